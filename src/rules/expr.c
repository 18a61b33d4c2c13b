/* SPDX-License-Identifier: EUPL-1.2
** expr.c - an expression, read straight into nodes, with its types checked on the way.
**
** X1  Money is not a number; a choice is compared with its own options only.
** X2  + - * are exact: their results carry the decimal places they need.  A division is a quotient, a thing
**     that only `rounded` can take.
** X3  Nesting stops at DEEPEST. */
#include "rules/expr.h"

enum { DEEPEST = 60 };

static struct ex expression(struct reader *);

static struct ex one(int node) { return (struct ex){ .node = node }; }

const char *type_name(enum type t)
{
    static const char *const names[] = { "yes/no", "a whole number", "a number", "money", "a date", "a choice" };

    return names[t];
}

int made(struct reader *p, struct node n)
{
    if (!node_bounds(p->book, &n)) {
        refuse_at(p, &p->t, "the figures of this expression can pass 2^62");
        return p->book->no;
    }
    return node_get(p->book, n);
}

struct node node2(struct reader *p, enum op op, enum type t, int places, int a, int b)
{
    return (struct node){ .op = (uint8_t)op, .type = (uint8_t)t, .places = (uint8_t)places, .a = a, .b = b, .c = -1, .options = -1,
                          .member = node_at(p, a)->member || (b >= 0 && node_at(p, b)->member) };
}

/* A value that is whole: a quotient that nobody rounded is refused. */
int whole(struct reader *p, struct ex e)
{
    if (e.quotient) refuse_at(p, &p->t, "a division must say how it is rounded: (a / b) rounded down to cent");
    return e.quotient ? p->book->no : e.node;
}

int want_type(struct reader *p, int node, enum type t, const char *what)
{
    if (node_at(p, node)->type == t || (t == T_NUMBER && node_at(p, node)->type == T_INT)) return node;
    refuse_at(p, &p->t, "%s must be %s, this is %s", what, type_name(t), type_name(node_at(p, node)->type));
    return t == T_BOOL ? p->book->no : node_const(p->book, t, 0, 0);
}

int scaled(struct reader *p, int node, int places)
{
    int64_t k = 1;
    struct node n;

    if (node_at(p, node)->places == places) return node;
    for (int i = node_at(p, node)->places; i < places; i++) k *= 10;
    n = node2(p, N_SCALE, node_at(p, node)->type == T_INT ? T_NUMBER : node_at(p, node)->type, places, node, -1);
    n.k = k;
    return made(p, n);
}

/* Brings two values to one type and scale, so that they can be added, compared or chosen between. */
bool alike(struct reader *p, int *a, int *b, const char *doing)
{
    enum type x = node_at(p, *a)->type, y = node_at(p, *b)->type;
    int places = node_at(p, *a)->places > node_at(p, *b)->places ? node_at(p, *a)->places : node_at(p, *b)->places;

    if (p->failed) return false;
    if (x != y && !(x <= T_NUMBER && y <= T_NUMBER && x && y)) {
        refuse_at(p, &p->t, "cannot %s %s and %s", doing, type_name(x), type_name(y));
        return false;
    }
    if (x == T_CHOICE && node_at(p, *a)->options != node_at(p, *b)->options) {
        refuse_at(p, &p->t, "cannot %s two choices with different options", doing);
        return false;
    }
    *a = scaled(p, *a, places);
    *b = scaled(p, *b, places);
    return !p->failed;
}

int argument(struct reader *p) { return whole(p, expression(p)); }

static struct ex if_then_else(struct reader *p)
{
    int c = want_type(p, whole(p, expression(p)), T_BOOL, "the condition"), x, y;
    struct node n;

    if (!take_name(p, "then")) refuse_at(p, &p->t, "expected 'then'");
    x = argument(p);
    if (!take_name(p, "else")) refuse_at(p, &p->t, "expected 'else'");
    y = argument(p);
    if (p->failed || !alike(p, &x, &y, "choose between")) return one(p->book->no);
    n = node2(p, N_IF, (enum type)node_at(p, x)->type, node_at(p, x)->places, c, x);
    n.c = y;
    n.member |= node_at(p, y)->member;
    n.options = node_at(p, x)->options;
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
        if (node_at(p, x)->type == T_BOOL || node_at(p, x)->type >= T_DATE) refuse_at(p, &p->t, "only figures have a minus");
        zero = node_const(p->book, (enum type)node_at(p, x)->type, node_at(p, x)->places, 0);
        e = one(made(p, node2(p, N_SUB, (enum type)node_at(p, x)->type, node_at(p, x)->places, zero, x)));
    } else refuse_at(p, &p->t, "expected a value");
    p->depth--;
    return e;
}

/* ---- operators ---- */

static bool figures(struct reader *p, int a, int b, const char *doing)
{
    enum type x = node_at(p, a)->type, y = node_at(p, b)->type;

    if (p->failed) return false;
    if (x >= T_INT && x <= T_MONEY && y >= T_INT && y <= T_MONEY) return true;
    refuse_at(p, &p->t, "cannot %s %s and %s", doing, type_name(x), type_name(y));
    return false;
}

static int product(struct reader *p, int x, int y)
{
    enum type a, b, t;

    if (!figures(p, x, y, "multiply")) return p->book->no;
    a = node_at(p, x)->type; b = node_at(p, y)->type;
    t = a == T_MONEY || b == T_MONEY ? T_MONEY : a == T_NUMBER || b == T_NUMBER ? T_NUMBER : T_INT;
    if (a == T_MONEY && b == T_MONEY) { refuse_at(p, &p->t, "money times money has no meaning"); return p->book->no; }
    return made(p, node2(p, N_MUL, t, node_at(p, x)->places + node_at(p, y)->places, x, y));
}

static struct ex quotient(struct reader *p, int x, int y)
{
    if (!figures(p, x, y, "divide")) return one(p->book->no);
    if (node_at(p, y)->type == T_MONEY && node_at(p, x)->type != T_MONEY) refuse_at(p, &p->t, "a number cannot be divided by money");
    if (node_at(p, y)->lo <= 0 && node_at(p, y)->hi >= 0) refuse_at(p, &p->t, "the divisor can be zero");
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
    if (op == N_SUB && node_at(p, x)->type == T_DATE && node_at(p, y)->type == T_DATE) return made(p, node2(p, N_SUB, T_INT, 0, x, y));
    if (!figures(p, x, y, "add") || !alike(p, &x, &y, "add")) return p->book->no;
    return made(p, node2(p, op, (enum type)node_at(p, x)->type, node_at(p, x)->places, x, y));
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

    if (node_at(p, x)->type != T_CHOICE) { refuse_at(p, &p->t, "'in' goes with a choice"); return p->book->no; }
    want_punct(p, "(");
    do set |= option_bit(p, node_at(p, x)->options); while (!p->failed && take_punct(p, ","));
    want_punct(p, ")");
    return choice_in(p, x, set);
}

static int compared(struct reader *p, const char *op, int x)
{
    struct book *b = p->book;
    int y;

    if (node_at(p, x)->type == T_CHOICE) {
        if (op[0] != '=' && op[0] != '!') { refuse_at(p, &p->t, "a choice has no order"); return b->no; }
        y = choice_in(p, x, option_bit(p, node_at(p, x)->options));
        return op[0] == '!' ? node_not(b, y) : y;
    }
    y = whole(p, addition(p));
    if (!alike(p, &x, &y, "compare")) return b->no;
    if (node_at(p, x)->type == T_BOOL && op[0] != '=' && op[0] != '!') { refuse_at(p, &p->t, "yes/no has no order"); return b->no; }
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
    if (is_name(p, "not") && !p->t.first && !e.quotient && node_at(p, e.node)->type == T_CHOICE) {
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
    enum type t = e.quotient ? (node_at(p, e.over)->type == T_MONEY && node_at(p, e.under)->type != T_MONEY ? T_MONEY : T_NUMBER)
                             : (enum type)node_at(p, e.node)->type;
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
        shift = places + node_at(p, e.under)->places - node_at(p, e.over)->places;
        if (shift < 0) { n.b = scaled(p, e.under, node_at(p, e.under)->places - shift); shift = 0; }
        n.k = power10(shift);
    } else {                                     /* result = round(x / k) * step */
        shift = node_at(p, e.node)->places - places;
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
