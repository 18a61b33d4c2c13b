/* SPDX-License-Identifier: EUPL-1.2
** people_test.c - the invented households: always the same, within bounds, of one piece, roughly like the census. */
#include "rules/people.h"
#include "base/date.h"
#include "host/files.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static struct fate fate;
static struct mem mem;
static const struct book *book;
static const day TODAY = { 20779 };         /* 22 November 2026 */

static int open_book(void **state)
{
    (void)state;
    mem_open(&mem, &fate, 512 << 20);
    if (setjmp(fate.edge)) return -1;
    struct sources files = { .n = 0 };
    struct complaints wrong = { .mem = &mem };
    struct sources words = { .n = 0 };
    static const char *const none[] = { 0 };

    file_read(&mem, "programmes/facts.txt", "programmes/facts.txt", &files, &wrong);
    file_read(&mem, "programmes/texts.tsv", "programmes/texts.tsv", &words, &wrong);
    book = book_read(&mem, &files, texts_read(&mem, &words, none, 0, &wrong), &wrong);
    for (int i = 0; i < wrong.n; i++) fprintf(stderr, "%s:%d:%d: %s\n", wrong.at[i].file, wrong.at[i].line, wrong.at[i].column, wrong.at[i].what);
    return book ? 0 : -1;
}

static int close_book(void **state)
{
    (void)state;
    mem_close(&mem);
    return 0;
}

static int64_t value(const struct household *h, const char *fact, int member)
{
    return household_get(h, book_fact_find(book, fact), member).value;
}

static bool is(const struct household *h, const char *fact, int member, const char *option)
{
    int f = book_fact_find(book, fact);
    struct known k = household_get(h, f, member);

    return k.evidence == EV_DECLARED && !strcmp(book_fact(book, f)->choices[k.value], option);
}

static void p1_the_same_in_any_order(void **state)
{
    (void)state;
    struct people *one = people_open(&mem, book, 7, TODAY, 0), *two = people_open(&mem, book, 7, TODAY, 0);

    for (uint64_t n = 0; n < 200; n++) {
        struct household *a = people_household(&mem, one, n);

        people_household(&mem, two, 1000 - n);
        struct household *b = people_household(&mem, two, n);
        assert_int_equal(a->members, b->members);
        for (int f = 0; f < book_facts(book); f++)
            for (int m = 0; m < (book_fact(book, f)->person ? a->members : 1); m++) {
                assert_int_equal(household_get(a, f, m).value, household_get(b, f, m).value);
                assert_int_equal(household_get(a, f, m).evidence, household_get(b, f, m).evidence);
            }
    }
}

static void of_the_size_of_real_ones(void **state)
{
    (void)state;
    struct people *p = people_open(&mem, book, 2026, TODAY, 0);
    int members = 0, alone = 0, rent = 0;

    for (uint64_t n = 0; n < 2000; n++) {
        struct household *h = people_household(&mem, p, n);

        members += h->members;
        alone += h->members == 1;
        rent += is(h, "home", 0, "rent");
    }
    assert_in_range(members, 2 * 2150, 2 * 2750);       /* the census of 2021 counts about 2.4 to a household, */
    assert_in_range(alone, 2 * 270, 2 * 390);           /* a third living alone, */
    assert_in_range(rent, 2 * 170, 2 * 300);            /* a fifth to a quarter renting */
}

static void p2_of_one_piece(void **state)
{
    (void)state;
    struct people *p = people_open(&mem, book, 3, TODAY, 0);

    for (uint64_t n = 0; n < 3000; n++) {
        struct household *h = people_household(&mem, p, n);

        assert_in_range(h->members, 1, MEMBERS_MAX);
        assert_true(is(h, "relation", 0, "head"));
        assert_true(years_between((day){ (int32_t)value(h, "born", 0) }, TODAY) >= 18);
        for (int m = 0; m < h->members; m++) {
            int age = years_between((day){ (int32_t)value(h, "born", m) }, TODAY);

            assert_in_range(age, 0, 130);
            if (m) assert_false(is(h, "relation", m, "head"));
            if (age < 18) assert_int_equal(value(h, "pension_monthly", m), 0);
            if (age < 15) assert_true(is(h, "work", m, "student"));
            if (value(h, "disability_pct", m) == 0) assert_true(is(h, "disability_kind", m, "none"));
        }
        if (!is(h, "home", 0, "rent")) assert_int_equal(value(h, "rent_monthly", 0), 0);
        if (h->members > 1) assert_int_equal(value(h, "lives_alone", 0), 0);
    }
}

static void p2_nothing_contradicts_itself(void **state)
{
    (void)state;
    struct people *p = people_open(&mem, book, 5, TODAY, 0);

    for (uint64_t n = 0; n < 1000; n++) {
        struct problem *problem;
        struct household *h = people_household(&mem, p, n);

        assert_int_equal(household_problems(&mem, h, TODAY, &problem), 0);
    }
}

static void missing_answers_are_as_many_as_asked(void **state)
{
    (void)state;
    static const int share[] = { 0, 250, 1000 };

    for (int s = 0; s < 3; s++) {
        struct people *p = people_open(&mem, book, 11, TODAY, share[s]);
        long cells = 0, missing = 0;

        for (uint64_t n = 0; n < 500; n++) {
            struct household *h = people_household(&mem, p, n);

            for (int f = 0; f < book_facts(book); f++)
                for (int m = 0; m < (book_fact(book, f)->person ? h->members : 1); m++, cells++)
                    missing += household_get(h, f, m).evidence == EV_NONE;
        }
        assert_in_range(missing * 1000 / cells, share[s] ? (unsigned)share[s] - 10 : 0, (unsigned)share[s] + 10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(p1_the_same_in_any_order), cmocka_unit_test(of_the_size_of_real_ones),
        cmocka_unit_test(p2_of_one_piece), cmocka_unit_test(p2_nothing_contradicts_itself),
        cmocka_unit_test(missing_answers_are_as_many_as_asked),
    };

    return cmocka_run_group_tests(tests, open_book, close_book);
}
