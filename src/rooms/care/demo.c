/* SPDX-License-Identifier: EUPL-1.2
** demo.c - the demonstration's counselling: a year of talks, each noted on the next day and counted as everybody's
** are (CA12); all invented. */
#include "rooms/care/notes.h"
#include "base/date.h"
#include "web/demo.h"
#include "web/edge.h"
#include "demo.sql.h"

enum { MONTHS = 12, EACH = 7, PEOPLE = 24 };
static const struct { const char *outcome, *words; } talks[] = {
    { "done", "Συζητήθηκαν τα έξοδα του μήνα και ποια επιδόματα μένουν (επίδειξη)." },
    { "again", "Ήρθε για τα χαρτιά του σχολείου· κλείσαμε νέα συνάντηση (επίδειξη)." },
    { "agreed", "Συμφωνήσαμε ποιος παίρνει τηλέφωνο στον ιδιοκτήτη (επίδειξη)." },
    { "referred", "Ζητά μαθήματα ελληνικών· δόθηκε η διεύθυνση (επίδειξη)." }, };

static day working(day d)
{
    int w = weekday(d);

    return (day){ d.v + (w > 4 ? 7 - w : 0) };
}

/* Of one unit in one month, spread over its working days that are past. */
static void month(const struct demo_self *self, const struct session *who, unit_id unit, const struct demo_people *people, int turn,
    day first)
{
    for (int i = 0; i < EACH; i++) {
        int at = i + turn;
        day on = working((day){ first.v + 1 + i * 4 });
        if (on.v >= self->today.v) return;
        demo_as(self, who, self->today.v - on.v - 1);
        note_write(self->r, &(struct note_new){ people->at[(i + turn * 3) % people->n].id, unit, { 0 }, "counselling", "team",
            talks[at % 4].outcome, talks[at % 4].words, false, care_instant_of(on, 9 * 60 + i * 40), 30 + at % 3 * 10 });
    }
}

static void invent(struct req *r)
{
    struct demo_self self = demo_begin(r);
    struct session adviser, manager;

    if (any_note(r).n || !demo_account(r, "adviser", &adviser) || !demo_account(r, "manager", &manager)) return;
    struct demo_units units = demo_units(r, (account_id){ adviser.staff });
    struct demo_people people = demo_people(r, day_add_months(r->today, -12 * 65), day_add_months(r->today, -12 * 20), PEOPLE);
    struct civil now = day_civil(r->today);
    for (int i = 0; i < units.n && people.n; i++)
        for (int back = MONTHS; back >= 0; back--)
            month(&self, units.at[i].advised ? &adviser : &manager, units.at[i].id, &people, back + (int)units.at[i].id.v,
                day_add_months(day_of(now.year, now.month, 1), -back));
    demo_end(&self);
}
DEMO(care, .at = 50, .make = invent);
