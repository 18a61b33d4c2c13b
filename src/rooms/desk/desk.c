/* SPDX-License-Identifier: EUPL-1.2
** desk.c - the adviser's desk: open an answer code, or begin with a person who is here. */
#include "rooms/desk/inside.h"

struct desk_page { const char *problem, *typed; };
#include "desk.html.h"

static void start(struct req *r, int status, const char *problem)
{
    r->status = status;
    page_begin(r, text(r, T_desk_title), .problem = *problem != 0);
    desk_html(r, &(struct desk_page){ problem, in(r, "code") });
    page_end(r);
}

bool is_known(struct known k) { return k.evidence >= EV_DECLARED && k.evidence <= EV_CONTRADICTED; }

const char *fact_label(struct req *r, const struct fact *f) { return f->label < 0 ? f->name : text(r, f->label); }

const char *cell_label(struct req *r, const struct talk *t, int fact, int member)
{
    const struct fact *f = book_fact(t->h->book, fact);

    return f->person ? fmt(r, "%s · %s", fact_label(r, f), talk_member(r, t, member)) : fact_label(r, f);
}

const struct face desk_face = { .path = "/desk", .staff = true, .above = panel_bar, .results = desk_overview };

bool desk_talk(struct req *r, struct talk **t)
{
    enum talk_state how = talk_open(r, in(r, "state"), t);

    if (how == TALK_BROKEN) { start(r, 422, text(r, T_desk_broken)); return false; }
    (*t)->staff = true;
    if (how == TALK_OLD) (*t)->begun = r->now;      /* the adviser decides what is still true; nothing typed is lost */
    return true;
}

void desk_results(struct req *r, struct talk *t)
{
    t->stage = TALK_RESULTS;
    t->npending = 0;
    t->changing = false;
    t->had_results = true;
    talk_go_on(r, &desk_face, t);
}

static void get(struct req *r) { start(r, 200, ""); }
static void pure(struct req *r) { r->no_store = true; talk_visit(r, &desk_face); }

PAGE(desk, .path = "/desk", .may = MAY_ADVISE, .get = get, .pure = pure, .nav = T_desk_menu, .nav_at = 10,
     .help = "The adviser's desk: the conversation and its results, with everything behind them.");

/* ---- an answer code ------------------------------------------------------------------------------- */

static void prepare_code(struct req *r) { code_prepare(r, in(r, "code")); }

static void post_code(struct req *r)
{
    struct talk *t;

    r->no_store = true;
    switch (code_open(r, &t)) {
    case CODE_OPENED:    desk_results(r, t); return;
    case CODE_MISTYPED:  start(r, 422, text(r, T_desk_code_mistyped)); return;
    case CODE_UNKNOWN:   start(r, 422, text(r, T_desk_code_unknown)); return;
    case CODE_TOO_OFTEN: start(r, 429, text(r, T_desk_code_too_often)); return;
    }
}
static void get_code(struct req *r) { see_other(r, "/desk"); }
PAGE(desk_code, .path = "/desk/code", .may = MAY_ADVISE, .get = get_code, .prepare = prepare_code, .post = post_code,
     .help = "Open the answers a resident kept under a code (recorded in the diary).");

/* ---- the receipt ---------------------------------------------------------------------------------- */

static void pure_receipt(struct req *r)
{
    struct talk *t;
    struct out o = { .mem = &r->mem };

    if (!desk_talk(r, &t)) return;
    receipt_write(&o, screen(&r->mem, r->house->book, t->h, r->today));
    r->type = "application/json";
    r->filename = "receipt.json";
    r->no_store = true;
    out_raw(&r->out, out_text(&o), o.n);
}
PAGE(desk_receipt, .path = "/desk/receipt", .may = MAY_ADVISE, .get = get_code, .pure = pure_receipt,
     .help = "The receipt of the answers as JSON, from which they can be derived again.");
