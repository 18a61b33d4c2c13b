/* SPDX-License-Identifier: EUPL-1.2
** birth.h - a birth date as people know it: a day, a month, a year, "about 1990", or nothing.  Pure. */
#ifndef BIRTH_H
#define BIRTH_H
#include "base/kinds.h"
#include "base/mem.h"

enum birth_said { BIRTH_FINE, BIRTH_UNREAD, BIRTH_NO_SUCH_DAY, BIRTH_TWO_DIGITS, BIRTH_FUTURE, BIRTH_TOO_OLD };

/* One forgiving field: "1990", "3/1990", "3.5.1990", "1990-05-03", "00/00/1990", "περ. 1990", "about 1990", "1990;",
** "35 ετών".  Of a partial date *birth is the first possible day; *exact is a word of registry_person.birth_exact. */
enum birth_said birth_read(struct mem *, const char *typed, day today, day *birth, const char **exact);
/* As one would type it: what the field shows when it is opened again. */
const char *birth_typed(struct mem *, day birth, const char *exact);
/* The first and the last day on which they can have been born.  False: unknown. */
bool birth_span(day birth, const char *exact, day *first, day *last);
/* Years completed on `at`: least and most that they can be.  False: unknown. */
bool birth_age(day birth, const char *exact, day at, int *least, int *most);
#endif
