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
void say_label(const struct teller *x, struct out *o, int node)
{
    const struct node *n = &x->book->nodes[node];
    int text = label_text(x, node), of = n->op == N_COUNT ? label_text(x, n->a) : -1;

    if (text >= 0) out_str(o, told(x, text));
    else if (of >= 0) say_sentence(x, o, T_explain_number_of, 1, &(struct part){ SAID_TEXT, of, { 0 } });
    else if (n->op == N_IF) say_label(x, o, n->b);
    else if (n->op == N_CONST || n->a < 0 || (n->op >= N_AND && n->op <= N_IN)) out_str(o, told(x, x->clause->label));
    else say_label(x, o, n->a);
}

static enum answer reached(struct val v, bool want)
{
    if (!want) v = (struct val){ !v.hi, !v.lo };
    return val_answer(v);
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

void say_limit(const struct teller *x, struct out *o, int node, struct val v)
{
    const struct node *n = &x->book->nodes[node];
    int text = n->op == N_CONST || n->op == N_PARAM ? -1 : label_text(x, node);

    say_value(x, o, node, v);
    if (text < 0) return;
    out_str(o, " (");
    out_str(o, told(x, text));
    out_char(o, ')');
}

/* The smallest change that turns a failed comparison of two known figures. */
static const char *change_of(const struct teller *x, int left, struct val a, int right, struct val b, bool less, bool strict)
{
    const struct node *l = &x->book->nodes[left];
    int64_t gap = less ? a.lo - b.lo : b.lo - a.lo;

    if (a.lo != a.hi || b.lo != b.hi || l->type == T_DATE || l->op == N_YEARS || l->op == N_CONST || x->book->timely[left]) return 0;
    if (l->places != x->book->nodes[right].places || gap < 0) return 0;
    return sentence(x, less ? T_explain_change_less : T_explain_change_more, 2,
                    (const struct part[]){ { SAID_VALUE, left, { gap + strict, gap + strict } }, { SAID_VALUE, right, b } });
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

    if (fixed(x, left) && !fixed(x, right)) {            /* 18 <= age: say it of the age */
        int swap = left; left = right; right = swap;
        less = !less;
        if (n->op != N_EQ) text = n->op == N_LE ? (want ? T_explain_at_least : T_explain_below) : (want ? T_explain_above : T_explain_at_most);
    }
    l = value_at(x->v, left, member < 0 ? 0 : member);
    r = value_at(x->v, right, member < 0 ? 0 : member);
    if (x->book->nodes[left].type == T_DATE) text = date_words(text);
    struct reason *out = reason_add(x, depth, member, a, text, 3, (const struct part[]){ { SAID_LABEL, left, l }, { SAID_VALUE, left, l }, { SAID_LIMIT, right, r } });
    if (!out) return;
    if (a == NO && n->op != N_EQ && x->book->changeable[left]) out->change = change_of(x, left, l, right, r, less, strict);
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
    const struct part parts[3] = { { SAID_LABEL, n->a, v }, { SAID_VALUE, n->a, v }, { SAID_OPTIONS, x->book->nodes[n->a].options, { n->k, 0 } } };
    struct reason *out = reason_add(x, depth, member, a, a == YES ? T_explain_is : want ? T_explain_one_of : T_explain_none_of, 3, parts);

    if (out && a == NO && want && x->book->changeable[n->a]) out->change = sentence(x, T_explain_change_to, 2, (const struct part[]){ parts[0], parts[2] });
}

static void plain(const struct teller *x, int node, bool want, int member, int depth)
{
    const struct node *n = &x->book->nodes[node];
    struct val v = value_at(x->v, node, member < 0 ? 0 : member);
    enum answer a = reached(v, want);
    const struct part parts[2] = { { SAID_LABEL, node, v }, { SAID_VALUE, node, v } };
    struct reason *out = reason_add(x, depth, member, a, a == YES ? T_explain_is : want ? T_explain_must_yes : T_explain_must_no, 2, parts);

    if (out && a == NO && (n->op == N_FACT || n->op == N_IMPLY) && x->book->changeable[node])
        out->change = sentence(x, T_explain_change_to, 2, (const struct part[]){ parts[0], { SAID_TEXT, want ? T_explain_yes : T_explain_no, { 0 } } });
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
    reason_add(x, depth, member, whole, whole == NO ? T_explain_none_holds : T_explain_any_of, 0, 0);
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
        if (!said) reason_add(x, depth, -1, whole, enough ? T_explain_somebody : T_explain_everybody, 0, 0);
        said = true;
        describe(x, n->a, want, m, depth + 1);
    }
    if (!said) reason_add(x, depth, -1, whole, T_explain_nobody, 1, &(struct part){ SAID_LABEL, n->b >= 0 ? n->b : n->a, { 0 } });
}

void describe(const struct teller *x, int node, bool want, int member, int depth)
{
    const struct node *n = &x->book->nodes[node];
    struct val v = value_at(x->v, node, member < 0 ? 0 : member);

    if (depth > 6) return;
    if (n->op == N_CONST) { reason_add(x, depth, member, reached(v, want), x->clause->label, 0, 0); return; }
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
