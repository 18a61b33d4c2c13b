/* SPDX-License-Identifier: EUPL-1.2
** functions.c - what an expression can name: literals, figures, tables, functions over members and days. */
#include "rules/expr.h"

static const int64_t LARGEST = (int64_t)1 << 60;            /* as digits are read */

static struct ex one(int node) { return (struct ex){ .node = node }; }

struct ex literal(struct reader *p)
{
    const struct token figure = p->t;
    int places = 0;
    int64_t v;

    if (p->t.kind == TOK_DATE) return one(node_const(p->book, T_DATE, 0, want_date(p).v));
    for (int i = 0; i < p->t.n; i++) if (p->t.at[i] == '.') places = p->t.n - i - 1;
    if (places > 6) refuse_at(p, &p->t, "more than 6 decimal places");
    if (p->failed) return one(p->book->no);
    v = want_figure(p, T_INT + (places > 0), places);
    if (take_name(p, "EUR")) {
        if (places > 2) refuse_at(p, &p->t, "money has at most two decimal places");
        if (v > LARGEST / 100) { refuse_at(p, &figure, "the number is too large"); return one(p->book->no); }
        for (; places < 2; places++) v *= 10;
        return one(node_const(p->book, T_MONEY, 0, v));
    }
    if (take_punct(p, "%")) return one(node_const(p->book, T_NUMBER, places + 2, v));
    return one(node_const(p->book, places ? T_NUMBER : T_INT, places, v));
}

static int reference_of(struct reader *p) { return p->prog ? p->prog->reference : p->book->today; }

static int param_node(struct reader *p, int i)
{
    const struct param *q = &p->book->params[i];
    struct node n = node2(p, N_PARAM, (enum type)q->type, q->places, reference_of(p), -1);

    n.k = i;
    n.lo = n.hi = q->n ? q->at[0].v : 0;
    for (int k = 1; k < q->n; k++) { if (q->at[k].v < n.lo) n.lo = q->at[k].v; if (q->at[k].v > n.hi) n.hi = q->at[k].v; }
    return made(p, n);
}

static void edition_bounds(const struct edition *e, struct node *n)
{
    for (int i = 0; i <= e->n; i++) {
        int64_t v = i < e->n ? e->rows[i].v : e->otherwise;

        if (v < n->lo) n->lo = v;
        if (v > n->hi) n->hi = v;
    }
}

static int table_node(struct reader *p, int i)
{
    const struct table *q = &p->book->tables[i];
    struct node n;
    int key;

    want_punct(p, "(");
    key = argument(p);
    want_punct(p, ")");
    if (p->failed) return p->book->no;
    want_type(p, key, (enum type)q->key_type, "the key of this table");
    if (q->key_type == T_CHOICE && node_at(p, key)->options != q->key_fact) refuse_at(p, &p->t, "this table has other options");
    if (node_at(p, key)->places > q->key_places) { refuse_at(p, &p->t, "round the key of this table first"); return p->book->no; }
    key = scaled(p, key, q->key_places);
    n = node2(p, N_TABLE, (enum type)q->type, q->places, reference_of(p), key);
    n.k = i;
    n.lo = INT64_MAX; n.hi = INT64_MIN;
    for (int k = 0; k < q->n; k++) edition_bounds(&q->at[k], &n);
    return made(p, n);
}

static int member_wise(struct reader *p, int node, const char *what)
{
    if (!node_at(p, node)->member && node_at(p, node)->op != N_CONST)
        refuse_at(p, &p->t, "%s() goes over the members, but this says nothing about a person", what);
    return node;
}

/* count sum any all least greatest rank: (E [where C] [else D]) */
static int aggregate(struct reader *p, enum op op, const char *what)
{
    struct node n;
    int e, c = -1, d = -1;

    want_punct(p, "(");
    e = argument(p);
    if (op == N_COUNT || op == N_ANY || op == N_ALL) e = want_type(p, e, T_BOOL, "the condition");
    else if (node_at(p, e)->type == T_BOOL || node_at(p, e)->type == T_CHOICE) refuse_at(p, &p->t, "%s() needs figures or dates", what);
    if (op == N_SUM && node_at(p, e)->type == T_DATE) refuse_at(p, &p->t, "dates cannot be summed");
    if (take_name(p, "where")) {
        c = want_type(p, argument(p), T_BOOL, "where");
        member_wise(p, c, what);
    } else if (op != N_COUNT) member_wise(p, e, what);
    if (op == N_LEAST || op == N_GREATEST) {
        if (!take_name(p, "else")) refuse_at(p, &p->t, "%s() needs an else for when nobody counts", what);
        else { d = argument(p); alike(p, &e, &d, "choose between"); }
        if (!p->failed && node_at(p, d)->member) refuse_at(p, &p->t, "the else of %s() is of the household", what);
    }
    want_punct(p, ")");
    if (p->failed) return p->book->no;
    n = node2(p, op, op == N_COUNT || op == N_RANK ? T_INT : (enum type)node_at(p, e)->type,
              op == N_COUNT || op == N_RANK ? 0 : node_at(p, e)->places, e, c);
    n.c = d;
    n.member = op == N_RANK;
    return made(p, n);
}

static int extreme(struct reader *p, enum op op)
{
    int x, y;

    want_punct(p, "(");
    x = argument(p);
    while (!p->failed && take_punct(p, ",")) {
        y = argument(p);
        if (!alike(p, &x, &y, "choose between")) break;
        if (node_at(p, x)->type == T_BOOL || node_at(p, x)->type == T_CHOICE) { refuse_at(p, &p->t, "min and max need figures or dates"); break; }
        x = made(p, node2(p, op, (enum type)node_at(p, x)->type, node_at(p, x)->places, x, y));
    }
    want_punct(p, ")");
    return x;
}

static int two_dates(struct reader *p, enum op op)
{
    int x, y;

    want_punct(p, "(");
    x = want_type(p, argument(p), T_DATE, "the first day");
    want_punct(p, ",");
    y = want_type(p, argument(p), T_DATE, "the second day");
    want_punct(p, ")");
    return p->failed ? p->book->no : made(p, node2(p, op, T_INT, 0, x, y));
}

static int add_span(struct reader *p, enum op op, int times)
{
    struct node n;
    int x, y;

    want_punct(p, "(");
    x = want_type(p, argument(p), T_DATE, "the day");
    want_punct(p, ",");
    y = want_type(p, argument(p), T_INT, "the span");
    want_punct(p, ")");
    if (p->failed) return p->book->no;
    if (node_at(p, y)->lo < -200000 / times || node_at(p, y)->hi > 200000 / times) refuse_at(p, &p->t, "the span can grow too long");
    if (times > 1) { n = node2(p, N_SCALE, T_INT, 0, y, -1); n.k = times; y = made(p, n); }
    return made(p, node2(p, op, T_DATE, 0, x, y));
}

static int part_of_day(struct reader *p, enum op op)
{
    int x;

    want_punct(p, "(");
    x = want_type(p, argument(p), T_DATE, "the day");
    want_punct(p, ")");
    return p->failed ? p->book->no : made(p, node2(p, op, T_INT, 0, x, -1));
}

/* date(year, month, day): month and day are literals, so that every year has it (29-02 is refused) */
static int date_of(struct reader *p)
{
    struct node n;
    int y;

    want_punct(p, "(");
    y = want_type(p, argument(p), T_INT, "the year");
    want_punct(p, ",");
    int64_t m = want_figure(p, T_INT, 0);
    want_punct(p, ",");
    int64_t d = want_figure(p, T_INT, 0);
    want_punct(p, ")");
    if (p->failed) return p->book->no;
    if (m < 1 || m > 12 || d < 1 || !day_valid(2001, (int)m, (int)d)) { refuse_at(p, &p->t, "not every year has such a day"); return p->book->no; }
    n = node2(p, N_DATE, T_DATE, 0, y, -1);
    n.k = m * 100 + d;
    return made(p, n);
}

static int head_of(struct reader *p)
{
    int x;
    struct node n;

    want_punct(p, "(");
    x = argument(p);
    want_punct(p, ")");
    if (p->failed || !node_at(p, x)->member) return x;
    n = node2(p, N_HEAD, (enum type)node_at(p, x)->type, node_at(p, x)->places, x, -1);
    n.member = 0;
    n.options = node_at(p, x)->options;
    return made(p, n);
}

static const struct prog *other_programme(struct reader *p)
{
    char id[80] = "";
    size_t n = 0;

    while ((p->t.kind == TOK_NAME || p->t.kind == TOK_NUMBER || is_punct(p, "-")) && n + (size_t)p->t.n < sizeof id - 1) {
        memcpy(id + n, p->t.at, (size_t)p->t.n);
        n += (size_t)p->t.n;
        reader_next(p);
    }
    for (int i = 0; i < p->book->nprogs; i++)
        if (!strcmp(p->book->progs[i].is.id, id) && p->book->progs[i].state == 2) return &p->book->progs[i];
    refuse_at(p, &p->t, "no programme '%s' can be used here", id);
    return 0;
}

static int granted(struct reader *p, bool member)
{
    const struct prog *q;

    want_punct(p, "(");
    q = other_programme(p);
    want_punct(p, ")");
    if (!q) return p->book->no;
    if (member && !q->is.per_person) refuse_at(p, &p->t, "that programme is of the household; write granted()");
    return member ? q->verdict : q->granted;
}

static int amount_of(struct reader *p)
{
    static const char *const kinds[] = { "monthly", "yearly", "once", "points", "fee_monthly", "rate" };
    const struct prog *q;

    want_punct(p, "(");
    q = other_programme(p);
    want_punct(p, ",");
    for (int k = 0; q && k < 6; k++)
        if (is_name(p, kinds[k]))
            for (int i = 0; i < q->noutputs; i++)
                if ((int)q->outputs[i].kind == k) {
                    reader_next(p);
                    want_punct(p, ")");
                    return q->outputs[i].total;
                }
    refuse_at(p, &p->t, "that programme gives no such amount");
    return node_const(p->book, T_MONEY, 0, 0);
}

static int function(struct reader *p, bool *known)
{
    static const struct { const char *name; enum op op; } over[] = {
        { "count", N_COUNT }, { "sum", N_SUM }, { "any", N_ANY }, { "all", N_ALL },
        { "least", N_LEAST }, { "greatest", N_GREATEST }, { "rank", N_RANK } };

    *known = true;
    for (size_t i = 0; i < sizeof over / sizeof *over; i++)
        if (take_name(p, over[i].name)) return aggregate(p, over[i].op, over[i].name);
    if (take_name(p, "min")) return extreme(p, N_MIN);
    if (take_name(p, "max")) return extreme(p, N_MAX);
    if (take_name(p, "head")) return head_of(p);
    if (take_name(p, "years")) return two_dates(p, N_YEARS);
    if (take_name(p, "months")) return two_dates(p, N_MONTHS);
    if (take_name(p, "add_days")) return add_span(p, N_ADD_DAYS, 1);
    if (take_name(p, "add_months")) return add_span(p, N_ADD_MONTHS, 1);
    if (take_name(p, "add_years")) return add_span(p, N_ADD_MONTHS, 12);
    if (take_name(p, "year")) return part_of_day(p, N_YEAR);
    if (take_name(p, "month")) return part_of_day(p, N_MONTH);
    if (take_name(p, "date")) return date_of(p);
    if (take_name(p, "granted")) return granted(p, false);
    if (take_name(p, "granted_member")) return granted(p, true);
    if (take_name(p, "amount_of")) return amount_of(p);
    *known = false;
    return p->book->no;
}

int named(struct reader *p)
{
    struct book *b = p->book;
    const struct name *name = p->prog ? name_find(p->prog, p->t.at, p->t.n) : 0;
    bool known = true;
    int n;

    if (take_name(p, "yes")) return b->yes;
    if (take_name(p, "no")) return b->no;
    if (take_name(p, "today")) return b->today;
    if (is_name(p, "age") && b->born >= 0) {
        reader_next(p);
        return made(p, node2(p, N_YEARS, T_INT, 0, b->facts[b->born].node, b->today));
    }
    if (name) {
        reader_next(p);
        return name->kind == NAME_TABLE ? table_node(p, name->index) : name->kind == NAME_PARAM ? param_node(p, name->index) : name->node;
    }
    for (int i = 0; i < b->nfacts; i++)
        if (b->facts[i].node >= 0 && is_name(p, b->facts[i].is.name)) { reader_next(p); return b->facts[i].node; }
    n = function(p, &known);
    if (!known) refuse_at(p, &p->t, "no fact, figure, table or definition of that name stands above");
    return n;
}

