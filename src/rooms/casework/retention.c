/* SPDX-License-Identifier: EUPL-1.2
** retention.c - CW17: how long the cases of a person are kept, and what is taken away when that is over.
**
** What is taken away: answers, words, copies of papers, frozen facts and reasons, the code with which it was followed.  What stays: that
** somebody applied for what, when, how it was decided, by whom, under which number (the numbers of a year have no gap, the figures of a
** year do not change), and a step that says when it was taken away.  `pronoia audit` accepts that step, and nothing else, for facts that
** are gone. */
#include "rooms/casework/inside.h"
#include "base/date.h"
#include "retention.sql.h"

static bool open_still(struct req *r, const struct cases_kept_row *c)
{
    return (strcmp(c->state, "refused") && strcmp(c->state, "ended") && strcmp(c->state, "withdrawn") && strcmp(c->state, "forwarded") && strcmp(c->state, "granted"))
        || (!strcmp(c->state, "granted") && c->ends.v != DAY_NONE.v && c->ends.v > r->today.v);
}

/* As long as the programme says, from the last step or the end of what was granted. */
static day last_day(struct req *r, const struct cases_kept_row *c)
{
    int at = book_programme_find(r->house->book, c->programme), years = at < 0 ? 0 : book_programme(r->house->book, at)->retention_years;
    day last = greek_day(c->stepped.v ? c->stepped : c->opened);

    if (c->ends.v != DAY_NONE.v && c->ends.v > last.v && strcmp(c->state, "ended")) last = c->ends;
    return day_add_months(last, 12 * (years ? years : town_retention(r->house->town, "cases")->years));
}

int cases_due(struct req *r, person_id person, day *until)
{
    struct cases_kept all = cases_kept(r, person);
    bool open = false;

    *until = DAY_NONE;
    for (int i = 0; i < all.n; i++) {
        day last = last_day(r, &all.at[i]);
        open |= open_still(r, &all.at[i]);
        if (until->v == DAY_NONE.v || last.v > until->v) *until = last;
    }
    if (open) *until = DAY_NONE;
    return all.n;
}

static void erase_case(struct req *r, const struct case_file *c)
{
    blank_case(r, c->id);
    blank_steps(r, c->id);
    blank_proposals(r, c->id);
    blank_agenda(r, c->id);
    blank_objections(r, c->id);
    blank_decision(r, c->id, "", 0);
    blank_papers(r, c->id);
    blank_links(r, c->id);
    case_note(r, c, "", "erased");
}

/* Of a household's case too: what it was decided on says something about each of them, and nobody must keep it any longer (PV8). */
void cases_erase(struct req *r, person_id person)
{
    struct cases_kept all = cases_kept(r, person);

    for (int i = 0; i < all.n; i++) {
        const struct case_file *c = case_find(r, all.at[i].id);
        if (c && !all.at[i].erased) erase_case(r, c);
    }
    let_go_files(r, person);
    erase_files(r, person);                             /* their bytes are swept from the store a day later (ST1) */
}
