/* SPDX-License-Identifier: EUPL-1.2
** people_draw.h - chance for people.c: a seeded stream of integers and what is drawn from it.
** Not host/chance.c: these draws must be the same on every machine for ever. */
#ifndef PEOPLE_DRAW_H
#define PEOPLE_DRAW_H
#include <stdint.h>
#include <stdbool.h>

struct draw { uint64_t at; };

static inline uint64_t draw_bits(struct draw *d)        /* splitmix64 */
{
    uint64_t z = (d->at += 0x9e3779b97f4a7c15u);

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* lo..hi, both included; the bias is below 2^-30 for the spans used here. */
static inline int64_t draw_from(struct draw *d, int64_t lo, int64_t hi)
{
    return hi <= lo ? lo : lo + (int64_t)(draw_bits(d) % (uint64_t)(hi - lo + 1));
}

static inline bool draw_chance(struct draw *d, int permille) { return draw_from(d, 0, 999) < permille; }

/* Index of a weight, drawn by weight; n weights. */
static inline int draw_weighted(struct draw *d, const int *weight, int n)
{
    int64_t sum = 0, at;

    for (int i = 0; i < n; i++) sum += weight[i];
    at = draw_from(d, 0, sum - 1);
    for (int i = 0; i < n - 1; i++)
        if ((at -= weight[i]) < 0) return i;
    return n - 1;
}

/* A figure from its distribution: q holds the values at 0, 10, 20 ... 100 per cent, straight lines between. */
static inline int64_t draw_spread(struct draw *d, const int64_t q[11])
{
    int64_t at = draw_from(d, 0, 999), step = at / 100;

    return q[step] + (q[step + 1] - q[step]) * (at % 100) / 100;
}
#endif
