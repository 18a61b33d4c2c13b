/* SPDX-License-Identifier: EUPL-1.2
** programme.c - one programme for staff: on the page of results what is certain stands whole, the rest by its line; /desk/why shows
** any of them whole (forty explanations on one page are too much to read and to send). */
#include "rooms/desk/inside.h"

enum { ASKS_SHOWN = 6 };

#define programme_page row
#include "programme.html.h"
struct programme_why_page { const char *state; struct row it; };
#include "programme_why.html.h"

static const char *evidence_said(struct req *r, enum evidence e)
{
    return e == EV_PAPER ? text(r, T_desk_ev_paper) : e == EV_REGISTER ? text(r, T_desk_ev_register)
         : e == EV_CONTRADICTED ? text(r, T_desk_ev_contradicted) : "";
}

/* A law that the line before already named is not named again. */
static const char *law_of(struct req *r, const struct reasons *why, int i)
{
    const struct reason *w = &why->at[i], *before = i ? w - 1 : NULL;

    if (!w->law || (before && before->law && !strcmp(w->law, before->law) && !strcmp(w->source ? w->source : "", before->source ? before->source : ""))) return "";
    return fmt(r, "%s%s%s", w->law, w->source ? " · " : "", w->source ? w->source : "");
}

static struct node node_of(struct req *r, const struct reasons *why, int i)
{
    const struct reason *w = &why->at[i];
    static const char *const shapes[] = { "d0", "d1", "d2", "d3", "d4" };

    return (struct node){ .shape = shapes[w->depth > 4 ? 4 : w->depth], .tone = desk_tones[w->answer], .mark = text(r, desk_answers[w->answer]),
        .sentence = w->sentence, .evidence = evidence_said(r, w->evidence), .change = w->change,
        .grade = w->grade == 'M' ? text(r, T_desk_mark_memory) : w->grade == 'X' ? text(r, T_desk_mark_conflict) : "",
        .law = law_of(r, why, i) };
}

/* What nobody asked yet, and what was asked and not known: both decide it. */
static const char *joined_asks(struct req *r, const struct result *x)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < x->nasks + x->nsilent && i < ASKS_SHOWN; i++) {
        const struct result_ask *a = i < x->nasks ? &x->asks[i] : &x->silent[i - x->nasks];
        out_fmt(&o, "%s%s", i ? ", " : "", fact_label(r, book_fact(r->house->book, a->fact)));
    }
    return out_text(&o);
}

static const char *joined_papers(struct req *r, const struct result *x)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < x->npapers; i++) {
        out_fmt(&o, "%s%s", i ? "; " : "", x->papers[i].name);
        if (*x->papers[i].whom) out_fmt(&o, " (%s)", x->papers[i].whom);
    }
    return out_text(&o);
}

struct row row_of(struct req *r, const struct talk *t, const struct result *x, bool whole)
{
    bool open = x->group == GROUP_OPEN, no = x->group == GROUP_NO, check = x->group == GROUP_CHECK;
    struct row w = { .id = x->p->id, .tone = check ? "warn" : desk_tones[x->v->answer], .name = x->name, .amount = x->amount, .hangs = x->hangs,
        .answer = text(r, check ? T_desk_mark_judged : desk_answers[x->v->answer]), .against = x->against, .who = x->who, .given_by = x->given_by, .turns = x->turns, .change = x->change };

    w.person = no ? 0 : file_person(t, x);
    w.flag = no ? "" : x->v->stale ? text(r, T_desk_mark_stale) : x->v->to_verify ? text(r, T_desk_mark_memory) : "";
    w.line = no ? x->reason : open ? text_with(r, T_desk_open_line, joined_asks(r, x)) : x->who;
    w.whole = whole;
    if (!whole) return w;
    w.gives = x->gives, w.deadline = x->deadline, w.apply = x->apply, w.note = x->note, w.papers = joined_papers(r, x);
    w.places.n = x->nplaces, w.places.at = x->places;
    w.nodes.at = mem_get(&r->mem, (size_t)x->why.n * sizeof *w.nodes.at + 1);
    for (int i = 0; i < x->why.n; i++) w.nodes.at[w.nodes.n++] = node_of(r, &x->why, i);
    return w;
}

/* ---- one of them, whole ---- */

static void pure(struct req *r)
{
    struct talk *t;
    const struct results *o;
    struct programme_why_page p = { 0 };

    r->no_store = true;
    if (!desk_talk(r, &t)) return;
    t->stage = TALK_RESULTS;
    p.state = talk_seal(r, t);
    o = results_of(r, t, false);
    for (int i = 0; i < o->n; i++) if (!strcmp(o->at[i].p->id, in(r, "programme"))) p.it = row_of(r, t, &o->at[i], true);
    if (!p.it.id) { refuse(r, 404, T_desk_no_programme); return; }
    page_begin(r, p.it.name);
    programme_why_html(r, &p);
    page_end(r);
}
static void get(struct req *r) { see_other(r, "/desk"); }
PAGE(desk_why, .path = "/desk/why", .may = MAY_ADVISE, .get = get, .pure = pure, .help = "Why one programme is answered so: every clause with its law; papers, place, next step.");
