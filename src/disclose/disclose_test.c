/* SPDX-License-Identifier: EUPL-1.2
** disclose_test.c - DI1 to DI5 against an attacker who knows nothing of how it is done: he has what is shown, the sums, and a search
** over whole numbers that tells between which bounds each hidden figure must lie. */
#include "base/test.h"
#include "disclose/disclose.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FIGURES = 1500, SUMS = 400, PARTS = 20000, LIMIT = 5 };
static uint64_t seed;
static struct disclose_figure fig[FIGURES];
static struct disclose_sum sum[SUMS];
static int part[PARTS], nparts;
static struct disclose q;
static struct fate fate;
static struct mem m;

static int roll(int below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((seed >> 33) % (uint64_t)below);
}

static void begin(uint64_t s)
{
    mem_close(&m);
    mem_open(&m, &fate, (size_t)1 << 28);
    seed = s, nparts = 0;
    q = (struct disclose){ .limit = LIMIT, .figure = fig, .sum = sum };
}
static int figure(int64_t value, enum disclose_use use)
{
    fig[q.nfigures] = (struct disclose_figure){ .value = value, .use = use };
    return q.nfigures++;
}
static void sum_begin(int total) { sum[q.nsums++] = (struct disclose_sum){ total, 0, part + nparts }; }
static void sum_part(int f) { part[nparts++] = f; sum[q.nsums - 1].n++; }

/* ---- the attacker ---- */

enum { FAR = 400 };
struct known { int64_t lo[FIGURES], hi[FIGURES]; };
static long steps;

static bool narrow(struct known *k)             /* interval arithmetic over every sum until nothing moves; false: impossible */
{
    for (bool moved = true; moved; ) {
        moved = false;
        for (int s = 0; s < q.nsums; s++) {
            int64_t lo = -k->hi[sum[s].total], hi = -k->lo[sum[s].total];        /* parts - total = 0 */
            for (int i = 0; i < sum[s].n; i++) lo += k->lo[sum[s].part[i]], hi += k->hi[sum[s].part[i]];
            if (lo > 0 || hi < 0) return false;
            for (int i = -1; i < sum[s].n; i++) {
                int f = i < 0 ? sum[s].total : sum[s].part[i];
                int64_t nlo, nhi;
                if (k->lo[f] == k->hi[f]) continue;
                if (i < 0) nlo = lo + k->hi[f], nhi = hi + k->lo[f];
                else nlo = k->hi[f] - hi, nhi = k->lo[f] - lo;
                if (nlo > k->lo[f]) {
                    if (i < 0) hi -= nlo - k->lo[f]; else lo += nlo - k->lo[f];
                    k->lo[f] = nlo, moved = true;
                }
                if (nhi < k->hi[f]) {
                    if (i < 0) lo += k->hi[f] - nhi; else hi -= k->hi[f] - nhi;
                    k->hi[f] = nhi, moved = true;
                }
                if (k->lo[f] > k->hi[f]) return false;
            }
        }
    }
    return true;
}

/* Is there a world within these bounds? */
static bool possible(struct known *k)
{
    static struct known deep[64];
    static int depth;
    int f = -1;

    if (++steps > 200000) return true;          /* he gives up: the caller counts it */
    if (!narrow(k)) return false;
    for (int i = 0; i < q.nfigures; i++)
        if (k->lo[i] < k->hi[i] && (f < 0 || k->hi[i] - k->lo[i] < k->hi[f] - k->lo[f])) f = i;
    if (f < 0) return true;
    if (depth == 63) { steps = 1 << 30; return true; }
    int64_t lo = k->lo[f], hi = k->hi[f], near = fig[f].value < lo ? lo : fig[f].value > hi ? hi : fig[f].value;
    for (int64_t d = 0; d <= hi - lo; d++)
        for (int way = -1; way <= 1; way += 2) {
            int64_t v = near + way * d;
            if (v < lo || v > hi || (!d && way > 0)) continue;
            struct known *next = &deep[depth++];
            memcpy(next, k, sizeof *k);
            next->lo[f] = next->hi[f] = v;
            bool it_is = possible(next);
            depth--;
            if (it_is) return true;
        }
    return false;
}

static void what_is_known(struct known *k, const bool *hidden)
{
    for (int i = 0; i < q.nfigures; i++) {
        bool open = fig[i].use == DISCLOSE_SHOWN || (fig[i].use == DISCLOSE_TABLE && !hidden[i]);
        bool cell = fig[i].use == DISCLOSE_TABLE || fig[i].use == DISCLOSE_HIDDEN;
        k->lo[i] = open ? fig[i].value : fig[i].least == DISCLOSE_ANY ? -FAR : fig[i].least > 0 ? fig[i].least : cell && !q.zeros ? 1 : 0;
        k->hi[i] = open ? fig[i].value : fig[i].most ? fig[i].most : FAR;
    }
}

/* How wide is what he knows of a figure, LIMIT being wide enough?  -1: he gave up. */
static int width(const bool *hidden, int f)
{
    static struct known all, k;
    int64_t v = fig[f].value, least = v;

    what_is_known(&all, hidden);
    narrow(&all);
    for (int64_t x = all.lo[f] > v - LIMIT ? all.lo[f] : v - LIMIT; x < v; x++) {
        k = all, k.lo[f] = k.hi[f] = x, steps = 0;
        bool it_is = possible(&k);
        if (steps > 200000) return -1;
        if (it_is) { least = x; break; }
    }
    for (int wide = LIMIT; wide > 0; wide--) {
        if (least + wide <= v) return wide;
        if (least + wide > all.hi[f]) continue;
        k = all, k.lo[f] = least + wide, steps = 0;
        bool it_is = possible(&k);
        if (steps > 200000) return -1;
        if (it_is) return wide;
    }
    return 0;
}

struct raid { int small, found, narrow, gave_up, exposed; };
static bool small_one(int i)
{
    int64_t v = llabs(fig[i].value);

    if (fig[i].use == DISCLOSE_SHOWN || fig[i].use == DISCLOSE_FREE) return false;
    return v ? v < LIMIT : q.zeros && fig[i].use != DISCLOSE_BEHIND;
}
static void raid(struct raid *t, const struct disclosed *d)
{
    for (int i = 0; i < q.nfigures; i++) {
        bool exposed = false;
        if (!small_one(i)) continue;
        for (int e = 0; d && e < d->nexposed; e++) exposed |= d->exposed[e] == i;
        t->small++;
        if (exposed) { t->exposed++; continue; }
        int w = width(d ? d->hidden : (bool[FIGURES]){ 0 }, i);
        t->gave_up += w < 0, t->found += w == 0, t->narrow += w >= 0 && w < LIMIT;
    }
}
static void shut(const struct disclosed *d)      /* DI1, DI4 */
{
    for (int i = 0; i < q.nfigures; i++) {
        if (fig[i].use == DISCLOSE_TABLE && small_one(i)) assert_true(d->hidden[i]);
        if (fig[i].use == DISCLOSE_TABLE && !fig[i].value && !q.zeros) assert_false(d->hidden[i]);
        if (fig[i].use == DISCLOSE_SHOWN) assert_false(d->hidden[i]);
    }
}

/* ---- tables ---- */

/* rows x columns with margins; cell[r][c], row rows = the column totals, column columns = the row totals. */
struct table { int rows, columns, at[64][20]; };
static int64_t some(int most) { return roll(3) ? roll(most) : roll(6); }
static void table_make(struct table *t, int rows, int columns, int most, enum disclose_use use)
{
    int64_t v[64][20] = { { 0 } };

    t->rows = rows, t->columns = columns;
    for (int r = 0; r < rows; r++) for (int c = 0; c < columns; c++) {
        v[r][c] = some(most);
        v[r][columns] += v[r][c], v[rows][c] += v[r][c], v[rows][columns] += v[r][c];
    }
    for (int r = 0; r <= rows; r++) for (int c = 0; c <= columns; c++) t->at[r][c] = figure(v[r][c], use);
}
static void table_sums(const struct table *t)
{
    for (int r = 0; r <= t->rows; r++) { sum_begin(t->at[r][t->columns]); for (int c = 0; c < t->columns; c++) sum_part(t->at[r][c]); }
    for (int c = 0; c <= t->columns; c++) { sum_begin(t->at[t->rows][c]); for (int r = 0; r < t->rows; r++) sum_part(t->at[r][c]); }
}

static void attacker_wins_where_only_small_ones_hide(void **state)
{
    (void)state;
    struct raid t = { 0 };
    for (int i = 0; i < 200; i++) {
        bool hidden[FIGURES] = { 0 };
        struct table x;
        begin((uint64_t)i);
        table_make(&x, 3, 3, 30, DISCLOSE_TABLE), table_sums(&x);
        for (int f = 0; f < q.nfigures; f++) hidden[f] = small_one(f);
        struct disclosed d = { .hidden = hidden };
        raid(&t, &d);
    }
    print_message("# only small ones hidden: of %d he knows %d exactly, %d more closely than the limit\n", t.small, t.found, t.narrow);
    assert_true(t.found > t.small / 4);
}

static void nobody_finds_a_cell(void **state)
{
    (void)state;
    struct raid t = { 0 };
    int beside = 0;
    for (int i = 0; i < 1500; i++) {
        struct table x;
        begin((uint64_t)i + 1000);
        q.zeros = i % 4 == 3;
        table_make(&x, 2 + roll(3), 2 + roll(3), 5 + roll(40), DISCLOSE_TABLE), table_sums(&x);
        struct disclosed d = disclose(&m, &q);
        shut(&d), raid(&t, &d);
        beside += d.beside;
    }
    print_message("# %d small figures, %d others hidden beside them, the attacker gave up on %d\n", t.small, beside, t.gave_up);
    assert_int_equal(t.narrow, 0);
    assert_int_equal(t.exposed, 0);
    assert_true(t.small > 3000 && t.gave_up < t.small / 20);
}

/* People by sex and by age with one total, in units, and the town: two tables beside each other, and their sums over units. */
static void nobody_finds_a_cell_between_two_tables(void **state)
{
    (void)state;
    struct raid t = { 0 };
    for (int i = 0; i < 600; i++) {
        int units = 2 + roll(2), sex[4][4], age[4][4], total[4];
        int64_t s[4][4] = { { 0 } }, a[4][4] = { { 0 } }, n[4] = { 0 };
        begin((uint64_t)i + 9000);
        for (int u = 0; u < units; u++)
            for (int k = roll(40) + 3; k > 0; k--) {
                int x = roll(10) < 5 ? 0 : roll(10) < 8 ? 1 : 2, y = roll(3);
                s[u][x]++, a[u][y]++, n[u]++, s[units][x]++, a[units][y]++, n[units]++;
            }
        for (int u = 0; u <= units; u++) {
            total[u] = figure(n[u], DISCLOSE_TABLE);
            for (int k = 0; k < 3; k++) sex[u][k] = figure(s[u][k], DISCLOSE_TABLE), age[u][k] = figure(a[u][k], DISCLOSE_TABLE);
            sum_begin(total[u]); for (int k = 0; k < 3; k++) sum_part(sex[u][k]);
            sum_begin(total[u]); for (int k = 0; k < 3; k++) sum_part(age[u][k]);
        }
        for (int k = 0; k < 3; k++) {
            sum_begin(sex[units][k]); for (int u = 0; u < units; u++) sum_part(sex[u][k]);
            sum_begin(age[units][k]); for (int u = 0; u < units; u++) sum_part(age[u][k]);
        }
        sum_begin(total[units]); for (int u = 0; u < units; u++) sum_part(total[u]);
        struct disclosed d = disclose(&m, &q);
        shut(&d), raid(&t, &d);
    }
    print_message("# sex beside age: %d small figures, exposed %d, the attacker gave up on %d\n", t.small, t.exposed, t.gave_up);
    assert_int_equal(t.narrow, 0);
    assert_int_equal(t.exposed, 0);
}

/* ---- one report after another ---- */

/* What the first publication showed is known, what it hid stays hidden. */
static void publish(const struct disclosed *d)
{
    for (int i = 0; i < q.nfigures; i++)
        if (fig[i].use == DISCLOSE_TABLE) fig[i].use = d->hidden[i] ? DISCLOSE_HIDDEN : DISCLOSE_SHOWN;
}

/* A second edition: a few cells corrected; what the two differ by must not be found where it is small. */
static void nobody_finds_what_two_editions_differ_by(void **state)
{
    (void)state;
    struct raid t = { 0 };
    for (int i = 0; i < 600; i++) {
        struct table one, two = { 0 };
        int64_t v[20][20];
        begin((uint64_t)i + 20000);
        table_make(&one, 3, 2 + roll(2), 8 + roll(30), DISCLOSE_TABLE), table_sums(&one);
        struct disclosed d = disclose(&m, &q);
        publish(&d);
        two.rows = one.rows, two.columns = one.columns;
        for (int r = 0; r <= one.rows; r++) for (int c = 0; c <= one.columns; c++) v[r][c] = fig[one.at[r][c]].value;
        for (int k = 1 + roll(2); k > 0; k--) {
            int r = roll(one.rows), c = roll(one.columns), by = roll(2) ? 1 + roll(3) : 10 + roll(9);
            v[r][c] += by, v[r][one.columns] += by, v[one.rows][c] += by, v[one.rows][one.columns] += by;
        }
        for (int r = 0; r <= one.rows; r++) for (int c = 0; c <= one.columns; c++) {
            int was = one.at[r][c];
            two.at[r][c] = was;
            if (v[r][c] == fig[was].value) continue;
            two.at[r][c] = figure(v[r][c], DISCLOSE_TABLE);
            int by = figure(v[r][c] - fig[was].value, DISCLOSE_BEHIND);
            fig[by].least = DISCLOSE_ANY;
            sum_begin(two.at[r][c]), sum_part(was), sum_part(by);
        }
        table_sums(&two);
        d = disclose(&m, &q);
        shut(&d), raid(&t, &d);
    }
    print_message("# two editions: %d small figures, exposed %d, the attacker gave up on %d\n", t.small, t.exposed, t.gave_up);
    assert_int_equal(t.narrow, 0);
    assert_true(t.exposed <= t.small / 50);
    assert_true(t.gave_up < t.small / 20);
}

/* Months one by one, then the year: units x months, the last month never shown by itself. */
static void nobody_finds_the_month_that_is_missing(void **state)
{
    (void)state;
    struct raid t = { 0 };
    for (int i = 0; i < 600; i++) {
        int units = 2 + roll(2), months = 2 + roll(2), at[5][5];
        int64_t v[5][5] = { { 0 } };
        begin((uint64_t)i + 40000);
        for (int k = 0; k < months; k++) {
            for (int u = 0; u < units; u++) v[u][k] = some(25), v[units][k] += v[u][k];
            for (int u = 0; u <= units; u++) at[u][k] = figure(v[u][k], k == months - 1 ? DISCLOSE_BEHIND : DISCLOSE_TABLE);
            sum_begin(at[units][k]); for (int u = 0; u < units; u++) sum_part(at[u][k]);
            struct disclosed d = disclose(&m, &q);
            publish(&d);
        }
        for (int u = 0; u <= units; u++) {
            int64_t all = 0;
            for (int k = 0; k < months; k++) all += v[u][k];
            at[u][months] = figure(all, DISCLOSE_TABLE);
            sum_begin(at[u][months]); for (int k = 0; k < months; k++) sum_part(at[u][k]);
        }
        sum_begin(at[units][months]); for (int u = 0; u < units; u++) sum_part(at[u][months]);
        struct disclosed d = disclose(&m, &q);
        shut(&d), raid(&t, &d);
    }
    print_message("# months, then the year: %d small figures, exposed %d, the attacker gave up on %d\n", t.small, t.exposed, t.gave_up);
    assert_int_equal(t.narrow, 0);
    assert_true(t.gave_up < t.small / 20);
}

/* What everybody knows already cannot be hidden any more, and it is said. */
static void what_is_known_already_is_told(void **state)
{
    (void)state;
    begin(1);
    int total = figure(30, DISCLOSE_SHOWN), one = figure(27, DISCLOSE_SHOWN), other = figure(3, DISCLOSE_TABLE);
    sum_begin(total), sum_part(one), sum_part(other);
    struct disclosed d = disclose(&m, &q);
    assert_true(d.hidden[other]);
    assert_int_equal(d.nexposed, 1);
    assert_int_equal(d.exposed[0], other);
}

static void nothing_small_nothing_hidden(void **state)
{
    (void)state;
    struct table x;
    begin(2);
    table_make(&x, 4, 4, 1, DISCLOSE_TABLE), table_sums(&x);       /* noughts, and some below six */
    for (int i = 0; i < q.nfigures; i++) if (fig[i].value) fig[i].value += 100;
    struct disclosed d = disclose(&m, &q);
    for (int i = 0; i < q.nfigures; i++) assert_false(d.hidden[i]);
    begin(3), q.limit = 1;
    figure(1, DISCLOSE_TABLE);
    d = disclose(&m, &q);
    assert_false(d.hidden[0]);                                      /* a town without a limit */
}

static void cost_with_size(void **state)
{
    (void)state;
    for (int rows = 5; rows <= 40; rows *= 2) {
        struct table x;
        begin(77);
        table_make(&x, rows - 1, 13, 200, DISCLOSE_TABLE), table_sums(&x);
        clock_t began = clock();
        struct disclosed d = disclose(&m, &q);
        double ms = (double)(clock() - began) * 1e3 / CLOCKS_PER_SEC;
        print_message("# %d figures, %d sums: %d small, %d beside, %.1f ms\n", q.nfigures, q.nsums, d.small, d.beside, ms);
        assert_true(ms < 20000);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(attacker_wins_where_only_small_ones_hide), cmocka_unit_test(nobody_finds_a_cell),
        cmocka_unit_test(nobody_finds_a_cell_between_two_tables), cmocka_unit_test(nobody_finds_what_two_editions_differ_by),
        cmocka_unit_test(nobody_finds_the_month_that_is_missing), cmocka_unit_test(what_is_known_already_is_told),
        cmocka_unit_test(nothing_small_nothing_hidden), cmocka_unit_test(cost_with_size) };
    mem_open(&m, &fate, (size_t)1 << 28);
    return cmocka_run_group_tests(all, NULL, NULL);
}
