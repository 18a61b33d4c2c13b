/* SPDX-License-Identifier: EUPL-1.2
** json_read.c - a strict JSON reader: J1..J4 of json_read.h. */
#include "base/json_read.h"
#include "base/fold.h"
#include <stdlib.h>
#include <string.h>

struct reader {
    struct mem *mem;
    const char *start, *at, *end;
    const char *wrong, *wrong_at;
};

static struct json_value *value(struct reader *, int depth);

static struct json_value *refuse(struct reader *in, const char *what)
{
    if (!in->wrong) { in->wrong = what; in->wrong_at = in->at; }
    return NULL;
}

static void blank(struct reader *in)
{
    while (in->at < in->end && (*in->at == ' ' || *in->at == '\n' || *in->at == '\t' || *in->at == '\r')) in->at++;
}

static bool next_is(struct reader *in, char c)
{
    return in->at < in->end && *in->at == c;
}

static bool digit(const struct reader *in)
{
    return in->at < in->end && *in->at >= '0' && *in->at <= '9';
}

static bool digits(struct reader *in)
{
    if (!digit(in)) return false;
    while (digit(in)) in->at++;
    return true;
}

static char *copy(struct reader *in, const char *from, size_t n)
{
    char *s = mem_get(in->mem, n + 1);

    memcpy(s, from, n);
    return s;
}

static struct json_value *number(struct reader *in, struct json_value *v)
{
    const char *from = in->at;

    if (next_is(in, '-')) in->at++;
    if (next_is(in, '0')) {
        in->at++;
        if (digit(in)) return refuse(in, "a number does not begin with 0");
    } else if (!digits(in)) return refuse(in, "a number needs a digit here");
    if (next_is(in, '.')) {
        in->at++;
        if (!digits(in)) return refuse(in, "a number needs a digit after its point");
    }
    if (next_is(in, 'e') || next_is(in, 'E')) {
        in->at++;
        if (next_is(in, '+') || next_is(in, '-')) in->at++;
        if (!digits(in)) return refuse(in, "a number needs a digit in its exponent");
    }
    v->kind = JSON_NUMBER;
    v->text = copy(in, from, (size_t)(in->at - from));
    return v;
}

static int hex4(struct reader *in)
{
    int v = 0;

    for (int i = 0; i < 4; i++, in->at++) {
        char c = in->at < in->end ? *in->at : 0;
        if (c >= '0' && c <= '9') v = v * 16 + (c - '0');
        else if (c >= 'a' && c <= 'f') v = v * 16 + (c - 'a' + 10);
        else if (c >= 'A' && c <= 'F') v = v * 16 + (c - 'A' + 10);
        else return -1;
    }
    return v;
}

static size_t utf8_put(char *to, int c)
{
    if (c < 0x80) { to[0] = (char)c; return 1; }
    if (c < 0x800) { to[0] = (char)(0xC0 | c >> 6); to[1] = (char)(0x80 | (c & 63)); return 2; }
    if (c < 0x10000) {
        to[0] = (char)(0xE0 | c >> 12); to[1] = (char)(0x80 | (c >> 6 & 63)); to[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    to[0] = (char)(0xF0 | c >> 18); to[1] = (char)(0x80 | (c >> 12 & 63));
    to[2] = (char)(0x80 | (c >> 6 & 63)); to[3] = (char)(0x80 | (c & 63));
    return 4;
}

/* After a backslash. Returns the bytes written to `to`, 0 when refused. */
static size_t escape(struct reader *in, char *to)
{
    static const char plain[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
    const char *p = in->at < in->end && *in->at ? strchr(plain, *in->at) : NULL;

    if (p) { in->at++; *to = means[p - plain]; return 1; }
    if (!next_is(in, 'u')) { refuse(in, "unknown escape"); return 0; }
    in->at++;
    int c = hex4(in);
    if (c < 0) { refuse(in, "\\u needs four hexadecimal digits"); return 0; }
    if (!c) { refuse(in, "\\u0000 is not allowed"); return 0; }
    if (c >= 0xDC00 && c <= 0xDFFF) { refuse(in, "half of a surrogate pair"); return 0; }
    if (c >= 0xD800 && c <= 0xDBFF) {
        if (in->end - in->at < 2 || in->at[0] != '\\' || in->at[1] != 'u') { refuse(in, "half of a surrogate pair"); return 0; }
        in->at += 2;
        int low = hex4(in);
        if (low < 0xDC00 || low > 0xDFFF) { refuse(in, "half of a surrogate pair"); return 0; }
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
    return utf8_put(to, c);
}

/* At the opening quote. An escape never becomes longer than it was written, so the span is room enough. */
static const char *string(struct reader *in)
{
    const char *from = ++in->at;
    size_t n = 0;

    while (in->at < in->end && *in->at != '"') in->at += *in->at == '\\' && in->at + 1 < in->end ? 2 : 1;
    if (in->at >= in->end) { in->at = in->end; refuse(in, "a string is not closed"); return NULL; }
    char *s = mem_get(in->mem, (size_t)(in->at - from) + 1);
    for (in->at = from; *in->at != '"'; ) {
        if ((unsigned char)*in->at < 0x20) { refuse(in, "a control character inside a string"); return NULL; }
        if (*in->at != '\\') { s[n++] = *in->at++; continue; }
        in->at++;
        size_t k = escape(in, s + n);
        if (!k) return NULL;
        n += k;
    }
    in->at++;
    return s;
}

static int by_key(const void *a, const void *b)
{
    const struct json_value *x = *(struct json_value *const *)a, *y = *(struct json_value *const *)b;
    int c = strcmp(x->key, y->key);

    return c ? c : x < y ? -1 : x > y;
}

/* J3: the second of two equal names is marked. Children come from one mem in order, but not at rising
** addresses across blocks, so the order among equals does not matter: all but one are marked. */
static void mark_again(struct reader *in, struct json_value *v)
{
    struct json_value **all = mem_get(in->mem, (size_t)v->count * sizeof *all + 1);
    int n = 0;

    for (struct json_value *c = v->first; c; c = c->next) all[n++] = c;
    qsort(all, (size_t)n, sizeof *all, by_key);
    for (int i = 1; i < n; i++) all[i]->again = !strcmp(all[i]->key, all[i - 1]->key);
}

static struct json_value *children(struct reader *in, struct json_value *v, int depth)
{
    bool object = *in->at == '{';
    char close = object ? '}' : ']';
    struct json_value **tail = &v->first;

    v->kind = object ? JSON_OBJECT : JSON_ARRAY;
    in->at++;
    blank(in);
    if (next_is(in, close)) { in->at++; return v; }
    for (;;) {
        const char *key = NULL;
        blank(in);
        if (object) {
            if (!next_is(in, '"')) return refuse(in, "a member's name in double quotes is expected");
            if (!(key = string(in))) return NULL;
            blank(in);
            if (!next_is(in, ':')) return refuse(in, "':' is expected after a member's name");
            in->at++;
        }
        struct json_value *c = value(in, depth + 1);
        if (!c) return NULL;
        c->key = key;
        *tail = c;
        tail = &c->next;
        v->count++;
        blank(in);
        if (next_is(in, close)) break;
        if (!next_is(in, ',')) return refuse(in, object ? "',' or '}' is expected" : "',' or ']' is expected");
        in->at++;
    }
    in->at++;
    if (object) mark_again(in, v);
    return v;
}

static struct json_value *word(struct reader *in, struct json_value *v, const char *w, enum json_kind kind)
{
    size_t n = strlen(w);

    if ((size_t)(in->end - in->at) < n || memcmp(in->at, w, n)) return refuse(in, "no JSON value begins like this");
    in->at += n;
    v->kind = kind;
    return v;
}

static struct json_value *value(struct reader *in, int depth)
{
    struct json_value *v;

    blank(in);
    if (depth > JSON_DEPTH) return refuse(in, "nested too deep");
    if (in->at >= in->end) return refuse(in, "the text ends where a value is expected");
    v = mem_get(in->mem, sizeof *v);
    v->text = "";
    switch (*in->at) {
    case '{': case '[': return children(in, v, depth);
    case '"':
        v->kind = JSON_STRING;
        v->text = string(in);
        return v->text ? v : NULL;
    case 't': return word(in, v, "true", JSON_TRUE);
    case 'f': return word(in, v, "false", JSON_FALSE);
    case 'n': return word(in, v, "null", JSON_NULL);
    case '-': case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9': return number(in, v);
    }
    return refuse(in, "no JSON value begins like this");
}

static struct json_error where(const struct reader *in)
{
    struct json_error e = { .line = 1, .column = 1, .what = in->wrong };

    for (const char *s = in->start; s < in->wrong_at; s++) {
        if (*s == '\n') { e.line++; e.column = 1; }
        else if ((*s & 0xC0) != 0x80) e.column++;
    }
    return e;
}

struct json_value *json_read(struct mem *mem, const char *bytes, size_t n, struct json_error *error)
{
    struct reader in = { .mem = mem, .start = bytes, .at = bytes, .end = bytes + n };
    struct json_value *v = NULL;

    if (!utf8_valid(bytes, n)) refuse(&in, "the text is not valid UTF-8");
    else if ((v = value(&in, 0))) {
        blank(&in);
        if (in.at < in.end) v = refuse(&in, "something follows the JSON value");
    }
    if (!v) *error = where(&in);
    return v;
}

struct json_value *json_member(const struct json_value *object, const char *key)
{
    if (!object || object->kind != JSON_OBJECT) return NULL;
    for (struct json_value *c = object->first; c; c = c->next)
        if (!strcmp(c->key, key)) return c;
    return NULL;
}

const char *json_word(const struct json_value *object, const char *key)
{
    const char *found = NULL;

    if (!object || object->kind != JSON_OBJECT) return "";
    for (struct json_value *c = object->first; c; c = c->next) {
        if (strcmp(c->key, key)) continue;
        if (found || c->kind != JSON_STRING) return "";
        found = c->text;
    }
    return found ? found : "";
}
