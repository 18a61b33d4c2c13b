/* SPDX-License-Identifier: EUPL-1.2
** allot.h - who gets which place: children list what they want, places take them in order of points, and nobody is passed over
** for somebody behind them.  Knows no programme, no clock, no database, no chance: points and the draw come as numbers.
**
** AL1  Stable: nobody without a place, or with one further down their own list, would be taken by a group they list before it.
**      allot_wrong() checks this by itself, from the lists alone.
** AL2  Of all the stable outcomes it is the best for every child (deferred acceptance, the children ask): nobody gains by
**      hiding what they want.
** AL3  It follows from the data alone, never from the order in which children, or their families, are given.
** AL4  A group's order: points, then the ties one after the other (the smaller first), then the draw, then the id.  No two are equal.
** AL5  Places kept for somebody (a reserve) go first to those it is kept for, in order; what they leave goes to everybody.
** AL6  The second step keeps brothers and sisters together who asked for it: a house that all of them listed comes to the front of
**      their lists, the best liked first, and stays there only if all of them get in.  AL1 holds with the lists so moved: a
**      child loses a place to somebody before it in that group's order, or not at all. */
#ifndef ALLOT_H
#define ALLOT_H
#include "base/mem.h"
#include <stdbool.h>
#include <stdint.h>

enum { ALLOT_TIES = 4, ALLOT_RESERVES = 4 };

struct allot_group {
    int places;
    int house;                          /* groups of one house: together means in the same */
    int kept[ALLOT_RESERVES];           /* of the places, how many are kept for each reserve; what is kept beyond the places counts for nothing */
};
struct allot_option { int group; int32_t points; };
struct allot_child {
    int64_t id;                         /* no two alike */
    int64_t tie[ALLOT_TIES];            /* the smaller first */
    int64_t draw;                       /* the smaller first */
    unsigned reserves;                  /* set of those it belongs to */
    int64_t family;                     /* 0 = alone */
    bool together;                      /* the family asks for the second step: of any of them is enough */
    int noptions; const struct allot_option *options;           /* best first; no group twice */
};
struct allot { int nchildren; const struct allot_child *child; int ngroups; const struct allot_group *group; };
struct allotted {
    int *option;                        /* of each child: which of its options; -1 = none */
    int *front;                         /* of each child: the house that AL6 put first, -1 = its own list counts */
    int united;                         /* families that AL6 brought together */
};

struct allotted allot(struct mem *, const struct allot *);
/* What is wrong with an outcome, as a sentence; NULL: it is AL1, AL4 and AL5 as they say. */
const char *allot_wrong(struct mem *, const struct allot *, const struct allotted *);
/* Does a stand before b in the order of a group, given the points of their options? */
bool allot_before(const struct allot_child *a, int32_t points_a, const struct allot_child *b, int32_t points_b);
#endif
