/* SPDX-License-Identifier: EUPL-1.2
** engine.c - the rule engine's bars: one household, the curve, the cases.  talk.c counts the questions.
**
**     engine SHARE TOWN [HOUSEHOLDS]
**
** Households are those of rules/people.h, always the same ones. */
#include "engine.h"
#include "base/date.h"
#include "host/files.h"
#include "rooms/api/household.h"
#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 9 };
const struct house *house;
day asked;

/* The household that the API is measured with. */
static struct household *newcomer(struct mem *mem)
{
    struct sources files = { .n = 0 };
    struct complaints wrong = { .mem = mem };
    struct json_error error = { .what = "cannot be read" };
    struct asked read = { .n = 0 };
    struct json_problems problems = { .mem = mem, .texts = house->texts };
    struct asking asking = { .mem = mem, .book = house->book, .texts = house->texts, .today = asked };
    struct json_value *json;

    file_read(mem, "bench/household.json", "household.json", &files, &wrong);
    json = files.n ? json_read(mem, files.at[0].bytes, files.at[0].n, &error) : 0;
    if (!json) fault(mem->fate, "bench/household.json:%d:%d: %s", error.line, error.column, error.what);
    if (!household_json_read(&asking, json, &read, &problems))
        fault(mem->fate, "bench/household.json: %s %s", problems.at[0].pointer, problems.at[0].detail);
    return read.at[0].h;
}

/* All that a resident's result needs: all programmes, each explained in Greek, and the receipt. Gives the bytes. */
static size_t whole_answer(struct mem *mem, const struct household *h)
{
    struct screening *s = screen(mem, house->book, h, asked);
    struct out o = { .mem = mem };

    for (int p = 0; p < book_programmes(house->book); p++) explain_text(&o, s, p, house->texts, 0);
    receipt_write(&o, s);
    return o.n;
}

static double time_answer(struct fate *fate, const struct household *h, size_t *bytes)
{
    double us[ROUNDS];

    for (int i = 0; i < ROUNDS; i++) {
        struct mem own;
        int64_t before = cpu_ns();

        mem_open(&own, fate, 64 << 20);
        *bytes = whole_answer(&own, h);
        mem_close(&own);
        us[i] = (double)(cpu_ns() - before) / 1000;
    }
    return median(us, ROUNDS);
}

/* How it grows: with the persons asked about, hardly with what they have. us[i] is of a household of members[i]. */
static void by_size(struct mem *mem, const double *us, const int *members, int n)
{
    static const char *const names[] = { "  of one person", "  of two", "  of three", "  of four", "  of five and more" };
    double *of = mem_get(mem, (size_t)n * sizeof *of);

    for (int size = 1; size <= 5; size++) {
        int found = 0;

        for (int i = 0; i < n; i++) if (members[i] == size || (size == 5 && members[i] > 5)) of[found++] = us[i];
        if (found) figure(names[size - 1], median(of, found), "us CPU");
    }
}

static void answers(struct mem *mem, int n)
{
    struct people *people = people_open(mem, house->book, PEOPLE_SEED, asked, 0);
    double *us = mem_get(mem, (size_t)n * sizeof *us), *sorted;
    int *members = mem_get(mem, (size_t)n * sizeof *members);
    size_t bytes;

    bar_at_most("newcomer: all programmes, Greek reasons, receipt", time_answer(mem->fate, newcomer(mem), &bytes), "us CPU", 100);
    figure("  its text and receipt", (double)bytes, "bytes");
    for (int i = 0; i < n; i++) {
        struct household *h = people_household(mem, people, (uint64_t)i);

        members[i] = h->members;
        us[i] = time_answer(mem->fate, h, &bytes);
    }
    sorted = mem_grow(mem, us, (size_t)n * sizeof *us, (size_t)n * sizeof *us);
    bar_at_most("varied households: the same, median", median(sorted, n), "us CPU", 100);
    figure("  the same, p95", at_share(sorted, n, 0.95), "us CPU");
    by_size(mem, us, members, n);
}

static void curves(struct mem *mem)
{
    struct screening *s = screen(mem, house->book, newcomer(mem), asked);
    int fact = book_fact_find(house->book, "income_year");
    double ms[ROUNDS];

    for (int i = 0; i < ROUNDS; i++) {
        struct mem own;
        int64_t before = cpu_ns();

        mem_open(&own, mem->fate, 256 << 20);
        curve(&own, s, fact, 0, 4000000, 1001);
        mem_close(&own);
        ms[i] = (double)(cpu_ns() - before) / 1e6;
    }
    bar_at_most("income against everything received, 1,001 points", median(ms, ROUNDS), "ms CPU", 10);
}

static void cases(struct mem *mem)
{
    double rate[ROUNDS];
    int n = 0;

    for (int i = 0; i < ROUNDS; i++) {
        struct mem own;
        int64_t before = cpu_ns();

        mem_open(&own, mem->fate, 1 << 30);
        struct complaints wrong = { .mem = &own };
        n = book_cases(&own, house->book, &wrong);
        rate[i] = n / ((double)(cpu_ns() - before) / 1e9);
        mem_close(&own);
    }
    figure("cases of all programmes", n, "cases");
    bar_at_least("pronoia check", median(rate, ROUNDS), "cases/s CPU", 10000);
}

int main(int argc, char **argv)
{
    static const unsigned char secret[32] = "a secret of the measurement only";
    struct fate fate = { .why = "" };
    struct mem mem;
    int n = argc > 3 ? atoi(argv[3]) : 1000;

    if (argc < 3 || n < 1) return fprintf(stderr, "usage: engine SHARE TOWN [HOUSEHOLDS]\n"), 2;
    mem_open(&mem, &fate, 1 << 30);
    if (setjmp(fate.edge)) return fprintf(stderr, "engine: %s\n", fate.why), 1;
    struct complaints wrong = { .mem = &mem };
    house = house_open(argv[1], argv[2], secret, &wrong);
    for (int i = 0; i < wrong.n; i++)
        fprintf(stderr, "%s:%d:%d: %s\n", wrong.at[i].file, wrong.at[i].line, wrong.at[i].column, wrong.at[i].what);
    if (!house) return 1;
    asked = day_of(2026, 11, 22);
    figure("programmes", book_programmes(house->book), "programmes");
    answers(&mem, n);
    conversations(&mem, n);
    curves(&mem);
    cases(&mem);
    return bars_missed() ? 1 : 0;
}
