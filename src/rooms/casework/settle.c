/* SPDX-License-Identifier: EUPL-1.2
** settle.c - for a room that settles many cases by one list (places): what is missing, a line of the history, the decision in one go,
** the end. */
#include "rooms/casework/decide.h"
#include "cases.sql.h"

const char *case_missing(struct req *r, case_id id)
{
    const struct case_file *c = case_find(r, id);

    return c && c->state < CASE_COMPLETE ? what_is_missing(r, c) : "";
}

void case_remark(struct req *r, case_id id, const char *words)
{
    const struct case_file *c = case_find(r, id);
    size_t n;
    const void *said = case_seal(r, words, &n);

    if (c) add_step(r, id, r->now, staff_here(r), case_state_word(c->state), case_state_word(c->state), said, n, "");
}

void case_answered(struct req *r, case_id id, const char *words)
{
    case_remark(r, id, words);
    clock_end(r, id, "answer", "done");
    clock_end(r, id, "notice", "done");
}

/* CW3: along the table, each step with its row. */
static const struct case_file *to_check(struct req *r, const struct case_file *c)
{
    static const enum case_state way[] = { CASE_COMPLETE, CASE_CHECK };

    if (c->state == CASE_PROPOSED) {
        if (!case_move(r, c, CASE_CHECK, "", "")) return NULL;
        send_back(r, c->id, r->now);
        return case_find(r, c->id);
    }
    for (int i = 0; i < 2; i++) {
        if (c->state >= way[i]) continue;
        if (!case_move(r, c, way[i], "", "")) return NULL;
        c = case_find(r, c->id);
    }
    return c;
}

bool case_settle(struct req *r, case_id id, const struct settled *s)
{
    const struct case_file *c = case_find(r, id);
    struct decided w = { .outcome = s->granted ? "granted" : "refused", .words = s->words, .since = s->since, .until = s->until,
                         .proposed_by = s->proposed_by, .decided_by = s->decided_by };

    if (!c || c->state == CASE_DRAFT || c->state > CASE_PROPOSED || !(c = to_check(r, c))) return false;
    if (!case_move(r, c, CASE_PROPOSED, s->words, "")) return false;
    proposal_write(r, id, w.outcome, w.words, false, w.since, w.until, w.proposed_by);
    if (case_board(r, c)) return true;
    return case_decide(r, case_find(r, id), &w);
}

bool case_over(struct req *r, case_id id, const char *code, const char *words)
{
    const struct case_file *c = case_find(r, id);
    bool running = c && (c->state == CASE_GRANTED || c->state == CASE_SUSPENDED);

    if (!c || !case_move(r, c, running ? CASE_ENDED : CASE_WITHDRAWN, words, code)) return false;
    if (running) set_end(r, id, r->today);
    return true;
}
