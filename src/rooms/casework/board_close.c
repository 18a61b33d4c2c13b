/* SPDX-License-Identifier: EUPL-1.2
** board_close.c - a sitting ends: its act gets a number, and everything on its list is decided, in one transaction (CW10 to CW12). */
#include "rooms/casework/board.h"
#include "base/date.h"
#include "board.sql.h"

/* What the proposer wrote, and what the board wrote. */
static const char *grounds(struct req *r, const struct item *it)
{
    bool followed = !strcmp(it->motion, it->proposed);

    return followed || !case_says(it->words) ? grounds_of(r, it->proposal_words, it->words) : it->words;
}

/* A board that grants what was proposed to be refused: from today, for as long as the programme says. */
static struct decided decided_of(struct req *r, const struct case_file *c, const struct sitting *s, const struct item *it)
{
    bool granted = !strcmp(it->motion, "granted"), followed = !strcmp(it->motion, it->proposed);
    struct decided w = { .outcome = it->motion, .words = grounds(r, it), .judged = it->judged || !followed, .since = DAY_NONE, .until = DAY_NONE,
                         .proposed_by = it->proposer, .board = s->id };

    if (granted) {
        w.since = followed ? it->since : r->today;
        w.until = followed ? it->until : granted_until(r, c, r->today);
    }
    return w;
}

static void decide_item(struct req *r, const struct sitting *s, const struct item *it)
{
    const struct case_file *c = case_find(r, it->filed);
    bool carried = item_carried(s, it), back = !strcmp(it->motion, "back");

    end_item(r, it->id, carried ? it->motion : "lost");
    if (!carried) { act(r, "a board did not carry a motion", "case", c->id.v); return; }       /* it waits for another sitting */
    if (it->objection.v && back) case_note(r, c, it->words, "back");
    else if (it->objection.v) objection_decide(r, c, it->objection, it->motion, it->words, s->id);
    else if (back) {
        if (!case_move(r, c, CASE_CHECK, it->words, "")) fault(&r->fate, "case %lld did not go back", (long long)c->id.v);
        send_back(r, c->id, r->now);
    } else {
        struct decided w = decided_of(r, c, s, it);
        if (!case_decide(r, c, &w)) fault(&r->fate, "case %lld was not decided", (long long)c->id.v);
    }
}

/* Of a case that it decides, as one who decides alone (CW21, CW22). */
static const char *not_ripe(struct req *r, const struct sitting *s, const struct item *it)
{
    const struct case_file *c = case_find(r, it->filed);

    if (it->objection.v || !strcmp(it->motion, "back") || !item_carried(s, it)) return "";
    const char *missing = what_is_missing(r, c);
    if (*missing) return missing;
    return !it->judged && !case_says(it->words) && case_against(r, c, it->motion) ? text(r, T_casework_say_reasons) : "";
}

static const char *first_not_ripe(struct req *r, const struct sitting *s)
{
    for (int i = 0; i < s->nitems; i++) {
        const char *why = not_ripe(r, s, &s->items[i]);
        if (*why) return fmt(r, "%d · %s: %s", s->items[i].place, s->items[i].number, why);
    }
    return "";
}

void sitting_close(struct req *r, const struct sitting *s)
{
    int year = day_civil(r->today).year;

    for (int i = 0; i < s->n; i++) set_came(r, s->id, s->at[i].id, s->at[i].came);            /* who was absent is written down too */
    if (!close_board(r, s->id, s->row_version, year, next_number(r, "act", year), r->now, staff_here(r))) fault(&r->fate, "the sitting was not closed");
    for (int i = 0; i < s->nitems; i++) decide_item(r, s, &s->items[i]);
    act(r, "closed a sitting", "board", s->id.v);
}

static void post(struct req *r)
{
    const struct sitting *s = sitting_find(r, (board_id){ in_id(r, "id") });

    if (!s) { refuse(r, 404, T_casework_board_unknown); return; }
    const char *problem = sitting_problem(r, s);
    if (!*problem) problem = first_not_ripe(r, s);
    if (*problem) { sitting_show(r, s->id, 409, problem); return; }
    if (in_id(r, "row_version") != s->row_version) { sitting_show(r, s->id, 409, text(r, T_casework_board_met)); return; }
    for (int i = 0; i < s->nitems; i++) if (!item_use(r, &s->items[i], "decided a case")) return;
    sitting_close(r, s);
    see_other(r, "/board?id=%lld", (long long)s->id.v);
}
PAGE(board_close, .path = "/board/close", .may = MAY_DECIDE, .post = post,
     .help = "Ends a sitting: number of the act, every decision with its letter, all or none.");
