/* SPDX-License-Identifier: EUPL-1.2
** town_works_test.c - the share a town keeps for accessibility, by year; and what is refused. */
#include "base/test.h"
#include "rooms/portal/town_in.h"

static const struct town *read_it(void **state, const char *yaml, struct complaints *why)
{
    struct source s[] = { { "towns/x/works.yaml", yaml, strlen(yaml) } };

    *why = (struct complaints){ .mem = MEM };
    return town_read(MEM, &(struct sources){ 1, s }, "x", why);
}

static void shares(void **state)
{
    struct complaints why;
    const struct town *t = read_it(state, "share:\n  - {since: 2024, percent: 5, source: programme, grade: M}\n"
        "  - {since: 2030, percent: 7, law: \"2030/1\", source: council, grade: S}\nareas:\n  - {name: Centre, geo: \"39.64,22.42\"}\n", &why);

    assert_non_null(t);
    assert_null(town_works_share(t, 2023));
    assert_int_equal(town_works_share(t, 2024)->percent, 5);
    assert_int_equal(town_works_share(t, 2029)->percent, 5);
    assert_int_equal(town_works_share(t, 2030)->percent, 7);
    assert_string_equal(town_works_share(t, 2040)->law, "2030/1");
    assert_int_equal(town_works_areas(t), 1);
    assert_int_equal(town_works_area(t, 0)->at.lon, 22420000);
    assert_null(town_works_share(NULL, 2030));
    assert_int_equal(town_works_areas(NULL), 0);
}

static void refused(void **state)
{
    static const char *const wrong[] = {
        "share:\n  - {since: 24, percent: 5, source: x, grade: M}\n",
        "share:\n  - {since: 2024, percent: 0, source: x, grade: M}\n",
        "share:\n  - {since: 2024, percent: 101, source: x, grade: M}\n",
        "share:\n  - {since: 2024, percent: 5, grade: M}\n",
        "share:\n  - {since: 2024, percent: 5, source: x, grade: Z}\n",
        "share:\n  - {since: 2024, percent: 5, source: x, grade: M}\n  - {since: 2024, percent: 6, source: x, grade: M}\n",
        "areas:\n  - {name: A, geo: \"22.42,39.64\"}\n",
        "areas:\n  - {name: A}\n",
        "dragons: yes\n",
    };
    struct complaints why;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_null(read_it(state, wrong[i], &why));
        assert_true(why.n >= 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(shares), UNIT(refused) };

    return cmocka_run_group_tests_name("works of a town", tests, NULL, NULL);
}
