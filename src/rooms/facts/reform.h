/* SPDX-License-Identifier: EUPL-1.2
** reform.h - a figure of the law with another value, counted over the households of the registry: a paper for the council.
**
** FA15 Counted a slice at a time by a chore; what is kept is counts and sums, never a household.
** FA16 Whoever's use of data is restricted is left out, with their household; what is not known decides nothing and is counted.
** FA17 No count below FEW is shown, nor what a total less the rest would tell of it, nor the money beside it. */
#ifndef FACTS_REFORM_H
#define FACTS_REFORM_H
#include "rooms/facts/inside.h"
#include "rules/columns.h"
#include "base/say.h"
#include "rooms/entitlements/entitlements.h"
#include "reform.sql.h"

enum { REFORM_FEW = 5, REFORM_PAGES = MAY_DECIDE | MAY_RULES };
enum { BY_CHILDREN, BY_PERSONS, BY_AREA, REFORM_KINDS };
extern const char *const reform_kinds[REFORM_KINDS];

/* FA17: a group whose figures may be seen, or not. */
struct shown_group { const char *words; int64_t households, gain, lose; cents cost; bool shown; };
struct shown_groups { int n; struct shown_group *at; };
struct shown_groups groups_shown(struct req *, reform_id, int kind);
void hide_few(struct shown_group *, int n);
const char *reform_count_said(struct req *, int64_t, bool shown);              /* "fewer than 5" */
const char *reform_programme_said(struct req *, const char *id);
const char *reform_payer_said(struct req *, const char *id);
/* A figure's name and band in words, its value; name in rules.txt where it has no words. */
const char *reform_figure_said(struct req *, const struct figures *, const char *name, int64_t band);
const char *reform_value_said(struct req *, const struct figures *, const char *name, int64_t band, int64_t v);
struct figures reform_figures_now(struct req *, const char *programme);
#endif
