/* SPDX-License-Identifier: EUPL-1.2
** town_aid_test.c - the money a town gives: who decides which amount, and what is refused. */
#include "base/test.h"
#include "rooms/portal/town_in.h"

static const struct town *read_it(void **state, const char *yaml, struct complaints *why)
{
    struct source s[] = { { "towns/x/town.yaml", "board:\n  - {id: council, seats: 7, programmes: [aid]}\n", 0 }, { "towns/x/aid.yaml", yaml, strlen(yaml) } };

    s[0].n = strlen(s[0].bytes);
    *why = (struct complaints){ .mem = MEM };
    return town_read(MEM, &(struct sources){ 2, s }, "x", why);
}

#define PAYER "payer: {name: Town, iban: \"GR16 0110 1250 0000 0001 2300 695\", format: pain.001.001.09}\n"
#define LEVELS "levels: [{up_to: 200, by: clerk}, {up_to: 600, by: mayor}, {by: council}]"

static void levels(void **state)
{
    struct complaints why;
    const struct town *t = read_it(state, PAYER "aid:\n  - {programme: aid, codes: [a], grounds: [disaster], yearly: 500, " LEVELS "}\n", &why);

    assert_non_null(t);
    const struct aid_rules *a = town_aid(t, "aid");
    assert_non_null(a);
    assert_int_equal(a->yearly.v, 50000);
    assert_int_equal(a->times, 1);
    assert_string_equal(aid_decided_by(a, (cents){ 1 }), "clerk");
    assert_string_equal(aid_decided_by(a, (cents){ 20000 }), "clerk");
    assert_string_equal(aid_decided_by(a, (cents){ 20001 }), "mayor");
    assert_string_equal(aid_decided_by(a, (cents){ 60000 }), "mayor");
    assert_string_equal(aid_decided_by(a, (cents){ 60001 }), "council");
    assert_string_equal(town_payer(t)->iban, "GR1601101250000000012300695");
    assert_false(town_payer(t)->foreign);
    assert_null(town_aid(t, "other"));
    assert_null(town_aid(NULL, "aid"));
    assert_null(town_payer(NULL));
}

static void refused(void **state)
{
    static const char *const wrong[] = {
        "aid:\n  - {programme: aid, codes: [a], grounds: [disaster], levels: [{up_to: 200, by: clerk}]}\n",
        "aid:\n  - {programme: aid, codes: [a], grounds: [disaster], levels: [{by: clerk}, {by: mayor}]}\n",
        "aid:\n  - {programme: aid, codes: [a], grounds: [disaster], levels: [{up_to: 200, by: clerk}, {up_to: 100, by: mayor}, {by: council}]}\n",
        "aid:\n  - {programme: aid, codes: [a], grounds: [disaster], levels: [{by: king}]}\n",
        "aid:\n  - {programme: aid, codes: [a], grounds: [no_such_ground], " LEVELS "}\n",
        "aid:\n  - {programme: aid, codes: [a], grounds: [disaster], obligations: [no_such], " LEVELS "}\n",
        "aid:\n  - {programme: aid, codes: [], grounds: [disaster], " LEVELS "}\n",
        "aid:\n  - {programme: aid, codes: [a], grounds: [disaster], times: 61, " LEVELS "}\n",
        "aid:\n  - {programme: aid, codes: [a], grounds: [disaster], " LEVELS "}\n  - {programme: aid, codes: [a], grounds: [disaster], " LEVELS "}\n",
        "payer: {name: Town, iban: GR1601101250000000012300696, format: pain.001.001.09}\naid: []\n",
        "payer: {name: Town, iban: GR1601101250000000012300695, format: pain.001.001.10}\naid: []\n",
    };
    struct complaints why;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_null(read_it(state, wrong[i], &why));
        assert_true(why.n >= 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(levels), UNIT(refused) };

    return cmocka_run_group_tests_name("aid of a town", tests, NULL, NULL);
}
