/* SPDX-License-Identifier: EUPL-1.2
** listed.h - a published list, for its page, its CSV and its paper: list.c, list_paper.c. */
#ifndef PLACES_LISTED_H
#define PLACES_LISTED_H
#include "rooms/places/counted.h"
#include "list.sql.h"

/* How the places are given, in words: the figures of the points, ties, quotas. */
struct said_line { const char *said; };
struct rule_page { struct figures figures; const char *law; struct { int n; struct said_line *at; } rules; };
struct rule_page rule_of(struct req *, const struct call *);
struct listed_page { struct listed lines; struct part_columns columns; };
struct listed_page list_read(struct req *, const struct call *, const char *list, int64_t skip, int64_t most);
bool list_found(struct req *, struct call *);                           /* by the rest of the path; false after 404 */
const char *list_of(struct req *, const struct call *);                 /* which of its lists was asked for */
const char *result_said(struct req *, const struct listed_row *);
#endif
