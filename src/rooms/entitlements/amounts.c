/* SPDX-License-Identifier: EUPL-1.2
** amounts.c - reads an amount as people write it.
**
** "8.400,50", "8400.50", "8,400", "€ 280", "280 ευρώ", Arabic-Indic digits.  With one kind of separator, three
** digits behind it mean thousands and one or two mean cents; anything else is not guessed but asked again. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"

/* Copies the digits and separators; other signs that people write with an amount are left out. */
static bool plain(const char *s, char *to, size_t size)
{
    static const char *const skip[] = { " ", "\xc2\xa0", "\xe2\x80\xaf", "€", "EUR", "eur", "ευρώ", "ευρω", "Ευρώ",
                                        "euro", "євро", "يورو", "'" };
    size_t n = 0;

    while (*s) {
        bool skipped = false;
        for (size_t i = 0; i < sizeof skip / sizeof *skip && !skipped; i++) {
            size_t k = strlen(skip[i]);
            if (!strncmp(s, skip[i], k)) { s += k; skipped = true; }
        }
        if (skipped) continue;
        if (n + 1 >= size) return false;
        if ((*s >= '0' && *s <= '9') || *s == '.' || *s == ',') to[n++] = *s++;
        else if ((unsigned char)s[0] == 0xd9 && (unsigned char)s[1] >= 0xa0 && (unsigned char)s[1] <= 0xa9) {
            to[n++] = (char)('0' + ((unsigned char)s[1] - 0xa0));          /* Arabic-Indic digits */
            s += 2;
        } else if ((unsigned char)s[0] == 0xdb && (unsigned char)s[1] >= 0xb0 && (unsigned char)s[1] <= 0xb9) {
            to[n++] = (char)('0' + ((unsigned char)s[1] - 0xb0));          /* Persian and Urdu digits */
            s += 2;
        } else return false;
    }
    to[n] = 0;
    return n > 0;
}

/* Digits in groups of three behind the first: "1.234.567"; no separator at all is fine too. */
static bool grouped(const char *s, size_t n, char separator, int64_t *value)
{
    size_t since = 0;
    bool separated = false;

    *value = 0;
    if (!n || s[0] == separator) return false;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == separator) {
            if (separated ? since != 3 : since > 3 || s[0] == '0') return false;
            separated = true;
            since = 0;
        } else if (s[i] >= '0' && s[i] <= '9') {
            if (*value > INT64_C(100000000000)) return false;
            *value = *value * 10 + (s[i] - '0');
            since++;
        } else return false;
    }
    return !separated || since == 3;
}

static int times(const char *s, char c) { int n = 0; for (; *s; s++) n += *s == c; return n; }

bool read_money(const char *typed, int64_t *value)
{
    char s[40];
    int64_t euros, minor = 0;

    if (!plain(typed, s, sizeof s)) return false;
    size_t n = strlen(s), behind = 0;
    const char *dot = strrchr(s, '.'), *comma = strrchr(s, ',');
    const char *last = dot > comma ? dot : comma;
    char thousands = dot && comma ? (last == dot ? ',' : '.') : 0;

    if (last) {
        behind = n - (size_t)(last - s) - 1;
        bool cents_behind = thousands ? true : times(s, *last) == 1 && (behind == 1 || behind == 2);
        if (!cents_behind) thousands = *last;
        else {
            if (times(s, *last) != 1 || behind < 1 || behind > 2) return false;
            for (size_t i = 1; i <= behind; i++) minor = minor * 10 + (last[i] - '0');
            if (behind == 1) minor *= 10;
            n = (size_t)(last - s);
        }
    }
    if (!grouped(s, n, thousands, &euros)) return false;
    *value = euros * 100 + minor;
    return true;
}

bool read_whole(const char *typed, int64_t *value)
{
    char s[40];

    if (!plain(typed, s, sizeof s)) return false;
    char separator = strchr(s, '.') ? '.' : ',';
    return grouped(s, strlen(s), separator, value);
}
