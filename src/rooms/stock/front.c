/* SPDX-License-Identifier: EUPL-1.2
** front.c - a store at a glance: what lies there, what will run out, what will expire (ST10). */
#include "rooms/stock/front.h"
#include "rooms/stock/items.h"
#include "front.sql.h"

struct shelf_line { const char *path, *kind, *so_many; struct isolated name; int64_t held, least, lasts; day expires; bool low, none,
    known, differs; cents worth; };
struct front_page {
    struct store_bar_page bar; int64_t store; const char *title; int64_t handouts, persons; cents worth; struct options kinds;
    struct { int n; struct expiring_line *at; } expiring; struct { int n; struct shelf_line *at; } low, shelf;
};
#include "front.html.h"

enum { LOOK_BACK = 28, LOOK_AHEAD = 30 };       /* days: by the month, its last day would look at nothing */

struct outlook store_outlook(struct req *r, const struct store *s, const char *kind)
{
    struct shelf all = shelf(r, s->id, r->today, kind);
    struct went gone = went(r, s->id, (day){ r->today.v - LOOK_BACK }, r->today);
    struct outlook o = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *o.at) };

    for (int i = 0; i < all.n; i++) {
        const struct shelf_row *x = &all.at[i];
        struct outlook_line l = { x->item, x->kind, x->measure, item_said(r, x->name, x->name_en), x->held, x->good, x->least, -1,
            x->expires, x->worth, false };
        for (int k = 0; k < gone.n; k++)
            if (gone.at[k].item.v == x->item.v && gone.at[k].quantity > 0) l.lasts = x->good * LOOK_BACK / gone.at[k].quantity;
        l.low = x->good < x->least || (l.lasts >= 0 && l.lasts <= LOOK_AHEAD);
        o.at[o.n++] = l;
    }
    return o;
}

int store_expiring(struct req *r, const struct store *s, struct expiring_line **to)
{
    struct expiring all = expiring(r, s->id, (day){ r->today.v + LOOK_AHEAD });

    *to = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **to);
    for (int i = 0; i < all.n; i++)
        (*to)[i] = (struct expiring_line){ fmt(r, "%s&id=%lld", store_path(r, s, "/stock/lot"), (long long)all.at[i].lot.v),
            { item_said(r, all.at[i].name, all.at[i].name_en) },
            so_many_said(r, all.at[i].measure, all.at[i].quantity), { all.at[i].batch }, all.at[i].expires,
            all.at[i].expires.v != DAY_NONE.v && all.at[i].expires.v < r->today.v, all.at[i].recalled };
    return all.n;
}

static struct shelf_line line_of(struct req *r, const struct store *s, const struct outlook_line *x)
{
    return (struct shelf_line){ fmt(r, "%s&id=%lld", store_path(r, s, "/stock/item"), (long long)x->item.v), stock_said(r, "kind", x->kind),
        so_many_said(r, x->measure, x->good), { x->name }, x->held, x->least, x->lasts, x->expires, x->low, !x->good,
            x->lasts >= 0, x->held != x->good, x->worth };
}

static void get(struct req *r)
{
    struct store s;
    struct today_at_row today;

    if (!store_here(r, &s)) return;
    struct outlook all = store_outlook(r, &s, in(r, "kind"));
    struct front_page p = { .bar = store_bar(r, &s, "/stock"), .store = s.id.v, .title = s.name, .kinds = goods_kinds(r, in(r, "kind")) };

    today = today_at(r, s.id, r->today);
    p.handouts = today.handouts;
    p.persons = today.persons;
    p.expiring.n = store_expiring(r, &s, &p.expiring.at);
    p.low.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.low.at);
    p.shelf.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.shelf.at);
    for (int i = 0; i < all.n; i++) {
        struct shelf_line l = line_of(r, &s, &all.at[i]);
        if (l.low && !*in(r, "kind")) p.low.at[p.low.n++] = l;
        p.shelf.at[p.shelf.n++] = l;
        p.worth.v += all.at[i].worth.v;
    }
    page_begin(r, s.name, .wide = true);
    front_html(r, &p);
    page_end(r);
}
PAGE(stock, .path = "/stock", .may = MAY_KEEP, .get = get, .nav = T_stock_title, .nav_at = 6,
    .help = "A store at a glance: what lies there, what runs out, what expires.");
