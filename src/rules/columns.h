/* SPDX-License-Identifier: EUPL-1.2
** columns.h - the same rules over many households at once: simulate, find.
**
** C1  The answers and amounts are those of screen(), for every household, unknowns included.
** C2  Cost is linear in people; beyond the facts themselves the memory does not grow with their number. */
#ifndef COLUMNS_H
#define COLUMNS_H
#include "rules/rules.h"

/* Facts as columns. Row of a person fact: a person, in order of household; of a household fact: a household. */
struct population {
    int households, persons;
    int32_t *first;                     /* [households + 1]: where a household's members begin */
    int32_t **value;                    /* [facts]: a column, or NULL: nobody has said */
    uint8_t **known;                    /* [facts]: 1 where known, or NULL: everywhere known (if there is a column) */
};

/* Room for so many; every fact has a column, nothing known. A fact whose bounds pass 2^31 is a fault. */
struct population *population_new(struct mem *, const struct book *, int households, int persons);
/* Copies household h into place; first[] must be filled in order (population_put does it). */
void population_put(struct population *, const struct book *, int at, const struct household *);

/* One chunk of answers, as it is worked out. */
struct chunk;
typedef void (*chunk_sink)(void *ctx, const struct chunk *);
int chunk_first(const struct chunk *);          /* number of its first household */
int chunk_households(const struct chunk *);
/* Columns over the chunk's households: bounds of the answer (0/1) and of an amount; stride 0 = the same for all. */
struct column { const int64_t *lo, *hi; int stride; };
struct column chunk_answer(const struct chunk *, int programme);
struct column chunk_amount(const struct chunk *, int programme, int output);

/* What a household surely has of a programme if it is granted: cents a month (yearly ones by twelve) at least and at most, and at once. */
struct worth { int64_t month_lo, month_hi, once_lo; };
struct worth chunk_worth(const struct book *, const struct chunk *, int programme, int household);

/* Works out the programmes named (NULL = all) for everybody; calls sink chunk by chunk. */
void columns_run(struct mem *, const struct book *, const struct population *, day at, const int *programmes, int n, chunk_sink, void *ctx);

struct column_totals { int64_t yes, no, not_known; cents monthly; };     /* monthly: surely granted, lower bound */
/* [programmes of the book] */
struct column_totals *columns_totals(struct mem *, const struct book *, const struct population *, day at);

/* Decimal places in which a figure of a programme is kept (money: 2), -1 when it has none of that name. */
int book_figure_places(const struct book *, int programme, const char *figure);
/* A figure with another value: a parameter (row -1), or a row of a table, its last for all others. */
struct new_figure { const char *name; int row; int64_t value; };
/* The book with one programme more, its last: `programme` as it would be if these figures had these values on every
** day.  What does not hang on them is worked out once for both.  NULL: no such figure, or a value that the rules cannot bear. */
const struct book *book_reform(struct mem *, const struct book *, const char *programme, const struct new_figure *, int n);
struct reform { int64_t gain, lose, enter, leave; cents before, after, gained, lost; };    /* households; a month */
/* Today's programme beside the last one of a reformed book. */
struct reform columns_reform(struct mem *, const struct book *reformed, int programme, const struct population *, day at);
/* Households entitled (surely) to a programme, by number: find. At most `most`; returns how many. */
int columns_find(struct mem *, const struct book *, const struct population *, int programme, day at, int *households, int most);
#endif
