/* SPDX-License-Identifier: EUPL-1.2
** texts_cut.c - cuts a tab-separated file into lines and cells, for texts_read.c. */
#include "base/texts_in.h"
#include "base/fold.h"
#include <string.h>

size_t line_length(const char *s, const char *end)
{
    const char *nl = memchr(s, '\n', (size_t)(end - s));

    return (size_t)((nl ? nl : end) - s);
}

static int characters(const char *s, size_t n)
{
    int chars = 0;

    for (size_t i = 0; i < n; i++) chars += ((unsigned char)s[i] & 0xc0) != 0x80;
    return chars;
}

int line_split(const char *s, size_t n, struct cell cells[COLUMNS_MAX])
{
    int count = 0;

    for (const char *end = s + n;;) {
        const char *tab = memchr(s, '\t', (size_t)(end - s));
        size_t length = (size_t)((tab ? tab : end) - s);

        if (count < COLUMNS_MAX) cells[count] = (struct cell){ s, length };
        count++;
        if (!tab) return count;
        s = tab + 1;
    }
}

int cell_column(const struct cell *line, int i)
{
    return characters(line->s, (size_t)(line[i].s - line->s)) + 1;
}

char *cell_text(struct mem *m, const struct cell *c)
{
    char *s = mem_get(m, c->n + 1);

    if (c->n) memcpy(s, c->s, c->n);
    return s;
}

size_t find_header(const struct source *s, const char **header, int *line, const char **rest)
{
    const char *p = s->bytes, *end = p + s->n;

    if (s->n >= 3 && !memcmp(p, "\xef\xbb\xbf", 3)) p += 3;
    for (*line = 1; p < end; ++*line) {
        size_t n = line_length(p, end);

        *header = p;
        p += n;
        if (p < end) p++;
        *rest = p;
        if (n && (*header)[n - 1] == '\r') n--;
        if (n && (*header)[0] != '#') return n;
    }
    *header = *rest = end;
    return 0;
}

int utf8_bad_column(const char *s, size_t n)
{
    int column = 1;

    for (const char *end = s + n; s < end; column++) {
        int k = utf8_length(s);

        if (!k || k > end - s) break;
        s += k;
    }
    return column;
}
