/* SPDX-License-Identifier: EUPL-1.2
** cash.c - what came in and what it cost: written on its day while the month is open; a mistake is countered today (CO5). */
#include "rooms/cooperative/month.h"
#include "rooms/entitlements/entitlements.h"
#include "month.sql.h"

enum { DAYS_BACK = 366, AMOUNT_MOST = 100000000 };
static const char *const kinds[] = { "order", "sale", "grant", "cost", NULL };

static const char *add(struct req *r, const struct coop *c, day on)
{
    const char *kind = in(r, "kind");
    order_id ord = { !strcmp(kind, "order") ? in_id(r, "ord") : 0 };
    cents amount = { 0 };
    struct cash_order_row o;
    struct add_cash_row row;

    if (!coop_one_of(kind, kinds)) return text(r, T_cooperative_no_choice);
    if (!strcmp(kind, "order") && (!cash_order(r, ord, c->id, &o) || !strcmp(o.state, "dropped"))) return text(r, T_cooperative_no_choice);
    if (!read_money(in(r, "amount"), &amount.v) || amount.v <= 0 || amount.v > AMOUNT_MOST) return text(r, T_cooperative_amount_wrong);
    if ((!ord.v && !*in(r, "words")) || strlen(in(r, "words")) > WORDS_MOST) return text(r, T_cooperative_cash_words_needed);
    if (!coop_month_open(r, c->id, on)) return text_with(r, T_cooperative_month_closed, month_said(r, on));
    if (!strcmp(kind, "cost")) amount.v = -amount.v;
    if (!add_cash(r, c->id, on, kind, amount, ord, in(r, "words"), (cash_id){ 0 }, r->now, staff_here(r), &row)) fault(&r->fate,
        "the money was not written");
    act(r, "wrote money of the cooperative", "unit", c->id.v);
    return NULL;
}

static const char *counter(struct req *r, const struct coop *c)
{
    cash_id id = { in_id(r, "line") };
    struct cash_one_row x;
    struct add_cash_row row;

    if (!cash_one(r, id, c->id, &x) || x.counters.v) return text(r, T_cooperative_no_choice);
    if (x.countered) return text(r, T_cooperative_countered_already);
    if (!*in(r, "why") || strlen(in(r, "why")) > WORDS_MOST) return text(r, T_cooperative_why_needed);
    if (!coop_month_open(r, c->id, r->today)) return text_with(r, T_cooperative_month_closed, month_said(r, r->today));
    if (!add_cash(r, c->id, r->today, x.kind, (cents){ -x.amount.v }, x.ord, in(r, "why"), id, r->now, staff_here(r), &row))
        fault(&r->fate, "the counter-entry was not written");
    act(r, "countered money of the cooperative", "unit", c->id.v);
    return NULL;
}

static void post(struct req *r)
{
    struct coop c;
    const char *wrong;
    bool counters = !strcmp(in(r, "do"), "counter");
    day on, month;

    if (!coop_unit(r, &c, "/cooperative/month")) return;
    month_asked(r, &month);
    bool fine = coop_day_typed(r, "day", r->today, &on) && on.v <= r->today.v && on.v >= r->today.v - DAYS_BACK;
    if (counters) wrong = counter(r, &c), on = r->today;
    else wrong = fine ? add(r, &c, on) : text(r, T_cooperative_day_wrong);
    if (wrong) month_show(r, 422, &c, month, wrong);
    else see_other(r, "/cooperative/month?unit=%lld&month=%s&saved=1", (long long)c.id.v, month_said(r, on));
}
PAGE(cooperative_cash, .path = "/cooperative/cash", .may = MAY_COOPERATE, .post = post,
    .help = "What came in and what it cost; a mistake is countered.");
