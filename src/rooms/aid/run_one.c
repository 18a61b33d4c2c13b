/* SPDX-License-Identifier: EUPL-1.2
** run_one.c - one file for the bank: what it pays to whom, released by somebody else, called off, fetched (AI6 to AI8). */
#include "rooms/aid/run.h"
#include "rooms/care/care.h"
#include "rooms/ledger/ledger.h"
#include "base/date.h"
#include "web/edge.h"

enum { FRESH = 30 * 86400, WHY_MOST = 300 };
struct payment_line { const char *name, *href, *programme, *state, *tone, *note; cents amount; struct ltr ref, account; };
struct run_one_page {
    run_id id; int64_t version, payments; const char *problem, *name, *state, *tone, *made, *by, *released, *releaser, *why, *not_mine;
    day pays; cents amount;
    bool waits, mine, file; struct ltr format, hash, message;
    struct { int n; struct payment_line *at; } lines;
};
#include "run_one.html.h"

static const char *said_at(struct req *r, instant at)
{
    int minute = greek_minute(at);

    return at.v ? fmt(r, "%s, %02d:%02d", day_said(r, greek_day(at)), minute / 60, minute % 60) : "";
}

static const char *worker_said(struct req *r, account_id id)
{
    struct worker_name_row row;

    return id.v && worker_name(r, id, &row) ? row.name : "";
}

static const char *payment_note(struct req *r, const struct run_of_row *run, const struct payments_of_row *p)
{
    if (*p->reason) return bank_reason(r, p->reason);
    if (run->released.v || run->off.v) return "";
    if (!p->holds) return text(r, T_aid_no_longer);
    const char *other = account_whose(r, p->other, p->whose, p->whose_n);
    if (*other) return aid_word(r, "aid.other_", other);
    return p->made.v > r->now.v - FRESH ? text(r, T_aid_fresh_account) : "";
}

static void take_lines(struct req *r, run_id id, const struct run_of_row *run, struct run_one_page *p)
{
    struct payments_of all = payments_of(r, id);

    p->lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct payments_of_row *x = &all.at[i];
        const char *href, *name = person_seen(r, x->person, &href);
        p->lines.at[p->lines.n++] = (struct payment_line){ *name ? name : text(r, T_aid_hidden), *href
            && r->keys & AID_PAGES ? fmt(r, "/case?id=%lld#aid", (long long)x->filed.v) : "",
            aid_programme(r, x->programme), aid_word(r, "aid.payment_", x->state), !strcmp(x->state, "paid") ? "ok"
            : !strcmp(x->state, "returned") ? "warn" : "info", payment_note(r, run, x), x->amount, { x->ref },
            { fmt(r, "%s•••• %s", x->country, x->ending) } };
    }
}

static const char *hex_short(struct req *r, const unsigned char *hash)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < HASH_BYTES; i++) out_fmt(&o, "%02x", hash[i]);
    return out_text(&o);
}

static void render(struct req *r, run_id id, int status, const char *problem)
{
    struct run_of_row x;

    if (!run_of(r, id, &x)) { refuse(r, 404, T_aid_run_gone); return; }
    struct run_one_page p = { .id = id, .version = x.row_version, .payments = x.payments, .problem = problem,
        .name = run_name(r, x.year, x.number), .state = text(r, x.off.v ? T_aid_run_off : x.released.v ? T_aid_run_released
        : T_aid_run_made), .tone = x.off.v ? "no" : x.released.v ? "ok" : "warn",
        .made = said_at(r, x.made), .by = worker_said(r, x.by), .released = said_at(r, x.released),
        .releaser = worker_said(r, x.released_by), .why = x.off_why, .pays = x.pays, .amount = x.amount, .waits = !x.released.v && !x.off.v,
        .mine = x.by.v == staff_here(r).v, .file = x.released.v && x.file_n,
        .format = { x.format }, .hash = { hex_short(r, x.hash) }, .message = { x.message } };
    take_lines(r, id, &x, &p);
    act(r, "read a payment file", "run", id.v);
    r->status = status;
    r->no_store = true;
    page_begin(r, fmt(r, "%s %s", text(r, T_aid_run), p.name), .back = "/aid", .wide = true, .problem = *problem != 0);
    run_one_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { render(r, (run_id){ in_id(r, "id") }, 200, ""); }
PAGE(aid_run, .path = "/aid/run", .may = AID_COUNTS, .get = get,
    .help = "One payment file: its sum, its payments, who made it, who released it.");

static int64_t run_of_payment(struct req *r, int64_t about)
{
    struct of_payment_row p;

    return of_payment(r, (payment_id){ about }, &p) ? p.run.v : 0;
}
DELIVERY_RECORD(aid_payment, .kind = "aid payment", .path = "/aid/run?id=", .number = run_of_payment);

/* ---- released ---- */

/* AI8: every payment that leaves is delivered on the day it is paid. */
static void deliver(struct req *r, const struct payments_of *all, day pays)
{
    for (int i = 0; i < all->n; i++) {
        task_done(r, "aid", "instalment", all->at[i].instalment.v, 0);
        ledger_add(r, &(struct delivery){ .on = pays, .kind = DELIVERED_MONEY, .service = all->at[i].programme, .person = all->at[i].person,
            .quantity = 1, .worth = all->at[i].amount, .under = all->at[i].filed, .about_kind = "aid payment", .about = all->at[i].id.v });
    }
}

static void post_release(struct req *r)
{
    run_id id = { in_id(r, "id") };
    struct run_of_row x;
    int gone = 0;

    if (!run_of(r, id, &x)) { refuse(r, 404, T_aid_run_gone); return; }
    if (x.by.v == staff_here(r).v) { render(r, id, 403, text(r, T_aid_four_eyes)); return; }                /* AI7 */
    if (x.released.v || x.off.v || x.row_version != in_id(r, "row_version")) { render(r, id, 409, text(r, T_aid_run_done)); return; }
    if (x.pays.v < r->today.v) { render(r, id, 409, text(r, T_aid_run_late)); return; }
    struct payments_of all = payments_of(r, id);
    for (int i = 0; i < all.n; i++) gone += !all.at[i].holds;
    if (gone) { render(r, id, 409, text_count(r, T_aid_run_gone_stale, gone)); return; }
    if (!release_run(r, id, x.row_version, r->now, staff_here(r))) { render(r, id, 409, text(r, T_aid_run_done)); return; }
    payments_left(r, id);
    instalments_left(r, id);
    deliver(r, &all, x.pays);
    act(r, "released a payment file", "run", id.v);
    see_other(r, "/aid/run?id=%lld", (long long)id.v);
}
PAGE(aid_run_release, .path = "/aid/run/release", .may = PAY_PAGES, .post = post_release,
    .help = "The second pair of eyes lets a payment file leave.");

static void post_off(struct req *r)
{
    run_id id = { in_id(r, "id") };
    struct run_of_row x;

    if (!run_of(r, id, &x)) { refuse(r, 404, T_aid_run_gone); return; }
    if (!*in(r, "why") || strlen(in(r, "why")) > WHY_MOST) { render(r, id, 422, text(r, T_aid_say_why_off)); return; }
    if (!call_off_run(r, id, in_id(r, "row_version"), r->now, staff_here(r), in(r, "why"))) {
        render(r, id, 409, text(r, T_aid_run_done));
        return;
    }
    payments_off(r, id);
    act(r, "called off a payment file", "run", id.v);
    see_other(r, "/aid");
}
PAGE(aid_run_off, .path = "/aid/run/off", .may = PAY_PAGES, .post = post_off,
    .help = "A payment file that was not released is called off, with the reason; its payments are free.");

static void get_file(struct req *r)
{
    run_id id = { in_id(r, "id") };
    struct run_of_row x;
    size_t n;

    if (!run_of(r, id, &x)) { refuse(r, 404, T_aid_run_gone); return; }
    if (!x.released.v || !x.file_n) { render(r, id, 409, text(r, T_aid_not_released)); return; }
    const unsigned char *file = unseal(&r->mem, r->house->secret, "aid file", x.file, x.file_n, &n);
    if (!file) fault(&r->fate, "payment file %lld does not open", (long long)id.v);
    act(r, "fetched a payment file", "run", id.v);
    r->type = "application/xml";
    r->filename = fmt(r, "%s.xml", x.message);
    r->no_store = true;
    out_raw(&r->out, (const char *)file, n);
}
PAGE(aid_run_file, .path = "/aid/run/file", .may = PAY_PAGES, .get = get_file,
    .help = "The payment file itself, for the bank, once it is released.");
