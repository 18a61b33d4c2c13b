/* SPDX-License-Identifier: EUPL-1.2
** paper.c - what a clerk does with one paper of a case: seen at the desk, not needed, a copy accepted or not. */
#include "rooms/casework/inside.h"
#include "base/date.h"
#include "rooms/casework/follow.h"
#include "papers.sql.h"

static const char *judge_problem(struct req *r, const struct paper_row_row *p, const char *what, day *until)
{
    if (!p->file.v) return text(r, T_casework_no_file);
    if (!strcmp(what, "refused") && !*in(r, "why")) return text(r, T_casework_say_why);
    if (!strcmp(what, "accepted") && *in(r, "until")) {
        if (!day_read_forgiving(in(r, "until"), until) || until->v < r->today.v) return text(r, T_casework_until_wrong);
        until->v++;
    }
    return "";
}

static void post(struct req *r)
{
    struct paper_row_row p;
    paper_id id = { in_id(r, "id") };
    day until = DAY_NONE;
    size_t n;
    const char *what = in(r, "do"), *problem = "";
    bool seen = !strcmp(what, "seen"), judged = !strcmp(what, "accepted") || !strcmp(what, "refused");

    if (!paper_row(r, id, &p) || case_hides(r, p.person)) { refuse(r, 404, T_access_unknown); return; }
    const struct case_file *c = case_open(r, p.filed, "opened case");
    if (!c) return;
    access_joint(r, c->person, p.person);                                                   /* AC3 */
    if (c->state > CASE_PROPOSED) problem = text(r, T_casework_decided_already);
    else if (judged) problem = judge_problem(r, &p, what, &until);
    else if (!seen && strcmp(what, "waived")) problem = text(r, T_casework_say_why);
    if (*problem) { case_show(r, c->id, 422, problem); return; }
    if (!seen && !case_use(r, c, "judged a paper")) return;         /* what was shown at the desk is stored: AC14 */
    if (judged) judge_file(r, p.file, what, until);
    const void *said = case_seal(r, in(r, "why"), &n);
    if (set_paper(r, id, seen ? "accepted" : what, seen, said, n, r->now, staff_here(r)))
        act(r, fmt(r, "judged a paper: %s", seen ? "seen" : what), "case", c->id.v);
    if (!strcmp(what, "refused") && c->state == CASE_WAITING && !follow_hides(r, c, p.person)) case_tell_missing(r, c);      /* CW25 */
    see_other(r, "/case?id=%lld#papers", (long long)c->id.v);
}
PAGE(case_paper, .path = "/case/paper", .may = CASE_PAGES, .post = post, .help = "One paper: seen at the desk, not needed, its copy accepted or not.");
