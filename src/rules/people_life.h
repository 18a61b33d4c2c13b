/* SPDX-License-Identifier: EUPL-1.2
** people_life.h - between people.c (who lives together) and people_life.c (how they live). */
#ifndef PEOPLE_LIFE_H
#define PEOPLE_LIFE_H
#include "rules/people.h"
#include "rules/people_draw.h"

enum { SOULS_MAX = 12 };
struct soul {
    const char *relation, *status, *schooling, *work;
    day born;
    int age, disability;
    bool female, uninsured, dependent;
};
struct lives { int n; struct soul soul[SOULS_MAX]; };

struct people {
    const struct book *book;
    uint64_t seed; day today; int unknown;
    int *fact;                              /* number in the book of each fact this file knows, -1 when it has none */
    int nother; int *other;                 /* P3: facts of the book it does not know */
};

void life_facts(struct mem *, struct people *);
struct household *life_household(struct mem *, const struct people *, struct draw *, struct lives *);
#endif
