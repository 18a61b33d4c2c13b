/* SPDX-License-Identifier: EUPL-1.2
** list.c - everything known of a household or a person: true when, known when, from whom, on which paper, by whom; also as it
** was known at the end of an earlier day. */
#include "rooms/facts/value.h"

struct fact_shown {
    const char *label, *value, *evidence, *from, *paper, *by, *href; day since, until; instant known; instant ended;
    bool special, shielded, old, lapsed;
};
struct subject_shown { const char *id, *name, *add; int64_t count; struct { int n; struct fact_shown *at; } facts; };
struct list_page {
    const char *title, *name, *problem, *known, *kind, *number, *query; bool ever, may_record, saved; int64_t hidden; day as_of;
    struct { int n; struct subject_shown *at; } subjects;
};
#include "list.html.h"

/* The last moment of a Greek day. */
static instant end_of(day d)
{
    instant i = { ((int64_t)d.v + 1) * 86400 - 1 };

    while (greek_day(i).v > d.v) i.v -= 3600;
    return i;
}

struct view_of { struct req *r; struct list_page *p; instant known; };

static const char *fact_href(struct req *r, const struct fact_kept *k)
{
    return k->person.v ? fmt(r, "/facts/one?person=%lld&fact=%s", (long long)k->person.v, k->variable)
                       : fmt(r, "/facts/one?household=%lld&fact=%s", (long long)k->household.v, k->variable);
}

static struct fact_shown shown_of(struct req *r, const struct fact_kept *k, day as_of, int *special)
{
    int f = book_fact_find(r->house->book, k->variable);
    struct fact_shown s = { .label = facts_label(r, k->variable), .since = k->since, .until = k->until, .known = k->known_from, .ended = k->known_to,
        .evidence = fact_evidence_said(r, k->evidence), .paper = k->paper, .by = fact_account_said(r, k->by), .href = fact_href(r, k),
        .special = f >= 0 && book_fact(r->house->book, f)->special, .shielded = k->shielded, .old = k->known_to.v != 0 };

    s.lapsed = !s.old && k->person.v && facts_lapsed(r, k->person, k->variable, k->value, as_of, k->known_from);         /* FA4 */
    s.value = k->shielded ? "" : facts_say(r, k->variable, k->value);
    s.from = *k->said_by ? fmt(r, "%s, %s", fact_source_said(r, k->source), k->said_by) : fact_source_said(r, k->source);
    if (k->shielded) s.paper = "";
    *special += s.special && !s.shielded;
    return s;
}

static void add_subject(struct view_of *v, const char *id, const char *name, const char *add, person_id person, household_id household)
{
    const struct fact_kept *k;
    int n = person.v ? facts_of(v->r, person, v->known, &k) : facts_of_household(v->r, household, v->known, &k), special = 0;
    struct subject_shown *s = &v->p->subjects.at[v->p->subjects.n++];

    *s = (struct subject_shown){ .id = id, .name = name, .add = add, .count = n };
    s->facts.at = mem_get(&v->r->mem, (size_t)(n + 1) * sizeof *s->facts.at);
    for (int i = 0; i < n; i++) {
        s->facts.at[s->facts.n++] = shown_of(v->r, &k[i], v->p->as_of.v == DAY_NONE.v ? v->r->today : v->p->as_of, &special);
        v->p->hidden += k[i].shielded;
    }
    if (special) act(v->r, "saw special-category facts", person.v ? "person" : "household", person.v ? person.v : household.v);     /* AC4 */
}

static void add_person(struct view_of *v, person_id id, const struct person *p)
{
    add_subject(v, fmt(v->r, "p%lld", (long long)id.v), person_name(v->r, p), fmt(v->r, "/facts/one?person=%lld", (long long)id.v), id, (household_id){ 0 });
}

static void add_household(struct view_of *v, household_id id)
{
    const struct member *m;
    int n = facts_members(v->r, id, v->r->today, &m);

    v->p->subjects.at = mem_get(&v->r->mem, (size_t)(n + 1) * sizeof *v->p->subjects.at);
    add_subject(v, "h", text(v->r, T_facts_of_household), fmt(v->r, "/facts/one?household=%lld", (long long)id.v), (person_id){ 0 }, id);
    for (int i = 0; i < n; i++) {
        person_id who = registry_root(v->r, m[i].person);
        add_person(v, who, registry_person(v->r, who));
    }
}

static void get(struct req *r)
{
    struct about a;
    struct list_page p = { .known = in(r, "known"), .ever = in_has(r, "ever"), .saved = in_has(r, "saved"), .as_of = DAY_NONE, .problem = "" };
    struct view_of v = { r, &p, { r->now.v } };

    r->no_store = true;
    if (!about_open(r, &a, "looked at the facts of")) return;
    if (!day_typed(r, p.known, &p.as_of)) p.problem = text(r, T_facts_bad_day);
    if (p.as_of.v != DAY_NONE.v) v.known = end_of(p.as_of);
    if (p.ever && p.as_of.v == DAY_NONE.v) v.known.v = 0;
    p.title = text(r, a.household.v ? T_facts_title_household : T_facts_title_person);
    p.name = a.name;
    p.kind = a.household.v ? "household" : "person";
    p.number = fmt(r, "%lld", (long long)(a.household.v ? a.household.v : a.person.v));
    p.query = about_query(r, &a);
    p.may_record = p.as_of.v == DAY_NONE.v;
    if (a.household.v) add_household(&v, a.household);
    else {
        p.subjects.at = mem_get(&r->mem, sizeof *p.subjects.at);
        add_person(&v, a.person, registry_person(r, a.person));
    }
    if (*p.problem) r->status = 422;
    page_begin(r, p.title, .wide = true, .problem = *p.problem != 0);
    list_html(r, &p);
    page_end(r);
}
PAGE(facts, .path = "/facts", .may = MAY_ADVISE | MAY_FILES, .get = get,
     .help = "What is known of a household or a person, with its history, also as it was known on an earlier day.");
