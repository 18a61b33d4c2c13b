/* SPDX-License-Identifier: EUPL-1.2
** out.h - text that grows inside a mem.
**
** O1  out->text[out->n] is 0 once something was written (out_text() makes it so).
** O2  Growing never frees; the old block dies with the mem. */
#ifndef OUT_H
#define OUT_H
#include "base/mem.h"
#include <stdint.h>

struct out { struct mem *mem; char *text; size_t n, size; };

void out_raw(struct out *, const char *, size_t);
void out_str(struct out *, const char *);                 /* NULL counts as "" */
void out_char(struct out *, char);
void out_int(struct out *, int64_t);
void out_fmt(struct out *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *out_text(struct out *);                       /* zero-terminated, never NULL */
#endif
