/* SPDX-License-Identifier: EUPL-1.2
** link.h - the same people in two large sets of records, or twice in one.
**
** L1  Only records that share a block are compared: birth and a name, both names, a name and the year of birth, a telephone,
**     a number, an address (link.c).  A block with more than block_most x block_most pairs is passed over: it says nothing.
** L2  With two sets every record has at most one partner, unless every pair is asked for: the best ones first.  Within one set what hangs together is one
**     person, unless two of them speak against each other.
** L3  Threads share nothing but the records; the result does not depend on how many there are. */
#ifndef LINK_H
#define LINK_H
#include "match/compare.h"

struct pair { uint32_t a, b; float score; };                    /* within one set a < b */
struct link {
    const struct vocabulary *words;
    const struct record *a, *b; uint32_t na, nb;                /* b NULL: within a */
    float least;                                                /* evidence asked for: evidence_likely() */
    uint32_t block_most;                                        /* 0: 40 */
    bool every;                                                 /* two sets: every pair, not one partner each (L2) */
    int threads;                                                /* 1..8; 0: 1 */
    uint64_t compared;                                          /* out: how many pairs were looked at */
};
/* Memory of the pairs comes from mem.  Returns how many; best first. */
uint32_t link_find(struct link *, struct mem *, struct pair **);
/* Within one set: every pair that follows from the pairs found (L2). */
uint32_t link_close(struct link *, struct mem *, const struct pair *, uint32_t n, struct pair **);
#endif
