/* SPDX-License-Identifier: EUPL-1.2
** duty.c - the rota of a unit: who is on the spot and who on call, day and night; who is now; which hours nobody covers.
**
** AD3  A shift is typed in Greek clock hours and kept as instants: over midnight, and over the night the clocks change, it is as long
**      as it is, and the page says how long.
** AD5  The same shift for several weeks is put on the rota whole or not at all. */
#include "rooms/appointments/setup.h"
#include "duty.sql.h"

enum { WEEK = 7, HOUR = 3600, LINES_MOST = 200, WEEKS_MOST = 26 };
struct duty_line { duty_id id; const char *when, *until, *kind, *length, *tone; struct isolated name; bool now, odd; };
struct gap_line { const char *from, *to; };
struct duty_now { struct isolated name; const char *kind, *until; };
struct duty_person { resource_id id; const char *name; bool held; };
struct duty_page {
    const char *problem, *done, *title, *day, *before, *after, *from, *to, *weeks; unit_id unit; bool keeps, call; struct choices units;
    struct { int n; struct duty_line *at; } lines;
    struct { int n; struct gap_line *at; } gaps;
    struct { int n; struct duty_person *at; } people;
    struct { int n; struct duty_now *at; } now;
};
#include "duty.html.h"

static const char *length_said(struct req *r, int64_t seconds)
{
    return seconds % HOUR ? text_with(r, T_appointments_hours_minutes, fmt(r, "%d", (int)(seconds / HOUR)),
        fmt(r, "%d", (int)(seconds % HOUR / 60))) : text_with(r, T_appointments_hours_n, fmt(r, "%d", (int)(seconds / HOUR)));
}

/* The hours of the week in which nobody is on duty or on call. */
static void take_gaps(struct req *r, const struct duties *all, instant since, instant until, struct duty_page *p)
{
    int64_t covered = since.v;

    p->gaps.at = mem_get(&r->mem, (size_t)(all->n + 2) * sizeof *p->gaps.at);
    for (int i = 0; i < all->n && covered < until.v; i++) {
        if (all->at[i].starts.v > covered)
            p->gaps.at[p->gaps.n++] = (struct gap_line){ when_said(r, (instant){ covered }), when_said(r, all->at[i].starts) };
        if (all->at[i].ends.v > covered) covered = all->at[i].ends.v;
    }
    if (all->n && covered < until.v) p->gaps.at[p->gaps.n++] = (struct gap_line){ when_said(r, (instant){ covered }), when_said(r, until) };
}

static void take_lines(struct req *r, unit_id unit, day first, struct duty_page *p)
{
    instant since = greek_instant(first, 0), until = greek_instant((day){ first.v + WEEK }, 0);
    struct duties all = duties(r, unit, since, until);

    p->lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct duties_row *d = &all.at[i];
        int64_t clock = ((int64_t)greek_day(d->ends).v - greek_day(d->starts).v) * 1440 + greek_minute(d->ends) - greek_minute(d->starts);
        p->lines.at[p->lines.n++] = (struct duty_line){ d->id, when_said(r, d->starts), when_said(r, d->ends),
            appointments_said(r, "duty", d->kind), length_said(r, d->ends.v - d->starts.v), !strcmp(d->kind, "duty") ? "info" : "",
            { d->name }, d->starts.v <= r->now.v && d->ends.v > r->now.v, clock * 60 != d->ends.v - d->starts.v };
    }
    take_gaps(r, &all, since, until, p);
    struct duties now = duties(r, unit, r->now, (instant){ r->now.v + 1 });
    p->now.at = mem_get(&r->mem, (size_t)(now.n + 1) * sizeof *p->now.at);
    for (int i = 0; i < now.n; i++)
        p->now.at[p->now.n++] = (struct duty_now){ { now.at[i].name }, appointments_said(r, "duty", now.at[i].kind),
            when_said(r, now.at[i].ends) };
}

static void render(struct req *r, int status, unit_id unit, const char *problem)
{
    bool wrong;
    day d = day_asked(r, "day", &wrong), first = { d.v - weekday(d) };
    struct duty_people all = duty_people(r, unit);
    struct duty_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "",
        .title = fmt(r, "%s – %s", day_said(r, first), day_said(r, (day){ first.v + WEEK - 1 })), .day = day_field(r, d),
        .from = in(r, "from"), .to = in(r, "to"), .weeks = *in(r, "weeks") ? in(r, "weeks") : "1", .unit = unit,
        .keeps = (r->keys & KEEPS_CALENDARS) != 0,
        .call = !strcmp(in(r, "kind"), "call"), .units = units_of(r, unit.v),
        .people.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.people.at) };

    for (int i = 0; i < all.n; i++)
        p.people.at[p.people.n++] = (struct duty_person){ all.at[i].id, all.at[i].name, all.at[i].id.v == in_id(r, "resource") };
    p.before = fmt(r, "/appointments/duty?unit=%lld&day=%s", (long long)unit.v, day_field(r, (day){ first.v - WEEK }));
    p.after = fmt(r, "/appointments/duty?unit=%lld&day=%s", (long long)unit.v, day_field(r, (day){ first.v + WEEK }));
    take_lines(r, unit, first, &p);
    r->status = status;
    page_begin(r, text(r, T_appointments_duty), .back = fmt(r, "/appointments?unit=%lld", (long long)unit.v), .wide = true,
        .problem = *problem != 0);
    duty_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    unit_id unit = unit_of_visit(r);

    if (!unit.v) { refuse(r, 404, T_access_unit_gone); return; }
    render(r, 200, unit, "");
}

static bool of_unit(struct req *r, unit_id unit, resource_id id)
{
    struct duty_people all = duty_people(r, unit);

    for (int i = 0; i < all.n; i++) if (all.at[i].id.v == id.v) return true;
    return false;
}

struct shift { unit_id unit; resource_id who; const char *kind; int from, to; };

/* AD3 */
static instant shift_starts(const struct shift *x, day d) { return greek_instant(d, x->from); }
static instant shift_ends(const struct shift *x, day d)
{
    return x->to > x->from && x->to < 1440 ? greek_instant(d, x->to) : greek_instant((day){ d.v + 1 }, x->to % 1440);
}

/* False after answering. */
static bool shift_fits(struct req *r, const struct shift *x, day d)
{
    instant starts = shift_starts(x, d), ends = shift_ends(x, d);
    struct duty_clash_row clash;

    if (ends.v <= starts.v) { render(r, 422, x->unit, text_with(r, T_appointments_hours_skipped, day_said(r, d))); return false; }
    if (!duty_clash(r, x->who, starts, ends, &clash)) return true;
    render(r, 409, x->unit, text_with(r, T_appointments_duty_clash, when_said(r, clash.starts), when_said(r, clash.ends)));
    return false;
}

/* AD5: all of them are looked at before the first is written. */
static bool put_shifts(struct req *r, const struct shift *x, day first, int weeks)
{
    struct add_duty_row row;

    for (int w = 0; w < weeks; w++) if (!shift_fits(r, x, (day){ first.v + WEEK * w })) return false;
    for (int w = 0; w < weeks; w++) {
        day d = { first.v + WEEK * w };
        if (!add_duty(r, x->unit, x->who, x->kind, shift_starts(x, d), shift_ends(x, d), r->now, staff_here(r), &row))
            fault(&r->fate, "a shift that fitted is not written");      /* AP10: the loser of a race is asked again, and looks anew */
        act(r, "put a shift on the rota", "unit", x->unit.v);
    }
    return true;
}

static void post(struct req *r)
{
    unit_id unit = unit_of_visit(r);
    resource_id who = { in_id(r, "resource") };
    const char *kind = in(r, "kind");
    int64_t weeks = *in(r, "weeks") ? in_id(r, "weeks") : 1;
    int from, to;
    bool wrong;
    day d;

    if (!unit.v || !(r->keys & KEEPS_CALENDARS)) { refuse(r, 404, T_access_unit_gone); return; }
    if (in_id(r, "remove")) {
        if (remove_duty(r, (duty_id){ in_id(r, "remove") }, unit)) act(r, "took a shift off the rota", "unit", unit.v);
        see_other(r, "/appointments/duty?unit=%lld&day=%s&saved=1", (long long)unit.v, day_field(r, day_asked(r, "day", &wrong)));
        return;
    }
    if (!of_unit(r, unit, who) || (strcmp(kind, "duty") && strcmp(kind, "call"))) {
        render(r, 422, unit, text(r, T_care_no_choice));
        return;
    }
    if (weeks < 1 || weeks > WEEKS_MOST) { render(r, 422, unit, text(r, T_appointments_duty_weeks_wrong)); return; }
    if (!day_read_forgiving(in(r, "day"), &d) || d.v < r->today.v - 366 || d.v + WEEK * (weeks - 1) > r->today.v + HORIZON) {
        render(r, 422, unit, text(r, T_appointments_day_wrong));
        return;
    }
    if (!minute_read(in(r, "from"), &from) || !minute_read(in(r, "to"), &to) || from >= 1440) {
        render(r, 422, unit, text(r, T_appointments_hours_wrong));
        return;
    }
    if (!put_shifts(r, &(struct shift){ unit, who, kind, from, to }, d, (int)weeks)) return;
    see_other(r, "/appointments/duty?unit=%lld&day=%s&resource=%lld&kind=%s&from=%d:%02d&to=%d:%02d&saved=1", (long long)unit.v,
        day_field(r, d), (long long)who.v, kind, from / 60, from % 60, to / 60, to % 60);
}
PAGE(appointments_duty, .path = "/appointments/duty", .may = AT_BOOKING, .get = get, .post = post,
    .help = "The rota: on the spot and on call, day and night.");
