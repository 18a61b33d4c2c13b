/* SPDX-License-Identifier: EUPL-1.2
** spoken.h - a code that can be read aloud, written on paper and typed on any keyboard.
**
** Twelve symbols of 29: no 0/O, 1/I/L, 5/S, 2/Z.  Eleven carry 53 bits, the twelfth checks them: 29 is a prime, so one wrong
** symbol and two swapped neighbours are always noticed.  Greek, Cyrillic and Arabic keyboards are understood. */
#ifndef SPOKEN_H
#define SPOKEN_H
#include <stdbool.h>
#include <stdint.h>

enum { SPOKEN_SYMBOLS = 12, SPOKEN_BYTES = 8 };

/* "7K4-Q2M-XW9-HT6" from 8 random bytes. */
void spoken_make(char to[static 16], const unsigned char random[static SPOKEN_BYTES]);
/* What was typed, as spoken_make writes it; false: a symbol is wrong or missing. */
bool spoken_read(char to[static 16], const char *typed);
#endif
