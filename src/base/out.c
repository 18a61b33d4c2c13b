/* SPDX-License-Identifier: EUPL-1.2
** out.c - text that grows inside a mem: see out.h. */
#include "base/out.h"
#include <stdarg.h>
#include <stdio.h>

char *out_grow(struct out *o, size_t n)
{
    size_t size = o->size ? o->size * 2 : 64;

    if (n > o->mem->ceiling) fault(o->mem->fate, "text passed its %zu bytes", o->mem->ceiling);
    while (size - o->n <= n) size *= 2;
    o->text = mem_grow(o->mem, o->text, o->n, size);
    o->size = size;
    return o->text + o->n;
}

void out_int(struct out *o, int64_t v)
{
    char digits[24], *p = digits + sizeof digits;
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

    do *--p = (char)('0' + u % 10); while (u /= 10);
    if (v < 0) *--p = '-';
    out_raw(o, p, (size_t)(digits + sizeof digits - p));
}

void out_decimal(struct out *o, int64_t raw, int places, bool drop_zeros)
{
    uint64_t u = raw < 0 ? 0 - (uint64_t)raw : (uint64_t)raw;
    char digits[48], *p = digits + sizeof digits;
    bool keep = !drop_zeros;

    for (int i = 0; i < places; i++, u /= 10) {
        if (u % 10) keep = true;
        if (keep) *--p = (char)('0' + u % 10);
    }
    if (p < digits + sizeof digits) *--p = '.';
    do *--p = (char)('0' + u % 10); while (u /= 10);
    if (raw < 0) *--p = '-';
    out_raw(o, p, (size_t)(digits + sizeof digits - p));
}

void out_fmt(struct out *o, const char *fmt, ...)
{
    char small[256];
    va_list ap, again;
    int n;

    va_start(ap, fmt);
    va_copy(again, ap);
    n = vsnprintf(small, sizeof small, fmt, ap);
    va_end(ap);
    if (n < 0) {
        va_end(again);
        fault(o->mem->fate, "a format that cannot be written: %s", fmt);
    }
    if ((size_t)n < sizeof small) {
        out_raw(o, small, (size_t)n);
    } else {
        vsnprintf(out_room(o, (size_t)n), (size_t)n + 1, fmt, again);
        o->n += (size_t)n;
    }
    va_end(again);
}

const char *out_text(struct out *o)
{
    if (!o->text) out_raw(o, "", 0);
    return o->text;
}
