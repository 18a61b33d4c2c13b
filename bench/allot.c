/* SPDX-License-Identifier: EUPL-1.2
** allot.c - the allocation of places, measured: a large city, a town; what was given in another order comes out the same.
**
**   build/bench/allot [CHILDREN STRUCTURES]        100000 1000 unless told */
#include "bench.h"
#include "allot/allot.h"
#include <stdio.h>
#include <stdlib.h>

enum { LISTED = 10, ROUNDS = 5, GROUPS = 2, QUARTERS = 20 };
static struct fate fate;
static uint64_t seed;

static uint32_t roll(uint32_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((seed >> 33) % below);
}

/* Structures with an infants' and a toddlers' group each, of 12 and 25, some fewer than there are children; families list the
** structures of their quarter first, and every fourth has brothers and sisters. Points as in a town's table: few different ones. */
static void make(struct mem *m, struct allot *a, int children, int structures)
{
    struct allot_group *g = mem_get(m, (size_t)structures * GROUPS * sizeof *g);
    struct allot_child *c = mem_get(m, (size_t)children * sizeof *c);
    int places = children * 9 / 10 / structures;

    *a = (struct allot){ children, c, structures * GROUPS, g };
    for (int i = 0; i < structures * GROUPS; i++)
        g[i] = (struct allot_group){ .places = i % GROUPS ? places * 2 / 3 : places / 3, .house = i / GROUPS, .kept = { 2 } };
    for (int i = 0; i < children; i++) {
        struct allot_option *o = mem_get(m, LISTED * sizeof *o);
        bool kin = i % 4 == 1;                                  /* with the one before it */
        uint32_t near = roll(QUARTERS), age = roll(3) > 0;
        int32_t points = kin ? c[i - 1].options[0].points : (int32_t)roll(200);
        for (int k = 0; k < LISTED; k++) {
            uint32_t quarter = (uint32_t)structures / QUARTERS, house = k < 6 ? near * quarter + roll(quarter) : roll((uint32_t)structures);
            if (kin && k < 6) house = (uint32_t)g[c[i - 1].options[k].group].house;
            for (int n = 0; n < k; n++) if ((uint32_t)g[o[n].group].house == house) { house = roll((uint32_t)structures); n = -1; }
            o[k] = (struct allot_option){ (int)(house * GROUPS + age), points };
        }
        c[i] = (struct allot_child){ .id = i + 1, .tie = { roll(30000) }, .draw = roll(1u << 31), .reserves = roll(20) == 0,
            .noptions = LISTED, .options = o };
        if (kin) c[i].family = c[i - 1].family = i, c[i].together = c[i - 1].together = true;
    }
}

static double once(const struct allot *a, struct allotted *to, struct mem *m)
{
    int64_t start = cpu_ns();

    *to = allot(m, a);
    return (double)(cpu_ns() - start) / 1e6;
}

static double bar_ms(int children, int structures, bool tell)
{
    struct mem made, m;
    struct allot a;
    struct allotted got;
    double ms[ROUNDS];

    mem_open(&made, &fate, (size_t)1 << 30);
    make(&made, &a, children, structures);
    for (int i = 0; i < ROUNDS; i++) {
        mem_open(&m, &fate, (size_t)1 << 30);
        ms[i] = once(&a, &got, &m);
        if (i + 1 < ROUNDS) mem_close(&m);
    }
    if (tell) {
        int placed = 0, first = 0, bad = 0;
        struct mem other;
        int64_t start = cpu_ns();
        const char *wrong = allot_wrong(&m, &a, &got);
        figure("  checked by itself", (double)(cpu_ns() - start) / 1e6, "ms CPU");
        for (int i = 0; i < children; i++) placed += got.option[i] >= 0, first += got.option[i] == 0;
        figure("  children placed", placed, "children");
        figure("  in the first of their list", first, "children");
        figure("  families brought together", got.united, "families");
        bar_at_most("  passed over, or wrong in another way", wrong != NULL, "", 0);
        struct allot_child *turned = mem_get(&made, (size_t)children * sizeof *turned);
        for (int i = 0; i < children; i++) turned[i] = a.child[children - 1 - i];
        mem_open(&other, &fate, (size_t)1 << 30);
        struct allotted again = allot(&other, &(struct allot){ children, turned, a.ngroups, a.group });
        for (int i = 0; i < children; i++) bad += again.option[children - 1 - i] != got.option[i];
        bar_at_most("  different when given in another order", bad, "children", 0);
        mem_close(&other);
    }
    mem_close(&m);
    mem_close(&made);
    return median(ms, ROUNDS);
}

int main(int argc, char **argv)
{
    int children = argc > 1 ? atoi(argv[1]) : 100000, structures = argc > 2 ? atoi(argv[2]) : 1000;
    char what[100];

    if (setjmp(fate.edge)) { fprintf(stderr, "allot: %s\n", fate.why); return 1; }
    snprintf(what, sizeof what, "places: %d children, %d structures, 10 wishes, both steps", children, structures);
    seed = 2026;
    bar_at_most(what, bar_ms(children, structures, false), "ms CPU", 1000);
    seed = 2026;
    bar_ms(children, structures, true);
    seed = 7;
    bar_at_most("places: a town of 5000 children, 60 structures", bar_ms(5000, 60, false), "ms CPU", 20);
    return bars_missed() != 0;
}
