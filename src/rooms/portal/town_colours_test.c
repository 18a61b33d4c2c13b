/* SPDX-License-Identifier: EUPL-1.2
** town_colours_test.c - a town may choose its colours, but not unreadable ones.
** Contrasts by WCAG's formula: #003375 on white 12.2, #aaaaaa on white 2.3, #767676 on white 4.54, #777777 on white 4.48. */
#include "base/test.h"
#include "rooms/portal/town_in.h"

static const struct town *read(void **state, const char *yaml, struct complaints *why)
{
    struct source s = { "towns/x/town.yaml", yaml, strlen(yaml) };
    struct sources all = { 1, &s };

    *why = (struct complaints){ .mem = MEM };
    return town_read(MEM, &all, "x", why);
}

static void chosen(void **state)
{
    struct complaints why;
    const struct town *t = read(state, "postcode: \"41222\"\ncolours:\n  header: \"#5a1f1f\"\n  button: \"#767676\"\n", &why);

    assert_non_null(t);
    assert_non_null(strstr(town_sheet(t), "/town-colours/"));
    assert_string_equal(t->sheet, ":root:not(.hc){--p1:#5a1f1f;--ok:#767676}\n");
}

static void none(void **state)
{
    struct complaints why;

    assert_null(town_sheet(read(state, "postcode: \"41222\"\n", &why)));
    assert_null(town_sheet(0));
}

static void refused(void **state, const char *yaml, int line, const char *words)
{
    struct complaints why;

    assert_null(read(state, yaml, &why));
    assert_int_equal(why.n, 1);
    assert_int_equal(why.at[0].line, line);
    assert_non_null(strstr(why.at[0].what, words));
}

static void refusals(void **state)
{
    refused(state, "postcode: \"41222\"\ncolours:\n  header: \"#aaaaaa\"\n", 3, "contrast of 2.3");
    refused(state, "colours:\n  button: \"#777777\"\n", 2, "contrast of 4.5, at least 4.5");
    refused(state, "colours:\n  link: \"#767676\"\n", 2, "beside #ecebec");
    refused(state, "colours:\n  band: \"red\"\n", 2, "no colour like");
    refused(state, "colours:\n  band: \"#00337;}\"\n", 2, "no colour like");
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(chosen), UNIT(none), UNIT(refusals) };

    return cmocka_run_group_tests_name("town's colours", tests, NULL, NULL);
}
