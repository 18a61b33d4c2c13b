/* SPDX-License-Identifier: EUPL-1.2
** about.c - stays on a person's page, in their own copy; a stay in a secret unit is there for its own team alone (ST6). */
#include "rooms/stays/inside.h"
#include "rooms/about.h"
#include "base/json.h"
#include "about.sql.h"

enum { YEARS_KEPT = 5 };
struct stay_shown { const char *path, *unit, *words; bool here; };
struct stays_panel_page { struct { int n; struct stay_shown *at; } stays; };
#include "stays_panel.html.h"

static struct stays_of of(struct req *r, person_id person) { return stays_of(r, person, stay_me(r), r->today); }

static void ask_ahead(struct events *e, person_id person) { stays_of_ahead(e->r, person, stay_me(e->r), e->r->today); }

static void panel(struct req *r, person_id person)
{
    struct stays_of all = of(r, person);
    struct stays_panel_page p = { .stays.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.stays.at) };

    for (int i = 0; i < all.n; i++) {
        struct stays_of_row *s = &all.at[i];
        bool here = s->until.v == DAY_NONE.v;
        p.stays.at[p.stays.n++] = (struct stay_shown){ s->opens && r->keys & MAY_STAY ? fmt(r, "/stays/stay?id=%lld", (long long)s->id.v) : "", s->unit_name,
            here ? text_with(r, T_stays_panel_here, day_said(r, s->since)) : text_with(r, T_stays_panel_left, day_said(r, s->since), day_said(r, s->until)), here };
    }
    stays_panel_html(r, &p);
}

static void timeline(struct events *e, person_id person)
{
    struct stays_of all = of(e->r, person);

    for (int i = 0; i < all.n; i++) {
        struct stays_of_row *s = &all.at[i];
        const char *path = s->opens && e->r->keys & MAY_STAY ? fmt(e->r, "/stays/stay?id=%lld", (long long)s->id.v) : NULL;
        if (s->until.v != DAY_NONE.v && s->ended_at.v < e->before.v)
            event_put(e, &(struct event){ s->ended_at, text_with(e->r, T_stays_line_left, s->unit_name), path, NULL });
        if (s->made.v < e->before.v) event_put(e, &(struct event){ s->made, text_with(e->r, T_stays_line_came, s->unit_name), path, NULL });
    }
}

static void copy(struct req *r, person_id person, struct out *o)
{
    struct stays_of all = of(r, person);
    struct json j = { .out = o };

    out_str(o, "\"stays\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        json_object(&j);
        json_key_str(&j, "unit", all.at[i].unit_name);
        json_key(&j, "since");
        json_day(&j, all.at[i].since);
        if (all.at[i].until.v != DAY_NONE.v) { json_key(&j, "until"); json_day(&j, all.at[i].until); }
        json_key_str(&j, "destination", all.at[i].destination);
        json_end_object(&j);
    }
    json_end_array(&j);
}

static int due(struct req *r, person_id person, day *until)
{
    struct last_stay_row s = last_stay(r, person);

    if (!s.n) return 0;
    *until = day_add_months(s.last, 12 * YEARS_KEPT);
    return 1;
}

static void erase(struct req *r, person_id person)
{
    erase_words(r, person);
    erase_callers(r, person);
    erase_leaves(r, person);
    erase_papers(r, person);
    erase_talks(r, person);
    erase_jobs(r, person);
    erase_entries(r, person);
}

ABOUT_PERSON(stays, .at = 55, .may = MAY_ADVISE | MAY_DECIDE | MAY_KEEP, .title = T_stays_panel, .ask = ask_ahead, .panel = panel, .timeline = timeline, .copy = copy,
             .due = due, .erase = erase);
