/* SPDX-License-Identifier: EUPL-1.2
** iban.h - account numbers (ISO 13616): length by country, check digits (ISO 7064, mod 97-10), who is in SEPA. */
#ifndef IBAN_H
#define IBAN_H
#include <stdbool.h>

enum { IBAN_MOST = 34 };
enum iban_fault { IBAN_FINE, IBAN_EMPTY, IBAN_SIGN, IBAN_COUNTRY, IBAN_LENGTH, IBAN_CHECK };

/* What was typed, without blanks, dashes and a leading "IBAN", in capitals; also when something is wrong with it ("" when nothing is left).
** Greek capitals that look like Latin ones are taken for them.  IBAN_COUNTRY: the country has none, or is not in SEPA. */
enum iban_fault iban_read(const char *typed, char to[static IBAN_MOST + 1]);
int  iban_length(const char *country);              /* of a SEPA country's IBAN; 0 = it is not one */
void iban_in_fours(const char *iban, char to[static IBAN_MOST + 10]);       /* "GR16 0110 1250 ..." */
#endif
