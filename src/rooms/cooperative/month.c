/* SPDX-License-Identifier: EUPL-1.2
** month.c - a month of the cooperative: what came in, what it cost, who worked, and how it is shared out by the hours (CO5, CO6); a page,
** a spreadsheet, CSV and PDF of the same. */
#include "rooms/cooperative/month.h"
#include "rooms/entitlements/entitlements.h"
#include "rooms/ledger/ledger.h"
#include "rooms/reports/sheets.h"
#include "month.sql.h"

struct cash_line { cash_id id; day day; const char *kind, *words; cents amount; bool may_counter, countered, counter; };
struct hours_line { const char *path, *hours; struct isolated name; };
struct paid_line { const char *path, *hours, *why; struct isolated name; cents amount; bool counter; };
struct month_page {
    struct coop_bar_page bar; const char *title, *done, *problem, *month, *hours, *file, *typed_amount, *typed_sum, *typed_words;
        unit_id unit;
    cents in, out, shared, left; bool closed, over, open_now, may_share; int64_t run; struct coop_options kinds;
    struct { int n; struct cash_line *at; } cash;
    struct { int n; struct hours_line *at; } worked;
    struct { int n; struct paid_line *at; } paid;
};
#include "month.html.h"

static const char *const cash_kinds[] = { "sale", "grant", "cost", NULL };

/* What may still be shared out of a month: never more than there is today, also when a later month was shared out before. */
static cents left_of(struct req *r, unit_id unit, day next)
{
    struct kept_until_row k = kept_until(r, unit, next);
    int64_t then = k.came.v - k.shared.v, now = k.came_all.v - k.shared_all.v;

    return (cents){ then < now ? then : now };
}

static const char *member_path(struct req *r, membership_id id) { return fmt(r, "/cooperative/member?id=%lld", (long long)id.v); }

/* ---- what stands ---- */

static void put_cash(struct req *r, const struct coop *c, day month, struct month_page *p)
{
    struct cash_of all = cash_of(r, c->id, month, day_add_months(month, 1));

    p->cash.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->cash.at);
    for (int i = 0; i < all.n; i++) {
        struct cash_of_row *x = &all.at[i];
        const char *words = x->customer ? *x->words ? fmt(r, "%s · %s", x->customer, x->words) : x->customer : x->words;
        p->cash.at[p->cash.n++] = (struct cash_line){ x->id, x->day, coop_said(r, "cash", x->kind), words, x->amount,
            !x->counters.v && !x->countered, x->countered, x->counters.v != 0 };
        if (strcmp(x->kind, "cost")) p->in.v += x->amount.v; else p->out.v -= x->amount.v;
    }
}

static void put_shared(struct req *r, const struct coop *c, day month, struct month_page *p)
{
    struct worked_in all = worked_in(r, c->id, month, day_add_months(month, 1), staff_here(r), r->now);
    struct term_of_row term;
    int64_t minutes = 0;

    p->worked.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->worked.at);
    for (int i = 0; i < all.n; i++) {
        p->worked.at[p->worked.n++] = (struct hours_line){ member_path(r, all.at[i].id), coop_hours(r, all.at[i].minutes),
            { coop_name(r, all.at[i].family, all.at[i].given) } };
        minutes += all.at[i].minutes;
    }
    p->hours = coop_hours(r, minutes);
    if (!term_of(r, c->id, month, &term)) return;
    struct payouts_in paid = payouts_in(r, term.id, staff_here(r), r->now);
    p->closed = !strcmp(term.state, "closed");
    p->run = term.run;
    p->paid.at = mem_get(&r->mem, (size_t)(paid.n + 1) * sizeof *p->paid.at);
    for (int i = 0; i < paid.n; i++) {
        struct payouts_in_row *x = &paid.at[i];
        p->paid.at[p->paid.n++] = (struct paid_line){ member_path(r, x->membership), coop_hours(r, x->minutes), x->why,
            { coop_name(r, x->family, x->given) }, x->amount, x->counters.v != 0 };
        p->shared.v += x->amount.v;
    }
}

static struct month_page page_of(struct req *r, const struct coop *c, day month, const char *problem)
{
    day next = day_add_months(month, 1);
    struct month_page p = { .bar = c->bar, .title = text_with(r, T_cooperative_month_of, c->name, month_said(r, month)),
        .month = month_said(r, month), .problem = problem, .done = in_has(r, "saved") ? text(r, T_cooperative_saved) : "", .unit = c->id,
        .over = next.v <= r->today.v, .left = left_of(r, c->id, next),
        .file = fmt(r, "/cooperative/month?unit=%lld&month=%s&as=", (long long)c->id.v, month_said(r, month)),
        .typed_amount = in(r, "amount"), .typed_words = in(r, "words"), .kinds = coop_options(r, cash_kinds, "cash", in(r, "kind")) };

    put_cash(r, c, month, &p);
    put_shared(r, c, month, &p);
    p.may_share = p.over && !p.closed && p.worked.n && p.left.v > 0;
    p.typed_sum = *in(r, "sum") ? in(r, "sum") : p.left.v > 0 ? money_typed(r, p.left) : "";
    return p;
}

void month_show(struct req *r, int status, const struct coop *c, day month, const char *problem)
{
    struct month_page p = page_of(r, c, month, problem);

    r->status = status;
    page_begin(r, p.title, .wide = true, .problem = *problem != 0);
    month_html(r, &p);
    page_end(r);
}

/* ---- the sheet ---- */

static bool as_file(struct req *r, const struct coop *c, day month)
{
    struct month_page p = page_of(r, c, month, "");
    struct sheets all = { .r = r, .name = p.month, .title = p.title,
        .file = fmt(r, "cooperative-%d-%02d", day_civil(month).year, day_civil(month).month) };
    const char *const money[] = { text(r, T_cooperative_summary), text(r, T_cooperative_amount) };
    const char *const cash[] = { text(r, T_cooperative_cash), text(r, T_cooperative_day), text(r, T_cooperative_amount) };
    const char *const people[] = { text(r, T_cooperative_member), text(r, T_cooperative_hours), text(r, T_cooperative_amount) };
    struct sheet *s = sheet_new(&all, text(r, T_cooperative_summary), "", 2, money, 4);

    put_word(r, s, text(r, T_cooperative_came_in)), put_money(s, p.in);
    put_word(r, s, text(r, T_cooperative_cost)), put_money(s, p.out);
    put_word(r, s, text(r, T_cooperative_shared_out)), put_money(s, p.shared);
    put_word(r, s, text(r, T_cooperative_remains)), put_money(s, p.left);
    s = sheet_new(&all, text(r, T_cooperative_cash), "", 3, cash, p.cash.n);
    for (int i = 0; i < p.cash.n; i++)
        put_word(r, s, *p.cash.at[i].words ? fmt(r, "%s: %s", p.cash.at[i].kind, p.cash.at[i].words) : p.cash.at[i].kind),
            put_text_cell(s, day_field(r, p.cash.at[i].day)), put_money(s, p.cash.at[i].amount);
    s = sheet_new(&all, text(r, T_cooperative_work), "", 2, people, p.worked.n);
    for (int i = 0; i < p.worked.n; i++) put_name(r, s, p.worked.at[i].name.text), put_text_cell(s, p.worked.at[i].hours);
    if (p.paid.n) s = sheet_new(&all, text(r, T_cooperative_shared_out), text(r, T_cooperative_signed), 3, people, p.paid.n);
    for (int i = 0; i < p.paid.n; i++) {
        const struct paid_line *x = &p.paid.at[i];
        put_name(r, s, x->counter ? fmt(r, "%s · %s: %s", x->name.text, text(r, T_cooperative_counter), x->why) : x->name.text);
        put_text_cell(s, x->hours), put_money(s, x->amount);
    }
    return sheets_as_file(&all);
}

/* The month asked for; false, and this one: it is none, or still to come. */
static bool begun(struct req *r, day *month)
{
    bool fine = month_asked(r, month) && month->v <= r->today.v;

    if (!fine) *month = month_first(r->today);
    return fine;
}

static void get(struct req *r)
{
    struct coop c;
    day month;

    if (!coop_unit(r, &c, "/cooperative/month")) return;
    bool fine = begun(r, &month);
    act(r, "read a month of the cooperative", "unit", c.id.v);
    if (fine && *in(r, "as") && as_file(r, &c, month)) return;
    month_show(r, fine ? 200 : 422, &c, month, fine ? "" : text(r, T_cooperative_month_wrong));
}

/* ---- sharing out ---- */

/* By the hours, to the cent: who is nearest to the next one gets what is left over; of those alike the first. */
static void split(struct req *r, const struct worked_in *all, int64_t sum, int64_t *part)
{
    int64_t minutes = 0, given = 0, *rest = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *rest);

    for (int i = 0; i < all->n; i++) minutes += all->at[i].minutes;
    for (int i = 0; i < all->n; i++) {
        part[i] = sum * all->at[i].minutes / minutes;
        rest[i] = sum * all->at[i].minutes % minutes;
        given += part[i];
    }
    for (; given < sum; given++) {
        int best = 0;
        for (int i = 1; i < all->n; i++) if (rest[i] > rest[best]) best = i;
        part[best]++;
        rest[best] = -1;
    }
}

static void pay(struct req *r, const struct coop *c, const struct term_of_row *term, day month, const struct worked_in *all, int64_t sum)
{
    int64_t *part = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *part);
    struct pay_out_row row;

    split(r, all, sum, part);
    for (int i = 0; i < all->n; i++) {
        if (!pay_out(r, term->id, term->run, all->at[i].id, all->at[i].minutes, (cents){ part[i] }, (payout_id){ 0 }, "", r->now,
            staff_here(r), &row))
            fault(&r->fate, "a part was not written");
        if (part[i]) ledger_add(r, &(struct delivery){ .on = { day_add_months(month, 1).v - 1 }, .unit = c->id, .kind = DELIVERED_MONEY,
            .service = "cooperative", .quantity = 1, .worth = { part[i] }, .about_kind = "payout", .about = row.id.v });
    }
}

const char *month_share(struct req *r, const struct coop *c, day month, cents sum)
{
    day next = day_add_months(month, 1);
    struct term_of_row term;

    if (next.v > r->today.v) return text_with(r, T_cooperative_month_runs, month_said(r, month));
    if (term_of(r, c->id, month, &term) && !strcmp(term.state, "closed")) return text_with(r, T_cooperative_shared_already,
        month_said(r, month));     /* CO6 */
    struct worked_in all = worked_in(r, c->id, month, next, staff_here(r), r->now);
    int64_t left = left_of(r, c->id, next).v;
    if (!all.n) return text(r, T_cooperative_nobody_worked);
    if (sum.v <= 0) return text(r, T_cooperative_amount_wrong);
    if (sum.v > left) return text_with(r, T_cooperative_too_much, money_said(r, (cents){ left > 0 ? left : 0 }));
    if (!coop_month_open(r, c->id, month)) return text_with(r, T_cooperative_shared_already, month_said(r, month));
    if (!close_term(r, c->id, month) || !term_of(r, c->id, month, &term)) fault(&r->fate, "a month was not closed");
    pay(r, c, &term, month, &all, sum.v);
    act(r, "shared out a month of the cooperative", "unit", c->id.v);
    return NULL;
}

static const char *take_back(struct req *r, const struct coop *c, day month)
{
    struct term_of_row term;
    struct pay_out_row row;

    if (!*in(r, "why") || strlen(in(r, "why")) > WORDS_MOST) return text(r, T_cooperative_why_needed);
    if (!term_of(r, c->id, month, &term) || term.run != in_id(r, "run") || !open_term(r, term.id, term.run)) return text(r,
        T_cooperative_no_choice);
    struct payouts_in all = payouts_in(r, term.id, staff_here(r), r->now);
    for (int i = 0; i < all.n; i++) {
        struct payouts_in_row *x = &all.at[i];
        if (x->run != term.run || x->counters.v) continue;
        if (!pay_out(r, term.id, x->run, x->membership, -x->minutes, (cents){ -x->amount.v }, x->id, in(r, "why"), r->now, staff_here(r),
            &row))
            fault(&r->fate, "a counter-entry was not written");
        ledger_take_back(r, "payout", x->id.v, in(r, "why"));
    }
    act(r, "took a month of the cooperative back", "unit", c->id.v);
    return NULL;
}

static void post(struct req *r)
{
    struct coop c;
    const char *wrong;
    cents sum = { 0 };
    day month;

    if (!coop_unit(r, &c, "/cooperative/month")) return;
    if (!begun(r, &month) || !*in(r, "month")) wrong = text(r, T_cooperative_month_wrong);
    else if (!strcmp(in(r, "do"), "share")) wrong = month_share(r, &c, month, read_money(in(r, "sum"), &sum.v) ? sum : (cents){ 0 });
    else wrong = strcmp(in(r, "do"), "back") ? text(r, T_cooperative_no_choice) : take_back(r, &c, month);
    if (wrong) month_show(r, 422, &c, month, wrong);
    else see_other(r, "/cooperative/month?unit=%lld&month=%s&saved=1", (long long)c.id.v, month_said(r, month));
}
PAGE(cooperative_month, .path = "/cooperative/month", .may = MAY_COOPERATE, .get = get, .post = post, .slow = true,
    .help = "A month: what came in, what it cost, who worked, how it is shared out; XLSX, CSV, PDF.");

static int64_t member_of_payout(struct req *r, int64_t about)
{
    struct of_payout_row p;

    return of_payout(r, (payout_id){ about }, &p) ? p.membership.v : 0;
}
DELIVERY_RECORD(payout, .kind = "payout", .path = "/cooperative/member?id=", .team = true, .number = member_of_payout);
