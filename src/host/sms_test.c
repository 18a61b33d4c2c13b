/* SPDX-License-Identifier: EUPL-1.2
** sms_test.c - lengths by 3GPP TS 23.038, capitals, numbers: M1..M3 of sms.h. */
#include "base/test.h"
#include "host/sms.h"

static const char *many(struct mem *m, const char *s, int n)
{
    struct out o = { .mem = m };

    while (n--) out_str(&o, s);
    return out_text(&o);
}

static void is(const char *s, bool gsm, int units, int parts)
{
    struct sms_length l = sms_length(s);

    assert_int_equal(l.gsm, gsm);
    assert_int_equal(l.units, units);
    assert_int_equal(l.parts, parts);
}

static void lengths(void **state)                                       /* M1 */
{
    is("", true, 0, 1);
    is(many(MEM, "a", 160), true, 160, 1);
    is(many(MEM, "a", 161), true, 161, 2);
    is(many(MEM, "a", 306), true, 306, 2);
    is(many(MEM, "a", 307), true, 307, 3);
    is(many(MEM, "\u20ac", 80), true, 160, 1);                          /* the euro takes two */
    is(many(MEM, "\u20ac", 81), true, 162, 2);
    is(many(MEM, "\u03b1", 70), false, 70, 1);
    is(many(MEM, "\u03b1", 71), false, 71, 2);
    is(many(MEM, "\u03b1", 134), false, 134, 2);
    is(many(MEM, "\u03b1", 135), false, 135, 3);
    is("\U0001F600", false, 2, 1);                                      /* a surrogate pair */
    is("\u0394\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e", true, 10, 1);
    is("\u0391", false, 1, 1);                                          /* the Greek Alpha is not in it: the Latin A stands for it */
    is("\u00c7", true, 1, 1);                                           /* Ç is, ç is not */
    is("\u00e7", false, 1, 1);
    is("a`b", false, 3, 1);
}

static void capitals(void **state)                                      /* M2 */
{
    const char *s = "\u0388\u03c7\u03b5\u03c4\u03b5 \u03bc\u03ae\u03bd\u03c5\u03bc\u03b1, \u03ba\u03b1\u03bb\u03ad\u03c3\u03c4\u03b5 2410.";   /* Έχετε μήνυμα, καλέστε 2410. */
    const char *big = sms_capitals(MEM, s);

    assert_string_equal(big, "EXETE MHNYMA, KA\u039bE\u03a3TE 2410.");
    assert_true(sms_length(big).gsm);
    assert_string_equal(sms_wording(MEM, s, false), s);
    assert_string_equal(sms_wording(MEM, s, true), s);                  /* one part either way: real letters */
    const char *longer = many(MEM, s, 4);
    assert_int_equal(sms_length(longer).parts, 2);
    assert_int_equal(sms_length(sms_wording(MEM, longer, true)).parts, 1);
    assert_string_equal(sms_capitals(MEM, "\u0390\u03b0\u03ca\u03cb\u03aa\u03ab\u03c2"), "IYIYIY\u03a3");
}

static void numbers(void **state)                                       /* M3 */
{
    static const struct { const char *typed, *is; } right[] = { { "694 000 0000", "+306940000000" }, { "6940000000", "+306940000000" },
        { "+30 694-000-0000", "+306940000000" }, { "0030 6940000000", "+306940000000" }, { "+355 69 000 0000", "+355690000000" } };
    static const char *const wrong[] = { "", "2410000000", "+302410000000", "694000000", "69400000000", "abc", "+3069400000001234567", "+0123456789", "694 000 0000 x" };
    char to[17];

    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_true(sms_number(right[i].typed, to));
        assert_string_equal(to, right[i].is);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(sms_number(wrong[i], to));
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(lengths), UNIT(capitals), UNIT(numbers) };

    return cmocka_run_group_tests(tests, 0, 0);
}
