/* SPDX-License-Identifier: EUPL-1.2
** resource.c - one calendar: what it is, its weekly hours, the days that are otherwise.
**
** AP3  An absence takes nothing back by itself, nor do hours that end or a calendar that is closed: the appointments that stand outside are
**      named, each to be moved or cancelled by somebody. */
#include "rooms/appointments/setup.h"
#include "web/conflict.h"
#include "web/house.h"

struct hours_line { hours_id id; const char *weekday, *from, *to, *span; bool holidays, night; };
struct exception_line { exception_id id; const char *day, *from, *to; bool there; };
struct weekday_option { const char *value, *words; bool on; };
struct resource_page {
    const char *problem, *done, *kind, *name, *langs, *signs_until, *from, *to, *since, *until, *first, *last, *xfrom, *xto;
    resource_id id; int64_t unit; bool signs, step_free, closed, person, room, langs_too, there, holidays, keeps;
    struct choices accounts; struct conflict_was_page was;
    struct { int n; struct hours_line *at; } hours;
    struct { int n; struct exception_line *at; } exceptions;
    struct hit_lines hits;
    struct { int n; struct weekday_option at[7]; } weekdays;
};
#include "resource.html.h"

enum { FIELDS = 6, HOURS_MOST = 60 };

/* The town's own is read by everybody who keeps calendars, and kept by whoever decides. */
static bool keeps(struct req *r, const struct resource_row *x) { return x->unit.v ? in_my_units(r, x->unit) : (r->keys & MAY_DECIDE) != 0; }

bool resource_open(struct req *r, resource_id id, struct resource_row *x)
{
    if (resource(r, id, x) && (keeps(r, x) || (!x->unit.v && r->reading))) return true;
    refuse(r, 404, T_appointments_resource_gone);
    return false;
}

static int fields_of(struct req *r, const struct resource_row *x, struct kept *k)
{
    k[0] = (struct kept){ "name", x->name };
    k[1] = (struct kept){ "langs", x->langs };
    k[2] = (struct kept){ "signs", x->signs ? "1" : "" };
    k[3] = (struct kept){ "signs_until", x->signs_until.v == DAY_NONE.v ? "" : day_field(r, x->signs_until) };
    k[4] = (struct kept){ "step_free", x->step_free ? "1" : "" };
    k[5] = (struct kept){ "closed", x->closed ? "1" : "" };
    return FIELDS;
}

static void take_days(struct req *r, resource_id id, struct resource_page *p)
{
    struct hours_of h = hours_of(r, id);
    struct exceptions_of e = exceptions_of(r, id, r->today);

    p->hours.at = mem_get(&r->mem, (size_t)(h.n + 1) * sizeof *p->hours.at);
    for (int i = 0; i < h.n; i++) {
        const struct hours_of_row *x = &h.at[i];
        bool some = x->until.v != DAY_NONE.v || x->since.v > r->today.v;
        p->hours.at[p->hours.n++] = (struct hours_line){ x->id, weekday_words(r, (int)x->weekday), minute_field(r, (int)x->from_minute),
            minute_field(r, (int)x->to_minute % 1440), some ? fmt(r, "%s – %s", day_said(r, x->since), day_said(r, x->until)) : "",
            x->holidays, x->to_minute > 1440 };
    }
    p->exceptions.at = mem_get(&r->mem, (size_t)(e.n + 1) * sizeof *p->exceptions.at);
    for (int i = 0; i < e.n; i++) {
        const struct exceptions_of_row *x = &e.at[i];
        p->exceptions.at[p->exceptions.n++] = (struct exception_line){ x->id, day_words(r, x->on_day), minute_field(r, (int)x->from_minute),
            x->to_minute == 1440 ? "24:00" : minute_field(r, (int)x->to_minute % 1440), x->there };
    }
}

static struct choices accounts_of(struct req *r, account_id held)
{
    struct accounts all = accounts(r);
    struct choices c = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *c.at) };

    c.at[c.n++] = (struct choice){ "", text(r, T_appointments_nobody), !held.v };
    for (int i = 0; i < all.n; i++)
        c.at[c.n++] = (struct choice){ fmt(r, "%lld", (long long)all.at[i].id.v), all.at[i].name, all.at[i].id.v == held.v };
    return c;
}

/* Nobody, or somebody who can be chosen. */
static bool account_known(struct req *r, account_id id)
{
    struct accounts all = accounts(r);

    for (int i = 0; i < all.n; i++) if (all.at[i].id.v == id.v) return true;
    return !id.v;
}

/* What was typed of hours, or of a day that is otherwise, stands there again. */
static void take_typed(struct req *r, bool problem, struct resource_page *p)
{
    bool hours = problem && in_has(r, "since"), otherwise = problem && in_has(r, "first");

    p->from = hours ? in(r, "from") : "", p->to = hours ? in(r, "to") : "", p->until = hours ? in(r, "until") : "";
    p->since = hours ? in(r, "since") : day_field(r, r->today);
    p->holidays = hours && *in(r, "holidays");
    p->first = otherwise ? in(r, "first") : day_field(r, r->today);
    p->last = otherwise ? in(r, "last") : "", p->xfrom = otherwise ? in(r, "from") : "", p->xto = otherwise ? in(r, "to") : "";
    p->there = otherwise && !strcmp(in(r, "there"), "1");
    for (int i = 0; i < 7; i++)
        p->weekdays.at[p->weekdays.n++] = (struct weekday_option){ fmt(r, "%d", i), weekday_words(r, i),
            hours && *in(r, fmt(r, "w%d", i)) };
}

static void render(struct req *r, int status, resource_id id, const struct resource_row *x, const char *problem)
{
    struct kept was[FIELDS];
    bool typed_ = *problem && in_has(r, "name");
    struct resource_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "",
        .kind = appointments_said(r, "kind", x->kind), .name = typed_ ? in(r, "name") : x->name, .langs = typed_ ? in(r, "langs")
        : x->langs, .id = id, .unit = in_id(r, "unit"),
        .signs = typed_ ? *in(r, "signs") != 0 : x->signs, .step_free = typed_ ? *in(r, "step_free") != 0 : x->step_free,
        .closed = typed_ ? *in(r, "closed") != 0 : x->closed,
        .accounts = accounts_of(r, typed_ && in_has(r, "account") ? (account_id){ in_id(r, "account") } : x->account),
        .person = !strcmp(x->kind, "person") || !strcmp(x->kind, "helper"), .room = !strcmp(x->kind, "room"), .keeps = keeps(r, x) };

    p.langs_too = p.person || !strcmp(x->kind, "interpreter");
    p.was = conflict_was(r, x->row_version, fields_of(r, x, was), was);
    p.signs_until = typed_ ? in(r, "signs_until") : was[3].value;
    take_typed(r, *problem != 0, &p);
    take_days(r, id, &p);
    p.hits = outside_hours(r, id, x);
    r->status = status;
    page_begin(r, x->name, .back = fmt(r, "/appointments/setup?unit=%lld", (long long)(x->unit.v ? x->unit.v : p.unit)),
        .problem = *problem != 0);
    resource_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    resource_id id = { in_id(r, "id") };
    struct resource_row x;

    if (resource_open(r, id, &x)) render(r, 200, id, &x, "");
}

static void saved(struct req *r, resource_id id)
{
    see_other(r, "/appointments/resource?id=%lld&unit=%lld&saved=1", (long long)id.v, (long long)in_id(r, "unit"));
}

static void conflict(struct req *r, resource_id id, const struct resource_row *x)
{
    static const int labels[FIELDS] = { T_appointments_name, T_appointments_langs, T_appointments_signs, T_appointments_signs_until,
        T_appointments_step_free_short, T_appointments_closed_long };
    struct kept now[FIELDS], own = { "id", fmt(r, "%lld", (long long)id.v) };
    struct conflict_field f[FIELDS];
    int n = fields_of(r, x, now);

    for (int i = 0; i < n; i++)
        f[i] = (struct conflict_field){ now[i].name, text(r, labels[i]), now[i].value, i == 2 || i > 3 ? conflict_yes_no : NULL };
    conflict_page(r, &(struct conflict){ .title = x->name, .action = "/appointments/resource",
        .back = fmt(r, "/appointments/resource?id=%s", own.value), .version = x->row_version, .carry = { 1, &own }, .n = n, .at = f });
}

static const char *langs_wrong(const char *s)
{
    return strlen(s) > 60 || s[strspn(s, "abcdefghijklmnopqrstuvwxyz -")] ? s : NULL;
}

static void post(struct req *r)
{
    resource_id id = { in_id(r, "id") };
    const char *name = in(r, "name");
    struct resource_row x;
    day until = DAY_NONE;

    if (!resource_open(r, id, &x)) return;
    if (!name[strspn(name, " ")] || strlen(name) > NAME_BYTES) {
        render(r, 422, id, &x, text(r, *name ? T_appointments_long : T_appointments_name_needed));
        return;
    }
    if (langs_wrong(in(r, "langs"))) { render(r, 422, id, &x, text(r, T_appointments_langs_wrong)); return; }
    if (*in(r, "signs_until") && !day_read_forgiving(in(r, "signs_until"), &until)) {
        render(r, 422, id, &x, text(r, T_appointments_day_wrong));
        return;
    }
    account_id account = in_has(r, "account") ? (account_id){ in_id(r, "account") } : x.account;
    if (account.v != x.account.v && !account_known(r, account)) { render(r, 422, id, &x, text(r, T_care_no_choice)); return; }
    if (!change_resource(r, id, name, account, in(r, "langs"), *in(r, "signs") != 0, until, *in(r, "step_free") != 0, *in(r, "closed") != 0,
        in_id(r, "row_version"))) {
        conflict(r, id, &x);
        return;
    }
    act(r, "changed a calendar", "resource", id.v);
    saved(r, id);
}
PAGE(appointments_resource, .path = "/appointments/resource", .may = KEEPS_CALENDARS, .get = get, .post = post,
    .help = "One calendar: hours, exceptions, what it can.");

/* "9:00" to "13:00"; an end not after the beginning is the next morning. */
static bool span_read(struct req *r, int *from, int *to)
{
    if (!minute_read(in(r, "from"), from) || !minute_read(in(r, "to"), to) || *from >= 1440) return false;
    if (*to <= *from) *to += 1440;
    return *to - *from <= 1440;
}

/* From when to when hours or days stand; *last stays where none is typed.  False after answering. */
static bool days_read(struct req *r, resource_id id, const struct resource_row *x, const char *from, const char *to, day *first, day *last)
{
    if ((*in(r, from) && !day_read_forgiving(in(r, from), first)) || (*in(r, to) && !day_read_forgiving(in(r, to), last))) {
        render(r, 422, id, x, text(r, T_appointments_day_wrong));
        return false;
    }
    if (first->v >= r->today.v - 366 && (!*in(r, to) || (last->v >= first->v && last->v - first->v <= 366))) return true;
    render(r, 422, id, x, text(r, T_appointments_days_wrong));
    return false;
}

static void post_hours(struct req *r)
{
    resource_id id = { in_id(r, "id") };
    struct resource_row x;
    day since = r->today, until = DAY_NONE;
    int from, to;
    bool any = false;

    if (!resource_open(r, id, &x)) return;
    if (in_id(r, "remove")) {
        if (remove_hours(r, (hours_id){ in_id(r, "remove") }, id)) act(r, "took hours out of a calendar", "resource", id.v);
        saved(r, id);
        return;
    }
    if (!span_read(r, &from, &to)) { render(r, 422, id, &x, text(r, T_appointments_hours_wrong)); return; }
    for (int i = 0; i < 7; i++) any |= *in(r, fmt(r, "w%d", i)) != 0;
    if (!any) { render(r, 422, id, &x, text(r, T_appointments_weekday_needed)); return; }
    if (!days_read(r, id, &x, "since", "until", &since, &until)) return;
    if (hours_of(r, id).n > HOURS_MOST) { render(r, 422, id, &x, text(r, T_appointments_long)); return; }
    for (int i = 0; i < 7; i++)
        if (*in(r, fmt(r, "w%d", i))) add_hours(r, id, i, from, to, since, until, *in(r, "holidays") != 0);
    act(r, "put hours into a calendar", "resource", id.v);
    saved(r, id);
}
PAGE(appointments_hours, .path = "/appointments/hours", .may = KEEPS_CALENDARS, .post = post_hours, .help = "Weekly hours of a calendar.");

static void post_exception(struct req *r)
{
    resource_id id = { in_id(r, "id") };
    struct resource_row x;
    int from = 0, to = 1440;
    day first = DAY_NONE, last = DAY_NONE;

    if (!resource_open(r, id, &x)) return;
    if (in_id(r, "remove")) {
        if (remove_exception(r, (exception_id){ in_id(r, "remove") }, id)) act(r, "took an exception out of a calendar", "resource", id.v);
        saved(r, id);
        return;
    }
    bool there = !strcmp(in(r, "there"), "1");
    if (!*in(r, "first")) { render(r, 422, id, &x, text(r, T_appointments_day_wrong)); return; }
    if (!days_read(r, id, &x, "first", "last", &first, &last)) return;
    if (!*in(r, "last")) last = first;
    if (((*in(r, "from") || *in(r, "to")) || there) && !span_read(r, &from, &to)) {
        render(r, 422, id, &x, text(r, T_appointments_hours_wrong));
        return;
    }
    for (day d = first; d.v <= last.v; d.v++) add_exception(r, id, d, from, to, there, r->now, staff_here(r));
    act(r, there ? "opened a calendar besides its hours" : "noted an absence in a calendar", "resource", id.v);
    saved(r, id);
}
PAGE(appointments_exception, .path = "/appointments/exception", .may = KEEPS_CALENDARS, .post = post_exception,
    .help = "A day that is otherwise in a calendar.");
