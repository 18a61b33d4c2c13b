/* SPDX-License-Identifier: EUPL-1.2
** told.c - what is told of the works in a report, the town's and their own: the share, the works themselves, what residents reported and
** what became of it.  One count for both (WK11). */
#include "rooms/works/inside.h"
#include "rooms/works/works.h"
#include "obstacles.sql.h"

enum { STATES = sizeof project_states / sizeof *project_states, TOLD = 12 };

/* Leads on where the reader may go. */
static void put_line(struct req *r, struct sheet *s, const char *words, int64_t number, const char *href, unsigned keys)
{
    put_link(r, s, words, r->keys & keys ? href : "");
    put_number(s, number);
}

static void works_rows(struct req *r, struct sheet *s, int year, const struct projects_at *lines)
{
    int64_t of[STATES] = { 0 };
    int all = 0;
    const char *href = fmt(r, "/works?year=%d&only=1", year);

    for (int i = 0; i < lines->n; i++)
        for (int k = 0; lines->at[i].access.v && k < STATES; k++)
            if (!strcmp(lines->at[i].state, project_states[k])) of[k]++, all++;
    if (!lines->n) return;
    put_line(r, s, text(r, T_works_told_works), all, href, WORKS_READ);
    for (int k = 0; k < STATES; k++)
        put_line(r, s, fmt(r, "%s: %s", text(r, T_works_told_of_them), works_word(r, "state", project_states[k])), of[k], href, WORKS_READ);
}

/* Came in the period; answered in it, also what had come before; what waits still of all that came until its end. */
static void report_rows(struct req *r, struct sheet *s, day since, day until)
{
    struct obstacles_until all = obstacles_until(r, greek_instant(until, 0));
    int64_t *took = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *took), came = 0, waits = 0, tied = 0, of[4] = { 0 };
    int ended = 0;

    for (int i = 0; i < all.n; i++) {
        const struct obstacles_until_row *o = &all.at[i];
        bool answered = o->answered.v && o->answered.v >= greek_instant(since, 0).v && o->answered.v < greek_instant(until, 0).v;
        came += o->made.v >= greek_instant(since, 0).v;
        waits += !o->answered.v || o->answered.v >= greek_instant(until, 0).v || !strcmp(o->state, "taken");
        if (!answered) continue;
        for (int k = 1; k < 4; k++) of[k] += !strcmp(o->state, obstacle_states[k]);
        tied += o->project.v != 0;
        if (strcmp(o->state, "taken")) took[ended++] = greek_day(o->answered).v - greek_day(o->made).v;
    }
    if (!came && !waits && !of[1] && !of[2] && !of[3]) return;
    sort_numbers(took, ended);
    put_line(r, s, text(r, T_works_told_reports), came, "/works/obstacles", OBSTACLES_READ);
    for (int k = 1; k < 4; k++)
        put_line(r, s, fmt(r, "%s: %s", text(r, T_works_told_answered), works_word(r, "report", obstacle_states[k])), of[k],
            "/works/obstacles", OBSTACLES_READ);
    put_line(r, s, text(r, T_works_told_tied), tied, "/works/obstacles", OBSTACLES_READ);
    put_line(r, s, text(r, T_works_told_waits), waits, "/works/obstacles", OBSTACLES_READ);
    put_word(r, s, text(r, T_works_told_days));
    if (ended) put_number(s, at_rank(took, ended, 50)); else put_text_cell(s, "–");
}

void works_told(struct sheets *all, const char *when, int year, const struct projects_at *lines, day since, day until)
{
    struct req *r = all->r;
    struct sheet *s = sheet_new(all, text_with(r, T_works_told, when), text(r, T_works_told_note),
        HEADS(text(r, T_works_what), text(r, T_works_told_how_many)), TOLD);

    works_rows(r, s, year, lines), report_rows(r, s, since, until);
    if (!s->rows.n) all->n--;
}

void works_in_report(struct sheets *all, day since, day until, bool whole)
{
    struct req *r = all->r;
    struct civil c = day_civil(since);
    day last = { until.v - 1 };
    struct projects_at lines = whole ? projects_at(r, c.year, r->today.v < last.v ? r->today : last) : (struct projects_at){ 0 };
    struct standing now = standing_of(&lines);

    if (lines.n) share_sheet(all, c.year, &now);
    works_told(all, whole ? fmt(r, "%d", c.year) : month_said(r, since), c.year, &lines, since, until);
}
