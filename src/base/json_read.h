/* SPDX-License-Identifier: EUPL-1.2
** json_read.h - strict JSON in (json.h writes it).  Pure.
**
** J1  What RFC 8259 does not allow is refused with line and column; so are broken UTF-8, \u0000, lone
**     surrogates, more than JSON_DEPTH nested values and anything after the value.
** J2  A number stays the text it was: money never passes through binary floating point.
** J3  A member named twice in one object is kept and marked `again`; the caller names it in its refusal.
** J4  Work and memory are linear in the bytes (n log n for the members of one object). */
#ifndef JSON_READ_H
#define JSON_READ_H
#include "base/out.h"
#include <stdbool.h>

enum { JSON_DEPTH = 32 };
enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json_value {
    enum json_kind kind;
    const char *text;               /* string: its value; number: its literal; else "" */
    const char *key;                /* name inside an object, else NULL */
    bool again;                     /* J3 */
    int count;                      /* children */
    struct json_value *first, *next;      /* first child, next sibling, in order */
};
struct json_error { int line, column; const char *what; };

/* NULL when refused; *error says where and why. bytes need no terminating zero. Everything lives in mem. */
struct json_value *json_read(struct mem *, const char *bytes, size_t n, struct json_error *);
struct json_value *json_member(const struct json_value *object, const char *key);       /* NULL when absent or no object */
const char *json_word(const struct json_value *object, const char *key);                /* a text; "" when absent, there twice, or no text */
#endif
