/* SPDX-License-Identifier: EUPL-1.2
** sqlgen.c - turns a room's .sql into typed C, and refuses what is wrong.
**
**     sqlgen --schema FILES          > schema.sql    the schema in SQLite's words
**     sqlgen --ids SCHEMA            > ids.h         one type per table
**     sqlgen SCHEMA ROOM FILE.sql    > FILE.sql.h    see sql_announce.c and sql_check.c
*/
#include "sqlgen.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *file, *room;
FILE *reach;
static int bad;

void refuse(int at, const char *fmt, ...)
{
    va_list ap;

    fprintf(stderr, "%s:%d: ", file, at);
    va_start(ap, fmt);
    vfprintf(stderr, fmt, ap);
    va_end(ap);
    fputc('\n', stderr);
    bad = 1;
}

char *whole(const char *path)
{
    FILE *f = fopen(path, "r");
    char *s = 0;
    size_t n = 0, size = 1 << 16;

    if (!f) { perror(path); exit(1); }
    for (;;) {
        s = realloc(s, size + 1);
        if (!s) abort();
        n += fread(s + n, 1, size - n, f);
        if (n < size) break;
        size *= 2;
    }
    fclose(f);
    s[n] = 0;
    return s;
}

static int schema(char **files)
{
    for (; *files; files++) {
        char *s = whole(*files);
        int no = dialect_keep(s, "sqlite");

        file = *files;
        if (no) refuse(no, "this mark makes no sense; --@sqlite, --@postgres and --@end do");
        fputs(s, stdout);
        free(s);
    }
    return bad;
}

static sqlite3 *database(const char *path)
{
    sqlite3 *db;
    char *err = 0;

    if (sqlite3_open(":memory:", &db)) abort();
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
    if (sqlite3_exec(db, whole(path), 0, 0, &err)) { fprintf(stderr, "%s: %s\n", path, err); exit(1); }
    return db;
}

static int ids(sqlite3 *db)
{
    sqlite3_stmt *q;
    char each[1 << 14] = "", seen[1 << 14] = " ";

    printf("/* made by sqlgen: one type per table, so that a slot is not a person */\n"
           "#ifndef IDS_H\n#define IDS_H\n#include <stdint.h>\n");
    if (sqlite3_prepare_v2(db, "SELECT name, substr(name, instr(name, '_') + 1) FROM sqlite_schema WHERE type = 'table'"
                               " AND instr(name, '_') AND name NOT LIKE 'sqlite%' ORDER BY 2, 1", -1, &q, 0)) abort();
    while (sqlite3_step(q) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(q, 0), *thing = (const char *)sqlite3_column_text(q, 1);
        char word[130];

        snprintf(word, sizeof word, " %.120s ", thing);
        if (strstr(seen, word)) refuse(1, "%s: another room's table also gives %s_id; choose another word", table, thing);
        strncat(seen, word + 1, sizeof seen - strlen(seen) - 1);
        printf("typedef struct { int64_t v; } %s_id;\n", thing);
        snprintf(each + strlen(each), sizeof each - strlen(each), " X(%s)", thing);
    }
    sqlite3_finalize(q);
    printf("#define EACH_ID(X)%s\n#endif\n", each);
    return bad;
}

int main(int argc, char **argv)
{
    if (argc >= 2 && !strcmp(argv[1], "--schema")) return schema(argv + 2);
    if (argc == 3 && !strcmp(argv[1], "--ids")) {
        file = argv[2];
        return ids(database(file));
    }
    if (argc != 4) {
        fprintf(stderr, "usage: sqlgen --schema FILES | --ids SCHEMA | SCHEMA ROOM FILE\n");
        return 2;
    }
    room = argv[2];
    file = argv[3];
    if (getenv("REACH") && !(reach = fopen(getenv("REACH"), "w"))) { perror(getenv("REACH")); return 1; }
    statements(database(argv[1]), whole(file));
    return bad;
}
