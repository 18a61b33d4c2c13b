/* SPDX-License-Identifier: EUPL-1.2
** people.c - who lives together: sizes, ages, kinship, work.  people_life.c says how they live.
**
** The weights are of the order of the 2021 census and the income surveys (a third live alone, one in ten families has
** one parent, seven in ten own their home); they make plausible households, not a statistic. */
#include "rules/people_life.h"
#include "base/date.h"
#include <string.h>

enum shape { ALONE_OLD, ALONE, COUPLE, COUPLE_OLD, FAMILY, ONE_PARENT, THREE_GENERATIONS, TOGETHER, SHAPES };
static const int shape_weight[SHAPES] = { 150, 180, 120, 150, 270, 80, 30, 20 };

static struct soul *join(struct lives *l, const char *relation, int age, bool female)
{
    struct soul *s = &l->soul[l->n++];

    *s = (struct soul){ .relation = relation, .age = age, .female = female };
    return s;
}

/* Born so that the completed years on `today` are s->age. */
static void born(struct draw *d, struct soul *s, day today)
{
    day latest = day_add_months(today, -12 * s->age);

    s->born = (day){ latest.v - (int32_t)draw_from(d, 0, 364) };
    if (years_between(s->born, today) > s->age) s->born = latest;
}

static void add_children(struct draw *d, struct lives *l, int parent_age)
{
    static const int how_many[] = { 440, 400, 110, 35, 10, 5 };
    int n = 1 + draw_weighted(d, how_many, 6), oldest = parent_age - (int)draw_from(d, 18, 36);

    for (int i = 0; i < n; i++) {
        if (oldest > 29) oldest = (int)draw_from(d, 0, 29);
        if (oldest < 0) oldest = 0;
        join(l, "child", oldest, draw_chance(d, 490));
        oldest -= (int)draw_from(d, 1, 5);
    }
}

static void gather(struct draw *d, struct lives *l)
{
    enum shape shape = (enum shape)draw_weighted(d, shape_weight, SHAPES);
    bool woman = draw_chance(d, 520);
    int age;

    switch (shape) {
    case ALONE_OLD:  join(l, "head", (int)draw_from(d, 65, 97), draw_chance(d, 720)); break;
    case ALONE:      join(l, "head", (int)draw_from(d, 18, 64), draw_chance(d, 450)); break;
    case COUPLE:
    case COUPLE_OLD:
        age = (int)(shape == COUPLE ? draw_from(d, 22, 64) : draw_from(d, 65, 92));
        join(l, "head", age, woman);
        join(l, "spouse", age + (int)draw_from(d, -6, 6) < 18 ? 18 : age + (int)draw_from(d, -4, 4), !woman);
        break;
    case FAMILY:
    case THREE_GENERATIONS:
        age = (int)draw_from(d, 22, 60);
        join(l, "head", age, woman);
        join(l, "spouse", age < 24 ? 20 : age + (int)draw_from(d, -5, 5), !woman);
        add_children(d, l, age);
        if (shape == THREE_GENERATIONS) join(l, "parent", age + (int)draw_from(d, 20, 35), draw_chance(d, 750));
        break;
    case ONE_PARENT:
        age = (int)draw_from(d, 20, 58);
        join(l, "head", age, draw_chance(d, 850));
        add_children(d, l, age);
        if (draw_chance(d, 100)) join(l, "parent", age + (int)draw_from(d, 20, 35), draw_chance(d, 750));
        break;
    case TOGETHER:
    case SHAPES: {
        static const char *const how[] = { "sibling", "other_relative", "hosted", "unrelated", "grandchild" };
        int others = (int)draw_from(d, 1, 3);

        join(l, "head", (int)draw_from(d, 50, 80), woman);
        for (int i = 0; i < others; i++) {
            const char *relation = how[draw_from(d, 0, 4)];
            bool young = !strcmp(relation, "grandchild");

            join(l, relation, (int)(young ? draw_from(d, 0, 17) : draw_from(d, 18, 70)), draw_chance(d, 500));
        }
    } }
}

static const char *school_at(struct draw *d, int age)
{
    if (age < 4) return "not_yet";
    if (age < 6) return "kindergarten";
    if (age < 12) return "primary";
    if (age < 18) return draw_chance(d, 30) ? "dropped_out" : "secondary";
    if (age < 24) return draw_chance(d, 480) ? "tertiary" : draw_chance(d, 150) ? "vocational" : "finished";
    return draw_chance(d, 100) ? "dropped_out" : "finished";
}

static const char *work_at(struct draw *d, const struct soul *s)
{
    enum { N = 9 };
    static const char *const work[N] = { "employee", "self_employed", "farmer", "unemployed_card", "unemployed_no_card",
                                         "pensioner", "at_home", "unable", "conscript" };
    static const int man[N]   = { 560, 210, 60, 70, 30, 40, 5, 20, 5 };
    static const int woman[N] = { 480, 120, 30, 110, 50, 30, 160, 20, 0 };
    static const int old[N]   = { 30, 40, 20, 5, 5, 820, 70, 10, 0 };

    if (s->age < 18 || !strcmp(s->schooling, "tertiary") || !strcmp(s->schooling, "vocational")) return "student";
    return work[draw_weighted(d, s->age > 64 ? old : s->female ? woman : man, N)];
}

static const char *status_of(struct draw *d)
{
    enum { N = 12 };
    static const char *const status[N] = { "greek", "homogenis", "eu", "refugee", "subsidiary", "humanitarian", "stateless",
                                           "temporary_protection", "asylum_seeker", "permit", "pending", "none" };
    static const int weight[N] = { 9070, 80, 200, 70, 20, 5, 3, 30, 40, 440, 30, 12 };

    return status[draw_weighted(d, weight, N)];
}

struct people *people_open(struct mem *mem, const struct book *book, uint64_t seed, day today, int unknown_permille)
{
    struct people *p = mem_get(mem, sizeof *p);

    *p = (struct people){ .book = book, .seed = seed, .today = today, .unknown = unknown_permille };
    life_facts(mem, p);
    return p;
}

struct household *people_household(struct mem *mem, const struct people *p, uint64_t n)
{
    struct draw d = { p->seed * 0xd1342543de82ef95u + n };
    struct lives l = { .n = 0 };
    const char *status = status_of(&d);

    gather(&d, &l);
    for (int i = 0; i < l.n; i++) {
        struct soul *s = &l.soul[i];

        if (s->age < 0) s->age = 0;
        born(&d, s, p->today);
        s->status = draw_chance(&d, 950) ? status : status_of(&d);
        s->schooling = school_at(&d, s->age);
        s->work = work_at(&d, s);
    }
    return life_household(mem, p, &d, &l);
}
