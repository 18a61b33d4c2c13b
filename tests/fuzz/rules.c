/* SPDX-License-Identifier: EUPL-1.2
** rules.c - noise for the reader of rules, facts, descriptions and cases; what is accepted must also be decided.
**
** The first byte chooses the file that is noise; the others are sound. A refusal is right, a fault (too much memory) is
** allowed; a crash, a hang, a sanitizer's word or an answer outside its own bounds is not. */
#include "rules/rules.h"
#include "base/date.h"
#include "host/files.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char facts[] =
    "fact relation: person choice head, spouse, child\n  effort 1\nfact born: person date 1896-01-01 .. 2100-12-31\n  effort 1\n"
    "fact income_6m: household money 0 .. 1000000\n  effort 3\n  papers payslips\nfact home: household choice own, rent\n  effort 1\n"
    "fact rent_monthly: household money 0 .. 5000\n  implied 0 when home != rent\n  effort 1\n";
static const char yaml[] = "kind: benefit\ngiven_by: opeka\nwhere: [community_centre]\npapers:\n  - {id: lease, of: household, when: \"home = rent\"}\n";
static const char rules[] =
    "unit household\nreference today\nparam adult money\n  from 2014-01-01: 100\n    law \"x\" source a grade S\n  renew 2026-12-31\n"
    "define adults = count(age >= 18)\nrequire income: income_6m <= 6 * adult * adults\n  law \"x\" source a grade S\n"
    "amount monthly = (6 * adult - income_6m) / 6 rounded down to cent\n  law \"x\" source a grade S\n";
static const char cases[] = "case\tdate\tborn\tincome_6m\t=answer\none\t2026-01-01\t1990-01-01\t0\tyes\n";
static const char fact_texts[] =
    "id\tnote\tel\ten\n"
    "fact.relation.label\t\tα\ta\nfact.relation.question\t\tα\ta\nfact.relation.head\t\tα\ta\nfact.relation.spouse\t\tα\ta\nfact.relation.child\t\tα\ta\n"
    "fact.born.label\t\tα\ta\nfact.born.question\t\tα\ta\nfact.income_6m.label\t\tα\ta\nfact.income_6m.question\t\tα\ta\n"
    "fact.home.label\t\tα\ta\nfact.home.question\t\tα\ta\nfact.home.own\t\tα\ta\nfact.home.rent\t\tα\ta\n"
    "fact.rent_monthly.label\t\tα\ta\nfact.rent_monthly.question\t\tα\ta\npaper.payslips\t\tα\ta\npaper.lease\t\tα\ta\n"
    "body.opeka\t\tα\ta\nstructure.community_centre\t\tα\ta\n";
static const char own_texts[] =
    "id\tnote\tel\ten\n"
    "name\t\tα\ta\ngives\t\tα\ta\napply\t\tα\ta\nincome\t\tα\ta\nadult\t\tα\ta\nadults\t\tα\ta\n";

static void decide(struct mem *mem, const struct book *book, const struct texts *t)
{
    struct household *h = household_new(mem, book, 3);
    struct screening *s = screen(mem, book, h, day_of(2026, 11, 22));

    for (int p = 0; p < s->n; p++) {
        struct out o = { .mem = mem };

        for (int i = 0; i < s->at[p].namounts; i++)
            if (s->at[p].amounts[i].value.lo > s->at[p].amounts[i].value.hi) abort();
        explain_text(&o, s, p, t, 0);
        if (o.n > 2048) abort();
    }
    ask(mem, s, true);
    struct out receipt = { .mem = mem };
    receipt_write(&receipt, s);
}

/* The texts are sound and read once. */
static const struct texts *all_texts(void)
{
    extern const char *const text_ids[];
    static struct fate fate;
    static struct mem mem;
    static const struct texts *read;
    struct sources files = { .n = 0 };
    struct complaints wrong = { .mem = &mem };
    int n = 0;

    if (read) return read;
    mem_open(&mem, &fate, 64 << 20);
    if (setjmp(fate.edge)) abort();
    while (text_ids[n]) n++;
    if (!file_read(&mem, "build/texts.tsv", "texts.tsv", &files, &wrong)) abort();
    struct source three[3] = { files.at[0], { "programmes/a/texts.tsv", own_texts, strlen(own_texts) },
                               { "programmes/texts.tsv", fact_texts, strlen(fact_texts) } };
    read = texts_read(&mem, &(struct sources){ 3, three }, text_ids, n, &wrong);
    if (wrong.n) { fprintf(stderr, "%s:%d: %s\n", wrong.at[0].file, wrong.at[0].line, wrong.at[0].what); abort(); }
    return read;
}

static void try_it(struct mem *mem, const uint8_t *data, size_t size)
{
    enum { FILES = 4 };
    static const char *const path[FILES] = { "programmes/a/cases.tsv", "programmes/a/programme.yaml", "programmes/a/rules.txt",
                                             "programmes/facts.txt" };
    static const char *const sound[FILES] = { cases, yaml, rules, facts };
    struct source at[FILES];
    struct sources all = { FILES, at };
    struct complaints wrong = { .mem = mem };
    int noisy = size ? data[0] % FILES : -1;

    for (int i = 0; i < FILES; i++) at[i] = (struct source){ path[i], sound[i], strlen(sound[i]) };
    if (noisy >= 0) {
        char *copy = mem_get(mem, size);

        memcpy(copy, data + 1, size - 1);
        at[noisy].bytes = copy;
        at[noisy].n = size - 1;
    }
    struct book *book = book_read(mem, &all, all_texts(), &wrong);
    if (noisy < 0 && !book) {
        for (int i = 0; i < wrong.n; i++) fprintf(stderr, "%s:%d:%d: %s\n", wrong.at[i].file, wrong.at[i].line, wrong.at[i].column, wrong.at[i].what);
        abort();                                /* the sound files must be accepted */
    }
    if (!book) return;
    book_cases(mem, book, &wrong);
    decide(mem, book, all_texts());
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fate fate;
    static struct mem mem;

    mem_open(&mem, &fate, 256 << 20);
    if (!setjmp(fate.edge)) try_it(&mem, data, size);
    mem_close(&mem);
    return 0;
}
