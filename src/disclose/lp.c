/* SPDX-License-Identifier: EUPL-1.2
** lp.c - the simplex method with bounds on the variables, on a dense tableau.
**
** Each figure is two variables, its rise (2j) and its fall (2j + 1); the column of the fall is the other with the sign turned, so one
** is kept.  Rows begin with an artificial variable (basis < 0) that costs far more than anything real. */
#include "disclose/lp.h"
#include <math.h>
#include <string.h>

static const double TINY = 1e-9, DEAR = 1e7;

static double sign_of(int k) { return k % 2 ? -1 : 1; }
static double bound(const struct lp *p, int k) { return k % 2 ? p->down[k / 2] : p->up[k / 2]; }

static void begin(struct lp *p)
{
    memset(p->full, 0, 2 * (size_t)p->n);
    memset(p->in, 0, 2 * (size_t)p->n);
    for (int i = 0; i < p->rows; i++) {
        p->basis[i] = -1;
        if (p->b[i] < 0) {
            p->b[i] = -p->b[i];
            for (int j = 0; j < p->n; j++) p->a[i * p->n + j] = -p->a[i * p->n + j];
        }
        p->basic[i] = p->b[i];
    }
}

static void price(struct lp *p)
{
    memset(p->price, 0, (size_t)p->n * sizeof *p->price);
    for (int i = 0; i < p->rows; i++) {
        double c = p->basis[i] < 0 ? DEAR : p->cost[p->basis[i] / 2];
        const double *row = p->a + i * p->n;
        if (c != 0) for (int j = 0; j < p->n; j++) p->price[j] += c * row[j];
    }
}

/* Who comes in: the one that gains most; the first one when nothing has moved for long, so that it ends. */
static int entering(const struct lp *p, bool stuck)
{
    double best = 1e-7;
    int who = -1;

    for (int k = 0; k < 2 * p->n; k++) {
        if (p->in[k] || bound(p, k) <= 0) continue;
        double z = p->cost[k / 2] - sign_of(k) * p->price[k / 2], gain = p->full[k] ? z : -z;
        if (gain <= best) continue;
        if (stuck) return k;
        best = gain, who = k;
    }
    return who;
}

/* Who goes out, and how far: *far; -1: nobody, the one that comes in reaches its other bound. */
static int leaving(const struct lp *p, int k, double way, double *far)
{
    int who = -1;

    *far = bound(p, k);
    for (int i = 0; i < p->rows; i++) {
        double a = way * p->a[i * p->n + k / 2], to;
        if (a > TINY) to = p->basic[i] / a;
        else if (a < -TINY && p->basis[i] >= 0 && bound(p, p->basis[i]) < LP_FAR) to = (bound(p, p->basis[i]) - p->basic[i]) / -a;
        else continue;
        if (to < 0) to = 0;
        if (to < *far - TINY || (to < *far + TINY && who >= 0 && p->basis[i] < p->basis[who])) {
            if (to < *far) *far = to;
            who = i;
        }
    }
    return who;
}

static void pivot(struct lp *p, int row, int k)
{
    double *r = p->a + row * p->n, by = sign_of(k) * r[k / 2];

    for (int j = 0; j < p->n; j++) r[j] /= by;
    for (int i = 0; i < p->rows; i++) {
        double *o = p->a + i * p->n, f = sign_of(k) * o[k / 2];
        if (i == row || f == 0) continue;
        for (int j = 0; j < p->n; j++) o[j] -= f * r[j];
    }
}

static bool step(struct lp *p, bool stuck, bool *moved)
{
    int k = entering(p, stuck);
    double far;

    if (k < 0) return false;
    double way = sign_of(k) * (p->full[k] ? -1 : 1);
    int out = leaving(p, k, way, &far);
    *moved = far > TINY;
    for (int i = 0; i < p->rows; i++) p->basic[i] -= way * p->a[i * p->n + k / 2] * far;
    if (out < 0) {
        p->full[k] = !p->full[k];
        return true;
    }
    if (p->basis[out] >= 0) {
        p->in[p->basis[out]] = 0;
        p->full[p->basis[out]] = way * p->a[out * p->n + k / 2] < 0;
    }
    p->basic[out] = p->full[k] ? bound(p, k) - far : far;
    p->full[k] = 0, p->in[k] = 1, p->basis[out] = k;
    pivot(p, out, k);
    return true;
}

bool lp_solve(struct lp *p)
{
    int still = 0, most = 50 * (p->rows + p->n) + 1000;
    bool moved = true;

    begin(p);
    for (;; most--) {
        price(p);
        if (!step(p, still > 2 * p->rows + 20, &moved)) break;
        still = moved ? 0 : still + 1;
        if (!most) return false;
    }
    memset(p->change, 0, (size_t)p->n * sizeof *p->change);
    for (int k = 0; k < 2 * p->n; k++) if (p->full[k] && !p->in[k]) p->change[k / 2] += sign_of(k) * bound(p, k);
    for (int i = 0; i < p->rows; i++) {
        if (p->basis[i] >= 0) p->change[p->basis[i] / 2] += sign_of(p->basis[i]) * p->basic[i];
        else if (fabs(p->basic[i]) > 1e-6) return false;
    }
    return true;
}
