/* SPDX-License-Identifier: EUPL-1.2
** slots_test.c - SL1 to SL5, the two nights on which clocks change, and the search's cost. */
#include "base/test.h"
#include "slots/slots.h"
#include <stdlib.h>
#include <time.h>

static const struct slot_hours mornings[] = {
    { 0, 540, 780, { 0 }, { INT32_MIN }, false }, { 1, 540, 780, { 0 }, { INT32_MIN }, false }, { 2, 540, 780, { 0 }, { INT32_MIN }, false },
    { 3, 540, 780, { 0 }, { INT32_MIN }, false }, { 4, 540, 780, { 0 }, { INT32_MIN }, false } };

static bool clean_monday(const void *town, day d) { (void)town; return d.v == orthodox_easter(day_civil(d).year).v - 48; }

static struct slot_ask ask_of(const struct slot_need *needs, int n, int minutes, day from, day until)
{
    return (struct slot_ask){ minutes, minutes, greek_instant(from, 0), greek_instant(until, 1439), clean_monday, NULL, n, needs };
}

static void a_morning_has_its_slots(void **state)
{
    struct slot_calendar c = { .id = 7, .nhours = 5, .hours = mornings };
    const struct slot_calendar *any[] = { &c };
    struct slot_need need = { 1, any };
    struct slot_ask a = ask_of(&need, 1, 30, day_of(2026, 11, 23), day_of(2026, 11, 23));
    struct slot to[20];

    assert_int_equal(slots_find(MEM, &a, to, 20), 8);                           /* 9:00 to 13:00 in half hours */
    assert_int_equal(greek_minute(to[0].at.from), 540);
    assert_int_equal(greek_minute(to[7].at.to), 780);
    assert_int_equal(to[3].who[0], 7);
    a.from.v += 9 * 3600 + 61;                                                  /* one past the first: the grid stays */
    assert_int_equal(slots_find(MEM, &a, to, 20), 7);
    assert_int_equal(greek_minute(to[0].at.from), 570);
}

static void holidays_weekends_exceptions(void **state)
{
    struct slot_exception x[] = { { day_of(2026, 2, 24), 600, 660, false }, { day_of(2026, 2, 28), 600, 660, true } };
    struct slot_calendar c = { .id = 1, .nhours = 5, .hours = mornings, .nexceptions = 2, .exceptions = x };
    const struct slot_calendar *any[] = { &c };
    struct slot_need need = { 1, any };
    /* Clean Monday of 2026 is 23 February (Easter 12 April less 48 days). */
    struct slot_ask a = ask_of(&need, 1, 60, day_of(2026, 2, 21), day_of(2026, 2, 24));
    struct slot to[20];

    assert_int_equal(slots_find(MEM, &a, to, 20), 3);                           /* Tuesday 9, 11, 12 */
    assert_int_equal(greek_day(to[0].at.from).v, day_of(2026, 2, 24).v);
    assert_int_equal(greek_minute(to[1].at.from), 660);
    a = ask_of(&need, 1, 60, day_of(2026, 2, 28), day_of(2026, 3, 1));
    assert_int_equal(slots_find(MEM, &a, to, 20), 1);                           /* the Saturday that was opened */
}

static void what_is_taken_and_two_at_once(void **state)
{
    day d = day_of(2026, 11, 23);
    struct slot_span taken[] = { { greek_instant(d, 540), greek_instant(d, 600) } }, room_taken[] = { { greek_instant(d, 630), greek_instant(d, 640) } };
    struct slot_calendar doctor = { .id = 1, .nhours = 5, .hours = mornings, .ntaken = 1, .taken = taken },
        room = { .id = 2, .nhours = 5, .hours = mornings, .ntaken = 1, .taken = room_taken };
    const struct slot_calendar *who[] = { &doctor }, *where[] = { &room };
    struct slot_need needs[] = { { 1, who }, { 1, where } };
    struct slot_ask a = ask_of(needs, 2, 30, d, d);
    struct slot to[20];

    assert_int_equal(slots_find(MEM, &a, to, 20), 5);                           /* 10:00, then 11:00 to 12:30 */
    assert_int_equal(greek_minute(to[0].at.from), 600);
    assert_int_equal(greek_minute(to[1].at.from), 660);
    assert_int_equal(to[0].who[1], 2);
}

static void nobody_serves_twice(void **state)
{
    struct slot_calendar one = { .id = 1, .nhours = 5, .hours = mornings }, two = { .id = 2, .nhours = 5, .hours = mornings };
    const struct slot_calendar *first[] = { &one }, *both[] = { &one, &two }, *same[] = { &one };
    struct slot_need needs[] = { { 1, first }, { 2, both } }, stuck[] = { { 1, first }, { 1, same } };
    struct slot_ask a = ask_of(needs, 2, 30, day_of(2026, 11, 23), day_of(2026, 11, 23)), b = ask_of(stuck, 2, 30, day_of(2026, 11, 23), day_of(2026, 11, 23));
    struct slot to[20];

    assert_int_equal(slots_find(MEM, &a, to, 20), 8);
    assert_int_equal(to[0].who[1], 2);
    assert_int_equal(slots_find(MEM, &b, to, 20), 0);
    /* The third need can have the second's only if the second steps aside. */
    struct slot_calendar three = { .id = 3, .nhours = 5, .hours = mornings };
    const struct slot_calendar *wide[] = { &two, &three }, *narrow[] = { &two };
    struct slot_need chain[] = { { 1, first }, { 2, wide }, { 1, narrow } };
    struct slot_ask c = ask_of(chain, 3, 30, day_of(2026, 11, 23), day_of(2026, 11, 23));
    assert_int_equal(slots_find(MEM, &c, to, 20), 8);
    assert_int_equal(to[0].who[1], 3);
    assert_int_equal(to[0].who[2], 2);
}

/* 22:00 to 06:00: 24/25 October 2026 has 25 hours, 28/29 March 2026 has 23. */
static void the_nights_the_clocks_change(void **state)
{
    static const struct slot_hours nights[] = { { 5, 1320, 1800, { 0 }, { INT32_MIN }, true } };
    struct slot_calendar c = { .id = 1, .nhours = 1, .hours = nights };
    const struct slot_calendar *any[] = { &c };
    struct slot_need need = { 1, any };
    struct slot to[20];
    struct slot_span s[4];
    struct slot_ask autumn = ask_of(&need, 1, 60, day_of(2026, 10, 24), day_of(2026, 10, 25)), spring = ask_of(&need, 1, 60, day_of(2026, 3, 28), day_of(2026, 3, 29)),
        plain = ask_of(&need, 1, 60, day_of(2026, 11, 21), day_of(2026, 11, 22));

    assert_int_equal(slots_find(MEM, &plain, to, 20), 8);
    assert_int_equal(slots_find(MEM, &autumn, to, 20), 9);
    for (int i = 1; i < 9; i++) assert_int_equal(to[i].at.from.v - to[i - 1].at.from.v, 3600);
    assert_int_equal(greek_minute(to[5].at.from), 180);                         /* three o'clock comes twice */
    assert_int_equal(greek_minute(to[6].at.from), 180);
    assert_int_equal(slots_find(MEM, &spring, to, 20), 7);
    assert_int_equal(greek_minute(to[4].at.to), 240);                           /* and once not at all */
    assert_int_equal(greek_minute(to[6].at.to), 360);
    assert_int_equal(slots_open(&c, day_of(2026, 10, 24), false, s, 4), 1);
    assert_int_equal(s[0].to.v - s[0].from.v, 9 * 3600);
    /* From the middle of the night on: what began the evening before is still open. */
    autumn.from = greek_instant(day_of(2026, 10, 25), 240);
    assert_int_equal(slots_find(MEM, &autumn, to, 20), 2);
}

/* Against the definition: every minute of the grid, every pair. */
static void as_the_definition_says(void **state)
{
    uint64_t seed = 5;
#define ROLL(below) ((int)((seed = seed * 6364136223846793005u + 1442695040888963407u) >> 33) % (below))
    for (int round = 0; round < 200; round++) {
        struct slot_span taken[2][6], open[2][8];
        struct slot_calendar c[2];
        day d = day_of(2026, 11, 23);
        int nopen[2];
        for (int k = 0; k < 2; k++) {
            int n = abs(ROLL(6)); int64_t at = greek_instant(d, 500).v;
            for (int i = 0; i < n; i++) { at += 60 * (5 + abs(ROLL(60))); taken[k][i].from.v = at; at += 60 * (5 + abs(ROLL(30))); taken[k][i].to.v = at; }
            c[k] = (struct slot_calendar){ .id = k + 1, .nhours = 5, .hours = mornings, .ntaken = n, .taken = taken[k] };
            nopen[k] = slots_open(&c[k], d, false, open[k], 8);
        }
        const struct slot_calendar *a0[] = { &c[0] }, *a1[] = { &c[1] };
        struct slot_need needs[] = { { 1, a0 }, { 1, a1 } };
        struct slot_ask a = ask_of(needs, 2, 20, d, d);
        struct slot to[20];
        int n = slots_find(MEM, &a, to, 20), expected = 0;
        for (int m = 540; m + 20 <= 780; m += 20) {
            struct slot_span s = { greek_instant(d, m), greek_instant(d, m + 20) };
            bool free_ = nopen[0] == 1 && nopen[1] == 1;
            for (int k = 0; k < 2; k++) for (int i = 0; i < c[k].ntaken; i++) free_ &= taken[k][i].to.v <= s.from.v || taken[k][i].from.v >= s.to.v;
            if (free_) { assert_true(expected < n); assert_int_equal(to[expected++].at.from.v, s.from.v); }
        }
        assert_int_equal(n, expected);
    }
}

static void nonsense_finds_nothing(void **state)
{
    struct slot_calendar c = { .id = 1 };
    const struct slot_calendar *any[] = { &c };
    struct slot_need need = { 1, any }, none = { 0, any };
    struct slot to[2];
    struct slot_ask a = ask_of(&need, 1, 30, day_of(2026, 11, 23), day_of(2026, 12, 23));

    assert_int_equal(slots_find(MEM, &a, to, 2), 0);                            /* no hours */
    a.needs = &none;
    assert_int_equal(slots_find(MEM, &a, to, 2), 0);
    a.nneeds = 0;
    assert_int_equal(slots_find(MEM, &a, to, 2), 0);
    a.nneeds = 1, a.minutes = 0;
    assert_int_equal(slots_find(MEM, &a, to, 2), 0);
}

/* The bar: 50 calendars, 90 days, all of it taken but the last slot: 5 ms of processor. */
static void fifty_calendars_ninety_days(void **state)
{
    enum { CALENDARS = 50, DAYS = 90, PER_DAY = 8 };
    static struct slot_calendar c[CALENDARS], room[CALENDARS];
    static struct slot_span taken[CALENDARS][DAYS * PER_DAY];
    const struct slot_calendar *who[CALENDARS], *where[CALENDARS];
    day first = day_of(2026, 11, 23);
    struct slot to[1];

    for (int k = 0; k < CALENDARS; k++) {
        int n = 0;
        for (int d = 0; d < DAYS; d++)
            for (int i = 0; i < PER_DAY && (k < CALENDARS - 1 || d < DAYS - 6); i++, n++)
                taken[k][n] = (struct slot_span){ greek_instant((day){ first.v + d }, 540 + 30 * i), greek_instant((day){ first.v + d }, 570 + 30 * i) };
        c[k] = (struct slot_calendar){ .id = k + 1, .nhours = 5, .hours = mornings, .ntaken = n, .taken = taken[k] };
        room[k] = (struct slot_calendar){ .id = 100 + k, .nhours = 5, .hours = mornings };
        who[k] = &c[k], where[k] = &room[k];
    }
    struct slot_need needs[] = { { CALENDARS, who }, { CALENDARS, where } };
    struct slot_ask a = ask_of(needs, 2, 30, first, (day){ first.v + DAYS });
    clock_t best = CLOCKS_PER_SEC;
    for (int i = 0; i < 5; i++) {
        clock_t began = clock();
        assert_int_equal(slots_find(MEM, &a, to, 1), 1);
        clock_t took = clock() - began;
        if (took < best) best = took;
    }
    assert_int_equal(to[0].who[0], CALENDARS);
    printf("# next free of 50 calendars with 50 rooms over 90 days: %.2f ms\n", (double)best * 1000 / CLOCKS_PER_SEC);
#ifndef __SANITIZE_ADDRESS__
    assert_true(best <= CLOCKS_PER_SEC / 200);
#endif
}

int main(void)
{
    const struct CMUnitTest all[] = { UNIT(a_morning_has_its_slots), UNIT(holidays_weekends_exceptions), UNIT(what_is_taken_and_two_at_once), UNIT(nobody_serves_twice),
        UNIT(the_nights_the_clocks_change), UNIT(as_the_definition_says), UNIT(nonsense_finds_nothing), UNIT(fifty_calendars_ninety_days) };

    return cmocka_run_group_tests_name("slots", all, NULL, NULL);
}
