/* SPDX-License-Identifier: EUPL-1.2
** totp.c - the second step of signing in, by liboath. */
#include "base/totp.h"
#include <liboath/oath.h>
#include <string.h>

enum { PERIOD = 30, DIGITS = 6 };

char *totp_code(const unsigned char secret[static TOTP_SECRET], int64_t step, char to[static 7])
{
    if (oath_hotp_generate((const char *)secret, TOTP_SECRET, (uint64_t)step, DIGITS, false,
                           OATH_HOTP_DYNAMIC_TRUNCATION, to) != OATH_OK)
        memset(to, 0, 7);
    return to;
}

/* Compares all six digits whatever the first ones are. */
static bool same_digits(const char *a, const char *b)
{
    unsigned char differ = 0;

    for (int i = 0; i < DIGITS; i++) differ |= (unsigned char)(a[i] ^ b[i]);
    return !differ;
}

int64_t totp_step(const unsigned char secret[static TOTP_SECRET], const char *typed, instant now)
{
    char code[DIGITS + 1] = "", right[7];
    int n = 0;
    int64_t here = now.v / PERIOD, found = 0;

    for (; *typed; typed++) {
        if (*typed == ' ') continue;
        if (*typed < '0' || *typed > '9' || n == DIGITS) return 0;
        code[n++] = *typed;
    }
    if (n != DIGITS) return 0;
    for (int64_t step = here - 1; step <= here + 1; step++)
        if (same_digits(totp_code(secret, step, right), code)) found = step;
    return found;
}

const char *base32(struct mem *m, const unsigned char *bytes, size_t n)
{
    static const char letter[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    char *to = mem_get(m, n * 8 / 5 + 2), *s = to;
    unsigned bits = 0, have = 0;

    for (size_t i = 0; i < n; i++) {
        bits = (bits << 8 | bytes[i]) & 0xFFFF;
        for (have += 8; have >= 5; have -= 5) *s++ = letter[bits >> (have - 5) & 31];
    }
    if (have) *s++ = letter[bits << (5 - have) & 31];
    return to;
}
