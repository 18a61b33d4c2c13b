/* SPDX-License-Identifier: EUPL-1.2
** sql.c - looks into a test's database, of either kind, in a few milliseconds: tests ask hundreds of times.
**
**   sql DB STATEMENTS        rows as a|b|c, NULL as nothing, bytes as \x...
**   sql DB --dump            every row of every table, sorted: two dumps that are equal hold the same
**   sql DB --copy FILE       (SQLite) a copy of the whole
** DB is a file or postgresql://...  Exit 1 with the database's words when a statement is refused. */
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void stop(const char *why) { fprintf(stderr, "%s\n", why); exit(1); }

/* ---- SQLite ------------------------------------------------------------------------------------------ */

static void print_cell(sqlite3_stmt *s, int i)
{
    if (i) putchar('|');
    if (sqlite3_column_type(s, i) == SQLITE_NULL) return;
    if (sqlite3_column_type(s, i) != SQLITE_BLOB) { fputs((const char *)sqlite3_column_text(s, i), stdout); return; }
    const unsigned char *bytes = sqlite3_column_blob(s, i);
    fputs("\\x", stdout);
    for (int k = 0, n = sqlite3_column_bytes(s, i); k < n; k++) printf("%02x", bytes[k]);
}

static void lite_run(sqlite3 *db, const char *sql, const char *before)
{
    while (*sql) {
        sqlite3_stmt *s;
        int rc;
        if (sqlite3_prepare_v2(db, sql, -1, &s, &sql)) stop(sqlite3_errmsg(db));
        while (s && (rc = sqlite3_step(s)) != SQLITE_DONE) {
            if (rc != SQLITE_ROW) stop(sqlite3_errmsg(db));
            fputs(before, stdout);
            for (int i = 0; i < sqlite3_column_count(s); i++) print_cell(s, i);
            putchar('\n');
        }
        sqlite3_finalize(s);
    }
}

/* "ORDER BY 1,2,3" for as many columns as it has; no rows, no words: most tables of a test are empty. */
static const char *order_of(sqlite3 *db, const char *all)
{
    static char order[1024];
    sqlite3_stmt *s;
    size_t at = 0;

    if (sqlite3_prepare_v2(db, all, -1, &s, 0)) stop(sqlite3_errmsg(db));
    bool some = sqlite3_step(s) == SQLITE_ROW;
    for (int i = 0; some && i < sqlite3_column_count(s); i++) at += (size_t)snprintf(order + at, sizeof order - at, "%s%d", i ? "," : " ORDER BY ", i + 1);
    sqlite3_finalize(s);
    return some ? order : NULL;
}

static void lite_dump(sqlite3 *db)
{
    sqlite3_stmt *s;

    if (sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1", -1, &s, 0)) stop(sqlite3_errmsg(db));
    while (sqlite3_step(s) == SQLITE_ROW) {
        char *all = sqlite3_mprintf("SELECT * FROM \"%w\"", sqlite3_column_text(s, 0)), *before = sqlite3_mprintf("%s|", sqlite3_column_text(s, 0));
        const char *order = order_of(db, all);
        char *sql = sqlite3_mprintf("%s%s", all, order ? order : "");
        if (order) lite_run(db, sql, before);
        sqlite3_free(all);
        sqlite3_free(sql);
        sqlite3_free(before);
    }
    sqlite3_finalize(s);
}

static void lite_copy(sqlite3 *db, const char *file)
{
    sqlite3 *copy;

    if (sqlite3_open(file, &copy)) stop(sqlite3_errmsg(copy));
    sqlite3_backup *b = sqlite3_backup_init(copy, "main", db, "main");
    if (!b || sqlite3_backup_step(b, -1) != SQLITE_DONE || sqlite3_backup_finish(b)) stop(sqlite3_errmsg(copy));
    sqlite3_close(copy);
}

static void on_sqlite(const char *file, const char *what, const char *to)
{
    sqlite3 *db;

    if (sqlite3_open(file, &db)) stop(sqlite3_errmsg(db));
    sqlite3_busy_timeout(db, 5000);
    sqlite3_exec(db, "PRAGMA foreign_keys = ON", 0, 0, 0);
    if (!strcmp(what, "--dump")) lite_dump(db);
    else if (!strcmp(what, "--copy")) lite_copy(db, to);
    else lite_run(db, what, "");
    sqlite3_close(db);
}

/* ---- PostgreSQL -------------------------------------------------------------------------------------- */

static void post_rows(const PGresult *x)
{
    for (int row = 0; row < PQntuples(x); row++) {
        for (int i = 0; i < PQnfields(x); i++) printf("%s%s", i ? "|" : "", PQgetvalue(x, row, i));
        putchar('\n');
    }
}

static void post_run(PGconn *db, const char *sql)
{
    if (!PQsendQuery(db, sql)) stop(PQerrorMessage(db));
    for (PGresult *x; (x = PQgetResult(db)); PQclear(x)) {
        ExecStatusType is = PQresultStatus(x);
        if (is != PGRES_TUPLES_OK && is != PGRES_COMMAND_OK && is != PGRES_EMPTY_QUERY) stop(PQresultErrorMessage(x));
        post_rows(x);
    }
}

static void post_dump(PGconn *db)
{
    PGresult *x = PQexec(db, "SELECT format('SELECT %L || t::text FROM %I t ORDER BY 1', tablename || '|', tablename) FROM pg_tables"
                             " WHERE schemaname = 'public' AND pg_relation_size(format('%I.%I', schemaname, tablename)::regclass) > 0 ORDER BY 1");

    if (PQresultStatus(x) != PGRES_TUPLES_OK) stop(PQresultErrorMessage(x));
    for (int i = 0; i < PQntuples(x); i++) post_run(db, PQgetvalue(x, i, 0));
    PQclear(x);
}

static void quiet(void *none, const char *words) { (void)none; (void)words; }

static void on_postgres(const char *url, const char *what)
{
    PGconn *db = PQconnectdb(url);

    if (PQstatus(db) != CONNECTION_OK) stop(PQerrorMessage(db));
    PQsetNoticeProcessor(db, quiet, 0);
    if (!strcmp(what, "--dump")) post_dump(db);
    else post_run(db, what);
    PQfinish(db);
}

int main(int argc, char **argv)
{
    if (argc < 3) stop("usage: sql DB STATEMENTS | --dump | --copy FILE");
    if (strstr(argv[1], "://")) on_postgres(argv[1], argv[2]);
    else on_sqlite(argv[1], argv[2], argc > 3 ? argv[3] : "");
    return fflush(stdout) ? 1 : 0;
}
