/* SPDX-License-Identifier: EUPL-1.2
** iban.c - account numbers: see iban.h.  Lengths: the SWIFT IBAN registry; countries: the EPC's list of the geographical scope of SEPA. */
#include "base/iban.h"
#include <string.h>

static const struct { char country[3]; unsigned char length; } sepa[] = {
    { "AD", 24 }, { "AL", 28 }, { "AT", 20 }, { "BE", 16 }, { "BG", 22 }, { "CH", 21 }, { "CY", 28 }, { "CZ", 24 }, { "DE", 22 }, { "DK", 18 },
    { "EE", 20 }, { "ES", 24 }, { "FI", 18 }, { "FR", 27 }, { "GB", 22 }, { "GI", 23 }, { "GR", 27 }, { "HR", 21 }, { "HU", 28 }, { "IE", 22 },
    { "IS", 26 }, { "IT", 27 }, { "LI", 21 }, { "LT", 20 }, { "LU", 20 }, { "LV", 21 }, { "MC", 27 }, { "MD", 24 }, { "ME", 22 }, { "MK", 19 },
    { "MT", 31 }, { "NL", 18 }, { "NO", 15 }, { "PL", 28 }, { "PT", 25 }, { "RO", 24 }, { "RS", 22 }, { "SE", 24 }, { "SI", 19 }, { "SK", 24 },
    { "SM", 27 }, { "VA", 22 },
};
static const char greek[] = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", latin[] = "ABEZHIKMNOPTYX";

int iban_length(const char *country)
{
    for (unsigned i = 0; i < sizeof sepa / sizeof *sepa; i++) if (!memcmp(sepa[i].country, country, 2)) return sepa[i].length;
    return 0;
}

/* The next sign: 0 at the end, ' ' to be left out, '?' none of an IBAN's. */
static char next(const char **s)
{
    char c = *(*s)++;

    if (!c) { (*s)--; return 0; }
    if (c == ' ' || c == '-' || c == '.' || c == '\t') return ' ';
    if (c >= 'a' && c <= 'z') return (char)(c - 32);
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return c;
    for (int i = 0; latin[i]; i++)
        if (c == greek[2 * i] && **s == greek[2 * i + 1]) { (*s)++; return latin[i]; }
    if ((unsigned char)c == 0xC2 && (unsigned char)**s == 0xA0) { (*s)++; return ' '; }        /* a blank that does not break */
    return '?';
}

static int mod97(const char *s, int n, int so_far)
{
    for (int i = 0; i < n; i++) {
        bool digit = s[i] >= '0' && s[i] <= '9';
        so_far = digit ? (so_far * 10 + s[i] - '0') % 97 : (so_far * 100 + s[i] - 'A' + 10) % 97;
    }
    return so_far;
}

static bool letter(char c) { return c >= 'A' && c <= 'Z'; }
static bool figure(char c) { return c >= '0' && c <= '9'; }

enum iban_fault iban_read(const char *typed, char to[static IBAN_MOST + 1])
{
    int n = 0, length;
    bool odd = false, more = false;
    char c;

    while ((c = next(&typed))) {
        if (c == ' ') continue;
        if (c == '?') odd = true;
        else if (n == IBAN_MOST) more = true;
        else to[n++] = c;
        to[n] = 0;
        if (n == 4 && !memcmp(to, "IBAN", 4)) n = 0;
    }
    to[n] = 0;
    if (odd) return IBAN_SIGN;
    if (!n) return IBAN_EMPTY;
    if (n < 4 || !letter(to[0]) || !letter(to[1])) return IBAN_COUNTRY;
    if (!(length = iban_length(to))) return IBAN_COUNTRY;
    if (more || n != length) return IBAN_LENGTH;
    if (!figure(to[2]) || !figure(to[3])) return IBAN_CHECK;
    return mod97(to, 4, mod97(to + 4, n - 4, 0)) == 1 ? IBAN_FINE : IBAN_CHECK;
}

void iban_in_fours(const char *iban, char to[static IBAN_MOST + 10])
{
    int n = 0;

    for (int i = 0; iban[i] && i < IBAN_MOST; i++) {
        if (i && i % 4 == 0) to[n++] = ' ';
        to[n++] = iban[i];
    }
    to[n] = 0;
}
