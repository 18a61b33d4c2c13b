/* SPDX-License-Identifier: EUPL-1.2
** relation.c - a relation between two people: parent, guardian, judicial assistant, proxy, with its paper, dates and scope.
**
** RG5  Nobody guards their own guardian, directly or through others; nobody is their own ancestor.
** RG6  Who guards is alive and of age (Civil Code 127, 1595, 1669); what cannot be is explained and not written.
** RG11 A parent, and a grandparent, can have been born before the child. */
#include "rooms/registry/stood.h"
#include "rooms/registry/words.h"
#include "rooms/registry/birth.h"
#include "rooms/registry/others.h"
#include "relation.sql.h"

struct entry { relation_id id; const struct person *who, *other; struct relation_row row; bool from; };

static const char *const ways[] = { "to", "from", NULL };
static const char *way_said(struct req *r, const char *word) { return word_said(r, "way", word); }

/* ?person=: a new one in that person's file.  ?id=&of=: a row, seen from that person's file. */
static bool find(struct req *r, struct entry *e)
{
    person_id who = { in_id(r, "person") };

    *e = (struct entry){ .id = { in_id(r, "id") } };
    e->row = (struct relation_row){ .kind = "guardian", .paper = "", .scope = "", .since = r->today, .until = DAY_NONE };
    if (e->id.v) {
        if (!relation(r, e->id, &e->row)) e->row.person.v = e->row.other.v = 0;
        if (!(access_sees(r, e->row.person) & access_sees(r, e->row.other))) { refuse(r, 404, T_access_unknown); return false; }      /* AC1: both are asked */
        who = in_id(r, "of") == e->row.person.v ? e->row.person : e->row.other;
        e->from = who.v == e->row.person.v;
        if (!(e->other = subject(r, e->from ? e->row.other : e->row.person))) return false;
    }
    return (e->who = subject(r, who)) != NULL;
}

static void form(struct form *f, struct req *r, struct entry *e)
{
    form_open(f, r, &(struct form_page){ .title = text(r, e->id.v ? T_registry_relation_change : T_registry_relation_new), .lead = person_name(r, e->who),
        .action = "/person/relation", .back = person_href(r, e->who->id, "relations"), .about = form_about(r, e->id.v, e->who->id) });
    form_row(f, e->id.v, e->who->id, e->row.row_version);
    if (e->id.v) form_hide(f, "of", e->who->id.v);
    form_other(f, e->who, e->other ? e->other->id : (person_id){ 0 });
    form_pick(f, "way", T_registry_relation_way, -1, ways, way_said, e->from ? "from" : "to");
    form_pick(f, "kind", T_registry_relation_kind, -1, relation_kinds, relation_said, e->row.kind);
    form_text(f, "paper", T_registry_relation_paper, T_registry_relation_paper_hint, e->row.paper);
    form_text(f, "scope", T_registry_relation_scope, T_registry_relation_scope_hint, e->row.scope);
    form_span(f, e->row.since, e->row.until);
}

static void get(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    form(&f, r, &e);
    form_answer(&f, 200);
}

static bool guards(const char *kind) { return !strcmp(kind, "guardian") || !strcmp(kind, "foster") || !strcmp(kind, "assistant"); }

/* RG5: does `one` stand under `other` already?  Then says through whom. */
static bool circular(struct req *r, struct entry *e, struct form *f, const struct person *one, const struct person *other, const char *kind, day since, day until)
{
    bool parents = !strcmp(kind, "parent");
    struct above found;
    struct out o = { .mem = &r->mem };
    person_id at = registry_root(r, other->id), last = registry_root(r, one->id);

    if (!parents && !guards(kind)) return false;
    found = above(r, last, parents, e->id, since, until);
    for (int i = 0, steps = 0; i < found.n && at.v != last.v; i++) {     /* from `other` down to `one`, step by step */
        const struct person *p;
        if (found.at[i].id.v != at.v) continue;
        p = access_sees(r, at) ? registry_person(r, at) : NULL;
        out_fmt(&o, "%s → ", p ? person_name(r, p) : "…");
        at = found.at[i].by;
        i = -1;
        if (++steps > found.n) break;
    }
    if (!o.n) return false;
    out_str(&o, person_name(r, one));
    form_bad_words(f, "other", text_with(r, parents ? T_registry_relation_ancestor : T_registry_relation_circle, out_text(&o)));
    return true;
}

bool relation_above(struct req *r, person_id one, person_id other)
{
    for (int parents = 0; parents < 2; parents++) {
        struct above found = above(r, registry_root(r, one), parents, (relation_id){ 0 }, parents ? DAY_NONE : r->today, DAY_NONE);
        for (int i = 0; i < found.n; i++) if (found.at[i].id.v == registry_root(r, other).v) return true;
    }
    return false;
}

/* RG11 */
static void check_parent(struct req *r, struct form *f, const struct person *one, const struct person *two, const char *kind)
{
    day first, last, unused;

    if (strcmp(kind, "parent") && strcmp(kind, "grandparent")) return;
    if (!birth_span(one->birth, one->birth_exact, &first, &unused) || !birth_span(two->birth, two->birth_exact, &unused, &last)) return;
    if (first.v < last.v) return;
    form_bad_words(f, "other", text_with(r, T_registry_relation_younger, person_name(r, one), person_born(r, one),
                                         person_name(r, two), person_born(r, two)));
}

/* RG6 */
static void check_guard(struct req *r, struct form *f, const struct person *one, const char *kind, day since)
{
    int least, most;
    day at = since.v == DAY_NONE.v ? r->today : since;

    if (!guards(kind) && strcmp(kind, "proxy")) return;
    if (one->death.v != DAY_NONE.v && one->death.v <= at.v)
        form_bad_words(f, "other", text_with(r, T_registry_relation_dead, person_name(r, one), day_said(r, one->death)));
    else if (birth_age(one->birth, one->birth_exact, at, &least, &most) && most < GROWN_UP)
        form_bad_words(f, "other", text_with(r, T_registry_relation_minor, person_name(r, one), fmt(r, "%d", most)));
}

static void save(struct req *r, struct entry *e, struct form *f)
{
    const char *kind = form_in(f, "kind"), *paper = form_in(f, "paper"), *scope = form_in(f, "scope");
    const struct person *other = form_other_read(f, e->who), *one, *two;
    struct relation_clashes found;
    struct stood *s;
    day since, until;

    form_word(f, "kind", relation_kinds);
    form_word(f, "way", ways);
    form_short(f, "paper", TEXT_MOST);
    form_short(f, "scope", TEXT_MOST);
    form_span_read(f, &since, &until);
    if (form_refused(f)) return;
    one = strcmp(form_in(f, "way"), "from") ? other : e->who;
    two = one == other ? e->who : other;
    check_guard(r, f, one, kind, since);
    circular(r, e, f, one, two, kind, since, until);
    check_parent(r, f, one, two, kind);
    if (form_refused(f)) return;
    found = relation_clashes(r, one->id, two->id, kind, e->id, since, until);
    s = STOOD_OF(r, found, relation_said(r, kind));
    if (stood(f, s, found.n, since)) { form_refused(f); return; }
    for (int i = 0; i < found.n; i++) end_relation(r, (relation_id){ s[i].id }, since);
    if (!e->id.v) add_relation(r, one->id, two->id, kind, paper, scope, since, until, r->now, access_reader(r).account);
    else if (!set_relation(r, e->id, in_id(r, "row_version"), one->id, two->id, kind, paper, scope, since, until)) {
        form_conflict(f, e->row.row_version);
        return;
    }
    act(r, e->id.v ? "changed a relation" : "wrote a relation", "person", other->id.v);
    saved(r, e->who->id, e->id.v ? "changed a relation" : "wrote a relation", "relations");
}

static void post(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    if (e.id.v && removing(r)) {
        remove_relation(r, e.id);
        act(r, "removed a relation written by mistake", "person", e.other->id.v);
        saved(r, e.who->id, "removed a relation written by mistake", "relations");
        return;
    }
    form(&f, r, &e);
    save(r, &e, &f);
}
PAGE(relation, .path = "/person/relation", .may = MAY_OPEN, .get = get, .post = post, .help = "A relation of a person: parent, guardian, proxy, with paper and dates.");

void relation_add(struct req *r, person_id person, person_id other, const char *kind, const char *paper, const char *scope, day since, day until)
{
    add_relation(r, person, other, kind, paper, scope, since, until, r->now, access_reader(r).account);
}
