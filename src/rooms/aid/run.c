/* SPDX-License-Identifier: EUPL-1.2
** run.c - the pay desk: what can be paid, what stands in the way of the rest, and a file for the bank made of it (AI5, AI6). */
#include "rooms/aid/run.h"
#include "rooms/aid/pain.h"
#include "base/date.h"

enum { AHEAD = 30, SHOWN = 200, RUNS = 50 };
struct pay_line { const char *href, *name, *programme, *note; day due; cents amount; struct ltr account; };
struct run_line { run_id id; const char *name, *state, *tone, *who; day pays; int64_t payments, paid, returned; cents amount; };
struct pay_page {
    const char *problem, *pays; bool may, payer; int64_t count, held; cents all;
    struct { int n; struct pay_line *at; } ready, stopped;
    struct { int n; struct run_line *at; } runs;
};
#include "pay.html.h"

const char *run_name(struct req *r, int64_t year, int64_t number) { return fmt(r, "%lld/%lld", (long long)year, (long long)number); }

const char *person_seen(struct req *r, person_id id, const char **href)
{
    const struct person *who = access_knows(r, id) ? registry_person(r, id) : NULL;

    *href = who ? fmt(r, "/person?id=%lld", (long long)id.v) : "";
    return who ? person_name(r, who) : "";
}

/* Programmes whose payments wait for obligations, with a blank before and behind each. */
static const char *with_obligations(struct req *r)
{
    struct out o = { .mem = &r->mem };

    out_char(&o, ' ');
    for (int i = 0; i < town_aids(r->house->town); i++)
        if (town_aid_at(r->house->town, i)->obligations.n) out_fmt(&o, "%s ", town_aid_at(r->house->town, i)->programme);
    return out_text(&o);
}

/* What stands in its way; 0 = nothing. */
static int in_the_way(const struct payable_row *i)
{
    if (i->dead) return T_aid_way_dead;
    if (i->gone) return T_aid_way_gone;
    if (i->restricted) return T_aid_way_restricted;
    if (!i->bound) return T_aid_later_budget;
    if (!i->payee.v || !i->iban_n) return T_aid_way_account;
    if (i->again) return T_aid_way_returned;
    return i->kept ? 0 : T_aid_way_kept;
}

static struct pay_line shown(struct req *r, const struct payable_row *i, int way)
{
    const char *href, *name = person_seen(r, i->person, &href);

    return (struct pay_line){ *name && r->keys & AID_PAGES ? fmt(r, "/case?id=%lld#aid", (long long)i->filed.v) : "",
        *name ? name : text(r, T_aid_hidden), fmt(r, "%s %lld/%lld", aid_programme(r, i->programme), (long long)i->number,
        (long long)i->times), way ? text(r, way) : "", i->due, i->amount,
        { i->payee.v ? fmt(r, "%s•••• %s", i->country, i->ending) : "" } };
}

static void take_payable(struct req *r, struct pay_page *p, day until)
{
    struct payable all = payable(r, until, with_obligations(r), RUN_MOST);

    p->ready.at = mem_get(&r->mem, (size_t)(SHOWN + 1) * sizeof *p->ready.at);
    p->stopped.at = mem_get(&r->mem, (size_t)(SHOWN + 1) * sizeof *p->stopped.at);
    for (int i = 0; i < all.n; i++) {
        int way = in_the_way(&all.at[i]);
        if (way) {
            p->held++;
            if (p->stopped.n < SHOWN) p->stopped.at[p->stopped.n++] = shown(r, &all.at[i], way);
            continue;
        }
        p->count++;
        p->all.v += all.at[i].amount.v;
        if (p->ready.n < SHOWN) p->ready.at[p->ready.n++] = shown(r, &all.at[i], 0);
    }
}

static void take_runs(struct req *r, struct pay_page *p)
{
    struct runs all = runs(r, RUNS);

    p->runs.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->runs.at);
    for (int i = 0; i < all.n; i++) {
        const struct runs_row *x = &all.at[i];
        bool over = x->released.v && x->paid + x->returned == x->payments;
        p->runs.at[p->runs.n++] = (struct run_line){ x->id, run_name(r, x->year, x->number),
            text(r, x->off.v ? T_aid_run_off : !x->released.v ? T_aid_run_made : over ? T_aid_run_over : T_aid_run_released),
            x->off.v ? "no" : !x->released.v ? "warn" : over ? "ok" : "info", x->who, x->pays, x->payments, x->paid, x->returned,
            x->amount };
    }
}

static day first_day(struct req *r) { return working_next(r, (day){ r->today.v + 1 }); }

static void render(struct req *r, int status, const char *problem)
{
    char iso[11];
    struct pay_page p = { .problem = problem, .may = (r->keys & PAY_PAGES) != 0, .payer = town_payer(r->house->town) != NULL,
        .pays = *in(r, "pays") ? in(r, "pays") : mem_str(&r->mem, day_iso(first_day(r), iso)) };
    day until;

    if (!day_read_forgiving(p.pays, &until) || until.v > r->today.v + AHEAD) until = first_day(r);
    take_payable(r, &p, until);
    take_runs(r, &p);
    act(r, "read what is to be paid", "run", 0);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_aid_pay), .wide = true, .problem = *problem != 0);
    pay_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { render(r, 200, ""); }
PAGE(aid_pay, .path = "/aid", .may = AID_COUNTS, .get = get, .nav = T_aid_pay, .nav_at = 19,
    .help = "What is to be paid, what stands in the way, the files for the bank.");

/* ---- POST /aid/run/make ---- */

static void put_payment(struct req *r, struct pain_payment *to, const struct payable_row *i, const char *message, int place)
{
    struct account a = account_of(r, i->holder, i->holder_n, i->iban, i->iban_n);

    *to = (struct pain_payment){ fmt(r, "%s-%d", message, place), a.holder, a.iban,
        fmt(r, "APOFASI %lld/%lld DOSI %lld/%lld", (long long)i->year, (long long)i->decision, (long long)i->number, (long long)i->times),
        i->amount };
}

static void write_run(struct req *r, const struct payable_row *const *all, const struct pain *p, int year, int number)
{
    const char *file = pain_write(&r->mem, p);
    unsigned char hash[HASH_BYTES];
    struct add_run_row row;
    size_t n;

    sha256(hash, file, strlen(file));
    const void *sealed = seal(&r->mem, r->house->secret, "aid file", file, strlen(file), &n);
    /* AI6: somebody has just made it */
    if (!add_run(r, year, number, p->format, p->message, p->pays, p->n, pain_sum(p), hash, sizeof hash, sealed, n, r->now, staff_here(r),
        &row)) {
        render(r, 409, text(r, T_aid_nothing_to_pay));
        return;
    }
    for (int i = 0; i < p->n; i++) add_payment(r, row.id, all[i]->id, all[i]->payee, all[i]->amount, p->at[i].ref);
    act(r, "made a payment file", "run", row.id.v);
    see_other(r, "/aid/run?id=%lld", (long long)row.id.v);
}

static void post_make(struct req *r)
{
    const struct aid_payer *payer = town_payer(r->house->town);
    day pays;

    if (!payer) { render(r, 409, text(r, T_aid_no_payer)); return; }
    if (!day_read_forgiving(in(r, "pays"), &pays) || pays.v < r->today.v || pays.v > r->today.v + AHEAD || !case_day_works(r, pays)) {
        render(r, 422, text(r, T_aid_pays_wrong));
        return;
    }
    /* before what is to be paid: who is later meets the number */
    int n = 0, year = day_civil(r->today).year, number = (int)last_run(r, year).n + 1;
    struct payable all = payable(r, pays, with_obligations(r), RUN_MOST);
    const struct payable_row **ready = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *ready);
    struct pain_payment *at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *at);
    const char *message = fmt(r, "PRONOIA-%d-%d", year, number);
    for (int i = 0; i < all.n; i++) {
        if (in_the_way(&all.at[i])) continue;
        put_payment(r, &at[n], &all.at[i], message, n + 1);
        ready[n++] = &all.at[i];
    }
    if (!n) { render(r, 409, text(r, T_aid_nothing_to_pay)); return; }                                  /* AI6 */
    write_run(r, ready, &(struct pain){ payer->format, message, payer->name, payer->iban, payer->bic, r->now, pays, n, at }, year, number);
}
PAGE(aid_run_make, .path = "/aid/run/make", .may = PAY_PAGES, .post = post_make,
    .help = "Makes one file for the bank of everything that can be paid until a day.");
