/* SPDX-License-Identifier: EUPL-1.2
** attach.c - the answers of a conversation, or of a code that a resident brought, become facts of a file: each member is
** somebody of the registry, by number, or somebody new.
**
** D9  Nobody is guessed: the clerk names each member.  Known facts that the conversation does not speak of stay. */
#include "rooms/desk/inside.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "rooms/facts/facts.h"

struct alike_row { person_id id; struct isolated name; const char *born, *said; };
struct attach_row { const char *id, *label, *number, *family, *given, *bad; struct { int n; struct alike_row *at; } alike; };
struct attach_page { const char *state, *problem; bool alike; struct { int n; struct attach_row *at; } members; };
#include "attach.html.h"

struct attaching { struct req *r; struct talk *t; int bad; const char *why; person_id person[MEMBERS_MAX]; };

static struct person_new new_person(const struct attaching *, int member);

/* Files that may be theirs, of each who would be recorded anew; how many in all. */
static int look_alikes(const struct attaching *a, struct attach_page *p)
{
    const struct look_alike *all;
    int found = 0;

    for (int m = 0; m < p->members.n; m++) {
        struct attach_row *row = &p->members.at[m];
        struct person_new n = new_person(a, m);
        int k = a->person[m].v ? 0 : registry_look_alikes(a->r, &n, "", &all);

        row->alike.at = mem_get(&a->r->mem, (size_t)(k + 1) * sizeof *row->alike.at);
        for (int i = 0; i < k; i++) row->alike.at[row->alike.n++] = (struct alike_row){ all[i].person, { all[i].name }, all[i].born, all[i].said };
        found += k;
    }
    return found;
}

/* asking: only when somebody is like those who would be recorded; false: nobody is. */
static bool render(const struct attaching *a, bool asking)
{
    struct req *r = a->r;
    const struct talk *t = a->t;
    struct attach_page p = { .state = talk_seal(r, t), .problem = a->why, .alike = asking };

    p.members.at = mem_get(&r->mem, (size_t)t->h->members * sizeof *p.members.at);
    for (int m = 0; m < t->h->members; m++)
        p.members.at[p.members.n++] = (struct attach_row){ .id = fmt(r, "%d", m), .label = talk_member(r, t, m), .number = in(r, fmt(r, "number.%d", m)),
            .family = in(r, fmt(r, "family.%d", m)), .given = in(r, fmt(r, "given.%d", m)), .bad = m == a->bad ? a->why : "" };
    if (asking && !look_alikes(a, &p)) return false;
    r->status = asking ? 409 : *a->why ? 422 : 200;
    r->no_store = true;
    page_begin(r, text(r, T_desk_attach_title), .back = "/desk", .wide = true, .problem = r->status != 200);
    attach_html(r, &p);
    page_end(r);
    return true;
}

static void pure(struct req *r)
{
    struct attaching a = { .r = r, .bad = -1, .why = "" };

    if (desk_talk(r, &a.t)) render(&a, false);
}
static void get(struct req *r) { see_other(r, "/desk"); }
PAGE(entitled_attach, .path = "/entitled/attach", .may = MAY_ADVISE, .get = get, .pure = pure,
     .help = "Who the members of a conversation are: people of the registry, or new ones.");

/* ---- who they are ------------------------------------------------------------------------------------ */

static bool refuse_words(struct attaching *a, int member, const char *words)
{
    a->bad = member;
    a->why = words;
    return false;
}

static bool refuse_row(struct attaching *a, int member, int words) { return refuse_words(a, member, text(a->r, words)); }

static struct person_new new_person(const struct attaching *a, int m)
{
    struct person_new n = { .family = in(a->r, fmt(a->r, "family.%d", m)), .given = in(a->r, fmt(a->r, "given.%d", m)) };

    facts_person(a->t->h, m, &n);
    return n;
}

static person_id add_member(struct attaching *a, int m)
{
    struct person_new n = new_person(a, m);

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
    const char *wrong = registry_name_wrong(r, family);
    if (!wrong) wrong = registry_name_wrong(r, given);
    return wrong ? refuse_words(a, m, wrong) : true;
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
        if (!a->person[m].v) a->person[m] = add_member(a, m);
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
            if ((registrys && is_known(k)) || household_get(t->h, f, m).evidence == EV_NONE) household_put(t->h, f, m, k.value, (enum evidence)k.evidence);
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
    for (int m = 0; m < a.t->h->members; m++) if (!check_member(&a, m)) { render(&a, false); return; }
    if (a.person[0].v) home = registry_household_of(r, a.person[0], r->today);
    if (!all_free(&a, home)) { render(&a, false); return; }
    if (!in_has(r, "another") && render(&a, true)) return;
    if (!a.person[0].v) a.person[0] = add_member(&a, 0);
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
