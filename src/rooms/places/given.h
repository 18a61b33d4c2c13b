/* SPDX-License-Identifier: EUPL-1.2
** given.h - a call as the allocation sees it (src/allot), and what comes of it: given.c. */
#ifndef PLACES_GIVEN_H
#define PLACES_GIVEN_H
#include "rooms/places/inside.h"
#include "allot/allot.h"

struct given_child { wish_id id; const char *code; int *rank; };         /* rank: of each option, which of the wishes it belongs to */
struct given_all {
    struct allot a;
    struct allot_child *child; struct allot_option **options; struct given_child *of;
    struct sections_of sections; struct allot_group *group;
    int **rank;                         /* of[i].rank */
    int nhouses; const char **house;    /* structure of a group's house */
};
/* Everybody who is ranked and did not come late, with what they wish for that takes their age. */
struct given_all *given_load(struct req *, const struct call *);
int given_find(const struct given_all *, wish_id);                      /* -1 */
/* The sections that a wish for a structure and shift leads to, for somebody of that age: numbers in `all`, at most `most`. */
int sections_for(const struct sections_of *all, const char *structure, int64_t shift, int months, int *to, int most);
int64_t section_free(const struct sections_of_row *);                   /* places that its staff suffice for and nobody has */
#endif
