/* SPDX-License-Identifier: EUPL-1.2
** sight.c - may this reader open this file?  AC1 to AC4 of access.h. */
#include "rooms/room.h"
#include "web/edge.h"
#include "rooms/access/access.h"
#include "sight.sql.h"

struct reader access_reader(struct req *r)
{
    return (struct reader){ .account = { r->session ? r->session->staff : 0 }, .files = (r->keys & MAY_FILES) != 0 };
}

/* 1 or 0: it may be opened, with special-category facts or not; -1: it may not. */
static int sight_of(struct req *r, person_id person)
{
    struct reader me = access_reader(r);
    struct sight_row row;

    return sight(r, person, me.account, me.files, r->now, &row) ? row.special : -1;
}

bool access_sees(struct req *r, person_id person) { return sight_of(r, person) >= 0; }

bool access_open(struct req *r, person_id person, const char *what)
{
    if (sight_of(r, person) < 0) { refuse(r, 404, T_access_unknown); return false; }
    act(r, what, "person", person.v);
    return true;
}

bool access_special(struct req *r, person_id person)
{
    int special = sight_of(r, person);

    return special == 1 || (special == 0 && (r->keys & MAY_SPECIAL));
}

void access_give(struct req *r, const struct grant *g)
{
    give(r, g->person, g->unit, g->account, g->purpose, g->special, r->now, g->ends, g->about_kind, g->about);
}

void access_take(struct req *r, const char *about_kind, int64_t about) { take(r, about_kind, about, r->now); }

int access_units_of(struct req *r, unit_id **units)
{
    struct works_in all = works_in(r, access_reader(r).account, r->today);

    *units = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **units);
    for (int i = 0; i < all.n; i++) (*units)[i] = all.at[i].unit;
    return all.n;
}
