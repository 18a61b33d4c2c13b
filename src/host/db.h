/* SPDX-License-Identifier: EUPL-1.2
** db.h - the database, as generated code sees it.  Rooms use book.sql.h; nobody else writes SQL in C.
**
** D1  One text for both databases; where the dialects differ the .sql file has a marked variant.
** D2  A connection belongs to one thread at a time; prepared statements are cached per connection.
** D3  Every step passes risk(), so that a test can make each fail in turn.
** D4  On PostgreSQL a writing visit runs SERIALIZABLE; db_serialization_failed() says that the edge may try it again;
**     those who try again queue up (db_take_turns), and whose turn it is writes alone in its process.
**     A reading visit has one REPEATABLE READ snapshot, which never conflicts.
** D5  A page that knows what it will ask says so first: NAME_ahead(r, ...) asks without waiting, NAME(r, ...) with the same values
**     takes the answer later.  On PostgreSQL what was asked ahead travels together; elsewhere, and in a POST, it does nothing. */
#ifndef DB_H
#define DB_H
#include "web/req.h"

struct db;
enum db_kind { DB_SQLITE, DB_POSTGRES };

/* where: a file path, or postgresql://... / "host=... dbname=..." .  Faults through fate. */
struct db *db_open(struct mem *, struct fate *, const char *where, bool reader);
void db_close(struct db *);
enum db_kind db_kind(const struct db *);

/* Transactions: the edge only. */
void db_begin(struct req *, bool writes);       /* GET: one snapshot, cannot write */
void db_begin_alone(struct req *);              /* a chore's: one at a time on the whole database, reads what is committed */
void db_savepoint(struct req *);                /* group commit: one request inside the shared transaction */
void db_release(struct req *);
void db_undo(struct req *);                     /* back to the savepoint; never faults */
void db_over(struct req *);                     /* nothing of the visit was written, and it goes on writing */
void db_commit(struct req *);
void db_rollback(struct db *);                  /* never faults */
int64_t db_changes(struct db *);                /* rows changed since open: W3 */
bool db_serialization_failed(struct db *);      /* the last fault was a conflict: try again */
void db_take_turns(struct db *);                /* the next writing visit waits until nobody else tries again: D4.  Never faults */

/* Generated code. A statement is a constant with a stable address: the cache's key. */
struct stmt_text { const char *name, *sqlite, *postgres; int nin, nout; };
/* All statements of the program, so that a test can prepare each of them on either database. */
#define STMT(t) static const struct stmt_text *const t##_at __attribute__((used, section("stmts"))) = &t
struct stmt;
struct stmt *db_use(struct req *, const struct stmt_text *);
extern void (*db_heard)(const char *name);      /* told of each statement that is used; for tests; NULL */
bool db_asks_ahead(const struct req *);                         /* D5: is it worth binding values? */
void db_ahead(struct req *, struct stmt *);
void db_bind_int(struct req *, struct stmt *, int at, int64_t);
void db_bind_text(struct req *, struct stmt *, int at, const char *);          /* NULL = SQL NULL */
void db_bind_blob(struct req *, struct stmt *, int at, const void *, size_t);
void db_bind_null(struct req *, struct stmt *, int at);
bool        db_row(struct req *, struct stmt *);
int64_t     db_int(struct stmt *, int col);
bool        db_is_null(struct stmt *, int col);
const char *db_text(struct req *, struct stmt *, int col);                     /* NULL for SQL NULL */
const void *db_blob(struct req *, struct stmt *, int col, size_t *n);
int         db_change(struct req *, struct stmt *);                            /* rows changed */

/* schema/NNNN-what.sql, forward only, each in one transaction, recorded with its hash. Refuses a newer or altered database.
** A fault can leave its transaction open: db_rollback or db_close ends it.  For a writing connection, before the lanes start. */
void db_migrate(struct db *, struct mem *, struct fate *, const struct sources *schema);
#endif
