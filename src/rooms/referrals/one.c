/* SPDX-License-Identifier: EUPL-1.2
** one.c - one referral, for who sent it and for the unit it went to; a unit's answer. */
#include "rooms/referrals/answers.h"
#include "rooms/messages/messages.h"
#include "one.sql.h"

struct step_shown { instant at; const char *state, *who, *words; };
struct one_page {
    const char *title, *state, *problem, *field, *witness, *until, *asked, *day, *hour, *words; struct isolated to, name;
    referral_id id; person_id person; agreement_id consent; instant appointment;
    bool saved, hidden, oral, bad_witness, bad_until, bad_why, stuck, mine, draft, body, agreed, ready, open;
    struct { int n; struct answer_form at[ANSWERS]; } answers;
    struct { int n; const struct part *at; } parts;
    struct { int n; struct step_shown *at; } steps;
};
#include "one.html.h"

static const char *opened(struct req *r, const void *sealed, size_t n)
{
    size_t size;
    unsigned char *s = n ? unseal(&r->mem, r->house->secret, "referral", sealed, n, &size) : NULL;

    return s ? (const char *)s : "";
}

static void history(struct req *r, const struct referral *f, struct one_page *p)
{
    struct steps all = steps(r, f->id);

    p->steps.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->steps.at);
    for (int i = 0; i < all.n; i++) {
        const char *who = !strcmp(all.at[i].who, "body") ? f->to : !strcmp(all.at[i].who, "program") ? "Pronoia" : all.at[i].name ? all.at[i].name : "";
        p->steps.at[p->steps.n++] = (struct step_shown){ all.at[i].at, move_said(r, all.at[i].state), who, opened(r, all.at[i].words, all.at[i].words_n) };
    }
}

static void what_is_told(struct req *r, const struct referral *f, struct one_page *p)
{
    struct part *now;

    if (parts_special(r, f->parts)) {                   /* AC4: who it was told to reads it; others of the house need the right */
        p->hidden = !p->mine && !access_special(r, f->person);
        if (!p->hidden) act(r, "read special facts of a referral", "referral", f->id.v);
    }
    if (p->hidden) return;
    if (!p->draft) { p->parts.n = f->ntold; p->parts.at = f->told; return; }
    p->parts.n = parts_frozen(r, f, &now);
    p->parts.at = now;
}

static bool over(const char *s) { return !strcmp(s, "refused") || !strcmp(s, "done") || !strcmp(s, "withdrawn"); }

void referral_show(struct req *r, int status, const struct referral *f, const char *field, int problem)
{
    const struct person *who = registry_person(r, f->person);
    bool file = access_sees(r, f->person), knows = file || access_knows(r, f->person), named = knows || part_chosen(f->parts, "identity");
    struct one_page p = { .id = f->id, .title = text_with(r, T_referrals_one_title, fmt(r, "%lld", (long long)f->id.v)), .state = move_said(r, f->state),
        .problem = problem >= 0 ? text(r, problem) : "", .field = field, .witness = in(r, "witness"), .until = in(r, "until"), .oral = !strcmp(in(r, "form"), "oral"), .to = { f->to }, .name = { who && named ? person_name(r, who) : text(r, T_referrals_unnamed) }, .appointment = f->appointment,
        .saved = in_has(r, "saved"), .draft = !strcmp(f->state, "draft"), .body = f->body.v != 0, .mine = ours(f, r), .day = in(r, "day"), .hour = in(r, "hour"), .words = in(r, "words") };

    p.bad_witness = !strcmp(field, "witness");
    p.bad_until = !strcmp(field, "until");
    p.bad_why = !strcmp(field, "why");
    if (knows) p.person = f->person;
    p.stuck = message_stuck(r, "referral", f->id.v) > 0;
    p.agreed = p.body && consent_for(r, f).v;
    p.ready = !p.body || p.agreed;
    p.asked = parts_said(r, f->parts);
    p.open = file && !over(f->state) && (r->keys & MAY_REFER);
    if (p.open && !p.draft) p.consent = f->consent;
    if (p.mine) p.answers.n = answers_for(r, f->state, p.answers.at);
    what_is_told(r, f, &p);
    history(r, f, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .back = "/referrals", .problem = problem >= 0);
    one_html(r, &p);
    page_end(r);
}

static void get_one(struct req *r)
{
    const struct referral *f = referral_seen(r, (referral_id){ in_id(r, "id") });

    if (!f) return;
    act(r, "looked at a referral", "referral", f->id.v);
    referral_show(r, 200, f, "", -1);
}
PAGE(referral, .path = "/referrals/referral", .may = MAY_ANSWER, .get = get_one, .help = "One referral: what is told, what came of it, the answer.");

static void post_answer(struct req *r)
{
    const struct referral *f = referral_seen(r, (referral_id){ in_id(r, "id") });

    if (!f) return;
    if (!ours(f, r)) { refuse(r, 403, T_referrals_not_ours); return; }
    if (answer_uses(in(r, "do")) && !access_use(r, f->person, "accepted a referral of")) return;
    int problem = answer_do(r, f, in(r, "do"), BY_STAFF);
    if (problem == T_referrals_moved_on) { refuse(r, 409, problem); return; }
    if (problem >= 0) { referral_show(r, 422, f, "", problem); return; }
    see_other(r, "/referrals/referral?id=%lld&saved=1", (long long)f->id.v);
}
PAGE(referral_answer, .path = "/referrals/answer", .may = MAY_ANSWER, .post = post_answer, .help = "A unit answers a referral that came to it.");
