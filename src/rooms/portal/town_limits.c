/* SPDX-License-Identifier: EUPL-1.2
** town_limits.c - time limits of the administration: programmes/limits.tsv, a line again in towns/<town>/limits.tsv. */
#include "rooms/portal/town_in.h"
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 7 };

static const char heading[] = "id\tdays\tcounted\tlaw\tsource\tgrade\tnote";

static struct limit *find(struct town *t, const char *id)
{
    for (int i = 0; i < t->nlimits; i++) if (!strcmp(t->limits[i].id, id)) return &t->limits[i];
    return 0;
}

static void take_line(struct mem *m, struct town *t, const struct source *src, int number, char *line, struct complaints *why)
{
    char *cell[COLUMNS], *save = line;
    struct limit *to;

    for (int i = 0; i < COLUMNS; i++) {
        cell[i] = strsep(&save, "\t");
        if (!cell[i]) { complain(why, src->path, number, 1, "a line has %d cells with tabs between", COLUMNS); return; }
    }
    long n = strtol(cell[1], 0, 10);
    bool working = !strcmp(cell[2], "working");
    if (n < 1 || n > 3660) { complain(why, src->path, number, 1, "%s: from 1 to 3660 days", cell[0]); return; }
    if (!working && strcmp(cell[2], "calendar")) { complain(why, src->path, number, 1, "%s: counted is calendar or working", cell[0]); return; }
    if (!(to = find(t, cell[0]))) {
        t->limits = mem_grow(m, t->limits, sizeof *t->limits * (size_t)t->nlimits, sizeof *t->limits * (size_t)(t->nlimits + 1));
        to = &t->limits[t->nlimits++];
    }
    *to = (struct limit){ cell[0], (int)n, working, cell[3], cell[5][0] };
}

void town_read_limits(struct mem *m, const struct source *src, struct town *t, struct complaints *why)
{
    char *save = mem_str(m, src->bytes), *line;

    if (strlen(save) != src->n) complain(why, src->path, 0, 0, "a zero byte in the file");
    for (int number = 1; (line = strsep(&save, "\n")); number++) {
        if (number == 1 && strcmp(line, heading)) complain(why, src->path, 1, 1, "the first line is: id, days, counted, law, source, grade, note");
        if (number > 1 && *line && *line != '#') take_line(m, t, src, number, line, why);
    }
}

const struct limit *town_limit(const struct town *t, const char *id)
{
    for (int i = 0; t && i < t->nlimits; i++) if (!strcmp(t->limits[i].id, id)) return &t->limits[i];
    return 0;
}

bool town_four_eyes(const struct town *t) { return t && t->four_eyes; }

bool town_online(const struct town *t, const struct programme *p)
{
    for (int i = 0; t && !p->hidden_address && i < t->nonline; i++) if (!strcmp(t->online[i], p->id)) return true;
    return false;
}

int town_boards(const struct town *t) { return t ? t->nboards : 0; }
const struct board *town_board_at(const struct town *t, int i) { return &t->boards[i]; }

static bool named(const struct words *w, const char *programme)
{
    for (int i = 0; i < w->n; i++) if (!strcmp(w->at[i], programme)) return true;
    return false;
}

const struct board *town_board_named(const struct town *t, const char *id)
{
    for (int i = 0; i < town_boards(t); i++) if (!strcmp(t->boards[i].id, id)) return &t->boards[i];
    return NULL;
}

const struct board *town_board(const struct town *t, const char *programme)
{
    for (int i = 0; i < town_boards(t); i++) if (named(&t->boards[i].programmes, programme)) return &t->boards[i];
    return NULL;
}

const struct board *town_objection_board(const struct town *t, const char *programme)
{
    for (int i = 0; i < town_boards(t); i++) if (named(&t->boards[i].objections, programme)) return &t->boards[i];
    return NULL;
}

bool town_hides_zeros(const struct town *t) { return t && t->hide_zeros; }
