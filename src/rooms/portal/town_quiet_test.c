/* SPDX-License-Identifier: EUPL-1.2
** town_quiet_test.c - quiet hours by the Greek clock, over Sundays, holidays and the nights when clocks change
** (Directive 2000/84/EC: 28 March and 31 October 2027). */
#include "base/test.h"
#include "host/clock.h"
#include "rooms/portal/town_in.h"

static const struct town *town(void **state, const char *yaml)
{
    struct source s = { "towns/x/town.yaml", yaml, strlen(yaml) };
    struct complaints why = { .mem = MEM };

    return town_read(MEM, &(struct sources){ 1, &s }, "x", &why);
}

static void rings(const struct town *t, const char *from, const char *at)
{
    instant f, a;
    char said[24];

    assert_true(instant_read(from, &f) && instant_read(at, &a));
    assert_string_equal(instant_iso(town_may_ring(t, f), said), instant_iso(a, (char[24]){ 0 }));
}

static void nights_and_sundays(void **state)
{
    const struct town *t = town(state, "holidays:\n  - {id: ochi, month: 10, day: 28}\n");

    rings(t, "2026-11-23T08:00", "2026-11-23T08:00");       /* Monday 10:00 */
    rings(t, "2026-11-23T06:59", "2026-11-23T07:00");       /* 08:59 -> 09:00 */
    rings(t, "2026-11-23T18:59", "2026-11-23T18:59");       /* 20:59 */
    rings(t, "2026-11-23T19:00", "2026-11-24T07:00");       /* 21:00 */
    rings(t, "2026-11-21T19:30", "2026-11-23T07:00");       /* Saturday night: Monday */
    rings(t, "2026-11-22T10:00", "2026-11-23T07:00");       /* Sunday noon */
    rings(t, "2026-10-27T19:00", "2026-10-29T07:00");       /* the eve of a Wednesday's holiday */
    rings(NULL, "2026-10-28T10:00", "2026-10-28T10:00");
    rings(NULL, "2026-11-22T10:00", "2026-11-23T07:00");
}

static void when_clocks_change(void **state)
{
    const struct town *t = town(state, "quiet: {from: \"21:00\", to: \"09:00\", sundays: true}\n");

    rings(t, "2027-03-27T19:00", "2027-03-28T06:00");       /* 09:00 is 06:00 UTC from that morning on */
    rings(t, "2027-10-30T18:00", "2027-10-31T07:00");       /* 21:00 in summer time */
    t = town(state, "quiet: {from: \"01:00\", to: \"03:30\", sundays: true}\n");
    rings(t, "2027-03-28T00:30", "2027-03-28T01:00");       /* 03:30 is left out: 04:00 */
    rings(t, "2027-10-30T23:00", "2027-10-31T00:30");       /* 02:00 summer -> the first 03:30 */
    rings(t, "2027-10-31T01:10", "2027-10-31T01:30");       /* the second 03:10 -> the second 03:30 */
    t = town(state, "quiet: {from: \"13:00\", to: \"17:00\", sundays: true}\n");
    rings(t, "2026-11-22T12:00", "2026-11-22T15:00");
    rings(t, "2026-11-22T22:00", "2026-11-22T22:00");
    t = town(state, "quiet: {from: \"09:00\", to: \"09:00\", sundays: true}\n");
    rings(t, "2026-11-22T01:00", "2026-11-22T01:00");       /* none */
}

static void what_is_no_time(void **state)
{
    assert_null(town(state, "quiet: {from: \"25:00\", to: \"09:00\"}\n"));
    assert_null(town(state, "quiet: {from: \"21:00\", to: \"9.00a\"}\n"));
    assert_null(town(state, "quiet: {from: \"21:00\"}\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(nights_and_sundays), UNIT(when_clocks_change), UNIT(what_is_no_time) };

    return cmocka_run_group_tests(tests, 0, 0);
}
