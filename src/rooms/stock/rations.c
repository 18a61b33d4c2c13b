/* SPDX-License-Identifier: EUPL-1.2
** rations.c - how much of a ration is left to a household, and when to come again (ST5, ST6). */
#include "rooms/stock/rations.h"
#include "rations.sql.h"

/* A household's ration is one, whoever of it comes; who was granted it alone has their own. */
static household_id of_household(const struct holder *h) { return h->household; }
static person_id of_person(const struct holder *h) { return h->household.v ? (person_id){ 0 } : h->person; }

struct lefts lefts_of(struct req *r, const struct store *s, const struct holder *h)
{
    struct lefts all = { .at = mem_get(&r->mem, (size_t)(s->rules->nrations + 1) * sizeof *all.at) };
    struct taken_now had = s->rules->nrations ? taken_now(r, of_household(h), of_person(h), s->kind, r->today) : (struct taken_now){ 0 };

    for (int i = 0; i < s->rules->nrations; i++) {
        const struct ration *a = &s->rules->rations[i];
        struct left l = { .ration = a, .most = ration_of(a, h->persons) };
        const struct taken_now_row *row = NULL;
        day begun = DAY_NONE;

        for (int k = 0; k < had.n && !row; k++) if (!strcmp(had.at[k].ration, a->group) &&
            had.at[k].since.v <= r->today.v) row = &had.at[k];
        if (row) begun = row->since;
        l.span = ration_span(a, r->today, begun);
        if (row && row->since.v == l.span.from.v) l.row = row->id, l.taken = row->taken;
        l.left = l.most > l.taken ? l.most - l.taken : 0;
        all.at[all.n++] = l;
    }
    return all;
}

const struct left *left_for(const struct lefts *all, const char *group)
{
    for (int i = 0; i < all->n; i++) if (!strcmp(all->at[i].ration->group, group)) return &all->at[i];
    return NULL;
}

day rations_next(struct req *r, const struct store *s, const struct holder *h)
{
    struct lefts all = lefts_of(r, s, h);
    day next = DAY_NONE;

    for (int i = 0; i < all.n; i++)
        if (all.at[i].taken && (next.v == DAY_NONE.v || all.at[i].span.until.v < next.v)) next = all.at[i].span.until;
    return next.v == DAY_NONE.v ? (day){ r->today.v + 1 } : next;
}

void ration_take(struct req *r, const struct store *s, const struct holder *h, handout_id id, const struct left *l, int64_t n)
{
    struct open_taken_row row;

    if (!open_taken(r, of_household(h), of_person(h), s->kind, l->ration->group, l->span.from, l->span.until, l->most, &row))
        fault(&r->fate, "a ration was not opened");
    add_took(r, id, row.id, n);
}

void rations_give_back(struct req *r, handout_id id) { take_took_back(r, id); }

const char *again_said(struct req *r, const struct store *s, day from)
{
    struct opening o;
    int at;

    if (!s->at) return week_day_said(r, from);
    o = town_opening(r->house->town, s->at, from, 0);
    if (o.is == CLOSED_NOW && o.next_day.v != DAY_NONE.v) from = o.next_day, at = o.next;
    else if (o.is == OPEN_NOW) at = 0;
    else return week_day_said(r, from);
    return at ? text_with(r, T_stock_from_hour, week_day_said(r, from), clock_said(r, at)) : week_day_said(r, from);
}
