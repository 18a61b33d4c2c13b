/* SPDX-License-Identifier: EUPL-1.2
** log.h - one line of JSON a visit on stderr, and the counts behind /metrics.
**
** Q1  No personal data: the page's pattern instead of the address, no query, no names, no network addresses. */
#ifndef LOG_H
#define LOG_H
#include "web/lanes.h"

void log_visit(const struct visit *);
/* Something about the server as a whole: {"time":...,"event":what,"detail":...}. */
void log_event(const char *what, const char *detail_format, ...) __attribute__((format(printf, 2, 3)));
void log_quiet(bool);                       /* no line a visit (--quiet); the counts go on */
void metrics_write(struct out *);           /* Prometheus text */
#endif
