/* SPDX-License-Identifier: EUPL-1.2
** describe.c - sentences of one condition, made from its nodes: comparison, choice, yes or no, and, or, members. */
#include "rules/explain.h"
#include "text.h"

/* ---- names ---- */

static int label_text(const struct teller *x, int node)
{
    const struct node *n = &x->book->nodes[node];

    for (int i = 0; i < x->g->nlabelled; i++) if (x->g->labelled[i].node == node) return x->g->labelled[i].label;
    while (n->op == N_IMPLY) n = &x->book->nodes[n->a];
    if (n->op == N_FACT) return x->book->facts[n->k].is.label;
    if (n->op == N_PARAM) return x->book->params[n->k].label;
    if (n->op == N_YEARS && n->b == x->book->today && x->book->born >= 0 && n->a == x->book->facts[x->book->born].node) return T_explain_age;
    if (n->op == N_TODAY) return T_explain_today;
    return -1;
}

/* The name of a value that has none of its own: of the first part that has one. */
static const char *label_of(const struct teller *x, int node)
{
    const struct node *n = &x->book->nodes[node];
    int text = label_text(x, node);

    if (text >= 0) return told(x, text);
    if (n->op == N_COUNT && label_text(x, n->a) >= 0) {
        const char *what = told(x, label_text(x, n->a));
        return filled(x, T_explain_number_of, 1, &what);
    }
    if (n->op == N_IF) return label_of(x, n->b);
    if (n->op == N_CONST || n->a < 0 || (n->op >= N_AND && n->op <= N_IN)) return told(x, x->clause->label);
    return label_of(x, n->a);
}

static enum answer reached(struct val v, bool want)
{
    if (!want) v = (struct val){ !v.hi, !v.lo };
    return val_answer(v);
}

/* Is there a fact behind it that somebody could change? */
static bool changeable(const struct teller *x, int node)
{
    const struct node *n = &x->book->nodes[node];

    if (n->op == N_FACT) return !x->book->facts[n->k].fixed;
    return (n->a >= 0 && changeable(x, n->a)) || (n->b >= 0 && n->op != N_IMPLY && changeable(x, n->b)) ||
           (n->c >= 0 && n->op != N_DIV && n->op != N_ROUND && changeable(x, n->c));
}

/* ---- comparisons ---- */

static bool fixed(const struct teller *x, int node)
{
    const struct node *n = &x->book->nodes[node];

    return n->op == N_CONST || n->op == N_PARAM || n->op == N_TODAY || (n->op == N_SCALE && fixed(x, n->a)) || (n->op == N_MUL && fixed(x, n->a) && fixed(x, n->b));
}

static int unscaled(const struct teller *x, int node)
{
    while (x->book->nodes[node].op == N_SCALE && label_text(x, node) < 0) node = x->book->nodes[node].a;
    return node;
}

static const char *limit_text(const struct teller *x, int node, struct val v)
{
    const struct node *n = &x->book->nodes[node];
    const char *value = say_value(x, node, v);
    struct out o = { .mem = x->mem };

    if (n->op == N_CONST || n->op == N_PARAM || label_text(x, node) < 0) return value;
    out_str(&o, value);
    out_str(&o, " (");
    out_str(&o, told(x, label_text(x, node)));
    out_char(&o, ')');
    return out_text(&o);
}

/* The smallest change that turns a failed comparison of two known figures. */
static const char *change_of(const struct teller *x, int left, struct val a, int right, struct val b, bool less, bool strict)
{
    const struct node *l = &x->book->nodes[left];
    int64_t gap = less ? a.lo - b.lo : b.lo - a.lo;
    const char *words[2];

    if (a.lo != a.hi || b.lo != b.hi || l->type == T_DATE || l->op == N_YEARS || l->op == N_CONST || x->book->timely[left]) return 0;
    if (l->places != x->book->nodes[right].places || gap < 0) return 0;
    words[0] = say_value(x, left, (struct val){ gap + strict, gap + strict });
    words[1] = say_value(x, right, b);
    return filled(x, less ? T_explain_change_less : T_explain_change_more, 2, words);
}

static int date_words(int text)
{
    return text == T_explain_at_least ? T_explain_not_before : text == T_explain_at_most ? T_explain_not_after :
           text == T_explain_above ? T_explain_after : text == T_explain_below ? T_explain_before : text;
}

static void compare(const struct teller *x, int node, bool want, int member, int depth)
{
    static const int words[2][3] = { { T_explain_above, T_explain_at_least, T_explain_not_equal }, { T_explain_at_most, T_explain_below, T_explain_equal } };
    const struct node *n = &x->book->nodes[node];
    enum answer a = reached(value_at(x->v, node, member < 0 ? 0 : member), want);
    int left = unscaled(x, n->a), right = unscaled(x, n->b), text = words[want][n->op == N_LE ? 0 : n->op == N_LT ? 1 : 2];
    bool less = want, strict = n->op == N_LT ? want : !want;
    struct val l, r;
    const char *w[3];

    if (fixed(x, left) && !fixed(x, right)) {            /* 18 <= age: say it of the age */
        int swap = left; left = right; right = swap;
        less = !less;
        if (n->op != N_EQ) text = n->op == N_LE ? (want ? T_explain_at_least : T_explain_below) : (want ? T_explain_above : T_explain_at_most);
    }
    l = value_at(x->v, left, member < 0 ? 0 : member);
    r = value_at(x->v, right, member < 0 ? 0 : member);
    if (x->book->nodes[left].type == T_DATE) text = date_words(text);
    w[0] = label_of(x, left);
    w[1] = say_value(x, left, l);
    w[2] = limit_text(x, right, r);
    struct reason *out = reason_add(x, depth, member, a, filled(x, text, 3, w));
    if (!out) return;
    if (a == NO && n->op != N_EQ && changeable(x, left)) out->change = change_of(x, left, l, right, r, less, strict);
    if (!x->clause->law.law && x->book->nodes[right].op == N_PARAM) {
        const struct law *law = param_law(&x->book->params[x->book->nodes[right].k], x->v->today);
        out->law = law->law; out->source = law->source; out->grade = law->grade;
    }
}

static void choice(const struct teller *x, int node, bool want, int member, int depth)
{
    const struct node *n = &x->book->nodes[node];
    struct val v = value_at(x->v, n->a, member < 0 ? 0 : member);
    enum answer a = reached(value_at(x->v, node, member < 0 ? 0 : member), want);
    const char *w[3] = { label_of(x, n->a), say_value(x, n->a, v), "" };

    w[2] = say_options(x, x->book->nodes[n->a].options, n->k);
    struct reason *out = reason_add(x, depth, member, a, a == YES ? filled(x, T_explain_is, 2, w) : filled(x, want ? T_explain_one_of : T_explain_none_of, 3, w));
    if (out && a == NO && want && changeable(x, n->a)) { w[1] = w[2]; out->change = filled(x, T_explain_change_to, 2, w); }
}

static void plain(const struct teller *x, int node, bool want, int member, int depth)
{
    enum answer a = reached(value_at(x->v, node, member < 0 ? 0 : member), want);
    const char *w[2] = { label_of(x, node), say_value(x, node, value_at(x->v, node, member < 0 ? 0 : member)) };
    struct reason *out = reason_add(x, depth, member, a, filled(x, a == YES ? T_explain_is : want ? T_explain_must_yes : T_explain_must_no, 2, w));
    const struct node *n = &x->book->nodes[node];

    if (out && a == NO && (n->op == N_FACT || n->op == N_IMPLY) && changeable(x, node)) {
        w[1] = told(x, want ? T_explain_yes : T_explain_no);
        out->change = filled(x, T_explain_change_to, 2, w);
    }
}

/* ---- combinations ---- */

/* The parts of a run of one operator. */
static int parts(const struct teller *x, int node, enum op op, int *at, int n, int most)
{
    const struct node *k = &x->book->nodes[node];

    if (k->op != op || label_text(x, node) >= 0) { if (n < most) at[n++] = node; return n; }
    n = parts(x, k->a, op, at, n, most);
    return parts(x, k->b, op, at, n, most);
}

enum { PARTS_MAX = 24 };

static void every(const struct teller *x, int node, enum op op, bool want, int member, int depth)
{
    int at[PARTS_MAX], n = parts(x, x->book->nodes[node].a, op, at, 0, PARTS_MAX);
    enum answer whole = reached(value_at(x->v, node, member < 0 ? 0 : member), want);

    n = parts(x, x->book->nodes[node].b, op, at, n, PARTS_MAX);
    for (int i = 0; i < n; i++)
        if (x->whole || reached(value_at(x->v, at[i], member < 0 ? 0 : member), want) == whole) describe(x, at[i], want, member, depth);
}

static void some(const struct teller *x, int node, enum op op, bool want, int member, int depth)
{
    int at[PARTS_MAX], n = parts(x, x->book->nodes[node].a, op, at, 0, PARTS_MAX);
    enum answer whole = reached(value_at(x->v, node, member < 0 ? 0 : member), want);

    n = parts(x, x->book->nodes[node].b, op, at, n, PARTS_MAX);
    for (int i = 0; i < n && whole == YES && !x->whole; i++)
        if (reached(value_at(x->v, at[i], member < 0 ? 0 : member), want) == YES) { describe(x, at[i], want, member, depth); return; }
    reason_add(x, depth, member, whole, told(x, whole == NO ? T_explain_none_holds : T_explain_any_of));
    for (int i = 0; i < n; i++)
        if (x->whole || reached(value_at(x->v, at[i], member < 0 ? 0 : member), want) == whole) describe(x, at[i], want, member, depth + 1);
}

static void members(const struct teller *x, int node, bool want, int depth)
{
    const struct node *n = &x->book->nodes[node];
    bool enough = (n->op == N_ANY) == want;              /* one member is enough, or all must */
    enum answer whole = reached(value_at(x->v, node, 0), want);
    bool said = false;

    for (int m = 0; m < x->v->members && whole == YES && enough && !x->whole; m++)
        if (reached(value_at(x->v, n->a, m), want) == YES && (n->b < 0 || value_at(x->v, n->b, m).lo)) { describe(x, n->a, want, m, depth); return; }
    for (int m = 0; m < x->v->members; m++) {
        if (n->b >= 0 && !value_at(x->v, n->b, m).hi) continue;
        if (!x->whole && reached(value_at(x->v, n->a, m), want) != whole) continue;
        if (!said) reason_add(x, depth, -1, whole, told(x, enough ? T_explain_somebody : T_explain_everybody));
        said = true;
        describe(x, n->a, want, m, depth + 1);
    }
    if (!said) reason_add(x, depth, -1, whole, filled(x, T_explain_nobody, 1, (const char *const[]){ label_of(x, n->b >= 0 ? n->b : n->a) }));
}

void describe(const struct teller *x, int node, bool want, int member, int depth)
{
    const struct node *n = &x->book->nodes[node];
    struct val v = value_at(x->v, node, member < 0 ? 0 : member);

    if (depth > 6) return;
    if (n->op == N_CONST) { reason_add(x, depth, member, reached(v, want), told(x, x->clause->label)); return; }
    if (n->op == N_NOT) { describe(x, n->a, !want, member, depth); return; }
    if (n->op != N_FACT && n->op != N_IMPLY && label_text(x, node) >= 0) {
        int before = x->to->n;

        plain(x, node, want, member, depth);
        if (x->to->n == before || depth > 3 || (reached(v, want) == YES && !x->whole)) return;
        depth++;
    }
    switch ((enum op)n->op) {
    case N_LT: case N_LE: compare(x, node, want, member, depth); return;
    case N_EQ:
        if (x->book->nodes[n->a].type == T_BOOL) plain(x, node, want, member, depth);
        else compare(x, node, want, member, depth);
        return;
    case N_IN: choice(x, node, want, member, depth); return;
    case N_AND: (want ? every : some)(x, node, N_AND, want, member, depth); return;
    case N_OR: (want ? some : every)(x, node, N_OR, want, member, depth); return;
    case N_ANY: case N_ALL: members(x, node, want, depth); return;
    case N_HEAD: describe(x, n->a, want, 0, depth); return;
    case N_IF:
        if (val_known(T_BOOL, value_at(x->v, n->a, member < 0 ? 0 : member))) {
            describe(x, value_at(x->v, n->a, member < 0 ? 0 : member).lo ? n->b : n->c, want, member, depth);
            return;
        }
        plain(x, node, want, member, depth);
        return;
    default: plain(x, node, want, member, depth);
    }
}
