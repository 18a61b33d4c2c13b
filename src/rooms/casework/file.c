/* SPDX-License-Identifier: EUPL-1.2
** file.c - the page of a case: who and what, its time limits, what the rules say, its papers and consents. */
#include "rooms/casework/decide.h"
#include "base/date.h"
#include "papers.sql.h"
#include "file.sql.h"

struct other_spell { case_id id; int64_t spell; const char *state; };
struct clock_line { const char *kind, *left, *tone, *law; day due; };
struct node_line { const char *sentence, *law, *shape; };
struct paper_line { paper_id id; const char *name, *state, *tone, *why; struct isolated whose; file_id file; day until; bool open, wants; };
struct permit_line { const char *words; };
struct file_page {
    case_id id; person_id person;
    const char *title, *state, *tone, *problem, *link, *opened, *origin, *worker, *unit, *rules, *rules_tone, *amount;
    struct ltr number, paper_no, code; struct isolated name; int64_t spell; day ends;
    bool was, takeable, open, unchecked;
    struct { int n; struct other_spell *at; } others;
    struct { int n; struct clock_line *at; } clocks;
    struct { int n; struct double_shown *at; } doubles;
    struct { int n; struct permit_line *at; } permits;
    struct { int n; struct node_line *at; } nodes;
    struct { int n; struct paper_line *at; } papers;
    struct { int n; struct consent_shown *at; } consents;
};
#include "file.html.h"

const char *state_tone(enum case_state s)
{
    switch (s) {
    case CASE_GRANTED: case CASE_COMPLETE: return "ok";
    case CASE_REFUSED: case CASE_ENDED: case CASE_WITHDRAWN: return "no";
    case CASE_WAITING: case CASE_SUSPENDED: case CASE_OBJECTED: return "warn";
    default: return "info";
    }
}

const char *case_account(struct req *r, account_id id)
{
    struct account_name_row row;

    if (!id.v) return text(r, T_casework_resident);
    return account_name(r, id, &row) ? row.name : fmt(r, "%lld", (long long)id.v);
}

const char *days_left(struct req *r, int left)
{
    return left < 0 ? text_count(r, T_casework_days_late, -left) : text_count(r, T_casework_days_left, left);
}

/* ---- parts ---- */

static void take_clocks(struct req *r, const struct case_file *c, struct file_page *p)
{
    struct clock_shown *all;
    int n = case_clocks(r, c->id, &all);

    p->clocks.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->clocks.at);
    for (int i = 0; i < n; i++)
        p->clocks.at[p->clocks.n++] = (struct clock_line){ said_text(r, "casework.clock_", all[i].kind), days_left(r, all[i].left),
            all[i].late ? "no" : all[i].left <= 5 ? "warn" : "ok", all[i].law, all[i].due };
}

static void take_spells(struct req *r, const struct case_file *c, struct file_page *p)
{
    struct other_spells all = other_spells(r, c->id, c->person, c->household, c->programme, r->today);

    p->others.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->others.at);
    for (int i = 0; i < all.n; i++) {
        if (case_hides(r, all.at[i].whose)) continue;                                       /* CW21 */
        p->others.at[p->others.n++] = (struct other_spell){ all.at[i].id, all.at[i].spell, case_state_said(r, all.at[i].state) };
    }
}

enum { PERMIT_LATELY = 180, PERMIT_SOON = 60 };

/* What is asked for, or granted, goes on longer than a permit of the household: whoever proposes or renews it sees so. */
static void take_permits(struct req *r, const struct case_file *c, struct file_page *p)
{
    day last = c->state >= CASE_GRANTED ? c->ends : granted_until(r, c, r->today);

    if (c->state == CASE_REFUSED || c->state >= CASE_ENDED) return;
    if (last.v == DAY_NONE.v) last.v = r->today.v + PERMIT_SOON;
    struct permits_end all = permits_end(r, registry_root(r, c->person), c->household, r->today, (day){ r->today.v - PERMIT_LATELY }, last);
    p->permits.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->permits.at);
    for (int i = 0; i < all.n; i++) {
        const struct permits_end_row *x = &all.at[i];
        if (!access_sees(r, x->person)) continue;
        p->permits.at[p->permits.n++] = (struct permit_line){ text_with(r, x->until.v > r->today.v ? T_casework_permit_ends : T_casework_permit_ended,
            said_text(r, "registry.number_", x->kind), case_member(r, x->person), said_day(r, (day){ x->until.v - 1 })) };
    }
}

static const char *paper_tone(const char *state)
{
    return !strcmp(state, "asked") ? "warn" : !strcmp(state, "refused") ? "no" : !strcmp(state, "received") ? "info" : "ok";
}

static void take_papers(struct req *r, const struct case_file *c, struct file_page *p)
{
    struct papers_of_case all = papers_of_case(r, c->id);

    p->papers.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->papers.at);
    for (int i = 0; i < all.n; i++) {
        const struct papers_of_case_row *a = &all.at[i];
        if (case_hides(r, a->person)) continue;                                             /* CW21 */
        bool open = p->open && (!strcmp(a->state, "asked") || !strcmp(a->state, "refused") || !strcmp(a->state, "received"));
        p->papers.at[p->papers.n++] = (struct paper_line){ a->id, paper_said(r, a->paper), said_text(r, a->seen ? "casework.paper_seen_" : "casework.paper_", a->state),
            paper_tone(a->state), case_unseal(r, a->why, a->said, a->said_n), { case_member(r, a->person) }, a->file, a->file_until, open, open };
    }
}

static void take_rules(struct req *r, const struct case_file *c, struct file_page *p)
{
    static const char *const shape[] = { [NO] = "no", [YES] = "yes", [NOT_KNOWN] = "open" };
    static const char *const tone[] = { [NO] = "no", [YES] = "ok", [NOT_KNOWN] = "warn" };
    int at = case_programme_at(r, c);
    struct household *h = at < 0 ? NULL : case_household(r, c, false);

    if (!h) return;
    struct screening *s = screen(&r->mem, r->house->book, h, r->today);
    struct reasons why = explain(&r->mem, s, at, r->house->texts, r->lang, false);
    p->rules = said_text(r, "casework.answer_", s->at[at].answer == YES ? "yes" : s->at[at].answer == NO ? "no" : "not_known");
    p->rules_tone = tone[s->at[at].answer];
    if (s->at[at].answer != NO && s->at[at].namounts) p->amount = say_amount(&r->mem, r->house->texts, r->lang, &s->at[at].amounts[0]);
    p->nodes.at = mem_get(&r->mem, (size_t)(why.n + 1) * sizeof *p->nodes.at);
    for (int i = 0; i < why.n; i++)
        p->nodes.at[p->nodes.n++] = (struct node_line){ why.at[i].sentence, why.at[i].law, shape[why.at[i].answer] };
}

static void take_names(struct req *r, const struct case_file *c, struct file_page *p)
{
    const struct person *who = registry_person(r, c->person);
    struct unit_name_row unit;

    p->name.text = who ? person_name(r, who) : "";
    p->title = fmt(r, "%s · %s", case_programme(r, c), p->name.text);
    p->worker = c->worker.v ? case_account(r, c->worker) : "";
    p->unit = c->unit.v && unit_name(r, c->unit, &unit) ? unit.name : "";
}

/* ---- the whole ---- */

static void show_page(struct req *r, case_id id, int status, const char *problem, const char *link, const char *code)
{
    const struct case_file *c = case_find(r, id);
    struct sender who;
    struct file_page p = { .id = id, .problem = problem, .link = link, .code = { code } };

    if (!c) { refuse(r, 404, T_access_unknown); return; }
    p.person = c->person;
    p.state = case_state_said(r, case_state_word(case_stands(r, c->state, c->ends)));
    p.tone = state_tone(case_stands(r, c->state, c->ends));
    p.number.text = case_number(r, c);
    p.paper_no.text = c->paper_no;
    p.opened = said_instant(r, c->opened);
    p.origin = said_text(r, "casework.origin_", c->origin);
    p.spell = c->spell;
    p.ends = c->ends;
    p.was = in_has(r, "was");
    p.open = c->state <= CASE_PROPOSED;
    p.unchecked = case_sender(r, c, &who) && !who.checked;
    p.takeable = r->session && c->worker.v != staff_here(r).v;
    take_names(r, c, &p);
    take_clocks(r, c, &p);
    take_spells(r, c, &p);
    p.doubles.n = case_doubles(r, c, &p.doubles.at);
    take_permits(r, c, &p);
    take_rules(r, c, &p);
    take_papers(r, c, &p);
    p.consents.n = case_consents(r, c->id, &p.consents.at);
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .wide = true, .problem = *problem != 0);
    file_html(r, &p);
    case_show_identity(r, c);
    case_others_show(r, c);
    case_show_decision(r, c);
    case_show_end(r, c);
    page_end(r);
}

void case_show(struct req *r, case_id id, int status, const char *problem) { show_page(r, id, status, problem, "", ""); }
void case_show_link(struct req *r, case_id id, const char *link) { show_page(r, id, 200, "", link, ""); }
void case_show_code(struct req *r, case_id id, const char *code) { show_page(r, id, 200, "", "", code); }

static void get(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");

    if (c) case_show(r, c->id, 200, "");
}
PAGE(case_file, .path = "/case", .may = CASE_PAGES, .get = get, .help = "A case: time limits, what the rules say, papers, consents, decision, history.");

static void post_take(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");

    if (!c) return;
    take_case(r, c->id, staff_here(r));
    act(r, "took a case", "case", c->id.v);
    see_other(r, "/case?id=%lld", (long long)c->id.v);
}
PAGE(case_take, .path = "/case/take", .may = CASE_PAGES, .post = post_take, .help = "The case is mine from now on.");
