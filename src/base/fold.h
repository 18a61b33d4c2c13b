/* SPDX-License-Identifier: EUPL-1.2
** fold.h - spelling: bare letters, ELOT 743, identifiers' check digits, UTF-8.  What sounds alike: match/sound.h. */
#ifndef FOLD_H
#define FOLD_H
#include "base/out.h"
#include <stdbool.h>

/* How many bytes the character at s has, 1..4; 0 when it is no valid UTF-8 (or the end). s is zero-terminated. */
int  utf8_length(const char *s);
bool utf8_valid(const char *, size_t);                      /* no overlong, no surrogates, no NUL */
/* "Officer" -> "officer", "Μαρία" -> "maria": lower case Latin letters, digits, one blank.  For names people sign in with. */
const char *fold_plain(struct mem *, const char *);
const char *elot743(struct mem *, const char *);            /* passport spelling */
bool afm_valid(const char *digits);                          /* 9 digits, check digit, not all zero */
/* What people type: blanks, EL or GR in front, eight digits of an old number. False when it is no AFM. */
bool afm_clean(const char *typed, char afm[static 10]);
bool amka_valid(const char *digits);                         /* 11 digits, a real day in some century, Luhn */
#endif
