/* SPDX-License-Identifier: EUPL-1.2
** counted.h - points counted, kept with their reasons, and the order that follows: count.c, reasons.c. */
#ifndef PLACES_COUNTED_H
#define PLACES_COUNTED_H
#include "rooms/places/inside.h"
#include "rules/rules.h"

enum { COUNT_SLICE = 100 };

/* Counts so many of those not counted yet, in a write visit or a chore; how many are left.  When none is, the order is written and the
** call goes on: counting -> counted, recounting -> recounted. */
int64_t count_some(struct req *, const struct call *, int most);
void order_write(struct req *, const struct call *);                    /* positions, equal ones sharing one until the draw */
/* closed, or its objections over: counting begins; false: not now */
bool call_count(struct req *, const struct call *);
bool list_publish(struct req *, const struct call *);                   /* the provisional one; false: not now */
bool draw_enter(struct req *, const struct call *, const char *seed, const char *from);                 /* PL6; false: it has one */
bool final_publish(struct req *, const struct call *);                  /* PL5; the caller asked for other eyes (PL7) */
int64_t draw_number(const char *seed, const char *code);                /* PL6 */
const char *draw_said(struct req *, const char *seed, const char *code); /* as sha256sum prints it: the first 16 signs */

/* ---- reasons.c: what was counted, part by part, as it was explained then ---- */

struct part_why { const char *said; };
struct part_told { const char *label, *points, *law; struct { int n; struct part_why *at; } why; };
struct parts_told { int n; struct part_told *at; };
/* Sealed JSON of the terms, in Greek and in the case's language. */
const void *reasons_write(struct req *, const struct screening *, int programme, int member, const char *lang, size_t *n);
struct parts_told reasons_read(struct req *, const void *sealed, size_t n, const char *lang);     /* in the reader's language, else Greek */

/* PL4: "income_points=2400 rest=2500"; and back, for a table's columns. */
const char *parts_write(struct req *, const struct terms *);
struct part_column { const char *name, *label; };
struct part_columns { int n; struct part_column at[24]; };
void  part_columns_of(struct req *, const struct call *, const char *parts, struct part_columns *);         /* adds what is new */
int64_t part_value(const char *parts, const char *name);                /* hundredths */
#endif
