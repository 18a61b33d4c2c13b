/* SPDX-License-Identifier: EUPL-1.2
** numbers_test.c - RG2: identifiers are compared in one spelling and explained, never refused. */
#include "base/test.h"
#include "rooms/registry/numbers.h"
#include "base/date.h"

static void one_spelling(void **state)
{
    static const struct { const char *kind, *typed, *compared; } all[] = {
        { "afm", "123456783", "123456783" }, { "afm", " EL 123 456 783", "123456783" }, { "afm", "23456783", "023456783" },
        { "amka", "311285 00001", "31128500001" }, { "personal", "a1b123456783", "A1B123456783" },
        { "identity_card", "ΑΒ-123456", "AB123456" }, { "identity_card", "αβ 123456", "AB123456" }, { "identity_card", "AB123456", "AB123456" },
        { "permit", " 001 234567 ", "001234567" }, { "passport", "فر123", "فر123" }, { "other", " - ", "" },
    };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_string_equal(number_compared(MEM, all[i].kind, all[i].typed), all[i].compared);
    assert_string_equal(number_compared(MEM, "other", "12345678901234567890123456789012345678901"), "");
    /* 21 letters, 42 bytes */
    assert_string_equal(number_compared(MEM, "other", "ΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣ"), "ΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣΣ");
}

/* Vectors: made for tests; AFM 123456783 and the AMKAs satisfy the published check digits and belong to nobody. */
static void odd_ones(void **state)
{
    static const struct { const char *kind, *number, *exact, *sex; enum odd odd; int y, m, d; } all[] = {
        { "afm", "123456783", "unknown", "", ODD_NONE, 0, 0, 0 }, { "afm", "123456789", "unknown", "", ODD_CHECK, 0, 0, 0 },
        { "afm", "000000000", "unknown", "", ODD_CHECK, 0, 0, 0 }, { "afm", "1234567", "unknown", "", ODD_LENGTH, 0, 0, 0 },
        { "afm", "12345678X", "unknown", "", ODD_LETTERS, 0, 0, 0 },
        { "amka", "31128500001", "day", "f", ODD_NONE, 1985, 12, 31 }, { "amka", "31128500001", "day", "m", ODD_SEX, 1985, 12, 31 },
        { "amka", "31128500001", "day", "f", ODD_BIRTH, 1985, 12, 30 }, { "amka", "31128500001", "year", "", ODD_NONE, 1986, 1, 1 },
        { "amka", "29020000013", "day", "m", ODD_NONE, 2000, 2, 29 }, { "amka", "29020100011", "unknown", "", ODD_DATE, 0, 0, 0 },
        { "amka", "31128500002", "unknown", "", ODD_CHECK, 0, 0, 0 }, { "amka", "3112850000", "unknown", "", ODD_LENGTH, 0, 0, 0 },
        { "personal", "A1B123456783", "unknown", "", ODD_NONE, 0, 0, 0 }, { "personal", "A12123456783", "unknown", "", ODD_LETTERS, 0, 0, 0 },
        { "personal", "A1B123456789", "unknown", "", ODD_AFM_PART, 0, 0, 0 }, { "personal", "A1B", "unknown", "", ODD_LENGTH, 0, 0, 0 },
        { "paaypa", "ANYTHING", "unknown", "", ODD_NONE, 0, 0, 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        day birth = all[i].y ? day_of(all[i].y, all[i].m, all[i].d) : DAY_NONE;
        enum odd odd = number_odd(all[i].kind, all[i].number, birth, all[i].exact, all[i].sex);

        if (odd != all[i].odd) fail_msg("%s %s is '%s'", all[i].kind, all[i].number, odd_words[odd]);
    }
}

static void endings(void **state)
{
    assert_string_equal(number_ending(MEM, "123456783"), "6783");
    assert_string_equal(number_ending(MEM, "1234"), "34");
    assert_string_equal(number_ending(MEM, "1"), "");
    assert_string_equal(number_ending(MEM, "فرفرفر"), "رفر" + 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(one_spelling), UNIT(odd_ones), UNIT(endings) };

    return cmocka_run_group_tests_name("numbers", tests, 0, 0);
}
