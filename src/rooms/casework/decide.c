/* SPDX-License-Identifier: EUPL-1.2
** decide.c - proposal, the second pair of eyes, and the page's part about them (CW5). */
#include "rooms/casework/decide.h"
#include "base/date.h"
#include "web/draft.h"
#include "board.sql.h"

struct objection_shown { objection_id id; const char *words, *state, *tone, *reasons, *by, *at; bool late, letter; };
struct decide_page {
    case_id id; const char *since, *until, *words, *outcome, *tone, *by, *at, *proposer, *why_not, *missing, *typed, *on, *about; struct ltr number;
    bool waiting, proposed, decided, yes, no, doubles, judged, may, against, objectable, answerable, upheld, rejected;
    const char *board, *sits; board_id sitting;     /* a board decides it, or answers the objection; where it stands on a list */
    day since_day, until_day, appeal;
    struct { int n; struct objection_shown *at; } objections;
};
#include "decide.html.h"

/* ---- shown ---- */

static const char *iso(struct req *r, day d)
{
    char b[11];

    return d.v == DAY_NONE.v ? "" : mem_str(&r->mem, day_iso(d, b));
}

day granted_until(struct req *r, const struct case_file *c, day since)
{
    int at = case_programme_at(r, c), months = at < 0 ? 0 : book_programme(r->house->book, at)->renewal_months;

    return months ? day_add_months(since, months) : DAY_NONE;
}

/* What this case renews holds up to that day: it begins then, not before.  DAY_NONE: nothing runs. */
static day renewed_until(struct req *r, const struct case_file *c)
{
    const struct case_file *o = c->renews.v ? case_find(r, c->renews) : NULL;

    return o && (o->state == CASE_GRANTED || o->state == CASE_SUSPENDED) && o->ends.v > r->today.v ? o->ends : DAY_NONE;
}

/* The draft of another form of this page than the proposal's. */
static void take_typed(struct req *r, const struct case_file *c, const char *form, const char *field, struct decide_page *p)
{
    p->about = fmt(r, "%lld-%s", (long long)c->id.v, form);
    draft_used(r, p->about);
    p->typed = typed(r, field, "");
}

static void take_waiting(struct req *r, const struct case_file *c, struct decide_page *p)
{
    struct double_shown *doubles;
    enum answer rules = case_rules(r, c, false);
    day runs = renewed_until(r, c), since = runs.v == DAY_NONE.v ? r->today : runs;
    const char *said = typed(r, "outcome", rules == YES ? "granted" : rules == NO ? "refused" : "");

    draft_used(r, fmt(r, "%lld", (long long)c->id.v));
    said = typed(r, "outcome", said);
    p->waiting = true;
    p->yes = !strcmp(said, "granted");
    p->no = !strcmp(said, "refused");
    p->since = typed(r, "since", iso(r, since));
    p->until = typed(r, "until", iso(r, granted_until(r, c, since)));
    p->words = typed(r, "words", "");
    p->doubles = case_doubles(r, c, &doubles) > 0;
}

static const char *why_not_me(struct req *r, const struct case_file *c, account_id proposer)
{
    const char *not_yours = case_not_yours(r, c);

    if (*not_yours) return not_yours;
    if (four_eyes_of(r, c) && proposer.v == staff_here(r).v) return text(r, T_casework_four_eyes);
    return "";
}

static void take_board(struct req *r, const struct case_file *c, const struct board *b, struct decide_page *p)
{
    struct sitting_of_case_row s;

    if (!b) return;
    p->board = said_text(r, "board.", b->id);
    if (!sitting_of_case(r, c->id, &s)) return;
    p->sitting = s.board;
    p->sits = said_instant(r, s.begins);
}

static void take_proposed(struct req *r, const struct case_file *c, struct decide_page *p)
{
    struct proposal_of_row w;

    if (!proposal_of(r, c->id, &w)) return;
    p->proposed = true;
    p->outcome = said_text(r, "casework.outcome_", w.outcome);
    p->tone = !strcmp(w.outcome, "granted") ? "ok" : "no";
    p->words = case_unseal(r, w.words, w.said, w.said_n);
    p->judged = w.judged;
    p->since_day = w.since;
    p->until_day = w.until;
    p->by = case_account(r, w.by);
    p->at = said_instant(r, w.at);
    take_board(r, c, case_board(r, c), p);
    p->why_not = why_not_me(r, c, w.by);
    p->may = !*p->why_not;
    p->missing = what_is_missing(r, c);
    p->against = p->may && !w.judged && case_against(r, c, w.outcome);
    if (p->against) take_typed(r, c, "decide", "words", p);
}

static void take_objections(struct req *r, const struct case_file *c, const struct decision_of_row *d, struct decide_page *p)
{
    struct objections all = objections(r, d->id);
    bool other = d->decided_by.v != staff_here(r).v && d->proposed_by.v != staff_here(r).v;

    p->objections.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->objections.at);
    for (int i = 0; i < all.n; i++) {
        const struct objections_row *o = &all.at[i];
        p->objections.at[p->objections.n++] = (struct objection_shown){ o->id, case_unseal(r, o->words, o->said, o->said_n), said_text(r, "casework.objection_is_", *o->outcome ? o->outcome : "open"),
            !*o->outcome ? "warn" : !strcmp(o->outcome, "upheld") ? "ok" : "no", case_unseal(r, o->reasons, o->answer, o->answer_n), o->answered_by.v ? case_account(r, o->answered_by) : "",
            said_instant(r, o->handed_in), o->late, o->number != 0 };
    }
    p->objectable = case_may_move(c->state, CASE_OBJECTED);
    if (c->state == CASE_OBJECTED) take_board(r, c, town_objection_board(r->house->town, c->programme), p);
    p->answerable = c->state == CASE_OBJECTED && (r->keys & MAY_DECIDE) && other && !p->board;
    if (p->objectable) take_typed(r, c, "objection", "words", p);
    else if (p->answerable) take_typed(r, c, "answer", "reasons", p);
    p->on = typed(r, "on", "");
    p->upheld = p->answerable && !strcmp(in(r, "outcome"), "upheld");
    p->rejected = p->answerable && !strcmp(in(r, "outcome"), "rejected");
}

static void take_decided(struct req *r, const struct case_file *c, struct decide_page *p)
{
    struct decision_of_row d;

    if (!decision_of(r, c->id, &d)) return;
    p->decided = true;
    p->number.text = fmt(r, "%lld/%lld", (long long)d.year, (long long)d.number);
    p->outcome = said_text(r, "casework.outcome_", d.outcome);
    p->tone = !strcmp(d.outcome, "granted") ? "ok" : "no";
    p->judged = d.judged;
    p->since_day = d.since;
    p->until_day = d.until;
    p->appeal = d.appeal_due;
    p->by = case_account(r, d.decided_by);
    p->proposer = d.proposed_by.v == d.decided_by.v ? "" : case_account(r, d.proposed_by);
    p->at = said_instant(r, d.at);
    take_objections(r, c, &d, p);
}

void case_show_decision(struct req *r, const struct case_file *c)
{
    struct decide_page p = { .id = c->id, .since_day = DAY_NONE, .until_day = DAY_NONE, .appeal = DAY_NONE };

    if (c->state == CASE_COMPLETE || c->state == CASE_CHECK) take_waiting(r, c, &p);
    else if (c->state == CASE_PROPOSED) take_proposed(r, c, &p);
    else take_decided(r, c, &p);
    decide_html(r, &p);
}

/* ---- POST /case/propose ---- */

enum { LIFE = 100 * 12, BEFORE = 31 };

/* CW24: "" or what is wrong with when it begins and ends. */
static const char *term_wrong(struct req *r, const struct case_file *c, const struct decided *w)
{
    bool begins = w->since.v != DAY_NONE.v, said = case_says(w->words);
    day applied = greek_day(c->opened), first = begins ? w->since : r->today, longest = granted_until(r, c, first);

    if (begins && (w->since.v < day_add_months(applied, -LIFE).v || w->since.v > day_add_months(r->today, 12).v))
        return text(r, T_casework_since_far);
    if (begins && w->since.v < applied.v - BEFORE && !said) return text(r, T_casework_since_early);
    if (w->until.v == DAY_NONE.v) return "";
    if (w->until.v > day_add_months(first, LIFE).v) return text(r, T_casework_until_far);
    if (longest.v != DAY_NONE.v && w->until.v > longest.v && !said) return text_with(r, T_casework_until_long, said_day(r, longest));
    return "";
}

static const char *read_proposal(struct req *r, const struct case_file *c, struct decided *w)
{
    struct double_shown *doubles;

    w->outcome = in(r, "outcome");
    w->words = in(r, "words");
    w->since = w->until = DAY_NONE;
    bool granted = !strcmp(w->outcome, "granted");
    if (!granted && strcmp(w->outcome, "refused")) return text(r, T_casework_choose_outcome);
    if (granted && *in(r, "since") && !day_read_forgiving(in(r, "since"), &w->since)) return text(r, T_casework_since_wrong);
    if (granted && *in(r, "until") && !day_read_forgiving(in(r, "until"), &w->until)) return text(r, T_casework_until_wrong);
    day runs = granted ? renewed_until(r, c) : DAY_NONE;
    if (runs.v != DAY_NONE.v && w->since.v == DAY_NONE.v) w->since = runs;
    if (w->until.v != DAY_NONE.v && w->until.v <= (w->since.v == DAY_NONE.v ? r->today : w->since).v) return text(r, T_casework_until_wrong);
    if (runs.v != DAY_NONE.v && w->since.v < runs.v) return text_with(r, T_casework_renewal_overlaps, said_day(r, (day){ runs.v - 1 }), said_day(r, runs));
    const char *wrong = granted ? term_wrong(r, c, w) : "";
    if (*wrong) return wrong;
    w->judged = case_against(r, c, w->outcome);
    if (w->judged && !case_says(w->words)) return text(r, T_casework_say_reasons);
    if (granted && case_doubles(r, c, &doubles) && !in_has(r, "doubles")) return text(r, T_casework_doubles_unseen);
    return "";
}

void proposal_write(struct req *r, case_id id, const char *outcome, const char *words, bool judged, day since, day until, account_id by)
{
    size_t n;
    const void *said = case_seal(r, words, &n);

    add_proposal(r, id, outcome, said, n, judged, since, until, r->now, by);
}

static void post_propose(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");
    struct decided w = { 0 };

    if (!c) return;
    const char *problem = read_proposal(r, c, &w), *missing = what_is_missing(r, c);
    if (!*problem) problem = missing;                                                       /* CW4 */
    if (!*problem && !strcmp(w.outcome, "granted")) problem = case_lacks(r, c);
    if (*problem) { case_show(r, c->id, 422, problem); return; }
    if (!case_use(r, c, "moved a case: proposed")) return;
    if (c->state == CASE_COMPLETE) {
        if (!case_moved(r, c, CASE_CHECK, "", "")) return;
        c = case_find(r, c->id);
    }
    if (!case_moved(r, c, CASE_PROPOSED, w.words, "")) return;
    proposal_write(r, c->id, w.outcome, w.words, w.judged, w.since, w.until, staff_here(r));
    case_tell_unseen(r, c);
    see_other(r, "/case?id=%lld#decision", (long long)c->id.v);
}
PAGE(case_propose, .path = "/case/propose", .may = CASE_PAGES, .post = post_propose, .help = "The first pair of eyes proposes: granted or refused, from when, why.");

/* ---- POST /case/decide, /case/back ---- */

/* CW21: who sees more than whoever proposed is asked for more.  CW22: the rules may say so only now. */
static const char *not_ripe(struct req *r, const struct case_file *c, const struct proposal_of_row *w)
{
    const char *missing = what_is_missing(r, c);

    if (*missing) return missing;
    return !w->judged && !case_says(in(r, "words")) && case_against(r, c, w->outcome) ? text(r, T_casework_say_reasons) : "";
}

const char *grounds_of(struct req *r, const char *proposed, const char *decided)
{
    if (!case_says(decided)) return proposed;
    return case_says(proposed) ? fmt(r, "%s\n%s", proposed, decided) : decided;
}

static void post_decide(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");
    struct proposal_of_row w;

    if (!c) return;
    if (c->state != CASE_PROPOSED || !proposal_of(r, c->id, &w)) { case_show(r, c->id, 409, text(r, T_casework_decided_already)); return; }
    if (case_board(r, c)) { case_show(r, c->id, 409, text(r, T_casework_for_board)); return; }              /* CW18 */
    if (*case_not_yours(r, c)) { case_show(r, c->id, 403, case_not_yours(r, c)); return; }
    const char *problem = not_ripe(r, c, &w);
    if (*problem) { case_show(r, c->id, 422, problem); return; }
    if (!case_use(r, c, "decided a case")) return;
    const char *words = grounds_of(r, case_unseal(r, w.words, w.said, w.said_n), in(r, "words"));
    if (case_decide(r, c, &(struct decided){ w.outcome, words, w.judged, w.since, w.until, w.by, { 0 }, { 0 } }))
        see_other(r, "/case?id=%lld#decision", (long long)c->id.v);
}
PAGE(case_decide, .path = "/case/decide", .may = CASE_PAGES | MAY_SIGN, .post = post_decide, .help = "The second pair of eyes decides as proposed: number, letter, time limits.");

static void post_back(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");

    if (!c) return;
    if (!*in(r, "why")) { case_show(r, c->id, 422, text(r, T_casework_say_why)); return; }
    if (!case_use(r, c, "moved a case: check")) return;
    if (!case_moved(r, c, CASE_CHECK, in(r, "why"), "")) return;
    send_back(r, c->id, r->now);
    see_other(r, "/case?id=%lld", (long long)c->id.v);
}
PAGE(case_back, .path = "/case/back", .may = MAY_DECIDE, .post = post_back, .help = "A proposal goes back, with the reason.");
