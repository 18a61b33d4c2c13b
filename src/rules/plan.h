/* SPDX-License-Identifier: EUPL-1.2
** plan.h - how columns are worked out: which nodes, in which buffers, with what the same for everybody. */
#ifndef PLAN_H
#define PLAN_H
#include "rules/book.h"
#include "rules/columns.h"
#include "rules/kernels.h"

enum { AGES = 160, FIRST_YEAR = 1800, LAST_YEAR = 2300 };

struct calendar {
    int64_t at;                         /* the day ages are completed on, for which ... */
    int64_t born[AGES];                 /* ... who is born on born[k] or before has completed k years */
    int64_t new_year[LAST_YEAR - FIRST_YEAR + 1];
};

enum { CHUNK = 256, ROWS = CHUNK * 4 + MEMBERS_MAX };

struct col { int64_t *lo, *hi; int stride; bool exact; };
struct step { int node, slot; };

struct plan {
    const struct book *b; const struct population *who; const struct kernels *k; struct mem *mem;
    struct values uniform;              /* the values that are the same for everybody */
    bool *same;                         /* [nodes] */
    int nsteps; struct step *steps;
    struct col *of;                     /* [nodes] */
    int64_t *buffers; int nslots;
    int64_t *t1, *t2, *wide[6];         /* scratch of ROWS each */
    int32_t *household_of;
    struct calendar *cal;
};
struct chunk { const struct plan *p; int first, n, rows; };

struct plan *plan_new(struct mem *, const struct book *, const struct population *, day at, const int *programmes, int n);

/* calendar.c: ages are completed on one day, the same for all */
void calendar_for(struct calendar *, int64_t at);
int64_t age_of(const struct calendar *, int64_t born);
int64_t year_of(const struct calendar *, int64_t);
#endif
