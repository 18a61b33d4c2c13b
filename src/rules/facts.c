/* SPDX-License-Identifier: EUPL-1.2
** facts.c - facts.txt: everything that can be asked, once, for all programmes.
**
** F1  A fact that follows from others (implied) names only facts that stand above it: no cycles. */
#include "rules/book.h"
#include <stdio.h>

int fact_option(const struct fact *f, const char *s, int n)
{
    for (int i = 0; i < f->nchoices; i++)
        if (strlen(f->choices[i]) == (size_t)n && !memcmp(f->choices[i], s, (size_t)n)) return i;
    return -1;
}

static int fact_text(const struct book *b, const char *fact, const char *part)
{
    char id[160];

    snprintf(id, sizeof id, "fact.%s.%s", fact, part);
    return texts_find(b->texts, id);
}

static const char *const *words(struct reader *p, int *n, int most, const char *what)
{
    const char **at = 0;

    if (*n) { refuse_at(p, &p->t, "this list stands here twice"); *n = 0; return at; }
    do {
        const char *w = want_word(p, what);
        for (int i = 0; i < *n; i++) if (!strcmp(at[i], w)) refuse_at(p, &p->t, "'%s' is named twice", w);
        if (*n >= most) { refuse_at(p, &p->t, "more than %d of them", most); break; }
        *ARRAY_ADD(p->book->mem, at, *n) = w;
    } while (!p->failed && take_punct(p, ","));
    return at;
}

static void read_bounds(struct reader *p, struct fact *f)
{
    f->lo = want_figure(p, f->type, 4);
    if (!want_punct(p, "..")) return;
    f->hi = want_figure(p, f->type, 4);
    if (f->lo > f->hi) refuse_at(p, &p->t, "the bounds stand the wrong way round");
    if (f->hi > (int64_t)1 << 40) refuse_at(p, &p->t, "the bound is too large");
}

static void read_type(struct reader *p, struct fact *f)
{
    static const char *const names[] = { "bool", "int", "number", "money", "date", "choice" };

    for (int t = 0; t < 6; t++)
        if (take_name(p, names[t])) {
            f->type = (enum type)t;
            if (t == T_BOOL) f->hi = 1;
            else if (t != T_CHOICE) read_bounds(p, f);
            else { f->choices = words(p, &f->nchoices, CHOICES_MAX, "an option"); f->hi = f->nchoices - 1; }
            return;
        }
    refuse_at(p, &p->t, "expected a type: bool int number money date choice");
}

static struct node fact_node(const struct book *b, const struct fact *f, enum op op)
{
    int i = (int)(op == N_FACT ? b->nfacts : 0);

    return (struct node){ .op = (uint8_t)op, .type = (uint8_t)f->type, .places = f->type == T_NUMBER ? 4 : 0, .member = f->person,
                          .a = -1, .b = -1, .c = -1, .k = i, .options = f->type == T_CHOICE ? b->nfacts : -1, .lo = f->lo, .hi = f->hi };
}

/* implied VALUE when CONDITION: if the condition is sure, an unanswered fact has that value. */
static void read_implied(struct reader *p, struct factx *x)
{
    struct book *b = p->book;
    struct node n = b->nodes[x->node];
    int c;

    if (x->is.type == T_CHOICE) {
        int i = p->t.kind == TOK_NAME ? fact_option(&x->is, p->t.at, p->t.n) : -1;
        if (i < 0) { refuse_at(p, &p->t, "no such option"); return; }
        n.k = (int64_t)1 << i;
        reader_next(p);
    } else n.k = want_figure(p, x->is.type, 4);
    if (!take_name(p, "when")) refuse_at(p, &p->t, "expected 'when'");
    c = read_expr_of(p, T_BOOL, "the condition");
    if (p->failed) return;
    if (b->nodes[c].member && !x->is.person) { refuse_at(p, &p->t, "a fact of the household cannot follow from one person"); return; }
    n.op = N_IMPLY;
    n.a = x->node;
    n.b = c;
    x->node = node_get(b, n);
    x->nimplied++;
}

/* follows FACT SHARE: when a curve moves that fact, this one moves along. */
static void read_follows(struct reader *p, struct factx *x)
{
    const char *w = want_word(p, "the fact it follows");

    x->follows = book_fact_find(p->book, w);
    if (x->follows < 0 || x->is.person || p->book->facts[x->follows].is.person || x->is.type != T_MONEY || p->book->facts[x->follows].is.type != T_MONEY)
        refuse_at(p, &p->t, "a money fact of the household follows one that stands above");
    x->share = want_figure(p, T_NUMBER, 4);
}

/* usually VALUE: the commonest answer; ask.c tries it first. */
static void read_usually(struct reader *p, struct factx *x)
{
    x->usual = true;
    if (x->is.type == T_CHOICE) {
        int i = p->t.kind == TOK_NAME ? fact_option(&x->is, p->t.at, p->t.n) : -1;
        if (i < 0) { refuse_at(p, &p->t, "no such option"); return; }
        x->usually = i;
        reader_next(p);
    } else x->usually = want_figure(p, x->is.type, 4);
    if (!p->failed && (x->usually < x->is.lo || x->usually > x->is.hi)) refuse_at(p, &p->t, "out of the fact's bounds");
}

static void read_details(struct reader *p, struct factx *x)
{
    while (!p->failed && p->t.kind != TOK_END && !p->t.first) {
        if (take_name(p, "effort")) x->is.effort = (int)want_figure(p, T_INT, 0);
        else if (take_name(p, "fixed")) x->fixed = true;
        else if (take_name(p, "sensitive")) x->is.sensitive = true;
        else if (take_name(p, "special")) x->is.special = x->is.sensitive = true;
        else if (take_name(p, "staff")) x->is.staff = true;
        else if (take_name(p, "town")) x->is.town = true;
        else if (take_name(p, "papers")) x->is.papers = words(p, &x->is.npapers, 20, "a paper");
        else if (take_name(p, "usually")) read_usually(p, x);
        else if (take_name(p, "follows")) read_follows(p, x);
        else if (take_name(p, "implied")) read_implied(p, x);
        else refuse_at(p, &p->t, "expected effort, fixed, sensitive, special, staff, town, papers, usually, follows or implied");
    }
    if (!p->failed && (x->is.effort < 1 || x->is.effort > 9)) refuse_at(p, &p->t, "effort goes from 1 to 9");
}

static void find_texts(struct book *b, struct fact *f)
{
    int *labels = mem_get(b->mem, sizeof *labels * (size_t)(f->nchoices + 1));

    f->question = fact_text(b, f->name, "question");
    f->hint = fact_text(b, f->name, "hint");
    f->why = fact_text(b, f->name, "why");
    f->label = fact_text(b, f->name, "label");
    for (int i = 0; i < f->nchoices; i++) labels[i] = fact_text(b, f->name, f->choices[i]);
    f->choice_label = labels;
}

static void say_missing_texts(struct reader *p, const struct fact *f, int line)
{
    if (f->label < 0) complain(p->why, p->file, line, 6, "the text fact.%s.label is missing", f->name);
    if (f->question < 0 && !f->town) complain(p->why, p->file, line, 6, "the text fact.%s.question is missing", f->name);
    for (int i = 0; i < f->nchoices; i++)
        if (f->choice_label[i] < 0) complain(p->why, p->file, line, 6, "the text fact.%s.%s is missing", f->name, f->choices[i]);
}

static void read_fact(struct reader *p)
{
    struct book *b = p->book;
    struct factx *x = &b->facts[b->nfacts];

    if (b->nfacts == (int)(sizeof b->facts / sizeof *b->facts)) { refuse_at(p, &p->t, "more facts than the engine holds"); return; }
    *x = (struct factx){ .is.effort = 1, .line = p->t.line, .node = -1, .follows = -1 };
    x->is.name = want_word(p, "the name of the fact");
    if (book_fact_find(b, x->is.name) >= 0) refuse_at(p, &p->t, "the fact '%s' stands above already", x->is.name);
    want_punct(p, ":");
    x->is.person = is_name(p, "person");
    if (!take_name(p, "person") && !take_name(p, "household")) refuse_at(p, &p->t, "expected person or household");
    read_type(p, &x->is);
    if (p->failed) return;
    x->node = node_get(b, fact_node(b, &x->is, N_FACT));
    if (!strcmp(x->is.name, "born")) b->born = b->nfacts;
    if (!strcmp(x->is.name, "relation")) b->relation = b->nfacts;
    b->slot[b->nfacts] = x->is.person ? b->npfacts++ : b->nhfacts++;
    read_details(p, x);
    find_texts(b, &x->is);
    say_missing_texts(p, &x->is, x->line);
    b->nfacts++;
}

void facts_read(struct book *b, const struct source *src, struct complaints *why)
{
    struct reader p;

    b->relation = b->born = -1;
    if (!reader_open(&p, b, 0, src, why)) return;
    while (p.t.kind != TOK_END) {
        if (!p.t.first) refuse_at(&p, &p.t, "a statement begins at the left edge");
        else if (is_name(&p, "fact")) { reader_next(&p); read_fact(&p); }
        else refuse_at(&p, &p.t, "expected 'fact'");
        if (p.failed && p.t.first) reader_next(&p);
        reader_skip(&p);
    }
}

int book_fact_find(const struct book *b, const char *name)
{
    for (int i = 0; i < b->nfacts; i++) if (!strcmp(b->facts[i].is.name, name)) return i;
    return -1;
}
