/* SPDX-License-Identifier: EUPL-1.2
** engine_test.c - properties of the rule engine over invented households, on the programmes as they are.
**
** The laws themselves are tested by the programmes' own cases; here stands what must hold for any law:
** R2 what is certain stays so, questions end in the same answers.  Columns: engine_columns_test.c. */
#include "engine_book.h"

/* ---- R2 ---- */

/* Fills what is missing in `some` from `full`, cell by cell; the answer may only narrow. */
static void r2_what_is_certain_stays_certain(void **state)
{
    const struct people *full = people(0), *some = people(500);

    (void)state;
    for (uint64_t i = 0; i < 200; i++) {
        struct household *h = people_household(&mem, some, i);
        const struct household *whole = people_household(&mem, full, i);
        struct screening *before = screen(&mem, book, h, asked);

        if (h->members != whole->members) continue;
        for (int f = 0; f < book->nfacts; f++)
            for (int m = 0; m < (book->facts[f].is.person ? h->members : 1); m++)
                if (household_get(h, f, m).evidence == EV_NONE && household_get(whole, f, m).evidence == EV_DECLARED)
                    household_put(h, f, m, household_get(whole, f, m).value, EV_DECLARED);
        struct screening *after = screen(&mem, book, h, asked);
        for (int p = 0; p < before->n; p++) {
            if (before->at[p].answer != NOT_KNOWN) assert_int_equal(before->at[p].answer, after->at[p].answer);
            for (int a = 0; a < before->at[p].namounts; a++) {
                struct val x = value_at(before->state, book->progs[p].outputs[a].total, 0), y = value_at(after->state, book->progs[p].outputs[a].total, 0);
                assert_true(x.lo <= y.lo && y.hi <= x.hi);
            }
        }
    }
}

/* ---- ask ---- */

static void asking_ends_in_the_answers_of_all_facts(void **state)
{
    const struct people *full = people(0);

    (void)state;
    for (uint64_t i = 0; i < 60; i++) {
        const struct household *whole = people_household(&mem, full, i);
        struct household *h = household_new(&mem, book, whole->members);
        int asked_n = 0;

        for (;;) {
            struct screening *s = screen(&mem, book, h, asked);
            struct questions q = ask(&mem, s, true);
            for (int k = 1; k < q.n; k++)               /* none that may hurt stands before one that does not */
                assert_true(book->facts[q.at[k].fact].is.sensitive || !book->facts[q.at[k - 1].fact].is.sensitive);
            if (!q.n) break;
            assert_true(++asked_n <= book->nfacts * 2);
            for (int k = 0; k < (q.at[0].nmembers ? q.at[0].nmembers : 1); k++) {
                int m = q.at[0].nmembers ? q.at[0].members[k] : 0;
                struct known v = household_get(whole, q.at[0].fact, m);
                if (v.evidence == EV_DECLARED) household_put(h, q.at[0].fact, m, v.value, EV_DECLARED);
                else household_put(h, q.at[0].fact, m, 0, EV_DOESNT_KNOW);
            }
        }
        struct screening *got = screen(&mem, book, h, asked), *want = screen(&mem, book, whole, asked);
        for (int p = 0; p < got->n; p++) {
            if (got->at[p].answer != want->at[p].answer) printf("# household %d, %s\n", (int)i, book->progs[p].is.id);
            assert_int_equal(got->at[p].answer, want->at[p].answer);
        }
    }
}

/* ---- explain: the smallest change, and the day an answer turns by itself ---- */

static struct household *family(const char *child_born, const char *income_6m)
{
    static const struct { const char *fact; int member; const char *value; } given[] = {
        { "relation", 1, "child" }, { "born", 0, "1990-05-14" }, { "status", 0, "greek" }, { "status", 1, "greek" },
        { "marital", 0, "divorced" }, { "custody", 0, "yes" }, { "one_parent", 0, "yes" }, { "work", 0, "employee" },
        { "home", 0, "rent" }, { "property_value", 0, "0" }, { "deposits", 0, "0" }, { "vehicles_expense", 0, "0" },
        { "luxury", 0, "no" }, { "tuition", 0, "0" }, { "resident_here", 0, "yes" }, { "disability_pct", 0, "0" }, { "disability_pct", 1, "0" },
    };
    struct household *h = household_new(&mem, book, 2);

    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        assert_int_equal(household_put_text(h, book_fact_find(book, given[i].fact), given[i].member, given[i].value, EV_DECLARED), PARSE_OK);
    assert_int_equal(household_put_text(h, book->born, 1, child_born, EV_DECLARED), PARSE_OK);
    assert_int_equal(household_put_text(h, book_fact_find(book, "income_6m"), 0, income_6m, EV_DECLARED), PARSE_OK);
    return h;
}

/* L.4389/2016: 216 + 108 (the oldest minor of a single parent counts as an adult) = 324 a month, 1,944 in six months. */
static void a_no_says_what_would_turn_it(void **state)
{
    struct screening *s = screen(&mem, book, family("2016-03-01", "2000"), asked);
    int p = book_programme_find(book, "guaranteed-income");
    struct reasons r = explain(&mem, s, p, texts, 1, false);

    (void)state;
    assert_int_equal(s->at[p].answer, NO);
    assert_int_equal(r.n, 1);
    assert_non_null(r.at[0].change);
    assert_non_null(strstr(r.at[0].change, "56"));       /* 2,000 - 1,944 */
    assert_non_null(strstr(r.at[0].change, "1,944"));
    assert_int_equal(r.turns.v, DAY_NONE.v);
}

/* KDAP takes children from 5: born 2022-02-10, the fifth birthday is 2027-02-10. */
static void a_no_says_the_day_it_turns(void **state)
{
    struct screening *s = screen(&mem, book, family("2022-02-10", "2000"), asked);
    int p = book_programme_find(book, "kdap");
    struct reasons r = explain(&mem, s, p, texts, 1, false);

    (void)state;
    assert_int_equal(s->at[p].answer, NO);
    assert_int_equal(r.turns.v, day_of(2027, 2, 10).v);
}

enum { CELLS = 4000 };
struct cell { const struct clause *c; int member; day turns; };

static int clause_cells(const struct household *h, struct cell *at)
{
    int n = 0;

    for (int p = 0; p < book->nprogs; p++)
        for (const struct clause *c = book->progs[p].clauses; c < book->progs[p].clauses + book->progs[p].nclauses; c++)
            for (int m = 0; m < (book->nodes[c->node].member ? h->members : 1); m++) at[n++] = (struct cell){ c, m, DAY_NONE };
    assert_true(n <= CELLS);
    return n;
}

/* Each clause that fails today is asked for its day, from the first on or from the last back. */
static void ask_days(const struct household *h, struct cell *at, int n, bool backwards)
{
    struct teller x = { .mem = &mem, .book = book, .texts = texts, .v = screen(&mem, book, h, asked)->state };

    for (int i = 0; i < n; i++) {
        struct cell *k = &at[backwards ? n - 1 - i : i];
        if (val_answer(value_at(x.v, k->c->node, k->member)) == NO) k->turns = turns_on(&x, k->c, k->member);
    }
}

static bool holds_on(const struct household *h, const struct cell *k)
{
    struct values *then = values_new(&mem, book, h, k->turns);

    eval_cone(then, k->c->cone, k->c->ncone);
    return val_answer(value_at(then, k->c->node, k->member)) == YES;
}

/* The days ahead are looked at once for all clauses: what is told must hold on that day, whoever asked first. */
static void a_day_told_is_a_day_on_which_it_holds(void **state)
{
    static struct cell first[CELLS], again[CELLS];
    const struct people *all = people(100);
    int told = 0;

    (void)state;
    for (uint64_t i = 0; i < 150; i++) {
        const struct household *h = people_household(&mem, all, i);
        int n = clause_cells(h, first);

        clause_cells(h, again);
        ask_days(h, first, n, false);
        ask_days(h, again, n, true);
        for (int k = 0; k < n; k++) {
            assert_int_equal(first[k].turns.v, again[k].turns.v);
            if (first[k].turns.v == DAY_NONE.v) continue;
            assert_true(holds_on(h, &first[k]));
            told++;
        }
    }
    assert_true(told > 0);
}

/* A21: one parent (1) and a first child (1/2): up to 6,000 x 1.5 = 9,000 a year it is 70 a month, then 42. */
static void a_cliff_is_found_to_the_cent(void **state)
{
    struct household *h = family("2016-03-01", "2000");
    int fact = book_fact_find(book, "income_year"), p = book_programme_find(book, "child-benefit");
    struct curve c;
    bool found = false;

    (void)state;
    household_put_text(h, book_fact_find(book, "residence_years"), 0, "30", EV_DECLARED);
    household_put_text(h, book_fact_find(book, "schooling"), 1, "primary", EV_DECLARED);
    household_put_text(h, book_fact_find(book, "attended_enough"), 1, "yes", EV_DECLARED);
    household_put_text(h, book_fact_find(book, "married_child"), 1, "no", EV_DECLARED);
    c = curve(&mem, screen(&mem, book, h, asked), fact, 0, 2000000, 101);
    for (int i = 0; i < c.ncliffs; i++) {
        if (c.cliffs[i].programme == p && c.cliffs[i].at == 900000) found = c.cliffs[i].before.v - c.cliffs[i].after.v == 2800;
        assert_true(c.cliffs[i].before.v - c.cliffs[i].after.v >= 100);         /* a cent less is rounding */
    }
    assert_true(found);
}

/* ---- simulate: what a reform says is what the households say one by one ---- */

static void a_reform_is_the_sum_of_its_households(void **state)
{
    const struct book *changed = book_reform(&mem, book, "child-benefit", &(struct new_figure){ "top_income", -1, 1000000 }, 1);
    const struct people *all = people(100);
    int p = book_programme_find(book, "child-benefit"), persons = 0;
    const struct household *of[HOUSEHOLDS];
    struct reform want = { 0 }, got;

    (void)state;
    assert_non_null(changed);
    assert_null(book_reform(&mem, book, "child-benefit", &(struct new_figure){ "no_such_figure", -1, 1 }, 1));
    for (int i = 0; i < HOUSEHOLDS; i++) {
        of[i] = people_household(&mem, all, (uint64_t)i);
        struct values *a = values_new(&mem, book, of[i], asked), *b = values_new(&mem, changed, of[i], asked);
        int64_t x, y;
        eval_all(a);
        eval_all(b);
        x = value_at(a, book->progs[p].granted, 0).lo ? value_at(a, book->progs[p].outputs[0].total, 0).lo : 0;
        y = value_at(b, changed->progs[changed->nprogs - 1].granted, 0).lo ? value_at(b, changed->progs[changed->nprogs - 1].outputs[0].total, 0).lo : 0;
        want.before.v += x;
        want.after.v += y;
        want.lose += y < x;
        persons += of[i]->members;
    }
    struct population *who = population_new(&mem, book, HOUSEHOLDS, persons);
    for (int i = 0; i < HOUSEHOLDS; i++) population_put(who, book, i, of[i]);
    got = columns_reform(&mem, changed, p, who, asked);
    assert_int_equal(got.before.v, want.before.v);
    assert_int_equal(got.after.v, want.after.v);
    assert_int_equal(got.lose, want.lose);
    assert_true(want.lose > 0);
}

/* Law 4512/2018 article 214: 70 for each of the first two children up to 6,000; a row of the table alone is raised, on every day. */
static void a_reform_raises_a_row_of_a_table(void **state)
{
    struct new_figure raised[] = { { "first_two", 0, 10000 }, { "top_income", -1, 2000000 } }, none = { "first_parent", -1, 0 }, no_row = { "first_two", 9, 1 };
    const struct book *changed = book_reform(&mem, book, "child-benefit", raised, 2);
    int p = book_programme_find(book, "child-benefit");
    const struct people *all = people(100);
    int64_t gain = 0;

    (void)state;
    assert_non_null(changed);
    assert_null(book_reform(&mem, book, "child-benefit", &no_row, 1));
    assert_int_equal(book_figure_places(book, p, "first_two"), 2);
    for (int i = 0; i < HOUSEHOLDS; i++) {
        const struct household *h = people_household(&mem, all, (uint64_t)i);
        struct values *a = values_new(&mem, book, h, asked), *b = values_new(&mem, changed, h, asked);
        int64_t x, y;
        eval_all(a);
        eval_all(b);
        x = value_at(a, book->progs[p].outputs[0].total, 0).lo;
        y = value_at(b, changed->progs[changed->nprogs - 1].outputs[0].total, 0).lo;
        assert_true(y >= x);
        if (value_at(a, book->progs[p].granted, 0).lo) assert_true(y == x || y == x + 3000 || y == x + 6000);
        gain += y > x;
    }
    assert_true(gain > 0);
    assert_null(book_reform(&mem, book, "child-benefit", &none, 1));            /* of a household of nobody else the divisor would be zero */
}

/* ---- rounding: floor, ceiling, half away from zero, on both signs ---- */

static void r4_rounding(void **state)
{
    (void)state;
    assert_int_equal(divide_rounded(7, 2, DOWN), 3);
    assert_int_equal(divide_rounded(7, 2, UP), 4);
    assert_int_equal(divide_rounded(7, 2, NEAREST), 4);
    assert_int_equal(divide_rounded(-7, 2, DOWN), -4);
    assert_int_equal(divide_rounded(-7, 2, UP), -3);
    assert_int_equal(divide_rounded(-7, 2, NEAREST), -4);
    assert_int_equal(divide_rounded(5, 3, NEAREST), 2);
    assert_int_equal(divide_rounded(4, 3, NEAREST), 1);
    assert_int_equal(divide_rounded(6, 3, UP), 2);
}

static void explanations_stay_short(void **state)
{
    const struct people *all = people(200);

    (void)state;
    for (uint64_t i = 0; i < 100; i++) {
        struct screening *s = screen(&mem, book, people_household(&mem, all, i), asked);
        for (int p = 0; p < s->n; p++) {
            struct out o = { .mem = &mem };
            explain_text(&o, s, p, texts, (int)i % texts_languages(texts));
            assert_true(o.n <= 2048);
            if (s->at[p].answer != YES && !o.n) printf("# %s says nothing\n", book->progs[p].is.id);
            if (s->at[p].answer != YES) assert_true(o.n > 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r4_rounding),
        cmocka_unit_test(r2_what_is_certain_stays_certain),
        cmocka_unit_test(asking_ends_in_the_answers_of_all_facts),
        cmocka_unit_test(a_no_says_what_would_turn_it),
        cmocka_unit_test(a_no_says_the_day_it_turns),
        cmocka_unit_test(a_day_told_is_a_day_on_which_it_holds),
        cmocka_unit_test(a_cliff_is_found_to_the_cent),
        cmocka_unit_test(a_reform_is_the_sum_of_its_households), cmocka_unit_test(a_reform_raises_a_row_of_a_table),
        cmocka_unit_test(explanations_stay_short),
    };

    return cmocka_run_group_tests(tests, open_book, 0);
}
