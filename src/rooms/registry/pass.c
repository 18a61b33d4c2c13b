/* SPDX-License-Identifier: EUPL-1.2
** pass.c - the whole registry looked through for duplicates: PS1 to PS3 of pass.h. */
#include "rooms/registry/alike.h"
#include "rooms/registry/pass.h"
#include "match/link.h"
#include "web/chore.h"
#include "pass.sql.h"
#include <stdlib.h>

enum { BLOCK_LEAST = 12, BLOCK_WHOLE = 56, PAGE_OF = 2000 };
static const size_t memory = (size_t)512 << 20, memory_of_page = (size_t)64 << 20;

struct side { int n; bool more; int64_t *ids; struct crowd crowd; uint32_t *owner; };      /* more: others follow; owner: a place in crowd.at */
struct twins { person_id a, b; float bits; };
/* A step between its look and its keep; one thread does both, one after the other. */
static struct { struct mem mem; struct last_pass_row pass; person_id one_after, other_after; bool last; int n; struct twins *at; } step;

bool registry_pass_begin(struct req *r, int chunk)
{
    int64_t sides = (everybody_n(r).n + chunk - 1) / chunk;
    struct begin_pass_row row;

    return begin_pass(r, chunk, sides ? sides * (sides + 1) / 2 : 1, r->now, access_reader(r).account, &row) != 0;
}

bool registry_pass_told(struct req *r, struct pass_told *to)
{
    struct last_pass_row p;

    if (!last_pass(r, &p)) return false;
    *to = (struct pass_told){ p.runs, (int)p.done, (int)p.steps, p.pairs, everybody_n(r).n, p.asked, p.ended };
    return true;
}

/* ---- one side -------------------------------------------------------------------------------------- */

static void whose(struct side *s)
{
    s->owner = mem_get(&step.mem, ((size_t)s->crowd.records + 1) * sizeof *s->owner);
    for (int i = 0; i < s->crowd.n; i++)
        for (int k = 0; k < s->crowd.at[i].n; k++) s->owner[s->crowd.at[i].first + (uint32_t)k] = (uint32_t)i;
}

/* What a page of rows took is given back before the next. */
static void read_pages(struct req *r, struct side *s)
{
    struct mem before = r->mem;

    for (int at = 0; at < s->n; at += PAGE_OF) {
        mem_open(&r->mem, &r->fate, memory_of_page);
        crowd_read(r, &s->crowd, s->ids + at, s->n - at < PAGE_OF ? s->n - at : PAGE_OF);
        mem_close(&r->mem);
    }
    r->mem = before;
}

static void read_side(struct req *r, struct vocabulary *words, person_id after, int64_t chunk, struct side *s)
{
    struct people_after all = people_after(r, after, chunk + 1);

    *s = (struct side){ .n = all.n > chunk ? (int)chunk : all.n, .more = all.n > chunk, .ids = mem_get(&step.mem, ((size_t)all.n + 1) * sizeof *s->ids) };
    for (int i = 0; i < s->n; i++) s->ids[i] = all.at[i].person.v;
    if (!s->n) return;
    int64_t spellings = spellings_between(r, all.at[0].person, all.at[s->n - 1].person).n;
    crowd_open(&s->crowd, words, &step.mem, s->n, (uint32_t)spellings);
    read_pages(r, s);
    whose(s);
}

/* What says nothing in the whole registry (L1 of match/link.h) says no more in a part of it. */
static uint32_t block_most(struct req *r)
{
    int64_t all = everybody_n(r).n, most = all ? BLOCK_WHOLE * step.pass.chunk / all : BLOCK_WHOLE;

    return (uint32_t)(most < BLOCK_LEAST ? BLOCK_LEAST : most > BLOCK_WHOLE ? BLOCK_WHOLE : most);
}

/* ---- a step ---------------------------------------------------------------------------------------- */

static int by_both(const void *x, const void *y)
{
    const struct twins *a = x, *b = y;

    if (a->a.v != b->a.v) return a->a.v < b->a.v ? -1 : 1;
    return (a->b.v > b->b.v) - (a->b.v < b->b.v);
}

/* Pairs of records become pairs of files, each once, weighed over all their spellings. */
static void take(const struct side *one, const struct side *other, const struct pair *pairs, uint32_t n)
{
    int k = 0;

    step.at = mem_get(&step.mem, ((size_t)n + 1) * sizeof *step.at);
    for (uint32_t i = 0; i < n; i++) {
        const struct dossier *x = &one->crowd.at[one->owner[pairs[i].a]], *y = &other->crowd.at[other->owner[pairs[i].b]];
        if (x->root.v == y->root.v) continue;
        step.at[k++] = (struct twins){ x->root.v < y->root.v ? x->root : y->root, x->root.v < y->root.v ? y->root : x->root,
                                       crowd_alike(&one->crowd, x, &other->crowd, y).all };
    }
    qsort(step.at, (size_t)k, sizeof *step.at, by_both);
    for (int i = 0; i < k; i++) {
        struct twins *last = step.n ? &step.at[step.n - 1] : NULL;
        if (!last || by_both(last, &step.at[i])) step.at[step.n++] = step.at[i];
        else if (last->bits < step.at[i].bits) last->bits = step.at[i].bits;
    }
}

/* Where the pass stands after this step: the next people on the other side, else the next on the first, else nowhere. */
static void next_step(const struct side *one, const struct side *other)
{
    step.one_after = step.pass.one_after;
    if (other->more) { step.other_after.v = other->ids[other->n - 1]; return; }
    step.last = !one->more;
    if (!step.last) step.one_after.v = one->ids[one->n - 1];
    step.other_after = step.one_after;
}

bool registry_pass_look(struct req *r, int threads)
{
    struct vocabulary words;
    struct side one, two, *other = &two;
    struct pair *pairs;

    if (step.mem.fate) mem_close(&step.mem);
    memset(&step, 0, sizeof step);
    if (!last_pass(r, &step.pass) || !step.pass.runs) return false;
    mem_open(&step.mem, &r->fate, memory);
    vocabulary_open(&words, &step.mem);
    read_side(r, &words, step.pass.one_after, step.pass.chunk, &one);
    if (step.pass.other_after.v == step.pass.one_after.v) other = &one;
    else read_side(r, &words, step.pass.other_after, step.pass.chunk, &two);
    struct link l = { .words = &words, .a = one.crowd.record, .na = one.crowd.records, .least = evidence_possible(TOWN), .threads = threads, .every = true,
        .block_most = block_most(r) };
    if (other != &one) l.b = other->crowd.record, l.nb = other->crowd.records;
    if (one.n && other->n) {
        uint32_t n = link_find(&l, &step.mem, &pairs);
        take(&one, other, pairs, n);
    }
    next_step(&one, other);
    return true;
}

void registry_pass_keep(struct req *r)
{
    int64_t fresh = 0;

    if (!move_pass(r, step.pass.id, step.pass.done, step.one_after, step.other_after, step.last ? r->now : (instant){ 0 })) return;        /* PS2 */
    for (int i = 0; i < step.n; i++) fresh += pair_note(r, step.at[i].a, step.at[i].b, step.at[i].bits);
    add_pairs(r, step.pass.id, fresh);
    if (step.last) act(r, "looked through the registry for duplicates", "pass", step.pass.id.v);
}

static bool look(struct req *r) { return registry_pass_look(r, 1); }
CHORE(registry_pass, .every = 1, .slow = true, .due = look, .run = registry_pass_keep);
