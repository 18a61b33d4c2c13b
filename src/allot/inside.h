/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the two steps of the allocation share. */
#ifndef ALLOT_INSIDE_H
#define ALLOT_INSIDE_H
#include "allot/allot.h"

enum { ROWS = ALLOT_RESERVES + 1 };                             /* of a group's seats: one a reserve, and those for everybody */
struct held { int64_t key; int asker; };
struct seats { struct held *at; int n, most; };
struct wish { int group; int32_t points; int was; };            /* was: its number in the child's own list */
struct asker {                                                  /* a child; in the order in which they ask first */
    struct wish *list; int n;           /* as it counts */
    int next;                           /* where in its list it sits or asks */
    int rank;                           /* among all, points left aside */
    unsigned reserves;
};
struct asking {
    struct mem *mem; const struct allot *a;
    int n; struct asker *at;
    int *who;                           /* of each asker: its number in a->child */
    int *stack;
    struct seats *seats;
};

static inline const struct allot_child *child_of(const struct asking *x, int asker) { return &x->a->child[x->who[asker]]; }
void ask_all(struct asking *);
int  keep_together(struct asking *, int *front);                /* AL6; how many families */
int  allot_kept(const struct allot_group *, int reserve);       /* never more than there are places */
#endif
