/* SPDX-License-Identifier: EUPL-1.2
** objection.c - an objection to a decision, answered by somebody who neither proposed nor decided it (CW7). */
#include "rooms/casework/decide.h"
#include "base/date.h"

static bool handed_in(struct req *r, instant *at)
{
    day d;

    *at = r->now;
    if (!*in(r, "on")) return true;
    if (!day_read_forgiving(in(r, "on"), &d) || d.v > r->today.v) return false;
    if (d.v < r->today.v) at->v = (int64_t)d.v * 86400 + 10 * 3600;
    return true;
}

void objection_write(struct req *r, decision_id decision, instant handed_in_at, bool late, const char *words)
{
    struct add_objection_row row;
    size_t n;
    const void *said = case_seal(r, words, &n);

    if (!add_objection(r, decision, handed_in_at, late, said, n, staff_here(r), &row)) fault(&r->fate, "an objection was not written");
}

static void post(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");
    struct decision_of_row d;
    instant at;

    if (!c) return;
    if (!decision_of(r, c->id, &d) || !case_may_move(c->state, CASE_OBJECTED)) { case_show(r, c->id, 409, text(r, T_casework_no_decision)); return; }
    if (!*in(r, "words")) { case_show(r, c->id, 422, text(r, T_casework_say_why)); return; }
    if (!handed_in(r, &at)) { case_show(r, c->id, 422, text(r, T_casework_since_wrong)); return; }
    bool late = d.appeal_due.v != DAY_NONE.v && greek_day(at).v > d.appeal_due.v;
    if (!case_moved(r, c, CASE_OBJECTED, late ? text(r, T_casework_late) : "", "")) return;
    objection_write(r, d.id, at, late, in(r, "words"));
    see_other(r, "/case?id=%lld#decision", (long long)c->id.v);
}
PAGE(case_objection, .path = "/case/objection", .may = CASE_PAGES, .post = post, .help = "Records an objection to a decision, also a late one.");

/* Upheld: a refusal becomes a grant, and of what was granted something changes; rejected: it stays as decided. */
static enum case_state after(const struct decision_of_row *d, bool upheld)
{
    return !strcmp(d->outcome, "granted") || upheld ? CASE_GRANTED : CASE_REFUSED;
}

static const struct objections_row *open_one(const struct objections *all)
{
    for (int i = 0; i < all->n; i++) if (!*all->at[i].outcome) return &all->at[i];
    return NULL;
}

void objection_decide(struct req *r, const struct case_file *c, objection_id id, const char *outcome, const char *reasons, board_id board)
{
    struct decision_of_row d;
    struct objection_row_row o;
    int year = day_civil(r->today).year;
    size_t n, answer_n;

    if (!decision_of(r, c->id, &d) || !objection_row(r, id, &o)) fault(&r->fate, "objection %lld has no decision", (long long)id.v);
    if (!case_move(r, c, after(&d, !strcmp(outcome, "upheld")), reasons, outcome)) fault(&r->fate, "case %lld did not move", (long long)c->id.v);
    int64_t number = next_number(r, "decision", year);                                      /* CW2 */
    const char *letter = answer_write(r, &(struct answer_of){ c, &d, outcome, reasons, o.handed_in, year, number, board });
    const void *sealed = seal(&r->mem, r->house->secret, "decision reasons", letter, strlen(letter), &n);
    const void *kept = case_seal(r, reasons, &answer_n);
    answer_objection(r, id, outcome, kept, answer_n, r->now, staff_here(r), year, number, board, sealed, n);
    act(r, fmt(r, "answered an objection: %s", outcome), "case", c->id.v);
}

static void post_answer(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");
    const char *outcome = in(r, "outcome"), *reasons = in(r, "reasons");
    struct decision_of_row d;
    struct objections all = { 0 };

    if (!c) return;
    if (decision_of(r, c->id, &d)) all = objections(r, d.id);
    const struct objections_row *o = open_one(&all);
    if (!o) { case_show(r, c->id, 409, text(r, T_casework_no_objection)); return; }
    if (staff_here(r).v == d.decided_by.v || staff_here(r).v == d.proposed_by.v) { case_show(r, c->id, 403, text(r, T_casework_other_eyes)); return; }    /* CW7 */
    if ((strcmp(outcome, "upheld") && strcmp(outcome, "rejected")) || !case_says(reasons)) { case_show(r, c->id, 422, text(r, T_casework_say_reasons)); return; }
    if (!strcmp(outcome, "upheld") && after(&d, true) != after(&d, false) && *case_lacks(r, c)) { case_show(r, c->id, 422, case_lacks(r, c)); return; }
    if (*case_not_yours(r, c)) { case_show(r, c->id, 403, case_not_yours(r, c)); return; }                                /* CW17 */
    if (case_objection_board(r, c)) { case_show(r, c->id, 409, text(r, T_casework_for_board)); return; }
    if (!case_use(r, c, "answered an objection")) return;
    objection_decide(r, c, o->id, outcome, reasons, (board_id){ 0 });
    see_other(r, "/case?id=%lld#decision", (long long)c->id.v);
}
PAGE(case_objection_answer, .path = "/case/objection/answer", .may = MAY_DECIDE, .post = post_answer,
     .help = "Answers an objection: by somebody who neither proposed nor decided.");
