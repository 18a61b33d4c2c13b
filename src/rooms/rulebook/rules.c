/* SPDX-License-Identifier: EUPL-1.2
** rules.c - the programme officer's page: what is in force, what should have been renewed, and taking new rules over. */
#include "web/house.h"
#include "rooms/room.h"

struct told { struct ltr where; const char *what; };
struct toldlist { int n; struct told *at; };
struct late { const char *programme, *param; day due; struct ltr where; };
struct listed { const char *name, *kind, *given_by; struct ltr id; bool person; };
struct rules_page {
    bool done; struct toldlist refused, failed;
    struct ltr hash; const char *engine; instant opened; int64_t cases, wrong, late, count;
    struct { int n; struct late *at; } stale;
    struct { int n; struct listed *at; } programmes;
};
#include "rules.html.h"

static struct toldlist told_of(struct req *r, const struct complaints *cs)
{
    struct toldlist l = { .at = mem_get(&r->mem, (size_t)cs->n * sizeof *l.at + 1) };

    for (int i = 0; i < cs->n; i++) {
        const struct complaint *c = &cs->at[i];
        l.at[l.n++] = (struct told){ { c->line ? fmt(r, "%s:%d:%d", c->file, c->line, c->column) : c->file }, c->what };
    }
    return l;
}

static const char *named(struct req *r, const char *before, const char *id)
{
    int n = texts_find(r->house->texts, fmt(r, "%s%s", before, id));

    return n < 0 ? id : text(r, n);
}

static const char *name_of(struct req *r, const char *programme)
{
    int i = book_programme_find(r->house->book, programme), name = i < 0 ? -1 : book_programme(r->house->book, i)->name;

    return name < 0 ? programme : text(r, name);
}

static void list_stale(struct req *r, struct rules_page *p)
{
    struct stale *s;
    int n = book_stale(&r->mem, r->house->book, r->today, &s);

    p->late = n;
    p->stale.at = mem_get(&r->mem, (size_t)n * sizeof *p->stale.at + 1);
    for (int i = 0; i < n; i++)
        p->stale.at[p->stale.n++] = (struct late){ name_of(r, s[i].programme), s[i].param, s[i].due, { fmt(r, "%s:%d", s[i].file, s[i].line) } };
}

static void list_programmes(struct req *r, struct rules_page *p)
{
    const struct book *b = r->house->book;

    p->count = book_programmes(b);
    p->programmes.at = mem_get(&r->mem, (size_t)p->count * sizeof *p->programmes.at + 1);
    for (int i = 0; i < book_programmes(b); i++) {
        const struct programme *g = book_programme(b, i);
        p->programmes.at[p->programmes.n++] = (struct listed){ g->name < 0 ? g->id : text(r, g->name), named(r, "rulebook.kind_", g->kind),
            named(r, "body.", g->given_by), { g->id }, g->per_person };
    }
}

static void render(struct req *r, int status, bool done, const struct complaints *refused)
{
    struct complaints failed = { .mem = &r->mem };
    struct rules_page p = { .done = done, .hash = { book_hash(r->house->book) }, .engine = engine_version(), .opened = r->house->opened };

    if (refused) p.refused = told_of(r, refused);
    p.cases = book_cases(&r->mem, r->house->book, &failed);
    p.failed = told_of(r, &failed);
    p.wrong = failed.n;
    list_stale(r, &p);
    list_programmes(r, &p);
    r->status = status;
    page_begin(r, text(r, T_rulebook_title), .wide = true, .problem = p.refused.n > 0);
    rules_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { render(r, 200, in_has(r, "done"), NULL); }
PAGE(rules, .path = "/rules", .may = MAY_RULES, .slow = true, .get = get, .nav = T_rulebook_title, .nav_at = 29,
     .help = "The rules in force: programmes, hash, cases, figures past their renewal.");

/* ---- reload --------------------------------------------------------------------------------------- */

struct reloaded { bool taken; struct complaints why; };

/* B1: outside any transaction; the swap is whole or not at all. */
static void prepare(struct req *r)
{
    struct reloaded *x = mem_get(&r->mem, sizeof *x);

    x->why.mem = &r->mem;
    x->taken = house_reload(&x->why);
    r->prepared = x;
}

static void post(struct req *r)
{
    struct reloaded *x = r->prepared;

    act(r, x->taken ? "took new rules over" : "tried new rules; the old ones stay", "rules", 0);
    if (x->taken) see_other(r, "/rules?done=1");
    else render(r, 422, false, &x->why);
}
static void get_reload(struct req *r) { see_other(r, "/rules"); }
PAGE(rules_reload, .path = "/rules/reload", .may = MAY_RULES, .get = get_reload, .prepare = prepare, .post = post,
     .help = "Read the rule files anew, run their cases, and take them over or keep the old ones.");
