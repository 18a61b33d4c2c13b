/* SPDX-License-Identifier: EUPL-1.2
** counts.h - how many visits, how long: the numbers behind /metrics. */
#ifndef COUNTS_H
#define COUNTS_H
#include "web/page.h"

void count_visit(const struct page *, int status, int64_t micros, int64_t waited);
#endif
