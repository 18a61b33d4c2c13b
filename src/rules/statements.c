/* SPDX-License-Identifier: EUPL-1.2
** statements.c - rules.txt: figures, tables, definitions, conditions, amounts. */
#include "rules/book.h"
#include <stdio.h>

const struct name *name_find(const struct prog *g, const char *s, int n)
{
    for (int i = 0; i < g->nnames; i++)
        if (strlen(g->names[i].name) == (size_t)n && !memcmp(g->names[i].name, s, (size_t)n)) return &g->names[i];
    return 0;
}

static int prog_text(const struct book *b, const struct prog *g, const char *name)
{
    char id[200];

    snprintf(id, sizeof id, "%s.%s", g->is.id, name);
    return texts_find(b->texts, id);
}

static const char *new_name(struct reader *p)
{
    static const char *const kept[] = { "law", "source", "grade", "from", "until", "renew", "rounded", "and", "or", "not", "if", "then",
        "else", "where", "in", "yes", "no", "today", "age", "when", "upto", "below", "otherwise", "is", "to" };
    struct token t = p->t;
    const char *w = want_word(p, "a name");

    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) if (!strcmp(w, kept[i])) refuse_at(p, &t, "this word belongs to the language");
    if (name_find(p->prog, w, (int)strlen(w))) refuse_at(p, &t, "'%s' is defined twice", w);
    for (int i = 0; i < p->prog->nclauses; i++) if (!strcmp(p->prog->clauses[i].name, w)) refuse_at(p, &t, "'%s' is defined twice", w);
    if (book_fact_find(p->book, w) >= 0) refuse_at(p, &t, "a fact has this name already");
    return w;
}

static struct name *add_name(struct reader *p, const char *word, enum name_kind kind, int node, int index)
{
    struct name *n = ARRAY_ADD(p->book->mem, p->prog->names, p->prog->nnames);

    *n = (struct name){ .name = word, .kind = kind, .node = node, .index = index, .label = prog_text(p->book, p->prog, word) };
    return n;
}

static enum type figure_type(struct reader *p)
{
    if (take_name(p, "money")) return T_MONEY;
    if (take_name(p, "int")) return T_INT;
    if (take_name(p, "number")) return T_NUMBER;
    if (take_name(p, "date")) return T_DATE;
    refuse_at(p, &p->t, "expected a type: money int number date");
    return T_INT;
}

static void read_renew(struct reader *p, day *renew, bool *never)
{
    if (take_name(p, "never")) *never = true;
    else *renew = want_date(p);
}

static void read_param(struct reader *p)
{
    struct book *b = p->book;
    struct param q = { .programme = (int)(p->prog - b->progs), .renew = DAY_NONE };
    struct token t = p->t;

    q.name = new_name(p);
    q.type = (int)figure_type(p);
    q.places = q.type == T_NUMBER ? 4 : 0;
    read_law(p, &q.law);
    while (!p->failed && take_name(p, "from")) {
        struct dated d = { .from = want_date(p), .law = { .line = p->t.line } };

        if (q.n && d.from.v <= q.at[q.n - 1].from.v) refuse_at(p, &p->t, "the days overlap: each 'from' must be later than the one above");
        want_punct(p, ":");
        d.v = want_figure(p, (enum type)q.type, 4);
        read_law(p, &d.law);
        *ARRAY_ADD(b->mem, q.at, q.n) = d;
    }
    if (!p->failed && !q.n) refuse_at(p, &p->t, "expected 'from DATE: figure'");
    if (take_name(p, "renew")) read_renew(p, &q.renew, &q.never);
    else refuse_at(p, &p->t, "expected 'from' or 'renew': until when may this figure be used without a new look? (renew DATE, renew never)");
    if (p->failed) return;
    q.label = prog_text(b, p->prog, q.name);
    if (q.label < 0) complain(p->why, p->file, t.line, t.column, "the text %s.%s is missing: a figure is named to the reader", p->prog->is.id, q.name);
    *ARRAY_ADD(b->mem, b->params, b->nparams) = q;
    add_name(p, q.name, NAME_PARAM, -1, b->nparams - 1);
}

static void read_rows(struct reader *p, const struct table *q, struct edition *e)
{
    struct book *b = p->book;

    for (bool more = true; more && !p->failed; ) {
        struct row r = { 0 };

        if (take_name(p, "otherwise")) {
            want_punct(p, ":");
            e->otherwise = want_figure(p, (enum type)q->type, 4);
            return;
        }
        if (q->key_type == T_CHOICE && take_name(p, "is")) {
            do {
                int i = p->t.kind == TOK_NAME ? fact_option(&b->facts[q->key_fact].is, p->t.at, p->t.n) : -1;
                if (i < 0) { refuse_at(p, &p->t, "no such option"); return; }
                r.key |= (int64_t)1 << i;
                reader_next(p);
            } while (take_punct(p, ","));
        } else if (q->key_type != T_CHOICE && (is_name(p, "upto") || is_name(p, "below"))) {
            r.below = is_name(p, "below");
            reader_next(p);
            r.key = want_figure(p, (enum type)q->key_type, 4);
            if (e->n && r.key <= e->rows[e->n - 1].key) refuse_at(p, &p->t, "the bands must rise");
        } else {
            refuse_at(p, &p->t, "expected %s, or 'otherwise', which every table needs", q->key_type == T_CHOICE ? "'is'" : "'upto' or 'below'");
            return;
        }
        want_punct(p, ":");
        r.v = want_figure(p, (enum type)q->type, 4);
        *ARRAY_ADD(b->mem, e->rows, e->n) = r;
    }
}

static void table_key(struct reader *p, struct table *q)
{
    int f = -1;

    for (int i = 0; i < p->book->nfacts; i++)
        if (p->book->facts[i].is.type == T_CHOICE && is_name(p, p->book->facts[i].is.name)) f = i;
    q->key_fact = f;
    if (f >= 0) { q->key_type = T_CHOICE; reader_next(p); return; }
    q->key_type = (int)figure_type(p);
    q->key_places = q->key_type == T_NUMBER ? 4 : 0;
}

static void read_table(struct reader *p)
{
    struct book *b = p->book;
    struct table q = { .programme = (int)(p->prog - b->progs), .renew = DAY_NONE, .line = p->t.line };

    q.name = new_name(p);
    table_key(p, &q);
    want_punct(p, "->");
    q.type = (int)figure_type(p);
    q.places = q.type == T_NUMBER ? 4 : 0;
    read_law(p, &q.law);
    while (!p->failed && take_name(p, "from")) {
        struct edition e = { .from = want_date(p), .law = { .line = p->t.line } };

        if (q.n && e.from.v <= q.at[q.n - 1].from.v) refuse_at(p, &p->t, "the days overlap: each 'from' must be later than the one above");
        take_punct(p, ":");
        read_law(p, &e.law);
        read_rows(p, &q, &e);
        *ARRAY_ADD(b->mem, q.at, q.n) = e;
    }
    if (!p->failed && !q.n) refuse_at(p, &p->t, "expected 'from DATE' and its bands");
    if (take_name(p, "renew")) read_renew(p, &q.renew, &q.never);
    else refuse_at(p, &p->t, "expected 'from' or 'renew'");
    if (p->failed) return;
    *ARRAY_ADD(b->mem, b->tables, b->ntables) = q;
    add_name(p, q.name, NAME_TABLE, -1, b->ntables - 1);
}

static void read_define(struct reader *p)
{
    struct law law = { 0 };
    const char *w = new_name(p);
    int node;

    if (!take_punct(p, "=")) refuse_at(p, &p->t, "expected '='");
    node = read_expr(p);
    read_law(p, &law);
    if (p->failed) return;
    struct name *n = add_name(p, w, NAME_DEFINE, node, 0);
    n->law = law;
    if (n->label >= 0) *ARRAY_ADD(p->book->mem, p->prog->labelled, p->prog->nlabelled) = (struct labelled){ node, n->label };
}

/* Outside its days a clause does not apply: it is satisfied. */
static int within(struct reader *p, int node, const struct clause *c)
{
    struct book *b = p->book;
    const int edge[2] = { c->from.v == DAY_NONE.v ? -1 : node_const(b, T_DATE, 0, c->from.v),
                          c->until.v == DAY_NONE.v ? -1 : node_const(b, T_DATE, 0, c->until.v) };

    for (int i = 0; i < 2; i++) {
        struct node n = { .op = N_LT, .type = T_BOOL, .c = -1, .options = -1, .hi = 1, .member = b->nodes[p->prog->reference].member };
        if (edge[i] < 0) continue;
        n.a = i ? edge[1] : p->prog->reference;         /* reference < from, or until < reference */
        n.b = i ? p->prog->reference : edge[0];
        node = node_bool2(b, N_OR, node_get(b, n), node);
    }
    return node;
}

static void clause_tail(struct reader *p, struct clause *c)
{
    for (bool more = true; more && !p->failed; ) {
        more = false;
        if (take_name(p, "from")) { c->from = want_date(p); more = true; }
        if (take_name(p, "until")) { c->until = want_date(p); more = true; }
        if (!p->t.first && (is_name(p, "law") || is_name(p, "source") || is_name(p, "grade"))) { read_law(p, &c->law); more = true; }
    }
    if (c->from.v != DAY_NONE.v && c->until.v != DAY_NONE.v && c->from.v > c->until.v) refuse_at(p, &p->t, "'until' stands before 'from'");
}

static void read_clause(struct reader *p, bool judge)
{
    struct book *b = p->book;
    struct clause c = { .judge = judge, .from = DAY_NONE, .until = DAY_NONE, .law = { .line = p->t.line } };
    struct token t = p->t;

    c.name = new_name(p);
    if (judge) c.node = take_name(p, "when") ? read_expr_of(p, T_BOOL, "the condition") : b->yes;
    else { want_punct(p, ":"); c.node = read_expr_of(p, T_BOOL, "a condition"); }
    clause_tail(p, &c);
    if (p->failed) return;
    if (b->nodes[c.node].member && !p->prog->is.per_person) { refuse_at(p, &t, "this programme is of the household, but the condition speaks of one person: use any(), all() or head()"); return; }
    if (!judge) c.node = within(p, c.node, &c);
    c.label = prog_text(b, p->prog, c.name);
    if (c.label < 0) complain(p->why, p->file, t.line, t.column, "the text %s.%s is missing: a condition is named to the reader", p->prog->is.id, c.name);
    *ARRAY_ADD(b->mem, p->prog->clauses, p->prog->nclauses) = c;
}

static void read_amount(struct reader *p)
{
    static const char *const kinds[] = { "monthly", "yearly", "once", "points", "fee_monthly", "rate" };
    struct output o = { .kind = OUT_SERVICE, .law = { .line = p->t.line }, .total = -1 };
    struct token t = p->t;

    for (int k = 0; k < 6; k++) if (is_name(p, kinds[k])) o.kind = (enum outkind)k;
    if (o.kind == OUT_SERVICE) refuse_at(p, &p->t, "expected monthly, yearly, once, points, fee_monthly or rate");
    for (int i = 0; i < p->prog->noutputs; i++) if (p->prog->outputs[i].kind == o.kind) refuse_at(p, &p->t, "this kind of amount stands above already");
    o.label = p->failed ? -1 : prog_text(p->book, p->prog, kinds[o.kind]);
    reader_next(p);
    if (!take_punct(p, "=")) refuse_at(p, &p->t, "expected '='");
    o.node = read_expr(p);
    read_law(p, &o.law);
    if (p->failed) return;
    const struct node *n = &p->book->nodes[o.node];
    bool figure = n->type == T_INT || n->type == T_NUMBER, money = n->type == T_MONEY;
    if (o.kind == OUT_POINTS ? !figure : o.kind == OUT_RATE ? !figure && !money : !money) refuse_at(p, &t, o.kind == OUT_POINTS ? "points are a number" : "an amount is money");
    else if (money && n->places) refuse_at(p, &t, "the amount is not whole cents: say how it is rounded");
    else if (n->member && !p->prog->is.per_person) refuse_at(p, &t, "this programme is of the household, but the amount is of each person: use sum()");
    else *ARRAY_ADD(p->book->mem, p->prog->outputs, p->prog->noutputs) = o;
}

static void read_unit(struct reader *p)
{
    if (p->prog->nnames || p->prog->nclauses) refuse_at(p, &p->t, "the unit stands first");
    p->prog->is.per_person = is_name(p, "person");
    if (!take_name(p, "person") && !take_name(p, "household")) refuse_at(p, &p->t, "expected person or household");
}

static void read_reference(struct reader *p)
{
    int n = read_expr_of(p, T_DATE, "the reference");

    if (p->failed) return;
    if (p->book->nodes[n].member && !p->prog->is.per_person) refuse_at(p, &p->t, "the reference of a household's programme is one day");
    else p->prog->reference = n;
}

static void read_statement(struct reader *p)
{
    static const struct { const char *word; void (*read)(struct reader *); } kinds[] = {
        { "unit", read_unit }, { "reference", read_reference }, { "param", read_param }, { "table", read_table },
        { "define", read_define }, { "amount", read_amount } };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (is_name(p, kinds[i].word)) { reader_next(p); kinds[i].read(p); return; }
    if (is_name(p, "require") || is_name(p, "judge")) { bool judge = is_name(p, "judge"); reader_next(p); read_clause(p, judge); return; }
    refuse_at(p, &p->t, "expected unit, reference, param, table, define, require, judge or amount");
    reader_next(p);
}

/* The answer: every clause holds.  An amount that is not granted is nothing. */
static void close_answer(struct book *b, struct prog *g)
{
    int answer = b->yes;

    for (int i = 0; i < g->nclauses; i++) if (!g->clauses[i].judge) answer = node_bool2(b, N_AND, answer, g->clauses[i].node);
    g->verdict = answer;
    g->granted = !b->nodes[answer].member ? answer :
        node_get(b, (struct node){ .op = N_ANY, .type = T_BOOL, .a = answer, .b = -1, .c = -1, .hi = 1, .options = -1 });
    for (int i = 0; i < g->noutputs; i++) {
        struct output *o = &g->outputs[i];
        struct node n = b->nodes[o->node], s;

        n = (struct node){ .op = N_IF, .type = n.type, .places = n.places, .a = answer, .b = o->node, .options = -1,
                           .member = n.member || b->nodes[answer].member || g->is.per_person, .c = node_const(b, (enum type)n.type, n.places, 0) };
        node_bounds(b, &n);
        o->total = o->node = node_get(b, n);
        if (!n.member) continue;
        s = (struct node){ .op = N_SUM, .type = n.type, .places = n.places, .a = o->node, .b = -1, .c = -1, .options = -1 };
        node_bounds(b, &s);
        o->total = node_get(b, s);
    }
    g->is.noutputs = g->noutputs;
}

void prog_read_rules(struct book *b, struct prog *g, struct complaints *why)
{
    struct reader p;

    g->reference = b->today;
    if (!reader_open(&p, b, g, g->rules, why)) return;
    while (p.t.kind != TOK_END) {
        if (!p.t.first) { refuse_at(&p, &p.t, "a statement begins at the left edge"); reader_next(&p); }
        else read_statement(&p);
        if (!p.failed && p.t.kind != TOK_END && !p.t.first) refuse_at(&p, &p.t, "this does not belong here");
        reader_skip(&p);
    }
    if (!g->nclauses) complain(why, g->file, 1, 1, "a programme needs at least one condition (require or judge)");
    close_answer(b, g);
}
