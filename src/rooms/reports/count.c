/* SPDX-License-Identifier: EUPL-1.2
** count.c - a period counted from the ledger: deliveries by kind, people once each (RP1), households. */
#include "rooms/reports/inside.h"
#include "count.sql.h"

enum { FEW = 4000 };                    /* so many people are looked up one by one; more are read in one go */

const char *const sex_words[SEXES] = { "f", "m", "x", "" }, *const age_words[AGES] = { "0-17", "18-29", "30-54", "55-64", "65-", "" };

const char *sex_in_words(struct req *r, int i)
{
    return text(r, (int[]){ T_reports_sex_f, T_reports_sex_m, T_reports_sex_x, T_reports_sex_none }[i]);
}

const char *age_in_words(struct req *r, int i)
{
    return text(r, (int[]){ T_reports_age_0, T_reports_age_18, T_reports_age_30, T_reports_age_55, T_reports_age_65,
        T_reports_age_none }[i]);
}

static int by_number(const void *a, const void *b) { int64_t x = *(const int64_t *)a, y = *(const int64_t *)b; return (x > y) - (x < y); }
void sort_numbers(int64_t *v, int n) { qsort(v, (size_t)n, sizeof *v, by_number); }
int64_t at_rank(const int64_t *sorted, int n, int percent) { return n ? sorted[(n * percent + 99) / 100 - 1] : 0; }

/* ---- who is who ---- */

/* RP1: of a sorted list of merged records, the one it belongs to. */
static person_id root_in(const struct counted_merged *all, person_id p)
{
    int lo = 0, hi = all->n - 1;

    while (lo <= hi) {
        int mid = (lo + hi) / 2;
        if (all->at[mid].id.v == p.v) return all->at[mid].root;
        if (all->at[mid].id.v < p.v) lo = mid + 1; else hi = mid - 1;
    }
    return p;
}

static int sex_number(const char *s)
{
    for (int i = 0; i < SEXES - 1; i++) if (!strcmp(s, sex_words[i])) return i;
    return SEXES - 1;
}

static int age_number(day birth, day at)
{
    if (birth.v == DAY_NONE.v) return AGES - 1;
    int years = birth.v > at.v ? 0 : years_between(birth, at);
    return years < 18 ? 0 : years < 30 ? 1 : years < 55 ? 2 : years < 65 ? 3 : 4;
}

static struct human human_one(struct req *r, person_id p, day at)
{
    struct counted_one_row one;

    return counted_one(r, p, &one) ? (struct human){ p, sex_number(one.sex), age_number(one.birth, at) } : (struct human){ p, SEXES - 1,
        AGES - 1 };
}

/* Those of a sorted list of numbers. */
static struct humans humans_named(struct req *r, const int64_t *id, int n, day at)
{
    struct human *h = mem_get(&r->mem, (size_t)(n + 1) * sizeof *h);
    struct counted_all all = n > FEW ? counted_all(r) : (struct counted_all){ 0 };
    int k = 0;

    for (int i = 0; i < n; i++) {
        if (n <= FEW) { h[i] = human_one(r, (person_id){ id[i] }, at); continue; }
        while (k < all.n && all.at[k].id.v < id[i]) k++;
        bool known = k < all.n && all.at[k].id.v == id[i];
        h[i] = (struct human){ { id[i] }, known ? sex_number(all.at[k].sex) : SEXES - 1, known ? age_number(all.at[k].birth, at)
            : AGES - 1 };
    }
    return (struct humans){ n, h };
}

/* ---- shares, by person ---- */

struct mine { int64_t who; bool unnamed; int unit, kind; int64_t quantity; cents worth; };

static int by_person(const void *a, const void *b)
{
    const struct mine *x = a, *y = b;

    if (x->unnamed != y->unnamed) return x->unnamed - y->unnamed;
    if (x->who != y->who) return x->who > y->who ? 1 : -1;
    return x->unit - y->unit;
}

static int kind_number(const char *kind)
{
    for (int i = 0; i < DELIVERED_KINDS; i++) if (!strcmp(delivered_words[i], kind)) return i;
    return 0;
}

static int unit_number(struct counted *c, int64_t unit)
{
    for (int i = 0; i < c->nunits; i++) if (c->unit[i].unit == unit) return i;
    return c->nunits - 1;
}

static void add_person(struct tally *t, const struct human *h)
{
    t->persons++;
    t->sex[h->sex]++;
    t->age[h->age]++;
}

/* One person's lines, those of one unit together: who received nothing in the end is not counted. */
static bool count_person(struct counted *c, const struct mine *m, int n, const struct human *h)
{
    bool at_all = false;

    for (int i = 0; i < n; ) {
        int64_t of_kind[DELIVERED_KINDS] = { 0 };
        int unit = m[i].unit;
        bool here = false;
        for (; i < n && m[i].unit == unit; i++) of_kind[m[i].kind] += m[i].quantity;
        for (int k = 0; k < DELIVERED_KINDS; k++) here |= of_kind[k] > 0;
        if (here) add_person(&c->unit[unit].t, h);
        at_all |= here;
    }
    if (at_all) add_person(&c->all, h);
    return at_all;
}

static void count_homes(struct req *r, struct counted *c, const int64_t *who, int n, day at)
{
    struct counted_homes all = n > FEW ? counted_homes(r, at) : (struct counted_homes){ 0 };
    int64_t *home = mem_get(&r->mem, (size_t)(n + 1) * sizeof *home);
    int homes = 0, k = 0;

    for (int i = 0; i < n; i++) {
        if (n <= FEW) {
            struct counted_home one = counted_home(r, (person_id){ who[i] }, at);
            if (one.n) home[homes++] = one.at[0].household.v;
            continue;
        }
        while (k < all.n && all.at[k].person.v < who[i]) k++;
        if (k < all.n && all.at[k].person.v == who[i]) home[homes++] = all.at[k].household.v;
    }
    sort_numbers(home, homes);
    for (int i = 0; i < homes; i++) c->households += !i || home[i] != home[i - 1];
}

static void count_people(struct req *r, struct counted *c, const struct mine *m, int n, day at)
{
    int64_t *who = mem_get(&r->mem, (size_t)(n + 1) * sizeof *who), *came = mem_get(&r->mem, (size_t)(n + 1) * sizeof *came);
    int people = 0, k = 0, ncame = 0;
    const struct human nobody = { { 0 }, SEXES - 1, AGES - 1 };

    for (int i = 0; i < n; i++) if (!m[i].unnamed && m[i].who && (!i || m[i].who != m[i - 1].who)) who[people++] = m[i].who;
    struct humans all = humans_named(r, who, people, at);
    for (int i = 0, end; i < n; i = end) {
        for (end = i; end < n && m[end].who == m[i].who && m[end].unnamed == m[i].unnamed; end++) { }
        if (!m[i].who) continue;
        bool counted = count_person(c, m + i, end - i, m[i].unnamed ? &nobody : &all.at[k]);
        if (counted && !m[i].unnamed) came[ncame++] = m[i].who;
        k += !m[i].unnamed;
    }
    count_homes(r, c, came, ncame, at);
}

static void units_begin(struct req *r, struct counted *c, unit_id unit)
{
    struct report_units all = unit.v ? (struct report_units){ 0 } : report_units(r);

    c->unit = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *c->unit);
    for (int i = 0; i < all.n; i++) c->unit[c->nunits++] = (struct unit_tally){ .unit = all.at[i].id.v, .name = all.at[i].name };
    c->unit[c->nunits++] = (struct unit_tally){ .unit = unit.v ? unit.v : -1, .name = text(r, T_reports_no_unit) };
}

struct counted count_period(struct req *r, unit_id unit, const struct period *p)
{
    const struct share *s;
    int n = ledger_shares(r, unit, p->since, p->until, &s);
    struct mine *m = mem_get(&r->mem, (size_t)(n + 1) * sizeof *m);
    struct counted_merged merged = counted_merged(r);
    struct counted c = { 0 };

    units_begin(r, &c, unit);
    for (int i = 0, at = 0; i < n; i++) {
        if (c.unit[at].unit != s[i].unit.v) at = unit_number(&c, s[i].unit.v);
        m[i] = (struct mine){ s[i].person.v ? root_in(&merged, s[i].person).v : s[i].unnamed, !s[i].person.v && s[i].unnamed, at,
            kind_number(s[i].kind), s[i].quantity, s[i].worth };
        for (int both = 0; both < 2; both++) {
            struct tally *t = both ? &c.all : &c.unit[at].t;
            t->quantity[m[i].kind] += s[i].quantity, t->worth[m[i].kind].v += s[i].worth.v;
        }
    }
    qsort(m, (size_t)n, sizeof *m, by_person);
    count_people(r, &c, m, n, (day){ p->until.v - 1 });
    return c;
}

/* RP1: of a sorted list each once; how many. */
static int once_each(int64_t *sorted, int n)
{
    int k = 0;

    for (int i = 0; i < n; i++) if (!i || sorted[i] != sorted[k - 1]) sorted[k++] = sorted[i];
    return k;
}

struct humans humans_of(struct req *r, const struct share *s, int n, day at)
{
    struct counted_merged merged = counted_merged(r);
    int64_t *who = mem_get(&r->mem, (size_t)(n + 1) * sizeof *who), *erased = mem_get(&r->mem, (size_t)(n + 1) * sizeof *erased);
    int people = 0, gone = 0;

    for (int i = 0; i < n; i++) {
        if (s[i].quantity <= 0) continue;
        if (s[i].person.v) who[people++] = root_in(&merged, s[i].person).v;
        else if (s[i].unnamed) erased[gone++] = s[i].unnamed;
    }
    sort_numbers(who, people), sort_numbers(erased, gone);
    people = once_each(who, people), gone = once_each(erased, gone);
    struct humans named = humans_named(r, who, people, at);
    struct human *all = mem_get(&r->mem, (size_t)(gone + people + 1) * sizeof *all);
    for (int i = 0; i < gone; i++) all[i] = (struct human){ { 0 }, SEXES - 1, AGES - 1 };
    if (people) memcpy(all + gone, named.at, (size_t)people * sizeof *all);
    return (struct humans){ gone + people, all };
}

void to_roots(struct req *r, int64_t *persons, int n)
{
    struct counted_merged merged = counted_merged(r);

    for (int i = 0; i < n; i++) persons[i] = root_in(&merged, (person_id){ persons[i] }).v;
}
