/* SPDX-License-Identifier: EUPL-1.2
** search.h - finding people inside the registry: what the search page and the look for duplicates share.
**
** SE2  A file that the reader may not see is no hit and is not counted (AC1). */
#ifndef REGISTRY_SEARCH_H
#define REGISTRY_SEARCH_H
#include "rooms/registry/inside.h"
#include "match/compare.h"
#include "match/person_keys.h"

enum why { WHY_NAME, WHY_SPELLING, WHY_LIKE, WHY_NUMBER, WHY_TELEPHONE, WHY_ADDRESS, WHY_MAIL, WHY_BIRTH };
struct hit {
    person_id person;                   /* the root; what hit may be a record merged into it */
    enum why why;
    const char *spelling;               /* WHY_SPELLING, WHY_LIKE: the name that hit */
    float score;
    bool begun;                         /* only because words begin so: asked again before it is shown */
    struct name_parts name;
};
/* Best first, at most most; *more: there are others.  Within r->mem. */
int search_people(struct req *, const char *text, struct hit *, int most, bool *more);

/* What somebody is called, when they were born (19850312 or 0), keys of telephones, keyed hashes of numbers. */
struct sought {
    const char *name; int born, ntelephones, nnumbers;
    int64_t telephone[RECORD_TELEPHONES]; unsigned char number[RECORD_NUMBERS][HASH_BYTES];
};
/* Records that may be theirs: whoever may see them. */
int search_like(struct req *, const struct sought *, int64_t *ids, int most);

int born_as_number(day birth, const char *exact);               /* 19850312; 19850300, 19850000 what is known; 0 */
const char *keys_as_json(struct req *, const int64_t *, int n);
#endif
