/* SPDX-License-Identifier: EUPL-1.2
** name.c - a spelling of somebody's name: as on the paper, in Latin letters, in their own script, a former one, a nickname. */
#include "rooms/registry/form.h"
#include "rooms/registry/words.h"
#include "base/fold.h"
#include "base/letters.h"
#include "name.sql.h"

struct entry { name_id id; const struct person *who; struct name_row row; };

/* ---- spellings ---- */

bool name_has_letter(const char *s)
{
    unsigned cp;

    while ((cp = letter_next(&s)))
        if ((cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') || (cp >= 0xc0 && cp != 0xfffd && (cp < 0x2000 || cp > 0x2bff))) return true;
    return false;
}

static bool has_greek(const char *s)
{
    unsigned cp;

    while ((cp = letter_next(&s))) if (letter_greek(cp)) return true;
    return false;
}

void registry_add_latin(struct req *r, person_id who, const struct person_new *n)
{
    struct names all = names(r, who);
    const char *family = n->family ? n->family : "", *given = n->given ? n->given : "";
    struct person_new latin = { .family = elot743(&r->mem, family), .given = elot743(&r->mem, given) };

    if (!has_greek(family) && !has_greek(given)) return;
    for (int i = 0; i < all.n; i++) if (!strcmp(all.at[i].kind, "latin")) return;
    registry_add_name(r, who, "latin", &latin, false);
}

/* ---- the form ---- */

/* RG13: who was only "known as" something until now is called by the name that is written next, unless the tick is taken away. */
static bool only_known_as(struct req *r, person_id who)
{
    struct names all = names(r, who);

    for (int i = 0; i < all.n; i++) if (strcmp(all.at[i].kind, "alias")) return false;
    return true;
}

static bool find(struct req *r, struct entry *e)
{
    const char *kind = in(r, "kind");

    *e = (struct entry){ .id = { in_id(r, "id") } };
    e->row = (struct name_row){ .person = { in_id(r, "person") }, .kind = *kind ? kind : "official", .family = "", .given = "", .father = "", .mother = "" };
    if (e->id.v && !name(r, e->id, &e->row)) return row_missing(r);
    if (!(e->who = subject(r, e->row.person))) return false;
    if (!e->id.v) e->row.shown = only_known_as(r, e->who->id);
    if (!e->id.v && !strcmp(e->row.kind, "latin")) {
        e->row.family = elot743(&r->mem, e->who->family);
        e->row.given = elot743(&r->mem, e->who->given);
    }
    return true;
}

static void form(struct form *f, struct req *r, struct entry *e)
{
    const struct name_row *n = &e->row;

    form_open(f, r, &(struct form_page){ .title = text(r, e->id.v ? T_registry_name_change : T_registry_name_new), .lead = person_name(r, e->who),
        .action = "/person/name", .back = person_href(r, e->who->id, "names"), .about = form_about(r, e->id.v, e->who->id) });
    form_row(f, e->id.v, e->who->id, n->row_version);
    form_pick(f, "kind", T_registry_name_kind, -1, name_kinds, name_said, n->kind);
    form_text(f, "family", T_registry_family, -1, n->family);
    form_text(f, "given", T_registry_given, T_registry_given_hint, n->given);
    form_text(f, "father", T_registry_father, -1, n->father);
    form_text(f, "mother", T_registry_mother, -1, n->mother);
    form_tick(f, "shown", T_registry_name_shown, T_registry_name_shown_hint, n->shown);
}

static void get(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    form(&f, r, &e);
    form_answer(&f, 200);
}

const char *registry_name_wrong(struct req *r, const char *s)
{
    if (characters(s) > NAME_MOST) return text_with(r, T_registry_name_long, fmt(r, "%zu", characters(s)), fmt(r, "%d", NAME_MOST));
    return !*s || name_has_letter(s) ? NULL : text(r, T_registry_name_no_letter);
}

void form_check_name(struct form *f, const char *field)
{
    const char *wrong = registry_name_wrong(f->r, form_in(f, field));

    if (wrong) form_bad_words(f, field, wrong);
}

void form_check_names(struct form *f)
{
    static const char *const parts_of[] = { "family", "given", "father", "mother" };

    for (int i = 0; i < 4; i++) form_check_name(f, parts_of[i]);
    if (!*form_in(f, "family") && !*form_in(f, "given")) form_bad(f, "family", T_registry_name_empty);
}

/* Somebody with names is shown by one of them. */
static void show_some(struct req *r, person_id who)
{
    struct names all = names(r, who);

    if (all.n && !all.at[0].shown) show_name(r, all.at[0].id);
}

static void save(struct req *r, struct entry *e, struct form *f)
{
    const char *kind = form_in(f, "kind"), *family = form_in(f, "family"), *given = form_in(f, "given"), *father = form_in(f, "father"), *mother = form_in(f, "mother");
    bool shown = in_has(r, "shown");

    form_word(f, "kind", name_kinds);
    form_check_names(f);
    if (form_refused(f)) return;
    if (e->id.v && in_id(r, "row_version") != e->row.row_version) { form_conflict(f, e->row.row_version); return; }
    if (shown) show_none(r, e->who->id);
    if (!e->id.v) add_spelling(r, e->who->id, kind, family, given, father, mother, shown, r->now, access_reader(r).account);
    else if (!set_name(r, e->id, e->row.row_version, kind, family, given, father, mother, shown)) { form_conflict(f, e->row.row_version); return; }
    show_some(r, e->who->id);
    saved(r, e->who->id, e->id.v ? "changed a name" : "wrote a name", "names");
}

static void post(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    form(&f, r, &e);
    if (!e.id.v || !removing(r)) { save(r, &e, &f); return; }
    if (names(r, e.who->id).n < 2) {
        form_bad(&f, "family", T_registry_name_last);
        form_refused(&f);
        return;
    }
    remove_name(r, e.id);
    show_some(r, e.who->id);
    saved(r, e.who->id, "removed a name written by mistake", "names");
}
PAGE(name, .path = "/person/name", .may = MAY_OPEN, .get = get, .post = post, .help = "A spelling of a person's name.");
