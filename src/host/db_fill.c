/* SPDX-License-Identifier: EUPL-1.2
** db_fill.c - a parcel's tables into an empty database: DC2, DC3 of db_copy.h.
**
** Rows come table by table, so references are looked at when all have come; triggers, which guard what people write, sleep
** meanwhile: what comes was guarded when it was written, and its sum is compared. */
#include "host/db_own.h"
#include "host/db_copy.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fill {
    struct db *db; struct mem *mem; struct fate *fate; struct parcel *from;
    struct stmt *insert; struct copied *sum;
    int ncolumns; char type[DB_VARS];
    struct copy *copy; int room;
    const char **again; int nagain;     /* SQLite: triggers to make again; PostgreSQL: what to say at the end */
};

static void run(struct fill *l, const char *sql) { DB_RUN(l->db, l->fate, sql); }

static struct stmt *query(struct fill *l, const char *sql, int nin, int nout)
{
    struct stmt_text *text = mem_get(l->mem, sizeof *text);
    struct stmt *s;

    *text = (struct stmt_text){ "fill", sql, sql, nin, nout };
    risk(l->fate, "prepare to fill");
    s = db_cached(l->db, text);
    if (!s || l->db->does->prepare(l->db, s)) fault(l->fate, "%s", l->db->why);
    return s;
}

static bool next(struct fill *l, struct stmt *s)
{
    int got;

    risk(l->fate, "fill a row");
    got = l->db->does->step(s);
    if (got < 0) fault(l->fate, "%s", l->db->why);
    return got;
}

/* The statements that a query writes: run now (column 0), and kept for the end (column 1). */
static void each(struct fill *l, const char *sql)
{
    struct stmt *s = query(l, sql, 0, 2);
    const char **now = 0;
    int n = 0;

    while (next(l, s)) {
        now = mem_grow(l->mem, now, (size_t)n * sizeof *now, (size_t)(n + 1) * sizeof *now);
        now[n++] = mem_str(l->mem, l->db->does->string(s, 0));
        l->again = mem_grow(l->mem, l->again, (size_t)l->nagain * sizeof *l->again, (size_t)(l->nagain + 1) * sizeof *l->again);
        l->again[l->nagain++] = mem_str(l->mem, l->db->does->string(s, 1));
    }
    for (int i = 0; i < n; i++) run(l, now[i]);
}

static void lie_still(struct fill *l)
{
    if (l->db->kind == DB_SQLITE) {
        run(l, "PRAGMA defer_foreign_keys = ON");
        each(l, "SELECT 'DROP TRIGGER ' || name, sql FROM sqlite_schema WHERE type = 'trigger'");
        each(l, "SELECT 'DELETE FROM ' || name, 'SELECT 1' FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                " AND name NOT LIKE 'sqlite%' AND name <> 'schema_migration'");
        return;
    }
    each(l, "SELECT format('ALTER TABLE %I ALTER CONSTRAINT %I DEFERRABLE INITIALLY DEFERRED', t.relname, c.conname),"
            " format('ALTER TABLE %I ALTER CONSTRAINT %I NOT DEFERRABLE', t.relname, c.conname)"
            " FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace"
            " WHERE c.contype = 'f' AND n.nspname = current_schema()");
    each(l, "SELECT format('ALTER TABLE %I DISABLE TRIGGER USER', tablename), format('ALTER TABLE %I ENABLE TRIGGER USER', tablename)"
            " FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schema_migration'");
    each(l, "SELECT format('DELETE FROM %I', tablename), 'SELECT 1' FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schema_migration'");
}

static void wake(struct fill *l)
{
    if (l->db->kind == DB_POSTGRES) run(l, "SET CONSTRAINTS ALL IMMEDIATE");
    for (int i = 0; i < l->nagain; i++) run(l, l->again[i]);
    if (l->db->kind == DB_SQLITE) return;
    each(l, "SELECT format('SELECT setval(%L, (SELECT greatest(1000, max(%I)) FROM %I))', pg_get_serial_sequence(quote_ident(table_name), column_name),"
            " column_name, table_name), 'SELECT 1' FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'");
}

/* ---- rows ---- */

static uint64_t number(const unsigned char *b, int bytes)
{
    uint64_t v = 0;

    for (int i = bytes; i-- > 0; ) v = v << 8 | b[i];
    return v;
}

static void begin_table(struct fill *l, const char *head, size_t n)
{
    const char *end = head + n, *nl = memchr(head, '\n', n);
    struct out columns = { .mem = l->mem }, values = { .mem = l->mem }, sql = { .mem = l->mem };

    if (!nl) fault(l->fate, "the backup names a table badly");
    l->copy->at = mem_grow(l->mem, l->copy->at, (size_t)l->copy->n * sizeof *l->copy->at, (size_t)(l->copy->n + 1) * sizeof *l->copy->at);
    l->sum = &l->copy->at[l->copy->n++];
    out_fmt(&sql, "%.*s", (int)(nl - head), head);
    l->sum->table = mem_str(l->mem, out_text(&sql));
    l->ncolumns = 0;
    for (head = nl + 1; head < end && (nl = memchr(head, '\n', (size_t)(end - head))); head = nl + 1) {
        if (l->ncolumns == DB_VARS) fault(l->fate, "the backup names a table badly");
        l->type[l->ncolumns++] = *head;
        out_fmt(&columns, "%s\"%.*s\"", l->ncolumns > 1 ? ", " : "", (int)(nl - head - 1), head + 1);
        if (l->db->kind == DB_SQLITE) out_fmt(&values, "%s?%d", l->ncolumns > 1 ? ", " : "", l->ncolumns);
        else out_fmt(&values, "%s$%d::%s", l->ncolumns > 1 ? ", " : "", l->ncolumns, *head == 'i' ? "int8" : *head == 'b' ? "bytea" : "text");
    }
    sql = (struct out){ .mem = l->mem };
    out_fmt(&sql, "INSERT INTO \"%s\"(%s) VALUES(%s)", l->sum->table, out_text(&columns), out_text(&values));
    l->insert = query(l, out_text(&sql), l->ncolumns, 0);
}

static void bind(struct fill *l, int at, const char *text, const void *blob, size_t n, const int64_t *v)
{
    if (l->db->does->bind(l->insert, at, text, blob, n, v)) fault(l->fate, "%s", l->db->why);
}

/* One value; gives back what follows it, NULL when it is none. */
static const unsigned char *value(struct fill *l, int at, char type, const unsigned char *b, const unsigned char *end)
{
    char is = b < end ? (char)*b++ : 0;
    size_t left = (size_t)(end - b), n;

    if (is == 'n') { bind(l, at, 0, 0, 0, 0); return b; }
    if (is != type) return 0;
    if (is == 'i') {
        if (left < 8) return 0;
        bind(l, at, 0, 0, 0, &(int64_t){ (int64_t)number(b, 8) });
        return b + 8;
    }
    if (left < 4 || (n = number(b, 4)) > left - 4 || (is == 't' && (n == left - 4 || b[4 + n]))) return 0;
    if (is == 'b') bind(l, at, 0, b + 4, n, 0);
    else bind(l, at, (const char *)b + 4, 0, 0, 0);
    return b + 4 + n + (is == 't');
}

static void row(struct fill *l, const unsigned char *b, size_t n)
{
    const unsigned char *at = b;

    if (l->db->does->prepare(l->db, l->insert)) fault(l->fate, "%s", l->db->why);
    for (int i = 0; i < l->ncolumns; i++)
        if (!(at = value(l, i + 1, l->type[i], at, b + n))) fault(l->fate, "the backup's table %s is damaged", l->sum->table);
    next(l, l->insert);
    copied_add(l->sum, b, n);
}

static void end_table(struct fill *l, const unsigned char *b, size_t n)
{
    if (n != 40 || number(b, 8) != (uint64_t)l->sum->rows || memcmp(b + 8, l->sum->sum, 32))
        fault(l->fate, "the backup's table %s did not arrive whole", l->sum->table);
}

int64_t db_copy_schema(struct parcel *from, struct fate *f)
{
    const unsigned char *b;
    size_t n;

    if (parcel_take(from, &b, &n) != 's' || n != 8) fault(f, "the backup does not say which schema it has");
    return (int64_t)number(b, 8);
}

char db_copy_in(struct db *db, struct mem *m, struct fate *f, struct parcel *from, struct copy *c, const unsigned char **b, size_t *n)
{
    struct fill l = { .db = db, .mem = m, .fate = f, .from = from, .copy = c };
    char kind;

    risk(f, "BEGIN");
    if (db->does->begin(db, true)) fault(f, "%s", db->why);
    lie_still(&l);
    while ((kind = parcel_take(from, b, n)) && strchr("tre", kind)) {
        if (kind == 't') begin_table(&l, (const char *)*b, *n);
        else if (!l.sum) fault(f, "the backup is in the wrong order");
        else if (kind == 'r') row(&l, *b, *n);
        else end_table(&l, *b, *n);
    }
    wake(&l);
    DB_RUN(db, f, "COMMIT");
    return kind;
}
