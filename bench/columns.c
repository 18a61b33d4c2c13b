/* SPDX-License-Identifier: EUPL-1.2
** columns.c - the column evaluator's bars: everybody through all programmes, a reform, a simple formula beside a
** loop written by hand over the same columns and the same unknown masks; growth with people; memory.
**
**     columns SHARE TOWN [PERSONS]
*/
#include "bench.h"
#include "rules/people.h"
#include "rules/columns.h"
#include "web/house.h"
#include "host/files.h"
#include "base/date.h"
#include "text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { ROUNDS = 5, SEED = 2026, DISTINCT = 10000 };

static struct mem mem;
static struct fate fate;
static day asked;

/* DISTINCT invented households, repeated until there are enough persons: making them is not what is measured, and what they weigh (6 kB each)
** is in the peak. */
static struct population *crowd(struct mem *to, const struct book *b, int persons, int unknown)
{
    struct mem m;
    int households = 0, n = 0;

    mem_open(&m, &fate, (size_t)1 << 30);
    const struct people *all = people_open(&m, b, SEED, asked, unknown);
    const struct household **of = mem_get(&m, sizeof *of * DISTINCT);
    for (int i = 0; i < DISTINCT; i++) of[i] = people_household(&m, all, (uint64_t)i);
    for (; n + of[households % DISTINCT]->members <= persons; households++) n += of[households % DISTINCT]->members;
    mem_open(to, &fate, (size_t)2 << 30);
    struct population *p = population_new(to, b, households, n);
    for (int i = 0; i < households; i++) population_put(p, b, i, of[i % DISTINCT]);
    mem_close(&m);
    return p;
}

static double seconds_for_all(const struct book *b, const struct population *p)
{
    double s[ROUNDS];

    for (int i = 0; i < ROUNDS; i++) {
        struct mem scratch;
        int64_t start = cpu_ns();
        mem_open(&scratch, &fate, (size_t)1 << 30);
        columns_totals(&scratch, b, p, asked);
        s[i] = (double)(cpu_ns() - start) / 1e9;
        mem_close(&scratch);
    }
    return median(s, ROUNDS);
}

static size_t bytes_for_all(const struct book *b, const struct population *p)
{
    struct mem scratch;
    size_t used;

    mem_open(&scratch, &fate, (size_t)1 << 30);
    columns_totals(&scratch, b, p, asked);
    used = scratch.used;
    mem_close(&scratch);
    return used;
}

static void everybody(const struct book *b, int persons)
{
    struct mem m;
    double t = seconds_for_all(b, crowd(&m, b, persons / 10, 0)), whole, open;

    mem_close(&m);
    open = seconds_for_all(b, crowd(&m, b, persons / 10, 200));
    mem_close(&m);
    struct population *all = crowd(&m, b, persons, 0);
    whole = seconds_for_all(b, all);
    figure("persons", all->persons, "persons");
    figure("households", all->households, "households");
    bar_at_most("all programmes over everybody: one core", whole, "s CPU", 2.0 * persons / 1e6);
    bar_at_most("  growth: ten times the people cost", whole / t, "times", 12);
    figure("  a fifth of the facts unknown, per person against all known", open / t, "times");
    bar_at_most("  memory beyond the facts, per person", (double)bytes_for_all(b, all) / all->persons, "bytes", 64);
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    bar_at_most("  peak of the process, facts included", (double)use.ru_maxrss / 1024, "MB", 1024);
    mem_close(&m);
}

static void reform(const struct book *b, int persons)
{
    const struct book *changed = book_reform(&mem, b, "child-benefit", &(struct new_figure){ "top_income", -1, 1000000 }, 1);
    int p = book_programme_find(b, "child-benefit");
    struct population *all;
    struct mem m;
    double s[ROUNDS];
    struct reform r = { 0 };

    for (int i = 0; !changed && i < book_programmes(b); i++) fprintf(stderr, "columns: child-benefit has no figure top_income\n"), exit(1);
    all = crowd(&m, b, persons, 0);
    for (int i = 0; i < ROUNDS; i++) {
        struct mem scratch;
        int64_t start = cpu_ns();
        mem_open(&scratch, &fate, (size_t)1 << 30);
        r = columns_reform(&scratch, changed, p, all, asked);
        s[i] = (double)(cpu_ns() - start) / 1e9;
        mem_close(&scratch);
    }
    bar_at_most("today against a reform of one programme", median(s, ROUNDS), "s CPU", 0.2 * persons / 1e6);
    figure("  households that gain", (double)r.gain, "households");
    mem_close(&m);
    figure("  cost", (double)(r.after.v - r.before.v) / 100, "EUR a month");
}

/* ---- a simple formula ---- */

static const struct book *simple_book(const char *share)
{
    struct complaints why = { .mem = &mem };
    struct sources s = { 0 };
    char path[400];

    snprintf(path, sizeof path, "%s/build/texts.tsv", share);
    file_read(&mem, path, "texts.tsv", &s, &why);
    snprintf(path, sizeof path, "%s/bench/simple/programmes", share);
    files_read(&mem, path, "programmes", NULL, &s, &why);
    const struct texts *t = texts_read(&mem, &s, text_ids, TEXTS_BUILTIN, &why);
    const struct book *b = book_read(&mem, &s, t, &why);
    for (int i = 0; i < why.n; i++) fprintf(stderr, "%s:%d: %s\n", why.at[i].file, why.at[i].line, why.at[i].what);
    if (!b) exit(1);
    return b;
}

static struct population *simple_crowd(const struct book *b, int households)
{
    struct population *p = population_new(&mem, b, households, households);
    uint64_t x = SEED;
    int f[3] = { book_fact_find(b, "adults"), book_fact_find(b, "minors"), book_fact_find(b, "income") };

    for (int i = 0; i < households; i++) {
        p->first[i + 1] = i + 1;
        for (int k = 0; k < 3; k++) {
            x = x * 6364136223846793005u + 1442695040888963407u;
            p->value[f[k]][i] = k == 0 ? 1 + (int)(x >> 33) % 3 : k == 1 ? (int)(x >> 33) % 4 : (int)((x >> 33) % 600000);
            p->known[f[k]][i] = (x >> 20) % 10 != 0;
        }
    }
    return p;
}

/* The same by hand: bounds of the answer and of the amount, unknowns included. */
static __attribute__((noinline, optimize("O3"))) void by_hand(int n, const int32_t *adults, const uint8_t *ka, const int32_t *minors,
    const uint8_t *km, const int32_t *income, const uint8_t *ki, int64_t *answer_lo, int64_t *answer_hi, int64_t *lo, int64_t *hi)
{
    for (int i = 0; i < n; i++) {
        int64_t a0 = ka[i] ? adults[i] : 1, a1 = ka[i] ? adults[i] : 40, m0 = km[i] ? minors[i] : 0, m1 = km[i] ? minors[i] : 40;
        int64_t i0 = ki[i] ? income[i] : 0, i1 = ki[i] ? income[i] : 100000000;
        int64_t g0 = 6 * (10800 * (a0 + 1) + 5400 * m0), g1 = 6 * (10800 * (a1 + 1) + 5400 * m1);
        int64_t yes = i1 <= g0, may = i0 <= g1;
        int64_t x = g0 - i1, y = g1 - i0;
        int64_t q0 = x / 6 - (x % 6 < 0), q1 = y / 6 - (y % 6 < 0);
        answer_lo[i] = yes;
        answer_hi[i] = may;
        lo[i] = yes ? q0 : may ? (q0 < 0 ? q0 : 0) : 0;
        hi[i] = yes ? q1 : may ? (q1 > 0 ? q1 : 0) : 0;
    }
}

struct kept { int64_t *answer_lo, *answer_hi, *lo, *hi; };

static void keep(void *ctx, const struct chunk *c)
{
    struct kept *k = ctx;
    struct column a = chunk_answer(c, 0), m = chunk_amount(c, 0, 0);
    int from = chunk_first(c), n = chunk_households(c);

    for (int i = 0; i < n; i++) {
        k->answer_lo[from + i] = a.lo[i * a.stride];
        k->answer_hi[from + i] = a.hi[i * a.stride];
        k->lo[from + i] = m.lo[i * m.stride];
        k->hi[from + i] = m.hi[i * m.stride];
    }
}

static struct kept room_for(int n)
{
    return (struct kept){ mem_get(&mem, 8 * (size_t)n), mem_get(&mem, 8 * (size_t)n), mem_get(&mem, 8 * (size_t)n), mem_get(&mem, 8 * (size_t)n) };
}

static void simple(const char *share, int n)
{
    const struct book *b = simple_book(share);
    struct population *p = simple_crowd(b, n);
    struct kept ours = room_for(n), hand = room_for(n);
    double s[ROUNDS], h[ROUNDS];
    int a = book_fact_find(b, "adults"), m = book_fact_find(b, "minors"), w = book_fact_find(b, "income");

    for (int i = 0; i < ROUNDS; i++) {
        struct mem scratch;
        int64_t start = cpu_ns();
        mem_open(&scratch, &fate, (size_t)1 << 30);
        columns_run(&scratch, b, p, asked, 0, 0, keep, &ours);
        s[i] = (double)(cpu_ns() - start) / n;
        mem_close(&scratch);
        start = cpu_ns();
        by_hand(n, p->value[a], p->known[a], p->value[m], p->known[m], p->value[w], p->known[w], hand.answer_lo, hand.answer_hi, hand.lo, hand.hi);
        h[i] = (double)(cpu_ns() - start) / n;
    }
    for (int i = 0; i < n; i++)
        if (ours.answer_lo[i] != hand.answer_lo[i] || ours.answer_hi[i] != hand.answer_hi[i] || ours.lo[i] != hand.lo[i] || ours.hi[i] != hand.hi[i])
            fprintf(stderr, "columns: household %d differs from the loop by hand\n", i), exit(1);
    figure("simple formula by hand, -O3", median(h, ROUNDS), "ns/household");
    figure("  by the column evaluator", median(s, ROUNDS), "ns/household");
    bar_at_most("  against the loop by hand", median(s, ROUNDS) / median(h, ROUNDS), "times", 3);
}

int main(int argc, char **argv)
{
    static const unsigned char secret[32] = "a secret of the measurement only";
    int persons = argc > 3 ? atoi(argv[3]) : 1000000;

    if (argc < 3 || persons < 1000) return fprintf(stderr, "usage: columns SHARE TOWN [PERSONS]\n"), 2;
    mem_open(&mem, &fate, (size_t)3 << 30);
    if (setjmp(fate.edge)) return fprintf(stderr, "columns: %s\n", fate.why), 1;
    struct complaints wrong = { .mem = &mem };
    const struct house *house = house_open(argv[1], argv[2], secret, &wrong);
    if (!house) return fprintf(stderr, "columns: the rules are refused; see pronoia check\n"), 1;
    asked = day_of(2026, 11, 22);
    simple(argv[1], persons);
    everybody(house->book, persons);
    reform(house->book, persons);
    return bars_missed() ? 1 : 0;
}
