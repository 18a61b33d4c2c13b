/* SPDX-License-Identifier: EUPL-1.2
** ballot.c - one case before a board: what is voted on, the note, how each member voted, who takes no part and why (CW11). */
#include "rooms/casework/board.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "board.sql.h"

enum { NOTE_LONG = 8000 };
struct ballot_choice { const char *word, *said; bool on; };
struct voter { boardmember_id id; struct isolated name; const char *part, *vote, *reason; bool barred; struct { int n; struct ballot_choice at[6]; } votes, reasons; };
struct ballot_page {
    agenda_id id; board_id board; case_id filed;
    const char *problem, *title, *sitting, *proposed, *proposal_words, *objection_words, *words, *outcome, *tone, *why_not; struct ltr number; struct isolated name;
    int64_t place, before, after; bool open, decides, judged;
    struct { int n; struct ballot_choice at[3]; } motions;
    struct { int n; struct voter *at; } voters;
    struct conflict_was_page was;
};
#include "ballot.html.h"

static const char *const votes[] = { "for", "against", "blank", "out", "away" }, *const reasons[] = { "interest", "kin", "bond", "proposed" };
static const char *const of_case[] = { "granted", "refused", "back" }, *const of_objection[] = { "upheld", "rejected", "back" };

static const char *const *motions_of(const struct item *it) { return it->objection.v ? of_objection : of_case; }

static bool one_of(const char *word, const char *const *list, int n)
{
    for (int i = 0; i < n; i++) if (!strcmp(word, list[i])) return true;
    return false;
}

static const char *vote_field(struct req *r, boardmember_id id) { return fmt(r, "v%lld", (long long)id.v); }
static const char *reason_field(struct req *r, boardmember_id id) { return fmt(r, "w%lld", (long long)id.v); }

/* ---- shown ---- */

static struct voter voter_of(struct req *r, const struct sitting *s, const struct item *it, int i)
{
    const struct attendee *m = &s->at[i];
    bool barred = item_bars(it, m);
    const char *vote = typed(r, vote_field(r, m->id), it->ballots[i].vote), *reason = typed(r, reason_field(r, m->id), it->ballots[i].reason);
    struct voter v = { .id = m->id, .name = { m->name }, .part = said_text(r, "casework.seat_", m->part), .barred = barred,
        .vote = *it->ballots[i].vote ? said_text(r, "casework.vote_", it->ballots[i].vote) : "", .reason = *it->ballots[i].reason ? said_text(r, "casework.out_", it->ballots[i].reason) : "" };

    if (!*vote) vote = barred ? "out" : "for";
    if (!*reason && barred) reason = "proposed";
    for (int k = 0; k < 5; k++) v.votes.at[v.votes.n++] = (struct ballot_choice){ votes[k], said_text(r, "casework.vote_", votes[k]), !strcmp(vote, votes[k]) };
    for (int k = 0; k < 4; k++) v.reasons.at[v.reasons.n++] = (struct ballot_choice){ reasons[k], said_text(r, "casework.out_", reasons[k]), !strcmp(reason, reasons[k]) };
    return v;
}

static void take_was(struct req *r, const struct sitting *s, const struct item *it, struct ballot_page *p)
{
    struct kept *was = mem_get(&r->mem, (size_t)(2 + 2 * s->n) * sizeof *was);
    int n = 0;

    was[n++] = (struct kept){ "motion", it->motion };
    was[n++] = (struct kept){ "words", it->words };
    for (int i = 0; i < s->n; i++) {
        if (!s->at[i].came) continue;
        was[n++] = (struct kept){ vote_field(r, s->at[i].id), it->ballots[i].vote };
        was[n++] = (struct kept){ reason_field(r, s->at[i].id), it->ballots[i].reason };
    }
    p->was = conflict_was(r, it->row_version, n, was);
}

static void take_neighbours(const struct sitting *s, const struct item *it, struct ballot_page *p)
{
    for (int i = 0; i < s->nitems; i++) {
        if (s->items[i].id.v != it->id.v) continue;
        if (i) p->before = s->items[i - 1].id.v;
        if (i + 1 < s->nitems) p->after = s->items[i + 1].id.v;
    }
}

static void render(struct req *r, const struct sitting *s, const struct item *it, int status, const char *problem)
{
    const char *about = fmt(r, "%lld", (long long)it->id.v);
    struct ballot_page p = { .id = it->id, .board = s->id, .filed = it->filed, .problem = problem, .place = it->place, .number = { it->number }, .name = { it->name },
        .sitting = fmt(r, "%s · %s", board_said(r, s->body), said_instant(r, s->begins)), .proposed = motion_said(r, it->proposed), .proposal_words = it->proposal_words,
        .objection_words = it->objection_words, .open = !sitting_over(s), .decides = (r->keys & MAY_DECIDE) != 0, .judged = it->judged,
        .outcome = *it->outcome ? said_text(r, "casework.outcome_", it->outcome) : "", .why_not = sitting_over(s) ? "" : item_problem(r, s, it) };

    draft_used(r, about);
    p.title = fmt(r, "%s%s%s", programme_said(r, it->programme), it->objection.v ? " · " : "", it->objection.v ? text(r, T_casework_objection) : "");
    p.words = typed(r, "words", it->words);
    for (int i = 0; i < 3; i++) {
        const char *m = motions_of(it)[i];
        p.motions.at[p.motions.n++] = (struct ballot_choice){ m, motion_said(r, m), !strcmp(typed(r, "motion", it->motion), m) };
    }
    p.voters.at = mem_get(&r->mem, (size_t)(s->n + 1) * sizeof *p.voters.at);
    for (int i = 0; i < s->n; i++) if (s->at[i].came) p.voters.at[p.voters.n++] = voter_of(r, s, it, i);
    take_was(r, s, it, &p);
    take_neighbours(s, it, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, fmt(r, "%d · %s", it->place, p.title), .back = fmt(r, "/board?id=%lld#list", (long long)s->id.v), .wide = true, .problem = *problem != 0);
    ballot_html(r, &p);
    page_end(r);
}

static const struct item *find(struct req *r, const struct sitting **s)
{
    struct board_of_item_row row;
    agenda_id id = { in_id(r, "id") };
    const struct item *it = NULL;

    if (board_of_item(r, id, &row) && (*s = sitting_find(r, row.board))) it = item_of(*s, id);
    if (!it) refuse(r, 404, T_casework_board_unknown);
    return it;
}

static void get(struct req *r)
{
    const struct sitting *s;
    const struct item *it = find(r, &s);

    if (!it || !access_open_of(r, it->person, "read a case before a board")) return;
    act(r, "read a case before a board", "case", it->filed.v);
    render(r, s, it, 200, "");
}

/* ---- POST ---- */

static const char *form_problem(struct req *r, const struct sitting *s, const struct item *it)
{
    if (!one_of(in(r, "motion"), motions_of(it), 3)) return text(r, T_casework_board_no_motion);
    if (strlen(in(r, "words")) > NOTE_LONG) return text(r, T_casework_board_note_long);
    for (int i = 0; i < s->n; i++) {
        const struct attendee *m = &s->at[i];
        const char *v = in(r, vote_field(r, m->id));
        bool out = !strcmp(v, "out");
        if (!m->came || !*v) continue;
        if (!sitting_began(r, s) && strcmp(v, "out")) return text(r, T_casework_board_future);      /* CW10: only who must stay out is known before */
        if (!one_of(v, votes, 5)) return text(r, T_casework_board_vote_wrong);
        if (out && !one_of(in(r, reason_field(r, m->id)), reasons, 4)) return text_with(r, T_casework_board_reason_missing, m->name);
        if (item_bars(it, m) && strcmp(v, "out") && strcmp(v, "away")) return text_with(r, T_casework_board_member_barred, m->name);      /* CW11 */
    }
    return "";
}

static const char *vote_said(struct req *r, const char *v) { return *v ? said_text(r, "casework.vote_", v) : ""; }
static const char *reason_said(struct req *r, const char *v) { return *v ? said_text(r, "casework.out_", v) : ""; }

static void two_at_once(struct req *r, const struct sitting *s, const struct item *it)
{
    struct conflict_field *f = mem_get(&r->mem, (size_t)(2 + 2 * s->n) * sizeof *f);
    int n = 0;

    f[n++] = (struct conflict_field){ "motion", text(r, T_casework_board_motion), it->motion, motion_said };
    f[n++] = (struct conflict_field){ "words", text(r, T_casework_board_note), it->words, NULL };
    for (int i = 0; i < s->n; i++) {
        if (!s->at[i].came) continue;
        f[n++] = (struct conflict_field){ vote_field(r, s->at[i].id), s->at[i].name, it->ballots[i].vote, vote_said };
        f[n++] = (struct conflict_field){ reason_field(r, s->at[i].id), fmt(r, "%s: %s", s->at[i].name, text(r, T_casework_board_reason)), it->ballots[i].reason, reason_said };
    }
    conflict_page(r, &(struct conflict){ .title = fmt(r, "%d · %s", it->place, it->number), .action = "/board/ballot", .back = fmt(r, "/board/case?id=%lld", (long long)it->id.v),
        .version = it->row_version, .carry = { 1, (const struct kept[]){ { "id", fmt(r, "%lld", (long long)it->id.v) } } }, .n = n, .at = f });
}

static void post(struct req *r)
{
    const struct sitting *s;
    const struct item *it = find(r, &s);
    size_t n = 0;

    if (!it) return;
    if (sitting_over(s)) { render(r, s, it, 409, text(r, T_casework_board_over)); return; }
    const char *problem = form_problem(r, s, it), *words = in(r, "words");
    if (*problem) { render(r, s, it, 422, problem); return; }
    const void *sealed = *words ? seal(&r->mem, r->house->secret, "board words", words, strlen(words), &n) : NULL;
    if (!item_use(r, it, "noted votes")) return;
    if (!set_item(r, it->id, in_id(r, "row_version"), in(r, "motion"), sealed, n)) { two_at_once(r, s, it); return; }
    for (int i = 0; i < s->n; i++) {
        const char *v = in(r, vote_field(r, s->at[i].id));
        if (s->at[i].came && *v) set_ballot(r, it->id, s->at[i].id, v, !strcmp(v, "out") ? in(r, reason_field(r, s->at[i].id)) : "");
    }
    act(r, "noted a case before a board", "case", it->filed.v);
    see_other(r, "/board?id=%lld#list", (long long)s->id.v);
}
PAGE(board_case, .path = "/board/case", .may = CASE_PAGES, .get = get, .help = "One case before a board: what is voted on, the note, the votes.");
PAGE(board_ballot, .path = "/board/ballot", .may = MAY_DECIDE, .post = post, .help = "Notes what a board votes on, the votes, who takes no part and why.");
