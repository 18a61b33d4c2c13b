/* SPDX-License-Identifier: EUPL-1.2
** show.c - the results as a page. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "rooms/entitlements/part.h"

enum { ASKS_SHOWN = 3 };

struct why_line { const char *sentence; struct isolated law; const char *change, *flag, *mark; };
struct card_page {
    const char *id, *name, *amount, *hangs, *gives, *reason, *against, *open, *needs, *who, *given_by, *deadline, *papers, *apply, *online;
    const char *flag, *note;
    bool askable, takes;
    struct { int n; struct programme_now at[1]; } now;
    day turns;
    struct { int n; const struct result_ask *at; } asks;
    struct { int n; const struct place_said *at; } places;
    struct { int n; struct why_line *at; } why;
};
#define place_page place_said
struct section { const char *id, *title, *intro, *tone; int64_t count; bool brief, no; struct { int n; struct card_page *at; } cards; };
struct answer_line { const char *fact, *label, *value; };
struct results_page {
    struct again_page top;
    bool any_papers;
    const char *path, *paper_path, *state, *notice, *title, *total, *more;
    struct { int n; struct section *at; } sections;
    struct { int n; const struct merged_paper *at; } papers, papers_more;
    struct { int n; struct answer_line *at; } answers;
};
#include "again.html.h"
#include "foot.html.h"
#include "place.html.h"
#include "why.html.h"
#include "card.html.h"
#include "results.html.h"

/* ---- one card -------------------------------------------------------------------------------------- */

/* A law that the line before already named is not named again. */
static const char *law_of(const struct reasons *why, int i)
{
    const char *law = why->at[i].law, *before = i ? why->at[i - 1].law : NULL;

    return !law || (before && !strcmp(law, before)) ? "" : law;
}

static void why_lines(struct req *r, const struct talk *t, const struct result *x, struct card_page *c)
{
    static const char *const mark[3][3] = { [YES] = { "yes", "yes d1", "yes d2" }, [NO] = { "no", "no d1", "no d2" },
                                            [NOT_KNOWN] = { "open", "open d1", "open d2" } };

    c->why.at = mem_get(&r->mem, sizeof *c->why.at * (size_t)(x->why.n + 1));
    for (int i = 0; i < x->why.n; i++) {
        const struct reason *w = &x->why.at[i];
        c->why.at[c->why.n++] = (struct why_line){ reason_said(r, t, w), { law_of(&x->why, i) }, w->change,
            w->grade == 'M' && *law_of(&x->why, i) ? text(r, T_check_flag_verify_short) : "",
            mark[w->answer][w->depth > 2 ? 2 : w->depth] };
    }
}

const char *result_flags(struct req *r, const struct result *x)
{
    return fmt(r, "%s%s%s", x->v->to_verify ? text(r, T_check_flag_verify) : "", x->v->to_verify && x->v->stale ? " " : "",
               x->v->stale ? text_with(r, T_check_flag_stale, fmt(r, "%d", day_civil(r->today).year)) : "");
}

static void open_part(struct req *r, const struct result *x, struct card_page *c)
{
    int fresh = 0, n = x->nsilent ? x->nsilent : x->nasks;

    for (int i = 0; i < x->nasks; i++) fresh += x->asks[i].fresh;
    c->asks.at = x->nsilent ? x->silent : x->asks;
    c->asks.n = n < ASKS_SHOWN ? n : ASKS_SHOWN;
    c->askable = fresh > 0;
    c->open = x->nsilent ? text(r, T_check_open_unanswered) : text_count(r, T_check_open_needs, x->nasks);
    if (x->nsilent) { c->needs = text(r, T_check_open_silent); return; }
    char *needs = mem_str(&r->mem, c->open);
    size_t end = strlen(needs);
    if (end && needs[end - 1] == ':') needs[end - 1] = '.';     /* in the fold's own line nothing follows it */
    c->needs = needs;
}

static struct card_page card_of(struct req *r, const struct talk *t, const struct result *x)
{
    struct card_page c = { .id = x->p->id, .name = x->name, .amount = x->amount, .hangs = x->hangs, .gives = x->gives, .reason = x->reason,
        .against = x->against, .who = x->who, .given_by = x->given_by, .deadline = x->deadline, .apply = x->apply,
        .online = x->p->online, .note = x->note, .turns = x->group == GROUP_NO ? x->turns : DAY_NONE };

    c.takes = x->group != GROUP_NO && town_online(r->house->town, x->p);
    if (x->npapers) c.papers = text_count(r, T_check_npapers, x->npapers);
    c.places.n = x->nplaces;
    c.places.at = x->places;
    if (x->group != GROUP_NO) c.now.n = programme_now(r, x->p, c.now.at);
    if (x->group != GROUP_NO) c.flag = result_flags(r, x);
    if (x->group == GROUP_OPEN) open_part(r, x, &c);
    why_lines(r, t, x, &c);
    return c;
}

/* ---- sections -------------------------------------------------------------------------------------- */

static bool is_money(const struct result *x)
{
    return !strcmp(x->p->kind, "benefit") || !strcmp(x->p->kind, "discount");
}

int result_section(const struct result *x)
{
    switch (x->group) {
    case GROUP_YES:   return is_money(x) ? 0 : 1;
    case GROUP_CHECK: return 2;
    case GROUP_OPEN:  return 3;
    case GROUP_NO:    break;
    }
    return 4;
}

/* A structure is described once; where it comes again its name and telephone are enough. */
static void shorten_places(const struct results *o)
{
    for (int i = 0; i < o->n; i++)
        for (int k = 0; k < o->at[i].nplaces; k++) {
            struct place_said *w = &o->at[i].places[k];
            bool before = false;
            for (int j = 0; j < i && !before; j++)
                for (int l = 0; l < o->at[j].nplaces; l++) before |= !strcmp(o->at[j].places[l].name.text, w->name.text);
            if (before) w->open = w->made_up = "";
        }
}

static void sections(struct req *r, const struct results *o, struct results_page *p)
{
    static const struct { const char *id; int title, intro; const char *tone; bool brief; } kind[RESULT_SECTIONS] = {
        { "money", T_check_money, T_check_money_intro, "ok", false }, { "services", T_check_services, T_check_services_intro, "ok", true },
        { "check", T_check_needs_check, T_check_needs_check_intro, "warn", true }, { "open", T_check_open, T_check_open_intro, "info", true },
        { "no", T_check_not_now, T_check_not_now_intro, "no", true },
    };
    p->sections.at = mem_get(&r->mem, sizeof(struct section) * RESULT_SECTIONS);
    for (int k = 0; k < RESULT_SECTIONS; k++) {
        struct section s = { .id = kind[k].id, .title = text(r, kind[k].title), .intro = text(r, kind[k].intro),
                             .tone = kind[k].tone, .brief = kind[k].brief, .no = k == 4 };
        s.cards.at = mem_get(&r->mem, sizeof(struct card_page) * (size_t)(o->n + 1));
        for (int i = 0; i < o->n; i++)
            if (result_section(&o->at[i]) == k) s.cards.at[s.cards.n++] = card_of(r, o->talk, &o->at[i]);
        s.count = s.cards.n;
        if (s.count) p->sections.at[p->sections.n++] = s;
    }
}

/* ---- what the person said -------------------------------------------------------------------------- */

static void people_line(struct req *r, const struct talk *t, struct results_page *p)
{
    struct out o = { .mem = &r->mem };

    for (int m = 0; m < t->h->members; m++) out_fmt(&o, "%s%s", m ? " · " : "", talk_member(r, t, m));
    p->answers.at[p->answers.n++] = (struct answer_line){ "people", text(r, T_check_people_short), out_text(&o) };
}

/* In the person's own words, also for "I don't know"; when all say the same it is said once. */
static const char *said(struct req *r, const struct talk *t, int fact, int member)
{
    enum evidence e = household_get(t->h, fact, member).evidence;

    if (e == EV_DOESNT_KNOW) return text(r, T_check_dk);
    if (e == EV_WONT_SAY) return text(r, T_check_ns);
    return say_fact(&r->mem, t->h, fact, member, r->house->texts, r->lang);
}

const char *talk_said(struct req *r, const struct talk *t, const struct asked *a)
{
    struct out o = { .mem = &r->mem };
    const char *first = NULL;
    bool same = true;

    if (!a->members) return said(r, t, a->fact, 0);
    for (int m = 0; m < t->h->members; m++) {
        if (!(a->members >> m & 1)) continue;
        const char *one = said(r, t, a->fact, m);
        if (!first) first = one;
        same &= !strcmp(first, one);
        out_fmt(&o, "%s%s: %s", o.n ? " · " : "", talk_member(r, t, m), one);
    }
    return same && t->h->members > 1 && a->members & (a->members - 1) && first ? first : out_text(&o);
}

static void answers(struct req *r, const struct talk *t, struct results_page *p)
{
    p->answers.at = mem_get(&r->mem, sizeof(struct answer_line) * (size_t)(t->nasked + 1));
    people_line(r, t, p);
    for (int i = 0; i < t->nasked; i++) {
        const struct fact *f = book_fact(t->h->book, t->asked[i].fact);
        bool hidden = delicate(f->name) && !t->staff;
        p->answers.at[p->answers.n++] = (struct answer_line){ f->name, f->label < 0 ? f->name : text(r, f->label),
            hidden ? text(r, T_check_not_shown) : talk_said(r, t, &t->asked[i]) };
    }
}

/* ---- the page -------------------------------------------------------------------------------------- */

static const char *sum_said(struct req *r, const struct sum *s, int certain, int between)
{
    if (!s->hi.v) return "";
    return s->lo.v == s->hi.v ? text_with(r, certain, money_said(r, s->lo)) : text_with(r, between, money_said(r, s->lo), money_said(r, s->hi));
}

const char *results_total(struct req *r, const struct results *o)
{
    const char *month = sum_said(r, &o->worth.monthly, T_check_total_month, T_check_total_between);
    const char *year = sum_said(r, &o->worth.yearly, T_check_total_year, T_check_total_year_between);
    const char *once = sum_said(r, &o->worth.once, T_check_total_once, T_check_total_once_between);

    return fmt(r, "%s%s%s%s%s", month, *month && *year ? " " : "", year, (*month || *year) && *once ? " " : "", once);
}

const char *results_title(struct req *r, const struct results *o)
{
    int n = o->in_group[GROUP_YES];

    return n ? text_count(r, T_check_title, n) : text(r, T_check_title_none);
}

/* Answers that cannot both be true, as the engine sees them. */
static const char *misfits(struct req *r, const struct talk *t)
{
    struct problem *p;
    struct out o = { .mem = &r->mem };
    int n = household_problems(&r->mem, t->h, r->today, &p);

    for (int i = 0; i < n; i++) {
        int id = texts_find(r->house->texts, p[i].text_id);
        if (id >= 0) out_fmt(&o, "%s%s", o.n ? " " : "", text(r, id));
    }
    return o.n ? text_with(r, T_check_misfit, out_text(&o)) : "";
}

void show_results(struct req *r, const struct face *face, struct talk *t, int notice)
{
    struct results *o = results_of(r, t, face->staff);
    const char *said = notice < 0 ? misfits(r, t) : text(r, notice), *state;

    if (notice >= 0) r->status = 422;
    if (face->results) { face->results(r, t, o, said); return; }
    state = talk_seal(r, t);
    struct results_page p = { .top = { face->path, state }, .path = face->path, .state = state, .paper_path = "/check/paper",
        .notice = said, .title = results_title(r, o), .total = results_total(r, o), .any_papers = o->npapers > 0, .papers = { o->npapers_sure, o->papers },
        .papers_more = { o->npapers - o->npapers_sure, o->papers + o->npapers_sure } };
    int left = step_left(r, t);

    if (left) p.more = text_count(r, T_check_more, left);
    shorten_places(o);
    sections(r, o, &p);
    answers(r, t, &p);
    frame_open(r, face, t, state, p.title, false);
    results_html(r, &p);
    page_end(r);
}
