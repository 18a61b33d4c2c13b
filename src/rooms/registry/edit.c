/* SPDX-License-Identifier: EUPL-1.2
** edit.c - a person's own row: birth, sex, language, death, note. */
#include "rooms/registry/form.h"
#include "rooms/registry/words.h"
#include "rooms/registry/birth.h"
#include "edit.sql.h"

static void form(struct form *f, struct req *r, const struct person *who, const struct own_row *p)
{
    form_open(f, r, &(struct form_page){ .title = text(r, T_registry_edit), .lead = person_name(r, who), .action = "/person/edit",
        .back = person_href(r, who->id, ""), .about = fmt(r, "%lld", (long long)who->id.v) });
    form_hide(f, "id", who->id.v);
    form_version(f, p->row_version);
    form_text(f, "birth", T_registry_birth, T_registry_birth_hint, birth_typed(&r->mem, p->birth, p->birth_exact));
    form_pick(f, "sex", T_registry_sex, -1, sexes, sex_said, p->sex);
    form_pick(f, "speaks", T_registry_lang, T_registry_lang_hint, languages, language_said, p->lang);
    form_day(f, "death", T_registry_death, T_registry_death_hint, p->death);
    form_tick(f, "confirmed", T_registry_confirmed, T_registry_confirmed_hint, p->confirmed);
    form_long(f, "note", T_registry_note, T_registry_note_hint, p->note);
}

static void get(struct req *r)
{
    const struct person *who = subject(r, (person_id){ in_id(r, "id") });
    struct own_row p;
    struct form f;

    if (!who || !own(r, who->id, &p)) return;
    form(&f, r, who, &p);
    form_answer(&f, 200);
}

void form_birth_read(struct form *f, const char *field, day *birth, const char **exact)
{
    static const int problem[] = { 0, T_registry_birth_unread, T_registry_birth_no_day, T_registry_birth_two, T_registry_birth_future, T_registry_birth_old };
    enum birth_said said = birth_read(&f->r->mem, form_in(f, field), f->r->today, birth, exact);

    if (said != BIRTH_FINE) form_bad(f, field, problem[said]);
}

static void post(struct req *r)
{
    const struct person *who = subject(r, (person_id){ in_id(r, "id") });
    struct own_row p;
    struct form f;
    day birth, death;
    const char *exact;

    if (!who || !own(r, who->id, &p)) return;
    form(&f, r, who, &p);
    form_birth_read(&f, "birth", &birth, &exact);
    form_word(&f, "sex", sexes);
    form_word(&f, "speaks", languages);
    death = form_day_read(&f, "death");
    if (death.v != DAY_NONE.v && death.v > r->today.v) form_bad(&f, "death", T_registry_death_future);
    if (death.v != DAY_NONE.v && birth.v != DAY_NONE.v && death.v < birth.v) form_bad(&f, "death", T_registry_death_before);
    form_short(&f, "note", TEXT_MOST);
    if (form_refused(&f)) return;
    if (!set_own(r, who->id, in_id(r, "row_version"), form_in(&f, "sex"), birth, exact, death, form_in(&f, "speaks"), in_has(r, "confirmed"), form_in(&f, "note"))) {
        form_conflict(&f, p.row_version);
        return;
    }
    saved(r, who->id, "changed a person", "");
}
PAGE(edit, .path = "/person/edit", .may = MAY_OPEN, .get = get, .post = post, .help = "A person's birth, sex, language, death and note.");
