/* SPDX-License-Identifier: EUPL-1.2
** panels.c - below the results, for staff: the facts with their evidence, and what needs checking (D3). */
#include "rooms/desk/inside.h"

struct choice { const char *value, *words; bool on; };
struct used { const char *label, *value, *name, *evidence, *papers; struct { int n; struct choice at[4]; } options; };
enum { MARKS_MOST = 3 };               /* of one programme: late, from memory, sources that differ */
struct mark { const char *programme, *mark, *detail; };
struct panels_page {
    const char *action; int64_t count;
    struct { int n; struct used *at; } facts;
    struct { int n; struct mark *at; } marks;
};
#include "panels.html.h"
struct bar_page { const char *state; };
#include "bar.html.h"

void panel_bar(struct req *r, const struct talk *t)
{
    bar_html(r, &(struct bar_page){ talk_seal(r, t) });
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

void evidence_take(struct req *r, struct talk *t)
{
    bool all = !strcmp(in(r, "all"), "paper");

    for (int i = 0; i < book_facts(t->h->book); i++) {
        const struct fact *f = book_fact(t->h->book, i);
        for (int m = 0; m < (f->person ? t->h->members : 1); m++) {
            struct known k = household_get(t->h, i, m);
            int e = evidence_read(in(r, evidence_name(r, f, m)));
            if (all && k.evidence == EV_DECLARED && f->npapers) e = EV_PAPER;
            if (is_known(k) && e >= 0) household_put(t->h, i, m, k.value, (enum evidence)e);
        }
    }
}

static void pure_evidence(struct req *r)
{
    struct talk *t;

    r->no_store = true;
    if (!desk_talk(r, &t)) return;
    evidence_take(r, t);
    desk_results(r, t);
}
static void get_evidence(struct req *r) { see_other(r, "/desk"); }
PAGE(desk_evidence, .path = "/desk/evidence", .may = MAY_ADVISE, .get = get_evidence, .pure = pure_evidence,
     .help = "Say which papers were seen for which fact.");

/* ---- what needs checking -------------------------------------------------------------------------- */

/* One line a programme and kind of mark: which law rests on memory, on which two sources differ. */
static void mark_laws(struct req *r, const struct result *x, char grade, struct panels_page *p)
{
    struct out o = { .mem = &r->mem };
    const char *seen = NULL;

    for (int i = 0; i < x->why.n; i++) {
        const struct reason *w = &x->why.at[i];
        if (w->grade != grade || !w->law || (seen && !strcmp(seen, w->law))) continue;
        seen = w->law;
        out_fmt(&o, "%s%s%s%s%s", o.n ? "; " : "", w->law, w->source ? " (" : "", w->source ? w->source : "", w->source ? ")" : "");
    }
    if (o.n) p->marks.at[p->marks.n++] = (struct mark){ x->name, text(r, grade == 'M' ? T_desk_mark_memory : T_desk_mark_conflict), out_text(&o) };
}

static void marks_of(struct req *r, const struct result *x, struct panels_page *p)
{
    struct out late = { .mem = &r->mem };

    for (int i = 0; i < x->v->nstale; i++) out_fmt(&late, "%s%s", i ? ", " : "", x->v->stale_names[i]);
    if (x->v->nstale) p->marks.at[p->marks.n++] = (struct mark){ x->name, text(r, T_desk_mark_stale), out_text(&late) };
    if (x->v->to_verify) mark_laws(r, x, 'M', p), mark_laws(r, x, 'X', p);
}

static void marks(struct req *r, const struct results *o, struct panels_page *p)
{
    p->marks.at = mem_get(&r->mem, (size_t)o->n * MARKS_MOST * sizeof *p->marks.at + 1);
    for (int i = 0; i < o->n; i++) if (o->at[i].group != GROUP_NO) marks_of(r, &o->at[i], p);
}

void panels(struct req *r, const struct talk *t, const struct results *o, const char *state)
{
    struct panels_page p = { .action = t->was ? "/entitled/record" : "/desk/evidence" };

    facts(r, t, &p);
    marks(r, o, &p);
    p.count = p.facts.n;
    panels_html(r, &p);
    curve_panel(r, o->s, state);
}
