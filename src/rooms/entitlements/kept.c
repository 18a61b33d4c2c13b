/* SPDX-License-Identifier: EUPL-1.2
** kept.c - the pages of a code: keep the answers, open them again. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "rooms/entitlements/part.h"
#include "rooms/entitlements/code.h"
#include "base/date.h"
#include "base/qr.h"

struct keep_page { struct again_page top; struct ltr code; day until; bool left_out; const char *state; };
struct code_page { const char *error, *typed, *described, *shape; };
#include "foot.html.h"
#include "keep.html.h"
#include "kept.html.h"
#include "code.html.h"

/* ---- keep ------------------------------------------------------------------------------------------ */

struct keeping { bool full; struct talk *t; enum talk_state how; struct new_code code; };

static void keep_prepare(struct req *r)
{
    struct keeping *k = mem_get(&r->mem, sizeof *k);

    k->how = talk_open(r, in(r, "state"), &k->t);
    k->full = code_full(r, "keep");
    if (k->how == TALK_FINE && !k->full) code_make(r, in(r, "state"), k->t, &k->code);
    r->prepared = k;
}

static void keep_post(struct req *r)
{
    struct keeping *k = r->prepared;

    if (k->how != TALK_FINE) { talk_visit(r, &resident); return; }
    if (k->full || code_too_often(r, "keep")) { too_often(r, &resident, k->t); return; }
    if (!code_keep(r, &k->code)) fault(&r->fate, "a code was not kept");
    struct keep_page p = { .top = { "/check/talk", in(r, "state") }, .code = { k->code.code }, .left_out = k->code.left_out,
                           .state = in(r, "state") };
    p.until = greek_day(k->code.expires);
    r->no_store = true;
    page_begin(r, text(r, T_check_kept_title));
    keep_html(r, &p);
    qr_svg(&r->out, k->code.code, text(r, T_check_kept_qr));
    kept_html(r, &p);
    page_end(r);
}

/* A reload of the page's address, a bookmark. */
static void to_start(struct req *r) { see_other(r, "/check"); }

PAGE(keep, .path = "/check/keep", .may = MAY_ANYBODY, .get = to_start, .prepare = keep_prepare, .post = keep_post,
     .help = "Keep the answers of the conversation under a code for 30 days.");

/* ---- open ------------------------------------------------------------------------------------------ */

static void show_code(struct req *r, int problem)
{
    struct code_page p = { .typed = in(r, "code"), .described = "code-h", .shape = "group" };

    if (problem >= 0) { p.error = text(r, problem); p.described = "code-h code-e"; p.shape = "group bad"; }
    page_begin(r, text(r, T_check_code_title), .back = "/check", .problem = problem >= 0);
    code_html(r, &p);
    page_end(r);
}

static void code_get(struct req *r) { show_code(r, -1); }
static void code_before(struct req *r) { code_prepare(r, in(r, "code")); }

static void code_post(struct req *r)
{
    struct talk *t;

    switch (code_open(r, &t)) {
    case CODE_OPENED:   talk_go_on(r, &resident, t); return;
    case CODE_MISTYPED: r->status = 422; show_code(r, T_check_err_code); return;
    case CODE_UNKNOWN:  r->status = 404; show_code(r, T_check_err_code_unknown); return;
    case CODE_TOO_OFTEN: break;
    }
    r->status = 429;
    r->retry_after = 3600;
    show_code(r, T_check_err_too_often);
}

PAGE(code, .path = "/check/code", .may = MAY_ANYBODY, .get = code_get, .prepare = code_before, .post = code_post,
     .help = "Open answers that were kept under a code.");
