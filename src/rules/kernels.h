/* SPDX-License-Identifier: EUPL-1.2
** kernels.h - loops over columns, compiled twice (kernels_plain.c, kernels_avx2.c); columns.c picks one at start. */
#ifndef KERNELS_H
#define KERNELS_H
#include <stdint.h>

enum prim { P_AND, P_OR, P_LT, P_LE, P_EQ, P_ADD, P_SUB, P_MIN, P_MAX, P_MUL, P_ALL_IN, P_ANY_IN, P_NAND, PRIMS };

struct kernels {
    /* r[i] = x[i * sx] op y[i * sy]; strides are 0 or 1 */
    void (*of[PRIMS])(int64_t *r, const int64_t *x, int sx, const int64_t *y, int sy, int n);
    /* r[i] = c[i] ? x[i * sx] : y[i * sy] */
    void (*select)(int64_t *r, const int64_t *c, const int64_t *x, int sx, const int64_t *y, int sy, int n);
    /* the same with a condition that may be open: then the lower (upper) of both */
    void (*blend)(int64_t *r, const int64_t *lo, const int64_t *hi, const int64_t *x, int sx, const int64_t *y, int sy, int upper, int n);
    /* int32 column and its known marks to bounds */
    void (*load)(int64_t *r, const int32_t *v, const uint8_t *known, int64_t otherwise, int n);
    void (*load_set)(int64_t *r, const int32_t *v, const uint8_t *known, int64_t all, int n);
    /* r[h] = sum of t[first[h] - base .. first[h+1] - base) */
    void (*add_up)(int64_t *r, const int64_t *t, const int32_t *first, int households);
    /* r[i] = round(x[i * sx] * by / (y[i * sy] * under)) * out; the divisors are positive, all products below 2^52; mode as enum mode */
    void (*divide)(int64_t *r, const int64_t *x, int sx, int64_t by, const int64_t *y, int sy, int64_t under, int64_t out, int mode, int n);
    void (*spread)(int64_t *r, const int64_t *h, const int32_t *household_of, int n);
};
extern const struct kernels kernels_plain, kernels_avx2;
#endif
