/* SPDX-License-Identifier: EUPL-1.2
** about.c - what places knows of a person: panel, timeline, their own copy, what is kept and what an erasure takes; and my day. */
#include "rooms/places/inside.h"
#include "rooms/about.h"
#include "base/json.h"
#include "about.sql.h"

struct about_wish { wish_id id; const char *title, *state, *tone, *place; int64_t position; };
struct about_page { person_id person; struct { int n; struct about_wish *at; } wishes; };
struct waiting_call { call_id id; const char *title, *state, *tone; int64_t protests; };
struct waiting_page { struct { int n; struct waiting_call *at; } calls; };
#include "about.html.h"
#include "waiting.html.h"

static const char *title_of(struct req *r, call_id id)
{
    struct call c;

    return call_read(r, id, &c) ? call_title(r, &c) : "";
}

static void panel(struct req *r, person_id person, bool some)
{
    struct wishes_of all = some ? wishes_of(r, person) : (struct wishes_of){ 0 };
    struct about_page p = { .person = r->keys & MAY_ADVISE ? person : (person_id){ 0 } };

    p.wishes.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.wishes.at);
    for (int i = 0; i < all.n; i++) {
        const struct wishes_of_row *w = &all.at[i];
        bool out = !strcmp(w->state, "out") && w->counted.v, held = w->seat && !strcmp(w->seat, "held");
        p.wishes.at[p.wishes.n++] = (struct about_wish){ w->id, fmt(r, "%s · %s", title_of(r, w->call), w->code),
            w->seat ? said_word(r, "seat", w->seat) : out ? said_word(r, "out", w->out_why) : said_word(r, "show", w->state),
            held ? "ok" : w->seat ? "warn" : !strcmp(w->state, "in") ? "info" : "no",
            w->structure ? section_said(r, w->structure, w->name, (int)w->shift) : "–", w->position };
    }
    about_html(r, &p);
}

static void timeline(struct events *e, person_id person)
{
    struct happened all = happened(e->r, person, e->before, e->most);

    for (int i = 0; i < all.n; i++)
        event_put(e, &(struct event){ all.at[i].at, fmt(e->r, "%s: %s", title_of(e->r, all.at[i].call),
            !strcmp(all.at[i].what, "applied") ? text(e->r, T_places_applied) : said_word(e->r, "seat", all.at[i].what)),
            fmt(e->r, "/places/wish?id=%lld", (long long)all.at[i].wish.v), all.at[i].by.v ? who_said(e->r, all.at[i].by) : NULL });
}

static void ask_ahead(struct events *e, person_id person)
{
    wishes_of_ahead(e->r, person);
    happened_ahead(e->r, person, e->before, e->most);
}

static void copy(struct req *r, person_id person, struct out *o)
{
    struct wishes_of all = wishes_of(r, person);
    struct json j = { .out = o };

    out_str(o, "\"places\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        const struct wishes_of_row *w = &all.at[i];
        json_object(&j);
        json_key_str(&j, "call", title_of(r, w->call));
        json_key_str(&j, "code", w->code);
        json_key_str(&j, "state", w->seat ? w->seat : w->state);
        json_key_str(&j, "points", points_said(r, w->points));
        json_key_str(&j, "place", w->structure ? section_said(r, w->structure, w->name, (int)w->shift) : "");
        json_key(&j, "made");
        json_day(&j, greek_day(w->made));
        json_end_object(&j);
    }
    json_end_array(&j);
}

/* As long as the programme says, from the end of the call's places on. */
static int due(struct req *r, person_id person, day *until)
{
    struct ends_of all = ends_of(r, person);

    *until = DAY_NONE;
    for (int i = 0; i < all.n; i++) {
        int at = book_programme_find(r->house->book, all.at[i].programme),
            years = at < 0 ? 0 : book_programme(r->house->book, at)->retention_years;
        day last = day_add_months(all.at[i].until, 12 * (years ? years : town_retention(r->house->town, "places")->years));
        if (until->v == DAY_NONE.v || last.v > until->v) *until = last;
    }
    return all.n;
}

/* What was published stands by its code; the figures are in the ledger. */
static void erase(struct req *r, person_id person)
{
    forget_presences(r, person);
    forget_escorts(r, person);
    forget_cautions(r, person);
    forget_protests(r, person, "", 0);
    forget_fees(r, person);
    forget_wishes(r, person);
}
ABOUT_PERSON(places, .at = 55, .may = AT_PLACES | MAY_PRIVACY, .title = T_places_title, .has = ABOUT_PLACES, .ask = ask_ahead,
    .panel = panel, .timeline = timeline, .copy = copy, .due = due, .erase = erase);

/* ---- my day ---- */

static int count(struct req *r, bool team) { (void)team; return calls_waiting(r, r->now, r->today).n; }

static void show_waiting(struct req *r, bool team)
{
    struct calls_waiting all = calls_waiting(r, r->now, r->today);
    struct waiting_page p = { { 0, mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.calls.at) } };

    (void)team;
    for (int i = 0; i < all.n; i++) {
        struct call c;
        if (!call_read(r, all.at[i].id, &c)) continue;
        struct waiting_call *l = &p.calls.at[p.calls.n++];
        *l = (struct waiting_call){ .id = c.id, .title = call_title(r, &c), .protests = all.at[i].protests };
        l->state = call_state(r, &c, &l->tone);
    }
    waiting_html(r, &p);
}
MY_DAY(places, .at = 40, .may = MAY_DECIDE, .title = T_places_title, .count = count, .show = show_waiting);
