/* SPDX-License-Identifier: EUPL-1.2
** lot.c - one lot in one store: everything that ever moved, what was spoiled or cooked, a dated correction (ST1, ST2). */
#include "rooms/stock/inside.h"
#include "lot.sql.h"

struct move_line { const char *what, *why, *by; day on; instant noted; int64_t quantity, after; bool correction; };
struct lot_page {
    struct store_bar_page bar; int64_t store; lot_id id; const char *title, *problem, *done, *batch, *donor, *supply_path, *recall_why,
        *so_many, *quantity, *why,
        *least, *recall_path; day expires, on; int64_t held; cents worth; bool late, recalled, kitchen;
    struct { int n; struct move_line *at; } moves;
};
#include "lot.html.h"

enum { MOVES_MOST = 300 };

static void render(struct req *r, int status, const struct store *s, lot_id id, const char *problem)
{
    struct lot_row x;

    if (!lot(r, id, s->id, &x) || !x.known) { refuse(r, 404, T_stock_gone); return; }
    struct lot_moves all = lot_moves(r, id, s->id, MOVES_MOST);
    struct lot_page p = { .bar = store_bar(r, s, "/stock"), .store = s->id.v, .id = id, .title = item_said(r, x.name, x.name_en),
        .problem = problem,
        .done = in_has(r, "saved") ? text(r, T_stock_saved) : "", .batch = x.batch, .donor = x.donor ? x.donor : "",
            .recall_path = fmt(r, "%s&id=%lld", store_path(r, s, "/stock/recall"), (long long)x.recall.v),
        .recall_why = x.recall_why ? x.recall_why : "",
        .so_many = so_many_said(r, x.measure, x.quantity), .expires = x.expires, .on = x.on_day, .held = x.quantity, .worth = x.worth,
        .late = x.expires.v != DAY_NONE.v && x.expires.v < r->today.v, .recalled = x.recall.v != 0, .kitchen = !strcmp(s->kind,
            "soup_kitchen"),
        .quantity = *problem ? in(r, "quantity") : "", .why = *problem ? in(r, "why") : "", .supply_path = "" };
    int64_t after = x.quantity;

    if (x.supply.v && x.supply_unit.v == s->id.v) p.supply_path = fmt(r, "%s&id=%lld", store_path(r, s, "/stock/supply/one"),
        (long long)x.supply.v);
    p.moves.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.moves.at);
    for (int i = 0; i < all.n; i++) {
        const struct lot_moves_row *m = &all.at[i];
        p.moves.at[p.moves.n++] = (struct move_line){ stock_said(r, "moved", m->kind), m->why, m->by_name ? m->by_name : "", m->on_day,
            m->noted, m->quantity, after,
                                                      m->counters.v != 0 };
        after -= m->quantity;
    }
    r->status = status;
    page_begin(r, p.title, .back = fmt(r, "%s&id=%lld", store_path(r, s, "/stock/item"), (long long)x.item.v), .problem = *problem != 0,
        .wide = true);
    lot_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct store s;

    if (store_here(r, &s)) render(r, 200, &s, (lot_id){ in_id(r, "id") }, "");
}

/* ST13: everything of a recalled lot is taken off the shelf. */
static void take_off(struct req *r, const struct store *s, lot_id id, const struct lot_row *x)
{
    if (!x->recall.v || !x->quantity) { render(r, 409, s, id, text(r, T_stock_nothing_recalled)); return; }
    stock_move(r, &(struct moved){ s->id, id, "recalled", -x->quantity, "recall", x->recall.v, x->recall_why });
    act(r, "took a recalled lot off the shelf", "lot", id.v);
    see_other(r, "/stock/lot?store=%lld&id=%lld&saved=1", (long long)s->id.v, (long long)id.v);
}

/* ST15: what a count would leave to a second person is no correction of one, nor part by part.  "" when it may be. */
static const char *for_a_count(struct req *r, const struct store *s, const struct lot_row *x, int64_t n)
{
    cents most = town_eyes_over(r->house->town);
    int64_t differs = llabs(n - x->quantity) * x->worth.v;

    if (differs > most.v) return text(r, T_stock_count_instead);
    return differs + differed(r, s).v > most.v ? text_with(r, T_stock_count_sum, fmt(r, "%d", EYES_DAYS), money_said(r, most)) : "";
}

/* spoiled, used: so many go; counted: so many really lie there. */
static void post(struct req *r)
{
    static const char *const whats[] = { "spoiled", "used", "counted" };
    struct store s;
    struct lot_row x;
    lot_id id = { in_id(r, "id") };
    const char *what = in(r, "do"), *why = in(r, "why");
    int64_t n;
    bool known = false;

    if (!store_here(r, &s)) return;
    if (!lot(r, id, s.id, &x) || !x.known) { refuse(r, 404, T_stock_gone); return; }
    if (!strcmp(what, "recalled")) { take_off(r, &s, id, &x); return; }
    for (size_t i = 0; i < sizeof whats / sizeof *whats; i++) known |= !strcmp(whats[i], what);
    bool counted = !strcmp(what, "counted");
    if (!known) { render(r, 422, &s, id, text(r, T_stock_what_needed)); return; }
    if (!stock_number_read(in(r, "quantity"), counted ? 0 : 1, QUANTITY_MOST, -1, &n) || n < 0) { render(r, 422, &s, id, text_with(r,
        T_stock_quantity_wrong, in(r, "quantity"))); return; }
    if (strlen(why) > SAID_MOST || (stock_blank(why) && strcmp(what, "used"))) { render(r, 422, &s, id, text(r, T_stock_why_needed));
        return; }
    if (!counted && n > x.quantity) { render(r, 409, &s, id, text_with(r, T_stock_so_many, stock_number_field(r, x.quantity))); return; }
    if (counted && n == x.quantity) { render(r, 422, &s, id, text(r, T_stock_no_difference)); return; }
    const char *eyes = counted ? for_a_count(r, &s, &x, n) : "";
    if (*eyes) { render(r, 422, &s, id, eyes); return; }
    stock_move(r, &(struct moved){ s.id, id, what, counted ? n - x.quantity : -n, "lot", id.v, why });
    act(r, counted ? "corrected the count of a lot" : !strcmp(what, "used") ? "used goods in the kitchen" : "took spoiled goods away",
        "lot", id.v);
    see_other(r, "/stock/lot?store=%lld&id=%lld&saved=1", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_lot, .path = "/stock/lot", .may = MAY_KEEP, .get = get, .post = post,
    .help = "One lot in a store: everything that moved, what was spoiled, a correction.");
