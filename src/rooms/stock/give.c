/* SPDX-License-Identifier: EUPL-1.2
** give.c - one turn at a counter: looked at whole before anything is written, then written whole (ST3 to ST7). */
#include "rooms/stock/rations.h"
#include "rooms/ledger/ledger.h"
#include "give.sql.h"

struct ready {                          /* a line, looked at */
    struct give_line want; struct item_now_row item; struct picked_lots lots; const struct left *left;
};

static enum delivered delivered_as(const char *kind)
{
    static const struct { const char *word; enum delivered as; } all[] = {
#define GOODS(word, as) { #word, as },
#include "rooms/stock/goods.h"
#undef GOODS
    };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) if (!strcmp(all[i].word, kind)) return all[i].as;
    return DELIVERED_ITEM;
}

/* ---- looking: what stands against it, in the reader's language; "" ---- */

static const char *look_at_line(struct req *r, const struct give *g, struct ready *x)
{
    const struct store *s = g->store;
    const char *name;
    int64_t there;

    if (!item_now(r, x->want.item, &x->item) || x->item.ended) return text(r, T_stock_gone);
    name = item_said(r, x->item.name, x->item.name_en);
    if (x->want.n < 1 || x->want.n > QUANTITY_MOST) return text_with(r, T_stock_quantity_wrong, stock_number_field(r, x->want.n));
    if (!strcmp(x->item.kind, "medicine") && !g->prescription.v) return text_with(r, T_stock_by_pharmacist, name);              /* ST8 */
    if (!lots_pick(r, s->id, x->want.item, x->item.kind, x->want.n, &x->lots, &there))
        return text_with(r, there ? T_stock_not_enough : T_stock_none_left, name, stock_number_field(r, there));
    return "";
}

/* ST5: what the lines take together of one ration. */
static const char *look_at_rations(struct req *r, const struct give *g, const struct lefts *all, struct ready *x, int n)
{
    for (int i = 0; i < n; i++) {
        int64_t takes = 0;

        if (!*x[i].item.ration) continue;
        x[i].left = left_for(all, x[i].item.ration);
        if (!x[i].left) return text_with(r, T_stock_no_ration, stock_said(r, "group", x[i].item.ration));
        for (int k = 0; k < n; k++) if (!strcmp(x[k].item.ration, x[i].item.ration)) takes += x[k].want.n * x[k].item.takes;
        if (takes > x[i].left->left)
            return text_with(r, x[i].left->left ? T_stock_beyond : T_stock_all_taken, stock_said(r, "group", x[i].item.ration),
                             stock_number_field(r, x[i].left->left), again_said(r, g->store, x[i].left->span.until));
                                 /* ST6 */
    }
    return "";
}

/* ---- writing ---- */

static void write_moves(struct req *r, const struct give *g, handout_id id, const struct ready *x, int n)
{
    for (int i = 0; i < n; i++)
        for (int k = 0; k < x[i].lots.n; k++)
            stock_move(r, &(struct moved){ g->store->id, x[i].lots.at[k].lot, "given", -x[i].lots.at[k].quantity, "handout", id.v, NULL });
}

static void write_rations(struct req *r, const struct give *g, handout_id id, const struct ready *x, int n)
{
    for (int i = 0; i < n; i++) {
        int64_t takes = 0;
        bool first = x[i].left != NULL;

        for (int k = 0; k < i; k++) first = first && x[k].left != x[i].left;
        for (int k = i; first && k < n; k++) if (x[k].left == x[i].left) takes += x[k].want.n * x[k].item.takes;
        if (first) ration_take(r, g->store, g->to, id, x[i].left, takes);
    }
}

/* A household's turn is one, whatever was in the bag; meals, packs and pieces are counted. */
static void write_ledger(struct req *r, const struct give *g, handout_id id, const struct ready *x, int n)
{
    const struct words *programmes = &g->store->rules->programmes;

    for (int as = 0; as < DELIVERED_KINDS; as++) {
        struct delivery d = { .on = r->today, .unit = g->store->id, .kind = (enum delivered)as, .about_kind = "handout", .about = id.v,
            .service = g->to ? g->to->programme : programmes->n ? programmes->at[0] : "" };
        for (int i = 0; i < n; i++) {
            if (delivered_as(x[i].item.kind) != (enum delivered)as) continue;
            d.quantity = as == DELIVERED_RATION ? 1 : d.quantity + x[i].want.n;
            for (int k = 0; k < x[i].lots.n; k++) d.worth.v += x[i].lots.at[k].quantity * x[i].lots.at[k].worth.v;
        }
        if (g->to) d.person = g->to->person, d.under = g->to->under;
        if (d.quantity) ledger_add(r, &d);
    }
}

handout_id handout_give(struct req *r, const struct give *g, const char **problem)
{
    struct ready *x = mem_get(&r->mem, (size_t)(g->n + 1) * sizeof *x);
    struct lefts lefts = { 0 };
    struct add_handout_row row;

    *problem = g->to ? g->to->why_not : "";
    if (!**problem && !g->n) *problem = text(r, T_stock_nothing_chosen);
    for (int i = 0; !**problem && i < g->n; i++) { x[i].want = g->line[i]; *problem = look_at_line(r, g, &x[i]); }
    if (!**problem && g->to) lefts = lefts_of(r, g->store, g->to);
    if (!**problem && g->to) *problem = look_at_rations(r, g, &lefts, x, g->n);
    if (**problem) return (handout_id){ 0 };
    if (!add_handout(r, g->store->id, g->to ? g->to->card : (card_id){ 0 }, g->to ? g->to->person : (person_id){ 0 }, g->to ?
        g->to->household : (household_id){ 0 },
                     g->to ? g->to->under : (case_id){ 0 }, g->taken_by, g->to ? g->to->persons : 1, g->prescription, r->today, r->now,
                         staff_here(r), &row))
        fault(&r->fate, "the hand-out was not written");
    write_moves(r, g, row.id, x, g->n);
    write_rations(r, g, row.id, x, g->n);
    write_ledger(r, g, row.id, x, g->n);
    if (g->to) pickup_came(r, g->store->id, g->to->card, r->today);
    act(r, "handed out goods", "handout", row.id.v);
    return row.id;
}

bool handout_undo(struct req *r, handout_id id, const char *why)
{
    if (!undo_handout(r, id, r->now, why)) return false;
    /* What was typed may name somebody and stays with the hand-out; the rows that are never changed say only that. */
    moves_take_back(r, "handout", id.v, text(r, T_stock_undone_why));
    rations_give_back(r, id);
    if (filled_back(r, id)) prescription_back(r, id);
    ledger_take_back(r, "handout", id.v, text(r, T_stock_undone_why));
    act(r, "undid a hand-out", "handout", id.v);
    return true;
}
