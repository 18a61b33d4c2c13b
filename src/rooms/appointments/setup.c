/* SPDX-License-Identifier: EUPL-1.2
** setup.c - a unit's calendars and kinds of appointment: what is there, and something new. */
#include "rooms/appointments/setup.h"
#include "web/house.h"

struct resource_line { resource_id id; const char *kind, *traits; struct isolated name; int64_t weekly; bool closed, shared; };
struct service_shown { service_id id; const char *words; int64_t minutes, served; bool online, closed; };
struct setup_page {
    const char *problem, *done; unit_id unit; struct choices units, kinds, subjects; bool decides;
    struct { int n; struct resource_line *at; } resources;
    struct { int n; struct service_shown *at; } services;
};
#include "setup.html.h"

const char *const resource_kinds[] = { "person", "helper", "room", "device", "interpreter", "signing", NULL };

const char *traits_said(struct req *r, const char *langs, bool signs, day signs_until, bool step_free)
{
    struct out o = { .mem = &r->mem };

    out_str(&o, langs);
    if (signs) out_fmt(&o, "%s%s", o.n ? " · " : "", text(r, T_appointments_signs));
    if (signs && signs_until.v != DAY_NONE.v) out_fmt(&o, " (%s %s)", text(r, T_appointments_until), day_said(r, signs_until));
    if (step_free) out_fmt(&o, "%s%s", o.n ? " · " : "", text(r, T_appointments_step_free_short));
    return out_text(&o);
}

static struct choices kinds_of(struct req *r)
{
    struct choices c = { .at = mem_get(&r->mem, 8 * sizeof *c.at) };

    for (int i = 0; resource_kinds[i]; i++)
        c.at[c.n++] = (struct choice){ resource_kinds[i], appointments_said(r, "kind", resource_kinds[i]),
            !strcmp(resource_kinds[i], in(r, "kind")) };
    return c;
}

static void render(struct req *r, int status, unit_id unit, const char *problem)
{
    struct resources_of_unit all = resources_of_unit(r, unit);
    struct services_of_unit kinds = services_of_unit(r, unit);
    struct setup_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .unit = unit,
        .units = units_of(r, unit.v), .kinds = kinds_of(r), .subjects = subjects_of(r, in(r, "subject")),
        .decides = (r->keys & MAY_DECIDE) != 0 };

    p.resources.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.resources.at);
    for (int i = 0; i < all.n; i++) {
        const struct resources_of_unit_row *x = &all.at[i];
        p.resources.at[p.resources.n++] = (struct resource_line){ x->id, appointments_said(r, "kind", x->kind),
            traits_said(r, x->langs, x->signs, x->signs_until, x->step_free), { x->name }, x->weekly, x->closed, x->shared };
    }
    p.services.at = mem_get(&r->mem, (size_t)(kinds.n + 1) * sizeof *p.services.at);
    for (int i = 0; i < kinds.n; i++) {
        const struct services_of_unit_row *s = &kinds.at[i];
        struct service_row named = { .subject = s->subject, .name = s->name };
        p.services.at[p.services.n++] = (struct service_shown){ s->id, booked_for(r, &named), s->minutes, s->served, s->online, s->closed };
    }
    r->status = status;
    page_begin(r, text(r, T_appointments_setup), .back = fmt(r, "/appointments?unit=%lld", (long long)unit.v), .problem = *problem != 0);
    setup_html(r, &p);
    page_end(r);
}

static bool unit_to_keep(struct req *r, unit_id *unit)
{
    *unit = unit_of_visit(r);
    if (!unit->v) refuse(r, 404, T_access_unit_gone);
    return unit->v != 0;
}

static void get(struct req *r)
{
    unit_id unit;

    if (unit_to_keep(r, &unit)) render(r, 200, unit, "");
}

static void post_resource(struct req *r, unit_id unit)
{
    const char *name = in(r, "name"), *kind = in(r, "kind");
    struct add_resource_row row;
    int i = 0;

    while (resource_kinds[i] && strcmp(resource_kinds[i], kind)) i++;
    if (!resource_kinds[i]) { render(r, 422, unit, text(r, T_care_no_choice)); return; }
    if (!name[strspn(name, " ")] || strlen(name) > NAME_BYTES) {
        render(r, 422, unit, text(r, *name ? T_appointments_long : T_appointments_name_needed));
        return;
    }
    bool shared = *in(r, "shared") && (r->keys & MAY_DECIDE) && i >= 4;         /* interpreters alone are the town's */
    if (!add_resource(r, shared ? (unit_id){ 0 } : unit, kind, name, (account_id){ 0 }, "", i == 5, DAY_NONE, false, r->now, staff_here(r),
        &row))
        fault(&r->fate, "a calendar was not written");
    act(r, "made a calendar", "resource", row.id.v);
    see_other(r, "/appointments/resource?id=%lld&unit=%lld&new=1", (long long)row.id.v, (long long)unit.v);
}

static void post_service(struct req *r, unit_id unit)
{
    struct add_service_row row;
    int64_t minutes = in_id(r, "minutes");
    bool special;

    if (!subject_is(in(r, "subject"), &special)) { render(r, 422, unit, text(r, T_care_no_choice)); return; }
    if (minutes < 5 || minutes > 480) { render(r, 422, unit, text(r, T_appointments_minutes_wrong)); return; }
    if (strlen(in(r, "title")) > NAME_BYTES) { render(r, 422, unit, text(r, T_appointments_long)); return; }
    if (!add_service(r, unit, in(r, "subject"), in(r, "title"), minutes, 2, 60, false, special, r->now, staff_here(r), &row))
        fault(&r->fate, "a service was not written");
    act(r, "made a kind of appointment", "service", row.id.v);
    see_other(r, "/appointments/service?id=%lld&new=1", (long long)row.id.v);
}

static void post(struct req *r)
{
    unit_id unit;

    if (!unit_to_keep(r, &unit)) return;
    if (!strcmp(in(r, "do"), "service")) post_service(r, unit);
    else post_resource(r, unit);
}
PAGE(appointments_setup, .path = "/appointments/setup", .may = KEEPS_CALENDARS, .get = get, .post = post,
    .help = "A unit's calendars and kinds of appointment.");
