/* SPDX-License-Identifier: EUPL-1.2
** household.c - the household that the rules are asked about: facts of the file, and what the registry and the town say. */
#include "rooms/facts/inside.h"
#include "rooms/portal/portal.h"
#include "household.sql.h"

struct asked_for { household_id household; day at; instant known; enum facts_sight sight; };

struct making {
    struct req *r; const struct asked_for *q;
    struct household *h;
    int n; person_id id[MEMBERS_MAX];
    bool special[MEMBERS_MAX], all_special;     /* FA6 */
    int shielded;
};

static int member_of(const struct making *k, person_id person)
{
    for (int i = 0; i < k->n; i++) if (k->id[i].v == person.v) return i;
    return -1;
}

bool facts_lapsed(struct req *r, person_id person, const char *variable, const char *value, day at, instant known_from)
{
    static const char *const rests_on[][2] = { { "permit", "permit" }, { "humanitarian", "permit" }, { "temporary_protection", "permit" },
                                               { "asylum_seeker", "asylum" } };
    struct paper_ended_row p;

    if (strcmp(variable, "status")) return false;
    for (size_t i = 0; i < sizeof rests_on / sizeof *rests_on; i++)
        if (!strcmp(value, rests_on[i][0]))
            return paper_ended(r, person, rests_on[i][1], at, &p) && p.ended.v > greek_day(known_from).v;
    return false;
}

/* A value that the present rules no longer take is not known: it will be asked again.  So is what rests on a paper that has ended (FA4). */
static void put_fact(struct making *k, int member, const char *variable, const char *value, const void *sealed, size_t sealed_n,
                     enum evidence e, instant known_from, bool of_record_merged)
{
    int fact = book_fact_find(k->h->book, variable);
    const struct fact *f = fact < 0 ? NULL : book_fact(k->h->book, fact);
    const char *plain, *before;

    if (!f || f->town || f->person != (member >= 0)) return;
    if (f->special && !(member < 0 ? k->all_special : k->special[member])) { k->shielded++; return; }
    if (member < 0) member = 0;
    plain = fact_plain(k->r, value, sealed, sealed_n);
    if (f->person && facts_lapsed(k->r, k->id[member], variable, plain, k->q->at, known_from)) return;
    before = household_text(&k->r->mem, k->h, fact, member);
    /* Two records of one person that say different things, and the person's own says nothing yet. */
    if (of_record_merged && *before && strcmp(before, plain) && e <= EV_CONTRADICTED) e = EV_CONTRADICTED;
    household_put_text(k->h, fact, member, plain, e);
}

/* ---- what the registry says (FA4) -------------------------------------------------------------------- */

static void say_choice(struct household *h, int member, const char *fact, const char *value, enum evidence e)
{
    int i = book_fact_find(h->book, fact);

    if (i >= 0) household_put_text(h, i, member, value, e);
}

static const char *relation_of(const char *role)
{
    static const char *const word[][2] = { { "head", "head" }, { "spouse", "spouse" }, { "partner", "spouse" }, { "child", "child" },
        { "parent", "parent" }, { "grandparent", "other_relative" }, { "grandchild", "grandchild" }, { "sibling", "sibling" },
        { "relative", "other_relative" }, { "guest", "hosted" }, { "other", "unrelated" } };

    for (size_t i = 0; i < sizeof word / sizeof *word; i++) if (!strcmp(role, word[i][0])) return word[i][1];
    return "";
}

static bool is_said(const struct household *h, const char *fact, int member, int64_t *v)
{
    int f = book_fact_find(h->book, fact);
    struct known k = f < 0 ? (struct known){ 0 } : household_get(h, f, member);

    *v = k.value;
    return k.evidence >= EV_DECLARED && k.evidence <= EV_CONTRADICTED;
}

void facts_person(const struct household *h, int member, struct person_new *n)
{
    static const char *const sexes[] = { "f", "m", "x" };       /* as facts.txt has them: female, male, other */
    int64_t v;

    n->sex = is_said(h, "sex", member, &v) && v < 3 ? sexes[v] : "";
    n->birth = DAY_NONE;
    n->birth_exact = "unknown";
    if (is_said(h, "born", member, &v)) { n->birth.v = (int32_t)v; n->birth_exact = "day"; }
}

const char *facts_role(const struct household *h, int member)
{
    static const char *const role[] = { "head", "spouse", "child", "grandchild", "parent", "sibling", "relative", "guest", "other" };
    int64_t v;

    return is_said(h, "relation", member, &v) && v < 9 && v > 0 ? role[v] : "other";
}

static void say_person(struct household *h, int member, const struct person *p)
{
    int born = book_fact_find(h->book, "born");

    if (born >= 0 && p->birth.v != DAY_NONE.v) household_put(h, born, member, p->birth.v, EV_DECLARED);
    if (*p->sex) say_choice(h, member, "sex", *p->sex == 'f' ? "female" : *p->sex == 'm' ? "male" : "other", EV_DECLARED);
}

/* Where nothing was recorded, the head's address tells whether there is a home, and whether it lies in this town. */
static void say_home(struct making *k)
{
    static const char *const word[][2] = { { "street", "street" }, { "shelter", "shelter" }, { "unsuitable", "unfit" }, { "guest", "hosted" } };
    int home = book_fact_find(k->h->book, "home"), here = book_fact_find(k->h->book, "resident_here");
    struct homes_on all = homes_on(k->r, k->id[0], k->q->at);

    if (!all.n) return;
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        if (home >= 0 && !strcmp(all.at[0].homeless, word[i][0]) && household_get(k->h, home, 0).evidence == EV_NONE)
            household_put_text(k->h, home, 0, word[i][1], EV_DECLARED);
    if (here >= 0 && *all.at[0].area && household_get(k->h, here, 0).evidence == EV_NONE)      /* area: a neighbourhood of the town */
        household_put_text(k->h, here, 0, "yes", EV_DECLARED);
}

/* ---- a birth date known by month or year alone (FA19) --------------------------------------------------- */

static bool same_verdict(const struct verdict *a, const struct verdict *b, int members)
{
    bool same = a->answer == b->answer && a->namounts == b->namounts;

    for (int i = 0; same && i < a->namounts; i++)
        same = a->amounts[i].value.lo == b->amounts[i].value.lo && a->amounts[i].value.hi == b->amounts[i].value.hi;
    for (int i = 0; same && a->member && i < members; i++) same = a->member[i] == b->member[i];
    return same;
}

static bool same_answers(const struct screening *a, const struct screening *b)
{
    for (int i = 0; i < a->n; i++) if (!same_verdict(&a->at[i], &b->at[i], a->h->members)) return false;
    return true;
}

/* The first day that it can be, where eight days up to the last say the same of every programme; else it is not known. */
static void settle_born(struct making *k, int member, const struct person *p)
{
    enum { TRIES = 8 };
    int born = book_fact_find(k->h->book, "born");
    struct mem *m = &k->r->mem;
    day first, last;

    if (born < 0 || !person_born_span(p, &first, &last) || first.v == last.v) return;
    if (last.v > k->q->at.v) last = k->q->at;
    household_put(k->h, born, member, first.v, EV_DECLARED);
    const struct screening *of_first = screen(m, k->h->book, household_copy(m, k->h, k->n), k->q->at);
    for (int i = 1; i <= TRIES; i++) {
        struct household *h = household_copy(m, k->h, k->n);
        household_put(h, born, member, first.v + (int64_t)(last.v - first.v) * i / TRIES, EV_DECLARED);
        if (same_answers(of_first, screen(m, h->book, h, k->q->at))) continue;
        household_put(k->h, born, member, 0, EV_DOESNT_KNOW);
        return;
    }
}

/* ---- putting it together ----------------------------------------------------------------------------- */

static void may_see(struct making *k)
{
    k->all_special = true;
    for (int i = 0; i < k->n; i++) {
        k->special[i] = k->q->sight != FACTS_SEEN || access_special(k->r, k->id[i]);
        k->all_special &= k->special[i];
    }
}

static void own_facts(struct making *k, int member)
{
    struct of_person all = of_person(k->r, k->id[member], k->q->at, k->q->known);

    for (int i = 0; i < all.n; i++)
        put_fact(k, member, all.at[i].variable, all.at[i].value, all.at[i].sealed, all.at[i].sealed_n, evidence_of(all.at[i].evidence),
                 all.at[i].known_from, all.at[i].person.v != k->id[member].v);
}

static void recorded(struct making *k)
{
    struct of_members of = of_members(k->r, k->q->household, k->q->at, k->q->known);
    struct of_household own = of_household(k->r, k->q->household, k->q->at, k->q->known);

    for (int i = 0; i < of.n; i++) {
        int m = member_of(k, of.at[i].member);
        if (m >= 0) put_fact(k, m, of.at[i].variable, of.at[i].value, of.at[i].sealed, of.at[i].sealed_n, evidence_of(of.at[i].evidence),
                             of.at[i].known_from, of.at[i].person.v != of.at[i].member.v);
    }
    for (int i = 0; i < own.n; i++)
        put_fact(k, -1, own.at[i].variable, own.at[i].value, own.at[i].sealed, own.at[i].sealed_n, evidence_of(own.at[i].evidence), (instant){ 0 }, false);
}

static bool lives(const struct person *p, day at) { return p->death.v == DAY_NONE.v || p->death.v > at.v; }

static struct household *begin(struct making *k, int n)
{
    k->h = household_new(&k->r->mem, k->r->house->book, n);
    if (k->r->house->town) town_tell(k->r->house->town, k->h);
    return k->h;
}

/* The members of the day, by the record that stands for each. */
static bool gather(struct making *k, const struct member *m, int n)
{
    for (int i = 0; i < n; i++) {
        if (!lives(m[i].is, k->q->at)) continue;
        if (k->n == MEMBERS_MAX) return false;
        k->id[k->n++] = m[i].is->merged_into.v ? registry_root(k->r, m[i].person) : m[i].person;
    }
    return k->n > 0;
}

static int members_for(struct req *r, household_id id, day at, enum facts_sight sight, const struct member **to)
{
    const struct member *all;
    int n = registry_members(r, id, at, &all), taken = 0;
    struct member *m = mem_get(&r->mem, (size_t)(n + 1) * sizeof *m);

    for (int i = 0; i < n; i++)
        if (sight == FACTS_WHOLE || (sight == FACTS_DECIDED && !all[i].is->shield) || access_sees_row(r, all[i].person, all[i].is->shield)) m[taken++] = all[i];
    *to = m;
    return taken;
}

static bool make(struct making *k)
{
    const struct member *m;
    int n = members_for(k->r, k->q->household, k->q->at, k->q->sight, &m), at = 0;

    if (!gather(k, m, n)) return false;
    begin(k, k->n);
    may_see(k);
    recorded(k);
    for (int i = 0; i < n; i++) {
        if (!lives(m[i].is, k->q->at)) continue;
        if (m[i].is->merged_into.v) own_facts(k, at);
        say_person(k->h, at, m[i].is);
        /* Without a head of that day nobody knows how they are related to the first of them. */
        if (!strcmp(m[0].role, "head") && lives(m[0].is, k->q->at)) say_choice(k->h, at, "relation", relation_of(m[i].role), EV_DECLARED);
        at++;
    }
    say_home(k);
    at = 0;
    for (int i = 0; i < n; i++) if (lives(m[i].is, k->q->at)) settle_born(k, at++, m[i].is);
    return true;
}

struct household *facts_household(struct req *r, household_id id, day at, instant known, enum facts_sight sight,
                                  const person_id **members, int *n)
{
    struct asked_for q = { id, at, known, sight };
    struct making *k = mem_get(&r->mem, sizeof *k);

    k->r = r;
    k->q = &q;
    if (!make(k)) return NULL;
    if (members) *members = k->id;
    if (n) *n = k->n;
    return k->h;
}

int facts_shielded(struct req *r, household_id id, day at)
{
    struct asked_for q = { id, at, r->now, FACTS_SEEN };
    struct making *k = mem_get(&r->mem, sizeof *k);

    k->r = r;
    k->q = &q;
    return make(k) ? k->shielded : 0;
}

struct household *facts_alone(struct req *r, person_id id, day at, instant known, enum facts_sight sight)
{
    struct asked_for q = { { 0 }, at, known, sight };
    struct making *k = mem_get(&r->mem, sizeof *k);
    const struct person *p;

    *k = (struct making){ .r = r, .q = &q, .n = 1, .id = { registry_root(r, id) } };
    if (!(p = registry_person(r, k->id[0]))) return NULL;
    begin(k, 1);
    may_see(k);
    own_facts(k, 0);
    say_person(k->h, 0, p);
    say_home(k);
    settle_born(k, 0, p);
    return k->h;
}

/* ---- whose file it is (AC1, AC2) ---------------------------------------------------------------------- */

int facts_members(struct req *r, household_id id, day at, const struct member **to) { return members_for(r, id, at, FACTS_SEEN, to); }

bool facts_sees(struct req *r, household_id id, day at)
{
    const struct member *m;
    int n = registry_members(r, id, at, &m);

    for (int i = 0; i < n; i++) if (!access_sees_row(r, m[i].person, m[i].is->shield)) return false;
    return n > 0;
}

bool facts_use(struct req *r, household_id id, day at, const char *what)
{
    const struct member *m;
    int n = members_for(r, id, at, FACTS_DECIDED, &m);

    for (int i = 0; i < n; i++) if (!access_use(r, m[i].person, what)) return false;
    return true;
}

bool facts_open(struct req *r, household_id id, day at, const char *what)
{
    const struct member *m;
    int n = facts_members(r, id, at, &m);

    if (!n) { access_open(r, (person_id){ 0 }, what); return false; }
    for (int i = 0; i < n; i++) act(r, what, "person", registry_root(r, m[i].person).v);
    return true;
}
