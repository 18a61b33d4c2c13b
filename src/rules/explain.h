/* SPDX-License-Identifier: EUPL-1.2
** explain.h - what explain.c and say.c share: who is told, in which language. */
#ifndef EXPLAIN_H
#define EXPLAIN_H
#include "rules/book.h"

struct teller {
    struct mem *mem; struct out *line;          /* line: where a sentence is made before it is kept */
    const struct book *book; const struct texts *texts; int lang;
    const struct values *v; const struct prog *g; const struct clause *clause;
    bool whole;                                 /* the full tree, not only what determines the answer */
    struct reasons *to;
    const struct clause *weighed; int weighed_member; enum evidence weakest;   /* of the clause last weighed */
};

/* What stands in a sentence for {0}, {1} ...: said straight into it. */
enum said { SAID_TEXT, SAID_LABEL, SAID_VALUE, SAID_LIMIT, SAID_OPTIONS };
struct part { enum said as; int of; struct val v; };    /* of: a text, a node, for OPTIONS a fact; v: what it is, OPTIONS: the set in lo */

const char *told(const struct teller *, int text);
void say_value(const struct teller *, struct out *, int node, struct val);
void say_plain(const struct teller *, struct out *, enum type, int places, int64_t);      /* a figure */
void say_options(const struct teller *, struct out *, int fact, int64_t set);
void say_sentence(const struct teller *, struct out *, int text, int n, const struct part *);
const char *sentence(const struct teller *, int text, int n, const struct part *);
/* A line of the clause being explained; NULL when it stands there already. */
struct reason *reason_add(const struct teller *, int depth, int member, enum answer, int text, int n, const struct part *);
/* describe.c: the name of a node; its value as the limit of another; what it says, when it should be `want`. member -1: the household. */
void say_label(const struct teller *, struct out *, int node);
void say_limit(const struct teller *, struct out *, int node, struct val);
void describe(const struct teller *, int node, bool want, int member, int depth);
/* turns.c: within HORIZON_MONTHS, or DAY_NONE */
day turns_on(const struct teller *, const struct clause *, int member);
#endif
