/* SPDX-License-Identifier: EUPL-1.2
** json.h - a streaming writer of JSON onto text.
**
** J1  What is written is one valid document, in order: the writer sets commas and colons.
** J2  Text is valid UTF-8; a byte that is not becomes U+FFFD.  `<` is escaped, so that a page may carry it.
** J3  Figures are exact decimals, never floating point: no NaN, no 1e3. */
#ifndef JSON_H
#define JSON_H
#include "base/out.h"
#include "base/kinds.h"
#include <stdbool.h>

struct json { struct out *out; uint64_t filled; int depth; bool after_key; };   /* { .out = o } begins */

/* The containers; deeper than 60 levels is a fault. */
void json_object(struct json *);
void json_array(struct json *);
void json_end_object(struct json *);
void json_end_array(struct json *);
/* Inside an object: a key, then one value. */
void json_key(struct json *, const char *);
void json_str(struct json *, const char *);                 /* NULL writes null */
void json_int(struct json *, int64_t);
void json_bool(struct json *, bool);
void json_null(struct json *);
void json_cents(struct json *, cents);                      /* 1234 -> 12.34 */
void json_number(struct json *, int64_t raw, int places);   /* raw * 10^-places, trailing zeros dropped */
void json_day(struct json *, day);                          /* "2026-11-22"; null for DAY_NONE */
/* Ready-made JSON as one value. */
void json_raw(struct json *, const char *);

/* A key and its value in one line. */
void json_key_str(struct json *, const char *key, const char *);
void json_key_int(struct json *, const char *key, int64_t);
void json_key_bool(struct json *, const char *key, bool);
void json_key_cents(struct json *, const char *key, cents);
void json_key_day(struct json *, const char *key, day);     /* neither key nor value for DAY_NONE */
#endif
