/* SPDX-License-Identifier: EUPL-1.2
** db_postgres.c - the database on a PostgreSQL server.
**
** P1  Whoever writes runs SERIALIZABLE (D4).  Whoever reads has one REPEATABLE READ snapshot, which cannot conflict.
** P2  Parameters are typed by the text of the statement ($1::int8), so the server guesses nothing.
** P3  A connection that died while idle is made anew, once, before a transaction begins; never inside one.
** P6  Who failed by a conflict waits for their turn before BEGIN, so that what the others did is in the snapshot; the turn ends with the
**     transaction, or with the connection.  Of those who try again in all processes one has the turn (an advisory lock); in its own
**     process it writes alone, because whoever came first would otherwise lose against each of an endless row of new visits.
** P4  What is told of an error is its code and first line: the detail can carry people's data. */
#define _GNU_SOURCE 1
#include "host/db_pg.h"
#include "host/clock.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOCK_WAIT "5s"
enum { TURN_WAIT = 60000 };             /* milliseconds */

static pthread_rwlock_t writers = PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;

int pg_told(struct db *db, const PGresult *result)
{
    const char *code = PQresultErrorField(result, PG_DIAG_SQLSTATE), *what = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

    if (pg_good(result)) return 0;
    if (!code) { db_say(db, "the connection to PostgreSQL was lost"); return -1; }
    if (!strcmp(code, "40001") || !strcmp(code, "40P01") || !strcmp(code, "23P01") || !strcmp(code, "55P03")) db->again = true;
    if (!strcmp(code, "0A000") || !strcmp(code, "26000")) {     /* our statements are of an older schema, or gone */
        db->again = true;
        db->life++;
    }
    if (!strcmp(code, "53100")) db_say(db, "the disk of the database server is full");
    else db_say(db, "%s (%s)", what ? what : "PostgreSQL refused", code);   /* P4 */
    return -1;
}

static int now(struct db *db, const char *sql)
{
    PGresult *result = PQexec(pg(db)->c, sql);
    int rc = pg_told(db, result);

    PQclear(result);
    return rc;
}

#define TURN "7766546175"

/* Among the others, or alone.  Where it cannot be had, it goes without. */
static void take_floor(struct db *db, bool alone)
{
    struct timespec until = clock_deadline(TURN_WAIT);

    if (pg(db)->floor) return;
    pg(db)->floor = !(alone ? pthread_rwlock_timedwrlock : pthread_rwlock_timedrdlock)(&writers, &until);
}

/* Waits longer than for a row: whoever stands before us may wait for rows themselves. */
static void take_turn(struct db *db)
{
    char why[sizeof db->why];

    memcpy(why, db->why, sizeof why);
    db->turns = false;
    pg(db)->turn = !now(db, "SET lock_timeout = '60s'; SELECT pg_advisory_lock(" TURN "); SET lock_timeout = '" LOCK_WAIT "'");
    db->again = false;
    memcpy(db->why, why, sizeof why);
}

static void end_turn(struct db *db)
{
    if (pg(db)->floor) pthread_rwlock_unlock(&writers);
    if (pg(db)->turn) PQclear(PQexec(pg(db)->c, "SELECT pg_advisory_unlock(" TURN ")"));
    pg(db)->floor = pg(db)->turn = false;
}

static int run(struct db *db, const char *sql)
{
    int rc = pg(db)->due && pg_begin(db) ? -1 : now(db, sql);

    PGTransactionStatusType stands = PQtransactionStatus(pg(db)->c);
    if (stands == PQTRANS_IDLE || stands == PQTRANS_UNKNOWN) {  /* it ended, and the snapshot with it; or the connection did */
        pg_forget(db);
        pg(db)->reads = false;
        end_turn(db);
    }
    return rc;
}

static int commit(struct db *db) { return run(db, "COMMIT"); }    /* every answer is here already */

static int settings(struct db *db)
{
    if (PQstatus(pg(db)->c) != CONNECTION_OK) {
        const char *why = PQerrorMessage(pg(db)->c);
        db_say(db, "PostgreSQL cannot be reached: %.*s", (int)strcspn(why, "\n"), why);
        return -1;
    }
    if (PQserverVersion(pg(db)->c) < 150000) {
        db_say(db, "PostgreSQL %d is too old; 15 or newer is needed", PQserverVersion(pg(db)->c) / 10000);
        return -1;
    }
    /* A reader's statement is planned once, as it is prepared once: planning anew costs more than the lists it would better. */
    return now(db, db->reader
        ? "SET client_min_messages = error; SET bytea_output = hex; SET timezone = 'UTC'; SET jit = off; SET plan_cache_mode = force_generic_plan; SET default_transaction_read_only = on"
        : "SET client_min_messages = error; SET bytea_output = hex; SET timezone = 'UTC'; SET jit = off; SET lock_timeout = '" LOCK_WAIT "'");
}

static int pg_open(struct db *db, const char *where)
{
    const char *const word[] = { "connect_timeout", "fallback_application_name", "dbname", "client_encoding", 0 };
    const char *const is[]   = { "5", "pronoia", where, "UTF8", 0 };

    if (!(db->own = calloc(1, sizeof(struct pg)))) { db_say(db, "out of memory"); return -1; }
    pg(db)->c = PQconnectdbParams(word, is, 1);
    db->life++;
    return settings(db);
}

static void pg_close(struct db *db)
{
    if (!pg(db)) return;
    pg_forget(db);
    end_turn(db);
    PQfinish(pg(db)->c);
    free(db->own);
    db->own = 0;
}

int pg_again(struct db *db, const char *sql)
{
    if (PQstatus(pg(db)->c) == CONNECTION_OK) return -1;        /* it lives: the refusal is real */
    PQreset(pg(db)->c);                                         /* P3 */
    db->life++;
    pg(db)->turn = false;
    return settings(db) || now(db, sql) ? -1 : 0;
}

int pg_begin(struct db *db)
{
    const char *sql = pg(db)->due;

    pg(db)->due = 0;
    return now(db, sql) ? pg_again(db, sql) : 0;
}

static int ready(struct db *db, bool writes)
{
    if (writes && db->reader) { db_say(db, "this connection only reads"); return -1; }
    pg_forget(db);
    pg(db)->reads = !writes;
    return 0;
}

static int begin(struct db *db, bool writes)
{
    bool again = writes && db->turns;

    if (ready(db, writes)) return -1;
    if (again) take_turn(db);
    if (writes) take_floor(db, again);
    pg(db)->due = writes ? "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    return 0;
}

/* READ COMMITTED: what was committed before the lock was given is seen, and no serializable visit is disturbed.  It may take long and
** conflicts with nobody, so it takes no floor (P6): whose turn it is need not wait for it. */
static int begin_alone(struct db *db)
{
    if (ready(db, true)) return -1;
    pg(db)->due = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(7766546174)";
    return pg_begin(db);
}

/* Whoever is undone has nothing more to say. */
static void abandon(struct db *db)
{
    pg(db)->due = 0;
    pg_forget(db);
}

static bool inside(struct db *db) { return pg(db)->due || PQtransactionStatus(pg(db)->c) == PQTRANS_INTRANS; }

static int bind(struct stmt *s, int at, const char *text, const void *blob, size_t n, const int64_t *number)
{
    struct pg_stmt *p = s->own;
    int i = at - 1;

    if (i < 0 || i >= s->text->nin || n > 1 << 30) { db_say(s->db, "no such parameter"); return -1; }
    if (number) {
        snprintf(p->number[i], sizeof p->number[i], "%lld", (long long)*number);
        text = p->number[i];
    }
    p->value[i] = text ? text : blob;
    p->length[i] = (int)n;
    p->format[i] = !text;
    return 0;
}

static const char *cell(struct stmt *s, int col)
{
    struct pg_stmt *p = s->own;

    return PQgetvalue(p->result, p->row, col);
}

static int64_t number(struct stmt *s, int col)
{
    const char *v = cell(s, col);

    return *v == 't' ? 1 : strtoll(v, 0, 10);               /* a condition prints t or f */
}

static bool null(struct stmt *s, int col)
{
    struct pg_stmt *p = s->own;

    return PQgetisnull(p->result, p->row, col);
}

static const char *string(struct stmt *s, int col) { return null(s, col) ? 0 : cell(s, col); }

static const void *bytes(struct stmt *s, int col, size_t *n)
{
    struct pg_stmt *p = s->own;

    PQfreemem(p->bytes);
    p->bytes = PQunescapeBytea((const unsigned char *)cell(s, col), n);
    if (!p->bytes) *n = 0;
    return p->bytes;
}

static int changed(struct stmt *s) { return ((struct pg_stmt *)s->own)->changed; }
static int64_t changes(struct db *db) { return db->changes; }

static void drop(struct stmt *s)
{
    if (s->own) pg_let_go(s);
    free(s->own);
}

const struct db_does db_postgres = {
    .open = pg_open, .close = pg_close, .begin = begin, .begin_alone = begin_alone, .run = run, .commit = commit, .inside = inside, .abandon = abandon,
    .prepare = pg_prepare, .bind = bind, .ahead = pg_ahead, .step = pg_step, .number = number, .null = null, .string = string, .bytes = bytes,
    .changed = changed, .changes = changes, .drop = drop,
};
