/* SPDX-License-Identifier: EUPL-1.2
** town_retention.c - how long what is kept: programmes/retention.tsv, a line again in towns/<town>/retention.tsv. */
#include "rooms/portal/town_in.h"
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 7, YEARS_MOST = 100 };

static const char heading[] = "id\tyears\tfrom_majority\tlaw\tsource\tgrade\tnote";

static void take_line(struct mem *m, struct town *t, const struct source *src, int number, char *line, struct complaints *why)
{
    char *cell[COLUMNS], *save = line;
    struct retention *to = 0;

    for (int i = 0; i < COLUMNS; i++) {
        cell[i] = strsep(&save, "\t");
        if (!cell[i]) { complain(why, src->path, number, 1, "a line has %d cells with tabs between", COLUMNS); return; }
    }
    long years = strtol(cell[1], 0, 10), majority = strtol(cell[2], 0, 10);
    if (years < 1 || years > YEARS_MOST || majority < 0 || majority > YEARS_MOST) { complain(why, src->path, number, 1, "%s: from 1 to %d years", cell[0], YEARS_MOST); return; }
    for (int i = 0; i < t->nretentions; i++) if (!strcmp(t->retentions[i].id, cell[0])) to = &t->retentions[i];
    if (!to) {
        t->retentions = mem_grow(m, t->retentions, sizeof *to * (size_t)t->nretentions, sizeof *to * (size_t)(t->nretentions + 1));
        to = &t->retentions[t->nretentions++];
    }
    *to = (struct retention){ cell[0], (int)years, (int)majority, cell[3], cell[5][0] };
}

void town_read_retention(struct mem *m, const struct source *src, struct town *t, struct complaints *why)
{
    char *save = mem_str(m, src->bytes), *line;

    if (strlen(save) != src->n) complain(why, src->path, 0, 0, "a zero byte in the file");
    for (int number = 1; (line = strsep(&save, "\n")); number++) {
        if (number == 1 && strcmp(line, heading)) complain(why, src->path, 1, 1, "the first line is: id, years, from_majority, law, source, grade, note");
        if (number > 1 && *line && *line != '#') take_line(m, t, src, number, line, why);
    }
}

const struct retention *town_retention(const struct town *t, const char *id)
{
    static const struct retention none = { "", 5, 5, "", 'M' };

    for (int i = 0; t && i < t->nretentions; i++) if (!strcmp(t->retentions[i].id, id)) return &t->retentions[i];
    return &none;
}
