/* SPDX-License-Identifier: EUPL-1.2
** spoken.c - see spoken.h. */
#include "rooms/entitlements/spoken.h"
#include <string.h>

static const char symbols[] = "23456789ABCDEFGHJKMNPQRTUVWXY";
_Static_assert(sizeof symbols - 1 == 29, "a prime number of symbols");

/* The weights 1..11 and the check symbol make the sum a multiple of 29. */
static int check_of(const int *digit)
{
    int sum = 0;

    for (int i = 0; i < SPOKEN_SYMBOLS - 1; i++) sum += (i + 1) * digit[i];
    return (29 - sum % 29) * 17 % 29;           /* weight 12; 17 * 12 = 204 = 7 * 29 + 1 */
}

static void write_groups(char *to, const int *digit)
{
    for (int i = 0; i < SPOKEN_SYMBOLS; i++) {
        if (i && i % 3 == 0) *to++ = '-';
        *to++ = symbols[digit[i]];
    }
    *to = 0;
}

void spoken_make(char to[static 16], const unsigned char random[static SPOKEN_BYTES])
{
    uint64_t n = 0;
    int digit[SPOKEN_SYMBOLS];

    for (int i = 0; i < SPOKEN_BYTES; i++) n = n << 8 | random[i];
    for (int i = 0; i < SPOKEN_SYMBOLS - 1; i++) { digit[i] = (int)(n % 29); n /= 29; }
    digit[SPOKEN_SYMBOLS - 1] = check_of(digit);
    write_groups(to, digit);
}

/* Letters of other keyboards that look the same, and digits of other scripts. */
static const struct { const char *typed; char meant; } look_alike[] = {
    { "Α", 'A' }, { "Β", 'B' }, { "Ε", 'E' }, { "Η", 'H' }, { "Κ", 'K' }, { "Μ", 'M' }, { "Ν", 'N' }, { "Ρ", 'P' }, { "Τ", 'T' },
    { "Χ", 'X' }, { "Υ", 'Y' }, { "α", 'A' }, { "β", 'B' }, { "ε", 'E' }, { "η", 'H' }, { "κ", 'K' }, { "μ", 'M' }, { "ν", 'N' },
    { "ρ", 'P' }, { "τ", 'T' }, { "χ", 'X' }, { "υ", 'Y' }, { "А", 'A' }, { "В", 'B' }, { "С", 'C' }, { "Е", 'E' }, { "Н", 'H' },
    { "К", 'K' }, { "М", 'M' }, { "Р", 'P' }, { "Т", 'T' }, { "Х", 'X' }, { "У", 'Y' }, { "а", 'A' }, { "в", 'B' }, { "с", 'C' },
    { "е", 'E' }, { "н", 'H' }, { "к", 'K' }, { "м", 'M' }, { "р", 'P' }, { "т", 'T' }, { "х", 'X' }, { "у", 'Y' },
    { "٢", '2' }, { "٣", '3' }, { "٤", '4' }, { "٥", '5' }, { "٦", '6' }, { "٧", '7' }, { "٨", '8' }, { "٩", '9' },
    { "۲", '2' }, { "۳", '3' }, { "۴", '4' }, { "۵", '5' }, { "۶", '6' }, { "۷", '7' }, { "۸", '8' }, { "۹", '9' },
};

static int next_symbol(const char **s)
{
    for (size_t i = 0; i < sizeof look_alike / sizeof *look_alike; i++) {
        size_t n = strlen(look_alike[i].typed);
        if (!strncmp(*s, look_alike[i].typed, n)) { *s += n; return look_alike[i].meant; }
    }
    char c = *(*s)++;
    return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
}

bool spoken_read(char to[static 16], const char *typed)
{
    int digit[SPOKEN_SYMBOLS], n = 0;

    while (*typed) {
        if (strchr(" -._\t", *typed)) { typed++; continue; }
        if (!strncmp(typed, "\xc2\xa0", 2)) { typed += 2; continue; }
        if (!strncmp(typed, "–", 3)) { typed += 3; continue; }
        int c = next_symbol(&typed);
        const char *at = c ? strchr(symbols, c) : NULL;
        if (!at || n == SPOKEN_SYMBOLS) return false;
        digit[n++] = (int)(at - symbols);
    }
    if (n != SPOKEN_SYMBOLS || check_of(digit) != digit[SPOKEN_SYMBOLS - 1]) return false;
    write_groups(to, digit);
    return true;
}
