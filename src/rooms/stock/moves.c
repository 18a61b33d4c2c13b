/* SPDX-License-Identifier: EUPL-1.2
** moves.c - every change of what a store holds is a row that stays (ST1 to ST4). */
#include "rooms/stock/inside.h"
#include "moves.sql.h"

moved_id stock_move(struct req *r, const struct moved *m)
{
    struct add_moved_row row;

    if (!add_moved(r, r->today, r->now, staff_here(r), m->unit, m->lot, m->kind, m->quantity, m->about_kind, m->about, m->why ? m->why : "",
        &row))
        fault(&r->fate, "what moved was not written");
    return row.id;
}

static struct lots_good good_of(struct req *r, unit_id unit, item_id item, const char *kind)
{
    return lots_good(r, unit, item, (day){ r->today.v + town_days_left(r->house->town, kind) });
}

int64_t stock_there(struct req *r, unit_id unit, item_id item, const char *kind)
{
    struct lots_good all = good_of(r, unit, item, kind);
    int64_t sum = 0;

    for (int i = 0; i < all.n; i++) sum += all.at[i].quantity;
    return sum;
}

bool lots_pick(struct req *r, unit_id unit, item_id item, const char *kind, int64_t want, struct picked_lots *to, int64_t *there)
{
    struct lots_good all = good_of(r, unit, item, kind);

    *to = (struct picked_lots){ .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *to->at) };
    *there = 0;
    for (int i = 0; i < all.n; i++) {
        int64_t n = all.at[i].quantity < want ? all.at[i].quantity : want;
        *there += all.at[i].quantity;
        if (n) to->at[to->n++] = (struct picked_lot){ all.at[i].lot, n, all.at[i].worth };
        want -= n;
    }
    return !want;
}

int moves_take_back(struct req *r, const char *about_kind, int64_t about, const char *why)
{
    return (int)take_back(r, about_kind, about, r->now, staff_here(r), why);
}

void move_take_back(struct req *r, moved_id id, const char *why)
{
    if (!take_back_one(r, id, r->now, staff_here(r), why)) fault(&r->fate, "a row of the stock was not countered");
}

cents differed(struct req *r, const struct store *s) { return differed_since(r, s->id, (day){ r->today.v - EYES_DAYS }).worth; }
