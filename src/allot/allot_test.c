/* SPDX-License-Identifier: EUPL-1.2
** allot_test.c - AL1 to AL6: small towns against every outcome there is, large ones against the checker. */
#include "base/test.h"
#include "allot/allot.h"
#include <stdlib.h>

static uint64_t seed;

static int roll(int below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((seed >> 33) % (uint64_t)below);
}

struct town { struct allot a; struct allot_child child[4000]; struct allot_group group[60]; struct allot_option option[4000][8]; };
static struct town t, u;

static void make(int children, int groups, int houses, int places, int most, int points, bool reserves)
{
    t.a = (struct allot){ children, t.child, groups, t.group };
    for (int g = 0; g < groups; g++) {
        t.group[g] = (struct allot_group){ .places = roll(places + 1), .house = g % houses };
        if (reserves) for (int k = 0; k < 2; k++) t.group[g].kept[k] = roll(3);
    }
    for (int i = 0; i < children; i++) {
        struct allot_child *c = &t.child[i];
        *c = (struct allot_child){ .id = 1000 + i * 7 % children, .tie = { roll(2) }, .draw = roll(children), .reserves = reserves ? (unsigned)roll(4) : 0,
            .family = roll(3) ? 0 : 1 + roll(children / 3 + 1), .together = roll(2), .options = t.option[i] };
        for (int n = roll(most + 1); c->noptions < n && c->noptions < groups; ) {
            int g = roll(groups), k = 0;
            while (k < c->noptions && t.option[i][k].group != g) k++;
            if (k < c->noptions) continue;
            t.option[i][c->noptions++] = (struct allot_option){ g, roll(points) };
        }
    }
}

/* ---- AL1, AL2: every outcome of a small town, by the definition of stable ---- */

static bool group_takes(int g, const int *option, int who)         /* would it, with those that sit there? */
{
    bool sits[8] = { 0 }, in[8] = { 0 };
    int left = t.group[g].places, promised = left;

    for (int i = 0; i < t.a.nchildren; i++) sits[i] = i == who || (option[i] >= 0 && t.option[i][option[i]].group == g);
    for (int k = 0; k <= ALLOT_RESERVES; k++) {
        int kept = k == ALLOT_RESERVES ? left : t.group[g].kept[k] < promised ? t.group[g].kept[k] : promised;
        promised -= kept;
        for (; kept > 0; kept--) {
            int best = -1;
            for (int i = 0; i < t.a.nchildren; i++) {
                if (!sits[i] || in[i] || (k < ALLOT_RESERVES && !(t.child[i].reserves >> k & 1))) continue;
                int32_t p = 0, q = 0;
                for (int o = 0; o < t.child[i].noptions; o++) if (t.option[i][o].group == g) p = t.option[i][o].points;
                if (best >= 0) for (int o = 0; o < t.child[best].noptions; o++) if (t.option[best][o].group == g) q = t.option[best][o].points;
                if (best < 0 || allot_before(&t.child[i], p, &t.child[best], q)) best = i;
            }
            if (best < 0) break;
            in[best] = true;
            left--;
        }
    }
    return in[who];
}

static bool stable(const int *option)
{
    for (int i = 0; i < t.a.nchildren; i++) {
        if (option[i] >= 0 && !group_takes(t.option[i][option[i]].group, option, i)) return false;
        for (int k = 0; k < (option[i] < 0 ? t.child[i].noptions : option[i]); k++)
            if (group_takes(t.option[i][k].group, option, i)) return false;
    }
    return true;
}

/* Is there a stable outcome in which somebody is better off? */
static int every_outcome(int *option, int i, const int *mine, int *stables)
{
    int better = 0;

    if (i == t.a.nchildren) {
        if (!stable(option)) return 0;
        ++*stables;
        for (int k = 0; k < i; k++) better |= option[k] >= 0 && (mine[k] < 0 || option[k] < mine[k]);
        return better;
    }
    for (option[i] = -1; option[i] < t.child[i].noptions; option[i]++) better |= every_outcome(option, i + 1, mine, stables);
    return better;
}

static void small_towns(void **state)
{
    for (int n = 0; n < 400; n++) {
        int option[8], stables = 0;
        seed = (uint64_t)n;
        make(2 + roll(4), 1 + roll(4), 2, 2, 3, 4, n % 2);
        for (int i = 0; i < t.a.nchildren; i++) t.child[i].together = false;
        struct allotted got = allot(MEM, &t.a);
        assert_null(allot_wrong(MEM, &t.a, &got));
        assert_true(stable(got.option));
        assert_int_equal(every_outcome(option, 0, got.option, &stables), 0);
        assert_true(stables >= 1);
    }
}

/* ---- the checker: each outcome of a small town that the definition refuses, it refuses ---- */

static int unequal(void **state, int *option, int i)
{
    int bad = 0, front[8] = { -1, -1, -1, -1, -1, -1, -1, -1 };

    if (i == t.a.nchildren) {
        struct allotted o = { .option = option, .front = front };
        return stable(option) != (allot_wrong(MEM, &t.a, &o) == NULL);
    }
    for (option[i] = -1; option[i] < t.child[i].noptions; option[i]++) bad += unequal(state, option, i + 1);
    return bad;
}

static void checker(void **state)
{
    for (int n = 0; n < 60; n++) {
        int option[8];
        seed = (uint64_t)n + 9000;
        make(2 + roll(3), 1 + roll(3), 2, 2, 3, 3, n % 2);
        assert_int_equal(unequal(state, option, 0), 0);
    }
}

static void checker_of_lies(void **state)
{
    struct allotted got;
    int at = 0;

    seed = 5;
    make(300, 10, 5, 20, 5, 100, true);
    got = allot(MEM, &t.a);
    while (got.option[at] < 0) at++;
    int was = got.option[at];
    got.option[at] = -1;
    assert_non_null(allot_wrong(MEM, &t.a, &got));                  /* a place taken away */
    got.option[at] = t.child[at].noptions;
    assert_non_null(allot_wrong(MEM, &t.a, &got));                  /* one that was not listed */
    got.option[at] = was;
    assert_null(allot_wrong(MEM, &t.a, &got));
    t.group[t.option[at][was].group].places = 0;
    assert_non_null(allot_wrong(MEM, &t.a, &got));
}

/* ---- AL3: the same, shuffled ---- */

static void shuffled(void **state)
{
    for (int n = 0; n < 40; n++) {
        int where[4000];
        seed = (uint64_t)n + 100;
        make(1000 + roll(2000), 5 + roll(50), 10, 60, 8, 40, n % 2);
        struct allotted a = allot(MEM, &t.a), b;
        assert_null(allot_wrong(MEM, &t.a, &a));
        u.a = (struct allot){ t.a.nchildren, u.child, t.a.ngroups, t.group };
        for (int i = 0; i < t.a.nchildren; i++) where[i] = i;
        for (int i = t.a.nchildren; --i > 0; ) { int k = roll(i + 1), w = where[i]; where[i] = where[k]; where[k] = w; }
        for (int i = 0; i < t.a.nchildren; i++) u.child[where[i]] = t.child[i];
        b = allot(MEM, &u.a);
        assert_int_equal(a.united, b.united);
        for (int i = 0; i < t.a.nchildren; i++) {
            assert_int_equal(a.option[i], b.option[where[i]]);
            assert_int_equal(a.front[i], b.front[where[i]]);
        }
        if (n % 8 == 7) { mem_close(MEM); mem_open(MEM, MEM->fate, (size_t)1 << 28); }
    }
}

/* ---- said by hand ---- */

static void order(void **state)
{
    struct allot_child a = { .id = 2, .tie = { 5 }, .draw = 9 }, b = { .id = 1, .tie = { 5 }, .draw = 3 };

    (void)state;
    assert_true(allot_before(&a, 10, &b, 9));                       /* points before all */
    assert_false(allot_before(&a, 9, &b, 9));                       /* equal points, equal income: the draw */
    a.tie[0] = 4;
    assert_true(allot_before(&a, 9, &b, 9));                        /* a lower income before the draw */
    a.tie[0] = 5, a.draw = 3;
    assert_true(allot_before(&b, 9, &a, 9));                        /* at last the id: never equal */
}

/* Three children, one place in house A and two in B.  Anna is first for A; her brother would be first for B. */
static void siblings(void **state)
{
    struct allot_group g[] = { { .places = 1, .house = 0 }, { .places = 2, .house = 1 }, { .places = 1, .house = 0 } };
    struct allot_option anna[] = { { 0, 50 }, { 1, 50 } }, ben[] = { { 1, 40 }, { 2, 40 } }, chris[] = { { 2, 30 }, { 1, 30 } };
    struct allot_child c[] = { { .id = 1, .family = 7, .noptions = 2, .options = anna }, { .id = 2, .family = 7, .noptions = 2, .options = ben },
                               { .id = 3, .noptions = 2, .options = chris } };
    struct allot a = { 3, c, 3, g };
    struct allotted got = allot(MEM, &a);

    assert_int_equal(got.option[0], 0);                             /* nobody asked: each its first */
    assert_int_equal(got.option[1], 0);
    assert_int_equal(got.united, 0);
    c[1].together = true;                                           /* asked: house 0 and 1 are liked alike, 0 comes first */
    got = allot(MEM, &a);
    assert_int_equal(got.option[0], 0);
    assert_int_equal(got.option[1], 1);                             /* Ben goes to Anna's house, into Chris' place: he has more points */
    assert_int_equal(got.option[2], 1);
    assert_int_equal(got.united, 1);
    assert_null(allot_wrong(MEM, &a, &got));
    chris[0].points = 45;                                           /* Chris stands before Ben there: then both go to house 1 */
    got = allot(MEM, &a);
    assert_int_equal(got.option[2], 0);
    assert_int_equal(got.option[0], 1);
    assert_int_equal(got.option[1], 0);
    assert_null(allot_wrong(MEM, &a, &got));
    g[1].places = 1;                                                /* and when only one of them gets in there, each keeps its own */
    got = allot(MEM, &a);
    assert_int_equal(got.option[0], 0);
    assert_int_equal(got.option[1], 0);
    assert_int_equal(got.option[2], 0);
    assert_int_equal(got.united, 0);
}

static void kept_places(void **state)
{
    struct allot_group g[] = { { .places = 2, .kept = { 1 } } };
    struct allot_option o[] = { { 0, 10 }, { 0, 9 }, { 0, 1 } };
    struct allot_child c[] = { { .id = 1, .noptions = 1, .options = &o[0] }, { .id = 2, .noptions = 1, .options = &o[1] },
                               { .id = 3, .reserves = 1, .noptions = 1, .options = &o[2] } };
    struct allotted got = allot(MEM, &(struct allot){ 3, c, 1, g });

    assert_int_equal(got.option[0], 0);
    assert_int_equal(got.option[1], -1);
    assert_int_equal(got.option[2], 0);                             /* fewest points, but the place is kept for it */
    c[2].reserves = 0;
    got = allot(MEM, &(struct allot){ 3, c, 1, g });
    assert_int_equal(got.option[1], 0);                             /* nobody to keep it for: everybody's */
    assert_int_equal(got.option[2], -1);
}

static void nothing(void **state)
{
    struct allotted got = allot(MEM, &(struct allot){ 0 });

    assert_null(allot_wrong(MEM, &(struct allot){ 0 }, &got));
    assert_int_equal(got.united, 0);
}

/* Nobody in a family that asked ends apart with its lists moved, and nobody is brought together for nothing. */
static void families(void **state)
{
    for (int n = 0; n < 30; n++) {
        seed = (uint64_t)n + 500;
        make(2000, 40, 12, 50, 6, 30, false);
        struct allotted got = allot(MEM, &t.a);
        assert_null(allot_wrong(MEM, &t.a, &got));
        for (int i = 0; i < t.a.nchildren; i++) {
            if (got.front[i] < 0) continue;
            assert_true(t.child[i].family);
            assert_true(got.option[i] >= 0);
            int house = t.group[t.option[i][got.option[i]].group].house;
            for (int k = 0; k < t.a.nchildren; k++) {
                if (t.child[k].family != t.child[i].family) continue;
                assert_true(got.option[k] >= 0);
                assert_int_equal(t.group[t.option[k][got.option[k]].group].house, house);
            }
        }
        if (n % 8 == 7) { mem_close(MEM); mem_open(MEM, MEM->fate, (size_t)1 << 28); }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(small_towns), UNIT(checker), UNIT(checker_of_lies), UNIT(shuffled), UNIT(order), UNIT(siblings),
                                        UNIT(kept_places), UNIT(nothing), UNIT(families) };

    return cmocka_run_group_tests(tests, 0, 0);
}
