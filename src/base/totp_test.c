/* SPDX-License-Identifier: EUPL-1.2
** totp_test.c - RFC 6238 appendix B (SHA-1 column, last six digits), RFC 4648 section 10. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/totp.h"
#include <string.h>

static const unsigned char secret[TOTP_SECRET] = "12345678901234567890";

static void codes(void **state)
{
    static const struct { int64_t at; const char *code; } rfc[] = {
        { 59, "287082" }, { 1111111109, "081804" }, { 1111111111, "050471" }, { 1234567890, "005924" },
        { 2000000000, "279037" }, { 20000000000, "353130" } };
    char code[7];
    (void)state;

    for (size_t i = 0; i < sizeof rfc / sizeof *rfc; i++) {
        assert_string_equal(totp_code(secret, rfc[i].at / 30, code), rfc[i].code);
        assert_int_equal(totp_step(secret, rfc[i].code, (instant){ rfc[i].at }), rfc[i].at / 30);
    }
}

static void windows(void **state)
{
    (void)state;
    assert_int_equal(totp_step(secret, "287 082", (instant){ 59 }), 1);           /* blanks as printed on the telephone */
    assert_int_equal(totp_step(secret, "287082", (instant){ 89 }), 1);            /* one step late */
    assert_int_equal(totp_step(secret, "287082", (instant){ 90 }), 0);            /* two steps late */
    assert_int_equal(totp_step(secret, "28708", (instant){ 59 }), 0);
    assert_int_equal(totp_step(secret, "2870822", (instant){ 59 }), 0);
    assert_int_equal(totp_step(secret, "28708a", (instant){ 59 }), 0);
    assert_int_equal(totp_step(secret, "", (instant){ 59 }), 0);
}

static void spelled(void **state)
{
    static const struct { const char *plain, *coded; } rfc[] = {
        { "", "" }, { "f", "MY" }, { "fo", "MZXQ" }, { "foo", "MZXW6" }, { "foob", "MZXW6YQ" }, { "fooba", "MZXW6YTB" },
        { "foobar", "MZXW6YTBOI" } };
    struct fate fate = { .countdown = 0 };
    struct mem mem;
    (void)state;

    mem_open(&mem, &fate, 1 << 20);
    for (size_t i = 0; i < sizeof rfc / sizeof *rfc; i++)
        assert_string_equal(base32(&mem, (const unsigned char *)rfc[i].plain, strlen(rfc[i].plain)), rfc[i].coded);
    mem_close(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(codes), cmocka_unit_test(windows), cmocka_unit_test(spelled) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
