/* SPDX-License-Identifier: EUPL-1.2
** identity.c - who sent an application from afar, checked by somebody who saw a paper (CW14); and a new code to follow a case. */
#include "rooms/casework/inside.h"
#include "base/date.h"
#include "online.sql.h"

static const char *const proofs[] = { "identity_card", "passport", "permit", "asylum", "driving", "known" };
struct proof { const char *word, *said; };
struct identity_page { case_id id; person_id person; struct isolated name; const char *done; bool online; struct { int n; struct proof at[6]; } proofs; };
#include "identity.html.h"

bool case_sender(struct req *r, const struct case_file *c, struct sender *to)
{
    struct sender_of_row row;

    if (!c->sent.v || !sender_of(r, c->sent, &row)) return false;
    *to = (struct sender){ row.person, row.checked.v != 0, row.paper, row.checked_by, row.checked };
    return true;
}

void case_show_identity(struct req *r, const struct case_file *c)
{
    struct sender who;
    struct identity_page p = { .id = c->id, .online = case_sender(r, c, &who) };

    if (p.online) {
        const struct person *is_ = registry_person(r, who.person);
        p.person = who.person;
        p.name.text = is_ ? person_name(r, is_) : "";
        if (who.checked) p.done = text_with(r, T_casework_identity_done, said_text(r, "casework.proof_", who.paper), case_account(r, who.by), said_instant(r, who.at));
        for (size_t i = 0; i < sizeof proofs / sizeof *proofs; i++)
            p.proofs.at[p.proofs.n++] = (struct proof){ proofs[i], said_text(r, "casework.proof_", proofs[i]) };
    }
    identity_html(r, &p);
}

static void post(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");
    const char *paper = in(r, "paper");
    struct sender who;
    bool known = false;

    if (!c) return;
    for (size_t i = 0; i < sizeof proofs / sizeof *proofs; i++) known |= !strcmp(paper, proofs[i]);
    if (!known || !case_sender(r, c, &who)) { case_show(r, c->id, 422, text(r, T_casework_identity_choose)); return; }
    if (check_sender(r, c->sent, paper, r->now, staff_here(r))) {
        act(r, "checked who sent an application", "case", c->id.v);
        registry_confirm(r, registry_root(r, who.person));
    }
    see_other(r, "/case?id=%lld#identity", (long long)c->id.v);
}
PAGE(case_identity, .path = "/case/identity", .may = CASE_PAGES, .post = post, .help = "Who sent an application from afar was seen, with which paper.");

static void post_code(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");

    if (!c) return;
    const char *code = follow_new_code(r, c);
    act(r, "gave a new code to follow a case", "case", c->id.v);
    case_show_code(r, c->id, code);
}
PAGE(case_code, .path = "/case/code", .may = CASE_PAGES, .post = post_code, .help = "A new code with which the resident follows a case; the one before no longer holds.");
