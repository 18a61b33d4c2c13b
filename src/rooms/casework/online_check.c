/* SPDX-License-Identifier: EUPL-1.2
** online_check.c - what is seen before it is sent: for what, who, which papers, which answers go along, and what is agreed to. */
#include "rooms/casework/online.h"

struct for_line { const char *said; };
struct people_line { struct isolated name; const char *born; };
struct remark_line { const char *words; };
struct consent_line { const char *title, *text; bool others; };
struct told_line { const char *label, *value; };
struct check_page {
    const char *state, *problem, *phone, *email; bool neither, left_out, sure, agreed;
    struct kepts kept;
    struct { int n; struct for_line *at; } choices;
    struct { int n; struct people_line *at; } people;
    struct { int n; struct remark_line *at; } remarks;
    struct { int n; struct merged_paper *at; } papers;
    struct { int n; struct told_line *at; } told;
    struct { int n; struct consent_line *at; } consents;
};
#include "online_check.html.h"

static bool is_chosen(const void *with, const struct result *x)
{
    const struct online *f = with;

    for (int i = 0; i < f->nchoices; i++) if (f->choices[i].on && f->choices[i].x == x) return true;
    return false;
}

/* CW4: the form of consent is no paper to bring, it is this page and the slips. */
static void take_papers(const struct online *f, struct check_page *p)
{
    struct merged_paper *all;
    int n = papers_merged(f->r, f->o, is_chosen, f, &all);

    p->papers.at = all;
    for (int i = 0; i < n; i++) if (!p->consents.n || strcmp(all[i].id, "consent")) all[p->papers.n++] = all[i];
}

static void take_people(const struct online *f, struct check_page *p)
{
    static const char *const kinds[] = { "afm", "amka" };
    struct req *r = f->r;
    int members = f->t->h->members;

    p->people.at = mem_get(&r->mem, (size_t)members * sizeof *p->people.at);
    p->remarks.at = mem_get(&r->mem, 2 * (size_t)members * sizeof *p->remarks.at);
    for (int m = 0; m < members; m++) {
        struct person_declared d = online_person(f, m);
        p->people.at[p->people.n++] = (struct people_line){ { fmt(r, "%s%s%s", d.is.family, *d.is.family && *d.is.given ? " " : "", d.is.given) },
                                                           said_day(r, d.is.birth) };
        for (int k = 0; k < 2; k++) {                                                       /* ON3 */
            const char *odd = registry_number_remark(r, kinds[k], k ? d.amka : d.afm, &d.is);
            if (*odd) p->remarks.at[p->remarks.n++] = (struct remark_line){ text_with(r, T_apply_remark, talk_member(r, f->t, m), odd) };
        }
    }
}

static void take_told(const struct online *f, struct check_page *p)
{
    const struct talk *t = f->t;

    p->told.at = mem_get(&f->r->mem, (size_t)(t->nasked + 1) * sizeof *p->told.at);
    for (int i = 0; i < t->nasked; i++) {
        const struct fact *is_ = book_fact(t->h->book, t->asked[i].fact);
        if (online_tells(f, t->asked[i].fact))
            p->told.at[p->told.n++] = (struct told_line){ is_->label < 0 ? is_->name : text(f->r, is_->label), talk_said(f->r, t, &t->asked[i]) };
    }
}

static int grown_ups(const struct online *f)
{
    int n = 0;

    for (int m = 0; m < f->t->h->members; m++) {
        struct person_declared d = online_person(f, m);
        n += is_adult(f->r, &(struct person){ .birth = d.is.birth });
    }
    return n;
}

static void take_choices(const struct online *f, struct check_page *p)
{
    struct req *r = f->r;

    p->choices.at = mem_get(&r->mem, (size_t)(f->nchoices + 1) * sizeof *p->choices.at);
    p->consents.at = mem_get(&r->mem, (size_t)(f->nchoices + 1) * sizeof *p->consents.at);
    for (int i = 0; i < f->nchoices; i++) {
        const struct online_choice *c = &f->choices[i];
        if (!c->on) continue;
        p->choices.at[p->choices.n++] = (struct for_line){ choice_said(f, c) };
        if (c->x->p->consent)
            p->consents.at[p->consents.n++] = (struct consent_line){ text_with(r, T_apply_consent, c->x->name),
                text_named(r, fmt(r, "%s.consent", c->x->p->id)), c->member < 0 && grown_ups(f) > 1 };
    }
}

void online_check_show(struct online *f, int status, const char *problem)
{
    struct req *r = f->r;
    struct check_page p = { .state = f->state, .problem = problem, .phone = in(r, "phone"), .email = in(r, "email"), .neither = in_has(r, "neither"),
        .left_out = online_left_out(f), .sure = in_has(r, "true"), .agreed = in_has(r, "agree"), .kept = online_kept(f, "") };

    take_choices(f, &p);
    take_people(f, &p);
    take_told(f, &p);
    take_papers(f, &p);
    r->status = status;                 /* not no_store: the way back shows it again, as the conversation's pages */
    page_begin(r, text(r, T_apply_check_title), .keep = online_kept(f, "check"), .keep_path = "/apply", .problem = *problem != 0, .quiet = quiet_talk(f->t));
    online_check_html(r, &p);
    page_end(r);
}
