/* SPDX-License-Identifier: EUPL-1.2
** placement.c - work outside, on the page of a member: where, how many hours, how it ended; three and six months later somebody asks how
** they are (CO8).  Who left the cooperative may still be placed and asked: that is what it is for. */
#include "rooms/cooperative/inside.h"
#include "rooms/care/care.h"
#include "web/conflict.h"
#include "placement.sql.h"

enum { HOURS_MOST = 60, DAYS_BACK = 366 };
struct enquiry_line { placement_id placement; int64_t months; day due, asked; const char *state, *words; bool open; };
struct placement_line {
    placement_id id; const char *kind, *employer, *outcome, *words; int64_t hours, row_version; day since, until; bool runs;
    struct { int n; struct enquiry_line at[2]; } asks;
};
struct placements_page {
    membership_id id; const char *employer, *hours, *since; bool may; struct coop_options kinds, outcomes, answers;
    struct { int n; struct placement_line *at; } placements;
};
#include "placements.html.h"

static const char *const kinds[] = { "practice", "apprentice", "job", NULL };
static const char *const outcomes[] = { "kept", "other_job", "training", "back", "broken", "none", NULL };
static const char *const answers[] = { "work", "training", "no_work", "not_found", NULL };
static const struct { int months, task; } asks[] = { { 3, T_cooperative_task_3 }, { 6, T_cooperative_task_6 } };

static void put_asks(struct req *r, const struct enquiries_of *all, struct placement_line *l)
{
    for (int i = 0; i < all->n && l->asks.n < 2; i++) {
        const struct enquiries_of_row *e = &all->at[i];
        if (e->placement.v != l->id.v) continue;
        bool open = e->asked.v == DAY_NONE.v;
        l->asks.at[l->asks.n++] = (struct enquiry_line){ l->id, e->months, e->due, e->asked, open ? "" : coop_said(r, "answer", e->state),
            coop_open(r, e->words, e->words_n), open };
    }
}

void placements_show(struct req *r, const struct coop_member *m)
{
    struct placements_of all = placements_of(r, m->id);
    struct enquiries_of later = enquiries_of(r, m->id);
    struct placements_page p = { .id = m->id, .employer = in(r, "employer"), .hours = in(r, "hours"), .since = in(r, "since"), .may = true,
        .kinds = coop_options(r, kinds, "placement", in(r, "kind")), .outcomes = coop_options(r, outcomes, "outcome", in(r, "outcome")),
        .answers = coop_options(r, answers, "answer", in(r, "answer")) };

    p.placements.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.placements.at);
    for (int i = 0; i < all.n; i++) {
        struct placements_of_row *x = &all.at[i];
        struct placement_line *l = &p.placements.at[p.placements.n++];
        bool runs = x->until.v == DAY_NONE.v;
        *l = (struct placement_line){ .id = x->id, .kind = coop_said(r, "placement", x->kind),
            .employer = coop_open(r, x->employer, x->employer_n), .outcome = runs ? "" : coop_said(r, "outcome", x->outcome),
                .words = coop_open(r, x->words, x->words_n), .hours = x->hours, .row_version = x->row_version, .since = x->since,
                .until = x->until, .runs = runs };
        put_asks(r, &later, l);
        p.may &= !runs;
    }
    placements_html(r, &p);
}

/* ---- what is done ---- */

static const char *begin(struct req *r, const struct coop_member *m)
{
    int64_t hours = in_id(r, "hours");
    struct place_out_row row;
    day since;
    size_t n;

    if (!coop_one_of(in(r, "kind"), kinds)) return text(r, T_cooperative_no_choice);
    if (!*in(r, "employer") || strlen(in(r, "employer")) > WORDS_MOST) return text(r, T_cooperative_employer_needed);
    if (hours < 1 || hours > HOURS_MOST) return text_with(r, T_cooperative_hours_week_wrong, fmt(r, "%d", HOURS_MOST));
    if (!coop_day_typed(r, "since", r->today, &since) || since.v > r->today.v || since.v < r->today.v - DAYS_BACK) return text(r,
        T_cooperative_since_wrong);
    if (since.v < m->since.v) return text_with(r, T_cooperative_before_joined, day_said(r, m->since));
    if (placed_then(r, m->id, since).n) return text(r, T_cooperative_placed_then);
    const void *employer = coop_seal(r, in(r, "employer"), &n);
    if (!place_out(r, m->id, in(r, "kind"), employer, n, hours, since, r->now, staff_here(r), &row)) fault(&r->fate,
        "the placement was not written");
    act(r, "began a work placement", "placement", row.id.v);
    return NULL;
}

/* The task names nobody: who reads the unit's tasks finds the way to the page, and the page asks who works there (CO1).  Of an end that is
** corrected what was not asked yet is asked by the new day. */
static void ask_later(struct req *r, const struct coop_member *m, placement_id id, day until)
{
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
        day due = day_add_months(until, asks[i].months);
        if (!to_ask(r, id, asks[i].months, due)) continue;
        task_done(r, "cooperative", "placement", id.v, asks[i].task);
        task_add(r, &(struct task){ .room = "cooperative", .text = asks[i].task, .about_kind = "placement", .about = id.v,
            .href = fmt(r, "/cooperative/member?id=%lld", (long long)m->id.v), .unit = m->unit, .due = due });
    }
}

static const char *outcome_said(struct req *r, const char *outcome) { return coop_said(r, "outcome", outcome); }

/* Two ended one placement: mine, theirs, the original. */
static void show_conflict(struct req *r, const struct coop_member *m, placement_id id, const struct placement_one_row *p)
{
    const char *member = fmt(r, "%lld", (long long)m->id.v);

    conflict_page(r, &(struct conflict){ .title = m->name.text, .action = "/cooperative/placement", .version = p->row_version,
        .back = fmt(r, "/cooperative/member?id=%s", member), .n = 3,
        .carry = { 3, (struct kept[]){ { "id", member }, { "placement", fmt(r, "%lld", (long long)id.v) }, { "do", "end" } } },
        .at = (const struct conflict_field[]){ { "until", text(r, T_cooperative_until), day_field(r, p->until), NULL },
            { "outcome", text(r, T_cooperative_outcome), p->outcome, outcome_said },
            { "words", text(r, T_cooperative_words), coop_open(r, p->words, p->words_n), NULL } } });
}

static const char *end(struct req *r, const struct coop_member *m, placement_id id, bool *met)
{
    struct placement_one_row p;
    day until;
    size_t n;

    if (!placement_one(r, id, m->id, &p)) return text(r, T_cooperative_no_choice);
    if (!coop_day_typed(r, "until", r->today, &until) || until.v > r->today.v) return text(r, T_cooperative_until_wrong);
    if (until.v < p.since.v) return text_with(r, T_cooperative_before_began, day_said(r, p.since));
    if (!coop_one_of(in(r, "outcome"), outcomes)) return text(r, T_cooperative_outcome_needed);
    if (strlen(in(r, "words")) > WORDS_MOST) return text(r, T_cooperative_too_long);
    const void *words = coop_seal(r, in(r, "words"), &n);
    *met = !end_placement(r, id, until, in(r, "outcome"), words, n, staff_here(r), in_id(r, "row_version"));
    if (*met) { show_conflict(r, m, id, &p); return NULL; }
    ask_later(r, m, id, until);
    act(r, "ended a work placement", "placement", id.v);
    return NULL;
}

static const char *answered(struct req *r, const struct coop_member *m, placement_id id)
{
    struct placement_one_row p;
    int64_t months = in_id(r, "months");
    size_t n;

    if (!placement_one(r, id, m->id, &p) || (months != 3 && months != 6)) return text(r, T_cooperative_no_choice);
    if (!coop_one_of(in(r, "answer"), answers)) return text(r, T_cooperative_answer_needed);
    if (strlen(in(r, "words")) > WORDS_MOST) return text(r, T_cooperative_too_long);
    const void *words = coop_seal(r, in(r, "words"), &n);
    if (!asked(r, id, months, r->today, in(r, "answer"), words, n, staff_here(r))) return text(r, T_cooperative_asked_already);
    task_done(r, "cooperative", "placement", id.v, months == 3 ? T_cooperative_task_3 : T_cooperative_task_6);
    act(r, "asked how somebody is after a work placement", "placement", id.v);
    return NULL;
}

static void post(struct req *r)
{
    const struct coop_member *m = coop_member_of_visit(r, (membership_id){ in_id(r, "id") });
    const char *what = in(r, "do"), *wrong;
    placement_id id = { in_id(r, "placement") };
    bool met = false;

    if (!m) return;
    if (!strcmp(what, "begin")) wrong = begin(r, m);
    else if (!strcmp(what, "end")) wrong = end(r, m, id, &met);
    else wrong = strcmp(what, "answer") ? text(r, T_cooperative_no_choice) : answered(r, m, id);
    if (wrong) coop_member_show(r, 422, m, wrong);
    else if (!met) coop_member_saved(r, m->id);
}
PAGE(cooperative_placement, .path = "/cooperative/placement", .may = MAY_COOPERATE, .post = post,
    .help = "Work outside: begins, ends; how they are three and six months later.");
