/* SPDX-License-Identifier: EUPL-1.2
** budget.c - lines of a year's budget: what the council gave them, what awards hold of it, what was paid (AI1). */
#include "rooms/aid/inside.h"
#include "base/date.h"
#include "budget.sql.h"

enum { FIRST_YEAR = 2000, GROUND_MOST = 200 };
struct budget_line { budget_id id; struct ltr code; cents credit, bound, sent, paid, left; };
struct change_line { struct ltr code; const char *at, *who, *ground; cents amount; };
struct code_choice { const char *code; bool on; };
struct budget_page {
    const char *problem, *amount, *ground; int64_t year, before, after; bool may, less;
    struct { int n; struct budget_line *at; } lines;
    struct { int n; struct change_line *at; } changes;
    struct { int n; struct code_choice *at; } codes;
};
#include "budget.html.h"

static void add_code(struct budget_page *p, const char *code, const char *chosen)
{
    for (int i = 0; i < p->codes.n; i++) if (!strcmp(p->codes.at[i].code, code)) return;
    p->codes.at[p->codes.n++] = (struct code_choice){ code, !strcmp(code, chosen) };
}

static void take_codes(struct req *r, struct budget_page *p)
{
    const struct town *town = r->house->town;
    int n = 0;

    for (int i = 0; i < town_aids(town); i++) n += town_aid_at(town, i)->codes.n;
    p->codes.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->codes.at);
    for (int i = 0; i < town_aids(town); i++)
        for (int k = 0; k < town_aid_at(town, i)->codes.n; k++) add_code(p, town_aid_at(town, i)->codes.at[k], in(r, "code"));
}

static int year_asked(struct req *r)
{
    int64_t year = in_id(r, "year"), now = day_civil(r->today).year;

    return year >= FIRST_YEAR && year <= now + 1 ? (int)year : (int)now;
}

static void render(struct req *r, int status, const char *problem)
{
    struct budget_page p = { .problem = problem, .year = year_asked(r), .may = (r->keys & MAY_DECIDE) != 0, .amount = in(r, "amount"),
        .ground = in(r, "ground"), .less = in_has(r, "less") };
    struct budgets all = budgets(r, p.year);
    struct changes_of changes = changes_of(r, p.year);

    p.before = p.year > FIRST_YEAR ? p.year - 1 : 0;
    p.after = p.year <= day_civil(r->today).year ? p.year + 1 : 0;
    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct budgets_row *b = &all.at[i];
        p.lines.at[p.lines.n++] = (struct budget_line){ b->id, { b->code }, b->credit, b->bound, b->sent, b->paid,
            { b->credit.v - b->bound.v } };
    }
    p.changes.at = mem_get(&r->mem, (size_t)(changes.n + 1) * sizeof *p.changes.at);
    for (int i = 0; i < changes.n; i++)
        p.changes.at[p.changes.n++] = (struct change_line){ { changes.at[i].code }, day_said(r, greek_day(changes.at[i].at)),
            changes.at[i].who, changes.at[i].ground, changes.at[i].amount };
    take_codes(r, &p);
    r->status = status;
    page_begin(r, text(r, T_aid_budget), .back = "/aid", .wide = true, .problem = *problem != 0);
    budget_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { render(r, 200, ""); }

static bool code_known(struct req *r, const char *code)
{
    for (int i = 0; i < town_aids(r->house->town); i++) {
        const struct words *w = &town_aid_at(r->house->town, i)->codes;
        for (int k = 0; k < w->n; k++) if (!strcmp(w->at[k], code)) return true;
    }
    return false;
}

/* Instalments that waited for this year's line are bound now; there must be credit for all of them. */
static const char *take_over(struct req *r, budget_id id, int year, const char *code, cents credit)
{
    day since = day_of(year, 1, 1), until = day_of(year + 1, 1, 1);
    struct waits_for_row w = waits_for(r, since, until, code);

    if (!w.n) return "";
    if (w.all_of_it.v > credit.v) return text_with(r, T_aid_credit_short, code, fmt(r, "%d", year), money_said(r, w.all_of_it));
    if (!id.v) return "";
    bear(r, id, since, until, code);
    if (!bind(r, id, w.all_of_it)) fault(&r->fate, "instalments over a line's credit");
    return "";
}

static void post(struct req *r)
{
    const char *code = in(r, "code"), *problem;
    int year = year_asked(r);
    struct budget_of_row b = { .credit = { 0 } };
    struct open_budget_row row;
    cents amount;

    if (!code_known(r, code)) { render(r, 422, text(r, T_aid_choose_code)); return; }
    if (!euros_read(in(r, "amount"), &amount)) { render(r, 422, text(r, T_aid_amount_wrong)); return; }
    if (!*in(r, "ground") || strlen(in(r, "ground")) > GROUND_MOST) { render(r, 422, text(r, T_aid_say_act)); return; }
    if (in_has(r, "less")) amount.v = -amount.v;
    bool is = budget_of(r, year, code, &b);
    if (b.credit.v + amount.v < b.bound.v) {
        render(r, 409, text_with(r, T_aid_credit_held, code, money_said(r, b.bound), money_said(r, (cents){ b.credit.v - b.bound.v })));
        return;
    }
    problem = is ? "" : take_over(r, (budget_id){ 0 }, year, code, amount);
    if (*problem) { render(r, 409, problem); return; }
    if (!is && !open_budget(r, year, code, &row)) { render(r, 409, text(r, T_aid_met)); return; }
    if (!is) b.id = row.id;
    if (!change_credit(r, b.id, amount)) fault(&r->fate, "credit below what is bound");
    note_credit(r, b.id, r->now, staff_here(r), amount, in(r, "ground"));
    if (!is) take_over(r, b.id, year, code, amount);
    act(r, "changed the credit of a budget line", "budget", b.id.v);
    see_other(r, "/aid/budget?year=%d", year);
}
PAGE(aid_budget, .path = "/aid/budget", .may = AID_COUNTS, .get = get,
    .help = "Lines of the budget: credit, what awards hold, what was paid, what is left.");
PAGE(aid_credit, .path = "/aid/credit", .may = MAY_DECIDE, .post = post,
    .help = "Credit of a budget line given or taken, by which decision of the council.");
