/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of reception share.  RC1 to RC8: room.md. */
#ifndef RECEPTION_INSIDE_H
#define RECEPTION_INSIDE_H
#include "rooms/room.h"
#include "rooms/access/access.h"
#include "rooms/care/care.h"
#include "rooms/registry/registry.h"

enum { AT_RECEPTION = MAY_RECEIVE | MAY_ADVISE, NAME_MOST = 200, SAID_MOST = 2000, DESK_MOST = 40 };

struct choice { const char *value, *words; bool held; };
struct choices { int n; struct choice *at; };
struct choices purposes_of(struct req *, const char *held);
struct choices classes_of(struct req *, const char *held);
struct choices languages_of(struct req *, const char *held);
struct choices sexes_of(struct req *, const char *held);
struct choices ages_of(struct req *, const char *held);
bool purpose_is(const char *);
bool class_is(const char *);
const char *reception_said(struct req *, const char *prefix, const char *word);     /* the text reception.<prefix>_<word> */
const char *language_name(const char *code);            /* its own name for itself; "" */
int class_lead(struct req *, const char *word);         /* minutes: the town's, else classes.h's */

/* Reception knows whom it receives: names, language and needs of every file that is not shielded, and nothing of what is in it. */
bool reception_sees(struct req *, person_id);
int64_t reception_files(const struct req *);            /* :files of a list of visitors */

/* Where the reader receives: what the form names if they work there, else the first of their units; 0 = the house. */
int64_t place_of_reader(struct req *);
struct choices reception_places(struct req *, int64_t held);   /* n < 2: there is nothing to choose */

const void *reception_seal(struct req *, const char *kind, const char *words, size_t *n);   /* RC6 */
const char *reception_unseal(struct req *, const char *kind, const void *, size_t);

/* What a form says of a visit, and all that is wrong with it: the field and what to do. */
struct visit_wrong { const char *field, *words; };
struct visit_wrongs { int n; struct visit_wrong at[9]; };
struct visit_form {
    const char *class, *purpose, *said, *name, *lang, *sex, *age;
    bool interpreter, signing, in_person;
    int people; account_id wanted;
    struct visit_wrongs wrong;          /* none = it can be written */
};
struct visit_form visit_typed(struct req *);
#endif
