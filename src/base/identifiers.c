/* SPDX-License-Identifier: EUPL-1.2
** identifiers.c - check digits of the Greek identifiers: see fold.h. */
#include "base/fold.h"
#include "base/date.h"
#include <string.h>

static bool all_digits(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] < '0' || s[i] > '9') return false;
    return !s[n];
}

bool afm_valid(const char *s)
{
    int sum = 0, any = 0;

    if (!all_digits(s, 9)) return false;
    for (int i = 0; i < 8; i++) {
        sum += (s[i] - '0') << (8 - i);
        any |= s[i] - '0';
    }
    any |= s[8] - '0';
    return any && sum % 11 % 10 == s[8] - '0';
}

bool afm_clean(const char *typed, char afm[static 10])
{
    char digits[10];
    size_t n = 0;

    while (*typed == ' ') typed++;
    if (!strncmp(typed, "EL", 2) || !strncmp(typed, "GR", 2)) typed += 2;
    for (; *typed; typed++) {
        if (*typed == ' ') continue;
        if (n == 9) return false;
        digits[n++] = *typed;
    }
    if (n < 8) return false;
    afm[0] = '0';
    memcpy(afm + (9 - n), digits, n);
    afm[9] = 0;
    return afm_valid(afm);
}

bool amka_valid(const char *s)
{
    int sum = 0;

    if (!all_digits(s, 11)) return false;
    for (int i = 0; i < 11; i++) {
        int d = s[i] - '0';

        if (i % 2) d = d * 2 > 9 ? d * 2 - 9 : d * 2;      /* every second digit from the right, before the check digit */
        sum += d;
    }
    if (sum % 10) return false;
    int mday = (s[0] - '0') * 10 + s[1] - '0', month = (s[2] - '0') * 10 + s[3] - '0', year = (s[4] - '0') * 10 + s[5] - '0';

    return day_valid(1900 + year, month, mday) || day_valid(2000 + year, month, mday);
}
