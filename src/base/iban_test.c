/* SPDX-License-Identifier: EUPL-1.2
** iban_test.c - account numbers.  The examples are those of the SWIFT IBAN registry. */
#include "base/test.h"
#include "base/iban.h"

static void fine(void **state)
{
    static const char *const good[] = { "GR1601101250000000012300695", "DE89370400440532013000", "CY17002001280000001200527600", "AL47212110090000000235698741",
        "MT84MALT011000012345MTLCAST001S", "NO9386011117947", "FR1420041010050500013M02606", "BE68539007547034", "GB29NWBK60161331926819", "SE4550000000058398257466" };
    char to[IBAN_MOST + 1];

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_int_equal(iban_read(good[i], to), IBAN_FINE);
        assert_string_equal(to, good[i]);
    }
    assert_int_equal(iban_read(" iban gr16 0110-1250 0000 0001 2300 695 ", to), IBAN_FINE);
    assert_string_equal(to, "GR1601101250000000012300695");
    assert_int_equal(iban_read("DE89 3704 0044 0532 0130 00\xC2\xA0", to), IBAN_FINE);
    assert_int_equal(iban_read("ΒΕ68 5390 0754 7034", to), IBAN_FINE);          /* Greek capitals */
    assert_string_equal(to, "BE68539007547034");
}

static void wrong(void **state)
{
    char to[IBAN_MOST + 1], digit[] = "GR1601101250000000012300695";

    (void)state;
    assert_int_equal(iban_read("", to), IBAN_EMPTY);
    assert_int_equal(iban_read("  IBAN ", to), IBAN_EMPTY);
    assert_int_equal(iban_read("GR16 0110 1250 0000 0001 2300 69", to), IBAN_LENGTH);
    assert_int_equal(iban_read("GR16 0110 1250 0000 0001 2300 6955", to), IBAN_LENGTH);
    assert_int_equal(iban_read("GR16011012500000000123006950000000000000000000000", to), IBAN_LENGTH);
    assert_int_equal(iban_read("US12345678901234567890", to), IBAN_COUNTRY);
    assert_int_equal(iban_read("TR330006100519786457841326", to), IBAN_COUNTRY);         /* has IBANs, is not in SEPA */
    assert_int_equal(iban_read("1601101250000000012300695", to), IBAN_COUNTRY);
    assert_int_equal(iban_read("GR16/0110", to), IBAN_SIGN);
    assert_int_equal(iban_read("GRA601101250000000012300695", to), IBAN_CHECK);
    /* mod 97 finds every single digit that is wrong, and every two neighbours that changed places */
    for (int i = 4; i < 27; i++) {
        char was = digit[i];
        for (char c = '0'; c <= '9'; c++) {
            digit[i] = c;
            assert_int_equal(iban_read(digit, to), c == was ? IBAN_FINE : IBAN_CHECK);
        }
        digit[i] = was;
    }
    for (int i = 4; i < 26; i++) {
        if (digit[i] == digit[i + 1]) continue;
        char a = digit[i];
        digit[i] = digit[i + 1], digit[i + 1] = a;
        assert_int_equal(iban_read(digit, to), IBAN_CHECK);
        digit[i + 1] = digit[i], digit[i] = a;
    }
}

static void fours(void **state)
{
    char to[IBAN_MOST + 10];

    (void)state;
    iban_in_fours("GR1601101250000000012300695", to);
    assert_string_equal(to, "GR16 0110 1250 0000 0001 2300 695");
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(fine), UNIT(wrong), UNIT(fours) };

    return cmocka_run_group_tests_name("iban", tests, NULL, NULL);
}
