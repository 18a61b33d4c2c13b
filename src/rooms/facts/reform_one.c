/* SPDX-License-Identifier: EUPL-1.2
** reform_one.c - what a change of the law would do to the households of the registry: a page, and a paper for the council (FA17). */
#include "rooms/facts/reform.h"
#include "rooms/facts/value.h"
#include "rooms/portal/portal.h"
#include "host/print.h"

struct change_line { const char *label, *was, *value; };
struct group_line { const char *words, *households, *gain, *lose; cents cost; bool shown, more; };
struct group_table { const char *title; struct { int n; struct group_line *at; } lines; };
struct reform_one_page {
    reform_id id; const char *name, *payer, *by, *households, *restricted, *unknown, *entitled, *gain, *lose, *enter, *leave;
    cents before, after, cost, year; bool counting, broken, money; day on; int64_t done;
    struct { int n; struct change_line *at; } changes;
    struct { int n; struct group_table *at; } groups;
};
#include "reform_one.html.h"

static bool few(int64_t n) { return n > 0 && n < REFORM_FEW; }

static void take_changes(struct req *r, const char *programme, struct reform_one_page *p)
{
    struct figures now = reform_figures_now(r, programme);
    struct reform_figures all = reform_figures(r, p->id);

    p->changes.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->changes.at);
    for (int i = 0; i < all.n; i++)
        p->changes.at[p->changes.n++] = (struct change_line){ reform_figure_said(r, &now, all.at[i].name, all.at[i].band),
            reform_value_said(r, &now, all.at[i].name, all.at[i].band, all.at[i].was),
            reform_value_said(r, &now, all.at[i].name, all.at[i].band, all.at[i].value) };
}

static void take_groups(struct req *r, struct reform_one_page *p)
{
    static const int titles[] = { T_facts_reform_by_children, T_facts_reform_by_persons, T_facts_reform_by_area };

    p->groups.at = mem_get(&r->mem, REFORM_KINDS * sizeof *p->groups.at);
    for (int k = 0; k < REFORM_KINDS; k++) {
        struct shown_groups all = groups_shown(r, p->id, k);
        struct group_table *t = &p->groups.at[p->groups.n];
        if (!all.n) continue;
        p->groups.n++;
        t->title = text(r, titles[k]);
        t->lines.at = mem_get(&r->mem, (size_t)all.n * sizeof *t->lines.at);
        for (int i = 0; i < all.n; i++) {
            const struct shown_group *g = &all.at[i];
            t->lines.at[t->lines.n++] = (struct group_line){ g->words, g->shown ? fmt(r, "%lld", (long long)g->households) : "–",
                g->shown ? fmt(r, "%lld", (long long)g->gain) : "–", g->shown ? fmt(r, "%lld", (long long)g->lose) : "–", g->cost, g->shown, g->cost.v > 0 };
        }
    }
}

/* FA17: what one figure less another would tell is hidden with it. */
static void take_totals(struct req *r, const struct reform_of_row *x, struct reform_one_page *p)
{
    bool gain = !few(x->gain), lose = !few(x->lose);

    p->households = reform_count_said(r, x->households, !few(x->households));
    p->restricted = reform_count_said(r, x->restricted, !few(x->restricted));
    p->unknown = reform_count_said(r, x->unknown, !few(x->unknown));
    p->entitled = reform_count_said(r, x->entitled, !few(x->entitled));
    p->gain = reform_count_said(r, x->gain, gain);
    p->lose = reform_count_said(r, x->lose, lose);
    p->enter = !gain || few(x->enter) ? reform_count_said(r, 1, false) : few(x->gain - x->enter) ? "–" : fmt(r, "%lld", (long long)x->enter);
    p->leave = !lose || few(x->leave) ? reform_count_said(r, 1, false) : few(x->lose - x->leave) ? "–" : fmt(r, "%lld", (long long)x->leave);
    p->money = gain && lose && !few(x->entitled);
    p->before = x->before;
    p->after = x->after;
    p->cost.v = x->after.v - x->before.v;
    p->year.v = 12 * p->cost.v;
}

static bool found(struct req *r, struct reform_one_page *p)
{
    struct reform_of_row x;

    p->id.v = in_id(r, "id");
    if (!reform_of(r, p->id, &x)) { refuse(r, 404, T_facts_reform_gone); return false; }
    p->name = reform_programme_said(r, x.programme);
    p->payer = reform_payer_said(r, x.programme);
    p->by = fact_account_said(r, x.by);
    p->on = x.day;
    p->done = x.households;
    p->counting = !x.ended.v;
    p->broken = x.broken;
    take_changes(r, x.programme, p);
    if (p->counting || p->broken) return true;
    take_totals(r, &x, p);
    take_groups(r, p);
    return true;
}

static void get(struct req *r)
{
    struct reform_one_page p = { .name = "" };

    if (!found(r, &p)) return;
    if (p.counting) r->refresh = 3;
    page_begin(r, text_with(r, T_facts_reform_one, p.name), .back = "/reform", .wide = true);
    reform_one_html(r, &p);
    page_end(r);
}
PAGE(facts_reform_one, .path = "/reform/one", .may = REFORM_PAGES, .get = get,
     .help = "What a change of the law would do to the households of the registry: who gains, what it costs; nobody is named.");

/* ---- the paper ---- */

static void print_changes(struct req *r, struct print *f, const struct reform_one_page *p)
{
    static const int wide[] = { 300, 100, 100 };
    const char *head[] = { text(r, T_facts_reform_figure), text(r, T_facts_reform_today), text(r, T_facts_reform_then) };
    struct table *t = print_table(f, 3, wide, head, false);

    for (int i = 0; i < p->changes.n; i++) {
        const char **c = mem_get(&r->mem, 3 * sizeof *c);
        c[0] = p->changes.at[i].label, c[1] = p->changes.at[i].was, c[2] = p->changes.at[i].value;
        print_row(f, t, c);
    }
    if (p->changes.n) print_table_end(f, t);
}

static void print_totals(struct req *r, struct print *f, const struct reform_one_page *p)
{
    print_pair(f, text(r, T_facts_reform_households), p->households);
    print_pair(f, text(r, T_facts_reform_entitled), p->entitled);
    print_pair(f, text(r, T_facts_gain), p->gain);
    print_pair(f, text(r, T_facts_lose), p->lose);
    print_pair(f, text(r, T_facts_enter), p->enter);
    print_pair(f, text(r, T_facts_leave), p->leave);
    print_pair(f, text(r, T_facts_reform_unknown), p->unknown);
    print_pair(f, text(r, T_facts_reform_restricted), p->restricted);
    if (!p->money) return;
    print_pair(f, text(r, T_facts_reform_before), money_said(r, p->before));
    print_pair(f, text(r, T_facts_reform_after), money_said(r, p->after));
    print_strong(f, text_with(r, T_facts_reform_cost_said, money_said(r, p->cost), money_said(r, p->year)));
}

static void print_group(struct req *r, struct print *f, const struct group_table *g)
{
    static const int wide[] = { 220, 90, 70, 70, 100 };
    const char *head[] = { g->title, text(r, T_facts_reform_households), text(r, T_facts_gain), text(r, T_facts_lose), text(r, T_facts_reform_cost) };
    struct table *t = print_table(f, 5, wide, head, false);

    for (int i = 0; i < g->lines.n; i++) {
        const struct group_line *l = &g->lines.at[i];
        const char **c = mem_get(&r->mem, 5 * sizeof *c);
        c[0] = l->words, c[1] = l->households, c[2] = l->gain, c[3] = l->lose, c[4] = l->shown ? money_said(r, l->cost) : "–";
        print_row(f, t, c);
    }
    print_table_end(f, t);
}

static void get_paper(struct req *r)
{
    int asked = texts_language_find(r->house->texts, in(r, "in"));
    struct reform_one_page p = { .name = "" };
    const struct language *lang;
    struct print *f;
    size_t n;

    if (asked >= 0) r->lang = asked;
    lang = texts_language(r->house->texts, r->lang);
    if (!found(r, &p)) return;
    if (p.counting || p.broken) { refuse(r, 409, T_facts_reform_not_yet); return; }
    f = print_open(&r->mem, text_with(r, T_facts_reform_one, p.name), lang->code, lang->rtl, fmt(r, "%s · %s", text_named(r, "town.name"),
        text(r, T_facts_reform_title)));
    print_small(f, text(r, T_facts_reform_paper_for));
    print_heading(f, 1, text_with(r, T_facts_reform_one, p.name));
    print_text(f, text_with(r, T_facts_reform_asked, day_said(r, p.on), p.by));
    if (*p.payer) print_text(f, text_with(r, T_facts_reform_payer, p.payer));
    print_heading(f, 2, text(r, T_facts_reform_changes));
    print_changes(r, f, &p);
    print_heading(f, 2, text(r, T_facts_reform_outcome));
    print_totals(r, f, &p);
    for (int i = 0; i < p.groups.n; i++) {
        print_heading(f, 2, p.groups.at[i].title);
        print_group(r, f, &p.groups.at[i]);
    }
    print_heading(f, 2, text(r, T_facts_reform_how));
    print_text(f, text(r, T_facts_reform_how_text));
    print_small(f, text(r, T_facts_reform_hidden));
    const char *bytes = print_close(f, &n, NULL);
    act(r, "printed a change of the law", "reform", p.id.v);
    r->type = "application/pdf";
    r->filename = fmt(r, "reform-%lld-%s.pdf", (long long)p.id.v, lang->code);
    out_raw(&r->out, bytes, n);
}
PAGE(facts_reform_paper, .path = "/reform/paper", .may = REFORM_PAGES, .get = get_paper, .slow = true,
     .help = "A change of the law as a paper for the council, in Greek or English.");
