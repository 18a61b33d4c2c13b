/* SPDX-License-Identifier: EUPL-1.2
** child.c - who may fetch somebody and who must not; what the doorway must know of their health (PL10, PL11). */
#include "rooms/places/door.h"
#include "web/draft.h"

enum { PAPER_MOST = 200 };
struct escort_line {
    escort_id id; seat_id seat; const char *value, *name, *phone, *relation, *paper, *tone; day since, until; bool no, ends, known;
};
struct caution_line { caution_id id; seat_id seat; const char *kind, *words; };
struct word_option { const char *word, *said; };
struct child_page {
    seat_id seat; section_id section; const char *problem, *place, *born, *typed_name, *typed_phone, *typed_relation, *typed_paper,
        *typed_words; struct isolated name;
    struct { int n; struct escort_line *at; } escorts;
    struct { int n; struct caution_line *at; } cautions;
    struct { int n; struct word_option at[5]; } kinds;
};
#include "child.html.h"

static const char *const kinds[] = { "allergy", "medicine", "condition", "diet", "other" };
static const char escort_key[] = "places escort", caution_key[] = "places caution";

static const void *sealed(struct req *r, const char *what, const char *s, size_t *n)
{
    return seal(&r->mem, r->house->secret, what, s, strlen(s), n);
}

const char *places_unseal(struct req *r, const char *what, const void *from, size_t n)
{
    size_t plain_n;
    const char *s = from && n ? (const char *)unseal(&r->mem, r->house->secret, what, from, n, &plain_n) : NULL;

    return s ? s : "";
}

static bool of_that_day(day since, day until, day on) { return since.v <= on.v && (until.v == DAY_NONE.v || until.v > on.v); }

/* ---- PL10: who may fetch ---- */

/* Also when the record that the paper names, or the one that the household lists, was merged since. */
static bool forbidden(struct req *r, const struct escorts_of *all, person_id known, day on)
{
    for (int i = 0; i < all->n; i++) {
        const struct escorts_of_row *e = &all->at[i];
        if (e->may || !e->known.v || !of_that_day(e->since, e->until, on)) continue;
        if (registry_root(r, e->known).v == registry_root(r, known).v) return true;
    }
    return false;
}

static bool of_age(const struct person *p, day on) { return months_on(p, on) >= 18 * 12; }

static void add_parents(struct req *r, struct fetchers *f, person_id child, const struct escorts_of *named, day on)
{
    household_id home = registry_household_of(r, child, on);
    const struct member *m;
    int n = home.v ? registry_members(r, home, on, &m) : 0;

    for (int i = 0; i < n; i++) {
        bool parent = !strcmp(m[i].role, "head") || !strcmp(m[i].role, "spouse");
        if (!parent || m[i].person.v == child.v || !of_age(m[i].is, on) || forbidden(r, named, m[i].person, on)) continue;
        if (m[i].is->shield && !access_sees_row(r, m[i].person, m[i].is->shield)) continue;
        f->at[f->n++] = (struct fetcher){ .value = fmt(r, "p%lld", (long long)m[i].person.v), .name = person_name(r, m[i].is),
            .said = person_name(r, m[i].is), .paper = "", .phone = "", .known = m[i].person };
    }
}

const struct fetcher *fetcher_forbidden(const struct fetchers *f, const char *name)
{
    for (int i = 0; i < f->n; i++) if (f->at[i].no && *name && registry_same_name(f->at[i].name, name)) return &f->at[i];
    return NULL;
}

static bool is_there(const struct fetchers *f, person_id known)
{
    for (int i = 0; i < f->n; i++) if (f->at[i].known.v == known.v) return true;
    return false;
}

/* Guardians and carers of the registry; who acts for them in other matters or is written down for an emergency is called. */
static void add_near(struct req *r, struct fetchers *f, const struct near *near, int n, const struct escorts_of *named, day on)
{
    for (int i = 0; i < n; i++) {
        const struct near *x = &near[i];
        if (!x->is || !of_age(x->is, on) || is_there(f, x->person) || forbidden(r, named, x->person, on)) continue;
        if (x->is->shield && !access_sees_row(r, x->person, x->is->shield)) continue;
        f->at[f->n++] = (struct fetcher){ .value = fmt(r, "p%lld", (long long)x->person.v), .paper = "", .phone = x->phone,
            .name = person_name(r, x->is), .said = fmt(r, "%s (%s)", person_name(r, x->is), x->relation), .known = x->person, .cares = true,
            .called = !strcmp(x->kind, "proxy") || !strcmp(x->kind, "contact") };
    }
}

struct fetchers fetchers_of(struct req *r, person_id id, day on)
{
    person_id child = registry_root(r, id);
    const struct person *is = registry_person(r, child);
    const struct near *near;
    int n = registry_near(r, child, on, &near);
    struct escorts_of all = escorts_of(r, child);
    struct fetchers f = { 0, mem_get(&r->mem, (size_t)(all.n + n + 40) * sizeof *f.at) };

    if (is && of_age(is, on)) f.at[f.n++] = (struct fetcher){ .value = "self", .name = "", .said = text(r, T_places_alone), .paper = "",
        .phone = "" };
    else add_parents(r, &f, child, &all, on);
    add_near(r, &f, near, n, &all, on);
    for (int i = 0; i < all.n; i++) {
        const struct escorts_of_row *e = &all.at[i];
        if (!of_that_day(e->since, e->until, on)) continue;
        const char *name = places_unseal(r, escort_key, e->name, e->name_n);
        f.at[f.n++] = (struct fetcher){ .value = fmt(r, "e%lld", (long long)e->id.v), .name = name,
            .said = *e->relation ? fmt(r, "%s (%s)", name, e->relation) : name, .paper = e->paper,
            .phone = places_unseal(r, escort_key, e->phone, e->phone_n), .escort = e->id, .no = !e->may, .named = true };
    }
    for (int i = 0; i < f.n; i++) if (!f.at[i].no) f.at[i].barred = fetcher_forbidden(&f, f.at[i].name);
    return f;
}

const char *fetched_said(struct req *r, escort_id escort, person_id by, const struct fetchers *f)
{
    for (int i = 0; i < f->n; i++)
        if ((escort.v && f->at[i].escort.v == escort.v) || (by.v && f->at[i].known.v == by.v)) return f->at[i].said;
    return text(r, escort.v || by.v ? T_places_somebody_named : T_places_alone);
}

/* ---- PL11: health ---- */

struct cautions_said cautions_said(struct req *r, person_id person, day on)
{
    struct cautions_of all = cautions_of(r, person);
    struct cautions_said c = { 0, mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *c.at) };

    for (int i = 0; i < all.n; i++)
        if (of_that_day(all.at[i].since, all.at[i].until, on))
            c.at[c.n++] = (struct caution_said){ all.at[i].id, said_word(r, "caution", all.at[i].kind),
                places_unseal(r, caution_key, all.at[i].words, all.at[i].words_n) };
    return c;
}

/* ---- the page ---- */

const char *fetcher_tag(struct req *r, const struct fetcher *f)
{
    if (f->no || f->barred) return text(r, T_places_must_not_fetch);
    return text(r, f->called ? T_places_only_called : f->named ? T_places_family_named : f->cares ? T_places_near_registry
        : T_places_from_registry);
}

void escort_named(struct req *r, person_id person, const struct escort_new *e)
{
    size_t name_n, phone_n = 0;
    const void *name = sealed(r, escort_key, e->name, &name_n), *phone = *e->phone ? sealed(r, escort_key, e->phone, &phone_n) : NULL;

    add_escort(r, registry_root(r, person), e->known, name, name_n, phone, phone_n, e->relation, e->may, e->paper, r->today, DAY_NONE,
        r->now, staff_here(r));
}

static void child_show(struct req *r, const struct place *at, int status, const char *problem)
{
    const struct person *is = registry_person(r, registry_root(r, at->is.person));
    struct fetchers f = fetchers_of(r, at->is.person, r->today);
    struct cautions_said c = cautions_said(r, at->is.person, r->today);
    struct child_page p = { .seat = at->id, .section = at->is.section, .problem = problem,
        .place = section_said(r, at->is.structure, at->is.name, (int)at->is.shift),
        .name = { is ? person_name(r, is) : "" }, .born = is ? person_born(r, is) : "" };

    p.escorts.at = mem_get(&r->mem, (size_t)(f.n + 1) * sizeof *p.escorts.at);
    for (int i = 0; i < f.n; i++)
        p.escorts.at[p.escorts.n++] = (struct escort_line){ .id = f.at[i].escort, .seat = at->id, .value = f.at[i].value,
            .name = f.at[i].said, .phone = f.at[i].phone, .paper = f.at[i].barred ? f.at[i].barred->paper : f.at[i].paper,
            .known = f.at[i].known.v != 0, .relation = fetcher_tag(r, &f.at[i]), .tone = f.at[i].no || f.at[i].barred ? "err" : "ok",
            .no = f.at[i].no, .ends = f.at[i].named };
    p.cautions.at = mem_get(&r->mem, (size_t)(c.n + 1) * sizeof *p.cautions.at);
    for (int i = 0; i < c.n; i++) p.cautions.at[p.cautions.n++] = (struct caution_line){ c.at[i].id, at->id, c.at[i].kind, c.at[i].words };
    for (int i = 0; i < 5; i++) p.kinds.at[p.kinds.n++] = (struct word_option){ kinds[i], said_word(r, "caution", kinds[i]) };
    draft_used(r, fmt(r, "%lld", (long long)at->id.v));
    p.typed_name = typed(r, "name", ""), p.typed_phone = typed(r, "phone", ""), p.typed_relation = typed(r, "relation", ""),
        p.typed_paper = typed(r, "paper", "");
    p.typed_words = typed(r, "words", "");
    act(r, "saw escorts and cautions of", "person", at->is.person.v);
    r->status = status;
    r->no_store = true;
    page_begin(r, p.name.text, .wide = true, .back = fmt(r, "/places/door?section=%lld", (long long)at->is.section.v),
        .problem = *problem != 0);
    child_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct place p;

    if (place_kept(r, &p)) child_show(r, &p, 200, "");
}
PAGE(places_child, .path = "/places/child", .may = MAY_KEEP, .get = get,
    .help = "Who may fetch a child and who must not; what the doorway must know of its health.");

/* A parent whom the door offers, by the name that was typed; NULL: none.  By one word alone: the given name. */
static const struct fetcher *parent_named(struct req *r, const struct fetchers *f, const char *name)
{
    for (int i = 0; i < f->n; i++) {
        person_id root = registry_root(r, f->at[i].known);
        const struct person *is = root.v ? registry_person(r, root) : NULL;
        if (is && registry_named(r, root, strchr(name, ' ') ? name : is->family, name)) return &f->at[i];
    }
    return NULL;
}

/* PL10: what a paper forbids, a paper allows again. */
static void end_one(struct req *r, const struct place *p)
{
    escort_id id = { in_id(r, "end") };
    struct fetchers f = fetchers_of(r, p->is.person, r->today);
    const char *paper = in(r, "paper");
    bool no = false;

    for (int i = 0; i < f.n; i++) if (f.at[i].escort.v == id.v) no = f.at[i].no;
    if (no && (!*paper || strlen(paper) > PAPER_MOST)) { child_show(r, p, 422, text(r, T_places_lift_needed)); return; }
    if (no ? lift_escort(r, id, p->is.person, r->today, paper) : end_escort(r, id, p->is.person, r->today))
        act(r, no ? "noted that who must not fetch may" : "ended who may fetch", "person", p->is.person.v);
    see_other(r, "/places/child?seat=%lld", (long long)p->id.v);
}

static void post_escort(struct req *r)
{
    struct place p;
    bool no = !strcmp(in(r, "may"), "no");

    if (!place_kept(r, &p)) return;
    if (*in(r, "end")) { end_one(r, &p); return; }
    if (!*in(r, "name") || strlen(in(r, "name")) > 200 || strlen(in(r, "relation")) > 60 || strlen(in(r, "phone")) > 40) {
        child_show(r, &p, 422, text(r, T_places_escort_needs));
        return;
    }
    if (no && !*in(r, "paper")) { child_show(r, &p, 422, text(r, T_places_paper_needed)); return; }
    struct fetchers f = fetchers_of(r, p.is.person, r->today);
    const struct fetcher *parent = no ? parent_named(r, &f, in(r, "name")) : NULL;
    if (parent) { child_show(r, &p, 422, text_with(r, T_places_parent_forbid, parent->said)); return; }
    const struct fetcher *same = no ? NULL : fetcher_forbidden(&f, in(r, "name"));
    if (same) { child_show(r, &p, 422, text_with(r, T_places_same_name, same->said, same->paper)); return; }
    escort_named(r, p.is.person, &(struct escort_new){ .name = in(r, "name"), .relation = in(r, "relation"), .phone = in(r, "phone"),
        .paper = in(r, "paper"), .may = !no });
    act(r, no ? "noted who must not fetch" : "noted who may fetch", "person", p.is.person.v);
    see_other(r, "/places/child?seat=%lld", (long long)p.id.v);
}
PAGE(places_escort, .path = "/places/escort", .may = MAY_KEEP, .post = post_escort,
    .help = "Somebody may fetch a child, or must not by a paper; or no longer.");

/* A parent of the registry whom a paper forbids. */
static void post_forbid(struct req *r)
{
    struct place p;

    if (!place_kept(r, &p)) return;
    struct fetchers f = fetchers_of(r, p.is.person, r->today);
    const struct fetcher *who = NULL;
    for (int i = 0; i < f.n; i++) if (f.at[i].known.v && !strcmp(f.at[i].value, in(r, "who"))) who = &f.at[i];
    if (!who || !*in(r, "paper")) { child_show(r, &p, 422, text(r, T_places_paper_needed)); return; }
    escort_named(r, p.is.person, &(struct escort_new){ who->known, who->said, "", "", in(r, "paper"), false });
    act(r, "noted who must not fetch", "person", p.is.person.v);
    see_other(r, "/places/child?seat=%lld", (long long)p.id.v);
}
PAGE(places_forbid, .path = "/places/escort/forbid", .may = MAY_KEEP, .post = post_forbid,
    .help = "A parent must not fetch a child, by the paper that says so.");

static void post_caution(struct req *r)
{
    struct place p;
    bool known = false;
    size_t n;

    if (!place_kept(r, &p)) return;
    if (*in(r, "end")) {
        if (end_caution(r, (caution_id){ in_id(r, "end") }, p.is.person, r->today)) act(r, "ended a caution", "person", p.is.person.v);
        see_other(r, "/places/child?seat=%lld", (long long)p.id.v);
        return;
    }
    for (int i = 0; i < 5; i++) known |= !strcmp(in(r, "kind"), kinds[i]);
    if (!known || !*in(r, "words") || strlen(in(r, "words")) > WORDS_MOST) {
        child_show(r, &p, 422, text(r, T_places_caution_needs));
        return;
    }
    const void *words = sealed(r, caution_key, in(r, "words"), &n);
    add_caution(r, registry_root(r, p.is.person), in(r, "kind"), words, n, r->today, r->now, staff_here(r));
    act(r, "noted a caution", "person", p.is.person.v);
    see_other(r, "/places/child?seat=%lld", (long long)p.id.v);
}
PAGE(places_caution, .path = "/places/caution", .may = MAY_KEEP, .post = post_caution,
    .help = "What the doorway must know of a child's health, and what to do; or no longer.");
