/* SPDX-License-Identifier: EUPL-1.2
** source.c - what is wrong with a file: see source.h. */
#include "base/source.h"
#include "base/out.h"
#include <stdarg.h>
#include <stdio.h>

void complain(struct complaints *c, const char *file, int line, int column, const char *fmt, ...)
{
    char what[600];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(what, sizeof what, fmt, ap);
    va_end(ap);
    if (c->n == c->room) {
        int room = c->room ? c->room * 2 : 16;

        c->at = mem_grow(c->mem, c->at, (size_t)c->n * sizeof *c->at, (size_t)room * sizeof *c->at);
        c->room = room;
    }
    c->at[c->n++] = (struct complaint){ mem_str(c->mem, file ? file : ""), line, column, mem_str(c->mem, what) };
}
