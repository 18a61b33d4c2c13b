/* SPDX-License-Identifier: EUPL-1.2
** paper.c - the results on paper: a summary of at most three A4 pages, with all reasons on wish. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "rooms/entitlements/part.h"
#include "host/print.h"

struct sheet { struct req *r; struct print *p; const struct results *o; bool whole; };

/* A telephone never turns round in a line from right to left, and never breaks. */
static const char *upright(struct req *r, const char *s)
{
    struct out o = { .mem = &r->mem };

    if (!*s) return "";
    out_str(&o, "\u2066");
    for (; *s; s++) out_fmt(&o, *s == ' ' ? "\u00a0" : "%c", *s);
    out_str(&o, "\u2069");
    return out_text(&o);
}

static const char *place_line(const struct sheet *s, const struct result *x)
{
    struct req *r = s->r;

    if (!x->nplaces) return "";
    const struct place_said *w = &x->places[0];
    return fmt(r, "%s%s%s%s%s", w->name.text, *w->address.text ? ", " : "", w->address.text, *w->phone.text ? ", " : "",
               upright(r, w->phone.text));
}

static void pair(const struct sheet *s, int label, const char *text_)
{
    if (text_ && *text_) print_pair(s->p, text(s->r, label), text_);
}

static void reasons(const struct sheet *s, const struct result *x)
{
    for (int i = 0; i < x->why.n && s->whole; i++) {
        const struct reason *w = &x->why.at[i];
        print_small_item(s->p, fmt(s->r, "%s%s%s%s%s", reason_said(s->r, s->o->talk, w), w->change ? " " : "", w->change ? w->change : "",
                             w->law ? " — " : "", w->law ? w->law : ""));
    }
}

static void whole_entry(const struct sheet *s, const struct result *x)
{
    struct req *r = s->r;

    print_heading(s->p, 3, fmt(r, "%s%s%s", x->name, *x->amount ? ": " : "", x->amount));
    if (*x->hangs) print_small(s->p, x->hangs);
    if (*x->gives) print_text(s->p, x->gives);
    pair(s, T_check_for_whom, x->who);
    pair(s, T_check_given_by, x->given_by);
    pair(s, T_check_deadline, x->deadline);
    pair(s, T_check_where, place_line(s, x));
    pair(s, T_check_next_step, x->apply);
    if (*x->against) print_small(s->p, text_with(r, T_check_against, x->against));
    const char *flag = result_flags(r, x);
    if (*flag) print_small(s->p, flag);
    reasons(s, x);
}

static void short_entry(const struct sheet *s, const struct result *x)
{
    const char *where = place_line(s, x);

    print_item(s->p, fmt(s->r, "%s%s%s. %s%s%s", x->name, *x->amount ? ": " : "", x->amount, x->gives, *where ? " " : "", where));
    reasons(s, x);
}

static void open_entry(const struct sheet *s, const struct result *x)
{
    struct out o = { .mem = &s->r->mem };

    if (x->nsilent) out_str(&o, text(s->r, T_check_open_silent));
    else for (int i = 0; i < x->nasks && i < 3; i++) out_fmt(&o, "%s%s", i ? " " : "", x->asks[i].question);
    print_item(s->p, fmt(s->r, "%s%s%s. %s", x->name, *x->amount ? ": " : "", x->amount, out_text(&o)));
    reasons(s, x);
}

static void no_entry(const struct sheet *s, const struct result *x)
{
    struct req *r = s->r;
    struct out day_ = { .mem = &r->mem };

    if (x->turns.v != DAY_NONE.v) say_day(&day_, r->house->texts, r->lang, x->turns);
    const char *turns = day_.n ? text_with(r, T_check_turns, out_text(&day_)) : "";
    print_small_item(s->p, fmt(r, "%s. %s%s%s%s%s", x->name, x->reason, *x->change ? " " : "", x->change, *turns ? " " : "", turns));
    if (s->whole) reasons(s, x);
}

static void papers(const struct sheet *s)
{
    struct req *r = s->r;
    struct out more = { .mem = &r->mem };

    if (!s->o->npapers) return;
    print_heading(s->p, 2, text(r, T_check_papers));
    for (int i = 0; i < s->o->npapers; i++) {
        const struct merged_paper *m = &s->o->papers[i];
        if (i >= s->o->npapers_sure) { out_fmt(&more, "%s%s", more.n ? ", " : "", m->name); continue; }
        print_tick(s->p, fmt(r, "%s%s%s%s%s.", m->name, *m->whom ? ", " : "", m->whom, m->maybe ? ", " : "",
                             m->maybe ? text(r, T_check_paper_maybe) : ""), m->from);
    }
    if (more.n) print_small(s->p, fmt(r, "%s: %s.", text(r, T_check_papers_more), out_text(&more)));
}

static const char *made_line(struct req *r)
{
    struct out day_ = { .mem = &r->mem };

    say_day(&day_, r->house->texts, r->lang, r->today);
    return text_with(r, T_check_paper_made, out_text(&day_), town_name(r));
}

static void sections(const struct sheet *s)
{
    static const struct { int title; void (*entry)(const struct sheet *, const struct result *); } kind[RESULT_SECTIONS] = {
        { T_check_money, whole_entry }, { T_check_services, short_entry }, { T_check_needs_check, short_entry },
        { T_check_open, open_entry }, { T_check_not_now, no_entry } };

    for (int k = 0; k < RESULT_SECTIONS; k++) {
        bool any = false;
        for (int i = 0; i < s->o->n; i++) {
            if (result_section(&s->o->at[i]) != k) continue;
            if (!any) print_heading(s->p, 2, text(s->r, kind[k].title));
            any = true;
            kind[k].entry(s, &s->o->at[i]);
        }
        if (k == 0) papers(s);
    }
}

static void paper(struct req *r)
{
    struct talk *t;
    const struct language *l = texts_language(r->house->texts, r->lang);
    size_t n;

    if (talk_open(r, in(r, "state"), &t) == TALK_BROKEN) { talk_visit(r, &resident); return; }
    struct results *o = results_of(r, t, false);
    struct sheet s = { r, NULL, o, in_has(r, "whole") };
    s.p = print_open(&r->mem, results_title(r, o), l->code, l->rtl, fmt(r, "%s · %s", town_name(r), text(r, T_web_service)));
    print_heading(s.p, 1, results_title(r, o));
    const char *total = results_total(r, o);
    if (*total) print_strong(s.p, total);
    print_small(s.p, made_line(r));
    sections(&s);
    print_small(s.p, text_with(r, T_check_paper_rules, fmt(r, "\u2066%.12s\u2069", book_hash(r->house->book))));
    const char *bytes = print_close(s.p, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "%s.pdf", text(r, T_check_paper_file));
    r->no_store = true;
    out_raw(&r->out, bytes, n);
}

static void to_start(struct req *r) { see_other(r, "/check"); }

PAGE(paper, .path = "/check/paper", .may = MAY_ANYBODY, .get = to_start, .pure = paper, .no_csrf = true, .slow = true,
     .help = "The results as a PDF: a summary, or with all reasons.");
