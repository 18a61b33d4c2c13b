/* SPDX-License-Identifier: EUPL-1.2
** bench.h - measuring: CPU time of this thread, medians, one line a bar.
**
** B1  A line is: what <TAB> measured <TAB> unit <TAB> bar <TAB> ok|MISSED|-  (bench/run lays them out). */
#ifndef BENCH_H
#define BENCH_H
#include <stdint.h>

int64_t cpu_ns(void);                           /* of this thread */
double  median(double *, int n);                /* sorts */
double  at_share(const double *sorted, int n, double share);      /* 0.95 = p95 */
void    bar_at_most(const char *what, double measured, const char *unit, double bar);
void    bar_at_least(const char *what, double measured, const char *unit, double bar);
void    figure(const char *what, double measured, const char *unit);
int     bars_missed(void);
#endif
