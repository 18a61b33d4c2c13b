/* SPDX-License-Identifier: EUPL-1.2
** orders.c - what customers ordered, until when, whether it is done and paid. */
#include "rooms/cooperative/inside.h"
#include "rooms/cooperative/orders.h"
#include "rooms/entitlements/entitlements.h"
#include "web/conflict.h"
#include "orders.sql.h"

enum { DAYS_SHOWN = 92, PRICE_MOST = 100000000, YEARS_AHEAD = 2 };
struct order_line { order_id id; const char *customer, *words, *state, *tone, *hours, *owes; cents price, paid; day taken, due; bool open,
    late; int64_t row_version; };
struct orders_page {
    struct coop_bar_page bar; const char *title, *done, *problem, *customer, *words, *price, *due; unit_id unit;
    struct { int n; struct order_line *at; } orders;
};
#include "orders.html.h"

struct order_options orders_to_choose(struct req *r, unit_id unit, order_id held)
{
    struct orders all = orders(r, unit, (day){ r->today.v - DAYS_SHOWN });
    struct order_options o = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *o.at) };

    for (int i = 0; i < all.n; i++)
        if (strcmp(all.at[i].state, "dropped")) o.at[o.n++] = (struct order_option){ all.at[i].id,
            fmt(r, "%s: %s", all.at[i].customer, all.at[i].words), all.at[i].id.v == held.v };
    return o;
}

bool order_of_unit(struct req *r, unit_id unit, order_id id)
{
    struct order_here_row o;

    return order_here(r, id, unit, &o) && strcmp(o.state, "dropped");
}

static void show_orders(struct req *r, int status, const struct coop *c, const char *problem)
{
    struct orders all = orders(r, c->id, (day){ r->today.v - DAYS_SHOWN });
    struct orders_page p = { .bar = c->bar, .title = text_with(r, T_cooperative_orders_of, c->name),
        .done = in_has(r, "saved") ? text(r, T_cooperative_saved) : "", .problem = problem, .customer = in(r, "customer"),
        .words = in(r, "words"), .price = in(r, "price"), .due = in(r, "due"), .unit = c->id };

    p.orders.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.orders.at);
    for (int i = 0; i < all.n; i++) {
        struct orders_row *o = &all.at[i];
        bool open = !strcmp(o->state, "open"), done = !strcmp(o->state, "done");
        cents owes = { strcmp(o->state, "dropped") ? o->price.v - o->paid.v : 0 };
        p.orders.at[p.orders.n++] = (struct order_line){ o->id, o->customer, o->words, coop_said(r, "order", o->state),
            done ? "ok" : open ? "info" : "no", coop_hours(r, o->minutes),
            owes.v > 0 ? money_typed(r, owes) : "", o->price, o->paid, o->taken, o->due, open,
            open && o->due.v != DAY_NONE.v && o->due.v < r->today.v, o->row_version };
    }
    r->status = status;
    page_begin(r, p.title, .wide = true, .problem = *problem != 0);
    orders_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct coop c;

    if (coop_unit(r, &c, "/cooperative/orders")) show_orders(r, 200, &c, "");
}

static const char *new_order(struct req *r, const struct coop *c)
{
    cents price = { 0 };
    struct add_order_row row;
    day due;

    if (!*in(r, "customer") || strlen(in(r, "customer")) > NAME_MOST || !*in(r, "words")
        || strlen(in(r, "words")) > WORDS_MOST) return text(r, T_cooperative_order_wrong);
    if (!read_money(in(r, "price"), &price.v) || price.v < 0 || price.v > PRICE_MOST) return text(r, T_cooperative_amount_wrong);
    if (!coop_day_typed(r, "due", DAY_NONE, &due) || (due.v != DAY_NONE.v
        && (due.v < r->today.v || due.v > r->today.v + 366 * YEARS_AHEAD)))
        return text(r, T_cooperative_due_wrong);
    if (!add_order(r, c->id, in(r, "customer"), in(r, "words"), price, r->today, due, r->now, staff_here(r), &row)) fault(&r->fate,
        "the order was not written");
    act(r, "wrote an order of the cooperative", "unit", c->id.v);
    return NULL;
}

static const char *state_said(struct req *r, const char *state) { return coop_said(r, "order", state); }

/* Two closed one order: mine, theirs, the original. */
static void show_conflict(struct req *r, const struct coop *c, order_id id, const struct order_here_row *o)
{
    const char *unit = fmt(r, "%lld", (long long)c->id.v);

    conflict_page(r, &(struct conflict){ .title = o->customer, .action = "/cooperative/orders", .version = o->row_version,
        .back = fmt(r, "/cooperative/orders?unit=%s", unit), .n = 1,
        .carry = { 2, (struct kept[]){ { "unit", unit }, { "ord", fmt(r, "%lld", (long long)id.v) } } },
        .at = (const struct conflict_field[]){ { "do", text(r, T_cooperative_state), o->state, state_said } } });
}

static void post(struct req *r)
{
    struct coop c;
    const char *what = in(r, "do"), *wrong = NULL;
    struct order_here_row o;
    order_id id = { in_id(r, "ord") };

    if (!coop_unit(r, &c, "/cooperative/orders")) return;
    if (!strcmp(what, "new")) wrong = new_order(r, &c);
    else if ((strcmp(what, "done") && strcmp(what, "dropped")) || !order_here(r, id, c.id, &o)) wrong = text(r, T_cooperative_no_choice);
    else if (!strcmp(what, "dropped") && o.paid.v) wrong = text(r, T_cooperative_order_paid);
    else if (strcmp(o.state, what) && !set_order(r, id, c.id, what, in_id(r, "row_version"))) { show_conflict(r, &c, id, &o); return; }
    else if (strcmp(o.state, what)) act(r, "closed an order of the cooperative", "unit", c.id.v);
    if (wrong) show_orders(r, 422, &c, wrong);
    else see_other(r, "/cooperative/orders?unit=%lld&saved=1", (long long)c.id.v);
}
PAGE(cooperative_orders, .path = "/cooperative/orders", .may = MAY_COOPERATE, .get = get, .post = post,
    .help = "What customers ordered, until when, whether it is done and paid.");
