/* SPDX-License-Identifier: EUPL-1.2
** expr.c - an expression, read straight into nodes, with its types checked on the way.
**
** X1  Money is not a number; a choice is compared with its own options only.
** X2  + - * are exact: their results carry the decimal places they need.  A division is a quotient, a thing
**     that only `rounded` can take.
** X3  Nesting stops at DEEPEST. */
#include "rules/book.h"

enum { DEEPEST = 60 };

struct ex { int node; bool quotient; int over, under; };     /* quotient: over / under, not yet rounded */

static struct ex expression(struct reader *);

static struct node *at(struct reader *p, int i) { return &p->book->nodes[i]; }
static struct ex one(int node) { return (struct ex){ .node = node }; }

static const char *type_name(enum type t)
{
    static const char *const names[] = { "yes/no", "a whole number", "a number", "money", "a date", "a choice" };

    return names[t];
}

static int made(struct reader *p, struct node n)
{
    if (!node_bounds(p->book, &n)) {
        refuse_at(p, &p->t, "the figures of this expression can pass 2^62");
        return p->book->no;
    }
    return node_get(p->book, n);
}

static struct node node2(struct reader *p, enum op op, enum type t, int places, int a, int b)
{
    return (struct node){ .op = (uint8_t)op, .type = (uint8_t)t, .places = (uint8_t)places, .a = a, .b = b, .c = -1, .options = -1,
                          .member = at(p, a)->member || (b >= 0 && at(p, b)->member) };
}

/* A value that is whole: a quotient that nobody rounded is refused. */
static int whole(struct reader *p, struct ex e)
{
    if (e.quotient) refuse_at(p, &p->t, "a division must say how it is rounded: (a / b) rounded down to cent");
    return e.quotient ? p->book->no : e.node;
}

static int want_type(struct reader *p, int node, enum type t, const char *what)
{
    if (at(p, node)->type == t || (t == T_NUMBER && at(p, node)->type == T_INT)) return node;
    refuse_at(p, &p->t, "%s must be %s, this is %s", what, type_name(t), type_name(at(p, node)->type));
    return t == T_BOOL ? p->book->no : node_const(p->book, t, 0, 0);
}

static int scaled(struct reader *p, int node, int places)
{
    int64_t k = 1;
    struct node n;

    if (at(p, node)->places == places) return node;
    for (int i = at(p, node)->places; i < places; i++) k *= 10;
    n = node2(p, N_SCALE, at(p, node)->type == T_INT ? T_NUMBER : at(p, node)->type, places, node, -1);
    n.k = k;
    return made(p, n);
}

/* Brings two values to one type and scale, so that they can be added, compared or chosen between. */
static bool alike(struct reader *p, int *a, int *b, const char *doing)
{
    enum type x = at(p, *a)->type, y = at(p, *b)->type;
    int places = at(p, *a)->places > at(p, *b)->places ? at(p, *a)->places : at(p, *b)->places;

    if (p->failed) return false;
    if (x != y && !(x <= T_NUMBER && y <= T_NUMBER && x && y)) {
        refuse_at(p, &p->t, "cannot %s %s and %s", doing, type_name(x), type_name(y));
        return false;
    }
    if (x == T_CHOICE && at(p, *a)->options != at(p, *b)->options) {
        refuse_at(p, &p->t, "cannot %s two choices with different options", doing);
        return false;
    }
    *a = scaled(p, *a, places);
    *b = scaled(p, *b, places);
    return !p->failed;
}

/* ---- names and functions ---- */

static struct ex literal(struct reader *p)
{
    int places = 0;
    int64_t v;

    if (p->t.kind == TOK_DATE) return one(node_const(p->book, T_DATE, 0, want_date(p).v));
    for (int i = 0; i < p->t.n; i++) if (p->t.at[i] == '.') places = p->t.n - i - 1;
    if (places > 6) refuse_at(p, &p->t, "more than 6 decimal places");
    if (p->failed) return one(p->book->no);
    v = want_figure(p, T_INT + (places > 0), places);
    if (take_name(p, "EUR")) {
        if (places > 2) refuse_at(p, &p->t, "money has at most two decimal places");
        for (; places < 2; places++) v *= 10;
        return one(node_const(p->book, T_MONEY, 0, v));
    }
    if (take_punct(p, "%")) return one(node_const(p->book, T_NUMBER, places + 2, v));
    return one(node_const(p->book, places ? T_NUMBER : T_INT, places, v));
}

static int argument(struct reader *p) { return whole(p, expression(p)); }

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
    if (q->key_type == T_CHOICE && at(p, key)->options != q->key_fact) refuse_at(p, &p->t, "this table has other options");
    if (at(p, key)->places > q->key_places) { refuse_at(p, &p->t, "round the key of this table first"); return p->book->no; }
    key = scaled(p, key, q->key_places);
    n = node2(p, N_TABLE, (enum type)q->type, q->places, reference_of(p), key);
    n.k = i;
    n.lo = INT64_MAX; n.hi = INT64_MIN;
    for (int k = 0; k < q->n; k++) edition_bounds(&q->at[k], &n);
    return made(p, n);
}

static int member_wise(struct reader *p, int node, const char *what)
{
    if (!at(p, node)->member && at(p, node)->op != N_CONST)
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
    else if (at(p, e)->type == T_BOOL || at(p, e)->type == T_CHOICE) refuse_at(p, &p->t, "%s() needs figures or dates", what);
    if (op == N_SUM && at(p, e)->type == T_DATE) refuse_at(p, &p->t, "dates cannot be summed");
    if (take_name(p, "where")) {
        c = want_type(p, argument(p), T_BOOL, "where");
        member_wise(p, c, what);
    } else if (op != N_COUNT) member_wise(p, e, what);
    if (op == N_LEAST || op == N_GREATEST) {
        if (!take_name(p, "else")) refuse_at(p, &p->t, "%s() needs an else for when nobody counts", what);
        else { d = argument(p); alike(p, &e, &d, "choose between"); }
        if (!p->failed && at(p, d)->member) refuse_at(p, &p->t, "the else of %s() is of the household", what);
    }
    want_punct(p, ")");
    if (p->failed) return p->book->no;
    n = node2(p, op, op == N_COUNT || op == N_RANK ? T_INT : (enum type)at(p, e)->type,
              op == N_COUNT || op == N_RANK ? 0 : at(p, e)->places, e, c);
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
        if (at(p, x)->type == T_BOOL || at(p, x)->type == T_CHOICE) { refuse_at(p, &p->t, "min and max need figures or dates"); break; }
        x = made(p, node2(p, op, (enum type)at(p, x)->type, at(p, x)->places, x, y));
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
    if (at(p, y)->lo < -200000 / times || at(p, y)->hi > 200000 / times) refuse_at(p, &p->t, "the span can grow too long");
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
    if (p->failed || !at(p, x)->member) return x;
    n = node2(p, N_HEAD, (enum type)at(p, x)->type, at(p, x)->places, x, -1);
    n.member = 0;
    n.options = at(p, x)->options;
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

static int named(struct reader *p)
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

static struct ex if_then_else(struct reader *p)
{
    int c = want_type(p, whole(p, expression(p)), T_BOOL, "the condition"), x, y;
    struct node n;

    if (!take_name(p, "then")) refuse_at(p, &p->t, "expected 'then'");
    x = argument(p);
    if (!take_name(p, "else")) refuse_at(p, &p->t, "expected 'else'");
    y = argument(p);
    if (p->failed || !alike(p, &x, &y, "choose between")) return one(p->book->no);
    n = node2(p, N_IF, (enum type)at(p, x)->type, at(p, x)->places, c, x);
    n.c = y;
    n.member |= at(p, y)->member;
    n.options = at(p, x)->options;
    return one(made(p, n));
}

static struct ex primary(struct reader *p)
{
    struct ex e = one(p->book->no);

    if (++p->depth > DEEPEST) refuse_at(p, &p->t, "nested deeper than %d", DEEPEST);
    if (p->failed || p->t.kind == TOK_END || p->t.first) { refuse_at(p, &p->t, "expected a value"); p->depth--; return e; }
    if (p->t.kind == TOK_NUMBER || p->t.kind == TOK_DATE) e = literal(p);
    else if (take_name(p, "if")) e = if_then_else(p);
    else if (p->t.kind == TOK_NAME) e = one(named(p));
    else if (take_punct(p, "(")) { e = expression(p); want_punct(p, ")"); }
    else if (take_punct(p, "-")) {
        int x = whole(p, primary(p)), zero;
        if (at(p, x)->type == T_BOOL || at(p, x)->type >= T_DATE) refuse_at(p, &p->t, "only figures have a minus");
        zero = node_const(p->book, (enum type)at(p, x)->type, at(p, x)->places, 0);
        e = one(made(p, node2(p, N_SUB, (enum type)at(p, x)->type, at(p, x)->places, zero, x)));
    } else refuse_at(p, &p->t, "expected a value");
    p->depth--;
    return e;
}

/* ---- operators ---- */

static bool figures(struct reader *p, int a, int b, const char *doing)
{
    enum type x = at(p, a)->type, y = at(p, b)->type;

    if (p->failed) return false;
    if (x >= T_INT && x <= T_MONEY && y >= T_INT && y <= T_MONEY) return true;
    refuse_at(p, &p->t, "cannot %s %s and %s", doing, type_name(x), type_name(y));
    return false;
}

static int product(struct reader *p, int x, int y)
{
    enum type a, b, t;

    if (!figures(p, x, y, "multiply")) return p->book->no;
    a = at(p, x)->type; b = at(p, y)->type;
    t = a == T_MONEY || b == T_MONEY ? T_MONEY : a == T_NUMBER || b == T_NUMBER ? T_NUMBER : T_INT;
    if (a == T_MONEY && b == T_MONEY) { refuse_at(p, &p->t, "money times money has no meaning"); return p->book->no; }
    return made(p, node2(p, N_MUL, t, at(p, x)->places + at(p, y)->places, x, y));
}

static struct ex quotient(struct reader *p, int x, int y)
{
    if (!figures(p, x, y, "divide")) return one(p->book->no);
    if (at(p, y)->type == T_MONEY && at(p, x)->type != T_MONEY) refuse_at(p, &p->t, "a number cannot be divided by money");
    if (at(p, y)->lo <= 0 && at(p, y)->hi >= 0) refuse_at(p, &p->t, "the divisor can be zero");
    return (struct ex){ .quotient = true, .over = x, .under = y, .node = p->book->no };
}

static struct ex term(struct reader *p)
{
    struct ex e = primary(p);

    for (;;) {
        if (take_punct(p, "*")) { int x = whole(p, e); e = one(product(p, x, whole(p, primary(p)))); }
        else if (take_punct(p, "/")) { int x = whole(p, e); e = quotient(p, x, whole(p, primary(p))); }
        else return e;
    }
}

static int sum_of(struct reader *p, enum op op, int x, int y)
{
    if (op == N_SUB && at(p, x)->type == T_DATE && at(p, y)->type == T_DATE) return made(p, node2(p, N_SUB, T_INT, 0, x, y));
    if (!figures(p, x, y, "add") || !alike(p, &x, &y, "add")) return p->book->no;
    return made(p, node2(p, op, (enum type)at(p, x)->type, at(p, x)->places, x, y));
}

static struct ex addition(struct reader *p)
{
    struct ex e = term(p);

    for (;;) {
        enum op op = is_punct(p, "+") ? N_ADD : N_SUB;
        int x;

        if (!is_punct(p, "+") && !is_punct(p, "-")) return e;
        reader_next(p);
        x = whole(p, e);
        e = one(sum_of(p, op, x, whole(p, term(p))));
    }
}

static int64_t option_bit(struct reader *p, int fact)
{
    int i = p->t.kind == TOK_NAME ? fact_option(&p->book->facts[fact].is, p->t.at, p->t.n) : -1;

    if (i < 0) { refuse_at(p, &p->t, "'%s' has no such option", p->book->facts[fact].is.name); return 0; }
    reader_next(p);
    return (int64_t)1 << i;
}

static int choice_in(struct reader *p, int x, int64_t set)
{
    struct node n = node2(p, N_IN, T_BOOL, 0, x, -1);

    n.k = set;
    return made(p, n);
}

static int in_list(struct reader *p, int x)
{
    int64_t set = 0;

    if (at(p, x)->type != T_CHOICE) { refuse_at(p, &p->t, "'in' goes with a choice"); return p->book->no; }
    want_punct(p, "(");
    do set |= option_bit(p, at(p, x)->options); while (!p->failed && take_punct(p, ","));
    want_punct(p, ")");
    return choice_in(p, x, set);
}

static int compared(struct reader *p, const char *op, int x)
{
    struct book *b = p->book;
    int y;

    if (at(p, x)->type == T_CHOICE) {
        if (op[0] != '=' && op[0] != '!') { refuse_at(p, &p->t, "a choice has no order"); return b->no; }
        y = choice_in(p, x, option_bit(p, at(p, x)->options));
        return op[0] == '!' ? node_not(b, y) : y;
    }
    y = whole(p, addition(p));
    if (!alike(p, &x, &y, "compare")) return b->no;
    if (at(p, x)->type == T_BOOL && op[0] != '=' && op[0] != '!') { refuse_at(p, &p->t, "yes/no has no order"); return b->no; }
    if (op[0] == '=') return made(p, node2(p, N_EQ, T_BOOL, 0, x, y));
    if (op[0] == '!') return node_not(b, made(p, node2(p, N_EQ, T_BOOL, 0, x, y)));
    if (op[0] == '<') return made(p, node2(p, op[1] ? N_LE : N_LT, T_BOOL, 0, x, y));
    return node_not(b, made(p, node2(p, op[1] ? N_LT : N_LE, T_BOOL, 0, x, y)));    /* a > b is not a <= b */
}

static struct ex comparison(struct reader *p)
{
    static const char *const ops[] = { "<=", ">=", "!=", "<", ">", "=" };
    struct ex e = addition(p);

    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (take_punct(p, ops[i])) return one(compared(p, ops[i], whole(p, e)));
    if (take_name(p, "in")) return one(in_list(p, whole(p, e)));
    if (is_name(p, "not") && !p->t.first && !e.quotient && at(p, e.node)->type == T_CHOICE) {
        reader_next(p);
        if (!take_name(p, "in")) refuse_at(p, &p->t, "expected 'in'");
        return one(node_not(p->book, in_list(p, e.node)));
    }
    return e;
}

static struct ex negation(struct reader *p)
{
    if (!take_name(p, "not")) return comparison(p);
    if (++p->depth > DEEPEST) refuse_at(p, &p->t, "nested deeper than %d", DEEPEST);
    int x = p->failed ? p->book->no : want_type(p, whole(p, negation(p)), T_BOOL, "what 'not' turns");
    p->depth--;
    return one(node_not(p->book, x));
}

static struct ex joined(struct reader *p, const char *word, enum op op, struct ex (*part)(struct reader *))
{
    struct ex e = part(p);

    while (take_name(p, word)) {
        int x = want_type(p, whole(p, e), T_BOOL, "a condition");
        e = one(node_bool2(p->book, op, x, want_type(p, whole(p, part(p)), T_BOOL, "a condition")));
    }
    return e;
}

static struct ex conjunction(struct reader *p) { return joined(p, "and", N_AND, negation); }
static struct ex disjunction(struct reader *p) { return joined(p, "or", N_OR, conjunction); }

/* ---- rounding ---- */

static enum mode rounding_mode(struct reader *p)
{
    if (take_name(p, "down")) return DOWN;
    if (take_name(p, "up")) return UP;
    if (!take_name(p, "nearest")) refuse_at(p, &p->t, "expected down, up or nearest");
    return NEAREST;
}

/* The unit rounded to: places kept, and a step in that unit (100 cents for a euro). */
static void rounding_unit(struct reader *p, enum type t, int *places, int64_t *step)
{
    *places = 0; *step = 1;
    if (!take_name(p, "to")) refuse_at(p, &p->t, "expected 'to'");
    if (t == T_MONEY) {
        if (take_name(p, "euro")) *step = 100;
        else if (!take_name(p, "cent")) refuse_at(p, &p->t, "money is rounded to cent or to euro");
        return;
    }
    if (take_name(p, "whole")) return;
    if (p->t.kind != TOK_NUMBER || p->t.n < 3 || p->t.at[0] != '0' || p->t.at[p->t.n - 1] != '1')
        refuse_at(p, &p->t, "a number is rounded to whole, 0.1, 0.01 or 0.0001");
    else *places = p->t.n - 2;
    reader_next(p);
}

static int64_t power10(int n) { int64_t k = 1; while (n-- > 0) k *= 10; return k; }

static struct ex rounded(struct reader *p, struct ex e)
{
    struct book *b = p->book;
    enum mode mode = rounding_mode(p);
    enum type t = e.quotient ? (at(p, e.over)->type == T_MONEY && at(p, e.under)->type != T_MONEY ? T_MONEY : T_NUMBER)
                             : (enum type)at(p, e.node)->type;
    struct node n;
    int places, shift;
    int64_t step;

    if (t == T_INT) t = T_NUMBER;
    if (!e.quotient && t != T_MONEY && t != T_NUMBER) refuse_at(p, &p->t, "only figures are rounded");
    rounding_unit(p, t, &places, &step);
    if (p->failed) return one(b->no);
    if (t == T_NUMBER && !places) t = T_INT;
    n = e.quotient ? node2(p, N_DIV, t, places, e.over, e.under) : node2(p, N_ROUND, t, places, e.node, -1);
    n.c = (int)mode;
    n.k2 = step;
    if (e.quotient) {                            /* result = round(over * k / (under * step)) * step */
        shift = places + at(p, e.under)->places - at(p, e.over)->places;
        if (shift < 0) { n.b = scaled(p, e.under, at(p, e.under)->places - shift); shift = 0; }
        n.k = power10(shift);
    } else {                                     /* result = round(x / k) * step */
        shift = at(p, e.node)->places - places;
        if (shift < 0) { n.a = scaled(p, e.node, places); shift = 0; }
        n.k = power10(shift) * step;
    }
    return one(made(p, n));
}

static struct ex expression(struct reader *p)
{
    struct ex e;

    if (++p->depth > DEEPEST) refuse_at(p, &p->t, "nested deeper than %d", DEEPEST);
    e = p->failed ? one(p->book->no) : disjunction(p);
    while (!p->failed && take_name(p, "rounded")) e = rounded(p, e);
    p->depth--;
    return e;
}

int read_expr(struct reader *p) { return whole(p, expression(p)); }

int read_expr_of(struct reader *p, enum type t, const char *what)
{
    int n = read_expr(p);

    return p->failed ? p->book->no : want_type(p, n, t, what);
}
