/* SPDX-License-Identifier: EUPL-1.2
** db_pg_ask.c - questions to PostgreSQL: asked one by one while writing, together and once while reading.
**
** P5  A reading visit has one snapshot, so the same question has the same answer: it is asked once and its answer kept until
**     the visit ends.  What was asked ahead (db.h, D5) travels with the next question that is waited for, in one pipeline, and
**     so does the BEGIN that is due: each way to the server and back costs as much as a small question itself.
** P6  Few and small answers are kept.  A report that asks thousands of times, or for much, asks each time. */
#include "host/db_pg.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SMALL = 1 << 16 };

void pg_let_go(struct stmt *s)
{
    struct pg_stmt *p = s->own;

    if (!p->kept) PQclear(p->result);
    PQfreemem(p->bytes);
    p->result = 0;
    p->bytes = 0;
    p->kept = false;
}

void pg_forget(struct db *db)
{
    struct pg *c = pg(db);

    for (int i = 0; i < DB_SLOTS; i++)
        for (struct stmt *s = db->slot[i]; s; s = s->next) if (s->own) pg_let_go(s);
    for (int i = 0; i < c->nasked; i++) {
        free(c->asked[i].values);
        PQclear(c->asked[i].answer);
    }
    c->nasked = c->sent = 0;
}

static int prepare(struct db *db, struct stmt *s)
{
    struct pg_stmt *p = s->own;
    PGresult *result;
    int rc;

    if (p->life == db->life) return 0;
    snprintf(p->name, sizeof p->name, "s%u", ++db->made);
    result = PQprepare(pg(db)->c, p->name, s->text->postgres, 0, 0);
    rc = pg_told(db, result);
    PQclear(result);
    if (!rc) p->life = db->life;
    return rc;
}

int pg_prepare(struct db *db, struct stmt *s)
{
    struct pg_stmt *p = s->own;

    if (!p && !(p = s->own = calloc(1, sizeof *p))) { db_say(db, "out of memory"); return -1; }
    pg_let_go(s);
    memset(p->value, 0, sizeof p->value);
    if (p->life == db->life) return 0;
    return (pg(db)->due && pg_begin(db)) || prepare(db, s) ? -1 : 0;
}

/* ---- a question with its values: for each a length (-1 is NULL), a format, the bytes and a 0 ---- */

static size_t length_of(const struct pg_stmt *p, int i) { return !p->value[i] ? 0 : p->format[i] ? (size_t)p->length[i] : strlen(p->value[i]); }

static unsigned char *values_of(const struct stmt *s, size_t *n)
{
    const struct pg_stmt *p = s->own;
    unsigned char *v, *to;

    *n = 0;
    for (int i = 0; i < s->text->nin; i++) *n += sizeof(int) + 2 + length_of(p, i);
    if (!(v = to = malloc(*n + 1))) return 0;
    for (int i = 0; i < s->text->nin; i++) {
        int k = (int)length_of(p, i), told = p->value[i] ? k : -1;
        memcpy(to, &told, sizeof told);
        to[sizeof told] = (unsigned char)p->format[i];
        if (k) memcpy(to + sizeof told + 1, p->value[i], (size_t)k);
        to[sizeof told + 1 + (size_t)k] = 0;
        to += sizeof told + 2 + k;
    }
    return v;
}

static int send(struct db *db, const struct asked *a)
{
    const struct pg_stmt *p = a->s->own;
    const unsigned char *at = a->values;
    const char *value[DB_VARS];
    int length[DB_VARS], format[DB_VARS];

    for (int i = 0; i < a->s->text->nin; i++) {
        memcpy(&length[i], at, sizeof *length);
        format[i] = at[sizeof *length];
        value[i] = length[i] < 0 ? 0 : (const char *)at + sizeof *length + 1;
        at += sizeof *length + 2 + (length[i] < 0 ? 0 : length[i]);
    }
    return PQsendQueryPrepared(pg(db)->c, p->name, a->s->text->nin, value, length, format, 0) ? 0 : -1;
}

static struct asked *find(struct stmt *s, const unsigned char *values, size_t n)
{
    struct pg *c = pg(s->db);

    for (int i = 0; i < c->nasked; i++)
        if (c->asked[i].s == s && c->asked[i].n == n && !memcmp(c->asked[i].values, values, n)) return &c->asked[i];
    return 0;
}

/* The question as it was asked already, or now is; NULL: it is not kept. */
static struct asked *asked(struct stmt *s)
{
    struct pg *c = pg(s->db);
    struct asked *a;
    unsigned char *values;
    size_t n;

    if (!c->reads || !(values = values_of(s, &n))) return 0;
    if ((a = find(s, values, n)) || c->nasked == ASKED_MOST) {
        free(values);
        return a;
    }
    c->asked[c->nasked] = (struct asked){ s, values, n, 0 };
    return &c->asked[c->nasked++];
}

void pg_ahead(struct stmt *s) { asked(s); }

/* ---- together ---- */

/* One answer of the pipeline, whose first refusal is told.  NULL: none will come any more. */
static PGresult *answer(struct db *db, int *rc)
{
    PGresult *one = PQgetResult(pg(db)->c), *rest;

    if (!*rc) *rc = one ? pg_told(db, one) : pg_told(db, 0);
    while (one && (rest = PQgetResult(pg(db)->c))) PQclear(rest);
    return one;
}

static int in_pipeline(struct db *db)
{
    struct pg *c = pg(db);
    int rc = PQenterPipelineMode(c->c) ? 0 : -1;

    if (c->due && !rc) rc = PQsendQueryParams(c->c, c->due, 0, 0, 0, 0, 0, 0) ? 0 : -1;
    for (int i = c->sent; i < c->nasked && !rc; i++) rc = send(db, &c->asked[i]);
    if (rc || !PQpipelineSync(c->c)) { db_say(db, "the connection to PostgreSQL was lost"); return -1; }
    if (c->due) PQclear(answer(db, &rc));
    for (int i = c->sent; i < c->nasked; i++) c->asked[i].answer = answer(db, &rc);
    PQclear(PQgetResult(c->c));                                 /* the end of the pipeline */
    return PQexitPipelineMode(c->c) ? rc : -1;
}

/* Sends what was not sent yet and takes all answers. */
static int together(struct db *db)
{
    struct pg *c = pg(db);
    int rc = in_pipeline(db);

    if (rc && c->due && !pg_again(db, c->due)) {                /* P3 */
        c->due = 0;
        rc = 0;
        for (int i = 0; i < c->nasked; i++) {
            PQclear(c->asked[i].answer);
            c->asked[i].answer = 0;
            if (!rc) rc = prepare(db, c->asked[i].s);
        }
        if (!rc) rc = in_pipeline(db);
    }
    c->due = 0;
    c->sent = c->nasked;
    return rc;
}

/* ---- one question ---- */

static int alone(struct stmt *s)
{
    struct pg_stmt *p = s->own;

    if (pg(s->db)->due && (pg_begin(s->db) || prepare(s->db, s))) return -1;
    p->result = PQexecPrepared(pg(s->db)->c, p->name, s->text->nin, p->value, p->length, p->format, 0);
    return pg_told(s->db, p->result);
}

static int execute(struct stmt *s)
{
    struct pg_stmt *p = s->own;
    struct asked *a = asked(s);

    p->row = -1;
    if (!a && alone(s)) return -1;
    if (a) {
        if (!a->answer && together(s->db)) return -1;
        p->result = a->answer;
        p->kept = PQresultMemorySize(a->answer) <= SMALL;
        if (!p->kept) {                                         /* P6 */
            a->answer = 0;
            a->n = SIZE_MAX;
        }
    }
    p->changed = strncmp(PQcmdStatus(p->result), "SELECT", 6) ? atoi(PQcmdTuples(p->result)) : 0;
    s->db->changes += p->changed;
    return 0;
}

int pg_step(struct stmt *s)
{
    struct pg_stmt *p = s->own;

    if (!p->result && execute(s)) return -1;
    if (++p->row < PQntuples(p->result)) return 1;
    pg_let_go(s);
    return 0;
}
