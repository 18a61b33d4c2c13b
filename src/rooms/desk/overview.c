/* SPDX-License-Identifier: EUPL-1.2
** overview.c - the results for staff: every programme on one line, everything behind it one click below; beside it the
** questions that would settle the most. */
#include "rooms/desk/inside.h"

enum { ASKS_SHOWN = 6, SECTIONS = 4 };

struct section { const char *id, *title; int64_t count; bool shut; struct { int n; struct row *at; } rows; };
struct applicant { int64_t person; };
struct missing { const char *question, *about, *worth; bool sensitive, staff; };
struct overview_page {
    const char *state, *notice, *title, *total, *people; bool more; int64_t hidden;
    struct file_bar bar; bool applies, refers;
    struct { int n; struct section at[SECTIONS]; } sections;
    struct { int n; struct applicant *at; } applicants;
    struct { int n; struct missing *at; } missing;
    struct { int n; const struct merged_paper *at; } papers;
};
#define programme_page row
#include "programme.html.h"
#include "overview.html.h"

const char *const desk_tones[3] = { "no", "ok", "info" };
const int desk_answers[3] = { T_desk_no, T_desk_yes, T_desk_open_answer };

static void sections(struct req *r, const struct results *o, struct overview_page *p)
{
    static const struct { const char *id; int title; bool shut; } kind[SECTIONS] = {
        { "yes", T_desk_section_yes, false }, { "check", T_desk_section_check, false }, { "open", T_desk_section_open, false },
        { "no", T_desk_section_no, true } };

    for (int k = 0; k < SECTIONS; k++) {
        struct section *s = &p->sections.at[p->sections.n];
        *s = (struct section){ .id = kind[k].id, .title = text(r, kind[k].title), .shut = kind[k].shut };
        s->rows.at = mem_get(&r->mem, (size_t)o->n * sizeof *s->rows.at + 1);
        for (int i = 0; i < o->n; i++) if ((int)o->at[i].group == k) s->rows.at[s->rows.n++] = row_of(r, o->talk, &o->at[i], k == GROUP_YES || k == GROUP_CHECK);
        s->count = s->rows.n;
        if (s->count) p->sections.n++;
    }
}

/* Each member who would apply for something: one form, sent by the buttons beside the programmes. */
static void applicants(struct req *r, const struct talk *t, struct overview_page *p)
{
    p->applicants.at = mem_get(&r->mem, sizeof *p->applicants.at * (size_t)(t->h->members + 1));
    for (int k = 0; p->applies && k < p->sections.n; k++)
        for (int i = 0; i < p->sections.at[k].rows.n; i++) {
            int64_t person = p->sections.at[k].rows.at[i].person;
            int at = 0;
            while (at < p->applicants.n && p->applicants.at[at].person != person) at++;
            if (person && at == p->applicants.n) p->applicants.at[p->applicants.n++].person = person;
        }
}

/* ---- what is missing ------------------------------------------------------------------------------ */

static const char *about(struct req *r, const struct talk *t, const struct question *q)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < q->nmembers; i++) out_fmt(&o, "%s%s", i ? ", " : "", talk_member(r, t, q->members[i]));
    return out_text(&o);
}

static const char *worth_of(struct req *r, const struct question *q)
{
    const char *n = q->settles ? text_count(r, T_desk_settles, q->settles) : text_count(r, T_desk_touches, q->touches);

    return q->stake.v ? fmt(r, "%s %s", n, text_with(r, T_desk_stake, money_said(r, q->stake))) : n;
}

static void missing(struct req *r, const struct talk *t, const struct results *o, struct overview_page *p)
{
    struct questions q = ask(&r->mem, o->s, true);

    p->missing.at = mem_get(&r->mem, ASKS_SHOWN * sizeof *p->missing.at);
    for (int i = 0; i < q.n && i < ASKS_SHOWN; i++) {
        const struct fact *f = book_fact(o->s->book, q.at[i].fact);
        p->missing.at[p->missing.n++] = (struct missing){ f->question < 0 ? fact_label(r, f) : text(r, f->question),
            f->person ? about(r, t, &q.at[i]) : "", worth_of(r, &q.at[i]), f->sensitive, f->staff };
    }
    p->hidden = q.n - p->missing.n;
    p->more = q.n > 0;
}

static const char *people(struct req *r, const struct talk *t)
{
    struct out o = { .mem = &r->mem };

    for (int m = 0; m < t->h->members; m++) out_fmt(&o, "%s%s", m ? " · " : "", talk_member(r, t, m));
    return out_text(&o);
}

void desk_overview(struct req *r, const struct talk *t, const struct results *o, const char *notice)
{
    const char *state = talk_seal(r, t);
    struct kept *kept = mem_get(&r->mem, 2 * sizeof *kept);
    struct overview_page p = { .state = state, .notice = notice, .title = text_with(r, T_desk_overview, fmt(r, "%d", o->in_group[GROUP_YES]), fmt(r, "%d", o->in_group[GROUP_CHECK]),
            fmt(r, "%d", o->in_group[GROUP_OPEN])), .total = results_total(r, o),
                               .people = people(r, t), .papers = { o->npapers, o->papers } };

    kept[0] = (struct kept){ "state", state };
    kept[1] = (struct kept){ "do", "same" };
    p.bar = file_bar_of(r, t, state);
    p.applies = p.bar.filed && !p.bar.unsaved && page_opens(r, "/case/apply");
    p.refers = p.bar.filed && !p.bar.unsaved && page_opens(r, "/referrals/new");
    sections(r, o, &p);
    applicants(r, t, &p);
    missing(r, t, o, &p);
    page_begin(r, p.title, .wide = true, .keep = { 2, kept }, .keep_path = "/desk");
    overview_html(r, &p);
    panels(r, t, o, state);
    page_end(r);
}
