/* SPDX-License-Identifier: EUPL-1.2
** pain_test.c - payment files of both versions: their signs, their sums; valid against the official schemas where those are. */
#include "base/test.h"
#include "base/date.h"
#include "rooms/aid/pain.h"
#include <stdlib.h>
#include <unistd.h>

static const struct pain_payment payments[] = {
    { "PRONOIA-2031-1-1", "Παπαδοπούλου Ελένη", "GR1601101250000000012300695", "APOFASI 2031/4 DOSI 1/1", { 15050 } },
    { "PRONOIA-2031-1-2", "O'Brien & <Söhne> \"Ltd\"", "DE89370400440532013000", "x", { 1 } },
    { "PRONOIA-2031-1-3", "محمد", "BE68539007547034", "", { 9999999999 } },
};

static const char *file(void **state, const char *format, const char *bic)
{
    return pain_write(MEM, &(struct pain){ format, "PRONOIA-2031-1", "Δήμος Λαρισαίων", "GR1601101250000000012300695", bic, { 1930000000 },
        day_of(2031, 3, 4), 3, payments });
}

static void latin(void **state)
{
    char many[400];

    assert_string_equal(pain_latin(MEM, "Παπαδοπούλου Ελένη", 70), "Papadopoulou Eleni");
    assert_string_equal(pain_latin(MEM, "  a & b < c  ", 70), "a b c");
    assert_string_equal(pain_latin(MEM, "محمد", 70), "NOTPROVIDED");
    assert_string_equal(pain_latin(MEM, "", 70), "NOTPROVIDED");
    memset(many, 'a', sizeof many);
    many[399] = 0;
    assert_int_equal(strlen(pain_latin(MEM, many, 70)), 70);
}

static void sums(void **state)
{
    const char *s = file(state, "pain.001.001.03", "ETHNGRAA");

    assert_non_null(strstr(s, "<CtrlSum>100000150.50</CtrlSum>"));
    assert_non_null(strstr(s, "<NbOfTxs>3</NbOfTxs>"));
    assert_non_null(strstr(s, "<InstdAmt Ccy=\"EUR\">0.01</InstdAmt>"));
    for (const char *c = s; *c; c++) assert_true(*c == '\n' || (*c >= ' ' && *c <= '~'));
}

static void valid(void **state)
{
    static const char *const format[] = { "pain.001.001.03", "pain.001.001.09" }, *const bic[] = { "ETHNGRAA", "" };
    const char *data = getenv("PRONOIA_TEST_DATA");
    char name[] = "/tmp/painXXXXXX", schemas[300], command[500];

    snprintf(schemas, sizeof schemas, "%s/payments", data ? data : "../shared/data");
    if (access(schemas, R_OK) || system("command -v xmllint > /dev/null")) skip();
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    for (int i = 0; i < 4; i++) {
        const char *s = file(state, format[i / 2], bic[i % 2]);
        assert_int_equal(ftruncate(fd, 0), 0);
        assert_int_equal(pwrite(fd, s, strlen(s), 0), strlen(s));
        snprintf(command, sizeof command, "xmllint --noout --nonet --schema %s/%s.xsd %s 2> /dev/null", schemas, format[i / 2], name);
        assert_int_equal(system(command), 0);
    }
    close(fd);
    unlink(name);
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(latin), UNIT(sums), UNIT(valid) };

    return cmocka_run_group_tests_name("payment files", tests, NULL, NULL);
}
