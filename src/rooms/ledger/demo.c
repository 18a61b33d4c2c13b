/* SPDX-License-Identifier: EUPL-1.2
** demo.c - the months before the demonstration's structures began to write every delivery down: one line a month for each person, as a
** town brings its old lists over, so that the year of each structure has figures. */
#include "rooms/ledger/inside.h"
#include "base/date.h"
#include "web/demo.h"
#include "web/edge.h"
#include "demo.sql.h"

enum { MONTHS = 12, PEOPLE = 24, EACH = 7 };
enum age { INFANT, CHILD, GROWN, OLD, AGES };
static const struct { int from, to; } years[AGES] = { [INFANT] = { 1, 6 }, [CHILD] = { 5, 14 }, [GROWN] = { 20, 65 }, [OLD] = { 62, 100 } };
/* What each kind of structure gives, to whom; how often in a month, at least; what one of it is worth, in cents. */
static const struct gives { const char *unit; enum delivered kind; enum age age; int often, worth; } all[] = {
    { "nursery", DELIVERED_PRESENCE, INFANT, 14, 0 }, { "kdap", DELIVERED_PRESENCE, CHILD, 12, 0 },
        { "kdap_amea", DELIVERED_PRESENCE, CHILD, 12, 0 },
    { "kifi", DELIVERED_PRESENCE, OLD, 10, 0 }, { "kapi", DELIVERED_PRESENCE, OLD, 6, 0 }, { "help_home", DELIVERED_VISIT, OLD, 4, 0 },
    { "community_centre", DELIVERED_LESSON, GROWN, 2, 0 },
    { "day_centre", DELIVERED_MEAL, GROWN, 8, 250 },
    { "grocery", DELIVERED_RATION, GROWN, 1, 2150 }, { "pharmacy", DELIVERED_MEDICINE, GROWN, 1, 450 },
    { "soup_kitchen", DELIVERED_MEAL, GROWN, 18, 250 },
    { "clinic", DELIVERED_APPOINTMENT, GROWN, 1, 0 }, { "dental", DELIVERED_APPOINTMENT, GROWN, 1, 0 },
    { "night_shelter", DELIVERED_NIGHT, GROWN, 9, 0 },
    { "hostel", DELIVERED_NIGHT, GROWN, 20, 0 }, { "rehab_hostel", DELIVERED_NIGHT, GROWN, 22, 0 },
    { "nursing_home", DELIVERED_NIGHT, OLD, 28, 0 },
    { "housing_work", DELIVERED_MONEY, GROWN, 1, 28000 }, { "volunteers_office", DELIVERED_MINUTES, GROWN, 240, 0 },
    { "youth_council", DELIVERED_LESSON, GROWN, 1, 0 }, };

static void month_of(struct req *r, unit_id unit, const struct gives *g, const struct demo_people *people, int turn, day on)
{
    int n = people->n < EACH ? people->n : EACH;

    for (int i = 0; i < n; i++) {
        int often = g->often + (g->often > 2 ? (i + turn) % 3 : 0);
        ledger_add(r, &(struct delivery){ .on = on, .unit = unit, .kind = g->kind, .person = people->at[(i + turn * 3) % people->n].id,
            .quantity = often, .worth = { (int64_t)g->worth * (g->kind == DELIVERED_MINUTES ? 0 : often) }, .about_kind = "before",
            .about = unit.v });
    }
}

/* The months that were over before the unit wrote its first line of this kind. */
static void year_of_unit(struct req *r, unit_id unit, const struct gives *g, const struct demo_people *people)
{
    struct first_of_row first;
    struct civil now = day_civil(r->today);
    day this_month = day_of(now.year, now.month, 1);
    bool has = first_of(r, unit, delivered_words[g->kind], &first) && first.day.v != DAY_NONE.v;

    for (int back = MONTHS; back > 0; back--) {
        day last = { day_add_months(this_month, 1 - back).v - 1 };
        if (!has || last.v < first.day.v) month_of(r, unit, g, people, back + (int)unit.v, last);
    }
}

static void invent(struct req *r)
{
    struct demo_self self = demo_begin(r);
    struct session manager;
    struct demo_people people[AGES];

    if (any_before(r).n || !demo_account(r, "manager", &manager)) return;
    demo_as(&self, &manager, 0);
    for (int a = 0; a < AGES; a++)
        people[a] = demo_people(r, day_add_months(r->today, -12 * years[a].to), day_add_months(r->today, -12 * years[a].from), PEOPLE);
    struct demo_units units = demo_units(r);
    for (int i = 0; i < units.n; i++)
        for (size_t k = 0; k < sizeof all / sizeof *all; k++)
            if (!strcmp(all[k].unit, units.at[i].kind) && people[all[k].age].n)
                year_of_unit(r, units.at[i].id, &all[k], &people[all[k].age]);
    act(r, "brought over what was given before", "demo", 0);
    demo_end(&self);
}
DEMO(ledger, .at = 55, .make = invent);
