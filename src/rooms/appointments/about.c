/* SPDX-License-Identifier: EUPL-1.2
** about.c - a person's appointments, as far as the reader may know of them (AP8); their own copy; what is kept and what is forgotten. */
#include "rooms/appointments/desk.h"
#include "rooms/about.h"
#include "base/json.h"
#include "web/house.h"
#include "rooms/portal/portal.h"
#include "about.sql.h"

enum { PANEL_MOST = 8 };
static const instant for_ever = { 4102444800 };

struct panel_line { const char *href, *what, *unit, *when, *state, *tone; };
struct panel_page { const char *book; struct { int n; struct panel_line *at; } lines; };
#include "panel.html.h"

static void ask_ahead(struct events *e, person_id id)
{
    bookings_of_ahead(e->r, id, staff_here(e->r), e->r->today, for_ever, PANEL_MOST);
    bookings_of_ahead(e->r, id, staff_here(e->r), e->r->today, e->before, e->most);
}

static void panel(struct req *r, person_id id, bool some)
{
    struct bookings_of all = some ? bookings_of(r, id, staff_here(r), r->today, for_ever, PANEL_MOST) : (struct bookings_of){ 0 };
    struct panel_page p = { .book = r->keys & AT_BOOKING ? fmt(r, "/appointments/new?person=%lld", (long long)id.v) : "",
        .lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at) };

    for (int i = 0; i < all.n; i++) {
        const struct bookings_of_row *b = &all.at[i];
        struct service_row s = { .subject = b->subject, .name = b->service_name };
        p.lines.at[p.lines.n++] = (struct panel_line){ b->mine ? fmt(r, "/appointments/one?id=%lld", (long long)b->id.v) : "",
            booked_for(r, &s), b->unit_name, when_said(r, b->starts), appointments_said(r, "state", b->state),
            !strcmp(b->state, "came") ? "ok" : !strcmp(b->state, "booked") ? "info" : "no" };
    }
    panel_html(r, &p);
}

static void timeline(struct events *e, person_id id)
{
    struct req *r = e->r;
    struct bookings_of all = bookings_of(r, id, staff_here(r), r->today, e->before, e->most);

    for (int i = 0; i < all.n; i++) {
        const struct bookings_of_row *b = &all.at[i];
        struct service_row s = { .subject = b->subject, .name = b->service_name };
        if (b->starts.v <= r->now.v)
            event_put(e, &(struct event){ b->starts, fmt(r, "%s: %s, %s", text(r, T_appointments_neutral), booked_for(r, &s),
                appointments_said(r, "state", b->state)), b->mine ? fmt(r, "/appointments/one?id=%lld", (long long)b->id.v) : NULL,
                b->unit_name });
    }
}

static void copy(struct req *r, person_id id, struct out *o)
{
    struct own_bookings all = own_bookings(r, id);
    struct own_written notes = own_written(r, id);
    struct json j = { .out = o };

    out_str(o, "\"appointments\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        json_object(&j);
        json_key_str(&j, "subject", all.at[i].subject);
        json_key_str(&j, "unit", all.at[i].unit_name);
        json_key_int(&j, "starts", all.at[i].starts.v);
        json_key_str(&j, "state", all.at[i].state);
        json_key_str(&j, "words", booking_unseal(r, "words", all.at[i].words, all.at[i].words_n));
        json_end_object(&j);
    }
    for (int i = 0; i < notes.n; i++) {
        json_object(&j);
        json_key_int(&j, "written", notes.at[i].made.v);
        json_key_str(&j, "words", booking_unseal(r, "written", notes.at[i].words, notes.at[i].words_n));
        json_end_object(&j);
    }
    json_end_array(&j);
}

static int due(struct req *r, person_id id, day *until)
{
    struct last_kept_row k = last_kept(r, id);

    *until = k.n ? day_add_months(greek_day(k.last), 12 * town_retention(r->house->town, "appointments")->years) : DAY_NONE;
    return (int)k.n;
}

static void erase(struct req *r, person_id id)
{
    forget_written(r, id);
    forget_waits(r, id);
    forget_bookings(r, id);
}

ABOUT_PERSON(appointments, .at = 55, .may = AT_BOOKING | MAY_PRIVACY, .title = T_appointments_title, .has = ABOUT_APPOINTMENTS,
    .ask = ask_ahead, .panel = panel, .timeline = timeline, .copy = copy,
             .due = due, .erase = erase);
