/* SPDX-License-Identifier: EUPL-1.2
** reform.c - a figure of the law with another value: what was counted, and a new count (FA15). */
#include "rooms/facts/reform.h"
#include "rooms/facts/value.h"
#include "web/draft.h"

enum { LISTED = 50, OPEN_MOST = 3, VALUE_MOST = 1000000000 };
struct reform_line { reform_id id; const char *name, *by, *state, *tone; day on; instant asked; int64_t households; };
struct reforms_page { struct { int n; struct word_option *at; } programmes; struct { int n; struct reform_line *at; } all; };
struct figure_line { const char *field, *label, *value, *law, *typed; };
struct reform_new_page { const char *problem, *programme, *name, *payer; struct { int n; struct figure_line *at; } figures; };
#include "reforms.html.h"
#include "reform_new.html.h"

static void get_all(struct req *r)
{
    const struct book *b = r->house->book;
    struct reforms all = reforms(r, LISTED);
    struct reforms_page p = { .programmes.at = mem_get(&r->mem, (size_t)(book_programmes(b) + 1) * sizeof *p.programmes.at),
                              .all.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.all.at) };

    for (int i = 0; i < book_programmes(b); i++) {
        const struct programme *g = book_programme(b, i);
        if (!strcmp(g->kind, "benefit")) p.programmes.at[p.programmes.n++] = (struct word_option){ g->id, reform_programme_said(r, g->id), false };
    }
    for (int i = 0; i < all.n; i++) {
        const struct reforms_row *x = &all.at[i];
        p.all.at[p.all.n++] = (struct reform_line){ x->id, reform_programme_said(r, x->programme), fact_account_said(r, x->by),
            text(r, x->broken ? T_facts_reform_broken : x->ended.v ? T_facts_reform_done : T_facts_reform_counting),
            x->broken ? "err" : x->ended.v ? "ok" : "warn", x->day, x->asked, x->households };
    }
    page_begin(r, text(r, T_facts_reform_title), .wide = true);
    reforms_html(r, &p);
    page_end(r);
}
PAGE(facts_reforms, .path = "/reform", .may = REFORM_PAGES, .get = get_all, .nav = T_facts_reform_menu, .nav_at = 27,
     .help = "Figures of the law with other values, counted over the registry: papers for the council.");

/* ---- a new one ---- */

static const char *field_of(struct req *r, const struct figure *f) { return f->row < 0 ? fmt(r, "f.%s", f->name) : fmt(r, "f.%s.%d", f->name, f->row); }

static void render(struct req *r, int status, const char *programme, const char *problem)
{
    struct figures all = reform_figures_now(r, programme);
    struct reform_new_page p = { .problem = problem, .programme = programme, .name = reform_programme_said(r, programme),
        .payer = reform_payer_said(r, programme), .figures.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.figures.at) };

    draft_used(r, programme);
    for (int i = 0; i < all.n; i++) {
        const struct figure *f = &all.at[i];
        p.figures.at[p.figures.n++] = (struct figure_line){ field_of(r, f), reform_figure_said(r, &all, f->name, f->row),
            reform_value_said(r, &all, f->name, f->row, f->v), f->law ? f->law : "", typed(r, field_of(r, f), "") };
    }
    r->status = status;
    page_begin(r, text_with(r, T_facts_reform_new, p.name), .back = "/reform", .wide = true, .problem = *problem != 0);
    reform_new_html(r, &p);
    page_end(r);
}

static bool counts(struct req *r, const char *programme)
{
    return book_programme_find(r->house->book, programme) >= 0 && reform_figures_now(r, programme).n;
}

static void get_new(struct req *r)
{
    if (counts(r, in(r, "programme"))) render(r, 200, in(r, "programme"), "");
    else refuse(r, 404, T_facts_reform_no_figures);
}

/* "100", "100,50", "+20%": of what stands. */
static bool value_typed_as(const char *s, const struct figure *f, int64_t *v)
{
    int64_t one = 1, x;
    size_t n = strlen(s);
    char plain[32];

    for (int i = 0; i < f->places; i++) one *= 10;
    if (n > 2 && n < sizeof plain && (*s == '+' || *s == '-') && s[n - 1] == '%') {
        memcpy(plain, s + 1, n - 2);
        plain[n - 2] = 0;
        if (!read_money(plain, &x) || x < 0 || x > 1000000) return false;
        *v = f->v + (*s == '-' ? -1 : 1) * (f->v * x + 5000) / 10000;
    } else if (f->type == T_INT) {
        if (!read_whole(s, v)) return false;
    } else {
        if (!read_money(s, &x)) return false;
        if (f->places < 2 && x % (f->places ? 10 : 100)) return false;
        *v = f->places >= 2 ? x * (one / 100) : x / (100 / one);
    }
    return *v >= 0 && *v <= VALUE_MOST;
}

struct tries { int n; struct new_figure *at; const struct figure **was; };

static const char *read_all(struct req *r, const struct figures *all, struct tries *a)
{
    a->at = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *a->at);
    a->was = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *a->was);
    for (int i = 0; i < all->n; i++) {
        const struct figure *f = &all->at[i];
        const char *s = in(r, field_of(r, f));
        int64_t v;
        s += strspn(s, " ");
        if (!*s) continue;
        if (!value_typed_as(s, f, &v)) return text_with(r, T_facts_reform_value, s, reform_figure_said(r, all, f->name, f->row));
        if (v == f->v) continue;
        a->was[a->n] = f;
        a->at[a->n++] = (struct new_figure){ f->name, f->row, v };
    }
    return a->n ? "" : text(r, T_facts_reform_nothing);
}

static void post_new(struct req *r)
{
    const char *programme = in(r, "programme"), *problem;
    struct figures all = reform_figures_now(r, programme);
    struct tries a = { 0 };
    struct add_reform_row made;

    if (!counts(r, programme)) { refuse(r, 404, T_facts_reform_no_figures); return; }
    problem = read_all(r, &all, &a);
    if (!*problem && !book_reform(&r->mem, r->house->book, programme, a.at, a.n)) problem = text(r, T_facts_reform_unbearable);
    if (*problem) { render(r, 422, programme, problem); return; }
    if (reforms_open(r).n >= OPEN_MOST) { render(r, 409, programme, text(r, T_facts_reform_many)); return; }
    if (!add_reform(r, programme, r->today, book_hash(r->house->book), r->now, access_reader(r).account, &made)) fault(&r->fate,
        "the change of the law was not written");
    for (int i = 0; i < a.n; i++) add_reform_figure(r, made.id, a.at[i].name, a.at[i].row, a.was[i]->v, a.at[i].value);
    act(r, fmt(r, "asked what a change of the law would do: %s", programme), "reform", made.id.v);
    see_other(r, "/reform/one?id=%lld", (long long)made.id.v);
}
PAGE(facts_reform_new, .path = "/reform/new", .may = REFORM_PAGES, .get = get_new, .post = post_new,
     .help = "Figures of a programme's law, each with the value to try.");
