/* SPDX-License-Identifier: EUPL-1.2
** engine_columns_test.c - C1: columns answer as screen() does, household by household. */
#include "engine_book.h"

struct expected { struct screening **s; int bad; };

static void same_as_screen(void *ctx, const struct chunk *c)
{
    struct expected *e = ctx;

    for (int h = 0; h < chunk_households(c); h++) {
        struct screening *s = e->s[chunk_first(c) + h];
        for (int p = 0; p < book->nprogs; p++) {
            struct column a = chunk_answer(c, p);
            struct val v = value_at(s->state, book->progs[p].granted, 0);
            if (a.lo[h * a.stride] != v.lo || a.hi[h * a.stride] != v.hi) { e->bad++; printf("# %s differs\n", book->progs[p].is.id); }
            for (int o = 0; o < book->progs[p].noutputs; o++) {
                struct column m = chunk_amount(c, p, o);
                v = value_at(s->state, book->progs[p].outputs[o].total, 0);
                if (m.lo[h * m.stride] != v.lo || m.hi[h * m.stride] != v.hi) { e->bad++; printf("# %s amount differs\n", book->progs[p].is.id); }
            }
        }
    }
}

static void columns_with(int unknown)
{
    struct population *who;
    struct expected e = { .s = mem_get(&mem, sizeof *e.s * HOUSEHOLDS) };
    const struct people *all = people(unknown);
    int persons = 0;

    for (int i = 0; i < HOUSEHOLDS; i++) {
        const struct household *h = people_household(&mem, all, (uint64_t)i);
        e.s[i] = screen(&mem, book, h, asked);
        persons += h->members;
    }
    who = population_new(&mem, book, HOUSEHOLDS, persons);
    for (int i = 0; i < HOUSEHOLDS; i++) population_put(who, book, i, e.s[i]->h);
    columns_run(&mem, book, who, asked, 0, 0, same_as_screen, &e);
    assert_int_equal(e.bad, 0);
}

static void c1_columns_answer_as_screen_does(void **state)
{
    (void)state;
    columns_with(0);
    columns_with(300);
    columns_with(1000);
}

/* Days on which the law was another (heating of 2020-21, guaranteed income before December 2023), and rules that towns wrote themselves: points,
** fees, weighted halves. */
static void c1_on_other_days_and_with_the_towns_own_rules(void **state)
{
    static const struct { const char *town; int year, month, mday; } at[] = {
        { "larissa", 2020, 12, 10 }, { "tyrnavos", 2023, 6, 1 }, { "ioannina", 2024, 2, 29 }, { "zografou", 2025, 11, 20 } };
    const struct book *national = book;
    const struct texts *its = texts;
    day today = asked;

    (void)state;
    for (int i = 0; i < 4; i++) {
        book = read_book(at[i].town);
        assert_non_null(book);
        asked = day_of(at[i].year, at[i].month, at[i].mday);
        columns_with(300);
    }
    book = national;
    texts = its;
    asked = today;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c1_columns_answer_as_screen_does),
        cmocka_unit_test(c1_on_other_days_and_with_the_towns_own_rules),
    };

    return cmocka_run_group_tests(tests, open_book, 0);
}
