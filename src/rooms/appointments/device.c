/* SPDX-License-Identifier: EUPL-1.2
** device.c - the equipment of a clinic: where each device is, when it must be checked, what is out of order; and what of this room
** waits in my day.
**
** AD4  A device with a calendar is in no free time while it is out of order (search.sql); whoever has an appointment with it
**      in the next thirty days is told, and stands on the page. */
#include "rooms/appointments/setup.h"
#include "rooms/about.h"
#include "rooms/messages/messages.h"
#include "device.sql.h"

enum { SOON = 14, EVERY_MOST = 3650, BACK = 14, TOLD_AHEAD = 30 * 86400 };
struct device_hit { booking_id id; const char *when; };
struct device_line { device_id id; const char *name, *serial, *place, *broken, *tone, *calendar; day due; bool late; int64_t version;
    struct { int n; struct device_hit *at; } hits; };
struct device_calendar { resource_id id; const char *name; };
struct device_page { struct { int n; struct device_calendar *at; } calendars; const char *problem, *done, *name, *serial, *place, *due,
    *every; unit_id unit; struct choices units; struct { int n; struct device_line *at; } devices; };
#include "device.html.h"

/* AD4: who has an appointment in which it stands. */
static void take_hits(struct req *r, resource_id calendar, struct device_line *l)
{
    struct device_hits all = device_hits(r, calendar, r->now, (instant){ r->now.v + TOLD_AHEAD });

    l->hits.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *l->hits.at);
    for (int i = 0; i < all.n; i++) l->hits.at[l->hits.n++] = (struct device_hit){ all.at[i].booking, when_said(r, all.at[i].starts) };
}

static void render(struct req *r, int status, unit_id unit, const char *problem)
{
    struct device_calendars calendars = device_calendars(r, unit);
    struct devices all = devices(r, unit);
    struct device_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .name = in(r, "name"),
        .serial = in(r, "serial"), .place = in(r, "place"), .due = in(r, "due"), .every = *in(r, "every") ? in(r, "every") : "365",
        .unit = unit, .units = units_of(r, unit.v), .devices.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.devices.at) };

    for (int i = 0; i < all.n; i++) {
        const struct devices_row *d = &all.at[i];
        bool late = d->check_due.v < r->today.v;
        p.devices.at[p.devices.n++] = (struct device_line){ d->id, d->name, d->serial, d->place, d->broken,
            late ? "warn" : d->check_due.v <= r->today.v + SOON ? "info" : "ok", d->calendar ? d->calendar : "", d->check_due, late,
            d->row_version, { 0 } };
        if (*d->broken && d->resource.v) take_hits(r, d->resource, &p.devices.at[p.devices.n - 1]);
    }
    p.calendars.at = mem_get(&r->mem, (size_t)(calendars.n + 1) * sizeof *p.calendars.at);
    for (int i = 0; i < calendars.n; i++)
        p.calendars.at[p.calendars.n++] = (struct device_calendar){ calendars.at[i].id, calendars.at[i].name };
    r->status = status;
    page_begin(r, text(r, T_appointments_devices), .back = fmt(r, "/appointments?unit=%lld", (long long)unit.v), .wide = true,
        .problem = *problem != 0);
    device_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    unit_id unit = unit_of_visit(r);

    if (!unit.v) { refuse(r, 404, T_access_unit_gone); return; }
    render(r, 200, unit, "");
}

static bool calendar_of_unit(struct req *r, unit_id unit, resource_id id)
{
    struct device_calendars all = device_calendars(r, unit);

    for (int i = 0; i < all.n; i++) if (all.at[i].id.v == id.v) return true;
    return false;
}

static void post(struct req *r)
{
    unit_id unit = unit_of_visit(r);
    const char *name = in(r, "name");
    int64_t every = in_id(r, "every");
    struct add_device_row row;
    day due;

    if (!unit.v) { refuse(r, 404, T_access_unit_gone); return; }
    if (!name[strspn(name, " ")]) { render(r, 422, unit, text(r, T_appointments_name_needed)); return; }
    if (strlen(name) > NAME_BYTES || strlen(in(r, "serial")) > NAME_BYTES || strlen(in(r, "place")) > NAME_BYTES) {
        render(r, 422, unit, text(r, T_appointments_long));
        return;
    }
    if (!day_read_forgiving(in(r, "due"), &due)) { render(r, 422, unit, text(r, T_appointments_day_wrong)); return; }
    if (every < 1 || every > EVERY_MOST) { render(r, 422, unit, text(r, T_appointments_every_wrong)); return; }
    resource_id calendar = { in_id(r, "resource") };
    if (calendar.v && !calendar_of_unit(r, unit, calendar)) { render(r, 422, unit, text(r, T_care_no_choice)); return; }
    if (!add_device(r, unit, name, in(r, "serial"), in(r, "place"), every, due, calendar, r->now, staff_here(r), &row))
        fault(&r->fate, "a device was not written");
    act(r, "put a device in the register", "device", row.id.v);
    see_other(r, "/appointments/devices?unit=%lld&saved=1", (long long)unit.v);
}
PAGE(appointments_devices, .path = "/appointments/devices", .may = KEEPS_CALENDARS, .get = get, .post = post,
    .help = "The equipment register of a clinic.");

/* AD4: told once for each time it breaks; whoever has no file, or no telephone, stands on the page for the desk to ring. */
static void tell_booked(struct req *r, device_id id, resource_id calendar, int64_t version)
{
    struct device_hits all = device_hits(r, calendar, r->now, (instant){ r->now.v + TOLD_AHEAD });

    for (int i = 0; i < all.n; i++)
        if (all.at[i].person.v)
            message_send(r, &(struct message){ .person = registry_root(r, all.at[i].person), .text = T_appointments_device_message,
                MESSAGE_PARAMS(message_time(r, all.at[i].starts)), .ends = all.at[i].starts, .about_kind = "booking",
                .about = all.at[i].booking.v, .once_key = fmt(r, "device %lld %lld booking %lld", (long long)id.v, (long long)version,
                (long long)all.at[i].booking.v) });
}

static void post_do(struct req *r)
{
    device_id id = { in_id(r, "id") };
    const char *what = in(r, "do"), *words = in(r, "words");
    struct device_row d;
    bool checked = !strcmp(what, "checked"), broken = !strcmp(what, "broken"), mended = !strcmp(what, "mended"),
        closed = !strcmp(what, "closed");

    if (!device(r, id, &d) || !in_my_units(r, d.unit) || d.closed) { refuse(r, 404, T_appointments_device_gone); return; }
    if (!checked && !broken && !mended && !closed) { render(r, 422, d.unit, text(r, T_care_no_choice)); return; }
    if (broken && !words[strspn(words, " ")]) { render(r, 422, d.unit, text(r, T_appointments_broken_why)); return; }
    if (strlen(words) > NAME_BYTES) { render(r, 422, d.unit, text(r, T_appointments_long)); return; }
    day due = checked ? (day){ r->today.v + (int32_t)d.every_days } : d.check_due;
    if (!set_device(r, id, due, broken ? words : mended ? "" : d.broken, closed, in_id(r, "row_version"))) {
        render(r, 409, d.unit, text(r, T_appointments_device_moved_on));
        return;
    }
    if (broken && d.resource.v) tell_booked(r, id, d.resource, in_id(r, "row_version"));
    add_checked(r, id, what, words, r->today, r->now, staff_here(r));
    act(r, checked ? "checked a device" : broken ? "found a device out of order" : mended ? "mended a device" : "closed a device", "device",
        id.v);
    see_other(r, "/appointments/devices?unit=%lld&saved=1", (long long)d.unit.v);
}
PAGE(appointments_device, .path = "/appointments/device", .may = KEEPS_CALENDARS, .post = post_do,
    .help = "A device was checked, broke, was mended, is gone.");

/* ---- my day ---- */

struct waits_line { const char *href, *words, *when, *tone; };
struct waits_day_page { struct { int n; struct waits_line *at; } lines; };
#include "waits_day.html.h"

static struct devices_due due_devices(struct req *r) { return devices_due(r, staff_here(r), r->today, (day){ r->today.v + SOON }); }
static struct unmarked due_bookings(struct req *r)
{
    return unmarked(r, staff_here(r), r->today, r->now, (instant){ r->now.v - BACK * 86400 });
}

static int count_day(struct req *r, bool team) { return team ? 0 : due_devices(r).n + due_bookings(r).n; }

static void day_waits(struct req *r, bool team)
{
    struct devices_due d = due_devices(r);
    struct unmarked b = due_bookings(r);
    struct waits_day_page p = { .lines.at = mem_get(&r->mem, (size_t)(d.n + b.n + 1) * sizeof *p.lines.at) };

    for (int i = 0; i < b.n && !team; i++) {
        struct service_row s = { .subject = b.at[i].subject, .name = b.at[i].service_name };
        p.lines.at[p.lines.n++] = (struct waits_line){ fmt(r, "/appointments/one?id=%lld", (long long)b.at[i].id.v),
            text_with(r, T_appointments_unmarked, booked_for(r, &s)), when_said(r, b.at[i].starts), "warn" };
    }
    for (int i = 0; i < d.n && !team; i++)
        p.lines.at[p.lines.n++] = (struct waits_line){ fmt(r, "/appointments/devices?unit=%lld", (long long)d.at[i].unit), d.at[i].name,
            *d.at[i].broken ? d.at[i].broken : day_said(r, d.at[i].check_due), *d.at[i].broken || d.at[i].check_due.v < r->today.v ? "warn"
            : "info" };
    waits_day_html(r, &p);
}
MY_DAY(appointments, .at = 40, .may = KEEPS_CALENDARS, .title = T_appointments_day_waits, .count = count_day, .show = day_waits);
