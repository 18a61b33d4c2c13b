/* SPDX-License-Identifier: EUPL-1.2
** points_test.c - a town's points as they are printed beside a place on a list: the terms of the sum, why, and the rule (PT1, PT2).
** The sums are those that each town's own cases.tsv gives. */
#include "rules/rules.h"
#include "host/files.h"
#include "base/date.h"
#include "text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <stdio.h>

static struct fate fate;
static struct mem mem;

static const struct book *town(const char *folder, const struct texts **texts)
{
    struct complaints why = { .mem = &mem };
    struct sources s = { 0 };
    const char *o = getenv("O"), *at = folder;
    char path[300];

    snprintf(path, sizeof path, "%s/texts.tsv", o ? o : "build");
    file_read(&mem, path, "texts.tsv", &s, &why);
    files_read(&mem, "programmes", "programmes", NULL, &s, &why);
    files_read(&mem, at, at, NULL, &s, &why);
    *texts = texts_read(&mem, &s, text_ids, TEXTS_BUILTIN, &why);
    const struct book *b = book_read(&mem, &s, *texts, &why);
    for (int i = 0; i < why.n && i < 20; i++) fprintf(stderr, "%s:%d: %s\n", why.at[i].file, why.at[i].line, why.at[i].what);
    assert_non_null(b);
    return b;
}

static void put(struct household *h, const char *fact, int member, const char *value)
{
    assert_int_equal(household_put_text(h, book_fact_find(h->book, fact), member, value, EV_DECLARED), PARSE_OK);
}

static const struct term *named(const struct terms *t, const char *name)
{
    for (int i = 0; i < t->n; i++) if (!strcmp(t->at[i].name, name)) return &t->at[i];
    fail_msg("no term %s", name);
    return 0;
}

/* Alimos 164/2018: 100 + 24 (up to 10,000) + 50 working mother + 20 divorced + 2 x 5 = 204. */
static struct household *alimos_family(const struct book *b)
{
    struct household *h = household_new(&mem, b, 3);
    static const char *const relation[] = { "head", "child", "child" }, *const sex[] = { "female", "male", "female" },
        *const born[] = { "1985-02-01", "2016-05-05", "2010-01-01" }, *const work[] = { "employee", "student", "student" };

    for (int m = 0; m < 3; m++) {
        put(h, "relation", m, relation[m]);
        put(h, "sex", m, sex[m]);
        put(h, "born", m, born[m]);
        put(h, "work", m, work[m]);
        put(h, "disability_pct", m, "0");
    }
    put(h, "marital", 0, "divorced");
    put(h, "one_parent", 0, "yes");
    put(h, "resident_here", 0, "yes");
    put(h, "citizen_roll", 0, "no");
    put(h, "income_year", 0, "8400");
    put(h, "social_reason", 0, "no");
    return h;
}

static void the_terms_are_the_sum(void **state)
{
    const struct texts *texts;
    const struct book *b = town("towns/alimos", &texts);
    struct screening *s = screen(&mem, b, alimos_family(b), day_of(2018, 6, 1));
    int p = book_programme_find(b, "nursery-place"), sum = 0;
    struct terms t;

    (void)state;
    assert_true(amount_terms(&mem, s, p, OUT_POINTS, 1, texts, 1, &t));
    assert_int_equal(t.value.lo, 204);
    assert_int_equal(t.value.hi, 204);
    assert_int_equal(t.n, 8);
    for (int i = 0; i < t.n; i++) { assert_int_equal(t.at[i].places, t.places); sum += (int)t.at[i].value.lo; assert_true(*t.at[i].label); }
    assert_int_equal(sum, 204);                                     /* PT1 */
    assert_int_equal(named(&t, "local_points")->value.lo, 100);
    assert_int_equal(named(&t, "income_points")->value.lo, 24);
    assert_int_equal(named(&t, "work_points")->value.lo, 50);
    assert_int_equal(named(&t, "family_points")->value.lo, 20);
    assert_int_equal(named(&t, "children_points")->value.lo, 10);
    assert_true(named(&t, "disability_points")->special);           /* PT2 */
    assert_true(named(&t, "social_points")->special);
    assert_false(named(&t, "income_points")->special);
    assert_non_null(strstr(named(&t, "income_points")->why[0], "8,400"));
    assert_non_null(strstr(named(&t, "income_points")->law, "164/2018"));
    assert_int_equal(named(&t, "income_points")->grade, 'S');
    assert_false(amount_terms(&mem, s, p, OUT_MONTHLY, 1, texts, 1, &t));
}

/* What is not known widens the sum and the term it belongs to, and nothing else. */
static void what_is_not_known_is_a_range(void **state)
{
    const struct texts *texts;
    const struct book *b = town("towns/alimos", &texts);
    struct household *h = alimos_family(b);
    int p = book_programme_find(b, "nursery-place");
    struct terms t;

    (void)state;
    household_forget(h, book_fact_find(b, "citizen_roll"), 0);
    household_forget(h, book_fact_find(b, "resident_here"), 0);
    amount_terms(&mem, screen(&mem, b, h, day_of(2018, 6, 1)), p, OUT_POINTS, 1, texts, 1, &t);
    assert_int_equal(t.value.lo, 104);
    assert_int_equal(t.value.hi, 204);
    assert_int_equal(named(&t, "local_points")->value.lo, 0);
    assert_int_equal(named(&t, "local_points")->value.hi, 100);
    assert_int_equal(named(&t, "income_points")->value.lo, named(&t, "income_points")->value.hi);
}

static void the_rule_is_told(void **state)
{
    const struct texts *texts;
    const struct book *b = town("towns/alimos", &texts);
    struct figures f = amount_figures(&mem, b, book_programme_find(b, "nursery-place"), OUT_POINTS, day_of(2018, 6, 1), texts, 1);
    int bands = 0, hundred = 0;

    (void)state;
    for (int i = 0; i < f.n; i++) {
        bands += *f.at[i].band != 0;
        hundred += !strcmp(f.at[i].value, "100");
        assert_non_null(strstr(f.at[i].law, "164/2018"));
    }
    assert_int_equal(bands, 7);                                     /* six bands of income and what lies above them */
    assert_int_equal(hundred, 1);
    assert_int_equal(amount_figures(&mem, b, book_programme_find(b, "nursery-place"), OUT_ONCE, day_of(2018, 6, 1), texts, 1).n, 0);
}

static void a_definition_has_its_value(void **state)
{
    const struct texts *texts;
    const struct book *b = town("towns/alimos", &texts);
    struct screening *s = screen(&mem, b, alimos_family(b), day_of(2018, 6, 1));
    int p = book_programme_find(b, "nursery-place"), places;
    struct val v;

    (void)state;
    assert_true(screen_defined(s, p, "age_in_year", 1, &v, &places));
    assert_int_equal(v.lo, 2);                                      /* 2018 - 2016 */
    assert_true(screen_defined(s, p, "age_in_year", 2, &v, &places));
    assert_int_equal(v.lo, 8);
    assert_false(screen_defined(s, p, "no_such", 1, &v, &places));
    assert_false(screen_defined(s, p, "child_each", 1, &v, &places));       /* a figure, not a definition */
}

static int open_mem(void **state)
{
    (void)state;
    mem_open(&mem, &fate, (size_t)1 << 30);
    if (setjmp(fate.edge)) { fprintf(stderr, "fault: %s (%s)\n", fate.why, fate.where); return -1; }
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_terms_are_the_sum), cmocka_unit_test(what_is_not_known_is_a_range),
                                        cmocka_unit_test(the_rule_is_told), cmocka_unit_test(a_definition_has_its_value) };

    return cmocka_run_group_tests(tests, open_mem, 0);
}
