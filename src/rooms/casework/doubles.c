/* SPDX-License-Identifier: EUPL-1.2
** doubles.c - what cannot go together: incompatible programmes and the same help twice, over the household and the period. */
#include "rooms/casework/follow.h"
#include "file.sql.h"

static bool excludes(const struct programme *a, const char *b)
{
    for (int i = 0; a && i < a->nincompatible; i++) if (!strcmp(a->incompatible[i], b)) return true;
    return false;
}

static const struct programme *programme_of(struct req *r, const char *id)
{
    int at = book_programme_find(r->house->book, id);

    return at < 0 ? NULL : book_programme(r->house->book, at);
}

/* The one that this case renews may run on until it ends: read_proposal() sees to it that this one begins then. */
static bool is_double(struct req *r, const struct case_file *c, const struct household_cases_row *o, bool *same)
{
    if (o->id.v == c->renews.v && o->ends.v != DAY_NONE.v) return false;

    const struct programme *mine = programme_of(r, c->programme);

    *same = !strcmp(c->programme, o->programme) && (!mine || !mine->per_person || o->person.v == c->person.v);
    return *same || excludes(mine, o->programme) || excludes(programme_of(r, o->programme), c->programme);
}

bool case_hides(struct req *r, person_id id)
{
    const struct person *p = staff_here(r).v ? registry_person(r, id) : NULL;

    return p && p->shield && !access_sees(r, id);
}

bool case_leaves_out(struct req *r, const struct case_file *c, person_id id) { return staff_here(r).v ? case_hides(r, id) : follow_hides(r, c, id); }

const char *case_member(struct req *r, person_id id)
{
    const struct person *p = registry_person(r, id);

    return p && access_sees_row(r, id, p->shield) ? person_name(r, p) : text(r, T_casework_other_member);
}

int case_doubles(struct req *r, const struct case_file *c, struct double_shown **list)
{
    struct household_cases all = household_cases(r, c->id, c->person, c->household, r->today);
    int n = 0;

    *list = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **list);
    for (int i = 0; i < all.n; i++) {
        const struct household_cases_row *o = &all.at[i];
        bool same;
        if (!is_double(r, c, o, &same) || case_hides(r, o->person)) continue;               /* CW21 */
        (*list)[n++] = (struct double_shown){ .id = o->id, .programme = programme_said(r, o->programme),
            .state = case_state_said(r, o->state), .ends = o->ends, .same = same,
            .who = { case_member(r, o->person) } };
    }
    return n;
}
