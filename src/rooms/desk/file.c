/* SPDX-License-Identifier: EUPL-1.2
** file.c - "what is this household entitled to?": the conversation begins with what is known, and what is new is recorded.
**
** D7  Nothing known is asked twice: what the file holds and the reader may see stands in the conversation, with its evidence.
** D8  What was changed here and elsewhere meanwhile is shown side by side; nothing is written until somebody chose. */
#include "rooms/desk/inside.h"
#include "rooms/desk/form.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "rooms/facts/facts.h"
#include "web/conflict.h"

static bool same_known(struct known a, struct known b) { return a.evidence == b.evidence && (!is_known(a) || a.value == b.value); }

/* ---- beginning --------------------------------------------------------------------------------------- */

static struct household *known_now(struct req *r, household_id household, person_id person, const person_id **ids, int *n)
{
    person_id *one;

    if (household.v) return facts_household(r, household, r->today, r->now, FACTS_SEEN, ids, n);
    one = mem_get(&r->mem, sizeof *one);
    *one = registry_root(r, person);
    *ids = one;
    *n = 1;
    return facts_alone(r, *one, r->today, r->now, FACTS_SEEN);
}

static struct talk *talk_of(struct req *r, household_id household, person_id person)
{
    const person_id *ids;
    int n;
    struct household *h = known_now(r, household, person, &ids, &n);
    struct talk *t;

    if (!h) return NULL;
    t = talk_new(r);
    t->staff = true;
    t->h = h;
    t->was = household_copy(&r->mem, h, h->members);
    t->household = household.v;
    for (int m = 0; m < n; m++) t->person[m] = ids[m].v;
    form_remember(t);
    return t;
}

void file_show(struct req *r, household_id household, person_id person)
{
    struct talk *t = talk_of(r, household, person);

    r->no_store = true;
    if (!t) { refuse(r, 404, T_access_unknown); return; }
    desk_results(r, t);
}

/* The household of a person, or the person alone; AC1, AC2. */
static bool open_file(struct req *r, household_id *household, person_id *person, const char *what)
{
    *household = (household_id){ in_id(r, "household") };
    *person = (person_id){ in_id(r, "person") };
    if (!household->v && access_sees(r, *person)) *household = registry_household_of(r, registry_root(r, *person), r->today);
    return household->v ? facts_open(r, *household, r->today, what) : access_open(r, *person, what);
}

/* AC14: to screen a file is to use it.  False: asked for a ground. */
static bool use_file(struct req *r, household_id household, person_id person)
{
    static const char *const what = "screened a household";

    return household.v ? facts_use(r, household, r->today, what) : access_use(r, person, what);
}

static bool is_restricted(struct req *r, household_id household, person_id person)
{
    const struct member *m;
    int n = household.v ? facts_members(r, household, r->today, &m) : 0;

    for (int i = 0; i < n; i++) if (access_restricted(r, m[i].person)) return true;
    return !household.v && access_restricted(r, person);
}

static void get(struct req *r)
{
    household_id household;
    person_id person;

    if (!open_file(r, &household, &person, "asked what this household is entitled to")) return;
    if (!is_restricted(r, household, person)) file_show(r, household, person);
    else if (!in_has(r, "art18")) use_file(r, household, person);
    else if (household.v) see_other(r, "/entitled?household=%lld", (long long)household.v);
    else see_other(r, "/entitled?person=%lld", (long long)person.v);
}

/* The same with a ground of article 18(2). */
static void post_ground(struct req *r)
{
    household_id household;
    person_id person;

    if (open_file(r, &household, &person, "asked what this household is entitled to") && use_file(r, household, person)) file_show(r, household, person);
}
PAGE(entitled, .path = "/entitled", .may = MAY_ADVISE, .get = get, .post = post_ground,
     .help = "What a household of the registry is entitled to, from what is known of it; what is new is recorded.");

/* ---- what the results say of the file ------------------------------------------------------------------ */

/* A fact of the talk that is somebody's to record. */
static bool recordable(const struct fact *f) { return !f->town; }

static int unsaved(const struct talk *t)
{
    int n = 0;

    for (int f = 0; f < book_facts(t->h->book); f++)
        for (int m = 0; m < (book_fact(t->h->book, f)->person ? t->h->members : 1); m++)
            n += recordable(book_fact(t->h->book, f)) && !same_known(household_get(t->h, f, m), household_get(t->was, f, m));
    return n;
}

static const struct person *filed(struct req *r, const struct talk *t, int member)
{
    return t->person[member] ? registry_person(r, (person_id){ t->person[member] }) : NULL;
}

static const char *names(struct req *r, const struct talk *t)
{
    struct out o = { .mem = &r->mem };

    for (int m = 0; m < t->h->members; m++) {
        const struct person *p = filed(r, t, m);
        if (p) out_fmt(&o, "%s%s", o.n ? " · " : "", person_name(r, p));
    }
    return out_text(&o);
}

const char *file_name(struct req *r, const struct talk *t, int member)
{
    const struct person *p = filed(r, t, member);

    return p ? person_name(r, p) : "";
}

struct file_bar file_bar_of(struct req *r, const struct talk *t, const char *state)
{
    struct file_bar b = { .state = state, .filed = t->was != NULL };

    if (!t->was) return b;
    b.names = names(r, t);
    b.person = fmt(r, "/person?id=%lld", (long long)t->person[0]);
    b.facts = t->household ? fmt(r, "/facts?household=%lld", (long long)t->household) : fmt(r, "/facts?person=%lld", (long long)t->person[0]);
    b.unsaved = unsaved(t);
    b.saved = r->reading ? in_id(r, "saved") : 0;
    b.shielded = t->household ? facts_shielded(r, (household_id){ t->household }, r->today) : 0;
    return b;
}

int64_t file_person(const struct talk *t, const struct result *x)
{
    if (!t->was) return 0;
    for (int m = 0; x->v->member && m < t->h->members; m++) if (x->v->member[m] == YES) return t->person[m];
    return t->person[0];
}

/* ---- recording --------------------------------------------------------------------------------------- */

struct change { int fact, member; };
struct changes { struct req *r; struct talk *t; struct household *now; int n, nmet, nelsewhere; struct change *at, *met, *elsewhere; };

/* FA4: the registry has it. */
static bool registrys(struct req *r, const struct fact *f, const struct talk *t, int member)
{
    const struct person *p;

    if (!f->person || !t->person[member]) return false;
    if (!strcmp(f->name, "relation")) return true;
    if (strcmp(f->name, "born") && strcmp(f->name, "sex")) return false;
    p = registry_person(r, (person_id){ t->person[member] });
    return p && (*f->name == 'b' ? p->birth.v != DAY_NONE.v : *p->sex != 0);
}

/* D8: mine, as it was, and as it is now. */
static void compare(struct changes *c, int fact, int member)
{
    const struct fact *f = book_fact(c->t->h->book, fact);
    struct known mine = household_get(c->t->h, fact, member), was = household_get(c->t->was, fact, member), now = household_get(c->now, fact, member);

    if (!recordable(f) || same_known(mine, was) || same_known(mine, now)) return;
    if (registrys(c->r, f, c->t, member)) {
        if (!is_known(mine) || mine.value != was.value) c->elsewhere[c->nelsewhere++] = (struct change){ fact, member };
    } else if (!same_known(was, now)) c->met[c->nmet++] = (struct change){ fact, member };
    else c->at[c->n++] = (struct change){ fact, member };
}

/* What is known now, in the talk's order of members. */
static struct household *now_in_order(struct req *r, const struct talk *t)
{
    const person_id *ids;
    int n;
    struct household *h = known_now(r, (household_id){ t->household }, (person_id){ t->person[0] }, &ids, &n), *ordered;

    if (!h) return NULL;
    ordered = household_new(&r->mem, h->book, t->h->members);
    for (int f = 0; f < book_facts(h->book); f++)
        for (int m = 0; m < (book_fact(h->book, f)->person ? t->h->members : 1); m++) {
            int from = m;
            for (from = 0; book_fact(h->book, f)->person && from < n && ids[from].v != t->person[m]; from++) ;
            struct known k = from < n ? household_get(h, f, from) : (struct known){ 0 };
            if (k.evidence) household_put(ordered, f, m, k.value, (enum evidence)k.evidence);
        }
    return ordered;
}

static struct changes changes_of(struct req *r, struct talk *t)
{
    size_t room = (size_t)book_facts(t->h->book) * (size_t)t->h->members;
    struct changes c = { .r = r, .t = t, .now = now_in_order(r, t) };

    c.at = mem_get(&r->mem, 3 * room * sizeof *c.at + 1);
    c.met = c.at + room;
    c.elsewhere = c.met + room;
    for (int f = 0; c.now && f < book_facts(t->h->book); f++)
        for (int m = 0; m < (book_fact(t->h->book, f)->person ? t->h->members : 1); m++) compare(&c, f, m);
    return c;
}

/* As one types it into the form: "-" and "?" for the two silences. */
static const char *as_typed(struct req *r, const struct household *h, int fact, int member)
{
    struct known k = household_get(h, fact, member);

    return k.evidence == EV_WONT_SAY ? "-" : k.evidence == EV_DOESNT_KNOW ? "?" : household_text(&r->mem, h, fact, member);
}

static void put_field(struct req *r, const char *name, const char *value)
{
    for (int i = 0; i < r->nform; i++) if (!strcmp(r->form_fields[i].name, name)) { r->form_fields[i] = (struct field){ name, value, strlen(value) }; return; }
    r->form_fields = mem_grow(&r->mem, r->form_fields, (size_t)r->nform * sizeof *r->form_fields, (size_t)(r->nform + 1) * sizeof *r->form_fields);
    r->form_fields[r->nform++] = (struct field){ name, value, strlen(value) };
}

static void show_met(struct changes *c)
{
    struct req *r = c->r;
    struct conflict_field *at = mem_get(&r->mem, (size_t)c->nmet * sizeof *at);
    struct household *was = c->t->was;

    for (int i = 0; i < c->nmet; i++) {
        const struct fact *f = book_fact(was->book, c->met[i].fact);
        const char *name = form_name(r, f, c->met[i].member);
        put_field(r, name, as_typed(r, c->t->h, c->met[i].fact, c->met[i].member));
        put_field(r, fmt(r, "was_%s", name), as_typed(r, was, c->met[i].fact, c->met[i].member));
        at[i] = (struct conflict_field){ name, cell_label(r, c->t, c->met[i].fact, c->met[i].member), as_typed(r, c->now, c->met[i].fact, c->met[i].member), NULL };
    }
    c->t->was = c->now;                 /* what is chosen next, is chosen with theirs in view */
    struct kept carry[] = { { "state", talk_seal(r, c->t) } };
    conflict_page(r, &(struct conflict){ .title = text(r, T_desk_file_met), .action = "/entitled/record", .version = 1, .carry = { 1, carry },
        .back = fmt(r, "/entitled?%s=%lld", c->t->household ? "household" : "person", (long long)(c->t->household ? c->t->household : c->t->person[0])), .n = c->nmet, .at = at });
}

static void show_elsewhere(struct changes *c)
{
    struct form_problems ps = { .at = mem_get(&c->r->mem, (size_t)c->nelsewhere * sizeof *ps.at) };

    for (int i = 0; i < c->nelsewhere; i++) {
        int f = c->elsewhere[i].fact, m = c->elsewhere[i].member;
        ps.at[ps.n++] = (struct form_problem){ f, m, as_typed(c->r, c->t->h, f, m), text(c->r, facts_refusal_text(FACTS_ELSEWHERE)) };
    }
    form_page_show(c->r, c->t, &ps);
}

static enum facts_refusal write_one(struct changes *c, const struct change *x)
{
    struct talk *t = c->t;
    const struct fact *f = book_fact(t->h->book, x->fact);
    struct known mine = household_get(t->h, x->fact, x->member);
    struct fact_new n = { .variable = f->name, .value = household_text(&c->r->mem, t->h, x->fact, x->member), .evidence = (enum evidence)mine.evidence,
        .until = DAY_NONE, .since = household_get(c->now, x->fact, x->member).evidence == EV_NONE ? DAY_NONE : c->r->today,
        .source = mine.evidence == EV_PAPER ? "paper" : mine.evidence == EV_REGISTER ? "register" : "household", .seen = FACTS_ANY };

    if (f->person) n.person.v = t->person[x->member];
    else n.household.v = t->household;
    return facts_record(c->r, &n, NULL);
}

void file_record(struct req *r, struct talk *t)
{
    struct changes c = changes_of(r, t);
    int wrote = 0;

    if (!c.now) { refuse(r, 404, T_access_unknown); return; }
    if (c.nelsewhere) { show_elsewhere(&c); return; }
    if (c.nmet) { show_met(&c); return; }
    if (c.n && !t->household) t->household = registry_add_household(r, (person_id){ t->person[0] }, DAY_NONE).v;
    for (int i = 0; i < c.n; i++) {
        enum facts_refusal no = write_one(&c, &c.at[i]);
        if (no != FACTS_OK && no != FACTS_SAME) fault(&r->fate, "a fact of the conversation was refused (%d)", (int)no);
        wrote += no == FACTS_OK;
    }
    if (t->household) act(r, fmt(r, "recorded %d answers of a conversation", wrote), "household", t->household);
    else act(r, "recorded no new answer", "person", t->person[0]);
    see_other(r, "/entitled?%s=%lld&saved=%d", t->household ? "household" : "person", (long long)(t->household ? t->household : t->person[0]), wrote);
}

static bool still_mine(struct req *r, const struct talk *t)
{
    for (int m = 0; m < t->h->members; m++) if (!access_sees(r, (person_id){ t->person[m] })) return false;
    return t->was != NULL;
}

static void post(struct req *r)
{
    struct talk *t;

    r->no_store = true;
    if (!desk_talk(r, &t)) return;
    if (!still_mine(r, t)) { refuse(r, 404, T_access_unknown); return; }
    struct form_problems ps = form_take(r, t);
    evidence_take(r, t);
    if (!ps.n) form_contradictions(r, t, &ps);
    if (ps.n) { form_page_show(r, t, &ps); return; }
    file_record(r, t);
}
static void get_record(struct req *r) { see_other(r, "/desk"); }
PAGE(entitled_record, .path = "/entitled/record", .may = MAY_ADVISE, .get = get_record, .post = post,
     .help = "Record what is new in a conversation about a household of the registry.");
