/* SPDX-License-Identifier: EUPL-1.2
** out.h - text that grows inside a mem.
**
** O1  out->text[out->n] is 0 once something was written (out_text() makes it so).
** O2  Growing never frees; the old block dies with the mem. */
#ifndef OUT_H
#define OUT_H
#include "base/mem.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct out { struct mem *mem; char *text; size_t n, size; };

char *out_grow(struct out *, size_t n);                   /* where n more bytes and the closing zero fit */
void out_int(struct out *, int64_t);
void out_decimal(struct out *, int64_t raw, int places, bool drop_zeros);   /* raw * 10^-places: 12.34 */
void out_fmt(struct out *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *out_text(struct out *);                       /* zero-terminated, never NULL */

/* Most pieces are short and fit: they go straight to their place. */
static inline char *out_room(struct out *o, size_t n) { return n < o->size - o->n ? o->text + o->n : out_grow(o, n); }

static inline void out_raw(struct out *o, const char *s, size_t n)
{
    char *to = out_room(o, n);

    if (n) memcpy(to, s, n);
    to[n] = 0;
    o->n += n;
}

/* NULL counts as ""; the length of a literal is known when it is compiled. */
static inline void out_str(struct out *o, const char *s) { if (s) out_raw(o, s, strlen(s)); }

static inline void out_char(struct out *o, char c)
{
    char *to = out_room(o, 1);

    to[0] = c;
    to[1] = 0;
    o->n++;
}
#endif
