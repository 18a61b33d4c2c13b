/* SPDX-License-Identifier: EUPL-1.2
** people_life.c - how people.c's households live: income, home, health, needs, as facts of the book.
**
** Amounts are drawn in whole euro. Everything is drawn first; then what follows from other facts (facts.txt,
** "implied") takes the value that follows; then answers are lost, from a stream of chance of their own, so that the
** same household stands behind every share of missing answers. */
#include "rules/people_life.h"
#include "rules/book.h"
#include "base/date.h"
#include <string.h>

#define FACTS(X) \
    X(relation) X(born) X(sex) X(expecting) X(status) X(residence_years) X(residence_17_67) X(resident_here) \
    X(citizen_roll) X(marital) X(custody) X(one_parent) X(unprotected_child) X(children_ever) X(married_child) \
    X(foster_child) X(schooling) X(attended_enough) X(work) X(unemployed_months) X(insured) X(temporarily_uninsured) \
    X(disability_pct) X(disability_kind) X(chronic_illness) X(cannot_self_care) X(dementia) X(blind_higher) \
    X(active_mental_illness) X(home_mechanical_support) X(in_care) X(abroad_over_6_months) X(income_6m) X(income_year) \
    X(income_own) X(tuition) X(property_value) X(owns_home) X(deposits) X(vehicles_expense) X(luxury) \
    X(business_turnover) X(pension_monthly) X(home) X(rent_monthly) X(lease_declared) X(lease_months_left) \
    X(electricity_in_name) X(heating_fuel) X(hosted_declared) X(transitional_hostel) X(homeless_recorded) \
    X(lives_alone) X(violence) X(needs_job) X(carers_work) X(sudden_need) X(gets_gmi) X(had_gmi) X(old_booklet) \
    X(housing_work_months) X(gets_food_card)
#define NUMBER(f) F_##f,
#define NAME(f) #f,
enum { FACTS(NUMBER) F_COUNT };
static const char *const fact_name[] = { FACTS(NAME) };

struct life { const struct people *p; struct draw *d; struct lives *l; struct household *h; };

void life_facts(struct mem *mem, struct people *p)
{
    int n = book_facts(p->book);
    bool *mine = mem_get(mem, (size_t)n + 1);

    p->fact = mem_get(mem, F_COUNT * sizeof *p->fact);
    p->other = mem_get(mem, ((size_t)n + 1) * sizeof *p->other);
    for (int f = 0; f < F_COUNT; f++)
        if ((p->fact[f] = book_fact_find(p->book, fact_name[f])) >= 0) mine[p->fact[f]] = true;
    for (int f = 0; f < n; f++)
        if (!mine[f]) p->other[p->nother++] = f;
}

/* Within bounds (P2). */
static void put_number(struct life *w, int fact, int member, int64_t value)
{
    const struct fact *f;

    if (fact < 0) return;
    f = book_fact(w->p->book, fact);
    if (f->type == T_CHOICE ? value >= f->nchoices : value > f->hi) value = f->type == T_CHOICE ? 0 : f->hi;
    if (value < f->lo) value = f->lo;
    household_put(w->h, fact, member, value, EV_DECLARED);
}

static void put(struct life *w, int f, int member, int64_t value) { put_number(w, w->p->fact[f], member, value); }
static void put_euro(struct life *w, int f, int member, int64_t euro) { put(w, f, member, euro * 100); }

static void put_choice(struct life *w, int f, int member, const char *name)
{
    const struct fact *fact;

    if (w->p->fact[f] < 0) return;
    fact = book_fact(w->p->book, w->p->fact[f]);
    for (int i = 0; i < fact->nchoices; i++)
        if (!strcmp(fact->choices[i], name)) { put(w, f, member, i); return; }
}

static bool is(const char *word, const char *other) { return !strcmp(word, other); }
static bool child(const struct soul *s) { return is(s->relation, "child") || is(s->relation, "grandchild"); }
static bool jobless(const struct soul *s) { return is(s->work, "unemployed_card") || is(s->work, "unemployed_no_card"); }
static bool business(const struct soul *s) { return is(s->work, "self_employed") || is(s->work, "farmer"); }

/* What this person earns in a year, in euro. */
static int64_t earns(struct life *w, const struct soul *s)
{
    static const int64_t wage[11] = { 1500, 5200, 7400, 9100, 10400, 11800, 13600, 16000, 19500, 26000, 70000 };
    static const int64_t trade[11] = { 0, 2200, 4000, 6000, 8200, 10000, 12500, 15500, 20000, 31000, 95000 };
    static const int64_t pension[11] = { 3200, 4700, 5600, 6900, 8100, 9400, 10900, 12700, 14800, 17600, 32000 };

    if (is(s->work, "employee")) return draw_spread(w->d, wage);
    if (business(s)) return draw_spread(w->d, trade);
    if (is(s->work, "pensioner")) return draw_spread(w->d, pension);
    if (is(s->work, "unemployed_card")) return draw_chance(w->d, 400) ? draw_from(w->d, 500, 5800) : 0;
    return draw_chance(w->d, 60) ? draw_from(w->d, 300, 4000) : 0;
}

static void health(struct life *w, int m, struct soul *s)
{
    enum { N = 10 };
    static const char *const kind[N] = { "other", "movement_two_limbs", "renal_transplant", "deaf", "blind", "severe_mental",
                                         "paraplegia", "cerebral_palsy", "haemolytic", "developmental" };
    static const int weight[N] = { 620, 90, 40, 50, 30, 90, 20, 15, 15, 30 };
    int old = s->age > 64 ? (s->age - 60) * 9 : 0, i = draw_weighted(w->d, weight, N);

    s->disability = draw_chance(w->d, 30 + s->age + old / 2) ? (int)draw_from(w->d, 7, 20) * 5 : 0;
    s->dependent = s->age >= 18 ? draw_chance(w->d, s->disability >= 80 ? 500 : old) : s->disability >= 80 && draw_chance(w->d, 500);
    put(w, F_disability_pct, m, s->disability);
    put_choice(w, F_disability_kind, m, s->disability ? kind[i] : "none");
    put(w, F_blind_higher, m, s->disability && is(kind[i], "blind") && draw_chance(w->d, 300));
    put(w, F_chronic_illness, m, draw_chance(w->d, 40 + s->age * 5));
    put(w, F_cannot_self_care, m, s->dependent);
    bool dementia = s->age >= 40 && draw_chance(w->d, s->age > 74 ? 120 : 5);
    put(w, F_dementia, m, dementia);
    s->dependent |= dementia;
    put(w, F_active_mental_illness, m, s->disability && draw_chance(w->d, 40));
}

static void kinship(struct life *w, int m, const struct soul *s)
{
    bool greek = is(s->status, "greek"), young_kin = !is(s->relation, "head") && !is(s->relation, "spouse")
                 && !is(s->relation, "child") && !is(s->relation, "parent") && s->age < 18;

    put_choice(w, F_relation, m, s->relation);
    put(w, F_born, m, s->born.v);
    put_choice(w, F_sex, m, s->female ? "female" : "male");
    put(w, F_expecting, m, s->female && s->age >= 18 && s->age <= 44 && draw_chance(w->d, 35));
    put_choice(w, F_status, m, s->status);
    int64_t years = greek && draw_chance(w->d, 960) ? s->age : draw_from(w->d, 0, s->age < 30 ? s->age : 30);
    put(w, F_residence_years, m, years);
    int64_t grown = s->age < 17 ? 0 : s->age > 67 ? 50 : s->age - 17, span = s->age > 67 ? years - (s->age - 67) : years;
    put(w, F_residence_17_67, m, span < 0 ? 0 : span < grown ? span : grown);
    put(w, F_unprotected_child, m, young_kin && draw_chance(w->d, 150));
    put(w, F_foster_child, m, young_kin && draw_chance(w->d, 100));
    put(w, F_married_child, m, child(s) && s->age >= 18 && draw_chance(w->d, 40));
}

static void living(struct life *w, int m, struct soul *s, int64_t income)
{
    bool uninsured = draw_chance(w->d, jobless(s) ? 250 : is(s->work, "pensioner") ? 2 : 60);

    put_choice(w, F_schooling, m, s->age > 30 ? "finished" : s->schooling);
    put(w, F_attended_enough, m, s->age < 6 || s->age > 18 || !is(s->schooling, "dropped_out"));
    put_choice(w, F_work, m, s->age < 15 ? "student" : s->work);
    put(w, F_unemployed_months, m, jobless(s) ? draw_from(w->d, 1, 60) : 0);
    put_choice(w, F_insured, m, uninsured ? "uninsured" : s->age < 18 || is(s->work, "at_home") ? "through_other" : "own");
    put(w, F_temporarily_uninsured, m, uninsured && (business(s) || jobless(s)) && draw_chance(w->d, 500));
    put_euro(w, F_income_own, m, s->age < 15 ? 0 : income);
    put_euro(w, F_pension_monthly, m, is(s->work, "pensioner") ? income / 12 : 0);
    put(w, F_abroad_over_6_months, m, draw_chance(w->d, 8));
    put(w, F_needs_job, m, s->age >= 15 && s->age <= 74 && draw_chance(w->d, jobless(s) ? 900 : 20)
                           && !is(s->work, "employee") && !is(s->work, "pensioner") && !is(s->work, "conscript")
                           && !is(s->work, "unable"));
    put(w, F_in_care, m, false);
    s->uninsured = uninsured;
}

static void family(struct life *w)
{
    bool spouse = false, kin = false, kids = false, minors = false;
    int children = 0;

    for (int i = 0; i < w->l->n; i++) {
        const struct soul *s = &w->l->soul[i];

        spouse |= is(s->relation, "spouse");
        if (is(s->relation, "child")) kids = true, children++;
        else kin |= !is(s->relation, "head") && !is(s->relation, "spouse");
        minors |= child(s) && s->age < 18;
    }
    static const char *const single[] = { "single", "divorced", "widowed", "separated" };
    static const int young[] = { 600, 260, 40, 100 }, old[] = { 120, 130, 720, 30 };
    const char *marital = spouse ? draw_chance(w->d, 930) ? "married" : "civil_union"
                                 : single[draw_weighted(w->d, w->l->soul[0].age > 64 ? old : young, 4)];
    bool alone = kids && !spouse && !kin;

    put_choice(w, F_marital, 0, marital);
    put(w, F_custody, 0, minors && (spouse ? draw_chance(w->d, 50) : draw_chance(w->d, 750)));
    put(w, F_one_parent, 0, alone && (!is(marital, "separated") || draw_chance(w->d, 800)));
    put(w, F_children_ever, 0, children + (w->l->soul[0].age > 55 ? draw_from(w->d, 0, 3) : 0));
    put(w, F_lives_alone, 0, w->l->n == 1);
}

static void money(struct life *w, int64_t income, bool trades, bool school)
{
    static const int64_t property[11] = { 0, 0, 0, 12000, 28000, 45000, 62000, 84000, 115000, 170000, 900000 };
    static const int64_t savings[11] = { 0, 0, 100, 300, 700, 1500, 3200, 6500, 13000, 30000, 400000 };
    static const int64_t cars[11] = { 0, 0, 0, 2200, 2800, 3300, 3900, 4600, 5600, 7400, 30000 };

    put_euro(w, F_income_year, 0, income);
    put_euro(w, F_income_6m, 0, income * draw_from(w->d, 400, 560) / 1000);
    put_euro(w, F_property_value, 0, draw_spread(w->d, property));
    put_euro(w, F_deposits, 0, draw_spread(w->d, savings));
    put_euro(w, F_vehicles_expense, 0, draw_spread(w->d, cars));
    put(w, F_luxury, 0, draw_chance(w->d, 12));
    put_euro(w, F_tuition, 0, school && draw_chance(w->d, 60) ? draw_from(w->d, 1500, 9000) : 0);
    put_euro(w, F_business_turnover, 0, trades ? draw_from(w->d, 2000, 120000) : 0);
}

static void dwelling(struct life *w, bool greek)
{
    enum { N = 7 };
    static const char *const home[N] = { "own", "rent", "free_use", "hosted", "shelter", "street", "unfit" };
    static const int native[N] = { 720, 205, 50, 15, 2, 3, 5 }, other[N] = { 180, 680, 40, 60, 12, 8, 20 };
    static const char *const fuel[] = { "oil", "gas", "lpg", "wood", "pellet", "district", "electricity", "none" };
    static const int heats[] = { 380, 220, 10, 100, 40, 20, 200, 30 };
    const char *h = home[draw_weighted(w->d, greek ? native : other, N)];
    bool rent = is(h, "rent"), roofless = is(h, "shelter") || is(h, "street"), bad = roofless || is(h, "unfit"), guests = false;

    for (int i = 0; i < w->l->n; i++) guests |= is(w->l->soul[i].relation, "hosted");
    put_choice(w, F_home, 0, h);
    put(w, F_owns_home, 0, is(h, "own") || draw_chance(w->d, 60));
    put_euro(w, F_rent_monthly, 0, rent ? draw_from(w->d, 14, 70) * 10 : 0);
    put(w, F_lease_declared, 0, rent && draw_chance(w->d, 900));
    put(w, F_lease_months_left, 0, rent ? draw_from(w->d, 0, 36) : 0);
    put(w, F_electricity_in_name, 0, !roofless && !is(h, "hosted") && draw_chance(w->d, 880));
    put_choice(w, F_heating_fuel, 0, roofless ? "none" : fuel[draw_weighted(w->d, heats, 8)]);
    put(w, F_hosted_declared, 0, (is(h, "hosted") || guests) && draw_chance(w->d, 500));
    put(w, F_transitional_hostel, 0, is(h, "shelter") && draw_chance(w->d, 600));
    put(w, F_homeless_recorded, 0, bad && draw_chance(w->d, 600));
    put(w, F_housing_work_months, 0, bad && draw_chance(w->d, 100) ? draw_from(w->d, 1, 24) : 0);
}

static void needs(struct life *w, int64_t income)
{
    bool disabled = false, dependent = false, uninsured = false, gmi = income < 3000 && draw_chance(w->d, 450);

    for (int i = 0; i < w->l->n; i++) {
        disabled |= w->l->soul[i].disability > 0;
        dependent |= w->l->soul[i].dependent;
        uninsured |= w->l->soul[i].uninsured;
    }
    put(w, F_home_mechanical_support, 0, disabled && draw_chance(w->d, 30));
    put(w, F_resident_here, 0, draw_chance(w->d, 960));
    put(w, F_citizen_roll, 0, is(w->l->soul[0].status, "greek") && draw_chance(w->d, 700));
    put(w, F_violence, 0, draw_chance(w->d, 20));
    put(w, F_carers_work, 0, dependent && draw_chance(w->d, 500));
    put(w, F_sudden_need, 0, draw_chance(w->d, 30));
    put(w, F_gets_gmi, 0, gmi);
    put(w, F_had_gmi, 0, gmi || draw_chance(w->d, 30));
    put(w, F_old_booklet, 0, uninsured && draw_chance(w->d, 50));
    put(w, F_gets_food_card, 0, gmi && draw_chance(w->d, 600));
}

/* P3: seldom yes, else anywhere in the lower quarter of the bounds. */
static void unheard_of(struct life *w)
{
    for (int i = 0; i < w->p->nother; i++) {
        const struct fact *f = book_fact(w->p->book, w->p->other[i]);

        for (int m = 0; m < (f->person ? w->l->n : 1); m++)
            put_number(w, w->p->other[i], m,
                       f->type == T_BOOL ? draw_chance(w->d, 80) : f->type == T_CHOICE ? draw_from(w->d, 0, f->nchoices - 1)
                       : draw_from(w->d, f->lo, f->lo + (f->hi - f->lo) / 4));
    }
}

/* The value that surely follows from the other facts; the first statement of facts.txt wins. */
static bool follows(const struct values *x, int node, int member, int64_t *value)
{
    const struct node *n = &x->book->nodes[node];

    if (n->op != N_IMPLY) return false;
    if (follows(x, n->a, member, value)) return true;
    if (!value_at(x, n->b, member).lo) return false;
    *value = n->type == T_CHOICE ? __builtin_ctzll((unsigned long long)n->k) : n->k;
    return true;
}

/* P2: until nothing changes; a fact follows only from facts above it, so this ends. */
static void settle(struct mem *mem, struct life *w)
{
    const struct book *b = w->p->book;
    struct values *x = values_new(mem, b, w->h, w->p->today);
    bool changed = true;

    while (changed) {
        changed = false;
        eval_all(x);
        for (int f = 0; f < b->nfacts; f++)
            for (int m = 0; b->facts[f].nimplied && m < (b->facts[f].is.person ? w->l->n : 1); m++) {
                int64_t value;

                if (!follows(x, b->facts[f].node, m, &value) || household_get(w->h, f, m).value == value) continue;
                changed |= household_put(w->h, f, m, value, EV_DECLARED);
            }
    }
}

static void lose(struct life *w)
{
    struct draw holes = { ~w->d->at };

    for (int f = 0; w->p->unknown && f < book_facts(w->p->book); f++)
        for (int m = 0; m < (book_fact(w->p->book, f)->person ? w->l->n : 1); m++)
            if (draw_chance(&holes, w->p->unknown)) household_forget(w->h, f, m);
}

struct household *life_household(struct mem *mem, const struct people *p, struct draw *d, struct lives *l)
{
    struct life w = { p, d, l, household_new(mem, p->book, l->n) };
    int64_t total = 0;
    bool trades = false, school = false;

    for (int i = 0; i < l->n; i++) {
        struct soul *s = &l->soul[i];
        int64_t income = earns(&w, s);

        kinship(&w, i, s);
        health(&w, i, s);
        living(&w, i, s, income);
        total += income;
        trades |= business(s);
        school |= s->age >= 4 && s->age < 18 && !is(s->schooling, "dropped_out");
    }
    family(&w);
    money(&w, total, trades, school);
    dwelling(&w, is(l->soul[0].status, "greek"));
    needs(&w, total);
    unheard_of(&w);
    settle(mem, &w);
    lose(&w);
    return w.h;
}
