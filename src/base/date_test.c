/* SPDX-License-Identifier: EUPL-1.2
** date_test.c - calendar facts that anyone can look up. */
#include "base/test.h"
#include "base/date.h"

static day at(const char *iso)
{
    day d;

    assert_true(day_read(iso, &d));
    return d;
}

static void known_days(void **state)
{
    (void)state;
    assert_int_equal(at("1970-01-01").v, 0);
    assert_int_equal(at("2000-03-01").v, 11017);
    assert_int_equal(at("1969-12-31").v, -1);
    assert_int_equal(weekday(at("2026-11-22")), 6);         /* a Sunday */
    assert_int_equal(weekday(at("1969-12-29")), 0);         /* a Monday */
    assert_int_equal(weekday(at("2024-02-29")), 3);
}

/* Every day of four hundred years goes there and back, and follows the day before. */
static void round_trip(void **state)
{
    (void)state;
    for (int32_t v = at("1800-01-01").v; v <= at("2200-12-31").v; v++) {
        struct civil c = day_civil((day){ v });

        assert_true(day_valid(c.year, c.month, c.day));
        assert_int_equal(day_of(c.year, c.month, c.day).v, v);
    }
}

static void refused_dates(void **state)
{
    static const char *const bad[] = { "2026-02-31", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
        "0000-01-01", "2026-1-01", "26-01-01", "2026-01-011", "2026/01/01", " 2026-01-01", "2026-01-01 ", "", "2026-01", "+026-01-01" };
    day d;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(day_read(bad[i], &d));
    assert_true(day_read("2000-02-29", &d));
}

static void what_people_type(void **state)
{
    static const char *const good[] = { "2/3/1985", "02-03-1985", " 2.3.1985 ", "2 / 3 / 1985", "1985-03-02", "1985-3-2", "02/03/1985" };
    static const char *const bad[] = { "2.3.85", "85-03-02", "2/3", "31/2/2020", "2/3/19850", "002/3/1985", "2 3 1985", "2/3/1985x",
                                       "", "-", "2/13/1985", "/3/1985" };
    day d;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(day_read_forgiving(good[i], &d));
        assert_int_equal(d.v, at("1985-03-02").v);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(day_read_forgiving(bad[i], &d));
}

static void months_and_years(void **state)
{
    char iso[11];

    (void)state;
    assert_string_equal(day_iso(day_add_months(at("2026-01-31"), 1), iso), "2026-02-28");
    assert_string_equal(day_iso(day_add_months(at("2024-01-31"), 1), iso), "2024-02-29");
    assert_string_equal(day_iso(day_add_months(at("2026-01-15"), -13), iso), "2024-12-15");
    assert_string_equal(day_iso(day_add_months(at("2026-11-30"), 6), iso), "2027-05-30");
    assert_string_equal(day_iso(DAY_NONE, iso), "");
    assert_int_equal(years_between(at("1990-11-22"), at("2026-11-21")), 35);
    assert_int_equal(years_between(at("1990-11-22"), at("2026-11-22")), 36);
    assert_int_equal(years_between(at("2008-02-29"), at("2026-02-28")), 17);        /* the leap child's birthday is 1 March */
    assert_int_equal(years_between(at("2008-02-29"), at("2026-03-01")), 18);
    assert_int_equal(years_between(at("2008-02-29"), at("2028-02-29")), 20);
}

/* Sundays of Orthodox Easter as kept by the Church of Greece. */
static void easter(void **state)
{
    static const char *const sunday[] = { "1983-05-08", "2000-04-30", "2010-04-04", "2016-05-01", "2021-05-02", "2024-05-05", "2025-04-20",
        "2026-04-12", "2027-05-02", "2028-04-16", "2029-04-08", "2030-04-28" };

    (void)state;
    for (size_t i = 0; i < sizeof sunday / sizeof *sunday; i++) {
        day d = at(sunday[i]);

        assert_int_equal(orthodox_easter(day_civil(d).year).v, d.v);
    }
    for (int y = 1900; y <= 2099; y++) assert_int_equal(weekday(orthodox_easter(y)), 6);
}

static instant utc(const char *iso, int hour, int minute)
{
    return (instant){ (int64_t)at(iso).v * 86400 + hour * 3600 + minute * 60 };
}

static void assert_greek(instant t, const char *iso, int hour, int minute)
{
    assert_int_equal(greek_day(t).v, at(iso).v);
    assert_int_equal(greek_minute(t), hour * 60 + minute);
}

/* Directive 2000/84/EC: summer time from 01:00 UTC on the last Sunday of March to 01:00 UTC on that of October. */
static void greek_time(void **state)
{
    (void)state;
    assert_greek(utc("2026-11-22", 10, 0), "2026-11-22", 12, 0);
    assert_greek(utc("2026-11-22", 22, 0), "2026-11-23", 0, 0);
    assert_greek(utc("2026-07-01", 20, 59), "2026-07-01", 23, 59);
    assert_greek(utc("2026-07-01", 21, 0), "2026-07-02", 0, 0);
    assert_greek(utc("2026-03-29", 0, 59), "2026-03-29", 2, 59);
    assert_greek(utc("2026-03-29", 1, 0), "2026-03-29", 4, 0);
    assert_greek(utc("2026-10-25", 0, 59), "2026-10-25", 3, 59);
    assert_greek(utc("2026-10-25", 1, 0), "2026-10-25", 3, 0);
    assert_greek(utc("2021-10-31", 0, 59), "2021-10-31", 3, 59);    /* the 31st is the last Sunday */
    assert_greek(utc("2021-10-31", 1, 0), "2021-10-31", 3, 0);
    assert_greek(utc("1969-12-31", 22, 0), "1970-01-01", 0, 0);
}

static void greek_to_utc(void **state)
{
    (void)state;
    assert_int_equal(greek_instant(at("2026-11-22"), 9 * 60).v, utc("2026-11-22", 7, 0).v);
    assert_int_equal(greek_instant(at("2026-07-01"), 0).v, utc("2026-06-30", 21, 0).v);
    assert_int_equal(greek_instant(at("2026-03-29"), 2 * 60 + 59).v, utc("2026-03-29", 0, 59).v);
    assert_int_equal(greek_instant(at("2026-03-29"), 3 * 60 + 30).v, utc("2026-03-29", 1, 0).v);     /* left out: 04:00 */
    assert_int_equal(greek_instant(at("2026-10-25"), 3 * 60 + 30).v, utc("2026-10-25", 0, 30).v);    /* twice: the first */
    assert_int_equal(greek_instant(at("2026-10-25"), 4 * 60).v, utc("2026-10-25", 2, 0).v);
}

static void months_typed(void **state)
{
    static const char *const fine[] = { "2026-11", "11/2026", "11.2026", "11-2026", " 11 / 2026 ", "2026/11" };
    static const char *const bad[] = { "", "2026", "13/2026", "0/2026", "11/0", "11/2026x", "11/2026/1", "-11/2026", "11/20260", "November" };
    day d;

    (void)state;
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        assert_true(month_read_forgiving(fine[i], &d));
        assert_int_equal(d.v, at("2026-11-01").v);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(month_read_forgiving(bad[i], &d));
    assert_int_equal(month_first(at("2028-02-29")).v, at("2028-02-01").v);
    assert_int_equal(month_first(at("2026-11-01")).v, at("2026-11-01").v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days), cmocka_unit_test(round_trip), cmocka_unit_test(refused_dates),
        cmocka_unit_test(what_people_type), cmocka_unit_test(months_typed), cmocka_unit_test(months_and_years), cmocka_unit_test(easter), cmocka_unit_test(greek_time),
        cmocka_unit_test(greek_to_utc),
    };

    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
