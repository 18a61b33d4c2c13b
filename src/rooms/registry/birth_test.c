/* SPDX-License-Identifier: EUPL-1.2
** birth_test.c - birth dates as people say them at a counter. */
#include "base/test.h"
#include "rooms/registry/birth.h"
#include "base/date.h"

static const struct { const char *typed, *birth, *exact; enum birth_said said; } all[] = {
    { "", "", "unknown", BIRTH_FINE }, { "  ", "", "unknown", BIRTH_FINE },
    { "1990", "1990-01-01", "year", BIRTH_FINE },
    { "3/1990", "1990-03-01", "month", BIRTH_FINE }, { "03-1990", "1990-03-01", "month", BIRTH_FINE }, { "1990-03", "1990-03-01", "month", BIRTH_FINE },
    { "3.5.1990", "1990-05-03", "day", BIRTH_FINE }, { "3/5/1990", "1990-05-03", "day", BIRTH_FINE }, { " 03 05 1990 ", "1990-05-03", "day", BIRTH_FINE },
    { "1990-05-03", "1990-05-03", "day", BIRTH_FINE }, { "29/2/2000", "2000-02-29", "day", BIRTH_FINE },
    { "00/00/1965", "1965-01-01", "year", BIRTH_FINE }, { "00/05/1965", "1965-05-01", "month", BIRTH_FINE },
    { "περ. 1990", "1990-01-01", "presumed", BIRTH_FINE }, { "Περίπου 1990", "1990-01-01", "presumed", BIRTH_FINE },
    { "about 1990", "1990-01-01", "presumed", BIRTH_FINE }, { "~1990", "1990-01-01", "presumed", BIRTH_FINE }, { "1990;", "1990-01-01", "presumed", BIRTH_FINE },
    { "γύρω στο 1948", "1948-01-01", "presumed", BIRTH_FINE }, { "περ 1/1/1990", "1990-01-01", "presumed", BIRTH_FINE },
    { "35 ετών", "1991-01-01", "presumed", BIRTH_FINE }, { "35 years old", "1991-01-01", "presumed", BIRTH_FINE },
    { "31/2/1990", "", "", BIRTH_NO_SUCH_DAY }, { "29/2/2001", "", "", BIRTH_NO_SUCH_DAY }, { "13/1990", "", "", BIRTH_NO_SUCH_DAY }, { "0000", "", "", BIRTH_NO_SUCH_DAY },
    { "3/5/90", "", "", BIRTH_TWO_DIGITS }, { "90", "", "", BIRTH_TWO_DIGITS },
    { "23/11/2026", "", "", BIRTH_FUTURE }, { "2027", "", "", BIRTH_FUTURE }, { "1895", "", "", BIRTH_TOO_OLD },
    { "άνοιξη", "", "", BIRTH_UNREAD }, { "1/2/3/1990", "", "", BIRTH_UNREAD }, { "19901", "", "", BIRTH_UNREAD }, { "?", "", "", BIRTH_UNREAD },
};

static void as_people_say_them(void **state)
{
    day today = day_of(2026, 11, 22), birth;
    const char *exact;
    char iso[11];

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        enum birth_said said = birth_read(MEM, all[i].typed, today, &birth, &exact);

        if (said != all[i].said) fail_msg("'%s' gives %d", all[i].typed, said);
        if (said != BIRTH_FINE) continue;
        if (strcmp(exact, all[i].exact)) fail_msg("'%s' is %s", all[i].typed, exact);
        assert_string_equal(birth.v == DAY_NONE.v ? "" : day_iso(birth, iso), all[i].birth);
    }
}

static void opened_again_it_reads_the_same(void **state)
{
    day today = day_of(2026, 11, 22), birth, again;
    const char *exact, *more;

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].said != BIRTH_FINE) continue;
        birth_read(MEM, all[i].typed, today, &birth, &exact);
        assert_int_equal(birth_read(MEM, birth_typed(MEM, birth, exact), today, &again, &more), BIRTH_FINE);
        assert_int_equal(birth.v, again.v);
        assert_string_equal(exact, more);
    }
}

/* A partial date is a span of ages, never one that nobody said. */
static void ages(void **state)
{
    int least, most;
    day at = day_of(2026, 11, 22);

    (void)state;
    assert_true(birth_age(day_of(1990, 11, 22), "day", at, &least, &most));
    assert_int_equal(least, 36); assert_int_equal(most, 36);
    assert_true(birth_age(day_of(1990, 1, 1), "year", at, &least, &most));
    assert_int_equal(least, 35); assert_int_equal(most, 36);
    assert_true(birth_age(day_of(2026, 11, 1), "month", at, &least, &most));
    assert_int_equal(least, 0); assert_int_equal(most, 0);
    assert_true(birth_age(day_of(1990, 1, 1), "presumed", at, &least, &most));
    assert_int_equal(least, 30); assert_int_equal(most, 41);
    assert_false(birth_age(DAY_NONE, "unknown", at, &least, &most));
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(as_people_say_them), UNIT(opened_again_it_reads_the_same), UNIT(ages) };

    return cmocka_run_group_tests_name("birth", tests, 0, 0);
}
