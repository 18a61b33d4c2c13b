/* SPDX-License-Identifier: EUPL-1.2
** scratch.c - pages that misbehave on purpose, linked with everything else into build/scratch, for edge.t and http.t. */
#include "web/page.h"
#include "web/html.h"
#include "web/layout.h"
#include "host/db.h"
#include "web/act.sql.h"
#include <string.h>
#include <unistd.h>

static void write_line(struct req *r) { add_act(r, r->now, "scratch", (account_id){ 0 }, 0, false, "wrote", "scratch", in_id(r, "n")); }

static void form(struct req *r)
{
    page_begin(r, "scratch", .back = "/");
    out_str(&r->out, "<h1>");
    put_str(r, in(r, "word"));
    out_str(&r->out, "</h1><form method=\"post\">");
    put_csrf(r);
    out_str(&r->out, "</form>");
    page_end(r);
}

static void add(struct req *r)
{
    act(r, "added", "scratch", in_id(r, "n"));
    if (in_has(r, "break")) fault(&r->fate, "broke on purpose");
    if (in_has(r, "twice")) act(r, "added again", "scratch", in_id(r, "n"));
    see_other(r, "/scratch/add");
}
PAGE(add, .path = "/scratch/add", .may = MAY_ANYBODY, .get = form, .post = add, .help = "Writes one line.");

/* Reads, then writes what follows from it: two at once must not both see the same. */
static void number(struct req *r)
{
    static const struct stmt_text highest = { "highest", "SELECT coalesce(max(about), 0) FROM diary_act WHERE act = 'numbered'",
                                              "SELECT coalesce(max(about), 0) FROM diary_act WHERE act = 'numbered'", 0, 1 };
    struct stmt *q = db_use(r, &highest);

    if (!db_row(r, q)) fault(&r->fate, "no highest number");
    int64_t next = db_int(q, 0) + 1;
    if (db_row(r, q)) fault(&r->fate, "two highest numbers");    /* read to its end: what is left open keeps its snapshot over COMMIT */
    act(r, "numbered", "scratch", next);
    see_other(r, "/scratch/add");
}
PAGE(number, .path = "/scratch/number", .may = MAY_ANYBODY, .post = number, .help = "The next number.");

static void prepare_add(struct req *r) { if (in_has(r, "stop")) refuse(r, 422, T_web_why_400); r->prepared = mem_str(&r->mem, "prepared"); }
static void post_prepared(struct req *r) { act(r, r->prepared, "scratch", in_id(r, "n")); see_other(r, "/scratch/add"); }
PAGE(prepared, .path = "/scratch/prepared", .may = MAY_ANYBODY, .prepare = prepare_add, .post = post_prepared, .help = "Prepares first.");

static void unsaid(struct req *r) { write_line(r); see_other(r, "/"); }
PAGE(unsaid, .path = "/scratch/unsaid", .may = MAY_ANYBODY, .post = unsaid, .help = "Writes without an act.");

static void tried(struct req *r, const void *n) { add_act(r, r->now, "scratch", (account_id){ 0 }, 0, false, "tried", "scratch", *(const int64_t *)n); }
/* Says no after it wrote: W8. */
static void contrary(struct req *r)
{
    int64_t about = in_id(r, "n");

    act(r, "asked", "scratch", about);
    write_line(r);
    stays(r, tried, &about, sizeof about);
    act(r, "did it", "scratch", about);
    if (in_has(r, "stands")) refusal_stands(r);
    if (in_has(r, "yes")) see_other(r, "/scratch/add");
    else refuse(r, 422, T_web_why_400);
}
PAGE(contrary, .path = "/scratch/contrary", .may = MAY_ANYBODY, .get = form, .post = contrary, .help = "Writes, then refuses.");

static void sly(struct req *r) { write_line(r); put_str(r, "written"); }
PAGE(sly, .path = "/scratch/sly", .may = MAY_ANYBODY, .get = sly, .pure = sly, .help = "A GET that writes.");

static void look(struct req *r) { act(r, "looked at", "scratch", in_id(r, "n")); put_str(r, "the file"); }
PAGE(look, .path = "/scratch/look", .may = MAY_ANYBODY, .get = look, .help = "A look that is recorded.");

static void half(struct req *r) { put_str(r, "half a page"); fault(&r->fate, "broke in the middle"); }
PAGE(half, .path = "/scratch/half", .may = MAY_ANYBODY, .get = half, .help = "Breaks in the middle.");

static void greedy(struct req *r) { for (;;) mem_get(&r->mem, 1 << 20); }
PAGE(greedy, .path = "/scratch/greedy", .may = MAY_ANYBODY, .get = greedy, .help = "Never has enough.");

static void slow(struct req *r) { usleep(300000); put_str(r, "slow"); }
PAGE(slow, .path = "/scratch/slow", .may = MAY_ANYBODY, .get = slow, .slow = true, .help = "Takes its time.");
static void late(struct req *r) { usleep(300000); act(r, "late", "scratch", in_id(r, "n")); see_other(r, "/scratch/add"); }
PAGE(late, .path = "/scratch/late", .may = MAY_ANYBODY, .post = late, .help = "Holds the writer for a while.");

static void echo(struct req *r)
{
    r->type = "text/plain; charset=utf-8";
    for (int i = 0; i < r->nform; i++) out_fmt(&r->out, "%s=%s\n", r->form_fields[i].name, r->form_fields[i].value);
    out_fmt(&r->out, "body %zu\n", r->body_n);
}
PAGE(echo, .path = "/scratch/echo", .may = MAY_ANYBODY, .pure = echo, .no_csrf = true, .api = true, .help = "Says what came.");

static void big(struct req *r)
{
    r->type = "text/plain";
    for (int i = 0; i < 20000; i++) out_fmt(&r->out, "line %d of many\n", i);
}
PAGE(big, .path = "/scratch/big", .may = MAY_ANYBODY, .get = big, .help = "A long answer.");

static void forgot(struct req *r) { put_str(r, "secret"); }
PAGE(forgot, .path = "/scratch/forgot", .get = forgot, .help = "Forgot its .may.");
PAGE(staff_only, .path = "/scratch/staff", .may = MAY_STAFF, .get = forgot, .help = "For administrators.");
PAGE(quiet, .path = "/scratch/quiet", .may = MAY_ANYBODY, .get = form, .quiet = true, .help = "A quiet page.");
