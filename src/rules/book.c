/* SPDX-License-Identifier: EUPL-1.2
** book.c - a rule book from its files: which folder is which programme, in which order they are read.
**
** B1  A town's file replaces the national file of the same programme and name; a town may add programmes.
** B2  A programme is read after those it asks about (granted, amount_of); a ring of them is refused, in the file that
**     closes it and in the one it comes back to. */
#include "rules/book.h"
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

const char *engine_version(void) { return "pronoia-rules 1"; }

/* "programmes/x/rules.txt" -> id "x", file "rules.txt"; false when the path is not of a programme's folder. */
static bool split_path(const char *path, const char **id, size_t *nid, const char **file)
{
    const char *at = path, *next, *slash;

    if (strncmp(at, "programmes/", 11)) at = strstr(at, "/programmes/"), at = at ? at + 12 : 0;
    else at += 11;
    while (at && (next = strstr(at, "/programmes/"))) at = next + 12;
    if (!at || !(slash = strchr(at, '/')) || strchr(slash + 1, '/')) return false;
    *id = at;
    *nid = (size_t)(slash - at);
    *file = slash + 1;
    return true;
}

static struct prog *prog_of(struct book *b, const char *id, size_t n)
{
    struct prog *g;

    for (int i = 0; i < b->nprogs; i++)
        if (strlen(b->progs[i].is.id) == n && !memcmp(b->progs[i].is.id, id, n)) return &b->progs[i];
    g = ARRAY_ADD(b->mem, b->progs, b->nprogs);
    *g = (struct prog){ .is = { .name = -1, .gives = -1, .apply = -1, .deadline = -1, .renewal = -1, .note = -1 } };
    char *copy = mem_get(b->mem, n + 1);
    memcpy(copy, id, n);
    g->is.id = copy;
    return g;
}

static void place(struct book *b, const struct source *s)
{
    const char *id, *file;
    size_t n;
    struct prog *g;

    if (!split_path(s->path, &id, &n, &file)) return;
    if (strcmp(file, "rules.txt") && strcmp(file, "programme.yaml") && strcmp(file, "cases.tsv")) return;
    g = prog_of(b, id, n);
    if (!strcmp(file, "programme.yaml")) g->yaml = s;
    else if (!strcmp(file, "cases.tsv")) g->cases = s;
    else {
        char *folder = mem_str(b->mem, s->path);
        folder[strlen(folder) - strlen("/rules.txt")] = 0;
        g->rules = s;
        g->file = s->path;
        g->folder = folder;
    }
}

bool book_counts(const struct source *s)
{
    const char *dot = strrchr(s->path, '.');

    return dot && (!strcmp(dot, ".txt") || !strcmp(dot, ".yaml")) && !strstr(s->path, "/bogus/") && strstr(s->path, "programmes/");
}

static void hash_sources(struct book *b, const struct sources *all)
{
    crypto_hash_sha256_state h;
    unsigned char sum[32];

    crypto_hash_sha256_init(&h);
    for (int i = 0; i < all->n; i++) {
        const struct source *s = &all->at[i];
        if (!book_counts(s)) continue;
        crypto_hash_sha256_update(&h, (const unsigned char *)s->path, strlen(s->path) + 1);
        crypto_hash_sha256_update(&h, (const unsigned char *)s->bytes, s->n);
    }
    crypto_hash_sha256_final(&h, sum);
    for (int i = 0; i < 32; i++) snprintf(b->sha + 2 * i, 3, "%02x", sum[i]);
}

/* ---- the order ---- */

static void find_needs(struct book *b, struct prog *g)
{
    struct complaints unheard = { .mem = b->mem };
    struct reader p;

    if (!reader_open(&p, b, g, g->rules, &unheard)) return;
    while (p.t.kind != TOK_END) {
        bool asks = is_name(&p, "granted") || is_name(&p, "granted_member") || is_name(&p, "amount_of");

        reader_next(&p);
        if (!asks || !take_punct(&p, "(")) continue;
        const char *from = p.t.at;
        int n = 0;
        while (p.t.kind == TOK_NAME || p.t.kind == TOK_NUMBER || is_punct(&p, "-")) { n = (int)(p.t.at - from) + p.t.n; reader_next(&p); }
        char *id = mem_get(b->mem, (size_t)n + 1);
        memcpy(id, from, (size_t)n);
        *ARRAY_ADD(b->mem, g->needs, g->nneeds) = id;
    }
}

static void refuse_ring(const struct prog *g, const struct prog *other, struct complaints *why)
{
    complain(why, g->file, 1, 1, "the programmes '%s' and '%s' ask each other: a ring has no answer", g->is.id, other->is.id);
}

static void read_in_order(struct book *b, struct prog *g, struct complaints *why)
{
    g->state = 1;
    find_needs(b, g);
    for (int i = 0; i < g->nneeds; i++) {
        int j = book_programme_find(b, g->needs[i]);
        if (j < 0) continue;                            /* said where it stands */
        if (b->progs[j].state == 1) { refuse_ring(g, &b->progs[j], why); refuse_ring(&b->progs[j], g, why); }
        else if (b->progs[j].rules && !b->progs[j].state) read_in_order(b, &b->progs[j], why);
    }
    prog_read_rules(b, g, why);
    if (g->yaml) prog_read_yaml(b, g, why);
    else complain(why, g->folder, 0, 0, "programme.yaml is missing");
    g->state = 2;
}

/* ---- what lies behind an answer ---- */

static void mark(const struct book *b, unsigned char *on, int root)
{
    if (root >= 0) on[root] = 1;
    for (int i = root; i >= 0; i--) {
        const struct node *n = &b->nodes[i];
        if (!on[i]) continue;
        if (n->a >= 0) on[n->a] = 1;
        if (n->b >= 0) on[n->b] = 1;
        if (n->c >= 0 && n->op != N_DIV && n->op != N_ROUND) on[n->c] = 1;
    }
}

static int *listed(struct book *b, const unsigned char *on, int *count)
{
    const unsigned char *end = on + b->nnodes;
    int n = 0, *at;

    for (int i = 0; i < b->nnodes; i++) n += on[i];
    at = mem_get(b->mem, sizeof *at * (size_t)(n + 1));
    *count = 0;
    for (const unsigned char *p = on; *count < n; p++) {
        p = memchr(p, 1, (size_t)(end - p));
        at[(*count)++] = (int)(p - on);
    }
    return at;
}

/* What a node inherits from those it is made of. */
static void find_traits(struct book *b)
{
    b->timely = mem_get(b->mem, (size_t)b->nnodes * sizeof *b->timely);
    b->dated = mem_get(b->mem, (size_t)b->nnodes * sizeof *b->dated);
    b->changeable = mem_get(b->mem, (size_t)b->nnodes * sizeof *b->changeable);
    for (int i = 0; i < b->nnodes; i++) {
        const struct node *n = &b->nodes[i];
        const int args[3] = { n->a, n->b, n->op != N_DIV && n->op != N_ROUND ? n->c : -1 };
        bool figure = n->op == N_PARAM || n->op == N_TABLE;

        b->timely[i] = b->dated[i] = n->op == N_TODAY;
        b->changeable[i] = n->op == N_FACT && !b->facts[n->k].fixed;
        for (int k = 0; k < 3; k++) {
            if (args[k] < 0) continue;
            b->dated[i] |= b->dated[args[k]];
            if (k || !figure) b->timely[i] |= b->timely[args[k]];
            if (k != 1 || n->op != N_IMPLY) b->changeable[i] |= b->changeable[args[k]];
        }
    }
}

static bool all_fixed(const struct book *b, const struct clause *c)
{
    for (int i = 0; i < c->nfacts; i++) if (!b->facts[b->nodes[c->facts[i]].k].fixed) return false;
    return true;
}

static int *those_of(struct book *b, const int *cone, int ncone, enum op op, enum op or, int *n)
{
    int *at = mem_get(b->mem, sizeof *at * (size_t)(ncone + 1));

    *n = 0;
    for (int i = 0; i < ncone; i++) if (b->nodes[cone[i]].op == op || b->nodes[cone[i]].op == or) at[(*n)++] = cone[i];
    return at;
}

static void find_cone(struct book *b, struct prog *g, unsigned char *on)
{
    for (int i = 0; i < g->nclauses; i++) {
        struct clause *c = &g->clauses[i];

        memset(on, 0, (size_t)b->nnodes);
        mark(b, on, c->node);
        c->cone = listed(b, on, &c->ncone);
        c->figures = those_of(b, c->cone, c->ncone, N_PARAM, N_TABLE, &c->nfigures);
        c->facts = those_of(b, c->cone, c->ncone, N_FACT, N_FACT, &c->nfacts);
        c->fixed = all_fixed(b, c);
        for (int k = 0; k < b->nnodes; k++) on[k] &= b->dated[k];
        c->dated = listed(b, on, &c->ndated);
    }
    memset(on, 0, (size_t)b->nnodes);
    mark(b, on, g->verdict);
    mark(b, on, g->granted);
    mark(b, on, g->reference);
    for (int i = 0; i < g->nclauses; i++) mark(b, on, g->clauses[i].node);
    for (int i = 0; i < g->noutputs; i++) mark(b, on, g->outputs[i].total);
    for (int i = 0; i < g->is.npapers; i++) mark(b, on, g->paper_when[i]);
    g->cone = listed(b, on, &g->ncone);
    g->figures = those_of(b, g->cone, g->ncone, N_PARAM, N_TABLE, &g->nfigures);
}

/* What must be worked out anew when a fact changes. */
static void find_hanging(struct book *b, int fact, unsigned char *on)
{
    for (int i = 0; i < b->nnodes; i++) {
        const struct node *n = &b->nodes[i];

        on[i] = n->op == N_FACT && n->k == fact;
        if (n->a >= 0) on[i] |= on[n->a];
        if (n->b >= 0) on[i] |= on[n->b];
        if (n->c >= 0 && n->op != N_DIV && n->op != N_ROUND) on[i] |= on[n->c];
    }
    b->facts[fact].hang = listed(b, on, &b->facts[fact].nhang);
}

static void check_incompatible(const struct book *b, const struct prog *g, struct complaints *why)
{
    for (int i = 0; i < g->is.nincompatible; i++)
        if (book_programme_find(b, g->is.incompatible[i]) < 0)
            complain(why, g->yaml->path, 0, 0, "incompatible with '%s', which is no programme here", g->is.incompatible[i]);
}

static const struct source *facts_source(const struct sources *all)
{
    for (int i = 0; i < all->n; i++) {
        size_t n = strlen(all->at[i].path), m = strlen("programmes/facts.txt");
        if (n >= m && !strcmp(all->at[i].path + n - m, "programmes/facts.txt")) return &all->at[i];
    }
    return 0;
}

static void first_nodes(struct book *b)
{
    b->no = node_const(b, T_BOOL, 0, 0);
    b->yes = node_const(b, T_BOOL, 0, 1);
    b->today = node_get(b, (struct node){ .op = N_TODAY, .type = T_DATE, .a = -1, .b = -1, .c = -1, .options = -1,
                                          .lo = day_of(1990, 1, 1).v, .hi = day_of(2200, 1, 1).v });
}

/* The facts are read, the programmes known by name; NULL without facts. */
static struct book *book_begin(struct mem *m, const struct sources *all, const struct texts *texts, struct complaints *why)
{
    struct book *b = mem_get(m, sizeof *b);
    const struct source *facts = facts_source(all);

    b->mem = m;
    b->texts = texts;
    first_nodes(b);
    if (!facts) { complain(why, "programmes/facts.txt", 0, 0, "the file is missing"); return 0; }
    facts_read(b, facts, why);
    for (int i = 0; i < all->n; i++) place(b, &all->at[i]);
    return b;
}

bool book_try(struct mem *m, const struct sources *all, const struct texts *texts, const struct source *rules, const struct source *instead, struct complaints *why)
{
    struct source tried = { rules->path, instead->bytes, instead->n };
    int before = why->n;
    struct book *b = book_begin(m, all, texts, why);

    for (int i = 0; b && i < b->nprogs; i++) {
        if (b->progs[i].rules != rules) continue;
        b->progs[i].rules = &tried;
        read_in_order(b, &b->progs[i], why);
    }
    return why->n == before;
}

struct book *book_read(struct mem *m, const struct sources *all, const struct texts *texts, struct complaints *why)
{
    int before = why->n;
    struct book *b = book_begin(m, all, texts, why);

    if (!b) return 0;
    hash_sources(b, all);
    for (int i = 0; i < b->nprogs; i++) {
        struct prog *g = &b->progs[i];
        if (!g->rules) complain(why, g->yaml ? g->yaml->path : g->cases->path, 0, 0, "rules.txt is missing beside it");
        else if (!g->state) read_in_order(b, g, why);
    }
    if (why->n > before) return 0;
    unsigned char *on = mem_get(m, (size_t)b->nnodes);
    find_traits(b);
    for (int i = 0; i < b->nprogs; i++) { find_cone(b, &b->progs[i], on); check_incompatible(b, &b->progs[i], why); }
    for (int f = 0; f < b->nfacts; f++) find_hanging(b, f, on);
    nodes_place(b);
    receipt_prepare(b);
    return why->n > before ? 0 : b;
}

int book_facts(const struct book *b) { return b->nfacts; }
const struct fact *book_fact(const struct book *b, int i) { return &b->facts[i].is; }
int book_programmes(const struct book *b) { return b->nprogs; }
const struct programme *book_programme(const struct book *b, int i) { return &b->progs[i].is; }
static bool hangs(const struct factx *f, int node)
{
    for (int i = 0; i < f->nhang; i++) if (f->hang[i] == node) return true;
    return f->node == node;
}

bool book_programme_asks(const struct book *b, int programme, int fact)
{
    const struct prog *g = &b->progs[programme];
    const struct factx *f = &b->facts[fact];

    for (int i = 0; i < g->ncone; i++) if (g->cone[i] == f->node) return true;
    for (int i = 0; i < g->is.npapers; i++) if (g->paper_when[i] >= 0 && hangs(f, g->paper_when[i])) return true;
    return false;
}

const char *book_hash(const struct book *b) { return b->sha; }

int book_programme_find(const struct book *b, const char *id)
{
    for (int i = 0; i < b->nprogs; i++) if (!strcmp(b->progs[i].is.id, id)) return i;
    return -1;
}

int book_stale(struct mem *m, const struct book *b, day at, struct stale **list)
{
    int n = 0;

    *list = 0;
    for (int i = 0; i < b->nparams; i++) {
        const struct param *q = &b->params[i];
        if (!q->never && q->renew.v != DAY_NONE.v && q->renew.v < at.v)
            *ARRAY_ADD(m, *list, n) = (struct stale){ b->progs[q->programme].is.id, q->name, q->renew, b->progs[q->programme].file, q->at[q->n - 1].law.line };
    }
    for (int i = 0; i < b->ntables; i++) {
        const struct table *q = &b->tables[i];
        if (!q->never && q->renew.v != DAY_NONE.v && q->renew.v < at.v)
            *ARRAY_ADD(m, *list, n) = (struct stale){ b->progs[q->programme].is.id, q->name, q->renew, b->progs[q->programme].file, q->line };
    }
    return n;
}
