/* SPDX-License-Identifier: EUPL-1.2
** follow_case.c - an application as its resident sees it: where it stands, what is missing, by when, the decision; in plain words. */
#include "rooms/casework/follow.h"
#include "rooms/casework/decide.h"
#include "base/date.h"
#include "papers.sql.h"
#include "file.sql.h"
#include "online.sql.h"

struct sent_with { const char *path, *programme, *state, *tone; bool here; };
struct missing_line { struct isolated name; bool no; };
struct sheet_line { paper_id id; const char *name, *from, *state, *tone, *why; struct isolated whose; bool wants; };
struct past_line { const char *at, *state; };
struct follow_case_page {
    const char *door, *n, *programme, *state, *tone, *now, *problem, *done, *opened, *letter, *answer, *words, *object_late;
    struct ltr number; struct isolated whom; bool own, identity, may_withdraw, may_object; int64_t others;
    struct { int n; struct sent_with *at; } cases;
    struct { int n; struct missing_line *at; } consents;
    struct { int n; struct slip *at; } slips;
    struct { int n; struct sheet_line *at; } papers;
    struct { int n; struct time_said *at; } clocks;
    struct { int n; struct past_line *at; } past;
    struct nexts nexts;
    struct { int n; struct place_said at[1]; } places;
};
#include "follow_case.html.h"

const char *follow_path(struct req *r, const struct case_file *c, const char *done)
{
    return fmt(r, "%s/case?n=%s%s%s", follow_door(r), percent_word(r, case_number(r, c)), *done ? "&done=" : "", done);
}

const char *case_visitor_path(struct req *r, const struct case_file *c, const char *page)
{
    return fmt(r, "%s/%s?n=%s", follow_door(r), page, percent_word(r, case_number(r, c)));
}

const struct case_file *case_of_visitor(struct req *r)
{
    struct follow f;

    return follow_open(r, &f);
}

bool follow_may_send(const struct case_file *c, const char *state)
{
    return c->state <= CASE_PROPOSED && (!strcmp(state, "asked") || !strcmp(state, "refused") || !strcmp(state, "received"));
}

bool follow_may_object(struct req *r, const struct case_file *c, day *due)
{
    struct decision_of_row d;

    *due = DAY_NONE;
    if (!case_may_move(c->state, CASE_OBJECTED) || !decision_of(r, c->id, &d) || objections(r, d.id).n) return false;       /* once, from here */
    *due = d.appeal_due;
    return due->v == DAY_NONE.v || r->today.v <= due->v;
}

bool case_unproved(struct req *r, const struct case_file *c)
{
    struct sender who = { .checked = true };

    return case_sender(r, c, &who) && !who.checked;
}

/* ---- parts ---- */

static void take_cases(struct req *r, const struct follow *f, const struct case_file *c, struct follow_case_page *p)
{
    p->cases.at = mem_get(&r->mem, (size_t)f->n * sizeof *p->cases.at);
    for (int i = 0; i < f->n; i++) {
        const struct case_file *o = f->cases[i];
        enum case_state stands = case_stands(r, o->state, o->ends);
        const char *word = case_state_word(stands);
        p->cases.at[p->cases.n++] = (struct sent_with){ follow_path(r, o, ""), case_programme(r, o), case_state_said(r, word), state_tone(stands), o == c };
    }
    p->others = f->n - 1;
}

static void take_papers(struct req *r, const struct case_file *c, struct follow_case_page *p)
{
    struct papers_of_case all = papers_of_case(r, c->id);

    p->papers.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->papers.at);
    for (int i = 0; i < all.n; i++) {
        const struct papers_of_case_row *a = &all.at[i];
        if (follow_hides(r, c, a->person)) continue;
        bool asked = !strcmp(a->state, "asked"), no = !strcmp(a->state, "refused");
        p->papers.at[p->papers.n++] = (struct sheet_line){ a->id, paper_said(r, a->paper), text_named(r, fmt(r, "paper.%s.where", a->paper)),
            said_text(r, "casework.paper_", a->state), asked ? "warn" : no ? "no" : !strcmp(a->state, "received") ? "info" : "ok", no ? case_unseal(r, a->why, a->said, a->said_n) : "",
            { follow_name(r, c, a->person) }, follow_may_send(c, a->state) };
    }
}

static void take_consents(struct req *r, const struct follow *f, const struct case_file *c, struct follow_case_page *p)
{
    struct consents_open_of all = consents_open_of(r, c->id);

    p->consents.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->consents.at);
    for (int i = 0; i < all.n; i++) {
        if (follow_hides(r, c, all.at[i].person)) continue;
        p->consents.at[p->consents.n++] = (struct missing_line){ { follow_name(r, c, all.at[i].person) }, all.at[i].refused.v != 0 };
    }
    if (f->code) p->slips.n = consent_slips(r, c, f->code, &p->slips.at);
}

/* FO4: time limits that bind a resident or are owed to one; the office's own are not told. */
static const char *clock_said(struct req *r, const struct clock_shown *k, bool missing)
{
    const char *due = said_day(r, k->due);

    if (!strcmp(k->kind, "answer")) return missing ? text(r, T_follow_clock_missing) : text_with(r, k->late ? T_follow_clock_answer_late : T_follow_clock_answer, due);
    if (!strcmp(k->kind, "papers")) return text_with(r, k->late ? T_follow_clock_papers_late : T_follow_clock_papers, due);
    if (!strcmp(k->kind, "objection") && !k->late) return text_with(r, T_follow_clock_objection, due);
    if (!strcmp(k->kind, "objection_answer")) return text_with(r, T_follow_clock_objection_answer, due);
    return "";
}

/* Something is missing that the resident can see. */
static bool lacks(struct req *r, const struct case_file *c)
{
    struct papers_of_case papers = papers_of_case(r, c->id);
    struct consents_open_of consents = consents_open_of(r, c->id);

    for (int i = 0; i < papers.n; i++)
        if ((!strcmp(papers.at[i].state, "asked") || !strcmp(papers.at[i].state, "refused")) && !follow_hides(r, c, papers.at[i].person)) return true;
    for (int i = 0; i < consents.n && c->state <= CASE_PROPOSED; i++) if (!follow_hides(r, c, consents.at[i].person)) return true;
    return case_unproved(r, c);
}

int case_times_said(struct req *r, const struct case_file *c, struct time_said **to)
{
    struct clock_shown *all;
    int n = case_clocks(r, c->id, &all), k = 0;
    bool missing = lacks(r, c);

    *to = mem_get(&r->mem, (size_t)(n + 2) * sizeof **to);
    for (int i = 0; i < n; i++) {
        const char *words = clock_said(r, &all[i], missing);
        if (*words) (*to)[k++].words = words;
    }
    if (c->state == CASE_GRANTED && c->ends.v != DAY_NONE.v && c->ends.v > r->today.v)
        (*to)[k++].words = text_with(r, T_follow_clock_renewal, said_day(r, (day){ c->ends.v - 1 }));
    return k;
}

static void take_past(struct req *r, const struct case_file *c, struct follow_case_page *p)
{
    struct steps_of all = steps_of(r, c->id);

    p->past.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->past.at);
    for (int i = all.n - 1; i >= 0; i--)
        p->past.at[p->past.n++] = (struct past_line){ said_day(r, greek_day(all.at[i].at)), case_state_said(r, all.at[i].state) };
}

static void take_decision(struct req *r, const struct case_file *c, struct follow_case_page *p)
{
    struct decision_of_row d;
    day due;

    if (!decision_of(r, c->id, &d)) return;
    struct objections all = objections(r, d.id);
    for (int i = 0; i < all.n; i++)
        if (all.at[i].number) p->answer = fmt(r, "%s/answer?n=%s&o=%lld", follow_door(r), percent_word(r, case_number(r, c)), (long long)all.at[i].id.v);
    p->letter = fmt(r, "%s/letter?n=%s", follow_door(r), percent_word(r, case_number(r, c)));
    p->may_object = follow_may_object(r, c, &due);
    if (!p->may_object && due.v != DAY_NONE.v) p->object_late = text_with(r, T_follow_object_late, said_day(r, due));
}

static const char *done_said(struct req *r)
{
    const char *done = in(r, "done");

    return !strcmp(done, "paper") ? text(r, T_follow_done_paper) : !strcmp(done, "withdrawn") ? text(r, T_follow_done_withdrawn)
         : !strcmp(done, "objected") ? text(r, T_follow_done_objected) : "";
}

void follow_show(struct req *r, const struct follow *f, const struct case_file *c, int status, const char *problem)
{
    const struct person *whom = registry_person(r, c->person);
    int at = case_programme_at(r, c);
    enum case_state stands = case_stands(r, c->state, c->ends);
    struct follow_case_page p = { .door = follow_door(r), .own = f->own, .n = case_number(r, c), .programme = case_programme(r, c), .tone = state_tone(stands), .problem = problem,
        .state = case_state_said(r, case_state_word(stands)), .now = said_text(r, "follow.now_", case_state_word(stands)),
        .done = *problem ? "" : done_said(r), .number = { case_number(r, c) }, .whom = { whom ? person_name(r, whom) : "" },
        .opened = said_day(r, greek_day(c->opened)), .words = in(r, "words"), .may_withdraw = case_may_move(c->state, CASE_WITHDRAWN) };

    p.identity = case_unproved(r, c) && c->state <= CASE_PROPOSED;
    if (!f->own) take_cases(r, f, c, &p);
    take_papers(r, c, &p);
    if (c->state <= CASE_PROPOSED) take_consents(r, f, c, &p);
    p.clocks.n = case_times_said(r, c, &p.clocks.at);
    if (!case_unproved(r, c)) take_decision(r, c, &p);                                    /* CW14 */
    take_past(r, c, &p);
    p.nexts = case_others_next(r, c);
    if (at >= 0) p.places.n = places_say(r, book_programme(r->house->book, at), p.places.at, 1);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_follow_title), .back = follow_door(r), .problem = *problem != 0);
    follow_case_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct follow f;
    const struct case_file *c = follow_open(r, &f);

    if (c) follow_show(r, &f, c, 200, "");
}
PAGE(follow_case, .path = "/follow/case", .may = MAY_ANYBODY, .get = get,
     .help = "An application as its resident sees it: where it stands, what is missing, the decision.");
PAGE(own_case, .path = "/my-file/case", .may = MAY_OWN, .get = get, .help = "An application of one's own file: where it stands, what is missing, the decision.");
