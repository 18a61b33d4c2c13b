/* SPDX-License-Identifier: EUPL-1.2
** recheck.h - asking the rules again: some households at once, by columns; what changed is kept.
**
** FA8  The answers kept are those of screen() on the household that facts_household() gives with FACTS_WHOLE.
** FA9  A household is asked again when a mark says that something of it changed, and once for every day and every set of rules.
** FA10 The first answers are no shift; from then on each change to or from a yes, and of what a yes is worth, is one row. */
#ifndef FACTS_RECHECK_H
#define FACTS_RECHECK_H
#include "rooms/facts/inside.h"
#include "rules/columns.h"

struct found { uint8_t answer; bool special; struct worth worth; };     /* enum answer */
struct batch {
    struct req *r; const struct book *book;
    int n; household_id *id; const struct household **h;        /* h: those somebody lives in; others are left out */
    struct found *at;                   /* [n][programmes] */
};
/* Puts together and asks; `by` is a book of r's house or another with the same facts' names. */
struct batch *batch_ask(struct req *, const household_id *, int n);
const struct found *batch_found(const struct batch *, int household, int programme);
/* The same households under another book. */
struct batch *batch_under(const struct batch *, const struct book *);

/* Asks and keeps: how many answers changed. cause NULL: the rules when they are others than at the last time, else the day. */
int recheck_some(struct req *, const household_id *, int n, const char *const *cause);
#endif
