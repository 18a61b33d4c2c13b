/* SPDX-License-Identifier: EUPL-1.2
** follow_do.c - what a resident does with an application from afar: a paper, taking it back, an objection, the decision to read.
**
** FO5  Whoever may not send a paper has nothing kept: asked before the bytes are looked at, and again in the transaction. */
#include "rooms/casework/follow.h"
#include "rooms/casework/decide.h"
#include "base/letters.h"
#include "papers.sql.h"
#include "online.sql.h"

enum { COPIES_MOST = 4, WORDS_MOST = 4000 };

/* ---- a paper ---- */

static const char *why_not(struct req *r, const struct case_file *c, struct paper_row_row *p)
{
    if (!paper_row(r, (paper_id){ in_id(r, "id") }, p) || p->filed.v != c->id.v || !follow_may_send(c, p->state) || follow_hides(r, c, p->person))
        return text(r, T_follow_moved);
    return copies_sent(r, p->person, p->paper).n >= COPIES_MOST ? text(r, T_follow_paper_many) : "";
}

static void prepare_paper(struct req *r)
{
    struct follow f;
    struct paper_row_row p;
    const struct case_file *c = follow_here(r, &f);

    if (c && !*why_not(r, c, &p)) upload_prepare(r);                                        /* FO5 */
}

static void post_paper(struct req *r)
{
    struct follow f;
    struct paper_row_row p;
    const struct case_file *c = follow_open(r, &f);

    if (!c) { if (r->prepared) upload_drop(r); return; }
    const char *no = why_not(r, c, &p), *bad = *no || !r->prepared ? no : upload_problem(r);
    if (*bad || !r->prepared) {
        if (r->prepared) upload_drop(r);
        follow_show(r, &f, c, *no ? 409 : 422, *bad ? bad : text(r, T_follow_moved));
        return;
    }
    upload_take(r, c, (paper_id){ in_id(r, "id") }, &p);
    case_came(r, c->id, p.person);
    see_other(r, "%s#papers", follow_path(r, c, "paper"));
}

static void to_door(struct req *r) { see_other(r, "%s", follow_door(r)); }

PAGE(follow_paper, .path = "/follow/paper", .may = MAY_ANYBODY, .get = to_door, .prepare = prepare_paper, .post = post_paper, .upload = true,
     .help = "A resident sends a paper that is missing.");
PAGE(own_paper, .path = "/my-file/paper", .may = MAY_OWN, .get = to_door, .prepare = prepare_paper, .post = post_paper, .upload = true,
     .help = "A resident sends a paper that is missing, to an application of one's own file.");

/* ---- taking it back ---- */

static void post_withdraw(struct req *r)
{
    struct follow f;
    const struct case_file *c = follow_open(r, &f);

    if (!c) return;
    if (!in_has(r, "sure")) { follow_show(r, &f, c, 422, text(r, T_follow_withdraw_tick)); return; }
    if (!case_move(r, c, CASE_WITHDRAWN, "", "wish")) { follow_show(r, &f, c, 409, text(r, T_follow_moved)); return; }
    see_other(r, "%s", follow_path(r, c, "withdrawn"));
}
PAGE(follow_withdraw, .path = "/follow/withdraw", .may = MAY_ANYBODY, .get = to_door, .post = post_withdraw, .help = "A resident takes an application back.");
PAGE(own_withdraw, .path = "/my-file/withdraw", .may = MAY_OWN, .get = to_door, .post = post_withdraw,
     .help = "A resident takes an application of one's own file back.");

/* ---- an objection ---- */

static void post_object(struct req *r)
{
    struct follow f;
    struct decision_of_row d;
    const struct case_file *c = follow_open(r, &f);
    const char *words = in(r, "words");
    day due;

    if (!c) return;
    bool may = follow_may_object(r, c, &due) && decision_of(r, c->id, &d);
    if (!may) { follow_show(r, &f, c, 409, due.v == DAY_NONE.v ? text(r, T_follow_moved) : text_with(r, T_follow_object_late, said_day(r, due))); return; }
    if (!case_says(words)) { follow_show(r, &f, c, 422, text(r, T_follow_object_empty)); return; }
    if (characters(words) > WORDS_MOST) { follow_show(r, &f, c, 422, text(r, T_follow_object_long)); return; }
    if (!case_move(r, c, CASE_OBJECTED, "", "")) { follow_show(r, &f, c, 409, text(r, T_follow_moved)); return; }
    objection_write(r, d.id, r->now, false, words);
    see_other(r, "%s", follow_path(r, c, "objected"));
}
PAGE(follow_object, .path = "/follow/object", .may = MAY_ANYBODY, .get = to_door, .post = post_object, .help = "A resident objects to a decision, within its time.");
PAGE(own_object, .path = "/my-file/object", .may = MAY_OWN, .get = to_door, .post = post_object,
     .help = "A resident objects to a decision in one's own file, within its time.");

/* ---- the decision ---- */

static void get_letter(struct req *r)
{
    struct follow f;
    struct decision_of_row d;
    const struct case_file *c = follow_open(r, &f);

    if (!c) return;
    if (case_unproved(r, c) || !decision_of(r, c->id, &d)) { refuse(r, 404, T_casework_no_decision); return; }   /* CW14 */
    act(r, "read a decision", "case", c->id.v);
    letter_answer(r, c);
}

/* To an objection of this case, once it is answered. */
static void get_answer(struct req *r)
{
    struct follow f;
    struct objection_row_row o;
    const struct case_file *c = follow_open(r, &f);

    if (!c) return;
    if (!objection_row(r, (objection_id){ in_id(r, "o") }, &o) || o.filed.v != c->id.v || !o.letter_n) { refuse(r, 404, T_casework_no_decision); return; }
    act(r, "read the answer to an objection", "case", c->id.v);
    letter_answer_objection(r, c, &o);
}
PAGE(follow_letter, .path = "/follow/letter", .may = MAY_ANYBODY, .get = get_letter, .slow = true, .help = "The decision as a letter, for its resident.");
PAGE(own_letter, .path = "/my-file/letter", .may = MAY_OWN, .get = get_letter, .slow = true, .help = "The decision as a letter, of one's own file.");
PAGE(follow_answer, .path = "/follow/answer", .may = MAY_ANYBODY, .get = get_answer, .slow = true,
     .help = "The answer to an objection as a letter, for its resident.");
PAGE(own_answer, .path = "/my-file/answer", .may = MAY_OWN, .get = get_answer, .slow = true,
     .help = "The answer to an objection as a letter, of one's own file.");
