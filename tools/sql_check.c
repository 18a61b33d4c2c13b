/* SPDX-License-Identifier: EUPL-1.2
** sql_check.c - refuses a statement that does not prepare against the schema; a parameter or column that is not the
** announced one; a question that writes; a write outside the room's own tables; a read of another room's table that is
** not through that room's <room>_open_* view; SELECT *; "text" in double quotes; SQL's own clock and chance. */
#include "sqlgen.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool owned_by(const char *thing, const char *by)
{
    size_t n = strlen(by);

    return !strncmp(thing, by, n) && thing[n] == '_';
}

/* Inside view or trigger V of the room that owns table T: the view was looked at as a window, the trigger is the owner's. */
static bool inside_its_own(const char *v, const char *t)
{
    return v && !strncmp(v, t, strcspn(t, "_") + 1);
}

static bool worldly(const char *function)
{
    static const char *const list[] = { "random", "randomblob", "date", "time", "datetime", "julianday", "strftime", "unixepoch",
        "current_timestamp", "current_date", "current_time", "last_insert_rowid", "changes", "total_changes", "load_extension" };

    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (!strcasecmp(function, list[i])) return true;
    return false;
}

static int authorise(void *s_, int action, const char *a, const char *b, const char *db, const char *view)
{
    const struct stmt *s = s_;
    bool writes = action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;

    (void)db;
    if (a && (!strncmp(a, "sqlite_", 7) || !strcmp(a, "json_each"))) return SQLITE_OK;     /* a list of numbers that was handed in */
    if (reach && a && (writes || action == SQLITE_READ))
        fprintf(reach, "%s\t%s\t%s\t%s.%s\t%s\n", file, s->name, writes ? "writes" : "reads", a, b && *b ? b : "*", view ? view : "");
    switch (action) {
    case SQLITE_INSERT: case SQLITE_UPDATE: case SQLITE_DELETE:
        if (!owned_by(a, room) && !inside_its_own(view, a)) refuse(s->line, "%s: room '%s' may not write %s", s->name, room, a);
        break;
    case SQLITE_READ:
        if (b && !*b) break;            /* no column at all: a window that SQLite flattened; tools/mapcheck.sh reads the names of tables */
        if (!owned_by(a, room) && !inside_its_own(view, a) && !strstr(a, "_open_"))
            refuse(s->line, "%s: room '%s' may not read %s.%s; ask its owner for a view", s->name, room, a, b);
        break;
    case SQLITE_FUNCTION:
        if (worldly(b)) refuse(s->line, "%s: %s() is not for a room: time is r->now, ids come by RETURNING", s->name, b);
        break;
    case SQLITE_SELECT: case SQLITE_RECURSIVE:
        break;
    default:
        refuse(s->line, "%s: only SELECT, INSERT, UPDATE and DELETE live in a room's .sql", s->name);
    }
    return SQLITE_OK;
}

/* Is the '*' at S that of SELECT * or t.*, not a product and not count(*)? */
static bool every_column(const char *begin, const char *s)
{
    static const char *const before[] = { "SELECT", "DISTINCT", "ALL", "RETURNING" };

    while (s > begin && isspace((unsigned char)s[-1])) s--;
    if (s > begin && (s[-1] == '.' || s[-1] == ',')) return true;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        size_t n = strlen(before[i]);

        if ((size_t)(s - begin) >= n && !strncasecmp(s - n, before[i], n)
            && ((size_t)(s - begin) == n || !isalnum((unsigned char)s[-(long)n - 1]))) return true;
    }
    return false;
}

static const char *pg_cast(enum base b)
{
    return b == B_TEXT ? "::text" : b == B_BLOB ? "::bytea" : "::int8";
}

static int parameter(const struct stmt *s, const char *name, size_t n, bool *used)
{
    for (int i = 0; i < s->nin; i++)
        if (strlen(s->in[i].name) == n && !memcmp(s->in[i].name, name, n)) {
            used[i] = true;
            return i + 1;
        }
    refuse(s->line, "%s: parameter :%.*s is not announced", s->name, (int)n, name);
    return 1;
}

char *numbered(const struct stmt *s, const char *sql, char mark)
{
    bool used[VARS] = {0};
    char *to, *out = malloc(strlen(sql) * 8 + 64);
    const char *p = sql;

    if (!out) abort();
    for (to = out; *p; ) {
        if (*p == '\'' || *p == '"') {
            char q = *p;
            do *to++ = *p++; while (*p && *p != q);
            if (*p) *to++ = *p++;
        } else if (!strncmp(p, "--", 2)) {
            p += strcspn(p, "\n");
        } else if (!strncmp(p, "/*", 2)) {
            const char *end = strstr(p + 2, "*/");
            p = end ? end + 2 : p + strlen(p);
        } else if (!strncmp(p, "::", 2)) {
            *to++ = *p++;
            *to++ = *p++;
        } else if (*p == ':' && (isalpha((unsigned char)p[1]) || p[1] == '_')) {
            size_t n = strspn(++p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
            int at = parameter(s, p, n, used);
            to += sprintf(to, "%c%d%s", mark, at, mark == '$' && s->nin ? pg_cast(s->in[at - 1].base) : "");
            p += n;
        } else if (*p == '?' || (*p == '$' && isdigit((unsigned char)p[1]))) {
            refuse(s->line, "%s: parameters are written :name", s->name);
            p++;
        } else if (*p == '*' && every_column(sql, p)) {
            refuse(s->line, "%s: name the columns; * changes with the schema", s->name);
            *to++ = *p++;
        } else *to++ = *p++;
    }
    *to = 0;
    for (int i = 0; i < s->nin; i++)
        if (!used[i]) refuse(s->line, "%s: parameter :%s is announced, and not used for %s", s->name, s->in[i].name,
                             mark == '$' ? "PostgreSQL" : "SQLite");
    return out;
}

/* The id type a column carries: its own table's for id, the referenced table's for a foreign key; "" for neither. */
static void id_type(sqlite3 *db, const char *table, const char *column, char *to, size_t size)
{
    sqlite3_stmt *q;

    *to = 0;
    if (!strcmp(column, "id")) { snprintf(to, size, "%s_id", strchr(table, '_') ? strchr(table, '_') + 1 : table); return; }
    if (sqlite3_prepare_v2(db, "SELECT \"table\" FROM pragma_foreign_key_list(?) WHERE \"from\" = ?", -1, &q, 0)) return;
    sqlite3_bind_text(q, 1, table, -1, SQLITE_STATIC);
    sqlite3_bind_text(q, 2, column, -1, SQLITE_STATIC);
    if (sqlite3_step(q) == SQLITE_ROW) {
        const char *t = (const char *)sqlite3_column_text(q, 0), *thing = strchr(t, '_');
        snprintf(to, size, "%s_id", thing ? thing + 1 : t);
    }
    sqlite3_finalize(q);
}

/* What the schema says about a column that is selected as it stands. */
static void check_origin(sqlite3 *db, const struct stmt *s, sqlite3_stmt *q, int i)
{
    const char *table = sqlite3_column_table_name(q, i), *column = sqlite3_column_origin_name(q, i), *type = 0;
    const struct var *v = &s->out[i];
    int not_null = 0, key = 0;
    char id[140];

    if (!table || !column || sqlite3_table_column_metadata(db, 0, table, column, &type, 0, &not_null, &key, 0)) return;
    if (type && strcmp(type, v->base == B_TEXT ? "TEXT" : v->base == B_BLOB ? "BLOB" : "INTEGER"))
        refuse(s->line, "%s: %s.%s is %s, announced as %s", s->name, table, column, type, v->type);
    if (!not_null && !key && !v->maybe)
        refuse(s->line, "%s: %s.%s may be NULL; announce '%s %s?'", s->name, table, column, v->name, v->type);
    id_type(db, table, column, id, sizeof id);
    if (v->base == B_ID && *id && strcmp(id, v->type))
        refuse(s->line, "%s: %s.%s is a %s, announced as %s", s->name, table, column, id, v->type);
}

static void check_ids(sqlite3 *db, const struct stmt *s, const struct var *v, int n)
{
    sqlite3_stmt *q;

    for (int i = 0; i < n; i++) {
        if (v[i].base != B_ID) continue;
        if (sqlite3_prepare_v2(db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND substr(name, instr(name, '_') + 1) || '_id' = ?", -1, &q, 0)) abort();
        sqlite3_bind_text(q, 1, v[i].type, -1, SQLITE_STATIC);
        if (sqlite3_step(q) != SQLITE_ROW) refuse(s->line, "%s: no table gives the type %s", s->name, v[i].type);
        sqlite3_finalize(q);
    }
}

void check(sqlite3 *db, const struct stmt *s)
{
    char *sql = numbered(s, s->sqlite, '?');
    sqlite3_stmt *q = 0;
    const char *tail = "";
    int n;

    check_ids(db, s, s->in, s->nin);
    check_ids(db, s, s->out, s->nout);
    sqlite3_set_authorizer(db, authorise, (void *)s);
    if (sqlite3_prepare_v2(db, sql, -1, &q, &tail) || !q) {
        refuse(s->line, "%s: %s", s->name, q || sqlite3_errcode(db) ? sqlite3_errmsg(db) : "announced, and no statement follows");
        sqlite3_set_authorizer(db, 0, 0);
        free(sql);
        return;
    }
    sqlite3_set_authorizer(db, 0, 0);
    n = sqlite3_column_count(q);
    if (strspn(tail, " \n\t;") != strlen(tail)) refuse(s->line, "%s: more than one statement", s->name);
    if (s->kind != CHANGE && !sqlite3_stmt_readonly(q)) refuse(s->line, "%s: a question may not write; announce a change", s->name);
    if (s->kind == CHANGE && sqlite3_stmt_readonly(q)) refuse(s->line, "%s: a change that changes nothing", s->name);
    if (n != s->nout) refuse(s->line, "%s: %d columns announced, %d selected", s->name, s->nout, n);
    for (int i = 0; i < s->nout && i < n; i++) {
        if (strcmp(sqlite3_column_name(q, i), s->out[i].name))
            refuse(s->line, "%s: column %d is '%s', announced '%s'", s->name, i + 1, sqlite3_column_name(q, i), s->out[i].name);
        check_origin(db, s, q, i);
    }
    sqlite3_finalize(q);
    free(sql);
}
