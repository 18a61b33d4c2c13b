/* SPDX-License-Identifier: EUPL-1.2
** attach.c - the answers of a conversation, or of a code that a resident brought, become facts of a file: each member is
** somebody of the registry, by number, or somebody new.
**
** D9  Nobody is guessed: the clerk names each member.  Known facts that the conversation does not speak of stay. */
#include "rooms/desk/inside.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "rooms/facts/facts.h"

struct attach_row { const char *id, *label, *number, *family, *given, *bad; };
struct attach_page { const char *state, *problem; struct { int n; struct attach_row *at; } members; };
#include "attach.html.h"

struct attaching { struct req *r; struct talk *t; int bad; const char *why; person_id person[MEMBERS_MAX]; };

static void render(struct req *r, const struct talk *t, int bad, const char *why)
{
    struct attach_page p = { .state = talk_seal(r, t), .problem = why };

    p.members.at = mem_get(&r->mem, (size_t)t->h->members * sizeof *p.members.at);
    for (int m = 0; m < t->h->members; m++)
        p.members.at[p.members.n++] = (struct attach_row){ fmt(r, "%d", m), talk_member(r, t, m), in(r, fmt(r, "number.%d", m)),
            in(r, fmt(r, "family.%d", m)), in(r, fmt(r, "given.%d", m)), m == bad ? why : "" };
    r->status = *why ? 422 : 200;
    r->no_store = true;
    page_begin(r, text(r, T_desk_attach_title), .back = "/desk", .wide = true, .problem = *why != 0);
    attach_html(r, &p);
    page_end(r);
}

static void pure(struct req *r)
{
    struct talk *t;

    if (desk_talk(r, &t)) render(r, t, -1, "");
}
static void get(struct req *r) { see_other(r, "/desk"); }
PAGE(entitled_attach, .path = "/entitled/attach", .may = MAY_ADVISE, .get = get, .pure = pure,
     .help = "Who the members of a conversation are: people of the registry, or new ones.");

/* ---- who they are ------------------------------------------------------------------------------------ */

static bool refuse_row(struct attaching *a, int member, int words)
{
    a->bad = member;
    a->why = text(a->r, words);
    return false;
}

static person_id new_person(struct attaching *a, int m, const char *family, const char *given)
{
    struct person_new n = { .family = family, .given = given };

    facts_person(a->t->h, m, &n);
    return registry_add(a->r, &n);
}

static bool check_member(struct attaching *a, int m)
{
    struct req *r = a->r;
    const char *family = in(r, fmt(r, "family.%d", m)), *given = in(r, fmt(r, "given.%d", m));
    person_id known = { in_id(r, fmt(r, "number.%d", m)) };

    if (*in(r, fmt(r, "number.%d", m))) {
        if (!access_sees(r, known)) return refuse_row(a, m, T_desk_attach_unknown);        /* AC1 */
        a->person[m] = registry_root(r, known);
        for (int k = 0; k < m; k++) if (a->person[k].v == a->person[m].v) return refuse_row(a, m, T_desk_attach_twice);
        return true;
    }
    if (!*family && !*given) return refuse_row(a, m, T_desk_attach_nameless);
    return strlen(family) <= 300 && strlen(given) <= 300 ? true : refuse_row(a, m, T_desk_attach_nameless);
}

/* Before anything is written: nobody is taken from another home. */
static bool all_free(struct attaching *a, household_id home)
{
    for (int m = 1; m < a->t->h->members; m++) {
        household_id lives = a->person[m].v ? registry_household_of(a->r, a->person[m], a->r->today) : home;
        if (lives.v && lives.v != home.v) return refuse_row(a, m, T_desk_attach_elsewhere);
    }
    return true;
}

static void join(struct attaching *a, household_id home)
{
    const struct member *now;
    int n = registry_members(a->r, home, a->r->today, &now);

    for (int m = 0; m < a->t->h->members; m++) {
        bool in_it = false;
        for (int i = 0; i < n; i++) in_it |= registry_root(a->r, now[i].person).v == a->person[m].v;
        if (in_it) continue;
        if (!a->person[m].v) a->person[m] = new_person(a, m, in(a->r, fmt(a->r, "family.%d", m)), in(a->r, fmt(a->r, "given.%d", m)));
        if (registry_join(a->r, home, a->person[m], "main", facts_role(a->t->h, m), DAY_NONE) != MEMBER_OK)
            fault(&a->r->fate, "somebody who lives nowhere could not join a household");
    }
}

/* What the conversation does not speak of is as it is known; what it says stands beside it. */
static void take_known(struct attaching *a)
{
    struct talk *t = a->t;
    const person_id *ids;
    int n;
    struct household *now = facts_household(a->r, (household_id){ t->household }, a->r->today, a->r->now, FACTS_SEEN, &ids, &n);

    t->was = household_new(&a->r->mem, t->h->book, t->h->members);
    for (int f = 0; now && f < book_facts(t->h->book); f++) {
        const struct fact *fact = book_fact(t->h->book, f);
        bool registrys = !strcmp(fact->name, "born") || !strcmp(fact->name, "sex") || !strcmp(fact->name, "relation");
        for (int m = 0; m < (fact->person ? t->h->members : 1); m++) {
            int i = 0;
            while (fact->person && i < n && ids[i].v != t->person[m]) i++;
            struct known k = i < n ? household_get(now, f, i) : (struct known){ 0 };
            household_put(t->was, f, m, k.value, (enum evidence)k.evidence);
            if (registrys || household_get(t->h, f, m).evidence == EV_NONE) household_put(t->h, f, m, k.value, (enum evidence)k.evidence);
        }
    }
}

static void post(struct req *r)
{
    struct attaching a = { .r = r, .bad = -1, .why = "" };
    household_id home = { 0 };

    r->no_store = true;
    if (!desk_talk(r, &a.t)) return;
    if (a.t->was) { see_other(r, "/desk"); return; }
    for (int m = 0; m < a.t->h->members; m++) if (!check_member(&a, m)) { render(r, a.t, a.bad, a.why); return; }
    if (a.person[0].v) home = registry_household_of(r, a.person[0], r->today);
    if (home.v && !facts_sees(r, home, r->today)) { refuse(r, 404, T_access_unknown); return; }
    if (!all_free(&a, home)) { render(r, a.t, a.bad, a.why); return; }
    if (!a.person[0].v) a.person[0] = new_person(&a, 0, in(r, "family.0"), in(r, "given.0"));
    if (!home.v) home = registry_add_household(r, a.person[0], DAY_NONE);
    join(&a, home);
    a.t->household = home.v;
    for (int m = 0; m < a.t->h->members; m++) a.t->person[m] = a.person[m].v;
    take_known(&a);
    act(r, "attached a conversation to a household", "household", home.v);
    file_record(r, a.t);
}
PAGE(entitled_attach_save, .path = "/entitled/attach/save", .may = MAY_ADVISE, .get = get, .post = post,
     .help = "Attach the answers of a conversation to a household of the registry; who is new is written down.");
