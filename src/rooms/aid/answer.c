/* SPDX-License-Identifier: EUPL-1.2
** answer.c - a file from the bank: read whole or refused, taken once, matched with what was sent; what came back becomes a task (AI8,
** AI9). */
#include "rooms/aid/run.h"
#include "rooms/aid/answer_read.h"
#include "rooms/care/care.h"
#include "rooms/ledger/ledger.h"
#include "rooms/messages/messages.h"
#include "base/date.h"
#include "answer.sql.h"

enum { SHOWN = 50, TASK_DAYS = 3 };
struct answer_line { answer_id id; const char *format, *at, *who; struct ltr message; int64_t entries, odd; };
struct answers_page { const char *problem; struct { int n; struct answer_line *at; } answers; };
#include "answers.html.h"
struct heard_line { const char *name, *says, *outcome, *tone, *reason; struct ltr ref; cents amount; run_id run; };
struct answer_page { const char *title, *at; struct { int n; struct heard_line *at; } lines; };
#include "answer.html.h"

static void render(struct req *r, int status, const char *problem)
{
    struct answers all = answers(r, SHOWN);
    struct answers_page p = { .problem = problem };

    p.answers.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.answers.at);
    for (int i = 0; i < all.n; i++)
        p.answers.at[p.answers.n++] = (struct answer_line){ all.at[i].id, all.at[i].format, day_said(r, greek_day(all.at[i].made)),
            all.at[i].who, { all.at[i].message }, all.at[i].entries, all.at[i].odd };
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_aid_answers), .back = "/aid", .wide = true, .problem = *problem != 0);
    answers_html(r, &p);
    page_end(r);
}

static void get_all(struct req *r) { render(r, 200, ""); }

/* ---- read ---- */

struct incoming { enum answer_fault fault; struct bank_answer is; unsigned char hash[HASH_BYTES]; };

static void prepare(struct req *r)
{
    const struct aid_payer *payer = town_payer(r->house->town);
    struct incoming *f = mem_get(&r->mem, sizeof *f);

    r->prepared = f;
    f->fault = ANSWER_EMPTY;
    if (!r->nuploads || !payer) return;
    sha256(f->hash, r->uploads[0].bytes, r->uploads[0].n);
    f->fault = answer_read(&r->mem, r->uploads[0].bytes, r->uploads[0].n, payer->iban, &f->is);
}

static const char *fault_said(struct req *r, enum answer_fault fault)
{
    switch (fault) {
    case ANSWER_FINE:     return "";
    case ANSWER_EMPTY:    return text(r, T_aid_answer_empty);
    case ANSWER_BROKEN:   return text(r, T_aid_answer_broken);
    case ANSWER_ACTIVE:   return text(r, T_aid_answer_active);
    case ANSWER_LARGE:    return text(r, T_aid_answer_large);
    case ANSWER_KIND:     return text(r, T_aid_answer_kind);
    case ANSWER_ACCOUNT:  return text(r, T_aid_answer_account);
    case ANSWER_CURRENCY: return text(r, T_aid_answer_currency);
    case ANSWER_WRONG:    break;
    }
    return text(r, T_aid_answer_wrong);
}

/* ---- taken ---- */

/* Whoever it was for is asked to come with another account, in words that say nothing of money. */
static void tell_them(struct req *r, const struct payment_by_ref_row *p)
{
    message_send(r, &(struct message){ .person = registry_root(r, p->person), .text = T_aid_returned_message, .neutral = p->shield != 0,
        .about_kind = "aid payment", .about = p->id.v, .once_key = fmt(r, "aid payment %lld returned", (long long)p->id.v) });
}

/* AI4: what came back to an award that is over is not paid again; nobody is asked for another account.  False: it goes on. */
static bool let_go(struct req *r, const struct payment_by_ref_row *p)
{
    if (strcmp(p->award_state, "stopped") && strcmp(p->award_state, "refused")) return false;
    instalment_free(r, &(struct bound){ p->instalment, p->budget, p->held, p->due, p->programme, p->family_kind, p->family });
    return true;
}

static void came_back(struct req *r, const struct payment_by_ref_row *p, const char *ref, const char *reason)
{
    ledger_take_back(r, "aid payment", p->id.v, *reason ? reason : "MS03");                             /* AI8 */
    set_instalment(r, p->instalment, "returned");
    bool over = let_go(r, p);
    task_add(r, &(struct task){ .room = "aid", .text = T_aid_task_returned, .value = fmt(r, "%s %s", ref, reason), .person = p->person,
        .about_kind = "instalment", .about = p->instalment.v, .href = fmt(r, "/case?id=%lld#aid", (long long)p->filed.v),
        .account = p->worker, .unit = p->worker.v ? (unit_id){ 0 } : p->unit, .due = working_add(r, r->today, TASK_DAYS) });
    if (!over) tell_them(r, p);
}

static const char *outcome_of(struct req *r, const struct heard *h, const struct payment_by_ref_row *p)
{
    const char *to = h->returned ? "returned" : "paid";
    bool sent = !strcmp(p->state, "sent"), late = h->returned && !strcmp(p->state, "paid");

    if (h->amount.v && h->amount.v != p->amount.v) return "amount";
    if (!strcmp(p->state, to) || !strcmp(p->state, "returned")) return "known";
    if (!sent && !late) return "unsent";
    if (!set_payment(r, p->id, p->state, to, h->returned ? (*h->reason ? h->reason : "MS03") : ""))
        fault(&r->fate, "payment %s did not move", h->ref);
    if (h->returned) came_back(r, p, h->ref, h->reason);
    else set_instalment(r, p->instalment, "paid");
    return "taken";
}

static void hear(struct req *r, answer_id answer, int place, const struct heard *h)
{
    struct payment_by_ref_row p = { .state = "" };
    bool ours = payment_by_ref(r, h->ref, &p);

    add_heard(r, answer, place, h->ref, h->amount.v ? h->amount : p.amount, h->returned ? "returned" : "paid", h->reason,
        ours ? p.id : (payment_id){ 0 }, ours ? outcome_of(r, h, &p) : "unknown");
}

/* A whole message that the bank rejected: each of its payments came back. */
static struct bank_answer spread(struct req *r, const struct bank_answer *a)
{
    struct refs_of_message all;
    struct bank_answer to = *a;

    if (a->n != 1 || *a->at[0].ref) return to;
    all = refs_of_message(r, a->original);
    to.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *to.at);
    for (to.n = 0; to.n < all.n; to.n++) to.at[to.n] = (struct heard){ all.at[to.n].ref, a->at[0].reason, { 0 }, true };
    return to;
}

static void post(struct req *r)
{
    const struct incoming *f = r->prepared;
    struct answer_by_hash_row was;
    struct add_answer_row row;

    if (f->fault) { render(r, 422, fault_said(r, f->fault)); return; }
    if (answer_by_hash(r, f->hash, sizeof f->hash, &was)) {                                             /* AI9 */
        render(r, 409, text_with(r, T_aid_answer_again, day_said(r, greek_day(was.made)), was.who));
        return;
    }
    struct bank_answer a = spread(r, &f->is);
    if (!add_answer(r, f->hash, sizeof f->hash, a.format, a.message, a.n, r->now, staff_here(r), &row))
        fault(&r->fate, "the bank's file was not written");
    for (int i = 0; i < a.n; i++) hear(r, row.id, i + 1, &a.at[i]);
    act(r, "took a file of the bank", "answer", row.id.v);
    see_other(r, "/aid/answer?id=%lld", (long long)row.id.v);
}
PAGE(aid_answers, .path = "/aid/answers", .may = PAY_PAGES, .get = get_all, .prepare = prepare, .post = post, .upload = true,
     .help = "Files from the bank: what was paid, what came back; a file is taken once.");

/* ---- one of them ---- */

static void get_one(struct req *r)
{
    answer_id id = { in_id(r, "id") };
    struct answer_of_row a;

    if (!answer_of(r, id, &a)) { refuse(r, 404, T_aid_answer_gone); return; }
    struct heard_in all = heard_in(r, id);
    struct answer_page p = { .title = fmt(r, "%s %s", a.format, a.message), .at = day_said(r, greek_day(a.made)) };
    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct heard_in_row *h = &all.at[i];
        const char *href, *name = h->person.v ? person_seen(r, h->person, &href) : "";
        bool odd = strcmp(h->outcome, "taken") && strcmp(h->outcome, "known");
        p.lines.at[p.lines.n++] = (struct heard_line){ *name ? name : h->person.v ? text(r, T_aid_hidden) : "",
            aid_word(r, "aid.payment_", h->says), aid_word(r, "aid.outcome_", h->outcome), odd ? "no" : !strcmp(h->says, "returned")
            ? "warn" : "ok", *h->reason ? bank_reason(r, h->reason) : "", { h->ref }, h->amount, h->run };
    }
    act(r, "read a file of the bank", "answer", id.v);
    r->no_store = true;
    page_begin(r, p.title, .back = "/aid/answers", .wide = true);
    answer_html(r, &p);
    page_end(r);
}
PAGE(aid_answer, .path = "/aid/answer", .may = PAY_PAGES, .get = get_one,
    .help = "What one file of the bank said, payment by payment; unknown references first.");
