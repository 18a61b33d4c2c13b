/* SPDX-License-Identifier: EUPL-1.2
** db_pg.h - what db_postgres.c (connection, transactions) and db_pg_ask.c (questions) share.  Nobody else but their tests includes it. */
#ifndef DB_PG_H
#define DB_PG_H
#include "host/db_own.h"
#include <libpq-fe.h>

/* A question of a reading visit: the statement with its values, and the answer once it came. */
enum { ASKED_MOST = 96 };
struct asked { struct stmt *s; unsigned char *values; size_t n; PGresult *answer; };

struct pg {
    PGconn *c;
    const char *due;                    /* a BEGIN that travels with the first question; NULL */
    bool turn, floor;                   /* we hold the turn of those who try again, and write in this process at all: P6 */
    bool reads;                         /* the visit has one snapshot: P5 */
    int nasked, sent;                   /* of these, the first `sent` are answered */
    struct asked asked[ASKED_MOST];
};

struct pg_stmt {
    char name[16];
    unsigned life;                      /* the connection it was prepared on */
    PGresult *result;
    bool kept;                          /* by asked[] */
    int row, changed;
    unsigned char *bytes;               /* the last blob unescaped */
    const char *value[DB_VARS]; int length[DB_VARS], format[DB_VARS];
    char number[DB_VARS][24];
};

static inline struct pg *pg(struct db *db) { return db->own; }
/* Empty: a file of the schema may have nothing to say to PostgreSQL. */
static inline bool pg_good(const PGresult *r)
{
    ExecStatusType is = PQresultStatus(r);

    return is == PGRES_COMMAND_OK || is == PGRES_TUPLES_OK || is == PGRES_EMPTY_QUERY;
}

/* db_postgres.c */
int pg_told(struct db *, const PGresult *);             /* 0, or -1 after db_say() */
int pg_begin(struct db *);                              /* sends the BEGIN that is due */
int pg_again(struct db *, const char *sql);             /* P3 */

/* db_pg_ask.c */
int  pg_prepare(struct db *, struct stmt *);
void pg_ahead(struct stmt *);
int  pg_step(struct stmt *);
void pg_let_go(struct stmt *);                          /* its answer */
void pg_forget(struct db *);                            /* all that is held of answers */
#endif
