/* SPDX-License-Identifier: EUPL-1.2
** demo.c - the demonstration's units: one for each structure of the town that the municipality runs, and who works where. */
#include "rooms/access/inside.h"
#include "rooms/portal/portal.h"
#include "web/demo.h"
#include "demo.sql.h"
#include "units.sql.h"

/* Not the town's own: offices and lines of the state. */
static bool of_the_state(const char *kind) { return !strcmp(kind, "kep") || !strcmp(kind, "opeka_office") || !strcmp(kind, "counselling_women"); }

/* The desk's people work at the Community Centre, in the social service and at the disability desk, whose equipment the keeper hands out;
** the keeper in every other structure, the manager in all; the health visitor also where something is treated or handed out on prescription. */
static bool works_there(const char *who, const char *kind)
{
    bool disability = !strcmp(kind, "disability_desk"), desk = disability || !strcmp(kind, "community_centre") || !strcmp(kind, "social_service");

    if (!strcmp(who, "manager")) return true;
    if (!strcmp(who, "reception") || !strcmp(who, "adviser")) return desk;
    if (!strcmp(who, "health")) return desk || !strcmp(kind, "pharmacy") || !strcmp(kind, "clinic") || !strcmp(kind, "dental");
    return !strcmp(who, "keeper") && (!desk || disability);
}

static void people_it(struct req *r, unit_id unit, const char *kind, const struct demo_accounts *all)
{
    for (int i = 0; i < all->n; i++)
        if (works_there(all->at[i].sign_in, kind)) add_work(r, unit, all->at[i].id, (day){ r->today.v - 400 }, DAY_NONE);
}

/* What people stay in and the directory does not name.  A women's shelter has a team of its own, and a name that says nothing. */
static void stay_units(struct req *r, const struct town *town, const struct demo_accounts *all)
{
    struct add_unit_row row;

    for (int i = 0; i < town_stay_rules(town); i++) {
        const char *kind = town_stay_rule(town, i)->kind;
        bool secret = !strcmp(kind, "womens_shelter");
        if (town_of_kind(town, kind, NULL)) continue;
        if (!add_unit(r, secret ? "Μονάδα Κυκλάμινο" : text_named(r, fmt(r, "structure.%s", kind)), "", kind, secret, &row)) fault(&r->fate, "a unit of the demonstration was not written");
        if (secret) r->hidden = -1;
        act(r, "made a unit", "unit", row.id.v);
        r->hidden = 0;
        for (int k = 0; k < all->n; k++)
            if (secret ? !strcmp(all->at[k].sign_in, "shelter") : works_there(all->at[k].sign_in, kind)) add_work(r, row.id, all->at[k].id, (day){ r->today.v - 400 }, DAY_NONE);
    }
}

/* People after rehabilitation work together where there is a hostel for them; it stands in no directory. */
static void cooperative_unit(struct req *r, const struct town *town, const struct demo_accounts *all)
{
    struct add_unit_row row;

    if (!town_stays_in(town, "rehab_hostel") || town_of_kind(town, "social_cooperative", NULL)) return;
    if (!add_unit(r, text_named(r, "structure.social_cooperative"), "", "social_cooperative", false, &row)) fault(&r->fate, "a unit of the demonstration was not written");
    act(r, "made a unit", "unit", row.id.v);
    people_it(r, row.id, "social_cooperative", all);
}

static void invent(struct req *r)
{
    const struct town *town = r->house->town;
    struct demo_accounts all = demo_accounts(r);
    struct add_unit_row row;

    if (any_unit(r).n || !town) return;
    for (int i = 0; i < town_structures(town); i++) {
        const struct structure *s = town_structure(town, i);
        const char *name = place_say(r, s).name.text;
        if (of_the_state(s->kind) || units_named(r, name, (unit_id){ 0 }).n) continue;
        if (!add_unit(r, name, s->id, s->kind, false, &row)) fault(&r->fate, "a unit of the demonstration was not written");
        act(r, "made a unit", "unit", row.id.v);
        people_it(r, row.id, s->kind, &all);
    }
    stay_units(r, town, &all);
    cooperative_unit(r, town, &all);
}
DEMO(units, .at = 20, .make = invent);
