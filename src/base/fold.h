/* SPDX-License-Identifier: EUPL-1.2
** fold.h - spelling: search folding, ELOT 743, identifiers' check digits, UTF-8. */
#ifndef FOLD_H
#define FOLD_H
#include "base/out.h"
#include <stdbool.h>

bool utf8_valid(const char *, size_t);                      /* no overlong, no surrogates, no NUL */
/* One spelling for Greek, polytonic, final sigma, Latin with accents: lower case Latin letters, digits, one blank. */
const char *fold_search(struct mem *, const char *);
const char *elot743(struct mem *, const char *);            /* passport spelling */
bool afm_valid(const char *digits);                          /* 9 digits, check digit, not all zero */
bool amka_valid(const char *digits);                         /* 11 digits, a real day in some century, Luhn */
#endif
