/* SPDX-License-Identifier: EUPL-1.2
** bench.c - see bench.h. */
#include "bench.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int missed;

int64_t cpu_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double median(double *v, int n)
{
    qsort(v, (size_t)n, sizeof *v, order);
    return at_share(v, n, 0.5);
}

double at_share(const double *sorted, int n, double share)
{
    int at = (int)(share * n);

    return sorted[at < n ? at : n - 1];
}

static void line(const char *what, double measured, const char *unit, const char *sign, double bar, int good)
{
    printf("%s\t%.4g\t%s\t%s %.6g\t%s\n", what, measured, unit, sign, bar, good ? "ok" : "MISSED");
    fflush(stdout);
    missed += !good;
}

void bar_at_most(const char *what, double measured, const char *unit, double bar)
{
    line(what, measured, unit, "<=", bar, measured <= bar);
}

void bar_at_least(const char *what, double measured, const char *unit, double bar)
{
    line(what, measured, unit, ">=", bar, measured >= bar);
}

void figure(const char *what, double measured, const char *unit)
{
    printf("%s\t%.6g\t%s\t\t-\n", what, measured, unit);
    fflush(stdout);
}

int bars_missed(void) { return missed; }
