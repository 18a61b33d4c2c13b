/* SPDX-License-Identifier: EUPL-1.2
** new.c - somebody new: the record first, the identity later.  A name or a nickname is all that is asked for. */
#include "rooms/registry/form.h"
#include "rooms/registry/words.h"
#include "rooms/registry/birth.h"
#include "rooms/registry/home.h"
#include "base/fold.h"
#include "rooms/registry/alike.h"
#include "new.sql.h"

static const char *const need_or_none[] = { "", "interpreter", "sign_language", "wheelchair", "large_print", "blind", "hard_of_hearing", "reads_with_help",
    "companion", "home_visit", "other", NULL };

static bool form(struct form *f, struct req *r)
{
    household_id home = { in_id(r, "household") };

    if (home.v && !household_seen(r, home)) return false;
    form_open(f, r, &(struct form_page){ .title = text(r, T_registry_new), .lead = home.v ? household_said(r, home) : in_id(r, "recorded") ? text_with(r, T_registry_recorded, in(r, "recorded")) : text(r, T_registry_new_lead),
        .action = "/person/new", .back = home.v ? fmt(r, "/household?id=%lld", (long long)home.v) : "/people", .about = home.v ? fmt(r, "%lld", (long long)home.v) : "",
        .button = text(r, T_registry_new_save), .like = "/people/like" });
    if (home.v) form_hide(f, "household", home.v);
    form_text(f, "family", T_registry_family, -1, "");
    form_text(f, "given", T_registry_given, T_registry_given_hint, "");
    form_text(f, "alias", T_registry_alias, T_registry_alias_hint, "");
    form_text(f, "birth", T_registry_birth, T_registry_birth_hint, "");
    form_pick(f, "sex", T_registry_sex, -1, sexes, sex_said, "");
    form_pick(f, "speaks", T_registry_lang, T_registry_lang_hint, languages, language_said, "");
    form_pick(f, "need", T_registry_need_kind, -1, need_or_none, need_said, "");
    form_text(f, "phone", T_registry_phone, T_registry_phone_hint, "");
    if (home.v) form_pick(f, "role", T_registry_role, T_registry_role_hint, roles, role_said, "child");
    form_text(f, "father", T_registry_father, -1, "");
    form_text(f, "mother", T_registry_mother, -1, "");
    form_text(f, "latin_family", T_registry_latin_family, T_registry_latin_hint, "");
    form_text(f, "latin_given", T_registry_latin_given, -1, "");
    form_text(f, "native", T_registry_native, T_registry_native_hint, "");
    form_text(f, "afm", T_registry_afm, T_registry_number_value_hint, "");
    form_text(f, "amka", T_registry_amka, -1, "");
    form_tick(f, "confirmed", T_registry_confirmed, T_registry_confirmed_hint, false);
    return true;
}

static void get(struct req *r)
{
    struct form f;

    if (form(&f, r)) form_answer(&f, 200);
}

/* RG2 */
static void check_number(struct form *f, const char *field)
{
    const char *wrong = registry_number_wrong(f->r, form_in(f, field));

    if (wrong) form_bad_words(f, field, wrong);
}

static bool check(struct form *f, struct person_new *n)
{
    static const char *const names_of[] = { "family", "given", "alias", "father", "mother", "latin_family", "latin_given", "native" };
    const char *phone = form_in(f, "phone");

    for (size_t i = 0; i < sizeof names_of / sizeof *names_of; i++) form_check_name(f, names_of[i]);
    if (!*form_in(f, "family") && !*form_in(f, "given") && !*form_in(f, "alias")) form_bad(f, "family", T_registry_new_nobody);
    form_birth_read(f, "birth", &n->birth, &n->birth_exact);
    form_word(f, "sex", sexes);
    form_word(f, "speaks", languages);
    form_word(f, "need", need_or_none);
    n->family = form_in(f, "family"), n->given = form_in(f, "given"), n->father = form_in(f, "father"), n->mother = form_in(f, "mother");
    n->sex = form_in(f, "sex");
    if (*phone && !registry_contact_fits(f->r, "mobile", phone)) form_bad(f, "phone", T_registry_contact_no_number);
    check_number(f, "afm");
    check_number(f, "amka");
    if (!f->page.problems.n && !in_has(f->r, "another")) form_alike(f, &(struct told){ n, phone, form_in(f, "afm"), form_in(f, "amka") });
    return !form_refused(f);
}

/* Other spellings: what was typed, or ELOT 743 of the Greek one. */
static void spell(struct req *r, struct form *f, person_id id, const struct person_new *n)
{
    struct person_new latin = { .family = form_in(f, "latin_family"), .given = form_in(f, "latin_given") };

    if (*latin.family || *latin.given) registry_add_name(r, id, "latin", &latin, false);
    else if (*n->family) registry_add_latin(r, id, n);
    if (*form_in(f, "native")) registry_add_name(r, id, "native", &(struct person_new){ .given = form_in(f, "native") }, false);
    if (*form_in(f, "alias") && (*form_in(f, "family") || *form_in(f, "given")))
        registry_add_name(r, id, "alias", &(struct person_new){ .given = form_in(f, "alias") }, false);
}

static void record(struct req *r, struct form *f, struct person_new *n)
{
    bool named = *form_in(f, "family") || *form_in(f, "given");
    household_id home = { in_id(r, "household") };
    person_id id;

    if (!named) n->given = form_in(f, "alias");
    n->lang = form_in(f, "speaks");
    n->confirmed = in_has(r, "confirmed");
    id = registry_add(r, n);
    spell(r, f, id, n);
    number_declare(r, id, "afm", form_in(f, "afm"), n);
    number_declare(r, id, "amka", form_in(f, "amka"), n);
    if (*form_in(f, "phone")) contact_add(r, id, "mobile", form_in(f, "phone"), "", 0, r->today);
    if (*form_in(f, "need")) new_need(r, id, form_in(f, "need"), r->today, r->now, access_reader(r).account);
    if (home.v && registry_join(r, home, id, "main", form_in(f, "role"), r->today) != MEMBER_OK) {
        form_bad(f, "birth", T_registry_member_unborn);
        form_refused(f);
        return;
    }
    registry_keys_write(r, id);                         /* SE1 */
    act(r, "recorded a person", "person", id.v);
    if (home.v) see_other(r, "/household?id=%lld&saved=1", (long long)home.v);
    else see_other(r, access_reader(r).files ? "/person?id=%lld&saved=1" : "/person/new?recorded=%lld", (long long)id.v);
}

static void post(struct req *r)
{
    struct form f;
    struct person_new n = { 0 };
    household_id home = { in_id(r, "household") };

    if (!form(&f, r)) return;
    if (home.v && form_word(&f, "role", roles)) household_role_check(&f, home, (member_id){ 0 }, r->today, DAY_NONE);
    if (check(&f, &n)) record(r, &f, &n);
}
PAGE(person_new, .path = "/person/new", .may = MAY_FILES | MAY_RECEIVE, .get = get, .post = post, .nav = T_registry_new, .nav_at = 12,
     .help = "Somebody new: the record first, the identity later.");
