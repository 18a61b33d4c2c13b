/* SPDX-License-Identifier: EUPL-1.2
** about.c - the cooperative on a person's page: for its own team alone (CO1); in their own copy all of it; what is kept. */
#include "rooms/cooperative/inside.h"
#include "rooms/about.h"
#include "rooms/portal/portal.h"
#include "base/json.h"
#include "about.sql.h"

struct seen_line { const char *path, *unit, *kind; day since, until; };
struct coop_panel_page { struct { int n; struct seen_line *at; } memberships; };
#include "coop_panel.html.h"

static struct seen_of seen(struct req *r, person_id person) { return seen_of(r, person, staff_here(r), r->today); }

static bool shown(struct req *r, person_id person) { return seen(r, person).n > 0; }

static void panel(struct req *r, person_id person, bool some)
{
    (void)some;
    struct seen_of all = seen(r, person);
    struct coop_panel_page p = { .memberships.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.memberships.at) };

    for (int i = 0; i < all.n; i++)
        p.memberships.at[p.memberships.n++] = (struct seen_line){ fmt(r, "/cooperative/member?id=%lld", (long long)all.at[i].id.v),
            all.at[i].unit_name, coop_said(r, "kind", all.at[i].kind), all.at[i].since, all.at[i].until };
    coop_panel_html(r, &p);
}

/* ---- the person's own copy ---- */

static void words(struct req *r, struct json *j, const char *key, const void *sealed, size_t n)
{
    const char *s = coop_open(r, sealed, n);

    if (*s) json_key_str(j, key, s);
}

static void copy_work(struct req *r, struct json *j, membership_id id)
{
    struct own_labour work = own_labour(r, id);
    struct own_income income = own_income(r, id);

    json_key(j, "work");
    json_array(j);
    for (int i = 0; i < work.n; i++) {
        json_object(j);
        json_key_day(j, "day", work.at[i].day);
        json_key_str(j, "kind", work.at[i].kind);
        json_key_int(j, "minutes", work.at[i].minutes);
        json_end_object(j);
    }
    json_end_array(j);
    json_key(j, "income");
    json_array(j);
    for (int i = 0; i < income.n; i++) {
        json_object(j);
        json_key_day(j, "month", income.at[i].month);
        json_key_int(j, "minutes", income.at[i].minutes);
        json_key_cents(j, "amount", income.at[i].amount);
        if (*income.at[i].why) json_key_str(j, "why", income.at[i].why);
        json_end_object(j);
    }
    json_end_array(j);
}

static void copy_answers(struct req *r, struct json *j, placement_id id)
{
    struct own_answers all = own_answers(r, id);

    json_key(j, "later");
    json_array(j);
    for (int i = 0; i < all.n; i++) {
        json_object(j);
        json_key_int(j, "months", all.at[i].months);
        json_key_day(j, "day", all.at[i].asked);
        json_key_str(j, "state", all.at[i].state);
        words(r, j, "words", all.at[i].words, all.at[i].words_n);
        json_end_object(j);
    }
    json_end_array(j);
}

static void copy_placements(struct req *r, struct json *j, membership_id id)
{
    struct own_placements all = own_placements(r, id);

    json_key(j, "placements");
    json_array(j);
    for (int i = 0; i < all.n; i++) {
        json_object(j);
        json_key_str(j, "kind", all.at[i].kind);
        words(r, j, "employer", all.at[i].employer, all.at[i].employer_n);
        json_key_int(j, "hours", all.at[i].hours);
        json_key_day(j, "since", all.at[i].since);
        json_key_day(j, "until", all.at[i].until);
        json_key_str(j, "outcome", all.at[i].outcome);
        words(r, j, "words", all.at[i].words, all.at[i].words_n);
        copy_answers(r, j, all.at[i].id);
        json_end_object(j);
    }
    json_end_array(j);
}

static void copy(struct req *r, person_id person, struct out *o)
{
    struct own_of all = own_of(r, person);
    struct json j = { .out = o };

    out_str(o, "\"cooperative\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        json_object(&j);
        json_key_str(&j, "unit", all.at[i].unit_name);
        json_key_str(&j, "kind", all.at[i].kind);
        json_key_cents(&j, "share", all.at[i].share);
        json_key_day(&j, "since", all.at[i].since);
        json_key_day(&j, "until", all.at[i].until);
        json_key_str(&j, "reason", all.at[i].reason);
        words(r, &j, "why", all.at[i].why, all.at[i].why_n);
        copy_work(r, &j, all.at[i].id);
        copy_placements(r, &j, all.at[i].id);
        json_end_object(&j);
    }
    json_end_array(&j);
}

/* ---- how long it is kept ---- */

static int due(struct req *r, person_id person, day *until)
{
    struct last_membership_row m = last_membership(r, person);

    *until = m.here || !m.n ? DAY_NONE : day_add_months(m.last, 12 * town_retention(r->house->town, "cooperative")->years);
    return (int)m.n;
}

static void erase(struct req *r, person_id person)
{
    erase_employers(r, person, "", 0);
    erase_answers(r, person);
    erase_membership(r, person);
}

ABOUT_PERSON(cooperative, .at = 57, .may = MAY_COOPERATE | MAY_PRIVACY, .title = T_cooperative_title, .has = ABOUT_COOPERATIVE,
    .shown = shown, .panel = panel, .copy = copy, .due = due, .erase = erase);
