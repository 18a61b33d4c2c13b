/* SPDX-License-Identifier: EUPL-1.2
** sql_emit.c - prints a checked statement as a typed C function.
**
**     many    struct f { int n; struct f_row *at; } f(r, ...)
**     maybe   bool f(r, ..., struct f_row *out)          false: no row; two rows are a fault
**     one     struct f_row f(r, ...)                     no row and two rows are faults
**     change  int f(r, ...)                              rows changed
**     change with columns: bool f(r, ..., struct f_row *out)    the changed row; false: nothing changed
**
** many, maybe and one bring void f_ahead(r, ...): asks without waiting (db.h, D5).
** A blob is two C names, x and x_n.  NULL is DAY_NONE for day?, 0 for an id? or instant?, NULL for text? and blob?;
** int? bool? cents? have no spare value, so they bring a second name, x_is_null. */
#include "sqlgen.h"
#include <stdlib.h>
#include <string.h>

static bool flagged(const struct var *v) { return v->maybe && (v->base == B_INT || v->base == B_BOOL || v->base == B_CENTS); }

static const char *ctype(const struct var *v)
{
    static const char *const c[] = { "int64_t ", "const char *", "const void *", "bool ", "day ", "instant ", "cents " };
    static char id[70];

    if (v->base != B_ID) return c[v->base];
    snprintf(id, sizeof id, "%s ", v->type);
    return id;
}

static void declare(const struct var *v, const char *between)
{
    printf("%s%s", ctype(v), v->name);
    if (v->base == B_BLOB) printf("%ssize_t %s_n", between, v->name);
    if (flagged(v)) printf("%sbool %s_is_null", between, v->name);
}

static void quoted(const char *s)
{
    printf("\n        \"");
    for (; *s; s++) {
        if (*s == '\n') printf(s[1] ? "\\n\"\n        \"" : "\\n");
        else {
            if (*s == '"' || *s == '\\') putchar('\\');
            putchar(*s);
        }
    }
    printf("\"");
}

static void bind(const struct var *v, int at)
{
    const char *x = v->name;

    if (v->base == B_TEXT) { printf("    db_bind_text(r, q_, %d, %s);\n", at, x); return; }
    if (v->base == B_BLOB) { printf("    db_bind_blob(r, q_, %d, %s, %s_n);\n", at, x, x); return; }
    if (flagged(v)) printf("    if (%s_is_null) db_bind_null(r, q_, %d); else\n", x, at);
    else if (v->maybe && v->base == B_DAY) printf("    if (%s.v == DAY_NONE.v) db_bind_null(r, q_, %d); else\n", x, at);
    else if (v->maybe) printf("    if (!%s.v) db_bind_null(r, q_, %d); else\n", x, at);
    printf("    db_bind_int(r, q_, %d, %s%s);\n", at, x, v->base == B_INT || v->base == B_BOOL ? "" : ".v");
}

static void fetch(const struct stmt *s, const char *to, const char *indent)
{
    for (int i = 0; i < s->nout; i++) {
        const struct var *v = &s->out[i];
        const char *x = v->name;

        if (!v->maybe)
            printf("%sif (db_is_null(q_, %d)) fault(&r->fate, \"%s: %s is NULL\");\n", indent, i, s->name, x);
        switch (v->base) {
        case B_TEXT: printf("%s%s%s = db_text(r, q_, %d);\n", indent, to, x, i); break;
        case B_BLOB: printf("%s%s%s = db_blob(r, q_, %d, &%s%s_n);\n", indent, to, x, i, to, x); break;
        case B_INT:  printf("%s%s%s = db_int(q_, %d);\n", indent, to, x, i); break;
        case B_BOOL: printf("%s%s%s = db_int(q_, %d) != 0;\n", indent, to, x, i); break;
        case B_DAY:
            if (v->maybe) printf("%s%s%s = db_is_null(q_, %d) ? DAY_NONE : (day){ (int32_t)db_int(q_, %d) };\n", indent, to, x, i, i);
            else printf("%s%s%s.v = (int32_t)db_int(q_, %d);\n", indent, to, x, i);
            break;
        default: printf("%s%s%s.v = db_int(q_, %d);\n", indent, to, x, i);
        }
        if (flagged(v)) printf("%s%s%s_is_null = db_is_null(q_, %d);\n", indent, to, x, i);
    }
}

static void emit_text(const struct stmt *s)
{
    char *lite = numbered(s, s->sqlite, '?'), *pg = numbered(s, s->postgres, '$');

    printf("static const struct stmt_text %s_text = { \"%s:%d %s\",", s->name, file, s->line, s->name);
    quoted(lite);
    printf(",");
    quoted(pg);
    printf(",\n        %d, %d };\nSTMT(%s_text);\n", s->nin, s->nout, s->name);
    free(lite);
    free(pg);
}

static void emit_row(const struct stmt *s)
{
    printf("struct %s_row {", s->name);
    for (int i = 0; i < s->nout; i++) {
        printf(" ");
        declare(&s->out[i], "; ");
        printf(";");
    }
    printf(" };\n");
    if (s->kind == MANY) printf("struct %s { int n; struct %s_row *at; };\n", s->name, s->name);
}

static void emit_values(const struct stmt *s)
{
    for (int i = 0; i < s->nin; i++) {
        printf(", ");
        declare(&s->in[i], ", ");
    }
}

/* f_with_: the statement with its values. */
static void emit_with(const struct stmt *s)
{
    printf("static inline struct stmt *%s_with_(struct req *r", s->name);
    emit_values(s);
    printf(")\n{\n    struct stmt *q_ = db_use(r, &%s_text);\n", s->name);
    for (int i = 0; i < s->nin; i++) bind(&s->in[i], i + 1);
    printf("    return q_;\n}\n");
}

static void emit_call(const struct stmt *s)
{
    printf("%s_with_(r", s->name);
    for (int i = 0; i < s->nin; i++) {
        const struct var *v = &s->in[i];
        printf(", %s", v->name);
        if (v->base == B_BLOB) printf(", %s_n", v->name);
        if (flagged(v)) printf(", %s_is_null", v->name);
    }
    printf(")");
}

static void emit_ahead(const struct stmt *s)
{
    printf("static inline void %s_ahead(struct req *r", s->name);
    emit_values(s);
    printf(")\n{\n    if (db_asks_ahead(r)) db_ahead(r, ");
    emit_call(s);
    printf(");\n}\n");
}

static void emit_head(const struct stmt *s)
{
    printf("static __attribute__((unused)) ");
    if (s->kind == MANY) printf("struct %s ", s->name);
    else if (s->kind == ONE) printf("struct %s_row ", s->name);
    else printf(s->nout ? "bool " : "int ");
    printf("%s(struct req *r", s->name);
    emit_values(s);
    if (s->nout && (s->kind == MAYBE || s->kind == CHANGE)) printf(", struct %s_row *out_", s->name);
    printf(")\n{\n    struct stmt *q_ = ");
    emit_call(s);
    printf(";\n");
}

void emit(const struct stmt *s)
{
    emit_text(s);
    if (s->nout) emit_row(s);
    emit_with(s);
    if (s->kind != CHANGE) emit_ahead(s);
    emit_head(s);
    if (s->kind == MANY) {
        printf("    struct %s all_ = {0};\n    int room_ = 0;\n"
               "    while (db_row(r, q_)) {\n"
               "        if (all_.n == room_) {\n"
               "            room_ = room_ ? room_ * 2 : 16;\n"
               "            all_.at = mem_grow(&r->mem, all_.at, (size_t)all_.n * sizeof *all_.at, (size_t)room_ * sizeof *all_.at);\n"
               "        }\n"
               "        struct %s_row *x_ = &all_.at[all_.n++];\n", s->name, s->name);
        fetch(s, "x_->", "        ");
        printf("    }\n    return all_;\n");
    } else if (s->kind == ONE) {
        printf("    struct %s_row x_ = {0};\n    if (!db_row(r, q_)) fault(&r->fate, \"%s found none\");\n", s->name, s->name);
        fetch(s, "x_.", "    ");
        printf("    if (db_row(r, q_)) fault(&r->fate, \"%s found two\");\n    return x_;\n", s->name);
    } else if (s->nout) {
        printf("    *out_ = (struct %s_row){0};\n    if (!db_row(r, q_)) return false;\n", s->name);
        fetch(s, "out_->", "    ");
        printf("    if (db_row(r, q_)) fault(&r->fate, \"%s %s two\");\n    return true;\n", s->name, s->kind == CHANGE ? "changed" : "found");
    } else printf("    return db_change(r, q_);\n");
    printf("}\n\n");
}
