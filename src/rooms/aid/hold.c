/* SPDX-License-Identifier: EUPL-1.2
** hold.c - what awards hold: credit of budget lines, a family's share of the year; bound with the proposal, freed with what is dropped. */
#include "rooms/aid/inside.h"
#include "base/date.h"

struct year_part { int year; cents all; };
enum { YEARS = 7 };             /* 60 months touch at most six */

static int years_of(const struct wanted *w, struct year_part to[static YEARS])
{
    int n = 0;

    for (int i = 0; i < w->times; i++) {
        int year = day_civil(day_add_months(w->first, i)).year;
        if (!n || to[n - 1].year != year) to[n++] = (struct year_part){ year, { 0 } };
        to[n - 1].all.v += w->each.v;
    }
    return n;
}

/* What the award that is replaced holds of a year: it is free for its successor. */
static int64_t own_of(const struct award_of_row *own, int year)
{
    int64_t all = 0;

    for (int i = 0; own && i < own->times; i++) if (day_civil(day_add_months(own->first, i)).year == year) all += own->amount.v;
    return all;
}

static const char *share_short(struct req *r, const struct wanted *w, const struct award_of_row *own, const struct year_part *y)
{
    struct share_of_row s = { .held = { 0 } };

    if (!w->rules->yearly.v) return "";
    share_of(r, w->rules->programme, y->year, w->family_kind, w->family, &s);
    if (own && own->family == w->family && !strcmp(own->family_kind, w->family_kind)) s.held.v -= own_of(own, y->year);
    if (s.held.v + y->all.v <= w->rules->yearly.v) return "";
    return text_with(r, T_aid_over_ceiling, fmt(r, "%d", y->year), money_said(r, w->rules->yearly), money_said(r, s.held),
                     money_said(r, (cents){ w->rules->yearly.v > s.held.v ? w->rules->yearly.v - s.held.v : 0 }));
}

/* A year whose budget is not open yet holds nothing: its instalments are bound when it opens (budget.c). */
static const char *credit_short(struct req *r, const struct wanted *w, const struct award_of_row *own, const struct year_part *y,
    int this_year)
{
    struct budget_of_row b;

    if (!budget_of(r, y->year, w->code, &b))
        return y->year <= this_year ? text_with(r, T_aid_no_budget, w->code, fmt(r, "%d", y->year)) : "";
    if (own && !strcmp(own->code, w->code)) b.bound.v -= own_of(own, y->year);
    if (b.bound.v + y->all.v <= b.credit.v) return "";
    return text_with(r, T_aid_no_credit, w->code, fmt(r, "%d", y->year), money_said(r, (cents){ b.credit.v - b.bound.v }),
        money_said(r, y->all));
}

const char *award_short(struct req *r, const struct wanted *w, const struct award_of_row *own)
{
    struct year_part years[YEARS];
    int n = years_of(w, years), this_year = day_civil(r->today).year;
    const char *s = "";

    for (int i = 0; i < n && !*s; i++) {
        s = share_short(r, w, own, &years[i]);
        if (!*s) s = credit_short(r, w, own, &years[i], this_year);
    }
    return s;
}

void award_hold(struct req *r, award_id award, const struct wanted *w)
{
    struct year_part years[YEARS];
    int n = years_of(w, years);
    struct budget_of_row b;

    for (int i = 0; i < n; i++) {
        if (w->rules->yearly.v && !hold_share(r, w->rules->programme, years[i].year, w->family_kind, w->family, w->rules->yearly,
            years[i].all))
            fault(&r->fate, "an award over a family's ceiling");                                            /* AI2 */
        /* AI1 */
        if (budget_of(r, years[i].year, w->code, &b) && !hold_credit(r, b.id, years[i].all))
            fault(&r->fate, "an award over a line's credit");
    }
    for (int i = 0; i < w->times; i++) {
        day due = day_add_months(w->first, i);
        bool open = budget_of(r, day_civil(due).year, w->code, &b);
        add_instalment(r, award, i + 1, due, w->each, open ? b.id : (budget_id){ 0 });
    }
}

void instalment_free(struct req *r, const struct bound *b)
{
    const struct aid_rules *rules = town_aid(r->house->town, b->programme);

    if (!drop_instalment(r, b->id)) return;
    if (b->budget.v) free_credit(r, b->budget, b->amount);                                                  /* AI4 */
    if (rules && rules->yearly.v) free_share(r, b->programme, day_civil(b->due).year, b->family_kind, b->family, b->amount);
}

void award_free(struct req *r, const struct award_of_row *a)
{
    struct instalments all = instalments(r, a->id);

    for (int i = 0; i < all.n; i++) {
        const struct instalments_row *x = &all.at[i];
        instalment_free(r, &(struct bound){ x->id, x->budget, x->amount, x->due, a->programme, a->family_kind, a->family });
    }
}
