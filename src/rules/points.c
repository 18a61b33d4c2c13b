/* SPDX-License-Identifier: EUPL-1.2
** points.c - what an amount is made of: the terms of its sum, with their names, values and why; and the rule behind it as a list of
** figures, so that anybody can work a sum out again with pencil and paper.
**
** PT1  The terms add up to the amount before it is rounded: a term is what the rule adds, never more than one reason at once.
** PT2  A term hangs on a special-category fact when any fact behind it is one: whoever publishes it must know. */
#include "rules/explain.h"
#include "text.h"

struct walk { struct teller x; struct clause clause; int member; struct terms *to; bool *seen; };

static bool third(const struct node *n) { return n->c >= 0 && n->op != N_DIV && n->op != N_ROUND; }

static bool marked(const struct walk *w, int node)
{
    for (int i = 0; i < w->x.g->nlabelled; i++) if (w->x.g->labelled[i].node == node) return true;
    return false;
}

static const struct name *define_of(const struct prog *g, int node)
{
    for (int i = 0; i < g->nnames; i++) if (g->names[i].kind == NAME_DEFINE && g->names[i].node == node) return &g->names[i];
    return 0;
}

/* ---- what stands behind a node: its facts, the law of its first figure, special or not ---- */

struct behind { const struct book *book; bool *seen; int nfacts, *facts; bool special; struct law law; day ref; };

static void look_behind(struct behind *b, int node)
{
    const struct node *n = &b->book->nodes[node];

    if (b->seen[node]) return;
    b->seen[node] = true;
    if (n->op == N_FACT) {
        b->facts[b->nfacts++] = node;
        b->special |= b->book->facts[n->k].is.special;
    }
    if (n->op == N_PARAM && !b->law.law) b->law = *param_law(&b->book->params[n->k], b->ref);
    if (n->op == N_TABLE && !b->law.law) b->law = *table_law(&b->book->tables[n->k], b->ref);
    if (n->a >= 0) look_behind(b, n->a);
    if (n->b >= 0) look_behind(b, n->b);
    if (third(n)) look_behind(b, n->c);
}

static void take_behind(struct walk *w, int node, struct term *t)
{
    const struct book *book = w->x.book;
    struct behind b = { .book = book, .seen = w->seen, .ref = reference_day(w->x.v, w->x.g), .facts = mem_get(w->x.mem, sizeof(int) * (size_t)(book->nfacts + 1)) };

    memset(w->seen, 0, sizeof *w->seen * (size_t)book->nnodes);
    look_behind(&b, node);
    w->clause = (struct clause){ .name = t->name, .node = node, .label = w->x.g->is.name, .from = DAY_NONE, .until = DAY_NONE, .law = b.law,
                                 .nfacts = b.nfacts, .facts = b.facts };
    t->special = b.special;
    t->law = b.law.law;
    t->source = b.law.source;
    t->grade = b.law.grade;
}

/* ---- why ---- */

static struct val value(const struct walk *w, int node) { return value_at(w->x.v, node, w->member); }

static void plain(struct walk *w, int node)
{
    struct val v = value(w, node);

    reason_add(&w->x, 0, -1, YES, T_explain_is, 2, (const struct part[]){ { SAID_LABEL, node, v }, { SAID_VALUE, node, v } });
}

/* The condition that chose, the key that was looked up, what was counted; figures of the rule speak for themselves. */
static void reasons_of(struct walk *w, int node, int depth)
{
    const struct node *n = &w->x.book->nodes[node];

    if (depth > 8) return;
    switch ((enum op)n->op) {
    case N_CONST: case N_PARAM: case N_TODAY: return;
    case N_TABLE: plain(w, n->b); return;
    case N_IF:
        if (!val_known(T_BOOL, value(w, n->a))) { describe(&w->x, n->a, true, w->member, 0); return; }
        describe(&w->x, n->a, value(w, n->a).lo != 0, w->member, 0);
        reasons_of(w, value(w, n->a).lo ? n->b : n->c, depth + 1);
        return;
    case N_ADD: case N_SUB: case N_MUL: case N_MIN: case N_MAX:
        reasons_of(w, n->a, depth + 1);
        reasons_of(w, n->b, depth + 1);
        return;
    case N_SCALE: case N_DIV: case N_ROUND: case N_HEAD:
        reasons_of(w, n->a, depth + 1);
        return;
    default: plain(w, node);
    }
}

static void explain_term(struct walk *w, int node, struct term *t)
{
    struct reasons why = { .turns = DAY_NONE };

    take_behind(w, node, t);
    w->x.clause = &w->clause;
    w->x.weighed = 0;
    w->x.to = &why;
    reasons_of(w, node, 0);
    t->evidence = why.n ? why.at[0].evidence : EV_REGISTER;
    t->why = mem_get(w->x.mem, sizeof *t->why * (size_t)(why.n + 1));
    for (int i = 0; i < why.n; i++) t->why[t->nwhy++] = why.at[i].sentence;
}

static void say_name(struct walk *w, int node, struct term *t)
{
    struct out o = { .mem = w->x.mem };

    say_label(&w->x, &o, node);
    t->label = out_text(&o);
}

/* ---- the terms ---- */

static void add_term(struct walk *w, int node)
{
    const struct node *n = &w->x.book->nodes[node];
    const struct name *d = define_of(w->x.g, node);
    struct term *t = ARRAY_ADD(w->x.mem, w->to->at, w->to->n);

    *t = (struct term){ .name = d ? d->name : "", .value = value(w, node), .places = n->places };
    explain_term(w, node, t);
    say_name(w, node, t);
}

/* A sum is opened up until its parts have names of their own. */
static void split(struct walk *w, int node, int depth)
{
    const struct node *n = &w->x.book->nodes[node];

    if (depth > 40 || (depth && marked(w, node))) add_term(w, node);
    else if (n->op == N_ADD) { split(w, n->a, depth + 1); split(w, n->b, depth + 1); }
    else if (n->op == N_SCALE || n->op == N_ROUND) split(w, n->a, depth + 1);
    else if (n->op != N_CONST || n->k) add_term(w, node);
}

static const struct output *output_of(const struct prog *g, enum outkind kind)
{
    for (int i = 0; i < g->noutputs; i++) if (g->outputs[i].kind == kind) return &g->outputs[i];
    return 0;
}

bool amount_terms(struct mem *m, const struct screening *s, int programme, enum outkind kind, int member, const struct texts *texts, int lang,
                  struct terms *to)
{
    char room[1024];
    struct out line = { .mem = m, .text = room, .size = sizeof room };
    const struct prog *g = &s->book->progs[programme];
    const struct output *o = output_of(g, kind);
    struct walk w = { .member = member, .to = to, .x = { .mem = m, .line = &line, .book = s->book, .texts = texts, .lang = lang, .v = s->state, .g = g } };

    *to = (struct terms){ 0 };
    if (!o) return false;
    int node = s->book->nodes[o->node].b;                       /* the amount if granted */
    w.seen = mem_get(m, sizeof *w.seen * (size_t)(s->book->nnodes + 1));
    to->value = value_at(s->state, node, member);
    to->places = s->book->nodes[node].places;
    split(&w, node, 0);
    return true;
}

bool screen_defined(const struct screening *s, int programme, const char *name, int member, struct val *to, int *places)
{
    const struct prog *g = &s->book->progs[programme];
    const struct name *d = name_find(g, name, (int)strlen(name));

    if (!d || d->kind != NAME_DEFINE) return false;
    *to = value_at(s->state, d->node, s->book->nodes[d->node].member ? member : 0);
    *places = s->book->nodes[d->node].places;
    return true;
}

/* ---- the rule itself ---- */

struct rule { struct teller x; struct mem *mem; struct figures *to; day at; bool *seen; };

static const char *of_value(struct rule *w, int node, enum type type, int places, int64_t v)
{
    struct out o = { .mem = w->mem };

    if (type == T_CHOICE) say_options(&w->x, &o, node, v);
    else say_plain(&w->x, &o, type, places, v);
    return out_text(&o);
}

static void add_figure(struct rule *w, struct figure f, const struct law *law)
{
    f.law = law->law;
    f.grade = law->grade;
    *ARRAY_ADD(w->mem, w->to->at, w->to->n) = f;
}

static const char *band_said(struct rule *w, int text, const char *value)
{
    struct out o = { .mem = w->mem };

    texts_fill(&o, told(&w->x, text), 1, &value);
    return out_text(&o);
}

static int places_of(enum type type, int places) { return type == T_MONEY ? 2 : places; }         /* money is in cents */

static void add_table(struct rule *w, const struct table *t)
{
    const struct name *name = name_find(w->x.g, t->name, (int)strlen(t->name));
    const char *label = name && name->label >= 0 ? told(&w->x, name->label) : "";
    const struct edition *e = &t->at[0];

    for (int i = 1; i < t->n && t->at[i].from.v <= w->at.v; i++) e = &t->at[i];
    for (int i = 0; i <= e->n; i++) {
        const struct row *r = i < e->n ? &e->rows[i] : 0;
        const char *key = r ? of_value(w, t->key_fact, (enum type)t->key_type, t->key_places, r->key) : "";
        add_figure(w, (struct figure){ .label = label, .name = t->name, .row = i, .type = (enum type)t->type, .places = places_of((enum type)t->type, t->places), .v = r ? r->v : e->otherwise,
            .band = !r ? told(&w->x, T_points_otherwise) : t->key_type == T_CHOICE ? key : band_said(w, r->below ? T_points_below : T_points_upto, key),
            .value = of_value(w, -1, (enum type)t->type, t->places, r ? r->v : e->otherwise) }, table_law(t, w->at));
    }
}

static void add_param(struct rule *w, const struct param *q)
{
    struct val v = param_value(q, (struct val){ w->at.v, w->at.v });

    add_figure(w, (struct figure){ .label = q->label >= 0 ? told(&w->x, q->label) : q->name, .band = "", .name = q->name, .row = -1,
        .type = (enum type)q->type, .places = places_of((enum type)q->type, q->places), .v = v.lo, .value = of_value(w, -1, (enum type)q->type, q->places, v.lo) }, param_law(q, w->at));
}

static void list_figures(struct rule *w, int node)
{
    const struct node *n = &w->x.book->nodes[node];

    if (w->seen[node]) return;
    w->seen[node] = true;
    if (n->a >= 0) list_figures(w, n->a);
    if (n->b >= 0) list_figures(w, n->b);
    if (third(n)) list_figures(w, n->c);
    if (n->op == N_TABLE) add_table(w, &w->x.book->tables[n->k]);
    if (n->op == N_PARAM) add_param(w, &w->x.book->params[n->k]);
}

struct figures amount_figures(struct mem *m, const struct book *b, int programme, enum outkind kind, day at, const struct texts *texts, int lang)
{
    struct figures out = { 0 };
    const struct prog *g = &b->progs[programme];
    const struct output *o = output_of(g, kind);
    struct rule w = { .mem = m, .to = &out, .at = at, .x = { .mem = m, .book = b, .texts = texts, .lang = lang, .g = g } };

    if (!o) return out;
    w.seen = mem_get(m, sizeof *w.seen * (size_t)(b->nnodes + 1));
    list_figures(&w, b->nodes[o->node].b);
    return out;
}

struct figures programme_figures(struct mem *m, const struct book *b, int programme, day at, const struct texts *texts, int lang)
{
    struct figures out = { 0 };
    const struct prog *g = &b->progs[programme];
    struct rule w = { .mem = m, .to = &out, .at = at, .x = { .mem = m, .book = b, .texts = texts, .lang = lang, .g = g } };

    for (int i = 0; i < b->nparams; i++)
        if (b->params[i].programme == programme && b->params[i].type != T_DATE) add_param(&w, &b->params[i]);
    for (int i = 0; i < b->ntables; i++)
        if (b->tables[i].programme == programme && b->tables[i].type != T_DATE) add_table(&w, &b->tables[i]);
    return out;
}
