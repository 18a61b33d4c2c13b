/* SPDX-License-Identifier: EUPL-1.2
** erase.c - PV3, PV4: what each room must keep of a person, and taking away what none must. */
#include "rooms/privacy/inside.h"
#include "erase.sql.h"

enum { MAJORITY = 18 };

/* Nothing was done with the file for so long; of somebody who was a child, not before they are grown up for so long. */
static day rest_of(struct req *r, person_id person, day last)
{
    const struct retention *law = town_retention(r->house->town, "file");
    const struct person *p = registry_person(r, person);
    day rest = day_add_months(last, 12 * law->years), grown = p && p->birth.v != DAY_NONE.v ? day_add_months(p->birth, 12 * (MAJORITY + law->from_majority)) : DAY_NONE;
    bool child = grown.v != DAY_NONE.v && last.v < day_add_months(p->birth, 12 * MAJORITY).v;

    return child && grown.v > rest.v ? grown : rest;
}

struct keepings keepings_of(struct req *r, person_id person)
{
    struct keepings k = { .at = mem_get(&r->mem, (size_t)(abouts_n() + 1) * sizeof *k.at), .last = DAY_NONE };
    struct touched_row t = touched(r, person);

    for (int i = 0; i < abouts_n(); i++) {
        const struct about_person *a = abouts_at(i);
        const struct retention *law = town_retention(r->house->town, a->room);
        struct keeps one = { .room = text(r, a->title), .until = DAY_NONE, .law = law->law, .unsure = *law->law && law->grade == 'M' };
        if (!a->due || !a->due(r, person, &one.until)) continue;
        one.kept = one.until.v == DAY_NONE.v || one.until.v >= r->today.v;
        if (one.until.v != DAY_NONE.v && one.until.v > k.last.v) k.last = one.until;
        k.now |= one.kept;
        k.at[k.n++] = one;
    }
    if (t.last.v) {
        day rest = rest_of(r, person, greek_day(t.last));
        if (rest.v > k.last.v) k.last = rest;
    }
    return k;
}

void erase_file(struct req *r, person_id person, const char *ground, int64_t about, account_id proposer)
{
    for (int i = abouts_n(); i-- > 0; ) {                       /* the registry, which the others stand on, comes last */
        const struct about_person *a = abouts_at(i);
        if (a->erase) a->erase(r, person);
    }
    blank_requests(r, person, "", 0);
    blank_lines(r, person);
    add_gone(r, person, r->now, ground, about, proposer, access_reader(r).account);
    act(r, "erased a file", "person", person.v);
}
