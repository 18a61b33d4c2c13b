/* SPDX-License-Identifier: EUPL-1.2
** expr.h - what expr.c and functions.c share: values on their way to becoming nodes. */
#ifndef EXPR_H
#define EXPR_H
#include "rules/book.h"

struct ex { int node; bool quotient; int over, under; };     /* quotient: over / under, not yet rounded */

static inline struct node *node_at(struct reader *p, int i) { return &p->book->nodes[i]; }

const char *type_name(enum type);
int made(struct reader *, struct node);         /* a node whose bounds are proved, or `no` when refused */
struct node node2(struct reader *, enum op, enum type, int places, int a, int b);
int whole(struct reader *, struct ex);          /* a quotient that nobody rounded is refused */
int want_type(struct reader *, int node, enum type, const char *what);
int scaled(struct reader *, int node, int places);
bool alike(struct reader *, int *a, int *b, const char *doing);      /* one type and scale for both */
int argument(struct reader *);                  /* an expression in full */
struct ex literal(struct reader *);
int named(struct reader *);                     /* a fact, figure, table, definition or function */
#endif
