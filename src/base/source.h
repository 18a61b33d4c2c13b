/* SPDX-License-Identifier: EUPL-1.2
** source.h - a file already in memory, and what is wrong with it.
**
** The rule engine and the texts read sources, never files: host/files.c turns a folder into sources. */
#ifndef SOURCE_H
#define SOURCE_H
#include "base/mem.h"

struct source { const char *path; const char *bytes; size_t n; };   /* bytes[n] is 0 */
struct sources { int n; struct source *at; };                       /* in order of path (byte order) */

struct complaint { const char *file; int line, column; const char *what; };
struct complaints { struct mem *mem; int n, room; struct complaint *at; };

/* Adds "what", said printf-like; line and column count from 1, 0 means the file as a whole. */
void complain(struct complaints *, const char *file, int line, int column, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));
#endif
