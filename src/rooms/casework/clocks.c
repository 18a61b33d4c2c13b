/* SPDX-License-Identifier: EUPL-1.2
** clocks.c - time limits: what starts, stops and restarts them (CW9).  The figures and their laws are data:
** programmes/limits.tsv.
**
** The 50 days begin when the application and all its papers are there: while papers are missing the row ends with the reason
** "papers", and when the last has come a new row begins. */
#include "rooms/casework/inside.h"
#include "base/date.h"
#include "clocks.sql.h"

/* ---- the town's calendar ---- */

bool case_day_works(struct req *r, day d) { return weekday(d) < 5 && !town_holiday(r->house->town, d); }

day working_next(struct req *r, day d)
{
    while (!case_day_works(r, d)) d.v++;
    return d;
}

day working_add(struct req *r, day d, int n)
{
    while (n-- > 0) { d.v++; d = working_next(r, d); }
    return d;
}

day working_before(struct req *r, day d)
{
    while (!case_day_works(r, d)) d.v--;
    return d;
}

/* ---- rows ---- */

day limit_due(struct req *r, const struct limit *l, int days_of_programme, day starts)
{
    int n = days_of_programme ? days_of_programme : l->days;

    return l->working && !days_of_programme ? working_add(r, starts, n) : (day){ starts.v + n };
}

static int answer_days(struct req *r, const struct case_file *c)
{
    int at = case_programme_at(r, c);

    return at < 0 ? 0 : book_programme(r->house->book, at)->clock_days;
}

/* So many days before the limit ends; never before it began. */
static void start_notice(struct req *r, const struct case_file *c, day starts, day due)
{
    const struct limit *l = town_limit(r->house->town, "notice");
    day at = { due.v - (l ? l->days : 0) };

    if (!l) return;
    at = working_before(r, at);
    add_clock(r, c->id, "notice", starts, at.v < starts.v ? starts : at, l->law);
}

void clock_start(struct req *r, const struct case_file *c, const char *kind, day starts, int days_of_programme)
{
    const struct limit *l = town_limit(r->house->town, kind);
    bool answer = !strcmp(kind, "answer");

    if (!l) return;
    day due = limit_due(r, l, answer && !days_of_programme ? answer_days(r, c) : days_of_programme, starts);
    if (!strcmp(kind, "papers") || !strcmp(kind, "objection")) due = working_next(r, due);     /* never ends for a resident on a closed day */
    add_clock(r, c->id, kind, starts, due, l->law);
    if (answer) start_notice(r, c, starts, due);
}

void clock_end(struct req *r, case_id id, const char *kind, const char *why) { end_clock(r, id, kind, r->today, why); }

static void stop_answer(struct req *r, case_id id, const char *why)
{
    clock_end(r, id, "answer", why);
    clock_end(r, id, "notice", why);
}

void clock_longer(struct req *r, const struct case_file *c, day starts, day due, const char *law)
{
    stop_answer(r, c->id, "longer");
    add_clock(r, c->id, "answer", starts, due, law);
    start_notice(r, c, starts, due);
}

/* Who was suspended, or had objected, when the reminder's day passed is reminded when they have it again. */
static void remind_again(struct req *r, const struct case_file *c)
{
    const struct limit *l = town_limit(r->house->town, "renewal");
    int ahead = c->ends.v - r->today.v - (l ? l->days : 0);

    if (c->ends.v == DAY_NONE.v || c->ends.v <= r->today.v || renewals_told(r, c->id).n) return;
    clock_start(r, c, "renewal", r->today, ahead > 0 ? ahead : 1);
}

void clocks_follow(struct req *r, const struct case_file *c, enum case_state to)
{
    switch (to) {
    case CASE_WAITING:
        stop_answer(r, c->id, "papers");
        clock_start(r, c, "papers", r->today, 0);
        break;
    case CASE_COMPLETE:
        clock_end(r, c->id, "papers", "done");
        if (c->state == CASE_WAITING) clock_start(r, c, "answer", r->today, 0);
        break;
    case CASE_CHECK: case CASE_PROPOSED:
        clock_end(r, c->id, "forward", "withdrawn");              /* it is ours after all */
        break;
    case CASE_GRANTED: case CASE_REFUSED:
        stop_answer(r, c->id, "done");
        clock_end(r, c->id, "objection_answer", "done");
        clock_end(r, c->id, "suspension", "done");
        if (to == CASE_GRANTED && (c->state == CASE_SUSPENDED || c->state == CASE_OBJECTED)) remind_again(r, c);
        break;
    case CASE_SUSPENDED:
        clock_start(r, c, "suspension", r->today, 0);
        break;
    case CASE_OBJECTED:
        clock_end(r, c->id, "objection", "done");
        clock_start(r, c, "objection_answer", r->today, 0);
        break;
    case CASE_FORWARDED:
        clock_start(r, c, "forward", greek_day(c->opened), 0);        /* runs already where somebody noted it (told.c) */
        clock_end(r, c->id, "", "forwarded");
        break;
    case CASE_ENDED: case CASE_WITHDRAWN:
        clock_end(r, c->id, "", "withdrawn");
        break;
    default: break;
    }
}

int case_clocks(struct req *r, case_id id, struct clock_shown **list)
{
    struct running_clocks all = running_clocks(r, id);

    *list = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **list);
    for (int i = 0; i < all.n; i++) {
        const struct running_clocks_row *k = &all.at[i];
        (*list)[i] = (struct clock_shown){ k->kind, k->starts, k->due, k->law, k->due.v - r->today.v, k->due.v < r->today.v };
    }
    return all.n;
}
