/* SPDX-License-Identifier: EUPL-1.2
** lp.h - inside of disclose: the cheapest change of some figures under which every sum still holds. */
#ifndef LP_H
#define LP_H
#include <stdbool.h>

#define LP_FAR 1e15
struct lp {
    int rows, n;                        /* sums; figures */
    double *a;                          /* [rows][n]: changed by lp_solve() */
    double *b;                          /* [rows] */
    double *up, *down, *cost;           /* [n]: how far each may rise and fall, and what a step costs */
    double *change;                     /* [n]: the answer */
    /* work, as large as said */
    double *basic, *price;              /* [rows], [n] */
    int *basis;                         /* [rows] */
    char *full, *in;                    /* [2 n] */
};
bool lp_solve(struct lp *);             /* false: there is none, or it was not found */
#endif
