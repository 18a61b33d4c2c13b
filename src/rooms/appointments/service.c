/* SPDX-License-Identifier: EUPL-1.2
** service.c - one kind of appointment: how long, for whom, and who and what it needs. */
#include "rooms/appointments/setup.h"
#include "web/conflict.h"
#include "web/house.h"

struct can_line { resource_id id; const char *traits; struct isolated name; bool on; };
struct can_group { const char *words; struct { int n; struct can_line *at; } lines; };
struct service_page {
    const char *problem, *done, *title, *unit, *name; service_id id; int64_t minutes, notice_hours, ahead_days;
    bool online, special, closed, secret;
    struct conflict_was_page was;
    struct { int n; struct can_group at[4]; } groups;
};
#include "service.html.h"

enum { FIELDS = 7 };

bool service_open(struct req *r, service_id id, struct service_row *s)
{
    if (service(r, id, s) && in_my_units(r, s->unit)) return true;
    refuse(r, 404, T_appointments_service_gone);
    return false;
}

static int fields_of(struct req *r, const struct service_row *s, struct kept *k)
{
    k[0] = (struct kept){ "name", s->name };
    k[1] = (struct kept){ "minutes", fmt(r, "%lld", (long long)s->minutes) };
    k[2] = (struct kept){ "notice_hours", fmt(r, "%lld", (long long)s->notice_hours) };
    k[3] = (struct kept){ "ahead_days", fmt(r, "%lld", (long long)s->ahead_days) };
    k[4] = (struct kept){ "online", s->online ? "1" : "" };
    k[5] = (struct kept){ "special", s->special ? "1" : "" };
    k[6] = (struct kept){ "closed", s->closed ? "1" : "" };
    return FIELDS;
}

static bool ticked(const struct can_of *can, resource_id id)
{
    for (int i = 0; i < can->n; i++) if (can->at[i].resource.v == id.v) return true;
    return false;
}

static void take_groups(struct req *r, service_id id, const struct service_row *s, struct service_page *p)
{
    struct resources_of_unit all = resources_of_unit(r, s->unit);
    struct can_of can = can_of(r, id);

    for (int k = 0; k < 4; k++) {
        struct can_group *g = &p->groups.at[p->groups.n];
        *g = (struct can_group){ .words = appointments_said(r, "need", resource_kinds[k]),
            .lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *g->lines.at) };
        for (int i = 0; i < all.n; i++) {
            const struct resources_of_unit_row *x = &all.at[i];
            if (strcmp(x->kind, resource_kinds[k]) || (x->closed && !ticked(&can, x->id))) continue;
            g->lines.at[g->lines.n++] = (struct can_line){ x->id, traits_said(r, x->langs, x->signs, x->signs_until, x->step_free),
                { x->name }, ticked(&can, x->id) };
        }
        p->groups.n += g->lines.n > 0;
    }
}

static void render(struct req *r, int status, service_id id, const struct service_row *s, const char *problem)
{
    struct kept was[FIELDS];
    struct service_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .title = booked_for(r, s),
        .unit = s->unit_name, .name = s->name, .id = id, .minutes = s->minutes, .notice_hours = s->notice_hours,
        .ahead_days = s->ahead_days, .online = s->online, .special = s->special,
        .closed = s->closed, .secret = s->secret };

    p.was = conflict_was(r, s->row_version, fields_of(r, s, was), was);
    take_groups(r, id, s, &p);
    r->status = status;
    page_begin(r, p.title, .back = fmt(r, "/appointments/setup?unit=%lld", (long long)s->unit.v), .problem = *problem != 0);
    service_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    service_id id = { in_id(r, "id") };
    struct service_row s;

    if (service_open(r, id, &s)) render(r, 200, id, &s, "");
}

static void conflict(struct req *r, service_id id, const struct service_row *s)
{
    static const int labels[FIELDS] = { T_appointments_own_name, T_appointments_minutes, T_appointments_notice, T_appointments_ahead,
        T_appointments_online, T_appointments_special, T_appointments_closed_long };
    struct kept now[FIELDS], own = { "id", fmt(r, "%lld", (long long)id.v) };
    struct conflict_field f[FIELDS];
    int n = fields_of(r, s, now);

    for (int i = 0; i < n; i++)
        f[i] = (struct conflict_field){ now[i].name, text(r, labels[i]), now[i].value, i > 3 ? conflict_yes_no : NULL };
    conflict_page(r, &(struct conflict){ .title = booked_for(r, s), .action = "/appointments/service",
        .back = fmt(r, "/appointments/service?id=%s", own.value), .version = s->row_version, .carry = { 1, &own }, .n = n, .at = f });
}

/* Only calendars of this unit, or of the whole town. */
static void write_can(struct req *r, service_id id, const struct service_row *s)
{
    struct resources_of_unit all = resources_of_unit(r, s->unit);

    drop_can(r, id);
    for (int i = 0; i < all.n; i++)
        if (*in(r, fmt(r, "can%lld", (long long)all.at[i].id.v))) add_can(r, id, all.at[i].id);
}

static void post(struct req *r)
{
    service_id id = { in_id(r, "id") };
    struct service_row s;
    int64_t minutes = in_id(r, "minutes"), notice = in_id(r, "notice_hours"), ahead = in_id(r, "ahead_days");

    if (!service_open(r, id, &s)) return;
    if (minutes < 5 || minutes > 480) { render(r, 422, id, &s, text(r, T_appointments_minutes_wrong)); return; }
    if (notice < 0 || notice > 720 || ahead < 1 || ahead > 365 || strlen(in(r, "name")) > NAME_BYTES) {
        render(r, 422, id, &s, text(r, T_appointments_notice_wrong));
        return;
    }
    bool online = *in(r, "online") && !s.secret;                                /* AO4 */
    if (!change_service(r, id, in(r, "name"), minutes, notice, ahead, online, *in(r, "special") != 0, *in(r, "closed") != 0,
        in_id(r, "row_version"))) {
        conflict(r, id, &s);
        return;
    }
    if (in_has(r, "can")) write_can(r, id, &s);
    act(r, "changed a kind of appointment", "service", id.v);
    see_other(r, "/appointments/service?id=%lld&saved=1", (long long)id.v);
}
PAGE(appointments_service, .path = "/appointments/service", .may = KEEPS_CALENDARS, .get = get, .post = post,
     .help = "One kind of appointment: how long, and who and what it needs.");
