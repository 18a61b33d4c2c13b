/* SPDX-License-Identifier: EUPL-1.2
** steps.c - which page comes next.
**
** The engine says which fact settles most for the least effort; facts of one topic that are worth asking too come on
** the same page, so that a person opens the folder with the lease once.  A topic is one thing.
**
** The pages before the first results are few, so they are planned: pages with money in play have a place among them
** before pages without; and of those that have a place, the sensitive ones come last (plan). */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"

enum { TOPIC_MAX = 5 };
static const struct topic { int title; const char *facts[TOPIC_MAX]; } topics[] = {
    { T_check_topic_rent,     { "rent_monthly", "lease_declared", "lease_months_left" } },
    { T_check_topic_income,   { "income_6m", "income_year" } },
    { T_check_topic_property, { "property_value", "owns_home", "deposits" } },
    { T_check_topic_cars,     { "vehicles_expense", "luxury", "tuition" } },
    { T_check_topic_family,   { "marital", "one_parent", "custody", "children_ever" } },
    { T_check_topic_school,   { "schooling", "attended_enough" } },
    { T_check_topic_power,    { "electricity_in_name", "heating_fuel" } },
    { T_check_topic_status,   { "status", "residence_years", "abroad_over_6_months" } },
    { T_check_topic_home,     { "home", "resident_here" } },
    { T_check_topic_work,     { "work", "unemployed_months", "insured", "temporarily_uninsured" } },
    { T_check_topic_disabled, { "disability_pct", "disability_kind" } },
    { T_check_topic_care,     { "chronic_illness", "cannot_self_care", "dementia" } },
    { T_check_topic_gets,     { "gets_gmi", "had_gmi", "gets_food_card" } },
};

static const struct topic *topic_of(const char *fact)
{
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
        for (int k = 0; k < TOPIC_MAX && topics[i].facts[k]; k++)
            if (!strcmp(topics[i].facts[k], fact)) return &topics[i];
    return NULL;
}

int topic_title(const struct asked *a, int n, const struct book *b)
{
    const struct topic *topic = n > 1 ? topic_of(book_fact(b, a[0].fact)->name) : NULL;

    return topic ? topic->title : -1;
}

/* What can still be asked of this fact: nobody answered, not even with "I don't know". */
static bool open_question(const struct talk *t, const struct question *q, struct asked *a)
{
    const struct fact *f = book_fact(t->h->book, q->fact);

    *a = (struct asked){ .fact = q->fact };
    if (f->town || (f->staff && !t->staff) || !strcmp(f->name, "relation") || !strcmp(f->name, "born")) return false;
    if (!f->person) return household_get(t->h, q->fact, 0).evidence == EV_NONE;
    for (int i = 0; i < q->nmembers; i++)
        if (household_get(t->h, q->fact, q->members[i]).evidence == EV_NONE) a->members |= UINT64_C(1) << q->members[i];
    return a->members != 0;
}

bool fresh_question(const struct talk *t, const struct question *q)
{
    struct asked a;

    return open_question(t, q, &a);
}

/* ---- the plan -------------------------------------------------------------------------------------- */

enum { MONEY = 1000 };                  /* ten euros a month are money in play */

struct bundle { const struct topic *topic; int64_t stake; bool sensitive, delicate, placed; };
struct candidate { struct asked a; int group; };

static int bundle_for(struct bundle *g, int *n, const struct fact *f)
{
    const struct topic *topic = topic_of(f->name);

    for (int i = 0; topic && i < *n; i++) if (g[i].topic == topic) return i;
    g[*n] = (struct bundle){ .topic = topic };
    return (*n)++;
}

/* Who gets one of the places left: money first, in the engine's order; then the others. */
static void place(struct bundle *g, int n, int places)
{
    for (int money = 1; money >= 0; money--)
        for (int i = 0; i < n && places > 0; i++) {
            if (g[i].placed || (g[i].stake >= MONEY) != money || g[i].delicate) continue;
            g[i].placed = true;
            places--;
        }
}

/* Placed before not placed; among them the sensitive after the others; what may hurt most to be asked after all. */
static int rank(const struct bundle *g) { return g->delicate ? 4 : 2 * !g->placed + g->sensitive; }

static void plan(const struct candidate *c, int n, struct bundle *g, int ngroups, int places, struct asked *list)
{
    int at = 0;

    place(g, ngroups, places);
    for (int r = 0; r <= 4; r++)
        for (int k = 0; k < ngroups; k++)
            for (int i = 0; i < n && rank(&g[k]) == r; i++) if (c[i].group == k) list[at++] = c[i].a;
}

/* All open questions, in the order in which they should come. */
static int open_questions(struct req *r, const struct talk *t, struct asked **list)
{
    struct screening *s = screen(&r->mem, r->house->book, t->h, r->today);
    struct questions q = t->focus >= 0 ? ask_programme(&r->mem, s, t->focus) : ask(&r->mem, s, t->staff);
    struct candidate *c = mem_get(&r->mem, sizeof *c * (size_t)(q.n + 1));
    struct bundle *g = mem_get(&r->mem, sizeof *g * (size_t)(q.n + 1));
    int n = 0, ngroups = 0;

    for (int i = 0; i < q.n; i++) {
        const struct fact *f = book_fact(r->house->book, q.at[i].fact);
        if (!open_question(t, &q.at[i], &c[n].a)) continue;
        struct bundle *mine = &g[c[n++].group = bundle_for(g, &ngroups, f)];
        if (q.at[i].stake.v > mine->stake) mine->stake = q.at[i].stake.v;
        mine->sensitive |= f->sensitive;
        mine->delicate |= delicate(f->name);
    }
    *list = mem_get(&r->mem, sizeof **list * (size_t)(n + 1));
    bool few = t->page <= t->until && t->focus < 0 && !t->staff;
    plan(c, n, g, ngroups, few ? t->until - t->page + 1 : ngroups, *list);
    return n;
}

static const struct asked *find(const struct asked *list, int n, int fact)
{
    for (int i = 0; i < n; i++) if (list[i].fact == fact) return &list[i];
    return NULL;
}

static void put_page(struct talk *t, const struct asked *list, int n)
{
    const struct topic *topic = topic_of(book_fact(t->h->book, list[0].fact)->name);

    t->npending = 0;
    if (!topic) t->pending[t->npending++] = list[0];
    for (int k = 0; topic && k < TOPIC_MAX && topic->facts[k]; k++) {
        const struct asked *a = find(list, n, book_fact_find(t->h->book, topic->facts[k]));
        if (a) t->pending[t->npending++] = *a;
    }
    for (int i = 0; i < t->npending; i++) t->pending[i].page = t->page;
}

static void remember(struct talk *t)
{
    for (int i = 0; i < t->npending && t->nasked < TALK_ASKED_MAX; i++) t->asked[t->nasked++] = t->pending[i];
    t->npending = 0;
}

static void to_results(struct talk *t)
{
    t->stage = TALK_RESULTS;
    t->had_results = true;
    t->changing = false;
    t->focus = -1;
    t->npending = 0;
}

void step_next(struct req *r, struct talk *t)
{
    struct asked *list;

    if (t->changing) { to_results(t); return; }
    if (t->npending) { remember(t); t->page++; }
    int n = t->page <= t->until ? open_questions(r, t, &list) : 0;
    if (!n) { to_results(t); return; }
    t->stage = TALK_ASK;
    put_page(t, list, n);
}

void step_more(struct req *r, struct talk *t, int programme)
{
    t->focus = programme;
    t->npending = 0;
    t->until = t->page + TALK_PAGES_FIRST - 1;
    if (t->until >= TALK_ASKED_MAX) t->until = TALK_ASKED_MAX - 1;
    t->stage = TALK_ASK;
    step_next(r, t);
}

void step_results(struct talk *t) { to_results(t); }

bool step_back(struct talk *t)
{
    if (t->stage == TALK_PEOPLE) { t->stage = TALK_COUNT; return true; }
    if (t->stage == TALK_COUNT) return false;
    if (t->changing) { to_results(t); return true; }
    if (!t->nasked) { t->stage = TALK_PEOPLE; t->npending = 0; return true; }
    int page = t->asked[t->nasked - 1].page, first = t->nasked;

    while (first > 0 && t->asked[first - 1].page == page && t->nasked - first < TALK_PENDING_MAX) first--;
    t->npending = t->nasked - first;
    memcpy(t->pending, &t->asked[first], sizeof *t->pending * (size_t)t->npending);
    t->nasked = first;
    t->page = page;
    t->stage = TALK_ASK;
    return true;
}

bool step_change(struct talk *t, int fact)
{
    const struct asked *a = find(t->asked, t->nasked, fact);

    if (!a) return false;
    t->pending[0] = *a;
    t->npending = 1;
    t->stage = TALK_ASK;
    t->changing = true;
    return true;
}

int step_left(struct req *r, const struct talk *t)
{
    struct asked *list;
    struct talk *copy = mem_get(&r->mem, sizeof *copy);
    int pages = 0;

    if (t->changing) return 1;
    *copy = *t;
    int n = open_questions(r, t, &list);
    while (n && pages < TALK_PAGES_FIRST) {
        int kept = 0;
        put_page(copy, list, n);
        for (int i = 0; i < n; i++)
            if (!find(copy->pending, copy->npending, list[i].fact)) list[kept++] = list[i];
        n = kept;
        pages++;
    }
    return pages;
}
