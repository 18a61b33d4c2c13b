/* SPDX-License-Identifier: EUPL-1.2
** by_code.h - what somebody opens without an account, by its number and a code that can be read aloud (spoken.h): an application, an
** appointment, a place on a course, a wait for an earlier time.
**
** what names the kind: "follow", "appointment".  Numbers are as they are said: "2031/12", "815".
** BC1  Number and code together make one keyed hash, which alone is kept: an unknown number and a wrong code look up nothing alike.
** BC2  A sealed cookie remembers both for an hour; the browser holds nothing that it could read or change.
** BC3  A form that is sent again leads to the code that it was given, which is derived from the form and kept nowhere. */
#ifndef BY_CODE_H
#define BY_CODE_H
#include "host/crypto.h"
#include "web/req.h"

void by_code_hash(struct req *, const char *what, const char *number, const char *code, unsigned char to[static HASH_BYTES]);
const char *by_code_new(struct req *);                                                          /* by chance */
/* The code of the form with this random value; key: by which what it made is found again. */
const char *by_code_of_form(struct req *, const char *what, const char *form, unsigned char key[static HASH_BYTES]);
void by_code_remember(struct req *, const char *what, const char *number, const char *code);
bool by_code_remembered(struct req *, const char *what, const char **number, const char **code);
void by_code_forget(struct req *, const char *what);

/* The form that asks for both.  Whole numbers only; the words are numbers of texts; also: another way that leads from the page, or NULL. */
struct by_code_form { const char *what, *path, *back; int title, lead, label, wrong_number; const char *also; int also_words; };
void by_code_ask(struct req *, const struct by_code_form *, int status, const char *problem);           /* what was typed stays */
/* What was typed, read; false: it was refused on the form (422, or 429 for who tries too often), and the visit is answered. */
bool by_code_typed(struct req *, const struct by_code_form *, int64_t *number, const char **code);
void by_code_closed(struct req *, const char *what, int words);                                         /* forgets it, here and on the way back */
#endif
