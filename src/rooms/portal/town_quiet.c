/* SPDX-License-Identifier: EUPL-1.2
** town_quiet.c - when people may be rung or written to. */
#include "rooms/portal/town_in.h"

/* A quiet time holds `minute`; *over: after how many days it ends, at quiet.to. */
static bool within(const struct quiet *q, int minute, int *over)
{
    bool over_midnight = q->from > q->to;

    *over = over_midnight && minute >= q->from;
    if (over_midnight) return minute >= q->from || minute < q->to;
    return minute >= q->from && minute < q->to;
}

instant town_may_ring(const struct town *t, instant at)
{
    static const struct quiet usual = { QUIET_FROM, QUIET_TO, false };
    const struct quiet *q = t ? &t->quiet : &usual;

    for (int tries = 0; tries < 40; tries++) {          /* no town rests forty days */
        day d = greek_day(at);
        int later;
        bool rests = !q->sundays && (weekday(d) == 6 || (t && town_holiday(t, d)));
        if (rests) at = greek_instant((day){ d.v + 1 }, 0);
        else if (within(q, greek_minute(at), &later)) {
            instant end = greek_instant((day){ d.v + later }, q->to);
            at.v = end.v > at.v ? end.v : end.v + 3600;         /* the hour that autumn repeats */
        } else return at;
    }
    return at;
}
