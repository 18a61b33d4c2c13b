/* SPDX-License-Identifier: EUPL-1.2
** db_copy.c - DC1 to DC4 of db_copy.h.
**
** A row is its values in the order of the columns: 'n', or 'i' and eight bytes, or 't' / 'b', four bytes of length, the
** bytes, and for 't' a 0.  Numbers are little-endian. */
#include "host/db_own.h"
#include "host/db_copy.h"
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCKS = 512 };                  /* PostgreSQL: pages of a table read at a time */

struct column { const char *name; char type; };         /* i t b */
struct table { const char *name; int ncolumns; struct column column[DB_VARS]; };
struct job {
    struct db *db; struct mem *mem, row_mem; struct fate *fate;
    struct table *table; struct copied *sum;
    unsigned char *row; size_t n, room;
};

static struct stmt *query(struct job *j, const char *sqlite, const char *postgres, int nin, int nout)
{
    struct stmt_text *text = mem_get(j->mem, sizeof *text);
    struct stmt *s;

    *text = (struct stmt_text){ "copy", sqlite, postgres, nin, nout };
    risk(j->fate, "prepare a copy");
    s = db_cached(j->db, text);
    if (!s || j->db->does->prepare(j->db, s)) fault(j->fate, "%s", j->db->why);
    return s;
}

static bool next(struct job *j, struct stmt *s)
{
    int got;

    risk(j->fate, "copy a row");
    got = j->db->does->step(s);
    if (got < 0) fault(j->fate, "%s", j->db->why);
    return got;
}

static const char *words(struct job *j, const char *format, const char *a, const char *b)
{
    size_t size = strlen(format) + strlen(a) + strlen(b) + 1;
    char *to = mem_get(j->mem, size);

    snprintf(to, size, format, a, b);
    return to;
}

static char type_of(const char *declared)
{
    if (!strcmp(declared, "INTEGER") || !strcmp(declared, "INT") || !strcmp(declared, "int8") || !strcmp(declared, "int4")) return 'i';
    if (!strcmp(declared, "BLOB") || !strcmp(declared, "bytea")) return 'b';
    return 't';
}

static void read_columns(struct job *j, struct table *t)
{
    struct stmt *s = query(j, words(j, "SELECT name, type FROM pragma_table_info('%s%s') ORDER BY cid", t->name, ""),
        words(j, "SELECT column_name::text, udt_name::text FROM information_schema.columns WHERE table_schema = current_schema()"
                 " AND table_name = '%s%s' AND is_generated = 'NEVER' ORDER BY column_name", t->name, ""), 0, 2);

    while (next(j, s)) {
        if (t->ncolumns == DB_VARS) fault(j->fate, "%s has more than %d columns", t->name, DB_VARS);
        t->column[t->ncolumns++] = (struct column){ mem_str(j->mem, j->db->does->string(s, 0)), type_of(j->db->does->string(s, 1)) };
    }
}

/* Tables by name, their columns by name: the same order on both databases. */
static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct column *)a)->name, ((const struct column *)b)->name);
}

static int read_tables(struct job *j, struct table **all)
{
    struct stmt *s = query(j,
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'schema_migration' ORDER BY name",
        "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schema_migration' ORDER BY tablename COLLATE \"C\"", 0, 1);
    int n = 0, room = 0;

    *all = 0;
    while (next(j, s)) {
        if (n == room) *all = mem_grow(j->mem, *all, (size_t)room * sizeof **all, (size_t)(room * 2 + 16) * sizeof **all), room = room * 2 + 16;
        (*all)[n++].name = mem_str(j->mem, j->db->does->string(s, 0));
    }
    for (int i = 0; i < n; i++) {
        read_columns(j, &(*all)[i]);
        qsort((*all)[i].column, (size_t)(*all)[i].ncolumns, sizeof (struct column), by_name);
    }
    return n;
}

/* ---- rows ---- */

static void row_bytes(struct job *j, const void *bytes, size_t n)
{
    if (j->n + n > j->room) {
        size_t want = (j->n + n) * 2 + 1024;
        j->row = mem_grow(j->mem, j->row, j->n, want);
        j->room = want;
    }
    if (n) memcpy(j->row + j->n, bytes, n);
    j->n += n;
}

static void row_number(struct job *j, uint64_t v, int bytes)
{
    unsigned char b[8];

    for (int i = 0; i < bytes; i++) b[i] = (unsigned char)(v >> 8 * i);
    row_bytes(j, b, (size_t)bytes);
}

static void row_value(struct job *j, struct stmt *s, int col, char type)
{
    const struct db_does *does = j->db->does;
    const void *v;
    size_t n;

    if (does->null(s, col)) { row_bytes(j, "n", 1); return; }
    row_bytes(j, &type, 1);
    if (type == 'i') { row_number(j, (uint64_t)does->number(s, col), 8); return; }
    if (type == 'b') v = does->bytes(s, col, &n);
    else n = strlen(v = does->string(s, col));
    row_number(j, n, 4);
    row_bytes(j, v, type == 't' ? n + 1 : n);
}

void copied_add(struct copied *c, const void *row, size_t n)
{
    unsigned char h[32];
    uint64_t a[4], b[4];

    crypto_generichash(h, sizeof h, row, n, 0, 0);
    memcpy(a, c->sum, sizeof a);
    memcpy(b, h, sizeof b);
    for (int i = 0; i < 4; i++) a[i] += b[i];
    memcpy(c->sum, a, sizeof a);
    c->rows++;
}

static void rows(struct job *j, struct stmt *s, struct parcel *to)
{
    while (next(j, s)) {
        j->n = 0;
        for (int i = 0; i < j->table->ncolumns; i++) row_value(j, s, i, j->table->column[i].type);
        copied_add(j->sum, j->row, j->n);
        if (to) parcel_put(to, 'r', j->row, j->n);
    }
}

static const char *column_list(struct job *j, const struct table *t, const char *each)
{
    struct out o = { .mem = j->mem };

    for (int i = 0; i < t->ncolumns; i++) {
        if (i) out_str(&o, ", ");
        if (each) out_fmt(&o, each, i + 1, t->column[i].type == 'i' ? "int8" : t->column[i].type == 'b' ? "bytea" : "text");
        else out_fmt(&o, "\"%s\"", t->column[i].name);
    }
    return out_text(&o);
}

static int64_t blocks_of(struct job *j, const char *table)
{
    struct stmt *s = query(j, "SELECT 0", words(j, "SELECT pg_relation_size('\"%s%s\"') / current_setting('block_size')::int8", table, ""), 0, 1);
    int64_t n = 0;

    while (next(j, s)) n = j->db->does->number(s, 0);
    return n;
}

/* All rows of j->table, summed, and put into the parcel when there is one.  PostgreSQL gives a result whole, so it is
** asked for some pages of the table at a time. */
static void table_rows(struct job *j, struct parcel *to)
{
    const char *columns = column_list(j, j->table, 0), *all = words(j, "SELECT %s FROM \"%s\"", columns, j->table->name);
    char where[120];

    if (j->db->kind == DB_SQLITE) { rows(j, query(j, all, 0, 0, j->table->ncolumns), to); return; }
    for (int64_t at = 0, end = blocks_of(j, j->table->name); at < end; at += BLOCKS) {
        snprintf(where, sizeof where, " WHERE ctid >= '(%lld,0)'::tid AND ctid < '(%lld,0)'::tid", (long long)at, (long long)at + BLOCKS);
        rows(j, query(j, 0, words(j, "%s%s", all, where), 0, j->table->ncolumns), to);
    }
}

static void head(struct job *j, struct parcel *to)
{
    struct out o = { .mem = j->mem };

    out_fmt(&o, "%s\n", j->table->name);
    for (int i = 0; i < j->table->ncolumns; i++) out_fmt(&o, "%c%s\n", j->table->column[i].type, j->table->column[i].name);
    parcel_put(to, 't', out_text(&o), o.n);
}

static void tail(struct job *j, struct parcel *to)
{
    j->n = 0;
    row_number(j, (uint64_t)j->sum->rows, 8);
    row_bytes(j, j->sum->sum, sizeof j->sum->sum);
    parcel_put(to, 'e', j->row, j->n);
}

static int64_t schema_of(struct job *j)
{
    struct stmt *s = query(j, "SELECT coalesce(max(no), 0) FROM schema_migration", "SELECT coalesce(max(no), 0) FROM schema_migration", 0, 1);
    int64_t no = 0;

    while (next(j, s)) no = j->db->does->number(s, 0);
    return no;
}

void db_copy_out(struct db *db, struct mem *m, struct fate *f, struct parcel *to, struct copy *c)
{
    struct job j = { .db = db, .mem = m, .fate = f };
    struct table *all;

    risk(f, "BEGIN");
    if (db->does->begin(db, false)) fault(f, "%s", db->why);            /* DC1 */
    c->schema = schema_of(&j);
    row_number(&j, (uint64_t)c->schema, 8);
    parcel_put(to, 's', j.row, j.n);
    c->n = read_tables(&j, &all);
    c->at = mem_get(m, (size_t)(c->n + 1) * sizeof *c->at);
    for (int i = 0; i < c->n; i++) {
        j.table = &all[i];
        j.sum = &c->at[i];
        j.sum->table = all[i].name;
        head(&j, to);
        table_rows(&j, to);
        tail(&j, to);
    }
    DB_RUN(db, f, "COMMIT");
}

bool db_empty(struct db *db, struct mem *m, struct fate *f)
{
    struct job j = { .db = db, .mem = m, .fate = f };
    struct stmt *s = query(&j, "SELECT count(*) FROM sqlite_schema", "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                           " WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'v', 'm', 'p')", 0, 1);
    int64_t there = 0;

    while (next(&j, s)) there = db->does->number(s, 0);
    return !there;
}

void db_copy_compare(struct db *db, struct mem *m, struct fate *f, const struct copy *c)
{
    struct job j = { .db = db, .mem = m, .fate = f };
    struct copied sum;
    struct table *all;
    int n;

    risk(f, "BEGIN");
    if (db->does->begin(db, false)) fault(f, "%s", db->why);
    n = read_tables(&j, &all);
    for (int i = 0; i < n; i++) {
        int k = 0;
        j.table = &all[i];
        j.sum = memset(&sum, 0, sizeof sum);
        table_rows(&j, 0);
        while (k < c->n && strcmp(c->at[k].table, all[i].name)) k++;
        if (k == c->n ? sum.rows != 0 : sum.rows != c->at[k].rows || memcmp(sum.sum, c->at[k].sum, sizeof sum.sum))
            fault(f, "the table %s is not what the backup holds", all[i].name);
    }
    DB_RUN(db, f, "COMMIT");
}
