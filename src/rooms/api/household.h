/* SPDX-License-Identifier: EUPL-1.2
** household.h - a household as JSON: read strictly, every problem named by JSON pointer.
**
** The text:  {"date": "2026-11-22", "lang": "en", "members": [{"id": "a", "relation": "head", "born": "1990-02-01"}],
**             "facts": {"home": "rent", "rent_monthly": 280}}
** or         {"date": ..., "lang": ..., "households": [{"id": "x", "members": [...], "facts": {...}}, ...]}
** A fact is its value, or {"value": 280, "evidence": "paper"}, or {"evidence": "wont_say"}; null is "not known".
** A household of a receipt has the same shape.
**
** P2  Nothing is guessed: an unknown member, a wrong type, a value out of bounds, a name given twice, the same
**     person twice, two applicants, no member or more than MEMBERS_MAX are refused, all of them at once.
** P3  Money is read to the cent from its decimal text. */
#ifndef API_HOUSEHOLD_H
#define API_HOUSEHOLD_H
#include "base/json_read.h"
#include "rules/rules.h"

enum { HOUSEHOLDS_MAX = 100, PERSONS_MAX = 500 /* in one call */, PROBLEMS_MAX = 200 };

struct json_problem { const char *pointer, *detail; };
struct json_problems { struct mem *mem; const struct texts *texts; int lang; int n; struct json_problem *at; };

struct asked_one { const char *id; const char **member_id; struct household *h; };  /* ids are NULL when not given */
struct asked { day date; int lang; bool many; int n; struct asked_one *at; };

/* What the reader needs to know of the world. prepare (may be NULL) gives each new household its town's facts. */
struct asking {
    struct mem *mem; const struct book *book; const struct texts *texts;
    day today; int lang;                        /* when the text names neither */
    void (*prepare)(const void *town, struct household *); const void *town;
};

/* False: problems->n > 0 and nothing in *asked may be used. */
bool household_json_read(const struct asking *, const struct json_value *, struct asked *, struct json_problems *);
const char *evidence_name(enum evidence);       /* "declared", "paper", ... */
int evidence_find(const char *);                /* -1 */
#endif
