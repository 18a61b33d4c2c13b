/* SPDX-License-Identifier: EUPL-1.2
** transfer.c - goods go from store to store: away from one when sent, in the other when received; what is missing is explained (ST14). */
#include "rooms/stock/inside.h"
#include "web/draft.h"
#include "transfer.sql.h"

struct transfer_line { const char *path, *what, *where, *tone; instant sent; int64_t lines; };
struct pick_line { lot_id lot; struct isolated name; struct ltr batch; const char *so_many, *typed; day expires; };
struct transfers_page {
    struct store_bar_page bar; int64_t store; const char *problem, *note; struct options targets;
    struct { int n; struct transfer_line *at; } transfers; struct { int n; struct pick_line *at; } lots;
};
struct sent_line { transferred_id id; struct isolated name; struct ltr batch; const char *so_many, *typed, *typed_why, *why, *arrived_said;
    day expires; };
struct transfer_page {
    struct store_bar_page bar; int64_t store; transfer_id id; const char *problem, *source, *target, *note, *state, *sent_by, *ended_by,
        *typed; instant sent, ended; bool receives, sends, over; struct { int n; struct sent_line *at; } lines;
};
#include "transfers.html.h"
#include "transfer.html.h"

enum { TRANSFERS_MOST = 60 };

/* ---- all of them, and a new one ---- */

/* Every store of the town but this one. */
static struct options targets_of(struct req *r, const struct store *s, const char *held)
{
    struct stores_all all = stores_all(r, " " STORE_KINDS " ");
    struct options c = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *c.at) };

    for (int i = 0; i < all.n; i++)
        if (all.at[i].id.v != s->id.v) option_add(&c, stock_number_field(r, all.at[i].id.v), all.at[i].name, held);
    return c;
}

static const char *store_named(struct req *r, const char *name) { return name ? name : text(r, T_stock_a_store); }     /* ST18 */

static void show_all(struct req *r, int status, const struct store *s, const char *problem)
{
    struct transfers all = transfers(r, s->id, staff_here(r), r->today, TRANSFERS_MOST);
    struct lots_held lots = lots_held(r, s->id, "");
    struct transfers_page p = { .bar = store_bar(r, s, "/stock/transfers"), .store = s->id.v, .problem = problem };

    draft_used(r, "");
    p.note = typed(r, "note", "");
    p.targets = targets_of(r, s, typed(r, "target", ""));
    p.transfers.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.transfers.at);
    for (int i = 0; i < all.n; i++) {
        const struct transfers_row *x = &all.at[i];
        bool comes = x->target.v == s->id.v;
        p.transfers.at[p.transfers.n++] = (struct transfer_line){ fmt(r, "%s&id=%lld", store_path(r, s, "/stock/transfer"),
            (long long)x->id.v), text_with(r, comes ? T_stock_transfer_from : T_stock_transfer_to,
            store_named(r, comes ? x->source_name : x->target_name)),
            stock_said(r, "transfer", x->state), !strcmp(x->state, "sent") ? "warn" : !strcmp(x->state, "back") ? "no" : "ok", x->sent,
            x->lines };
    }
    p.lots.at = mem_get(&r->mem, (size_t)(lots.n + 1) * sizeof *p.lots.at);
    for (int i = 0; i < lots.n; i++) {
        const struct lots_held_row *x = &lots.at[i];
        p.lots.at[p.lots.n++] = (struct pick_line){ x->lot, { item_said(r, x->name, x->name_en) }, { x->batch }, so_many_said(r, x->measure,
            x->quantity), typed(r, fmt(r, "q%lld", (long long)x->lot.v), ""), x->expires };
    }
    r->status = status;
    page_begin(r, text(r, T_stock_transfers), .problem = *problem != 0, .wide = true);
    transfers_html(r, &p);
    page_end(r);
}

static void get_all(struct req *r)
{
    struct store s;

    if (store_here(r, &s)) show_all(r, 200, &s, "");
}

/* Fields q<lot>; "" = as many lots as lots[] says were typed right; else all that is wrong. */
static const char *picked(struct req *r, const struct lots_held *all, int64_t *quantity, int *n)
{
    const char *problem = "";

    *n = 0;
    for (int i = 0; i < all->n; i++) {
        const char *typed = in(r, fmt(r, "q%lld", (long long)all->at[i].lot.v)), *name = item_said(r, all->at[i].name, all->at[i].name_en);
        if (!stock_number_read(typed, 0, QUANTITY_MOST, 0, &quantity[i]))
            stock_wrong(r, &problem, name, text_with(r, T_stock_quantity_wrong, typed));
        else if (quantity[i] > all->at[i].quantity)
            stock_wrong(r, &problem, "", text_with(r, T_stock_not_enough, name, stock_number_field(r, all->at[i].quantity)));
        else *n += quantity[i] != 0;
    }
    return *problem || *n ? problem : text(r, T_stock_nothing_chosen);
}

static void post_all(struct req *r)
{
    struct store s;
    struct add_transfer_row made;
    unit_id target = { in_id(r, "target") };
    const char *problem = "";
    bool known = false;
    int n;

    if (!store_here(r, &s)) return;
    struct lots_held all = lots_held(r, s.id, "");
    struct options targets = targets_of(r, &s, "");
    int64_t *quantity = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *quantity);
    for (int i = 0; i < targets.n; i++) known |= !strcmp(targets.at[i].value, stock_number_field(r, target.v));
    const char *lots = picked(r, &all, quantity, &n);
    if (!known) stock_wrong(r, &problem, "", text(r, T_stock_target_needed));
    if (strlen(in(r, "note")) > SAID_MOST) stock_wrong(r, &problem, "", text(r, T_stock_long));
    if (*lots) stock_wrong(r, &problem, "", lots);
    if (*problem) { show_all(r, 422, &s, problem); return; }
    if (!add_transfer(r, s.id, target, in(r, "note"), r->now, staff_here(r), &made)) fault(&r->fate, "the transfer was not written");
    for (int i = 0; i < all.n; i++) {
        if (!quantity[i]) continue;
        add_transferred(r, made.id, all.at[i].lot, quantity[i]);
        stock_move(r, &(struct moved){ s.id, all.at[i].lot, "moved_out", -quantity[i], "transfer", made.id.v, NULL });
    }
    act(r, "sent goods to another store", "transfer", made.id.v);
    see_other(r, "/stock/transfer?store=%lld&id=%lld", (long long)s.id.v, (long long)made.id.v);
}
PAGE(stock_transfers, .path = "/stock/transfers", .may = MAY_KEEP, .get = get_all, .post = post_all,
    .help = "Goods that go from store to store, and a new transfer.");

/* ---- one ---- */

static bool find(struct req *r, struct store *s, transfer_id id, struct transfer_row *x)
{
    if (!store_here(r, s)) return false;
    if (transfer(r, id, staff_here(r), r->today, x) && (x->source.v == s->id.v || x->target.v == s->id.v)) return true;
    refuse(r, 404, T_stock_gone);
    return false;
}

static void render(struct req *r, int status, const struct store *s, transfer_id id, const struct transfer_row *x, const char *problem)
{
    struct transfer_lines all = transfer_lines(r, id);
    bool waits = !strcmp(x->state, "sent");
    struct transfer_page p = { .bar = store_bar(r, s, "/stock/transfers"), .store = s->id.v, .id = id, .problem = problem,
        .source = store_named(r, x->source_name), .target = store_named(r, x->target_name), .note = x->note,
        .state = stock_said(r, "transfer", x->state),
        .sent_by = x->sent_by ? x->sent_by : "", .ended_by = x->ended_by ? x->ended_by : "", .typed = *problem ? in(r, "why") : "",
        .sent = x->sent, .ended = x->ended, .receives = waits && x->target.v == s->id.v, .sends = waits && x->source.v == s->id.v,
        .over = !waits };

    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct transfer_lines_row *l = &all.at[i];
        const char *field = fmt(r, "a%lld", (long long)l->id.v);
        p.lines.at[p.lines.n++] = (struct sent_line){ l->id, { item_said(r, l->name, l->name_en) }, { l->batch }, so_many_said(r, l->measure,
            l->quantity), in_has(r, field) ? in(r, field) : stock_number_field(r, l->quantity), in(r, fmt(r, "w%lld", (long long)l->id.v)),
            l->why, l->arrived_is_null ? "" : stock_number_field(r, l->arrived), l->expires };
    }
    r->status = status;
    page_begin(r, text(r, T_stock_transfer), .back = store_path(r, s, "/stock/transfers"), .problem = *problem != 0, .wide = true);
    transfer_html(r, &p);
    page_end(r);
}

static void get_one(struct req *r)
{
    struct store s;
    struct transfer_row x;
    transfer_id id = { in_id(r, "id") };

    if (find(r, &s, id, &x)) render(r, 200, &s, id, &x, "");
}

/* What came of each line: no more than was sent, and less only with a reason. */
static const char *came(struct req *r, const struct transfer_lines *all, int64_t *arrived)
{
    for (int i = 0; i < all->n; i++) {
        const struct transfer_lines_row *l = &all->at[i];
        const char *typed = in(r, fmt(r, "a%lld", (long long)l->id.v)), *why = in(r, fmt(r, "w%lld", (long long)l->id.v));
        if (!stock_number_read(typed, 0, QUANTITY_MOST, -1, &arrived[i]) || arrived[i] < 0) return text_with(r, T_stock_quantity_wrong,
            typed);
        if (arrived[i] > l->quantity) return text_with(r, T_stock_more_than_sent, item_said(r, l->name, l->name_en), stock_number_field(r,
            l->quantity));
        if (arrived[i] < l->quantity && (stock_blank(why) || strlen(why) > SAID_MOST)) return text_with(r, T_stock_missing_why, item_said(r,
            l->name, l->name_en));
    }
    return "";
}

static void receive(struct req *r, const struct store *s, transfer_id id, const struct transfer_row *x)
{
    struct transfer_lines all = transfer_lines(r, id);
    int64_t *arrived = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *arrived);
    const char *problem = came(r, &all, arrived);

    if (*problem) { render(r, 422, s, id, x, problem); return; }
    if (!end_transfer(r, id, "received", r->now, staff_here(r))) { refuse(r, 409, T_stock_transfer_over); return; }
    for (int i = 0; i < all.n; i++) {
        set_arrived(r, all.at[i].id, arrived[i], arrived[i] < all.at[i].quantity ? in(r, fmt(r, "w%lld", (long long)all.at[i].id.v)) : "");
        if (arrived[i]) stock_move(r, &(struct moved){ s->id, all.at[i].lot, "moved_in", arrived[i], "transfer", id.v, NULL });
    }
    act(r, "received goods from another store", "transfer", id.v);
    see_other(r, "/stock/transfer?store=%lld&id=%lld", (long long)s->id.v, (long long)id.v);
}

static void post_one(struct req *r)
{
    struct store s;
    struct transfer_row x;
    transfer_id id = { in_id(r, "id") };
    const char *why = in(r, "why");
    bool takes_back = !strcmp(in(r, "do"), "back");

    if (!find(r, &s, id, &x)) return;
    if (strcmp(x.state, "sent")) { render(r, 409, &s, id, &x, text(r, T_stock_transfer_over)); return; }
    if ((takes_back ? x.source.v : x.target.v) != s.id.v) { refuse(r, 403, T_stock_transfer_theirs); return; }
    if (!takes_back) { receive(r, &s, id, &x); return; }
    if (stock_blank(why) || strlen(why) > SAID_MOST) { render(r, 422, &s, id, &x, text(r, T_stock_why_needed)); return; }
    if (!end_transfer(r, id, "back", r->now, staff_here(r))) { refuse(r, 409, T_stock_transfer_over); return; }
    moves_take_back(r, "transfer", id.v, why);
    act(r, "took a transfer back", "transfer", id.v);
    see_other(r, "/stock/transfer?store=%lld&id=%lld", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_transfer, .path = "/stock/transfer", .may = MAY_KEEP, .get = get_one, .post = post_one,
    .help = "One transfer: received line by line, or taken back.");
