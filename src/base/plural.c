/* SPDX-License-Identifier: EUPL-1.2
** plural.c - CLDR's cardinal plural rules for whole numbers, by family of languages. */
#include "base/plural.h"

const char *plural_name(enum plural p)
{
    static const char *const name[] = { "zero", "one", "two", "few", "many", "other" };

    return name[p];
}

/* el en sq ur ka: one thing, or several. */
enum plural plural_one_other(int64_t n)
{
    return n == 1 ? PLURAL_ONE : PLURAL_OTHER;
}

/* fa bn: nothing counts as one. */
enum plural plural_upto_one(int64_t n)
{
    return n <= 1 ? PLURAL_ONE : PLURAL_OTHER;
}

/* fr: 0 and 1; whole millions take "de". */
enum plural plural_french(int64_t n)
{
    if (n <= 1) return PLURAL_ONE;
    return n % 1000000 == 0 ? PLURAL_MANY : PLURAL_OTHER;
}

/* uk ru: 1, 21, 31 | 2-4, 22-24 | the rest; the teens belong to the rest. */
enum plural plural_slavic(int64_t n)
{
    int64_t last = n % 10, two = n % 100;

    if (last == 1 && two != 11) return PLURAL_ONE;
    if (last >= 2 && last <= 4 && (two < 12 || two > 14)) return PLURAL_FEW;
    return PLURAL_MANY;
}

/* ar: 0 | 1 | 2 | 3-10 | 11-99 | 100-102, by the last two digits from 3 on. */
enum plural plural_arabic(int64_t n)
{
    int64_t two = n % 100;

    if (n == 0) return PLURAL_ZERO;
    if (n == 1) return PLURAL_ONE;
    if (n == 2) return PLURAL_TWO;
    if (two >= 3 && two <= 10) return PLURAL_FEW;
    return two >= 11 ? PLURAL_MANY : PLURAL_OTHER;
}
