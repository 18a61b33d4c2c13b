/* SPDX-License-Identifier: EUPL-1.2
** json.c - a streaming writer of JSON: see json.h. */
#include "base/json.h"
#include "base/date.h"
#include "base/fold.h"
#include <string.h>

enum { DEPTH_MAX = 60 };

/* The comma before a value or a key, where one belongs. */
static void before(struct json *j)
{
    uint64_t bit = (uint64_t)1 << j->depth;

    if (j->after_key) {
        j->after_key = false;
        return;
    }
    if (j->filled & bit) out_char(j->out, ',');
    j->filled |= bit;
}

static void open_with(struct json *j, char c)
{
    before(j);
    out_char(j->out, c);
    if (++j->depth > DEPTH_MAX) fault(j->out->mem->fate, "JSON deeper than %d", DEPTH_MAX);
    j->filled &= ~((uint64_t)1 << j->depth);
}

static void close_with(struct json *j, char c)
{
    if (j->depth <= 0 || j->after_key) fault(j->out->mem->fate, "JSON closed too early");
    j->depth--;
    out_char(j->out, c);
}

void json_object(struct json *j) { open_with(j, '{'); }
void json_array(struct json *j) { open_with(j, '['); }
void json_end_object(struct json *j) { close_with(j, '}'); }
void json_end_array(struct json *j) { close_with(j, ']'); }

static void quoted_byte(struct out *o, unsigned char c)
{
    switch (c) {
    case '"': out_str(o, "\\\""); break;
    case '\\': out_str(o, "\\\\"); break;
    case '\n': out_str(o, "\\n"); break;
    case '\t': out_str(o, "\\t"); break;
    default: out_fmt(o, "\\u%04x", c);
    }
}

/* Bytes that stand for themselves: printable ASCII without quote, backslash and '<'. */
static const bool plain[256] = { [' '] = 1, ['!'] = 1, ['#' ... ';'] = 1, ['=' ... '['] = 1, [']' ... '~'] = 1 };

static void quoted(struct out *o, const char *s)
{
    const char *run = s;

    out_char(o, '"');
    for (;;) {
        while (plain[(unsigned char)*s]) s++;
        if (!*s) break;
        unsigned char c = (unsigned char)*s;
        int n = c < 0x80 ? 1 : utf8_length(s);

        if (n && !(c < 0x20 || c == '"' || c == '\\' || c == '<' || c == 0x7f)) {
            s += n;
            continue;
        }
        out_raw(o, run, (size_t)(s - run));
        if (n) quoted_byte(o, c);
        else out_str(o, "\xef\xbf\xbd");
        run = ++s;
    }
    out_raw(o, run, (size_t)(s - run));
    out_char(o, '"');
}

void json_key(struct json *j, const char *key)
{
    before(j);
    quoted(j->out, key);
    out_char(j->out, ':');
    j->after_key = true;
}

void json_str(struct json *j, const char *s)
{
    if (!s) {
        json_null(j);
        return;
    }
    before(j);
    quoted(j->out, s);
}

void json_int(struct json *j, int64_t v) { before(j); out_int(j->out, v); }
void json_bool(struct json *j, bool v) { before(j); out_str(j->out, v ? "true" : "false"); }
void json_null(struct json *j) { before(j); out_str(j->out, "null"); }
void json_raw(struct json *j, const char *s) { before(j); out_str(j->out, s); }

void json_cents(struct json *j, cents c) { before(j); out_decimal(j->out, c.v, 2, false); }
void json_number(struct json *j, int64_t raw, int places) { before(j); out_decimal(j->out, raw, places, true); }

void json_day(struct json *j, day d)
{
    char iso[11];

    if (d.v == DAY_NONE.v) json_null(j);
    else json_str(j, day_iso(d, iso));
}

void json_key_str(struct json *j, const char *key, const char *v) { json_key(j, key); json_str(j, v); }
void json_key_int(struct json *j, const char *key, int64_t v) { json_key(j, key); json_int(j, v); }
void json_key_bool(struct json *j, const char *key, bool v) { json_key(j, key); json_bool(j, v); }
void json_key_cents(struct json *j, const char *key, cents c) { json_key(j, key); json_cents(j, c); }
void json_key_day(struct json *j, const char *key, day d) { if (d.v != DAY_NONE.v) { json_key(j, key); json_day(j, d); } }
