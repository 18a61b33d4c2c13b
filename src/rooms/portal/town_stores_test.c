/* SPDX-License-Identifier: EUPL-1.2
** town_stores_test.c - rations of a town by household and span, and what is refused.  2031-03-05 is a Wednesday. */
#include "base/test.h"
#include "base/date.h"
#include "rooms/portal/town_in.h"

static const struct town *town(void **state, const char *yaml)
{
    struct source s = { "towns/x/stores.yaml", yaml, strlen(yaml) };
    struct complaints why = { .mem = MEM };

    return town_read(MEM, &(struct sources){ 1, &s }, "x", &why);
}

#define GROCERY "stores:\n  - kind: grocery\n    programmes: [social-grocery]\n    rations:\n      - {group: dry, every: "

static day on(const char *iso)
{
    day d;

    assert_true(day_read(iso, &d));
    return d;
}

static void spans(void **state, const char *every, const char *at, const char *begun, const char *from, const char *until)
{
    char yaml[300];
    snprintf(yaml, sizeof yaml, GROCERY "%s, persons: [1]}\n", every);
    const struct town *t = town(state, yaml);
    assert_non_null(t);
    struct ration_span s = ration_span(store_ration(town_store(t, "grocery"), "dry"), on(at), *begun ? on(begun) : DAY_NONE);

    assert_int_equal(s.from.v, on(from).v);
    assert_int_equal(s.until.v, on(until).v);
}

static void by_household(void **state)
{
    const struct town *t = town(state, GROCERY "month, persons: [4, 6, 8], more: 3}\n");
    const struct ration *a = store_ration(town_store(t, "grocery"), "dry");

    assert_int_equal(ration_of(a, 0), 0);
    assert_int_equal(ration_of(a, 1), 4);
    assert_int_equal(ration_of(a, 3), 8);
    assert_int_equal(ration_of(a, 5), 14);
    assert_null(store_ration(town_store(t, "grocery"), "oil"));
    assert_null(town_store(t, "pharmacy"));
    assert_null(town_store(NULL, "grocery"));
}

static void by_span(void **state)
{
    spans(state, "day", "2031-03-05", "", "2031-03-05", "2031-03-06");
    spans(state, "week", "2031-03-05", "", "2031-03-03", "2031-03-10");
    spans(state, "week", "2031-03-09", "", "2031-03-03", "2031-03-10");
    spans(state, "month", "2031-02-28", "", "2031-02-01", "2031-03-01");
    spans(state, "month", "2031-12-31", "", "2031-12-01", "2032-01-01");
    spans(state, "year", "2031-12-31", "", "2031-01-01", "2032-01-01");
    spans(state, "\"14 days\"", "2031-03-05", "", "2031-03-05", "2031-03-19");
    spans(state, "\"14 days\"", "2031-03-05", "2031-02-20", "2031-02-20", "2031-03-06");
    spans(state, "\"14 days\"", "2031-03-06", "2031-02-20", "2031-03-06", "2031-03-20");
}

static void refused(void **state)
{
    assert_null(town(state, GROCERY "fortnight, persons: [1]}\n"));
    assert_null(town(state, GROCERY "\"0 days\", persons: [1]}\n"));
    assert_null(town(state, GROCERY "\"14 days or so\", persons: [1]}\n"));
    assert_null(town(state, GROCERY "month, persons: [4, 2]}\n"));
    assert_null(town(state, GROCERY "month, persons: [-1]}\n"));
    assert_null(town(state, GROCERY "month, persons: []}\n"));
    assert_null(town(state, "stores:\n  - kind: grocery\n    rations:\n      - {group: gold, every: month, persons: [1]}\n"));
    assert_null(town(state, "stores:\n  - kind: castle\n"));
    assert_null(town(state, "stores:\n  - kind: grocery\n  - kind: grocery\n"));
    assert_null(town(state, "stores:\n  - kind: grocery\n    pickup: {minutes: 0, places: 2}\n"));
    assert_null(town(state, "stores:\n  - kind: grocery\neyes_over: -1\n"));
    assert_null(town(state, "stores:\n  - kind: grocery\ndays_left: {medicine: -1}\n"));
    assert_non_null(town(state, "stores:\n  - kind: grocery\neyes_over: 50\ndays_left: {medicine: 30}\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(by_household), UNIT(by_span), UNIT(refused) };

    return cmocka_run_group_tests(tests, 0, 0);
}
