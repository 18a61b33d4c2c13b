/* SPDX-License-Identifier: EUPL-1.2
** batch.c - many households at once through all programmes, with and without their special-category facts (FA6, FA8). */
#include "rooms/facts/recheck.h"

struct asking { struct batch *b; bool without_special; };

static void note(void *ctx, const struct chunk *c)
{
    const struct asking *a = ctx;
    int programmes = book_programmes(a->b->book);

    for (int p = 0; p < programmes; p++) {
        struct column answer = chunk_answer(c, p);
        for (int h = 0; h < chunk_households(c); h++) {
            struct found *f = &a->b->at[(size_t)(chunk_first(c) + h) * (size_t)programmes + (size_t)p];
            uint8_t says = answer.lo[h * answer.stride] ? YES : answer.hi[h * answer.stride] ? NOT_KNOWN : NO;
            if (a->without_special) { f->special = f->answer != says; continue; }
            f->answer = says;
            if (says == YES) f->worth = chunk_worth(a->b->book, c, p, h);
        }
    }
}

/* The same people, with nothing said of what is special. */
static struct population shielded(struct mem *m, const struct book *b, const struct population *p)
{
    struct population less = *p;

    less.value = mem_get(m, (size_t)book_facts(b) * sizeof *less.value);
    less.known = mem_get(m, (size_t)book_facts(b) * sizeof *less.known);
    for (int f = 0; f < book_facts(b); f++)
        if (!book_fact(b, f)->special) { less.value[f] = p->value[f]; less.known[f] = p->known[f]; }
    return less;
}

static void ask_all(struct batch *b)
{
    struct mem *m = &b->r->mem;
    struct population *p, less;
    int persons = 0;

    b->at = mem_get(m, (size_t)b->n * (size_t)book_programmes(b->book) * sizeof *b->at + 1);
    if (!b->n) return;
    for (int i = 0; i < b->n; i++) persons += b->h[i]->members;
    p = population_new(m, b->book, b->n, persons);
    for (int i = 0; i < b->n; i++) population_put(p, b->book, i, b->h[i]);
    less = shielded(m, b->book, p);
    columns_run(m, b->book, p, b->r->today, 0, 0, note, &(struct asking){ b, false });
    columns_run(m, b->book, &less, b->r->today, 0, 0, note, &(struct asking){ b, true });
}

struct batch *batch_ask(struct req *r, const household_id *id, int n)
{
    struct batch *b = mem_get(&r->mem, sizeof *b);

    *b = (struct batch){ .r = r, .book = r->house->book, .id = mem_get(&r->mem, (size_t)(n + 1) * sizeof *b->id),
                         .h = mem_get(&r->mem, (size_t)(n + 1) * sizeof *b->h) };
    for (int i = 0; i < n; i++) {
        const struct household *h = facts_household(r, id[i], r->today, r->now, FACTS_WHOLE, NULL, NULL);
        if (!h) continue;
        b->id[b->n] = id[i];
        b->h[b->n++] = h;
    }
    ask_all(b);
    return b;
}

const struct found *batch_found(const struct batch *b, int household, int programme)
{
    return &b->at[(size_t)household * (size_t)book_programmes(b->book) + (size_t)programme];
}

/* By name: another book may have other facts, in another order. */
static const struct household *moved(struct mem *m, const struct household *h, const struct book *to)
{
    struct household *x = household_new(m, to, h->members);

    for (int f = 0; f < book_facts(h->book); f++) {
        int g = book_fact_find(to, book_fact(h->book, f)->name);
        bool person = book_fact(h->book, f)->person;
        if (g < 0 || book_fact(to, g)->person != person) continue;
        for (int i = 0; i < (person ? h->members : 1); i++)
            if (household_get(h, f, i).evidence) household_put_text(x, g, i, household_text(m, h, f, i), (enum evidence)household_get(h, f, i).evidence);
    }
    return x;
}

struct batch *batch_under(const struct batch *was, const struct book *book)
{
    struct mem *m = &was->r->mem;
    struct batch *b = mem_get(m, sizeof *b);

    *b = *was;
    b->book = book;
    b->h = mem_get(m, (size_t)(was->n + 1) * sizeof *b->h);
    for (int i = 0; i < was->n; i++) b->h[i] = moved(m, was->h[i], book);
    ask_all(b);
    return b;
}
