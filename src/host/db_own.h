/* SPDX-License-Identifier: EUPL-1.2
** db_own.h - what db.c, db_sqlite.c, db_postgres.c and db_migrate.c share.  Nobody else includes it.
**
** A kind's functions return 0, or -1 after db_say() told why; db.c turns that into a fault. */
#ifndef DB_OWN_H
#define DB_OWN_H
#include "host/db.h"

#define DB_WAIT "5000"                  /* milliseconds that a writer waits for another program */
enum { DB_VARS = 40 };

struct stmt {
    const struct stmt_text *text;
    struct db *db;
    struct stmt *next;                  /* same slot of the cache */
    void *own;                          /* sqlite3_stmt, or struct pg_stmt */
};

struct db_does {
    int  (*open)(struct db *, const char *where);
    void (*close)(struct db *);
    int  (*begin)(struct db *, bool writes);
    int  (*begin_alone)(struct db *);                   /* a writing transaction; on PostgreSQL READ COMMITTED under a lock */
    int  (*run)(struct db *, const char *sql);          /* statements without parameters or rows */
    int  (*commit)(struct db *);                        /* also with a question still open: it is closed */
    bool (*inside)(struct db *);                        /* in a transaction that can still commit? */
    void (*abandon)(struct db *);                       /* ends what statements still hold; never fails */
    int  (*prepare)(struct db *, struct stmt *);        /* and forgets earlier values and rows */
    int  (*bind)(struct stmt *, int at, const char *text, const void *blob, size_t n, const int64_t *number);
    void (*ahead)(struct stmt *);                       /* D5; NULL: nothing is won by it */
    int  (*step)(struct stmt *);                        /* 1 a row, 0 the end */
    int64_t (*number)(struct stmt *, int col);
    bool (*null)(struct stmt *, int col);
    const char *(*string)(struct stmt *, int col);      /* until the next step; NULL for NULL */
    const void *(*bytes)(struct stmt *, int col, size_t *n);
    int  (*changed)(struct stmt *);                     /* rows changed by the last step */
    int64_t (*changes)(struct db *);
    void (*drop)(struct stmt *);
};
extern const struct db_does db_sqlite, db_postgres;

enum { DB_SLOTS = 256 };
struct db {
    enum db_kind kind;
    const struct db_does *does;
    bool reader, again;
    bool within;                        /* a visit's savepoint stands */
    bool turns;                         /* the next writing visit queues up */
    bool writes;                        /* SQLite: query_only is off */
    char *where;
    char why[200];                      /* of the last failure */
    int64_t changes;                    /* PostgreSQL: counted by us */
    void *own;                          /* sqlite3, or struct pg */
    unsigned made;                      /* PostgreSQL: names of statements; how many connections came before */
    unsigned life;
    struct stmt *slot[DB_SLOTS];
};

struct stmt *db_cached(struct db *, const struct stmt_text *);      /* not yet prepared; NULL: no memory */
void db_say(struct db *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
#define DB_RUN(db, fate, sql) do { risk((fate), (sql)); if ((db)->does->run((db), (sql))) fault((fate), "%s", (db)->why); } while (0)
#endif
