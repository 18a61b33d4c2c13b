/* SPDX-License-Identifier: EUPL-1.2
** front.h - what a store has and what will become of it, for its first page. */
#ifndef STOCK_FRONT_H
#define STOCK_FRONT_H
#include "rooms/stock/inside.h"

/* lasts: days at the pace of the last four weeks, -1 = nothing went.  low: below its least, or gone before the month ends. */
struct outlook_line { item_id item; const char *kind, *measure, *name; int64_t held, good, least, lasts; day expires; cents worth;
    bool low; };
struct outlook { int n; struct outlook_line *at; };
struct outlook store_outlook(struct req *, const struct store *, const char *kind);

/* Until the month's last day, what is past its day, and what is recalled. */
struct expiring_line { const char *path; struct isolated name; const char *so_many; struct ltr batch; day expires;
    bool late, recalled; };
int store_expiring(struct req *, const struct store *, struct expiring_line **);
#endif
