/* SPDX-License-Identifier: EUPL-1.2
** lines.c - pages of the measured program only: one query and a table of 10 KB; a report of some 300 ms. */
#include "web/page.h"
#include "web/layout.h"
#include "lines.sql.h"

struct lines_page { struct lines lines; };
#include "lines.html.h"

static void lines_get(struct req *r)
{
    struct lines_page p = { lines(r, 1) };

    page_begin(r, "Lines");
    lines_html(r, &p);
    page_end(r);
}
PAGE(lines, .path = "/bench/lines", .may = MAY_ANYBODY, .get = lines_get, .help = "the measured table");

static void report_get(struct req *r)
{
    int64_t n = report(r, in_id(r, "size")).total;

    r->type = "text/plain; charset=utf-8";
    out_int(&r->out, n);
}
PAGE(report, .path = "/bench/report", .may = MAY_ANYBODY, .get = report_get, .slow = true, .help = "a long report");
