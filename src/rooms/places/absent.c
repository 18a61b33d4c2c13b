/* SPDX-License-Identifier: EUPL-1.2
** absent.c - absences in a row are told to the keeper (PA1). */
#include "rooms/places/absent.h"
#include "rooms/care/care.h"

enum { TASK_DAYS = 3 };

int absent_limit(struct req *r, const char *programme)
{
    const struct place_rules *g = town_places_of(r->house->town, programme);

    return g ? g->absences : 0;
}

int64_t absent_in_row(const struct absent_runs *all, seat_id seat)
{
    for (int i = 0; i < all->n; i++) if (all->at[i].seat.v == seat.v) return all->at[i].n;
    return 0;
}

void absent_tell(struct req *r, const struct place *p, unit_id unit, day d)
{
    struct absent_runs all = absent_runs(r, p->is.section);
    int64_t n = absent_in_row(&all, p->id);
    int limit = absent_limit(r, p->is.programme);
    bool filled_in = false;

    if (!limit) return;
    if (n < limit) { task_done(r, "places", "seat", p->id.v, T_places_task_absent); return; }
    /* an earlier day joined two rows */
    for (int i = 0; i < all.n; i++) filled_in |= all.at[i].seat.v == p->id.v && all.at[i].last.v != d.v;
    if (n % limit && !filled_in) return;
    task_add(r, &(struct task){ .room = "places", .text = T_places_task_absent, .value = fmt(r, "%lld", (long long)n),
        .person = p->is.person, .about_kind = "seat", .about = p->id.v, .href = fmt(r, "/places/child?seat=%lld", (long long)p->id.v),
        .unit = unit, .due = working_add(r, r->today, TASK_DAYS) });
}
