/* SPDX-License-Identifier: EUPL-1.2
** talk.c - how many questions a household needs: best first, in file order, everything.
**
** A resident answers truly until nothing is left that could change an answer.  A question about three members counts
** three.  What only staff or the town can say is asked in no variant. */
#include "engine.h"

enum order { BEST_FIRST, FILE_ORDER };
struct talk { int questions; bool same; double worst_ms, sum_ms; int turns; };

static void tell(struct household *h, const struct household *truth, int fact, int member)
{
    struct known k = household_get(truth, fact, member);

    if (k.evidence == EV_NONE) household_put(h, fact, member, 0, EV_DOESNT_KNOW);
    else household_put(h, fact, member, k.value, k.evidence);
}

static int members_of(const struct fact *f, const struct household *h) { return f->person ? h->members : 1; }

static bool same(const struct screening *a, const struct screening *b)
{
    for (int p = 0; p < a->n; p++) {
        const struct verdict *x = &a->at[p], *y = &b->at[p];

        if (x->answer != y->answer || x->judged != y->judged) return false;
        if (x->answer != YES) continue;
        if (x->namounts != y->namounts) return false;
        for (int i = 0; i < x->namounts; i++)
            if (x->amounts[i].value.lo != y->amounts[i].value.lo || x->amounts[i].value.hi != y->amounts[i].value.hi)
                return false;
    }
    return true;
}

/* Which of the open questions comes next: the engine's best, or the first in facts.txt. */
static const struct question *next(const struct questions *q, enum order order)
{
    const struct question *first = &q->at[0];

    for (int i = 1; order == FILE_ORDER && i < q->n; i++)
        if (q->at[i].fact < first->fact) first = &q->at[i];
    return first;
}

/* One turn: finds the next question and answers it. Gives how many members it was about, 0 at the end. */
static int turn(struct mem *mem, struct household *h, const struct household *truth, enum order order, struct talk *talk)
{
    struct mem own;
    int64_t before = cpu_ns();
    int about = 0;

    mem_open(&own, mem->fate, 64 << 20);
    struct questions q = ask(&own, screen(&own, house->book, h, asked), false);
    double ms = (double)(cpu_ns() - before) / 1e6;
    talk->sum_ms += ms;
    talk->turns++;
    if (ms > talk->worst_ms) talk->worst_ms = ms;
    if (q.n) {
        const struct question *it = next(&q, order);

        about = book_fact(house->book, it->fact)->person ? it->nmembers : 1;
        for (int i = 0; i < about; i++) tell(h, truth, it->fact, it->nmembers ? it->members[i] : 0);
    }
    mem_close(&own);
    return about;
}

static struct talk converse(struct mem *mem, const struct household *truth, enum order order)
{
    const struct book *book = house->book;
    struct household *h = household_new(mem, book, truth->members), *all = household_new(mem, book, truth->members);
    struct talk talk = { .questions = 0 };
    int about;

    for (int f = 0; f < book_facts(book); f++)
        for (int m = 0; m < members_of(book_fact(book, f), truth); m++) {
            if (book_fact(book, f)->town) tell(h, truth, f, m);
            if (!book_fact(book, f)->staff) tell(all, truth, f, m);
        }
    while (talk.turns < 1000 && (about = turn(mem, h, truth, order, &talk)) > 0) talk.questions += about;
    talk.same = same(screen(mem, book, h, asked), screen(mem, book, all, asked));
    return talk;
}

static int every_question(const struct household *truth)
{
    int n = 0;

    for (int i = 0; i < book_facts(house->book); i++) {
        const struct fact *f = book_fact(house->book, i);

        if (!f->staff && !f->town) n += members_of(f, truth);
    }
    return n;
}

void conversations(struct mem *mem, int n)
{
    double best = 0, in_order = 0, everything = 0, sum_ms = 0, turns = 0, *worst = mem_get(mem, (size_t)n * sizeof *worst);
    int differ = 0;

    for (int i = 0; i < n; i++) {
        struct mem own;

        mem_open(&own, mem->fate, 256 << 20);
        struct people *people = people_open(&own, house->book, PEOPLE_SEED, asked, 0);
        struct household *truth = people_household(&own, people, (uint64_t)i);
        struct talk a = converse(&own, truth, BEST_FIRST), b = converse(&own, truth, FILE_ORDER);

        everything += every_question(truth);
        best += a.questions;
        in_order += b.questions;
        sum_ms += a.sum_ms;
        turns += a.turns;
        worst[i] = a.worst_ms;
        differ += !a.same || !b.same;
        mem_close(&own);
    }
    bar_at_most("the next question over all programmes, mean", sum_ms / turns, "ms CPU", 1);
    bar_at_most("  the slowest of a conversation, median", median(worst, n), "ms CPU", 1);
    figure("questions a household: everything in file order", everything / n, "questions");
    figure("  in file order, without what follows or changes nothing", in_order / n, "questions");
    figure("  best first", best / n, "questions");
    bar_at_most("best first against everything in file order", best / everything, "of it", 0.5);
    bar_at_most("households whose final answers differ", differ, "of them", 0);
}
