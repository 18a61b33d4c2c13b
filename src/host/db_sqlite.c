/* SPDX-License-Identifier: EUPL-1.2
** db_sqlite.c - the database in one file: WAL, every commit on the disk before it is called done. */
#include "host/db_own.h"
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static sqlite3 *lite(struct db *db) { return db->own; }

/* Why, in words an administrator can act on.  SQLite's own messages carry names of tables and columns, never values. */
static int told(struct db *db, int rc)
{
    const char *own = lite(db) ? sqlite3_errmsg(lite(db)) : sqlite3_errstr(rc);

    switch (rc & 0xff) {
    case SQLITE_OK: return 0;
    case SQLITE_FULL: db_say(db, "the disk is full"); break;
    case SQLITE_BUSY: db_say(db, "the database is locked by another program"); break;
    case SQLITE_READONLY: db_say(db, "the database %s, or its folder, may only be read here (%s)", db->where, own); break;
    case SQLITE_CANTOPEN: db_say(db, "the database %s cannot be opened", db->where); break;
    case SQLITE_NOTADB: db_say(db, "%s is not a database", db->where); break;
    case SQLITE_CORRUPT: db_say(db, "the database %s is damaged; restore the last backup", db->where); break;
    case SQLITE_IOERR: db_say(db, "the disk failed (%s)", own); break;
    default: db_say(db, "%s", own);
    }
    return -1;
}

static int run(struct db *db, const char *sql) { return told(db, sqlite3_exec(lite(db), sql, 0, 0, 0)); }

/* Makes the file ours alone before SQLite opens it; its -wal and -shm inherit that.  One that is there is not touched:
** closing it would drop the locks that SQLite holds on it elsewhere in this process (POSIX). */
static int make_private(struct db *db, const char *file)
{
    int fd = open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd < 0 && errno == EEXIST) return 0;
    if (fd < 0) { db_say(db, "the database %s cannot be opened: %s", file, strerror(errno)); return -1; }
    close(fd);
    return 0;
}

/* The one before writes for some milliseconds, so we look every one; SQLite by itself would sleep longer each time. */
static int nap(void *none, int tries)
{
    (void)none;
    sqlite3_sleep(1);
    return tries < atoi(DB_WAIT);
}

/* Of programs that open a new file together one makes it a WAL.  SQLite does not wait for that lock by itself
** (the nap is not asked for where two who wait could wait for each other), so we try again as long as it would. */
static int make_wal(struct db *db)
{
    enum { NAP = 10 };
    int rc;

    for (int slept = 0; ; slept += NAP) {
        rc = sqlite3_exec(lite(db), "PRAGMA journal_mode = WAL", 0, 0, 0);
        if ((rc & 0xff) != SQLITE_BUSY || slept >= atoi(DB_WAIT)) return told(db, rc);
        sqlite3_sleep(NAP);
    }
}

/* None of those for a reader looks at the schema: it is read (some milliseconds, some megabytes) for the first question. */
static int settings(struct db *db)
{
    sqlite3 *l = lite(db);

    sqlite3_extended_result_codes(l, 1);
    sqlite3_db_config(l, SQLITE_DBCONFIG_LOOKASIDE, (void *)0, 1200, 16);       /* 19 of the 120 kB that each of nine connections would hold */
    if (sqlite3_db_config(l, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0) || sqlite3_db_config(l, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0)
        || sqlite3_db_config(l, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0)) return told(db, SQLITE_ERROR);
    sqlite3_busy_handler(l, nap, 0);
    if (!db->reader && (make_wal(db) || run(db, "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864"))) return -1;
    return run(db, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA query_only = ON");
}

static int lite_open(struct db *db, const char *where)
{
    sqlite3 *l = 0;
    int rc;

    if (!db->reader && make_private(db, where)) return -1;
    rc = sqlite3_open_v2(where, &l, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, 0);
    db->own = l;
    return rc ? told(db, rc) : settings(db);
}

static void lite_close(struct db *db)
{
    sqlite3_close_v2(lite(db));
    db->own = 0;
}

static int begin(struct db *db, bool writes)
{
    if (writes && db->reader) { db_say(db, "this connection only reads"); return -1; }
    if (writes != db->writes && run(db, writes ? "PRAGMA query_only = OFF" : "PRAGMA query_only = ON")) return -1;
    db->writes = writes;
    return run(db, writes ? "BEGIN IMMEDIATE" : "BEGIN");
}

static bool inside(struct db *db) { return !sqlite3_get_autocommit(lite(db)); }

static void abandon(struct db *db)
{
    for (sqlite3_stmt *q = 0; (q = sqlite3_next_stmt(lite(db), q)); ) sqlite3_reset(q);
}

/* A question still open would refuse the commit when it writes; when it only reads it would keep the connection in the snapshot of
** today, which sees nothing new and cannot write as soon as another program has written. */
static int commit(struct db *db)
{
    int rc = sqlite3_exec(lite(db), "COMMIT", 0, 0, 0);

    if ((rc && (rc & 0xff) != SQLITE_BUSY) || (!rc && sqlite3_txn_state(lite(db), 0) == SQLITE_TXN_NONE)) return told(db, rc);
    abandon(db);
    return inside(db) ? run(db, "COMMIT") : 0;
}

static int prepare(struct db *db, struct stmt *s)
{
    sqlite3_stmt *q = s->own;

    if (q) {
        sqlite3_reset(q);                       /* its code is that of the last step, told already */
        sqlite3_clear_bindings(q);
        return 0;
    }
    if (told(db, sqlite3_prepare_v3(lite(db), s->text->sqlite, -1, SQLITE_PREPARE_PERSISTENT, &q, 0))) return -1;
    s->own = q;
    return 0;
}

static int bind(struct stmt *s, int at, const char *text, const void *blob, size_t n, const int64_t *number)
{
    sqlite3_stmt *q = s->own;

    if (number) return told(s->db, sqlite3_bind_int64(q, at, *number));
    if (text) return told(s->db, sqlite3_bind_text64(q, at, text, strlen(text), SQLITE_TRANSIENT, SQLITE_UTF8));
    if (blob) return told(s->db, n ? sqlite3_bind_blob64(q, at, blob, n, SQLITE_TRANSIENT) : sqlite3_bind_zeroblob(q, at, 0));
    return told(s->db, sqlite3_bind_null(q, at));
}

static int step(struct stmt *s)
{
    int rc = sqlite3_step(s->own);

    if (rc == SQLITE_ROW) return 1;
    if (rc != SQLITE_DONE) return told(s->db, rc);
    sqlite3_reset(s->own);
    return 0;
}

static int64_t number(struct stmt *s, int col) { return sqlite3_column_int64(s->own, col); }
static bool null(struct stmt *s, int col) { return sqlite3_column_type(s->own, col) == SQLITE_NULL; }
static const char *string(struct stmt *s, int col) { return (const char *)sqlite3_column_text(s->own, col); }

static const void *bytes(struct stmt *s, int col, size_t *n)
{
    const void *v = sqlite3_column_blob(s->own, col);

    *n = (size_t)sqlite3_column_bytes(s->own, col);
    return v;
}

static int changed(struct stmt *s) { return sqlite3_changes(lite(s->db)); }
static int64_t changes(struct db *db) { return sqlite3_total_changes64(lite(db)); }
static void drop(struct stmt *s) { sqlite3_finalize(s->own); }

static int begin_alone(struct db *db) { return begin(db, true); }

const struct db_does db_sqlite = {
    .open = lite_open, .close = lite_close, .begin = begin, .begin_alone = begin_alone, .run = run, .commit = commit, .inside = inside, .abandon = abandon,
    .prepare = prepare, .bind = bind, .step = step, .number = number, .null = null, .string = string, .bytes = bytes,
    .changed = changed, .changes = changes, .drop = drop,
};
