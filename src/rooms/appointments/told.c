/* SPDX-License-Identifier: EUPL-1.2
** told.c - what a report says of the rota and the equipment: shifts, hours that somebody covered and hours that nobody did; pieces that
** work, that are out of order, whose check is late (AP13). */
#include "rooms/room.h"
#include "rooms/appointments/told.h"
#include "base/date.h"
#include "told.sql.h"

enum { DUTY, CALL, KINDS, HOUR = 3600 };
struct covered { int64_t shifts[KINDS], seconds[KINDS], together; };

static int64_t hours(int64_t seconds) { return (seconds + HOUR / 2) / HOUR; }

/* Of the stretch alone: a shift over midnight of the last day is counted where it begins, its hours where they are. */
static struct covered cover(struct req *r, unit_id unit, instant since, instant until)
{
    struct shifts_of all = shifts_of(r, unit, since, until);
    struct covered c = { 0 };
    int64_t to = since.v;

    for (int i = 0; i < all.n; i++) {
        const struct shifts_of_row *s = &all.at[i];
        int kind = strcmp(s->kind, "call") ? DUTY : CALL;
        int64_t from = s->starts.v > since.v ? s->starts.v : since.v, end = s->ends.v < until.v ? s->ends.v : until.v;
        c.shifts[kind] += s->starts.v >= since.v;
        c.seconds[kind] += end - from;
        if (end > to) c.together += end - (from > to ? from : to), to = end;
    }
    return c;
}

static void rota(struct sheets *to, unit_id unit, instant since, instant until)
{
    struct req *r = to->r;
    struct rotas all = rotas(r, unit, until);
    if (!all.n) return;
    struct sheet *s = sheet_new(to, text(r, T_appointments_duty), text(r, T_appointments_told_duty_note),
        HEADS(text(r, T_appointments_unit), text(r, T_appointments_told_duties), text(r, T_appointments_told_duty_hours),
        text(r, T_appointments_told_calls), text(r, T_appointments_told_call_hours), text(r, T_appointments_told_covered),
        text(r, T_appointments_gaps)), all.n);

    for (int i = 0; i < all.n; i++) {
        const struct rotas_row *x = &all.at[i];
        instant from = x->first.v > since.v ? x->first : since;
        struct covered c = cover(r, x->unit, from, until);
        put_name(r, s, x->name);
        for (int k = 0; k < KINDS; k++) put_number(s, c.shifts[k]), put_number(s, hours(c.seconds[k]));
        put_number(s, hours(c.together)), put_number(s, hours(until.v - from.v) - hours(c.together));
    }
}

static void devices(struct sheets *to, unit_id unit, instant since, instant until, day last)
{
    struct req *r = to->r;
    struct equipment all = equipment(r, unit, since, until, last);
    if (!all.n) return;
    struct sheet *s = sheet_new(to, text(r, T_appointments_devices), text(r, T_appointments_told_devices_note),
        HEADS(text(r, T_appointments_unit), text(r, T_appointments_told_works), text(r, T_appointments_told_broken),
        text(r, T_appointments_told_overdue), text(r, T_appointments_told_checked)), all.n);

    for (int i = 0; i < all.n; i++) {
        put_name(r, s, all.at[i].name);
        put_number(s, all.at[i].works), put_number(s, all.at[i].broken), put_number(s, all.at[i].overdue), put_number(s, all.at[i].checked);
    }
}

/* A period that is not over ends now: what stands on the rota for tomorrow is covered tomorrow. */
void appointments_in_report(struct sheets *to, unit_id unit, day since, day until)
{
    struct req *r = to->r;
    bool over = until.v <= r->today.v;
    instant from = greek_instant(since, 0), end = over ? greek_instant(until, 0) : r->now;

    rota(to, unit, from, end);
    devices(to, unit, from, (instant){ end.v + !over }, over ? (day){ until.v - 1 } : r->today);
}
