/* SPDX-License-Identifier: EUPL-1.2
** codes.c - see codes.h. */
#include "host/codes.h"
#include "host/late.h"
#include "host/papers.h"
#include "base/fold.h"
#include <string.h>

static bool plain(const char *s)
{
    for (const char *c = s; *c; c++) if ((unsigned char)*c < ' ' || *c == 127) return false;
    return *s && utf8_valid(s, strlen(s));
}

const char *const *codes_in_picture(struct mem *m, const unsigned char *b, size_t n)
{
    unsigned wide, high;
    const unsigned char *grey = picture_grey(m, b, n, &wide, &high);
    int kept = 0;

    if (!grey) return NULL;
    struct codes_found *f = mem_get(m, sizeof *f);
    late(m->fate)->codes_look(grey, wide, high, f);
    const char **to = mem_get(m, (size_t)(f->n + 1) * sizeof *to);
    for (int i = 0; i < f->n; i++) if (plain(f->text[i])) to[kept++] = f->text[i];
    return to;
}
