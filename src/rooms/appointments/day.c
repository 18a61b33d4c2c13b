/* SPDX-License-Identifier: EUPL-1.2
** day.c - a unit's day: who comes when, with whom; came, or did not, in one click. */
#include "rooms/appointments/desk.h"
#include "rooms/portal/portal.h"
#include "web/house.h"
#include "day.sql.h"

struct day_line {
    booking_id id; const char *hour, *until, *what, *state, *tone, *wishes, *with; struct isolated name; bool open, nameless;
    int64_t version;
};
struct day_page {
    const char *title, *problem, *done, *day, *before, *after, *holiday, *today; struct choices units; unit_id unit; bool keeps;
    int64_t booked;
    struct { int n; struct day_line *at; } lines;
};
#include "day.html.h"

unit_id unit_of_visit(struct req *r)
{
    unit_id *all;
    int n = access_units_of(r, &all);
    int64_t asked = in_id(r, "unit");

    for (int i = 0; i < n; i++) if (all[i].v == asked) return all[i];
    return n && !asked ? all[0] : (unit_id){ 0 };
}

const char *booked_name(struct req *r, person_id person, int shield, const void *name, size_t n)
{
    if (person.v && shield && !access_knows(r, person)) return "";
    return booking_unseal(r, "name", name, n);
}

day day_asked(struct req *r, const char *field, bool *wrong)
{
    day d = r->today;

    *wrong = *in(r, field) && !day_read_forgiving(in(r, field), &d);
    return *wrong ? r->today : d;
}

static const char *wishes_said(struct req *r, const char *lang, bool signing, bool step_free)
{
    return fmt(r, "%s%s%s%s%s", interpreter_language(lang), *lang && (signing || step_free) ? " · " : "",
               signing ? text(r, T_appointments_signing_short) : "", signing && step_free ? " · " : "",
               step_free ? text(r, T_appointments_step_free_short) : "");
}

static const char *tone_of(const char *state)
{
    return !strcmp(state, "booked") ? "info" : !strcmp(state, "came") ? "ok" : !strcmp(state, "no_show") ? "warn" : "no";
}

static void take_lines(struct req *r, struct day_page *p, unit_id unit, day d)
{
    instant since = greek_instant(d, 0), until = greek_instant((day){ d.v + 1 }, 0);
    struct day_bookings all = day_bookings(r, unit, since, until);
    struct day_held held = day_held(r, unit, since, until);

    p->lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct day_bookings_row *b = &all.at[i];
        struct service_row s = { .subject = b->subject, .name = b->service_name };
        struct out with = { .mem = &r->mem };
        const char *name = booked_name(r, b->person, (int)b->shield, b->name, b->name_n);
        for (int k = 0; k < held.n; k++)
            if (held.at[k].booking.v == b->id.v) { if (with.n) out_str(&with, ", "); out_str(&with, held.at[k].name); }
        p->booked += !strcmp(b->state, "booked");
        p->lines.at[p->lines.n++] = (struct day_line){ b->id, hour_said(r, b->starts), hour_said(r, b->ends), booked_for(r, &s),
            appointments_said(r, "state", b->state), tone_of(b->state), wishes_said(r, b->lang, b->signing, b->step_free), out_text(&with),
            { name }, !strcmp(b->state, "booked") && b->starts.v <= r->now.v + 3600, !*name, b->row_version };
    }
}

static void get(struct req *r)
{
    unit_id unit = unit_of_visit(r);
    bool wrong;
    day d = day_asked(r, "day", &wrong);
    const char *holiday = town_holiday(r->house->town, d);
    struct day_page p = { .title = day_words(r, d), .problem = wrong ? text(r, T_appointments_day_wrong) : "",
        .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .day = day_field(r, d), .units = units_of(r, unit.v), .unit = unit,
        .keeps = (r->keys & KEEPS_CALENDARS) != 0, .holiday = holiday ? text_named(r, fmt(r, "holiday.%s", holiday)) : "",
        .today = d.v == r->today.v ? "" : "1" };

    if (in_id(r, "unit") && !unit.v) { refuse(r, 404, T_access_unit_gone); return; }
    p.before = fmt(r, "/appointments?unit=%lld&day=%s", (long long)unit.v, day_field(r, (day){ d.v - 1 }));
    p.after = fmt(r, "/appointments?unit=%lld&day=%s", (long long)unit.v, day_field(r, (day){ d.v + 1 }));
    take_lines(r, &p, unit, d);
    r->status = wrong ? 422 : 200;
    r->no_store = true;
    page_begin(r, text(r, T_appointments_title), .wide = true, .problem = wrong);
    day_html(r, &p);
    page_end(r);
}
PAGE(appointments, .path = "/appointments", .may = AT_BOOKING, .get = get, .help = "A unit's day: who comes when, with whom.",
     .nav = T_appointments_title, .nav_at = 47);
