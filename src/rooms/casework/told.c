/* SPDX-License-Identifier: EUPL-1.2
** told.c - what an applicant is told of a move, and that a case belongs to another service (law 2690/1999, article 4).  CW25.
**
** No message names a programme: telephones are shared. */
#include "rooms/casework/inside.h"
#include "rooms/messages/messages.h"
#include "base/date.h"
#include "clocks.sql.h"

enum { WHY_LONG = 2000 };

void case_tell_missing(struct req *r, const struct case_file *c)
{
    if (missing_queued(r, c->id.v).n) return;
    message_send(r, &(struct message){ .person = registry_root(r, c->person), .text = T_casework_missing_message, .lang = c->lang,
        MESSAGE_PARAMS(case_address(r, "/follow")), .about_kind = "case", .about = c->id.v });
}

void case_tell_moved(struct req *r, const struct case_file *c, enum case_state to)
{
    if (c->state == CASE_WAITING) message_cancel_text(r, "case", c->id.v, T_casework_missing_message, "moved on");
    if (to == CASE_WAITING) case_tell_missing(r, c);
    if (to == CASE_FORWARDED)
        message_send(r, &(struct message){ .person = registry_root(r, c->person), .text = T_casework_forward_message, .lang = c->lang,
            .about_kind = "case", .about = c->id.v, .once_key = fmt(r, "case %lld forward", (long long)c->id.v) });
}

bool case_may_note_elsewhere(struct req *r, const struct case_file *c)
{
    struct running_clock_row k;

    return case_may_move(c->state, CASE_FORWARDED) && !running_clock(r, c->id, "forward", &k);
}

static void post(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");

    if (!c) return;
    if (!case_may_note_elsewhere(r, c)) { case_show(r, c->id, 409, text(r, T_casework_elsewhere_no)); return; }
    if (!*in(r, "why") || strlen(in(r, "why")) > WHY_LONG) { case_show(r, c->id, 422, text(r, T_casework_say_why)); return; }
    clock_start(r, c, "forward", greek_day(c->opened), 0);
    case_note(r, c, in(r, "why"), "elsewhere");
    see_other(r, "/case?id=%lld", (long long)c->id.v);
}
PAGE(case_elsewhere, .path = "/case/elsewhere", .may = CASE_PAGES, .post = post, .help = "A case belongs to another service: the limit for sending it on runs, from receipt.");
