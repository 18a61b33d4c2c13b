/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of the reports share.  Invariants RP1 to RP8: room.md. */
#ifndef REPORTS_INSIDE_H
#define REPORTS_INSIDE_H
#include "rooms/room.h"
#include "rooms/ledger/ledger.h"
#include "rooms/reports/sheets.h"
#include "web/house.h"
#include "base/date.h"

enum { MAY_REPORT = MAY_KEEP | MAY_DECIDE | MAY_SUPERVISE | MAY_SIGN, MAY_TOWN = MAY_SUPERVISE | MAY_SIGN, FIRST_YEAR = 2000 };

/* ---- which month or year (period.c) ---- */
/* typed: "2026-03", "2026"; said: "3/2026", "2026"; href: "period=2026-03" */
struct period { day since, until; bool year; const char *typed, *said, *href; };
/* What was asked for, else last month; else a text number of why not: no month or year, before 2000, not begun yet, a span of years. */
int period_asked(struct req *, struct period *);
struct period period_of(struct req *, day since, day until);
bool period_over(const struct req *, const struct period *);

/* ---- which unit (period.c) ---- */
struct unit_option { unit_id id; const char *name; bool on; };
struct unit_options { int n; struct unit_option *at; };
/* The reader's own, and the whole town's to who has MAY_TOWN; id.v 0: the whole town. */
struct unit_options units_to_report(struct req *, unit_id chosen);

/* ---- counting (count.c) ---- */
enum { SEXES = 4, AGES = 6 };
/* f m x and "" not said; 0-17 18-29 30-54 55-64 65- and "" not known */
extern const char *const sex_words[SEXES], *const age_words[AGES];
const char *sex_in_words(struct req *, int), *age_in_words(struct req *, int);
struct tally { int64_t quantity[DELIVERED_KINDS]; cents worth[DELIVERED_KINDS]; int64_t persons, sex[SEXES], age[AGES]; };
struct unit_tally { int64_t unit; const char *name; struct tally t; };          /* unit -1: what no unit gave */
struct counted { struct tally all; int nunits; struct unit_tally *unit; int64_t households; };
/* unit.v 0: the town, with every unit that is not secret. */
struct counted count_period(struct req *, unit_id, const struct period *);

/* The records that are one person, and what is counted of them; persons by number, first who was erased, without one. */
struct human { person_id id; int sex, age; };
struct humans { int n; const struct human *at; };
struct humans humans_of(struct req *, const struct share *, int n, day at);
void to_roots(struct req *, int64_t *persons, int n);     /* each becomes the record it was merged into */

/* ---- what is published (edition.c, guard.c) ---- */
struct datum { day since, until; int64_t edition; const char *part; int64_t unit; const char *word; int64_t value; bool shown; int node; };
struct data { int n; struct datum *at; };
/* Says of each of `fresh` whether it may be shown, beside all that was published of the same years; how many small ones are exposed. */
int guard_figures(struct req *, struct data *fresh, const struct data *before);
struct data figures_of(struct req *, const struct counted *, const struct period *);
#endif
