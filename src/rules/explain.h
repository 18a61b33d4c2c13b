/* SPDX-License-Identifier: EUPL-1.2
** explain.h - what explain.c and say.c share: who is told, in which language. */
#ifndef EXPLAIN_H
#define EXPLAIN_H
#include "rules/book.h"

struct teller {
    struct mem *mem; const struct book *book; const struct texts *texts; int lang;
    const struct values *v; const struct prog *g; const struct clause *clause;
    bool whole;                                 /* the full tree, not only what determines the answer */
    struct reasons *to;
    const struct clause *weighed; int weighed_member; enum evidence weakest;   /* of the clause last weighed */
};

const char *told(const struct teller *, int text);
const char *filled(const struct teller *, int text, int n, const char *const *values);   /* at most 4; each named once */
const char *say_value(const struct teller *, int node, struct val);
const char *say_options(const struct teller *, int fact, int64_t set);
/* A line of the clause being explained; NULL when it stands there already. */
struct reason *reason_add(const struct teller *, int depth, int member, enum answer, const char *sentence);
/* describe.c: what a node says, when it should be `want`. member -1: the household. */
void describe(const struct teller *, int node, bool want, int member, int depth);
/* turns.c: within HORIZON_MONTHS, or DAY_NONE */
day turns_on(const struct teller *, const struct clause *, int member);
#endif
