/* SPDX-License-Identifier: EUPL-1.2
** outreach.c - who is entitled and does not receive: a work list with contact, next step and outcome; the take-up of each programme.
**
** FA13 A household stands on the list while it is surely entitled and no case of its own is open or granted; what somebody wrote
**      about it stays when the list changes.
** FA14 Only a contact whose owner allows messages is shown on the list; counts for the manager are never below FEW. */
#include "rooms/facts/value.h"
#include "web/conflict.h"
#include "web/layout.h"
#include "outreach.sql.h"

enum { PAGE_ROWS = 50, FEW = 5, STEP_MOST = 300 };

struct reach_shown {
    struct isolated who; const char *href, *programme_name, *programme, *step, *assigned, *apply; struct ltr contact; int64_t household, tries, person;
    cents month, once; bool judged, mine, applies; day since, snooze; instant last;
    const char *outcome; struct conflict_was_page was;
};
struct outreach_page {
    const char *problem, *next; bool saved, mine, done, take_up; int64_t count, households; cents month;
    struct { int n; struct word_option *at; } programmes, outcomes;
    struct { int n; struct reach_shown *at; } rows;
};
#include "outreach.html.h"
struct take_row { const char *name, *entitled, *receive, *share; cents month; };
struct take_up_page { struct { int n; struct take_row *at; } rows; };
#include "take_up.html.h"

static const char *const outcomes[] = { "", "reached", "not_wanted", "applied", "wrong" };
static const int outcome_words[] = { T_facts_out_none, T_facts_out_reached, T_facts_out_not_wanted, T_facts_out_applied, T_facts_out_wrong };

static const char *outcome_said(struct req *r, const char *word)
{
    for (int i = 1; i < 5; i++) if (!strcmp(word, outcomes[i])) return text(r, outcome_words[i]);
    return "";
}

static const char *programme_said(struct req *r, const char *id)
{
    int p = book_programme_find(r->house->book, id), name = p < 0 ? -1 : book_programme(r->house->book, p)->name;

    return name < 0 ? id : text(r, name);
}

/* FA14: the head's first contact that may be used. */
static const char *contact_of(struct req *r, household_id id, int64_t *person)
{
    const struct member *m;
    const struct contact *c;

    *person = 0;
    if (!registry_members(r, id, r->today, &m)) return "";
    *person = registry_root(r, m[0].person).v;
    int n = registry_contacts(r, (person_id){ *person }, &c);
    for (int i = 0; i < n; i++) if (c[i].messages) return c[i].value;
    return "";
}

static void filters(struct req *r, struct outreach_page *p)
{
    const struct book *b = r->house->book;

    p->programmes.at = mem_get(&r->mem, (size_t)(book_programmes(b) + 1) * sizeof *p->programmes.at);
    p->programmes.at[p->programmes.n++] = (struct word_option){ "", text(r, T_facts_all), false };
    for (int i = 0; i < book_programmes(b); i++) {
        const char *id = book_programme(b, i)->id;
        p->programmes.at[p->programmes.n++] = (struct word_option){ id, programme_said(r, id), !strcmp(id, in(r, "programme")) };
    }
    p->outcomes.at = mem_get(&r->mem, 5 * sizeof *p->outcomes.at);
    for (int i = 0; i < 5; i++) p->outcomes.at[p->outcomes.n++] = (struct word_option){ outcomes[i], text(r, outcome_words[i]), false };
}

/* What the form of a row was filled from: only its step is shown in a field. */
static struct conflict_was_page was_of(struct req *r, const struct outreach_row *o)
{
    struct kept *at = mem_get(&r->mem, 3 * sizeof *at);

    at[0] = (struct kept){ "step", o->step };
    at[1] = (struct kept){ "outcome", "" };
    at[2] = (struct kept){ "snooze", "" };
    return (struct conflict_was_page){ o->row_version, { 3, at } };
}

static void add_row(struct req *r, struct outreach_page *p, const struct outreach_row *o)
{
    struct reach_shown *s = &p->rows.at[p->rows.n++];

    *s = (struct reach_shown){ .who = { members_said(r, o->household) }, .href = fmt(r, "/entitled?household=%lld", (long long)o->household.v),
        .programme = o->programme, .programme_name = programme_said(r, o->programme), .household = o->household.v, .tries = o->tries,
        .month = o->month_lo, .once = o->once_lo, .judged = o->judged, .since = o->since, .snooze = o->snooze, .last = o->last_try, .step = o->step,
        .outcome = outcome_said(r, o->outcome), .assigned = o->assigned.v ? fact_account_said(r, o->assigned) : "", .mine = o->assigned.v && o->assigned.v == access_reader(r).account.v,
        .applies = page_opens(r, "/case/apply") };
    s->was = was_of(r, o);
    s->contact.text = contact_of(r, o->household, &s->person);
}

static void render(struct req *r, int status, const char *problem)
{
    struct reader me = access_reader(r);
    int64_t skip = in_id(r, "skip"), special = (r->keys & MAY_SPECIAL) != 0;
    struct outreach_page p = { .problem = problem, .saved = in_has(r, "saved"), .mine = in_has(r, "mine"), .done = in_has(r, "done"), .take_up = page_opens(r, "/outreach/take-up") };
    const char *programme = r->reading ? in(r, "programme") : "";
    struct outreach_totals_row sum = outreach_totals(r, programme, p.mine, p.done, me.account, me.files, special, r->today, r->now);
    struct outreach all = outreach(r, programme, p.mine, p.done, me.account, me.files, special, r->today, r->now, PAGE_ROWS, skip);

    p.count = sum.n;
    p.households = sum.households;
    p.month = sum.month;
    if (skip + all.n < sum.n) p.next = fmt(r, "/outreach?programme=%s%s%s&skip=%lld", programme, p.mine ? "&mine=1" : "", p.done ? "&done=1" : "", (long long)skip + PAGE_ROWS);
    p.rows.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.rows.at);
    for (int i = 0; i < all.n; i++) add_row(r, &p, &all.at[i]);
    filters(r, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_facts_outreach_title), .wide = true, .problem = *problem != 0);
    outreach_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { render(r, 200, ""); }

static bool outcome_known(const char *s)
{
    for (int i = 0; i < 5; i++) if (!strcmp(s, outcomes[i])) return true;
    return false;
}

static const char *outcome_of(struct req *r, const char *word) { return *word ? outcome_said(r, word) : text(r, T_facts_out_none); }

/* Somebody else wrote of it first: theirs beside mine. */
static void met(struct req *r, household_id household, const char *programme, const struct outreach_one_row *o)
{
    struct kept carry[6] = { { "household", in(r, "household") }, { "programme", programme } };
    static const char *const along[] = { "tried", "take", "leave", "mine" };
    int n = 2;

    for (int i = 0; i < 4; i++) if (in_has(r, along[i])) carry[n++] = (struct kept){ along[i], in(r, along[i]) };
    conflict_page(r, &(struct conflict){ .title = text_with(r, T_facts_outreach_met, members_said(r, household), programme_said(r, programme)), .action = "/outreach", .back = "/outreach",
        .version = o->row_version, .carry = { n, carry }, .n = 3, .at = (const struct conflict_field[]){
            { "step", text(r, T_facts_next_step), o->step, NULL },
            { "outcome", text(r, T_facts_outcome), o->outcome, outcome_of },
            { "snooze", text(r, T_facts_snooze), day_field(r, o->snooze), NULL } } });
}

static void post(struct req *r)
{
    household_id household = { in_id(r, "household") };
    const char *programme = in(r, "programme"), *step = in(r, "step"), *outcome = in(r, "outcome");
    account_id me = access_reader(r).account, assigned;
    struct entitled_one_row e;
    struct outreach_one_row o;
    day snooze;

    if (!entitled_one(r, household, programme, &e) || !facts_sees(r, household, r->today) || (e.special && !(r->keys & MAY_SPECIAL))) { refuse(r, 404, T_access_unknown); return; }
    if (!day_typed(r, in(r, "snooze"), &snooze) || (snooze.v != DAY_NONE.v && snooze.v <= r->today.v)) { render(r, 422, text(r, T_facts_snooze_wrong)); return; }
    if (!outcome_known(outcome) || strlen(step) > STEP_MOST) { render(r, 422, text(r, T_facts_outreach_wrong)); return; }
    if (!facts_use(r, household, r->today, "outreach for a household")) return;
    begin_outreach(r, household, programme);
    assigned = outreach_one(r, household, programme, &o) ? o.assigned : (account_id){ 0 };
    if (in_has(r, "take")) assigned = me;
    if (in_has(r, "leave")) assigned = (account_id){ 0 };
    if (!set_outreach(r, household, programme, in_id(r, "row_version"), assigned, in_has(r, "tried"), r->now, snooze, step, outcome)) {
        met(r, household, programme, &o);
        return;
    }
    act(r, fmt(r, "outreach for %s%s%s", programme, *outcome ? ": " : "", outcome), "household", household.v);
    see_other(r, "/outreach?saved=1%s", in_has(r, "mine") ? "&mine=1" : "");
}
PAGE(outreach, .path = "/outreach", .may = MAY_ADVISE, .get = get, .post = post, .nav = T_facts_outreach_menu, .nav_at = 26,
     .help = "Who is entitled and does not receive: contact, next step, outcome.");

/* ---- take-up ------------------------------------------------------------------------------------------- */

static const char *at_least(struct req *r, int64_t n)
{
    return n && n < FEW ? text_with(r, T_facts_fewer_than, fmt(r, "%d", FEW)) : fmt(r, "%lld", (long long)n);
}

static void get_take_up(struct req *r)
{
    struct take_up all = take_up(r, r->today);
    struct take_up_page p = { .rows.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof(struct take_row)) };

    for (int i = 0; i < all.n; i++) {
        const struct take_up_row *t = &all.at[i];
        bool few = t->entitled < FEW || (t->receive && t->receive < FEW) || (t->entitled != t->receive && t->entitled - t->receive < FEW);
        p.rows.at[p.rows.n++] = (struct take_row){ programme_said(r, t->programme), at_least(r, t->entitled), few ? text_with(r, T_facts_fewer_than, fmt(r, "%d", FEW)) : fmt(r, "%lld", (long long)t->receive),
            few ? "" : fmt(r, "%lld%%", (long long)(t->receive * 100 / t->entitled)), few ? (cents){ 0 } : t->month };
    }
    page_begin(r, text(r, T_facts_take_up_title), .back = "/outreach", .wide = true);
    take_up_html(r, &p);
    page_end(r);
}
PAGE(take_up, .path = "/outreach/take-up", .may = MAY_DECIDE | MAY_RULES, .get = get_take_up, .slow = true,
     .help = "Of those surely entitled to each programme, how many receive it: counts only.");
