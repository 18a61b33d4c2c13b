/* SPDX-License-Identifier: EUPL-1.2
** year.c - what a report says of case work: who was counselled, who found work, plans and how they ended (CA13). */
#include "rooms/care/inside.h"
#include "rooms/care/year.h"
#include "base/date.h"
#include "year.sql.h"

static int64_t people_of(const struct told *all, const char *what, const char *word)
{
    int64_t people = 0;

    for (int i = 0; i < all->n; i++) if (!strcmp(all->at[i].what, what) && !strcmp(all->at[i].word, word)) people = all->at[i].people;
    return people;
}

static void put_line(struct sheet *s, struct req *r, const char *words, int64_t people) { put_word(r, s, words), put_number(s, people); }

void care_in_report(struct sheets *to, unit_id unit, day since, day until)
{
    static const struct { const char *what, *word; int words; } lines[] = {
        { "talk", "counselling", T_care_year_counselling }, { "talk", "job", T_care_year_job }, { "group", "", T_care_year_group },
        { "outcome", "hired", T_care_year_hired }, { "outcome", "training", T_care_year_training },
        { "begun", "", T_care_year_begun }, { "open", "", T_care_year_open } };
    static const char *const ends[] = { "reached", "partly", "stopped", "moved", "died" };
    struct req *r = to->r;
    struct told all = told(r, unit, since, until, greek_instant(since, 0), greek_instant(until, 0));
    int64_t people = 0;

    for (int i = 0; i < all.n; i++) people += all.at[i].people;
    if (!people) return;
    struct sheet *s = sheet_new(to, text(r, T_care_year), text(r, T_care_year_note),
        HEADS(text(r, T_care_year_what), text(r, T_care_year_people)), (int)(sizeof lines / sizeof *lines + sizeof ends / sizeof *ends));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        put_line(s, r, text(r, lines[i].words), people_of(&all, lines[i].what, lines[i].word));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        put_line(s, r, text_with(r, T_care_year_ended, care_said(r, "plan_end", ends[i])), people_of(&all, "ended", ends[i]));
}
