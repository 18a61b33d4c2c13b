/* SPDX-License-Identifier: EUPL-1.2
** disclose.h - which figures of published tables stay hidden, so that nobody is recognised in a small one: neither where it stands nor
** by subtracting what stands beside it, in another table, or in an earlier report.  Knows no town and no table: figures and the sums
** that hold between them.  No clock, no chance, no database, no files.
**
** DI1  A small figure (1 up to, not including, the limit; 0 too where the town hides zeros) is never shown.
** DI2  Whoever knows everything that is shown, everything that was shown before and every sum that holds must think it possible that a
**      small figure is larger by the limit.  For each of them another world was found, in whole numbers, in which every shown figure
**      is what it is and every sum holds: nothing is believed of the search, each world is checked.
** DI3  What was shown before cannot be taken back.  A small figure that follows from it all the same is told as exposed.
** DI4  Where zeros are shown, a hidden figure is known not to be zero: worlds respect it, and no zero is hidden.
** DI5  It follows from the figures alone: the same figures hide the same cells.
** Not claimed: that somebody who knows who is counted in a cell learns nothing about the others of the same cell. */
#ifndef DISCLOSE_H
#define DISCLOSE_H
#include "base/mem.h"
#include <stdbool.h>
#include <stdint.h>

#define DISCLOSE_ANY INT64_MIN
enum disclose_use {
    DISCLOSE_TABLE,                     /* is to be shown, if it may */
    DISCLOSE_SHOWN,                     /* everybody knows it: it was shown before */
    DISCLOSE_HIDDEN,                    /* was hidden before and stays hidden */
    DISCLOSE_BEHIND,                    /* stands in no table, but must not be found: what two reports differ by */
    DISCLOSE_FREE                       /* stands in no table and tells nothing about anybody: people counted in two units */
};
struct disclose_figure {
    int64_t value;
    int64_t least, most;                /* what everybody knows of it: 0 and up unless least says otherwise; most 0 = no bound */
    enum disclose_use use;
};
struct disclose_sum { int total, n; const int *part; };         /* figure[total] is the sum of its parts, numbers of figures */
struct disclose {
    int limit; bool zeros;              /* zeros: hides them too */
    int nfigures; const struct disclose_figure *figure;
    int nsums; const struct disclose_sum *sum;
};
struct disclosed {
    bool *hidden;                       /* of each figure */
    int small, beside;                  /* hidden because they are small; because a small one would follow from them */
    int nexposed, *exposed;             /* DI3 */
};
struct disclosed disclose(struct mem *, const struct disclose *);
#endif
