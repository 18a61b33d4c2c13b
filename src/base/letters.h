/* SPDX-License-Identifier: EUPL-1.2
** letters.h - letters without their marks, for folding and passport spelling. */
#ifndef LETTERS_H
#define LETTERS_H
#include <stddef.h>

enum { GREEK_PLACE = 31, GREEK_CAPITAL = 32, GREEK_ACCENT = 64, GREEK_DIAERESIS = 128 };

unsigned letter_greek(unsigned cp);     /* place in the alphabet (1..24) and flags; 0 when it is not Greek */
char letter_latin(unsigned cp);         /* a-z, 0-9; ' ' no letter; '_' a letter of two; 0 not in these blocks */
unsigned letter_next(const char **);    /* decodes one character; a bad byte comes as U+FFFD; 0 at the end */
size_t characters(const char *);          /* how many, marks counted on their own */
#endif
