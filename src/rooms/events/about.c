/* SPDX-License-Identifier: EUPL-1.2
** about.c - a person's courses, as far as the reader may know of them (EV7); their own copy; what is kept and what is forgotten. */
#include "rooms/events/inside.h"
#include "rooms/about.h"
#include "rooms/portal/portal.h"
#include "base/json.h"
#include "web/house.h"
#include "about.sql.h"

enum { PANEL_MOST = 10 };
static const instant for_ever = { 4102444800 };

struct panel_line { const char *href, *kind, *unit, *state, *tone; struct isolated title; instant made; int64_t came; };
struct panel_page { const char *join; struct { int n; struct panel_line *at; } lines; };
#include "panel.html.h"

static void ask_ahead(struct events *e, person_id id)
{
    signups_of_ahead(e->r, id, staff_here(e->r), e->r->today, for_ever, PANEL_MOST);
    signups_of_ahead(e->r, id, staff_here(e->r), e->r->today, e->before, e->most);
}

static void panel(struct req *r, person_id id, bool some)
{
    struct signups_of all = some ? signups_of(r, id, staff_here(r), r->today, for_ever, PANEL_MOST) : (struct signups_of){ 0 };
    struct panel_page p = { .join = r->keys & AT_EVENTS ? "/courses" : "",
        .lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at) };

    for (int i = 0; i < all.n; i++) {
        const struct signups_of_row *s = &all.at[i];
        p.lines.at[p.lines.n++] = (struct panel_line){ s->mine ? fmt(r, "/courses/signup?id=%lld", (long long)s->id.v) : "",
            events_said(r, "kind", s->kind), s->unit_name, events_said(r, "signup", s->state), events_tone(s->state),
            course_said(r, s->course).title, s->made, s->came };
    }
    panel_html(r, &p);
}

static void timeline(struct events *e, person_id id)
{
    struct req *r = e->r;
    struct signups_of all = signups_of(r, id, staff_here(r), r->today, e->before, e->most);

    for (int i = 0; i < all.n; i++)
        event_put(e, &(struct event){ all.at[i].made,
            fmt(r, "%s: %s, %s", text(r, T_events_registration), course_title(r, all.at[i].course),
            events_said(r, "signup", all.at[i].state)), all.at[i].mine ? fmt(r, "/courses/signup?id=%lld", (long long)all.at[i].id.v)
            : NULL, all.at[i].unit_name });
}

static void copy(struct req *r, person_id id, struct out *o)
{
    struct own_signups all = own_signups(r, id);
    struct own_came came = own_came(r, id);
    struct json j = { .out = o };

    out_str(o, "\"courses\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        json_object(&j);
        json_key_str(&j, "course", course_title(r, all.at[i].course));
        json_key_str(&j, "kind", all.at[i].kind);
        json_key_str(&j, "unit", all.at[i].unit_name);
        json_key_int(&j, "registered", all.at[i].made.v);
        json_key_str(&j, "state", all.at[i].state);
        json_key_str(&j, "words", events_unseal(r, "words", all.at[i].words, all.at[i].words_n));
        json_end_object(&j);
    }
    for (int i = 0; i < came.n; i++) {
        json_object(&j);
        json_key_str(&j, "course", course_title(r, came.at[i].course));
        json_key_int(&j, "came", came.at[i].starts.v);
        json_end_object(&j);
    }
    json_end_array(&j);
}

static int due(struct req *r, person_id id, day *until)
{
    struct last_of_row k = last_of(r, id);

    *until = k.n ? day_add_months(greek_day(k.last), 12 * town_retention(r->house->town, "events")->years) : DAY_NONE;
    return (int)k.n;
}

static void erase(struct req *r, person_id id) { forget_signups(r, id); }

ABOUT_PERSON(events, .at = 56, .may = AT_EVENTS | MAY_PRIVACY, .title = T_events_courses, .has = ABOUT_EVENTS, .ask = ask_ahead,
    .panel = panel, .timeline = timeline, .copy = copy, .due = due,
             .erase = erase);
