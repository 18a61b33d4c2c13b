/* SPDX-License-Identifier: EUPL-1.2
** stood.h - RG1: two dated rows of one thing never overlap; the page says what stands in the way before the database must. */
#ifndef REGISTRY_STOOD_H
#define REGISTRY_STOOD_H
#include "rooms/registry/form.h"

struct stood { int64_t id; day since, until; const char *words; };
/* Something stands in the way of a row from `since` on (F3).  False: nothing does, or the clerk asked to end it: the caller
** then ends each of *s on the day `since`. */
bool stood(struct form *, const struct stood *s, int n, day since);
/* The rows of a statement with id, since, until as *s; words is an expression of `row`. */
#define STOOD_OF(r, found, words_of) __extension__ ({ \
    struct stood *s_ = mem_get(&(r)->mem, (size_t)((found).n + 1) * sizeof *s_); \
    for (int i_ = 0; i_ < (found).n; i_++) { __typeof__(&(found).at[0]) row = &(found).at[i_]; \
        s_[i_] = (struct stood){ row->id.v, row->since, row->until, (words_of) }; } s_; })
#endif
