/* SPDX-License-Identifier: EUPL-1.2
** db.c - what both kinds of database have in common: faults, risks, the cache of statements (D2, D3). */
#include "host/db_own.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void db_say(struct db *db, const char *why, ...)
{
    va_list ap;

    va_start(ap, why);
    vsnprintf(db->why, sizeof db->why, why, ap);
    va_end(ap);
}

static bool is_postgres(const char *where)
{
    return !strncmp(where, "postgresql://", 13) || !strncmp(where, "postgres://", 11)
        || strstr(where, "host=") || strstr(where, "dbname=");
}

struct db *db_open(struct mem *m, struct fate *f, const char *where, bool reader)
{
    struct db *db = mem_get(m, sizeof *db);

    db->kind = is_postgres(where) ? DB_POSTGRES : DB_SQLITE;
    db->does = db->kind == DB_POSTGRES ? &db_postgres : &db_sqlite;
    db->where = mem_str(m, where);
    db->reader = reader;
    risk(f, "open the database");
    if (db->does->open(db, where)) {
        db->does->close(db);
        fault(f, "%s", db->why);
    }
    return db;
}

void db_close(struct db *db)
{
    if (!db) return;
    for (int i = 0; i < DB_SLOTS; i++)
        for (struct stmt *s; (s = db->slot[i]); ) {
            db->slot[i] = s->next;
            db->does->drop(s);
            free(s);
        }
    db->does->close(db);
}

enum db_kind db_kind(const struct db *db) { return db->kind; }

static void run(struct req *r, const char *sql) { DB_RUN(r->db, &r->fate, sql); }

void db_begin(struct req *r, bool writes)
{
    r->db->again = false;
    risk(&r->fate, "BEGIN");
    if (r->db->does->begin(r->db, writes)) fault(&r->fate, "%s", r->db->why);
}

void db_begin_alone(struct req *r)
{
    r->db->again = false;
    risk(&r->fate, "BEGIN");
    if (r->db->does->begin_alone(r->db)) fault(&r->fate, "%s", r->db->why);
}

/* A full disk can undo the whole transaction behind our back: then nothing of it may be called done. */
static void still_inside(struct req *r)
{
    if (!r->db->does->inside(r->db)) fault(&r->fate, "the transaction was undone: %s", r->db->why);
}

void db_savepoint(struct req *r)
{
    still_inside(r);
    run(r, "SAVEPOINT visit");
    r->db->within = true;
}

void db_release(struct req *r)
{
    still_inside(r);
    run(r, "RELEASE SAVEPOINT visit");
    r->db->within = false;
}

void db_over(struct req *r)
{
    if (!r->db->within) {
        db_rollback(r->db);
        db_take_turns(r->db);                   /* the turn it may have had ended with the rollback */
        db_begin(r, true);
        return;
    }
    still_inside(r);
    r->db->does->abandon(r->db);
    run(r, "ROLLBACK TO SAVEPOINT visit");
}

void db_undo(struct req *r)
{
    struct db *db = r->db;
    char why[sizeof db->why];

    memcpy(why, db->why, sizeof why);           /* the first reason is the one to tell */
    db->does->abandon(db);
    db->within = false;
    if (!db->does->run(db, "ROLLBACK TO SAVEPOINT visit")) db->does->run(db, "RELEASE SAVEPOINT visit");
    memcpy(db->why, why, sizeof why);
}

void db_commit(struct req *r)
{
    still_inside(r);
    risk(&r->fate, "COMMIT");
    if (r->db->does->commit(r->db)) fault(&r->fate, "%s", r->db->why);
}

void db_rollback(struct db *db)
{
    char why[sizeof db->why];

    memcpy(why, db->why, sizeof why);
    db->does->abandon(db);
    db->within = false;
    db->does->run(db, "ROLLBACK");
    memcpy(db->why, why, sizeof why);
}

int64_t db_changes(struct db *db) { return db->does->changes(db); }
bool db_serialization_failed(struct db *db) { return db->again; }
void db_take_turns(struct db *db) { db->turns = true; }

struct stmt *db_cached(struct db *db, const struct stmt_text *text)
{
    struct stmt **slot = &db->slot[((uintptr_t)text / sizeof *text) % DB_SLOTS], *s;

    for (s = *slot; s; s = s->next) if (s->text == text) return s;
    if (!(s = calloc(1, sizeof *s))) { db_say(db, "out of memory"); return 0; }
    *s = (struct stmt){ .text = text, .db = db, .next = *slot };
    return *slot = s;
}

void (*db_heard)(const char *);

struct stmt *db_use(struct req *r, const struct stmt_text *text)
{
    struct stmt *s = db_cached(r->db, text);

    if (db_heard) db_heard(text->name);
    risk(&r->fate, text->name);
    if (!s || r->db->does->prepare(r->db, s)) fault(&r->fate, "%s: %s", text->name, r->db->why);
    return s;
}

bool db_asks_ahead(const struct req *r) { return r->reading && r->db->does->ahead; }
void db_ahead(struct req *r, struct stmt *s) { r->db->does->ahead(s); }

static void bind(struct req *r, struct stmt *s, int at, const char *text, const void *blob, size_t n, const int64_t *number)
{
    if (s->db->does->bind(s, at, text, blob, n, number)) fault(&r->fate, "%s: value %d: %s", s->text->name, at, s->db->why);
}

void db_bind_int(struct req *r, struct stmt *s, int at, int64_t v) { bind(r, s, at, 0, 0, 0, &v); }
void db_bind_text(struct req *r, struct stmt *s, int at, const char *v) { bind(r, s, at, v, 0, 0, 0); }
void db_bind_null(struct req *r, struct stmt *s, int at) { bind(r, s, at, 0, 0, 0, 0); }
void db_bind_blob(struct req *r, struct stmt *s, int at, const void *v, size_t n) { bind(r, s, at, 0, v, n, 0); }

bool db_row(struct req *r, struct stmt *s)
{
    int got;

    risk(&r->fate, s->text->name);
    got = s->db->does->step(s);
    if (got < 0) fault(&r->fate, "%s: %s", s->text->name, s->db->why);
    return got;
}

int64_t db_int(struct stmt *s, int col) { return s->db->does->number(s, col); }
bool db_is_null(struct stmt *s, int col) { return s->db->does->null(s, col); }

const char *db_text(struct req *r, struct stmt *s, int col)
{
    const char *v = s->db->does->string(s, col);

    return v ? mem_str(&r->mem, v) : 0;
}

const void *db_blob(struct req *r, struct stmt *s, int col, size_t *n)
{
    const void *v;
    char *own;

    *n = 0;
    if (s->db->does->null(s, col)) return 0;
    v = s->db->does->bytes(s, col, n);
    own = mem_get(&r->mem, *n + 1);
    if (*n) memcpy(own, v, *n);
    return own;
}

int db_change(struct req *r, struct stmt *s)
{
    if (db_row(r, s)) fault(&r->fate, "%s: a change returned a row", s->text->name);
    return s->db->does->changed(s);
}
