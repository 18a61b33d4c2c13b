/* SPDX-License-Identifier: EUPL-1.2
** town_stays_test.c - how people stay in a town's units: what is read, and what is refused. */
#include "base/test.h"
#include "base/date.h"
#include "rooms/portal/town_in.h"

static const struct town *read_it(void **state, const char *town, const char *yaml, struct complaints *why)
{
    struct source s[] = { { "towns/x/town.yaml", town, strlen(town) }, { "towns/x/stays.yaml", yaml, strlen(yaml) } };

    *why = (struct complaints){ .mem = MEM };
    return town_read(MEM, &(struct sources){ 2, s }, "x", why);
}

#define TOWN "four_eyes: true\n"
#define CYCLES "    cycles: [{id: a, nights: 60}]\n"
#define HOSTEL "stays:\n  - kind: hostel\n"
#define SHELTER "stays:\n  - kind: womens_shelter\n"

static void whole(void **state)
{
    struct complaints why;
    const struct town *t = read_it(state, TOWN, "stays:\n"
        "  - kind: hostel\n    nightly: true\n    work: true\n    warn: 7\n    follow_months: 6\n    girls_to: 18\n    boys_to: 12\n"
        "    cycles:\n      - {id: \"2018\", from: 2018-01-01, months: 18}\n      - {id: \"2021\", from: 2021-06-24, nights: 60, more_nights: 30, times: 4}\n"
        "    papers:\n      - {id: rules_signed, before: true}\n      - {id: health, days: 5, good_months: 6}\n"
        "    shifts:\n      - {id: night, from: \"23:00\", to: \"07:00\"}\n"
        "    rooms:\n      - {name: One, whom: f, beds: 3, step_free: true}\n      - {name: Two, beds: 1}\n"
        "    duties: [receipt, talk]\n    rents: [300, 400]\n"
        "  - kind: night_shelter\n" CYCLES, &why);

    assert_non_null(t);
    assert_int_equal(town_stay_rules(t), 2);
    const struct stay_rules *s = town_stays_in(t, "hostel");
    assert_ptr_equal(s, town_stay_rule(t, 0));
    assert_true(s->nightly);
    assert_true(s->work);
    assert_int_equal(s->warn, 7);
    assert_int_equal(s->follow_months, 6);
    assert_int_equal(s->girls_to, 18);
    assert_int_equal(s->boys_to, 12);
    assert_int_equal(s->ncycles, 2);
    assert_int_equal(s->cycles[0].months, 18);
    assert_int_equal(s->cycles[0].times, 0);
    assert_int_equal(s->cycles[1].from.v, day_of(2021, 6, 24).v);
    assert_int_equal(s->cycles[1].more_nights, 30);
    assert_int_equal(s->cycles[1].times, 4);
    assert_ptr_equal(stay_cycle_named(s, "2018"), &s->cycles[0]);
    assert_null(stay_cycle_named(s, "2019"));
    assert_int_equal(s->npapers, 2);
    assert_true(s->papers[0].before);
    assert_int_equal(s->papers[1].days, 5);
    assert_int_equal(s->papers[1].good_months, 6);
    assert_int_equal(s->shifts[0].from, 23 * 60);
    assert_int_equal(s->shifts[0].to, 7 * 60);
    assert_int_equal(s->nrooms, 2);
    assert_int_equal(s->rooms[0].beds, 3);
    assert_true(s->rooms[0].step_free);
    assert_string_equal(s->rooms[1].whom, "any");
    assert_int_equal(s->duties.n, 2);
    assert_int_equal(s->nrents, 2);
    assert_int_equal(s->rents[1].v, 40000);
    assert_false(town_stays_in(t, "night_shelter")->nightly);
    assert_false(town_stays_in(t, "night_shelter")->work);
    assert_int_equal(town_stays_in(t, "night_shelter")->warn, 14);
    assert_null(town_stays_in(t, "nursing_home"));
    assert_null(town_stays_in(NULL, "hostel"));
}

/* Fewer than so many people are not told: five unless the town says otherwise, and never so few that one could be found. */
static void limit(void **state)
{
    struct complaints why;

    assert_int_equal(town_disclosure(read_it(state, TOWN, HOSTEL CYCLES, &why)), 5);
    assert_int_equal(town_disclosure(read_it(state, TOWN "disclosure: 10\n", HOSTEL CYCLES, &why)), 10);
    assert_int_equal(town_disclosure(NULL), 5);
    assert_null(read_it(state, TOWN "disclosure: 1\n", HOSTEL CYCLES, &why));
    assert_null(read_it(state, TOWN "disclosure: 0\n", HOSTEL CYCLES, &why));
    assert_null(read_it(state, TOWN "disclosure: 101\n", HOSTEL CYCLES, &why));
}

/* A women's shelter has its clock and its papers here; a file that says more is refused. */
static void secret(void **state)
{
    struct complaints why;

    assert_non_null(read_it(state, TOWN, SHELTER CYCLES, &why));
    assert_null(read_it(state, TOWN, SHELTER CYCLES "    rooms: [{name: Blue, beds: 2}]\n", &why));
    assert_true(why.n >= 1);
    assert_null(read_it(state, TOWN, SHELTER "    address: Somewhere 1\n" CYCLES, &why));
    assert_null(read_it(state, TOWN, SHELTER "    structure: somewhere\n" CYCLES, &why));
}

static void refused(void **state)
{
    static const char *const wrong[] = {
        "stays:\n  - kind: castle\n" CYCLES,                                            /* the directory does not know such a kind */
        HOSTEL CYCLES "  - kind: hostel\n" CYCLES,
        HOSTEL, HOSTEL "    cycles: []\n",                                              /* a stay without a clock */
        HOSTEL "    cycles: [{id: a}]\n",
        HOSTEL "    cycles: [{id: a, nights: 60, months: 2}]\n",
        HOSTEL "    cycles: [{id: a, nights: -1}]\n",
        HOSTEL "    cycles: [{id: a, nights: 4000}]\n",
        HOSTEL "    cycles: [{id: a, nights: 60, times: 1}]\n",                         /* made longer, but not by how much */
        HOSTEL "    cycles: [{id: a, nights: 60, times: 1, more_nights: 30, more_months: 1}]\n",
        HOSTEL "    cycles: [{id: a, nights: 60, times: 21, more_nights: 30}]\n",
        HOSTEL "    cycles: [{id: a, nights: 60}, {id: a, nights: 90}]\n",
        HOSTEL "    cycles: [{id: a, from: 2021-01-01, nights: 60}, {id: b, from: 2020-01-01, nights: 90}]\n",
        HOSTEL "    cycles: [{id: a, from: 2021-02-30, nights: 60}]\n",
        HOSTEL "    warn: 400\n" CYCLES, HOSTEL "    warn: -1\n" CYCLES,
        HOSTEL "    follow_months: 61\n" CYCLES, HOSTEL "    boys_to: 22\n" CYCLES, HOSTEL "    girls_to: -1\n" CYCLES,
        HOSTEL CYCLES "    papers: [{id: no_such_paper}]\n",
        HOSTEL CYCLES "    papers: [{id: health, days: 366}]\n",
        HOSTEL CYCLES "    papers: [{id: health, good_months: 121}]\n",
        HOSTEL CYCLES "    papers: [{id: health}, {id: health}]\n",
        HOSTEL CYCLES "    shifts: [{id: no_such_shift, from: \"07:00\", to: \"15:00\"}]\n",
        HOSTEL CYCLES "    shifts: [{id: night, from: \"24:00\", to: \"07:00\"}]\n",
        HOSTEL CYCLES "    shifts: [{id: night, from: \"23:00\", to: seven}]\n",
        HOSTEL CYCLES "    rooms: [{name: One, beds: 0}]\n",
        HOSTEL CYCLES "    rooms: [{name: One, beds: 100}]\n",
        HOSTEL CYCLES "    rooms: [{name: One, whom: cats, beds: 1}]\n",
        HOSTEL CYCLES "    rooms: [{name: One, structure: nowhere, beds: 1}]\n",
        HOSTEL CYCLES "    rooms: [{name: One, beds: 1}, {name: One, beds: 2}]\n",
        HOSTEL CYCLES "    duties: [no_such_duty]\n",
        HOSTEL CYCLES "    rents: [0]\n", HOSTEL CYCLES "    rents: [5001]\n", HOSTEL CYCLES "    rents: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n",
        HOSTEL CYCLES "    towels: 3\n",
    };
    struct complaints why;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (read_it(state, TOWN, wrong[i], &why)) fail_msg("taken: %s", wrong[i]);
        assert_true(why.n >= 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(whole), UNIT(limit), UNIT(secret), UNIT(refused) };

    return cmocka_run_group_tests_name("stays of a town", tests, NULL, NULL);
}
