/* SPDX-License-Identifier: EUPL-1.2
** supply.c - goods come in: a delivery with its note, line by line; a line that was wrong is taken back (ST1). */
#include "rooms/stock/supply.h"
#include "rooms/entitlements/entitlements.h"
#include "base/fold.h"
#include "web/draft.h"
#include "supply.sql.h"
#include "items.sql.h"
#include "donors.sql.h"

struct supply_line { const char *path; const char *how; struct isolated donor; struct ltr number; day on; int64_t lines; cents worth; };
struct supplies_page {
    struct store_bar_page bar; int64_t store; const char *problem, *number, *on, *note, *donor_name, *donors_path, *older;
    struct options hows, donors; struct { int n; struct supply_line *at; } supplies;
};
struct came_line { moved_id moved; const char *lot_path; struct isolated name; const char *so_many; struct ltr batch; day expires;
    cents worth; bool back, may; };
struct words_list { int n; struct { const char *words; } *at; };
struct supply_page {
    struct store_bar_page bar; int64_t store; supply_id id; const char *problem, *done, *how, *note, *by, *what, *quantity, *batch,
        *expires, *worth; struct isolated donor;
    struct ltr number; day on; cents sum; struct options items; struct words_list problems; struct { int n; struct came_line *at; } lines;
};
#include "supplies.html.h"
#include "supply.html.h"

static const char *const hows[] = { "donation", "purchase", "programme", NULL };
enum { A_PAGE = 50 };

/* ---- all of them, and a new one ---- */

static struct options donor_choices(struct req *r, const char *held)
{
    struct donors all = donors(r, false);
    struct options c = { .at = mem_get(&r->mem, (size_t)(all.n + 2) * sizeof *c.at) };

    option_add(&c, "", text(r, T_stock_donor_none), held);
    for (int i = 0; i < all.n; i++) option_add(&c, stock_number_field(r, all.at[i].id.v), all.at[i].name, held);
    return c;
}

static void show_all(struct req *r, int status, const struct store *s, const char *problem)
{
    supply_id before = { in_id(r, "before") ? in_id(r, "before") : INT64_MAX };
    struct supplies all = supplies(r, s->id, before, A_PAGE + 1);
    struct supplies_page p = { .bar = store_bar(r, s, "/stock/supply"), .store = s->id.v, .problem = problem, .donors_path = store_path(r,
        s, "/stock/donors"), .older = "" };

    draft_used(r, "");
    p.number = typed(r, "number", "");
    p.on = typed(r, "on", day_field(r, r->today));
    p.note = typed(r, "note", "");
    p.donor_name = typed(r, "donor_name", "");
    p.hows = stock_choices(r, "how", hows, typed(r, "how", "donation"));
    p.donors = donor_choices(r, typed(r, "donor", ""));
    p.supplies.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.supplies.at);
    for (int i = 0; i < all.n && i < A_PAGE; i++) {
        const struct supplies_row *x = &all.at[i];
        p.supplies.at[p.supplies.n++] = (struct supply_line){ fmt(r, "%s&id=%lld", store_path(r, s, "/stock/supply/one"),
            (long long)x->id.v),
            stock_said(r, "how", x->how), { x->donor ? x->donor : "" }, { x->number }, x->on_day, x->lines, x->worth };
    }
    if (all.n > A_PAGE) p.older = fmt(r, "%s&before=%lld", store_path(r, s, "/stock/supply"), (long long)all.at[A_PAGE - 1].id.v);
    r->status = status;
    page_begin(r, text(r, T_stock_supply), .problem = *problem != 0, .wide = true);
    supplies_html(r, &p);
    page_end(r);
}

static void get_all(struct req *r)
{
    struct store s;

    if (store_here(r, &s)) show_all(r, 200, &s, "");
}

/* The donor chosen, or a new one by the name that was typed.  False: neither fits. */
static bool donor_of(struct req *r, donor_id *to)
{
    const char *name = in(r, "donor_name");
    struct donor_row d;
    struct donor_named_row known;
    struct add_donor_row made;

    *to = (donor_id){ in_id(r, "donor") };
    if (to->v) return donor(r, *to, &d) && !d.ended.v;
    if (stock_blank(name)) return true;
    if (strlen(name) > NAME_MOST) return false;
    if (donor_named(r, name, &known)) { *to = known.id; return true; }
    if (!add_donor(r, name, "company", "", "", "", &made)) fault(&r->fate, "the donor was not written");
    act(r, "added a donor", "donor", made.id.v);
    *to = made.id;
    return true;
}

static void post_all(struct req *r)
{
    struct store s;
    day on;
    donor_id from;
    struct same_note_row same;
    struct add_supply_row made;
    const char *number = in(r, "number");
    bool how = false;

    if (!store_here(r, &s)) return;
    for (int i = 0; hows[i]; i++) how |= !strcmp(hows[i], in(r, "how"));
    if (!how) { show_all(r, 422, &s, text(r, T_stock_how_needed)); return; }
    if (!stock_day_typed(r, "on", &on) || (on.v != DAY_NONE.v && (on.v > r->today.v || on.v < r->today.v - 366))) { show_all(r, 422, &s,
        text(r, T_stock_day_wrong)); return; }
    if (strlen(number) > 60 || strlen(in(r, "note")) > SAID_MOST) { show_all(r, 422, &s, text(r, T_stock_long)); return; }
    if (!donor_of(r, &from)) { show_all(r, 422, &s, text(r, T_stock_donor_wrong)); return; }
    if (*number && same_note(r, s.id, from, number, &same)) {
        show_all(r, 409, &s, text_with(r, T_stock_note_taken, day_said(r, same.on_day)));
        return;
    }
    if (!add_supply(r, s.id, in(r, "how"), from, on.v == DAY_NONE.v ? r->today : on, number, in(r, "note"), r->now, staff_here(r), &made))
        fault(&r->fate, "the delivery was not written");
    act(r, "noted a delivery", "supply", made.id.v);
    see_other(r, "/stock/supply/one?store=%lld&id=%lld", (long long)s.id.v, (long long)made.id.v);
}
PAGE(stock_supply, .path = "/stock/supply", .may = MAY_KEEP, .get = get_all, .post = post_all,
    .help = "Deliveries that came into a store, and a new one.");

/* ---- lines ---- */

static bool holds(struct req *r, const char *name, const char *folded) { return *name && strstr(fold_plain(&r->mem, name), folded); }

int item_find(struct req *r, const char *what, item_id *id)
{
    struct item_by_barcode_row by;
    const char *folded = fold_plain(&r->mem, what);
    int found = 0;

    if (stock_blank(what)) return 0;
    if (item_by_barcode(r, what, &by)) { *id = by.id; return 1; }
    struct items all = items(r, "", false);
    for (int i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].name, what) || !strcmp(all.at[i].name_en, what)) { *id = all.at[i].id; found++; }
    if (found || !*folded) return found;
    for (int i = 0; i < all.n; i++)
        if (holds(r, all.at[i].name, folded) || holds(r, all.at[i].name_en, folded)) { *id = all.at[i].id; found++; }
    return found;
}

static const char *expires_read(struct req *r, const char *typed, const struct item_row *x, day *to)
{
    bool needed = !strcmp(x->kind, "medicine") || !strcmp(x->kind, "meal");

    *to = DAY_NONE;
    if (*typed && !day_read_forgiving(typed, to)) return text_with(r, T_stock_expires_wrong, typed);
    if (to->v == DAY_NONE.v) return needed ? text_with(r, T_stock_expires_needed, x->name) : "";
    return to->v < r->today.v ? text_with(r, T_stock_expired_already, day_said(r, *to)) : "";
}

const char *line_read(struct req *r, const struct line_typed *t, struct line_read *to)
{
    const char *problem = "";
    struct item_row x;
    struct recall_of_row recall;
    int n = item_find(r, t->what, &to->item);

    if (!n) return text_with(r, T_stock_item_unknown, t->what);
    if (n > 1) return text_with(r, T_stock_item_many, t->what);
    if (!item(r, to->item, &x)) return text_with(r, T_stock_item_unknown, t->what);
    if (!stock_number_read(t->quantity, 1, QUANTITY_MOST, -1, &to->quantity) || to->quantity < 0)
        stock_wrong(r, &problem, "", text_with(r, T_stock_quantity_wrong, t->quantity));
    const char *expires = expires_read(r, t->expires, &x, &to->expires);
    if (*expires) stock_wrong(r, &problem, "", expires);
    if (strlen(t->batch) > 60) stock_wrong(r, &problem, "", text(r, T_stock_long));
    to->batch = t->batch;
    if (recall_of(r, to->item, to->batch, &recall)) stock_wrong(r, &problem, "", text_with(r, T_stock_batch_recalled, to->batch));
    to->worth = x.worth;
    if (*t->worth && (!read_money(t->worth, &to->worth.v) || to->worth.v < 0 || to->worth.v > 10000000))
        stock_wrong(r, &problem, "", text(r, T_stock_worth_wrong));
    return problem;
}

void line_write(struct req *r, unit_id unit, supply_id id, const struct line_read *l)
{
    struct add_lot_row lot;

    if (!add_lot(r, l->item, l->batch, l->expires, id, l->worth, &lot)) fault(&r->fate, "the lot was not written");
    stock_move(r, &(struct moved){ unit, lot.id, "received", l->quantity, "supply", id.v, NULL });
}

/* ---- one ---- */

bool supply_open(struct req *r, const struct store *s, supply_id id)
{
    struct supply_row x;

    if (supply(r, id, &x) && x.unit.v == s->id.v) return true;
    refuse(r, 404, T_stock_gone);
    return false;
}

struct options item_names(struct req *r)
{
    struct items all = items(r, "", false);
    struct options c = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *c.at) };

    for (int i = 0; i < all.n; i++) option_add(&c, all.at[i].name, item_said(r, all.at[i].name, all.at[i].name_en), "");
    return c;
}

void supply_show(struct req *r, int status, const struct store *s, supply_id id, const char *problem, int nproblems,
    const char *const *problems)
{
    struct supply_row x;
    struct supply_lines all = supply_lines(r, id);
    struct supply_page p = { .bar = store_bar(r, s, "/stock/supply"), .store = s->id.v, .id = id, .problem = problem,
        .done = in_has(r, "saved") ? text(r, T_stock_saved) : in_has(r, "back") ? text(r, T_stock_line_back) : "", .what = "",
            .quantity = "", .batch = "", .expires = "",
        .worth = "", .items = item_names(r) };

    if (!supply(r, id, &x)) { refuse(r, 404, T_stock_gone); return; }
    if (*problem && !nproblems)
        p.what = in(r, "what"), p.quantity = in(r, "quantity"), p.batch = in(r, "batch"), p.expires = in(r, "expires"), p.worth = in(r,
            "worth");
    p.how = stock_said(r, "how", x.how);
    p.note = x.note;
    p.by = x.by_name ? x.by_name : "";
    p.donor.text = x.donor ? x.donor : "";
    p.number.text = x.number;
    p.on = x.on_day;
    p.problems.at = mem_get(&r->mem, (size_t)(nproblems + 1) * sizeof *p.problems.at);
    for (int i = 0; i < nproblems; i++) p.problems.at[p.problems.n++].words = problems[i];
    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct supply_lines_row *l = &all.at[i];
        p.lines.at[p.lines.n++] = (struct came_line){ l->moved, fmt(r, "%s&id=%lld", store_path(r, s, "/stock/lot"), (long long)l->lot.v),
            { item_said(r, l->name, l->name_en) }, so_many_said(r, l->measure, l->quantity), { l->batch }, l->expires,
                { l->worth.v * l->quantity },
            l->countered, !l->countered && l->held >= l->quantity };
        if (!l->countered) p.sum.v += l->worth.v * l->quantity;
    }
    r->status = status;
    page_begin(r, text(r, T_stock_supply_one), .back = store_path(r, s, "/stock/supply"), .problem = *problem != 0, .wide = true);
    supply_html(r, &p);
    page_end(r);
}

static void get_one(struct req *r)
{
    struct store s;
    supply_id id = { in_id(r, "id") };

    if (store_here(r, &s) && supply_open(r, &s, id)) supply_show(r, 200, &s, id, "", 0, NULL);
}

/* A line of this delivery of which nothing has gone yet. */
static void take_line_back(struct req *r, const struct store *s, supply_id id)
{
    struct supply_lines all = supply_lines(r, id);
    int64_t asked = in_id(r, "back");
    const char *why = in(r, "why");

    if (stock_blank(why) || strlen(why) > SAID_MOST) { supply_show(r, 422, s, id, text(r, T_stock_why_needed), 0, NULL); return; }
    for (int i = 0; i < all.n; i++) {
        if (all.at[i].moved.v != asked) continue;
        if (all.at[i].countered) { supply_show(r, 409, s, id, text(r, T_stock_back_already), 0, NULL); return; }
        if (all.at[i].held < all.at[i].quantity) { supply_show(r, 409, s, id, text(r, T_stock_back_gone), 0, NULL); return; }
        move_take_back(r, all.at[i].moved, why);
        act(r, "took back a line of a delivery", "supply", id.v);
        see_other(r, "/stock/supply/one?store=%lld&id=%lld&back=1", (long long)s->id.v, (long long)id.v);
        return;
    }
    refuse(r, 404, T_stock_gone);
}

static void post_one(struct req *r)
{
    struct store s;
    supply_id id = { in_id(r, "id") };
    struct line_read line = { .batch = "" };

    if (!store_here(r, &s) || !supply_open(r, &s, id)) return;
    if (in_has(r, "back")) { take_line_back(r, &s, id); return; }
    const char *problem = line_read(r, &(struct line_typed){ in(r, "what"), in(r, "quantity"), in(r, "batch"), in(r, "expires"),
        in(r, "worth") }, &line);
    if (*problem) { supply_show(r, 422, &s, id, problem, 0, NULL); return; }
    line_write(r, s.id, id, &line);
    act(r, "received goods", "supply", id.v);
    see_other(r, "/stock/supply/one?store=%lld&id=%lld&saved=1", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_supply_one, .path = "/stock/supply/one", .may = MAY_KEEP, .get = get_one, .post = post_one,
    .help = "One delivery: its lines, one more, one that was wrong.");
