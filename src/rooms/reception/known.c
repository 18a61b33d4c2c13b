/* SPDX-License-Identifier: EUPL-1.2
** known.c - what reception knows of a person: panel, timeline, copy; visits of today that may have been theirs. */
#include "rooms/reception/inside.h"
#include "rooms/about.h"
#include "base/json.h"
#include "known.sql.h"

struct seen_visit { visit_id id; instant at; const char *purpose, *state; };
struct open_visit { visit_id id; int64_t number; struct isolated name; const char *purpose; };
struct known_page {
    person_id id;
    struct { int n; struct seen_visit *at; } visits;
    struct { int n; struct open_visit *at; } open;
};
#include "known.html.h"

enum { PANEL = 3, FAR = 1 << 30 };
static const instant ever = { INT64_MAX };

static void panel(struct req *r, person_id id, bool some)
{
    (void)some;
    struct visits_of all = visits_of(r, id, staff_here(r), 0, r->today, ever, ABOUT_FIRST);        /* the first page of the timeline asks the same */
    struct unknown_today open = unknown_today(r, place_of_reader(r), r->today, access_reader(r).account, reception_files(r), r->now);
    struct known_page p = { .id = id };

    p.visits.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.visits.at);
    for (int i = 0; i < all.n && i < PANEL; i++)
        p.visits.at[p.visits.n++] = (struct seen_visit){ all.at[i].id, all.at[i].at, reception_said(r, "purpose", all.at[i].purpose),
                                                         reception_said(r, "state", all.at[i].state) };
    p.open.at = mem_get(&r->mem, (size_t)(open.n + 1) * sizeof *p.open.at);
    for (int i = 0; i < open.n; i++)
        p.open.at[p.open.n++] = (struct open_visit){ open.at[i].id, open.at[i].number, { reception_unseal(r, "name", open.at[i].name, open.at[i].name_n) },
                                                     reception_said(r, "purpose", open.at[i].purpose) };
    known_html(r, &p);
}

static void timeline(struct events *e, person_id id)
{
    struct req *r = e->r;
    struct visits_of all = visits_of(r, id, staff_here(r), 0, r->today, e->before, e->most);

    for (int i = 0; i < all.n; i++)
        event_put(e, &(struct event){ all.at[i].at, text_with(r, T_reception_event, reception_said(r, "purpose", all.at[i].purpose),
            reception_said(r, "state", all.at[i].state)), fmt(r, "/reception/visit?id=%lld", (long long)all.at[i].id.v), all.at[i].worker });
}

static void ask_ahead(struct events *e, person_id id)
{
    struct req *r = e->r;

    visits_of_ahead(r, id, staff_here(r), 0, r->today, ever, ABOUT_FIRST);
    visits_of_ahead(r, id, staff_here(r), 0, r->today, e->before, e->most);
    unknown_today_ahead(r, place_of_reader(r), r->today, access_reader(r).account, reception_files(r), r->now);
}

static void copy(struct req *r, person_id id, struct out *o)
{
    struct visits_of all = visits_of(r, id, staff_here(r), 1, r->today, (instant){ r->now.v + 86400 }, FAR);
    struct json j = { .out = o };

    out_str(o, "\"visits\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        json_object(&j);
        json_key(&j, "at"), json_int(&j, all.at[i].at.v);
        json_key(&j, "purpose"), json_str(&j, all.at[i].purpose);
        json_key(&j, "said"), json_str(&j, reception_unseal(r, "said", all.at[i].said, all.at[i].said_n));
        json_end_object(&j);
    }
    json_end_array(&j);
}

/* The figures stay, without anybody. */
static void erase(struct req *r, person_id id)
{
    forget_visits(r, id);
    forget_asides(r, id);
}

ABOUT_PERSON(reception, .at = 70, .may = AT_RECEPTION, .title = T_reception_visits, .ask = ask_ahead, .panel = panel, .timeline = timeline, .copy = copy, .erase = erase);

/* ---- my day ---- */

static int count(struct req *r, bool team) { return team ? 0 : (int)how_many_wait(r, place_of_reader(r), r->today).n; }

struct waiting_page { int64_t count; };
#include "waiting.html.h"
static void section(struct req *r, bool team) { waiting_html(r, &(struct waiting_page){ count(r, team) }); }
MY_DAY(reception, .at = 10, .may = AT_RECEPTION, .title = T_reception_queue, .count = count, .show = section);
