/* SPDX-License-Identifier: EUPL-1.2
** kinds.h - money, days and spans as types of their own, so that they cannot be swapped.
**
** A bare number never crosses a function where one of these is meant.  Ids of
** database rows (person_id ...) are made from the schema: see ids.h. */
#ifndef KINDS_H
#define KINDS_H
#include <stdint.h>
#include <stdbool.h>

typedef struct { int64_t v; } cents;    /* euro cents; negative is a debt */
typedef struct { int32_t v; } day;      /* days since 1970-01-01, proleptic Gregorian; DAY_NONE = not set */
typedef struct { int32_t v; } days;     /* a span */
typedef struct { int64_t v; } instant;  /* seconds since 1970-01-01T00:00Z */
#define DAY_NONE ((day){ INT32_MIN })
#endif
