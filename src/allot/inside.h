/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the two steps of the allocation share. */
#ifndef ALLOT_INSIDE_H
#define ALLOT_INSIDE_H
#include "allot/allot.h"

enum { ROWS = ALLOT_RESERVES + 1 };                             /* of a group's seats: one a reserve, and those for everybody */
struct held { int64_t key; int child; };
struct seats { struct held *at; int n, most; };
struct wish { int group; int32_t points; int was; };            /* was: its number in the child's own list */
struct asking {
    struct mem *mem; const struct allot *a;
    int *rank;                          /* of each child among all, points left aside */
    struct wish **list;                 /* of each child, as it counts */
    int *next;                          /* of each child: where in its list it sits or asks */
    int *stack;
    struct seats *seats;
};

void ask_all(struct asking *);
int  keep_together(struct asking *, int *front);                /* AL6; how many families */
int  allot_kept(const struct allot_group *, int reserve);       /* never more than there are places */
#endif
