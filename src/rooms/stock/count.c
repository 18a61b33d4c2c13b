/* SPDX-License-Identifier: EUPL-1.2
** count.c - a physical count: what really lies there against the book, each difference with its reason; a large one needs a second
** person (ST15).  What moves while it is counted stays right: the difference is taken at the moment a lot was counted. */
#include "rooms/stock/supply.h"
#include "web/draft.h"
#include "supply.sql.h"
#include "count.sql.h"

struct to_count_line { lot_id lot; struct isolated name; struct ltr batch; const char *measure, *typed; day expires; };
struct counted_line { tallied_id id; lot_id lot; struct isolated name; struct ltr batch; const char *measure, *words, *reason, *again;
    day expires; int64_t book, counted, difference; cents worth; bool differs; struct options reasons; };
struct past_line { instant at; const char *by, *state; int64_t lots; cents differs; };
struct count_page {
    struct store_bar_page bar; int64_t store; const char *problem, *done, *by, *asked, *what, *quantity, *batch, *expires; instant made;
    int64_t rest, eyes_days; cents differs, eyes_over; bool there, waits, mine, any;
    struct { int n; struct to_count_line *at; } lots; struct { int n; struct counted_line *at; } counted;
    struct { int n; struct past_line *at; } past; struct options items;
};
#include "count.html.h"

enum { PAST_MOST = 12 };
static const char *const reasons[] = { "", "slip", "broken", "spoiled", "stolen", "found", "unknown", NULL };

static struct options reason_choices(struct req *r, const char *held)
{
    struct options c = stock_choices(r, "reason", reasons + 1, held), all = { .at = mem_get(&r->mem, (size_t)(c.n + 1) * sizeof *all.at) };

    option_add(&all, "", "–", held);
    for (int i = 0; i < c.n; i++) all.at[all.n++] = c.at[i];
    return all;
}

static void take_counted(struct req *r, const struct store *s, stocktake_id id, struct count_page *p)
{
    struct to_count lots = to_count(r, s->id, id);
    struct tallied all = tallied(r, s->id, id);

    p->lots.at = mem_get(&r->mem, (size_t)(lots.n + 1) * sizeof *p->lots.at);
    for (int i = 0; i < lots.n; i++) {
        const struct to_count_row *x = &lots.at[i];
        p->lots.at[p->lots.n++] = (struct to_count_line){ x->lot, { item_said(r, x->name, x->name_en) }, { x->batch }, stock_said(r,
            "measure", x->measure), typed(r, fmt(r, "c%lld", (long long)x->lot.v), ""), x->expires };
    }
    p->rest = lots.n;
    p->counted.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->counted.at);
    for (int i = 0; i < all.n; i++) {
        const struct tallied_row *x = &all.at[i];
        const char *number = fmt(r, "%lld", (long long)x->lot.v), *reason = typed(r, fmt(r, "r%s", number), x->reason);
        int64_t difference = x->counted - x->book;
        p->counted.at[p->counted.n++] = (struct counted_line){ x->id, x->lot, { item_said(r, x->name, x->name_en) }, { x->batch },
            stock_said(r, "measure", x->measure), typed(r, fmt(r, "w%s", number), x->words),
            *x->reason ? stock_said(r, "reason", x->reason) : "", typed(r, fmt(r, "c%lld", (long long)x->lot.v), ""), x->expires, x->book,
            x->counted, difference, { difference * x->worth.v }, difference != 0, reason_choices(r, reason) };
        p->differs.v += (difference < 0 ? -difference : difference) * x->worth.v;
    }
    p->any = all.n != 0;
}

static void render(struct req *r, int status, const struct store *s, const char *problem)
{
    struct counts_past past = counts_past(r, s->id, PAST_MOST);
    struct count_open_row x;
    struct count_page p = { .bar = store_bar(r, s, "/stock/count"), .store = s->id.v, .problem = problem, .by = "", .asked = "",
        .done = in_has(r, "saved") ? text(r, T_stock_saved) : in_has(r, "closed") ? text(r, T_stock_count_closed) : "",
        .eyes_over = town_eyes_over(r->house->town), .eyes_days = EYES_DAYS, .there = count_open(r, s->id, &x), .items = item_names(r) };

    draft_used(r, "");
    p.what = typed(r, "what", "");
    p.quantity = typed(r, "quantity", "");
    p.batch = typed(r, "batch", "");
    p.expires = typed(r, "expires", "");
    if (p.there) {
        p.waits = !strcmp(x.state, "waits");
        p.mine = x.asked_by.v == staff_here(r).v;
        p.made = x.made;
        p.by = x.by_name ? x.by_name : "";
        p.asked = x.asked_name ? x.asked_name : "";
        take_counted(r, s, x.id, &p);
    }
    p.past.at = mem_get(&r->mem, (size_t)(past.n + 1) * sizeof *p.past.at);
    for (int i = 0; i < past.n; i++)
        p.past.at[p.past.n++] = (struct past_line){ past.at[i].closed, past.at[i].by_name ? past.at[i].by_name : "", stock_said(r, "count",
            past.at[i].state), past.at[i].lots, past.at[i].differs };
    r->status = status;
    page_begin(r, text(r, T_stock_count), .problem = *problem != 0, .wide = true);
    count_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct store s;

    if (store_here(r, &s)) render(r, 200, &s, "");
}

/* ---- what was typed: c<lot> counted, r<line> reason, w<line> words ---- */

/* Of one lot; n < 0: not counted. */
static const char *count_typed(struct req *r, lot_id lot, int64_t *n)
{
    const char *s = in(r, fmt(r, "c%lld", (long long)lot.v));

    *n = -1;
    return stock_number_read(s, 0, 1000000, -1, n) ? "" : text_with(r, T_stock_count_wrong, s);
}

/* Looked at whole before anything is written. */
static const char *counts_wrong(struct req *r, const struct to_count *lots, const struct tallied *all)
{
    const char *problem = "";
    int64_t n;

    for (int i = 0; i < lots->n; i++) {
        const char *wrong = count_typed(r, lots->at[i].lot, &n);
        if (*wrong) stock_wrong(r, &problem, item_said(r, lots->at[i].name, lots->at[i].name_en), wrong);
    }
    for (int i = 0; i < all->n; i++) {
        const char *wrong = count_typed(r, all->at[i].lot, &n);
        if (*wrong) stock_wrong(r, &problem, item_said(r, all->at[i].name, all->at[i].name_en), wrong);
    }
    for (int i = 0; !*problem && i < all->n; i++) {
        const char *reason = in(r, fmt(r, "r%lld", (long long)all->at[i].lot.v));
        bool known = false;
        for (int k = 0; reasons[k]; k++) known |= !strcmp(reasons[k], reason);
        if (!known || strlen(in(r, fmt(r, "w%lld", (long long)all->at[i].lot.v))) > SAID_MOST) problem = text(r, T_stock_long);
    }
    return problem;
}

static void tally_one(struct req *r, const struct store *s, stocktake_id id, lot_id lot)
{
    int64_t n;

    count_typed(r, lot, &n);
    if (n >= 0) tally(r, id, lot, held_of(r, s->id, lot).quantity, n, r->now, staff_here(r));
}

static void explain_one(struct req *r, stocktake_id id, lot_id lot)
{
    const char *reason = fmt(r, "r%lld", (long long)lot.v), *words = fmt(r, "w%lld", (long long)lot.v);

    if (in_has(r, reason)) explain_tally(r, id, lot, in(r, reason), in(r, words));
}

/* False: answered already. */
static bool save(struct req *r, const struct store *s, stocktake_id id)
{
    struct to_count lots = to_count(r, s->id, id);
    struct tallied all = tallied(r, s->id, id);
    const char *problem = counts_wrong(r, &lots, &all);

    if (*problem) { render(r, 422, s, problem); return false; }
    for (int i = 0; i < lots.n; i++) { tally_one(r, s, id, lots.at[i].lot); explain_one(r, id, lots.at[i].lot); }
    for (int i = 0; i < all.n; i++) {
        tally_one(r, s, id, all.at[i].lot);
        explain_one(r, id, all.at[i].lot);
    }
    act(r, "counted goods", "stocktake", id.v);
    return true;
}

/* Something that the book knows nothing of: a lot of its own, none by the book. */
static bool found(struct req *r, const struct store *s, stocktake_id id)
{
    struct line_read line = { .batch = "" };
    struct add_lot_row lot;
    struct line_typed t = { in(r, "what"), in(r, "quantity"), in(r, "batch"), in(r, "expires"), "" };
    const char *problem = line_read(r, &t, &line);

    if (*problem) { render(r, 422, s, problem); return false; }
    if (!add_lot(r, line.item, line.batch, line.expires, (supply_id){ 0 }, line.worth, &lot)) fault(&r->fate, "the lot was not written");
    tally(r, id, lot.id, 0, line.quantity, r->now, staff_here(r));
    return true;
}

/* The differences become movements; what was handed out since would leave less than nothing: refused whole. */
static bool apply(struct req *r, const struct store *s, stocktake_id id)
{
    struct tallied all = tallied(r, s->id, id);

    for (int i = 0; i < all.n; i++) {
        const struct tallied_row *x = &all.at[i];
        if (x->held + x->counted - x->book < 0) {
            render(r, 409, s, text_with(r, T_stock_count_below, item_said(r, x->name, x->name_en)));
            return false;
        }
    }
    for (int i = 0; i < all.n; i++) {
        const struct tallied_row *x = &all.at[i];
        if (x->counted != x->book)
            stock_move(r, &(struct moved){ s->id, x->lot, "counted", x->counted - x->book, "stocktake", id.v, *x->words ?
                fmt(r, "%s: %s", stock_said(r, "reason", x->reason), x->words) : stock_said(r, "reason", x->reason) });
    }
    return true;
}

static void finish(struct req *r, const struct store *s, stocktake_id id)
{
    struct tallied all = tallied(r, s->id, id);
    cents differs = { 0 };

    if (!all.n) { render(r, 422, s, text(r, T_stock_count_nothing)); return; }
    for (int i = 0; i < all.n; i++) {
        const struct tallied_row *x = &all.at[i];
        int64_t d = x->counted - x->book;
        if (d && !*x->reason) { render(r, 422, s, text_with(r, T_stock_reason_needed, item_said(r, x->name, x->name_en))); return; }
        if (!strcmp(x->reason, "unknown") && d && stock_blank(x->words)) { render(r, 422, s, text_with(r, T_stock_reason_words, item_said(r,
            x->name, x->name_en))); return; }
        differs.v += (d < 0 ? -d : d) * x->worth.v;
    }
    bool eyes = differs.v && differs.v + differed(r, s).v > town_eyes_over(r->house->town).v;                /* ST15 */
    if (!eyes && !apply(r, s, id)) return;
    if (!finish_count(r, id, eyes ? "waits" : "closed", differs, eyes, staff_here(r), eyes ? (instant){ 0 } : r->now,
        eyes ? (account_id){ 0 }
        : staff_here(r))) fault(&r->fate, "the count was not closed");
    act(r, eyes ? "finished a count that a second person must confirm" : "closed a count", "stocktake", id.v);
    see_other(r, "/stock/count?store=%lld&%s=1", (long long)s->id.v, eyes ? "saved" : "closed");
}

static void waiting(struct req *r, const struct store *s, const struct count_open_row *x, const char *what)
{
    bool drop = !strcmp(what, "drop"), close = !strcmp(what, "confirm");

    if (!drop && !close && strcmp(what, "reopen")) { render(r, 409, s, text(r, T_stock_count_waits)); return; }
    if (close && x->asked_by.v == staff_here(r).v) { render(r, 403, s, text(r, T_stock_count_other)); return; }
    if (close && !apply(r, s, x->id)) return;
    if (!(drop || close ? confirm_count(r, x->id, drop ? "dropped" : "closed", r->now, staff_here(r)) : reopen_count(r, x->id)))
        fault(&r->fate, "the count was not closed");
    act(r, drop ? "dropped a count" : close ? "confirmed a count" : "went on counting", "stocktake", x->id.v);
    see_other(r, "/stock/count?store=%lld&%s=1", (long long)s->id.v, close ? "closed" : "saved");
}

static void begin(struct req *r, const struct store *s)
{
    struct add_count_row made;

    if (!add_count(r, s->id, r->now, staff_here(r), &made)) { render(r, 409, s, text(r, T_stock_count_there)); return; }
    act(r, "began a count", "stocktake", made.id.v);
    see_other(r, "/stock/count?store=%lld", (long long)s->id.v);
}

static void post(struct req *r)
{
    struct store s;
    struct count_open_row x;
    const char *what = in(r, "do");

    if (!store_here(r, &s)) return;
    bool there = count_open(r, s.id, &x);
    if (!strcmp(what, "begin")) { begin(r, &s); return; }
    if (!there) { render(r, 409, &s, text(r, T_stock_count_gone)); return; }
    if (!strcmp(x.state, "waits")) { waiting(r, &s, &x, what); return; }
    if (!strcmp(what, "drop")) {
        if (!confirm_count(r, x.id, "dropped", r->now, staff_here(r))) fault(&r->fate, "the count was not dropped");
        act(r, "dropped a count", "stocktake", x.id.v);
    } else if (!strcmp(what, "found")) {
        if (!found(r, &s, x.id)) return;
        act(r, "counted goods that were not in the book", "stocktake", x.id.v);
    } else {
        if (!save(r, &s, x.id)) return;
        if (!strcmp(what, "finish")) { finish(r, &s, x.id); return; }
    }
    see_other(r, "/stock/count?store=%lld&saved=1", (long long)s.id.v);
}
PAGE(stock_count, .path = "/stock/count", .may = MAY_KEEP, .get = get, .post = post,
    .help = "A count of what really lies there; each difference with its reason.");
