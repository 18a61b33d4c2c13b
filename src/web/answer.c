/* SPDX-License-Identifier: EUPL-1.2
** answer.c - the edge of a visit: who may, in which transaction, and what happens when it goes wrong.
**
**  W1  A GET cannot write: its transaction is a snapshot that only reads.  Its views are written after it, before
**      the page leaves.
**  W2  A POST happens whole or not at all, diary line included.
**  W3  A POST that changed data without an act() is a bug and is undone.
**  W4  A page without .may answers nobody.
**  W5  After a fault nothing of the half-made page is sent.
**  W6  A POST is only taken from a form we gave to the same browser (csrf), unless the page says .no_csrf.
**  W7  A POST is done once: its copies get the first one's answer (once.h).
**  W8  A refusal changes nothing: a POST that answers 400 or above is undone whole, its diary too from the first change on; what it counted
**      and told before stays (stays() and refusal_stands(), req.h).  Who wrote nothing costs nothing: only then there is something to undo. */
#include "web/answer.h"
#include "web/edge.h"
#include "web/html.h"
#include "web/refusal.h"
#include "web/draft.h"
#include "web/once.h"
#include "web/conflict.h"
#include "base/fold.h"
#include "host/db.h"
#include <stdio.h>
#include <string.h>

enum { TRIES = 24 };                    /* PostgreSQL: how often a visit is tried when others interfere */

/* ---- fate ---- */

/* Keeps no variables of its own: longjmp would spoil them. */
static bool safely(struct req *r, void (*step)(struct req *))
{
    if (setjmp(r->fate.edge)) return false;
    step(r);
    return true;
}

static void fresh(struct req *r)
{
    r->out.n = 0;
    r->status = 200;
    r->see_other = r->type = r->filename = r->notice = r->notice_link = 0;
    r->art18 = r->no_store = r->sandboxed = r->clears = r->forever = r->packed = false;
    r->acts = r->nviews = r->retry_after = 0;
    r->csrf = 0;
    r->hidden = 0;
    r->met_hidden = false;
}

/* W5.  The visit's memory may be what ran out, so the page of a fault gets a little more. */
static void broken(struct req *r)
{
    r->mem.ceiling = r->mem.used + (1 << 20);
    r->fate.countdown = 0;
    fresh(r);
    r->nset_cookies = 0;
    r->reading = false;
    if (safely(r, refusal_fault)) return;
    fresh(r);
    r->status = 500;
    r->type = "text/plain; charset=utf-8";
}

static void refuse_now(struct req *r)
{
    int status = r->status;

    choices_kept(r);
    refuse(r, status, refusal_why(status));
}

void visit_refuse(struct req *r, int status)
{
    r->status = status;
    if (!safely(r, refuse_now)) broken(r);
}

void visit_lost(struct req *r, const char *why, const char *where)
{
    snprintf(r->fate.why, sizeof r->fate.why, "%s", why);
    r->fate.where = where;
    broken(r);
}

/* ---- which page ---- */

static void read_target(struct req *r)
{
    const char *raw = r->path, *q = strchr(raw, '?');
    size_t n = q ? (size_t)(q - raw) : strlen(raw);
    char *path = memcpy(mem_get(&r->mem, n + 1), raw, n);

    r->query = q ? q + 1 : "";
    r->path = "/";
    choices_kept(r);
    if (raw[0] != '/' || raw[1] == '/' || !percent_decode(path, &n, false) || !utf8_valid(path, n)) { r->status = 400; return; }
    for (const char *c = path; *c; c++) if ((unsigned char)*c < ' ' || *c == 127) { r->status = 400; return; }
    r->path = path;
    int bad = fields_read(r, r->query, strlen(r->query), &r->query_fields, &r->nquery);
    if (bad) r->status = bad;
    r->at.page = page_find(path);
}

static bool is_post(const struct req *r) { return !strcmp(r->method, "POST"); }
static bool is_get(const struct req *r) { return !strcmp(r->method, "GET") || !strcmp(r->method, "HEAD"); }

enum stop visit_target(struct req *r, const char *raw)
{
    r->path = raw;
    r->status = 200;
    if (!safely(r, read_target)) { broken(r); return STOP_END; }
    if (r->status != 200) { visit_refuse(r, r->status); return STOP_END; }
    const struct page *p = r->at.page;
    return p && (p->slow || (is_post(r) && p->prepare)) ? STOP_SLOW : STOP_READER;
}

/* ---- who may ---- */

const struct session *visit_session(struct req *r, const struct page *p)
{
    const struct session *(*ask)(struct req *) = p && p->may & MAY_OWN ? edge.own_session : edge.session;

    return ask ? ask(r) : 0;
}

static void identify(struct req *r)
{
    const struct session *s = r->session = visit_session(r, r->at.page);

    r->keys = MAY_ANYBODY | (!s ? 0 : s->resident ? MAY_OWN : MAY_SIGNED_IN | s->keys);
    r->who = s && !s->resident ? s->name : "";
}

static bool shown_the_way_in(struct req *r)
{
    const struct page *p = r->at.page;
    void (*closed)(struct req *) = p->may & MAY_OWN ? edge.own_closed : edge.closed;

    if (r->session || !p->may || p->api || !closed) return false;
    closed(r);
    return true;
}

static bool allowed(struct req *r)
{
    const struct page *p = r->at.page;

    if (!(p->may & r->keys)) {                                                          /* W4 */
        if (!shown_the_way_in(r)) refuse(r, 403, T_web_why_403);
        return false;
    }
    if (is_get(r) || p->no_csrf) return true;
    bool foreign = !strcmp(r->fetch_site, "cross-site") || !strcmp(r->fetch_site, "same-site");
    if (foreign || !csrf_right(r, in(r, "csrf"))) {                                     /* W6 */
        refuse(r, 403, T_web_why_form);
        return false;
    }
    return true;
}

/* Status 0: the page takes this method. */
static int method_fault(const struct req *r)
{
    const struct page *p = r->at.page;

    if (!p) return 404;
    if (is_get(r)) return p->get ? 0 : 405;
    if (is_post(r)) return p->post || p->pure ? 0 : 405;
    return 405;
}

/* ---- front: everything that does not write ---- */

static void open_visit(struct req *r)
{
    int bad;

    if (r->bad_body) bad = r->bad_body;
    else bad = form_read(r);
    if (choices_read(r)) return;
    if (!bad) conflict_picks(r);
    if (!bad) bad = method_fault(r);
    if (bad) refuse(r, bad, refusal_why(bad));
}

static void front(struct req *r)
{
    const struct page *p = r->at.page;

    if (p->bare) {
        r->keys = MAY_ANYBODY;
        if (allowed(r)) (is_get(r) ? p->get : p->pure)(r);
        return;
    }
    db_begin(r, false);                                                                 /* W1 */
    identify(r);
    if (allowed(r)) {
        if (is_get(r)) p->get(r);
        else if (p->pure) p->pure(r);
        else if (p->prepare) p->prepare(r);
    }
    db_commit(r);
}

enum stop visit_front(struct req *r)
{
    r->reading = true;
    r->status = 200;
    if (!safely(r, open_visit)) { broken(r); return STOP_END; }
    if (r->status != 200) return STOP_END;
    int cookies = r->nset_cookies;
    for (int i = 1; !safely(r, front); i++) {
        bool again = r->db && db_serialization_failed(r->db) && i < TRIES;
        if (r->db) db_rollback(r->db);
        if (!again) { broken(r); return STOP_END; }
        fresh(r);
        r->nset_cookies = cookies;
    }
    if (is_get(r) || r->at.page->pure || r->at.page->bare) return r->nviews ? STOP_WRITER : STOP_END;
    return r->status == 200 ? STOP_WRITER : STOP_END;
}

/* ---- write ---- */

/* The claim goes too: what was refused may be sent again. */
static void undo_refused(struct req *r)
{
    db_over(r);
    r->acts = 0;
    for (int i = 0; i < r->nstays; i++) r->stays[i].write(r, r->stays[i].what);
}

static void write_post(struct req *r)
{
    int64_t claim;

    r->reading = r->refusable = r->stands = false;
    fresh(r);
    r->nstays = 0;
    r->aside = 0;
    identify(r);
    if (!allowed(r) || !once_begin(r, &claim)) return;                                  /* W7 */
    r->began = db_changes(r->db);
    r->refusable = true;
    int cookies = r->nset_cookies;
    r->at.page->post(r);
    if (db_changes(r->db) != r->began && !r->acts && !r->at.page->jot)
        fault(&r->fate, "%s changed data without an act", r->at.page->path);            /* W3 */
    if (r->status >= 400 && !r->stands && visit_changed(r)) { undo_refused(r); return; }  /* W8 */
    bool taken = r->acts && (r->status == 303 || r->status == 200);
    if (taken) draft_sent(r);
    once_end(r, claim, taken && r->see_other && r->nset_cookies == cookies);
}

static void write_it(struct req *r) { if (is_post(r)) write_post(r); else views_write(r); }

static void write_alone(struct req *r)
{
    db_begin(r, true);
    write_it(r);
    db_commit(r);                                                                       /* W2 */
}

static void write_within(struct req *r)
{
    db_savepoint(r);
    write_it(r);
    db_release(r);
}

void visit_write(struct req *r)
{
    int cookies = r->nset_cookies, views = r->nviews;

    for (int i = 1; !safely(r, write_alone); i++) {
        bool again = db_serialization_failed(r->db) && i < TRIES;
        db_rollback(r->db);
        if (!again) { broken(r); return; }
        r->nset_cookies = cookies;
        r->nviews = views;
        r->acts = 0;
        db_take_turns(r->db);
    }
}

bool visit_write_within(struct req *r)
{
    if (safely(r, write_within)) return true;
    db_undo(r);
    broken(r);
    return false;
}

/* ---- all of it, on one connection ---- */

void answer(struct req *r)
{
    if (visit_front(r) == STOP_WRITER) visit_write(r);
}
