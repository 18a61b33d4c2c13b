/* SPDX-License-Identifier: EUPL-1.2
** town_wrong.c - where something stands that the schema accepts and the town cannot use. */
#include "rooms/portal/town_in.h"
#include "base/yaml.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The line of `key:` inside the entry that begins with "id: <id>". */
static bool is_entry(const char *line, const char *end, const char *id)
{
    const char *at = within_line(line, end, "id: ");
    size_t n = strlen(id);

    return at && end - at >= (long)(4 + n) && !memcmp(at + 4, id, n)
        && (at + 4 + n == end || strchr(" ,}\r", at[4 + n]));
}

void town_wrong(struct complaints *why, struct at at, const char *key, const char *fmt, ...)
{
    char what[300];
    const char *line = at.src->bytes, *stop = line + at.src->n;
    int number = 0, found = 0, column = 0;
    bool inside = !at.id;
    va_list args;

    va_start(args, fmt);
    vsnprintf(what, sizeof what, fmt, args);
    va_end(args);
    while (line < stop && !column) {
        const char *end = memchr(line, '\n', (size_t)(stop - line)), *hit;

        if (!end) end = stop;
        number++;
        if (!inside && is_entry(line, end, at.id)) { inside = true; found = number; }
        if (inside && (hit = within_line(line, end, key))) {
            found = number;
            column = (int)(hit - line) + 1;
        }
        line = end + 1;
    }
    complain(why, at.src->path, found, column ? column : found != 0, "%s", what);
}

static int by_id(const void *id, const void *at) { return strcmp(id, *(const char *const *)at); }

bool town_word_known(const char *prefix, const char *word)
{
    char id[200];
    int n = snprintf(id, sizeof id, "%s%s", prefix, word);

    return n > 0 && (size_t)n < sizeof id && bsearch(id, text_ids, TEXTS_BUILTIN, sizeof *text_ids, by_id);
}
