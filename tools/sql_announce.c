/* SPDX-License-Identifier: EUPL-1.2
** sql_announce.c - finds the statements of a .sql file by the line that announces each:
**
**     -- many   free_slots(day day) -> slot slot_id, starts text
**     -- maybe  booking(id booking_id) -> slot slot_id, note text?
**     -- one    seats(slot slot_id) -> n int
**     -- change add_booking(slot slot_id, person person_id, now instant)
**     -- change add_person(name text) -> id person_id          (with RETURNING)
**
** Types: int text blob bool day instant cents, and <thing>_id for every table <room>_<thing>.  A "?" after the
** type says that it may be NULL.  A line that ends in "," or "->" goes on in the next comment line. */
#include "sqlgen.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 4096 };

static bool typed(struct var *v)
{
    static const char *const word[] = { "int", "text", "blob", "bool", "day", "instant", "cents" };
    size_t n = strlen(v->type);

    if (n && v->type[n - 1] == '?') {
        v->maybe = true;
        v->type[--n] = 0;
    }
    for (enum base b = B_INT; b < B_ID; b++)
        if (!strcmp(v->type, word[b])) { v->base = b; return true; }
    v->base = B_ID;
    return n > 3 && !strcmp(v->type + n - 3, "_id");
}

static void vars(char *text, int no, struct var *v, int *n)
{
    char *save = 0, extra[2];

    for (char *s = strtok_r(text, ",", &save); s; s = strtok_r(0, ",", &save)) {
        if (*n == VARS) { refuse(no, "more than %d names", VARS); return; }
        memset(v + *n, 0, sizeof *v);
        if (sscanf(s, "%63s %63s %1s", v[*n].name, v[*n].type, extra) != 2 || !typed(&v[*n])) {
            refuse(no, "expected 'name type' with a type of int text blob bool day instant cents <thing>_id, got '%s'", s);
            return;
        }
        ++*n;
    }
}

bool announced(char *line, int no, struct stmt *s)
{
    static const char *const kinds[] = { "many", "maybe", "one", "change" };
    char word[16], *open = strchr(line, '('), *shut = open ? strchr(open, ')') : 0, *arrow;

    memset(s, 0, sizeof *s);
    s->line = no;
    if (strncmp(line, "-- ", 3) || !shut || sscanf(line, "-- %15s %63[a-z_0-9](", word, s->name) != 2) return false;
    for (s->kind = MANY; s->kind <= CHANGE && strcmp(word, kinds[s->kind]); s->kind++) ;
    if (s->kind > CHANGE) return false;
    *shut = 0;
    vars(open + 1, no, s->in, &s->nin);
    arrow = shut + 1 + strspn(shut + 1, " ");
    if (!strncmp(arrow, "->", 2)) vars(arrow + 2, no, s->out, &s->nout);
    else if (*arrow) refuse(no, "%s: expected '-> column type, ...', got '%s'", s->name, arrow);
    if (!s->nout && s->kind != CHANGE) refuse(no, "%s: '%s' announces no column", s->name, word);
    return true;
}

/* The dialect's own text of lines from..to, without whole-line comments. */
static char *body(const char *text, const char *dialect)
{
    char *s = strdup(text), *to = s;

    if (!s) abort();
    dialect_keep(s, dialect);
    for (char *at = s, *next; *at; at = next) {
        next = at + strcspn(at, "\n");
        next += *next == '\n';
        if (strncmp(at, "--", 2) && at + strspn(at, " \t\r\n") < next) {
            memmove(to, at, (size_t)(next - at));
            to += next - at;
        }
    }
    *to = 0;
    while (to > s && (isspace((unsigned char)to[-1]) || to[-1] == ';')) *--to = 0;
    return s;
}

static void finish(sqlite3 *db, struct stmt *s, const char *from, const char *to)
{
    char *text = strndup(from, (size_t)(to - from));

    if (!text) abort();
    s->sqlite = body(text, "sqlite");
    s->postgres = body(text, "postgres");
    free(text);
    check(db, s);
    emit(s);
    free(s->sqlite);
    free(s->postgres);
}

static void join(char *line, const char **at, int *no)
{
    for (;;) {
        size_t n = strlen(line), m = strcspn(*at, "\n");
        const char *more = *at;

        while (n && isspace((unsigned char)line[n - 1])) line[--n] = 0;
        if (!n || (line[n - 1] != ',' && strcmp(line + n - (n > 1 ? 2 : 1), "->")) || strncmp(more, "-- ", 3)) return;
        if (n + m >= LINE) { refuse(*no, "the announcement is too long"); return; }
        memcpy(line + n, more + 2, m - 2);
        line[n + m - 2] = 0;
        *at += m + (more[m] == '\n');
        ++*no;
    }
}

void statements(sqlite3 *db, char *text)
{
    static struct stmt s, next;
    const char *from = 0, *at = text;
    char line[LINE], *marks = strdup(text);
    int no = 1, wrong = marks ? dialect_keep(marks, "sqlite") : 0;

    free(marks);
    if (wrong) { refuse(wrong, "this mark makes no sense; --@sqlite, --@postgres and --@end do"); return; }
    printf("/* made from %s; do not edit */\n#include \"host/db.h\"\n#include \"ids.h\"\n\n", file);
    while (*at) {
        const char *begin = at;
        size_t n = strcspn(at, "\n");
        int first = no++;

        at += n + (at[n] == '\n');
        if (n >= LINE) n = LINE - 1;
        memcpy(line, begin, n);
        line[n] = 0;
        if (strncmp(line, "-- ", 3)) {
            if (!from && n && strspn(line, " \t\r") != n && strncmp(line, "--", 2)) {
                refuse(first, "a statement that nobody announced: '%s'", line);
                return;
            }
            continue;
        }
        join(line, &at, &no);
        if (!announced(line, first, &next)) continue;
        if (from) finish(db, &s, from, begin);
        s = next;
        from = at;
    }
    if (from) finish(db, &s, from, at);
}
