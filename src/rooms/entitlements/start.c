/* SPDX-License-Identifier: EUPL-1.2
** start.c - the resident's pages of the conversation. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "rooms/entitlements/part.h"

struct start_page { int pages; };
struct cleared_page { int nothing; };
#include "start.html.h"
#include "cleared.html.h"

const struct face resident = { .path = "/check/talk" };

static void start(struct req *r)
{
    struct start_page p = { .pages = TALK_PAGES_FIRST };

    page_begin(r, text(r, T_check_start_title));
    start_html(r, &p);
    page_end(r);
}

static void cleared(struct req *r)
{
    struct cleared_page p = { 0 };

    r->clears = true;                   /* nor does the way back show them */
    page_begin(r, text(r, T_check_cleared_title));
    cleared_html(r, &p);
    page_end(r);
}

static void to_start(struct req *r) { see_other(r, "/check"); }
static void talk(struct req *r) { talk_visit(r, &resident); }

PAGE(start, .path = "/check", .may = MAY_ANYBODY, .get = start,
     .help = "What may my household get? The conversation begins here, without signing in.");
PAGE(talk, .path = "/check/talk", .may = MAY_ANYBODY, .get = to_start, .pure = talk, .no_csrf = true,
     .help = "One step of the conversation; the answers travel sealed in the form.");
PAGE(results, .path = "/check/results", .may = MAY_ANYBODY, .get = to_start, .pure = talk, .no_csrf = true,
     .help = "The results of the conversation.");
PAGE(cleared, .path = "/check/cleared", .may = MAY_ANYBODY, .get = cleared, .help = "The answers are gone.");
