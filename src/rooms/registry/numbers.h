/* SPDX-License-Identifier: EUPL-1.2
** numbers.h - what a number looks like, how it is compared, and why it looks odd.  Pure.
**
** RG2  Nothing here refuses a number: `odd` names what does not fit, and the page explains it.
** Sources: AFM and AMKA as in base/fold.h; AMKA's tenth digit (odd: man, even: woman) and DDMMYY by KYA Φ80320/109864/2023;
** Personal Number: three characters and the AFM (its check letter is not published); PAAYPA: KYA 199/2020, no public format. */
#ifndef NUMBERS_H
#define NUMBERS_H
#include "base/kinds.h"
#include "base/mem.h"

enum { NUMBER_MOST = 40 };              /* characters, typed or as compared */
enum odd { ODD_NONE, ODD_LENGTH, ODD_LETTERS, ODD_CHECK, ODD_DATE, ODD_BIRTH, ODD_SEX, ODD_AFM_PART, ODDS };

extern const char *const odd_words[ODDS];               /* registry_identifier.odd: "", "length", "letters", ... */
enum odd odd_of(const char *word);

/* As compared: capitals, without blanks and dashes; Greek capitals that look like Latin ones become those; an AFM has
** nine digits.  "" when nothing is left or it is too long. */
const char *number_compared(struct mem *, const char *kind, const char *typed);
/* `compared`, of somebody born on `birth` (DAY_NONE or inexact: not compared) and of `sex` ("" not compared). */
enum odd number_odd(const char *kind, const char *compared, day birth, const char *birth_exact, const char *sex);
const char *number_ending(struct mem *, const char *compared);     /* its last four characters, fewer of a short one */
#endif
