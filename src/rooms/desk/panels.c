/* SPDX-License-Identifier: EUPL-1.2
** panels.c - below the results, for staff: what is missing, the facts with their evidence, and what needs checking (D3). */
#include "rooms/desk/inside.h"

struct choice { const char *value, *words; bool on; };
struct missing { const char *question, *about; int64_t settles, touches; cents stake; int64_t effort; bool sensitive, staff; };
struct used { const char *label, *value, *name, *evidence, *papers; struct { int n; struct choice at[4]; } options; };
struct mark { const char *programme, *mark, *detail, *law, *source; };
struct panels_page {
    const char *state;
    struct { int n; struct missing *at; } missing;
    struct { int n; struct used *at; } facts;
    struct { int n; struct mark *at; } marks;
};
#include "panels.html.h"
struct bar_page { const char *state; bool results; };
#include "bar.html.h"

void panel_bar(struct req *r, const struct talk *t)
{
    bar_html(r, &(struct bar_page){ talk_seal(r, t), t->stage == TALK_RESULTS });
}

/* ---- what is missing ------------------------------------------------------------------------------ */

static const char *about(struct req *r, const struct talk *t, const struct question *q)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < q->nmembers; i++) {
        if (i) out_str(&o, ", ");
        out_str(&o, talk_member(r, t, q->members[i]));
    }
    return out_text(&o);
}

static void missing(struct req *r, const struct talk *t, const struct screening *s, struct panels_page *p)
{
    struct questions q = ask(&r->mem, s, true);

    p->missing.at = mem_get(&r->mem, (size_t)q.n * sizeof *p->missing.at + 1);
    for (int i = 0; i < q.n; i++) {
        const struct fact *f = book_fact(s->book, q.at[i].fact);
        p->missing.at[p->missing.n++] = (struct missing){ f->question < 0 ? fact_label(r, f) : text(r, f->question),
            f->person ? about(r, t, &q.at[i]) : "", q.at[i].settles, q.at[i].touches, q.at[i].stake, f->effort, f->sensitive, f->staff };
    }
}

/* ---- facts and evidence --------------------------------------------------------------------------- */

static const int evidence_text[] = { T_desk_ev_none, T_desk_ev_declared, T_desk_ev_paper, T_desk_ev_register, T_desk_ev_contradicted,
                                     T_desk_ev_wont_say, T_desk_ev_doesnt_know };
static const char *const evidence_word[] = { "", "declared", "paper", "register", "contradicted" };

static const char *evidence_name(struct req *r, const struct fact *f, int member)
{
    return f->person ? fmt(r, "e.%s.%d", f->name, member) : fmt(r, "e.%s", f->name);
}

static const char *papers_of(struct req *r, const struct fact *f)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < f->npapers; i++) {
        int n = texts_find(r->house->texts, fmt(r, "paper.%s", f->papers[i]));
        if (i) out_str(&o, ", ");
        out_str(&o, n < 0 ? f->papers[i] : text(r, n));
    }
    return out_text(&o);
}

static void add_fact(struct req *r, const struct talk *t, int fact, int member, struct panels_page *p)
{
    const struct fact *f = book_fact(t->h->book, fact);
    struct known k = household_get(t->h, fact, member);
    struct used *u = &p->facts.at[p->facts.n++];

    *u = (struct used){ .label = cell_label(r, t, fact, member), .name = evidence_name(r, f, member), .papers = papers_of(r, f),
                        .value = say_fact(&r->mem, t->h, fact, member, r->house->texts, r->lang), .evidence = text(r, evidence_text[k.evidence]) };
    for (int e = EV_DECLARED; is_known(k) && e <= EV_CONTRADICTED; e++)
        u->options.at[u->options.n++] = (struct choice){ evidence_word[e], text(r, evidence_text[e]), k.evidence == e };
}

static void facts(struct req *r, const struct talk *t, struct panels_page *p)
{
    const struct book *b = t->h->book;

    p->facts.at = mem_get(&r->mem, (size_t)book_facts(b) * (size_t)t->h->members * sizeof *p->facts.at);
    for (int i = 0; i < book_facts(b); i++)
        for (int m = 0; m < (book_fact(b, i)->person ? t->h->members : 1); m++)
            if (household_get(t->h, i, m).evidence != EV_NONE) add_fact(r, t, i, m, p);
}

static int evidence_read(const char *word)
{
    for (int e = EV_DECLARED; e <= EV_CONTRADICTED; e++) if (!strcmp(word, evidence_word[e])) return e;
    return -1;
}

static void pure_evidence(struct req *r)
{
    bool all = !strcmp(in(r, "all"), "paper");
    struct talk *t;

    r->no_store = true;
    if (!desk_talk(r, &t)) return;
    for (int i = 0; i < book_facts(t->h->book); i++) {
        const struct fact *f = book_fact(t->h->book, i);
        for (int m = 0; m < (f->person ? t->h->members : 1); m++) {
            struct known k = household_get(t->h, i, m);
            int e = evidence_read(in(r, evidence_name(r, f, m)));
            if (all && k.evidence == EV_DECLARED && f->npapers) e = EV_PAPER;
            if (is_known(k) && e >= 0) household_put(t->h, i, m, k.value, (enum evidence)e);
        }
    }
    desk_results(r, t);
}
static void get_evidence(struct req *r) { see_other(r, "/desk"); }
PAGE(desk_evidence, .path = "/desk/evidence", .may = MAY_ADVISE, .get = get_evidence, .pure = pure_evidence,
     .help = "Say which papers were seen for which fact.");

/* ---- what needs checking -------------------------------------------------------------------------- */

/* The determining clauses that are graded from memory or in conflict. */
static void marks_of(struct req *r, const struct result *x, struct panels_page *p)
{
    const char *seen = "";

    for (int i = 0; i < x->v->nstale; i++)
        p->marks.at[p->marks.n++] = (struct mark){ x->name, text(r, T_desk_mark_stale), x->v->stale_names[i], "", "" };
    for (int i = 0; x->v->to_verify && i < x->why.n; i++) {
        const struct reason *w = &x->why.at[i];
        if ((w->grade != 'M' && w->grade != 'X') || !strcmp(seen, w->clause)) continue;
        seen = w->clause;
        p->marks.at[p->marks.n++] = (struct mark){ x->name, text(r, w->grade == 'M' ? T_desk_mark_memory : T_desk_mark_conflict),
            w->sentence, w->law ? w->law : "", w->source ? fmt(r, "%s (%c)", w->source, w->grade) : "" };
    }
    if (x->v->judged)
        p->marks.at[p->marks.n++] = (struct mark){ x->name, text(r, T_desk_mark_judged), text(r, T_desk_judged_detail), "", "" };
}

static void marks(struct req *r, const struct results *o, struct panels_page *p)
{
    int room = 0;

    for (int i = 0; i < o->n; i++) room += o->at[i].v->nstale + o->at[i].why.n + 1;
    p->marks.at = mem_get(&r->mem, (size_t)room * sizeof *p->marks.at + 1);
    for (int i = 0; i < o->n; i++) if (o->at[i].group != GROUP_NO) marks_of(r, &o->at[i], p);
}

/* ---- the tree ------------------------------------------------------------------------------------- */

struct tree_node { const char *shape, *tone, *mark, *sentence, *change, *law; };
struct tree_programme { const char *name, *answer, *tone, *amount; struct { int n; struct tree_node *at; } nodes; };
struct tree_page { struct { int n; struct tree_programme *at; } programmes; };
#include "tree.html.h"

static const char *const tones[] = { "no", "ok", "info" };
static const int answers[] = { T_desk_no, T_desk_yes, T_desk_open_answer };
static const char *const shapes[] = { "d0", "d1", "d2", "d3", "d4" };

static struct tree_node node_of(struct req *r, const struct reason *w)
{
    return (struct tree_node){ shapes[w->depth > 4 ? 4 : w->depth], tones[w->answer], text(r, answers[w->answer]), w->sentence, w->change,
        fmt(r, "%s%s%s%s%s", w->law ? w->law : "", w->source ? " · " : "", w->source ? w->source : "", w->grade ? " · " : "",
            w->grade ? (char[]){ w->grade, 0 } : "") };
}

static void tree(struct req *r, const struct results *o)
{
    struct tree_page p = { .programmes.at = mem_get(&r->mem, (size_t)o->n * sizeof(struct tree_programme) + 1) };

    for (int i = 0; i < o->n; i++) {
        const struct result *x = &o->at[i];
        struct tree_programme *g = &p.programmes.at[p.programmes.n++];
        *g = (struct tree_programme){ .name = x->name, .answer = text(r, answers[x->v->answer]), .tone = tones[x->v->answer], .amount = x->amount };
        g->nodes.at = mem_get(&r->mem, (size_t)x->why.n * sizeof *g->nodes.at + 1);
        for (int k = 0; k < x->why.n; k++) g->nodes.at[g->nodes.n++] = node_of(r, &x->why.at[k]);
    }
    tree_html(r, &p);
}

void panels(struct req *r, const struct talk *t, const struct results *o)
{
    const char *state = talk_seal(r, t);
    struct panels_page p = { .state = state };

    missing(r, t, o->s, &p);
    facts(r, t, &p);
    marks(r, o, &p);
    panels_html(r, &p);
    curve_panel(r, t, o->s, state);
    tree(r, o);
}
