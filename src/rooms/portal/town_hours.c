/* SPDX-License-Identifier: EUPL-1.2
** town_hours.c - open now, until when, and when next.  Minutes are counted from 1970-01-01 in local time. */
#include "rooms/portal/town_in.h"

enum { LOOK_AHEAD = 30, MERGED_MAX = 40 };

const char *town_holiday(const struct town *t, day d)
{
    int year = day_civil(d).year;

    for (int i = 0; t && i < t->nholidays; i++) {
        const struct holiday *h = &t->holidays[i];

        if (h->movable) { if (d.v == orthodox_easter(year).v + h->easter) return h->id; }
        else if (h->on.v != DAY_NONE.v) { if (d.v == h->on.v) return h->id; }
        else if (h->month && day_valid(year, h->month, h->mday) && d.v == day_of(year, h->month, h->mday).v) return h->id;
    }
    return 0;
}

static bool resting(const struct structure *s, day d)
{
    return s->suspended && d.v >= s->suspended_from.v && (s->suspended_until.v == DAY_NONE.v || d.v <= s->suspended_until.v);
}

static bool works_on(const struct town *t, const struct structure *s, day d)
{
    return !resting(s, d) && (s->holidays_open || !town_holiday(t, d));
}

/* The end of the stretch that holds this minute, or 0. */
static int64_t covered_until(const struct town *t, const struct structure *s, int64_t at)
{
    day today = { (int32_t)(at / 1440) };

    for (int back = 1; back >= 0; back--) {
        day d = { today.v - back };

        if (!works_on(t, s, d)) continue;
        for (int i = 0; i < s->nhours; i++) {
            int64_t from = (int64_t)d.v * 1440 + s->hours[i].from, to = (int64_t)d.v * 1440 + s->hours[i].to;
            if (s->hours[i].weekday == weekday(d) && from <= at && at < to) return to;
        }
    }
    return 0;
}

static int64_t opens_after(const struct town *t, const struct structure *s, int64_t at)
{
    for (int ahead = 0; ahead <= LOOK_AHEAD; ahead++) {
        day d = { (int32_t)(at / 1440) + ahead };
        int64_t best = 0;

        if (!works_on(t, s, d)) continue;
        for (int i = 0; i < s->nhours; i++) {
            int64_t from = (int64_t)d.v * 1440 + s->hours[i].from;
            if (s->hours[i].weekday == weekday(d) && from > at && (!best || from < best)) best = from;
        }
        if (best) return best;
    }
    return 0;
}

struct opening town_opening(const struct town *t, const struct structure *s, day today, int minute)
{
    struct opening o = { .is = CLOSED_NOW, .until_day = DAY_NONE, .next_day = DAY_NONE };
    int64_t at = (int64_t)today.v * 1440 + minute, end = at, next;

    if (resting(s, today)) { o.is = SUSPENDED; o.until_day = s->suspended_until; return o; }
    if (s->always) { o.is = OPEN_ALWAYS; return o; }
    if (!s->nhours) { o.is = HOURS_UNKNOWN; return o; }
    for (int i = 0; i < MERGED_MAX && (next = covered_until(t, s, end)); i++) end = next;
    if (end > at) {
        o.is = OPEN_NOW;
        o.until_day.v = (int32_t)((end - 1) / 1440);
        o.until = (int)(end - (int64_t)o.until_day.v * 1440);
        return o;
    }
    if (!s->holidays_open) o.holiday = town_holiday(t, today);
    if ((next = opens_after(t, s, at))) {
        o.next_day.v = (int32_t)(next / 1440);
        o.next = (int)(next % 1440);
    }
    return o;
}
