/* SPDX-License-Identifier: EUPL-1.2
** lex.c - the words of a rule file, with line and column, and what is refused before any grammar. */
#include "rules/book.h"
#include "base/fold.h"
#include <stdarg.h>
#include <stdio.h>

enum { LINE_MAX_BYTES = 1000, FILE_MAX_BYTES = 256 * 1024 };

static bool alpha(int c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
static bool digit(int c) { return c >= '0' && c <= '9'; }

void refuse_at(struct reader *p, const struct token *t, const char *fmt, ...)
{
    char what[300];
    va_list ap;

    if (p->failed) return;
    p->failed = true;
    va_start(ap, fmt);
    vsnprintf(what, sizeof what, fmt, ap);
    va_end(ap);
    if (t->kind == TOK_END) complain(p->why, p->file, t->line, t->column, "%s, at the end of the file", what);
    else complain(p->why, p->file, t->line, t->column, "%s, at \"%.*s\"", what, t->n > 40 ? 40 : t->n, t->at);
}

static bool lines_sound(struct reader *p, const struct source *src)
{
    const char *s = src->bytes, *end = s + src->n;

    if (src->n > FILE_MAX_BYTES)
        return complain(p->why, src->path, 0, 0, "the file is longer than %d bytes", FILE_MAX_BYTES), false;
    for (int line = 1; s < end; line++) {
        const char *stop = memchr(s, '\n', (size_t)(end - s));
        size_t n = (size_t)((stop ? stop : end) - s);

        if (n > LINE_MAX_BYTES)
            return complain(p->why, src->path, line, LINE_MAX_BYTES + 1, "the line is longer than %d bytes", LINE_MAX_BYTES), false;
        if (!utf8_valid(s, n)) return complain(p->why, src->path, line, 1, "the line is not valid UTF-8"), false;
        s += n + 1;
    }
    return true;
}

bool reader_open(struct reader *p, struct book *b, struct prog *prog, const struct source *src, struct complaints *why)
{
    *p = (struct reader){ .book = b, .prog = prog, .why = why, .file = src->path, .s = src->bytes,
                          .end = src->bytes + src->n, .line_start = src->bytes, .line = 1 };
    if (!lines_sound(p, src)) return false;
    reader_next(p);
    return true;
}

static void skip_blank(struct reader *p)
{
    for (; p->s < p->end; p->s++) {
        if (*p->s == '#') while (p->s + 1 < p->end && p->s[1] != '\n') p->s++;
        else if (*p->s == '\n') { p->line++; p->line_start = p->s + 1; }
        else if (*p->s != ' ' && *p->s != '\t' && *p->s != '\r') return;
    }
}

static int date_length(const char *s, const char *end)
{
    static const char shape[] = "dddd-dd-dd";

    if (end - s < 10) return 0;
    for (int i = 0; i < 10; i++)
        if (shape[i] == 'd' ? !digit(s[i]) : s[i] != '-') return 0;
    return 10;
}

static int number_length(const char *s, const char *end)
{
    const char *p = s;

    while (p < end && digit(*p)) p++;
    if (p + 1 < end && *p == '.' && digit(p[1])) for (p++; p < end && digit(*p); ) p++;
    return (int)(p - s);
}

static int punct_length(const char *s, const char *end)
{
    static const char *const two[] = { "<=", ">=", "!=", "->", ".." };

    for (size_t i = 0; end - s > 1 && i < sizeof two / sizeof *two; i++)
        if (!strncmp(s, two[i], 2)) return 2;
    return 1;
}

void reader_next(struct reader *p)
{
    struct token *t = &p->t;

    skip_blank(p);
    *t = (struct token){ .kind = TOK_END, .at = p->s, .line = p->line, .column = (int)(p->s - p->line_start) + 1 };
    t->first = t->column == 1;
    if (p->s >= p->end) return;
    if (alpha(*p->s)) {
        t->kind = TOK_NAME;
        while (p->s + t->n < p->end && (alpha(p->s[t->n]) || digit(p->s[t->n]))) t->n++;
    } else if ((t->n = date_length(p->s, p->end))) {
        t->kind = TOK_DATE;
    } else if (digit(*p->s)) {
        t->kind = TOK_NUMBER;
        t->n = number_length(p->s, p->end);
    } else if (*p->s == '"') {
        const char *stop = memchr(p->s + 1, '"', (size_t)(p->end - p->s - 1));
        const char *eol = memchr(p->s, '\n', (size_t)(p->end - p->s));

        t->kind = TOK_STRING;
        if (!stop || (eol && eol < stop)) { t->kind = TOK_PUNCT; t->n = 1; refuse_at(p, t, "the quotation mark is not closed on this line"); }
        else t->n = (int)(stop - p->s) + 1;
    } else {
        t->kind = TOK_PUNCT;
        t->n = punct_length(p->s, p->end);
    }
    p->s += t->n;
}

void reader_skip(struct reader *p)
{
    while (p->t.kind != TOK_END && !p->t.first) reader_next(p);
    p->failed = false;
    p->depth = 0;
}

static bool same(const struct token *t, const char *w) { return (size_t)t->n == strlen(w) && !memcmp(t->at, w, (size_t)t->n); }
bool is_name(const struct reader *p, const char *w) { return p->t.kind == TOK_NAME && same(&p->t, w); }
bool is_punct(const struct reader *p, const char *w) { return p->t.kind == TOK_PUNCT && same(&p->t, w); }
bool take_name(struct reader *p, const char *w) { return is_name(p, w) && !p->t.first ? reader_next(p), true : false; }
bool take_punct(struct reader *p, const char *w) { return is_punct(p, w) ? reader_next(p), true : false; }

bool want_punct(struct reader *p, const char *w)
{
    if (take_punct(p, w)) return true;
    refuse_at(p, &p->t, "expected '%s'", w);
    return false;
}

const char *token_copy(struct reader *p)
{
    char *s = mem_get(p->book->mem, (size_t)p->t.n + 1);

    memcpy(s, p->t.at, (size_t)p->t.n);
    return s;
}

const char *want_word(struct reader *p, const char *what)
{
    const char *w = "";

    if (p->t.kind != TOK_NAME || p->t.first) { refuse_at(p, &p->t, "expected %s", what); return w; }
    w = token_copy(p);
    reader_next(p);
    return w;
}

day want_date(struct reader *p)
{
    char iso[11] = "";
    day d = { 0 };

    if (p->t.kind != TOK_DATE) { refuse_at(p, &p->t, "expected a date like 2026-11-22"); return d; }
    memcpy(iso, p->t.at, 10);
    if (!day_read(iso, &d)) refuse_at(p, &p->t, "there is no such day");
    reader_next(p);
    return d;
}

static int64_t digits_scaled(struct reader *p, int places)
{
    __int128 v = 0;
    int seen = -1;

    for (int i = 0; i < p->t.n; i++) {
        if (p->t.at[i] == '.') { seen = 0; continue; }
        if (seen >= 0 && ++seen > places) { refuse_at(p, &p->t, "more than %d decimal places", places); return 0; }
        v = v * 10 + (p->t.at[i] - '0');
        if (v > (__int128)1 << 60) { refuse_at(p, &p->t, "the number is too large"); return 0; }
    }
    for (int i = seen < 0 ? 0 : seen; i < places; i++) v *= 10;
    if (v > (__int128)1 << 60) { refuse_at(p, &p->t, "the number is too large"); return 0; }
    return (int64_t)v;
}

/* Money is written in euro and kept in cents. */
int64_t want_figure(struct reader *p, enum type type, int places)
{
    bool minus;
    int64_t v;

    if (type == T_DATE) return want_date(p).v;
    if (type == T_BOOL) {
        if (take_name(p, "yes")) return 1;
        if (take_name(p, "no")) return 0;
        refuse_at(p, &p->t, "expected yes or no");
        return 0;
    }
    minus = take_punct(p, "-");
    if (p->t.kind != TOK_NUMBER) { refuse_at(p, &p->t, "expected a number"); return 0; }
    v = digits_scaled(p, type == T_MONEY ? 2 : type == T_NUMBER ? places : 0);
    reader_next(p);
    if (type == T_MONEY) take_name(p, "EUR");
    if (type == T_NUMBER && is_punct(p, "%")) {
        if (v % 100) refuse_at(p, &p->t, "more than %d decimal places", places);
        reader_next(p);
        v /= 100;
    }
    return minus ? -v : v;
}

void read_law(struct reader *p, struct law *law)
{
    if (!law->line) law->line = p->t.line;
    for (;;) {
        if (take_name(p, "law")) {
            if (p->t.kind != TOK_STRING) { refuse_at(p, &p->t, "expected the law in quotation marks"); return; }
            p->t.at++; p->t.n -= 2;
            law->law = token_copy(p);
            reader_next(p);
        } else if (take_name(p, "source")) {
            char key[64] = "";
            size_t n = 0;

            for (bool more = true; more; ) {             /* keys are words with hyphens: opeka-eee */
                if (p->t.kind != TOK_NAME && p->t.kind != TOK_NUMBER) { refuse_at(p, &p->t, "expected the key of a source"); return; }
                n += (size_t)snprintf(key + n, sizeof key - n, "%.*s", p->t.n, p->t.at);
                const char *stop = p->t.at + p->t.n;
                reader_next(p);
                if ((more = n < sizeof key - 2 && p->t.at == stop && is_punct(p, "-"))) { key[n++] = '-'; reader_next(p); }
                else if (n < sizeof key - 2 && p->t.at == stop && p->t.kind == TOK_NAME) more = true;
            }
            law->source = mem_str(p->book->mem, key);
        } else if (take_name(p, "grade")) {
            if (p->t.kind != TOK_NAME || p->t.n != 1 || !strchr("SCMDX", *p->t.at)) refuse_at(p, &p->t, "a grade is one of S C M D X");
            law->grade = *p->t.at;
            reader_next(p);
        } else return;
    }
}
