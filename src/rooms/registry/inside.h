/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of the registry share. */
#ifndef REGISTRY_INSIDE_H
#define REGISTRY_INSIDE_H
#include "rooms/room.h"
#include "rooms/registry/registry.h"
#include "rooms/access/access.h"
#include "host/crypto.h"

enum {
    MERGES_DEEP = 16,                   /* a merge into a merge: more than that is no chain but a circle */
    NAME_MOST = 200,                    /* characters of one part of a name */
    EXPIRES_SOON = 60,                  /* days in which a permit about to expire is said on top of the page */
    GROWN_UP = 18,                      /* Civil Code 127 */
    MAY_OPEN = MAY_FILES | MAY_RECEIVE | MAY_KEEP | MAY_ADVISE | MAY_DECIDE | MAY_SUPERVISE,   /* access_open() decides about each file */
};

/* door.c: one more spelling; of *n only the names count. */
void registry_add_name(struct req *, person_id, const char *kind, const struct person_new *n, bool shown);
/* name.c: writes the Latin spelling of ELOT 743 when the name is Greek and the person has no Latin one; */
void registry_add_latin(struct req *, person_id, const struct person_new *n);
bool name_has_letter(const char *);

/* subject.c: whose form is this?  The person after access, NULL after answering 404. */
const struct person *subject(struct req *, person_id);
/* A row that was named and is not there: answered as a row of a file that the reader may not open (AC1).  Always false. */
bool row_missing(struct req *);
void saved(struct req *, person_id, const char *act, const char *part);       /* act, and back to that part of the person's page */
const char *person_href(struct req *, person_id, const char *part);

/* contact.c: digits of a number, an address of e-mail in small letters, else the words folded. */
const char *contact_compared(struct mem *, const char *kind, const char *value);
void contact_add(struct req *, person_id, const char *kind, const char *value, const char *whose, int messages, day since);
/* relation.c: does `other` guard `one` today, directly or through others, or is an ancestor?  RG5 */
bool relation_above(struct req *, person_id one, person_id other);
void relation_add(struct req *, person_id person, person_id other, const char *kind, const char *paper, const char *scope, day since, day until);

/* number.c */
extern const char *const number_kinds[];
void number_lookup(struct req *, const char *kind, const char *compared, unsigned char to[static HASH_BYTES]);
const char *number_plain(struct req *, const void *sealed, size_t n);         /* "" when it cannot be opened */
const char *number_masked(struct req *, const char *ending);
void number_declare(struct req *, person_id, const char *kind, const char *typed, const struct person_new *n);     /* declared.c; nothing when it is empty */
identifier_id number_add(struct req *, person_id, const char *kind, const char *compared, const char *issuer, const char *status, const char *odd, day since, day until);
#endif
