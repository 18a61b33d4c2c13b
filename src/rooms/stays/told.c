/* SPDX-License-Identifier: EUPL-1.2
** told.c - what a report says of the stays: who came, who works, who left and where to, how they are after the town's months (ST12). */
#include "rooms/stays/inside.h"
#include "rooms/stays/stays.h"
#include "told.sql.h"

enum { LINES = 24 };

static void put_line(struct sheet *s, struct req *r, const char *words, int64_t people) { put_word(r, s, words), put_number(s, people); }

/* One line, also of nobody. */
static void put_sum(struct sheet *s, struct req *r, const struct told *all, const char *what, const char *words)
{
    for (int i = 0; i < all->n; i++) if (!strcmp(all->at[i].what, what)) put_line(s, r, words, all->at[i].people);
}

/* A line for each word that somebody has. */
static void put_each(struct sheet *s, struct req *r, const struct told *all, const char *what, int line, const char *prefix)
{
    for (int i = 0; i < all->n; i++)
        if (!strcmp(all->at[i].what, what) && *all->at[i].word)
            put_line(s, r, text_with(r, line, stay_said(r, prefix, all->at[i].word)), all->at[i].people);
}

void stays_in_report(struct sheets *to, unit_id unit, day since, day until)
{
    struct req *r = to->r;
    struct told all = told(r, unit, since, until);
    int64_t people = 0;

    for (int i = 0; i < all.n; i++) people += all.at[i].people;
    if (!people) return;
    struct sheet *s = sheet_new(to, text(r, T_stays_year), text(r, T_stays_year_note),
        HEADS(text(r, T_stays_year_what), text(r, T_stays_year_people)), LINES);
    put_sum(s, r, &all, "here", text(r, T_stays_year_here)), put_sum(s, r, &all, "came", text(r, T_stays_year_came));
    put_each(s, r, &all, "job", T_stays_year_job, "job");
    put_sum(s, r, &all, "left", text(r, T_stays_year_left)), put_each(s, r, &all, "left_to", T_stays_year_left_to, "destination");
    put_sum(s, r, &all, "asked", text(r, T_stays_year_asked)), put_each(s, r, &all, "now", T_stays_year_now, "follow");
}
