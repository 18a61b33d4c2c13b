/* SPDX-License-Identifier: EUPL-1.2
** recall.c - a batch is recalled: nobody gives it out from that moment, and who got it is told (ST4, ST9, ST11, ST13). */
#include "rooms/stock/counter.h"
#include "rooms/stock/supply.h"
#include "rooms/messages/messages.h"
#include "recall.sql.h"

struct recall_line { const char *path; struct isolated name; struct ltr batch; instant at; bool over; };
struct recalls_page {
    struct store_bar_page bar; int64_t store; const char *problem, *what, *batch, *why; struct options items;
    struct { int n; struct recall_line *at; } recalls;
};
struct lies_line { const char *unit, *path; int64_t quantity; };
struct got_line { card_id card; struct isolated who; struct ltr number; day on; int64_t quantity; const char *told; };
struct recall_page {
    struct store_bar_page bar; int64_t store; recall_id id; const char *problem, *done, *why, *by, *ended_why, *typed; struct isolated name;
    struct ltr batch; instant at, ended; int64_t nameless, waiting; bool over; struct { int n; struct lies_line *at; } lies;
    struct { int n; struct got_line *at; } got;
};
#include "recalls.html.h"
#include "recall.html.h"

enum { RECALLS_MOST = 100 };

/* ---- all of them, and a new one ---- */

static void show_all(struct req *r, int status, const struct store *s, const char *problem)
{
    struct recalls all = recalls(r, RECALLS_MOST);
    struct recalls_page p = { .bar = store_bar(r, s, "/stock/recalls"), .store = s->id.v, .problem = problem, .what = in(r, "what"),
        .batch = in(r, "batch"), .why = *problem ? in(r, "why") : "", .items = item_names(r) };

    p.recalls.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.recalls.at);
    for (int i = 0; i < all.n; i++) {
        const struct recalls_row *x = &all.at[i];
        p.recalls.at[p.recalls.n++] = (struct recall_line){ fmt(r, "%s&id=%lld", store_path(r, s, "/stock/recall"), (long long)x->id.v),
            { item_said(r, x->name, x->name_en) }, { x->batch }, x->at, x->ended.v != 0 };
    }
    r->status = status;
    page_begin(r, text(r, T_stock_recalls), .problem = *problem != 0, .wide = true);
    recalls_html(r, &p);
    page_end(r);
}

static void get_all(struct req *r)
{
    struct store s;

    if (store_here(r, &s)) show_all(r, 200, &s, "");
}

static void post_all(struct req *r)
{
    struct store s;
    struct recall_open_row same;
    struct add_recall_row made;
    item_id what;
    const char *batch = in(r, "batch"), *why = in(r, "why");

    if (!store_here(r, &s)) return;
    int found = item_find(r, in(r, "what"), &what);
    if (found != 1) { show_all(r, 422, &s, text_with(r, found ? T_stock_item_many : T_stock_item_unknown, in(r, "what"))); return; }
    if (stock_blank(why) || strlen(why) > SAID_MOST) { show_all(r, 422, &s, text(r, T_stock_why_needed)); return; }
    if (!batch_known(r, what, batch).lots) { show_all(r, 422, &s, text_with(r, T_stock_batch_unknown, batch)); return; }
    if (recall_open(r, what, batch, &same)) { show_all(r, 409, &s, text(r, T_stock_recall_already)); return; }
    if (!add_recall(r, what, batch, why, s.id, r->now, staff_here(r), &made)) fault(&r->fate, "the recall was not written");
    mark_lots(r, what, batch, made.id);
    act(r, "recalled a batch", "recall", made.id.v);
    see_other(r, "/stock/recall?store=%lld&id=%lld", (long long)s.id.v, (long long)made.id.v);
}
PAGE(stock_recalls, .path = "/stock/recalls", .may = MAY_KEEP, .get = get_all, .post = post_all,
    .help = "Batches that were recalled, and a new recall.");

/* ---- one ---- */

static const char *told_said(struct req *r, const char *how) { return how ? stock_said(r, "told", how) : ""; }

static void take_lies(struct req *r, const struct store *s, recall_id id, struct recall_page *p)
{
    struct recall_lies all = recall_lies(r, id);

    p->lies.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lies.at);
    for (int i = 0; i < all.n; i++)
        p->lies.at[p->lies.n++] = (struct lies_line){ all.at[i].unit_name, all.at[i].unit.v == s->id.v ?
            fmt(r, "%s&id=%lld", store_path(r, s, "/stock/lot"), (long long)all.at[i].lot.v) : "", all.at[i].quantity };
}

static void take_got(struct req *r, const struct store *s, recall_id id, struct recall_page *p)
{
    struct recall_got all = recall_got(r, id, s->id);

    p->got.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->got.at);
    for (int i = 0; i < all.n; i++) {
        const struct recall_got_row *x = &all.at[i];
        p->got.at[p->got.n++] = (struct got_line){ x->card, { whose_said(r, x->person, x->family, x->given, x->shield, x->number) },
            { x->number }, x->on_day, x->quantity, told_said(r, x->told) };
    }
}

/* ST18 */
static int theirs_of(const struct recall_holders *all)
{
    int n = 0;

    for (int i = 0; i < all->n; i++) n += all->at[i].theirs;
    return n;
}

static void render(struct req *r, int status, const struct store *s, recall_id id, const struct recall_row *x, const char *problem)
{
    struct recall_page p = { .bar = store_bar(r, s, "/stock/recalls"), .store = s->id.v, .id = id, .problem = problem,
        .done = in_has(r, "saved") ? text(r, T_stock_saved) : in_has(r, "told") ? text_count(r, T_stock_told_n, in_id(r, "told")) : "",
        .why = x->why, .by = x->by_name ? x->by_name : "", .ended_why = x->ended_why, .typed = *problem ? in(r, "why") : "",
        .name = { item_said(r, x->name, x->name_en) }, .batch = { x->batch }, .at = x->at, .ended = x->ended, .over = x->ended.v != 0 };

    take_lies(r, s, id, &p);
    take_got(r, s, id, &p);
    p.nameless = recall_nameless(r, id, staff_here(r), r->today).n;
    struct recall_holders left = recall_holders(r, id, staff_here(r), r->today);
    p.waiting = theirs_of(&left);
    if (r->reading) act(r, "looked at who got a recalled batch", "recall", id.v);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_stock_recall), .back = store_path(r, s, "/stock/recalls"), .problem = *problem != 0, .wide = true);
    recall_html(r, &p);
    page_end(r);
}

static bool find(struct req *r, struct store *s, recall_id id, struct recall_row *x)
{
    if (!store_here(r, s)) return false;
    if (recall(r, id, staff_here(r), r->today, x)) return true;
    refuse(r, 404, T_stock_gone);
    return false;
}

static void get_one(struct req *r)
{
    struct store s;
    struct recall_row x;
    recall_id id = { in_id(r, "id") };

    if (find(r, &s, id, &x)) render(r, 200, &s, id, &x, "");
}

/* ST13: everybody who got it, at whichever store, once; a restricted file too, because their health depends on it.  How many of
** them the reader may count. */
static int tell_all(struct req *r, recall_id id, const struct recall_row *x)
{
    struct recall_holders all = recall_holders(r, id, staff_here(r), r->today);

    for (int i = 0; i < all.n; i++) {
        const struct recall_holders_row *h = &all.at[i];
        message_send(r, &(struct message){ .person = h->person, .text = T_stock_recall_message, MESSAGE_PARAMS(x->name,
            *x->batch ? x->batch : "–"), .at_once = true, .allowed = true, .neutral = h->shield != 0, .about_kind = "recall", .about = id.v,
            .once_key = fmt(r, "recall %lld card %lld", (long long)id.v, (long long)h->card.v) });
        add_told(r, id, h->card, "message", r->now, staff_here(r));
    }
    return theirs_of(&all);
}

/* "phone-12": card 12 was told by telephone. */
static bool told_typed(struct req *r, const char *said, const struct store *s, recall_id id, const char **how, card_id *card)
{
    static const char *const hows[] = { "phone", "in_person", "not_reached" };
    struct recall_got all = recall_got(r, id, s->id);

    for (size_t i = 0; i < sizeof hows / sizeof *hows; i++)
        for (int k = 0; k < all.n; k++)
            if (!strcmp(said, fmt(r, "%s-%lld", hows[i], (long long)all.at[k].card.v))) {
                *how = hows[i];
                *card = all.at[k].card;
                return true;
            }
    return false;
}

static void post_one(struct req *r)
{
    struct store s;
    struct recall_row x;
    recall_id id = { in_id(r, "id") };
    const char *what = in(r, "do"), *why = in(r, "why"), *how;
    card_id card;
    int told = 0;

    if (!find(r, &s, id, &x)) return;
    if (x.ended.v) { render(r, 409, &s, id, &x, text(r, T_stock_recall_over)); return; }
    if (!strcmp(what, "tell")) {
        told = tell_all(r, id, &x);
        act(r, "sent word of a recall", "recall", id.v);
    } else if (!strcmp(what, "end")) {
        if (stock_blank(why) || strlen(why) > SAID_MOST) { render(r, 422, &s, id, &x, text(r, T_stock_why_needed)); return; }
        if (!end_recall(r, id, r->now, staff_here(r), why)) { render(r, 409, &s, id, &x, text(r, T_stock_recall_over)); return; }
        mark_lots(r, x.item, x.batch, (recall_id){ 0 });
        act(r, "lifted a recall", "recall", id.v);
    } else if (told_typed(r, in(r, "told"), &s, id, &how, &card)) {
        add_told(r, id, card, how, r->now, staff_here(r));
        act(r, "noted who was told of a recall", "card", card.v);
    } else { render(r, 422, &s, id, &x, text(r, T_stock_what_needed)); return; }
    if (!strcmp(what, "tell")) see_other(r, "/stock/recall?store=%lld&id=%lld&told=%d", (long long)s.id.v, (long long)id.v, told);
    else see_other(r, "/stock/recall?store=%lld&id=%lld&saved=1", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_recall, .path = "/stock/recall", .may = MAY_KEEP, .get = get_one, .post = post_one,
    .help = "A recalled batch: where it lies, who got it, who was told.");
