/* SPDX-License-Identifier: EUPL-1.2
** amounts_test.c - what people write as an amount; and codes that are read aloud. */
#include "base/test.h"
#include "rooms/entitlements/inside.h"
#include "rooms/entitlements/spoken.h"
#include <string.h>

static void amounts_are_read_as_people_write_them(void **state)
{
    static const struct { const char *typed; int64_t cents; } good[] = {
        { "0", 0 }, { "280", 28000 }, { "280 ", 28000 }, { "280€", 28000 }, { "€ 280", 28000 }, { "280 ευρώ", 28000 },
        { "8.400,50", 840050 }, { "8400.50", 840050 }, { "8400,5", 840050 }, { "8,400", 840000 }, { "8.400", 840000 },
        { "8 400", 840000 }, { "1.234.567", 123456700 }, { "1,234,567.89", 123456789 }, { "1.234.567,89", 123456789 },
        { "8'400.50", 840050 }, { "٢٨٠", 28000 }, { "۲۸۰", 28000 }, { "0,05", 5 }, { "8\xc2\xa0" "400", 840000 } };
    int64_t v;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        v = -1;
        if (!read_money(good[i].typed, &v) || v != good[i].cents) fail_msg("%s gave %lld", good[i].typed, (long long)v);
    }
}

static void what_is_no_amount_is_not_guessed(void **state)
{
    static const char *const bad[] = { "", " ", "€", "abc", "-5", "1.2.3", "8.40.0", "8,4000", "1,234.567", "1.234,567", ".5", ",", "0.400",
        "12a", "1..2", "8.400.50", "999999999999999999999", "1e5", "2/3" };
    int64_t v;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (read_money(bad[i], &v)) fail_msg("'%s' was taken for %lld", bad[i], (long long)v);
    assert_false(read_whole("3.5", &v));
    assert_true(read_whole("1.200", &v));
    assert_int_equal(v, 1200);
}

static void a_code_is_read_back_from_any_keyboard(void **state)
{
    unsigned char chance_[SPOKEN_BYTES] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    char code[16], again[16], typed[64];

    (void)state;
    spoken_make(code, chance_);
    assert_int_equal(strlen(code), 15);
    assert_true(spoken_read(again, code));
    assert_string_equal(code, again);
    for (int i = 0, n = 0; i <= 15; i++) typed[n++] = code[i] == '-' ? ' ' : code[i] >= 'A' && code[i] <= 'Z' ? (char)(code[i] + 32) : code[i];
    assert_true(spoken_read(again, typed));
    assert_string_equal(code, again);
}

static const char symbols[] = "23456789ABCDEFGHJKMNPQRTUVWXY";

static void one_wrong_symbol_and_two_swapped_are_always_noticed(void **state)
{
    (void)state;
    for (int trial = 0; trial < 200; trial++) {
        unsigned char chance_[SPOKEN_BYTES];
        char code[16], wrong[16], to[16];
        for (int i = 0; i < SPOKEN_BYTES; i++) chance_[i] = (unsigned char)(trial * 37 + i * 101 + trial * i);
        spoken_make(code, chance_);
        for (int at = 0; at < 15; at++) {
            for (const char *s = symbols; *s && code[at] != '-'; s++) {
                strcpy(wrong, code);
                wrong[at] = *s;
                assert_int_equal(spoken_read(to, wrong), *s == code[at]);
            }
            int next = at + 1 + (code[at + 1] == '-');
            if (code[at] == '-' || next > 14) continue;
            strcpy(wrong, code);
            wrong[at] = code[next]; wrong[next] = code[at];
            assert_int_equal(spoken_read(to, wrong), code[at] == code[next]);
        }
    }
}

static void look_alikes_of_greek_and_cyrillic_keyboards_count(void **state)
{
    unsigned char chance_[SPOKEN_BYTES] = { 0 };
    char code[16], to[16], typed[128] = "";

    (void)state;
    for (int trial = 0; trial < 500; trial++) {
        chance_[0] = (unsigned char)trial; chance_[5] = (unsigned char)(trial * 7); chance_[7] = (unsigned char)(trial >> 3);
        spoken_make(code, chance_);
        typed[0] = 0;
        for (const char *c = code; *c; c++)
            strcat(typed, *c == 'A' ? "Α" : *c == 'B' ? "Β" : *c == 'E' ? "ε" : *c == 'H' ? "Н" : *c == 'C' ? "С" : *c == '7' ? "٧" : *c == '-' ? "–" : (char[]){ *c, 0 });
        assert_true(spoken_read(to, typed));
        assert_string_equal(code, to);
    }
    assert_false(spoken_read(to, "OIL-OIL-OIL-OIL"));
    assert_false(spoken_read(to, ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_read_as_people_write_them), cmocka_unit_test(what_is_no_amount_is_not_guessed),
        cmocka_unit_test(a_code_is_read_back_from_any_keyboard), cmocka_unit_test(one_wrong_symbol_and_two_swapped_are_always_noticed),
        cmocka_unit_test(look_alikes_of_greek_and_cyrillic_keyboards_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
