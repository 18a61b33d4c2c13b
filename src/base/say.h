/* SPDX-License-Identifier: EUPL-1.2
** say.h - values as a reader of a language sees them: Latin digits, Gregorian dates with the month as a
** word, 1.234,50 EUR in Greek (1,234.50 in English).  Plain text; html.h adds the <bdi>.
**
** V1  In a language written from right to left an amount, and a number with marks in it, stands between U+2066 and
**     U+2069: inside any sentence, on any page or paper, it is read from left to right. */
#ifndef SAY_H
#define SAY_H
#include "base/texts.h"
#include "base/kinds.h"

void say_cents(struct out *, const struct texts *, int lang, cents);    /* "175 €", "1.234,50 €", "€175" */
void say_day(struct out *, const struct texts *, int lang, day);        /* "22 Νοεμβρίου 2026" */
void say_int(struct out *, const struct texts *, int lang, int64_t);    /* grouping by language */
/* raw = value * 10^places; trailing zeros dropped */
void say_number(struct out *, const struct texts *, int lang, int64_t raw, int places);
#endif
