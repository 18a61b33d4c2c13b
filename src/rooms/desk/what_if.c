/* SPDX-License-Identifier: EUPL-1.2
** what_if.c - one or more answers changed: both results side by side, the differences on top.  The form carries the answers
** as they were (state) and the changed ones (its fields); nothing is taken over until the adviser says so (D5). */
#include "rooms/desk/inside.h"
#include "rooms/desk/form.h"

struct changed { const char *label, *before, *after; };
struct difference { const char *name, *answer, *tone, *amount, *then_answer, *then_tone, *then_amount, *by; };
struct what_if_page {
    const char *state, *then_state, *total, *then_total, *by; int64_t count;
    struct { int n; struct changed *at; } changed;
    struct { int n; struct difference *at; } different, same;
};
#include "what_if.html.h"

static void list_changed(struct req *r, const struct talk *was, const struct talk *is, struct what_if_page *p)
{
    const struct book *b = was->h->book;
    int members = was->h->members < is->h->members ? was->h->members : is->h->members;

    p->changed.at = mem_get(&r->mem, (size_t)book_facts(b) * (size_t)members * sizeof *p->changed.at);
    for (int i = 0; i < book_facts(b); i++)
        for (int m = 0; m < (book_fact(b, i)->person ? members : 1); m++) {
            const char *before = household_text(&r->mem, was->h, i, m), *after = household_text(&r->mem, is->h, i, m);
            if (!strcmp(before, after)) continue;
            p->changed.at[p->changed.n++] = (struct changed){ cell_label(r, was, i, m),
                *before ? say_fact(&r->mem, was->h, i, m, r->house->texts, r->lang) : text(r, T_desk_unknown),
                *after ? say_fact(&r->mem, is->h, i, m, r->house->texts, r->lang) : text(r, T_desk_unknown) };
        }
}

static const struct result *find(const struct results *o, int programme)
{
    for (int i = 0; i < o->n; i++) if (o->at[i].programme == programme) return &o->at[i];
    return NULL;
}

/* What is certain, a month: a yearly amount counts for a twelfth. */
static int64_t month_of(const struct result *x)
{
    return x->v->answer == YES ? x->worth.monthly.lo.v + x->worth.yearly.lo.v / 12 : 0;
}

static const char *signed_money(struct req *r, int64_t v)
{
    return !v ? "–" : fmt(r, "%s%s", v < 0 ? "−" : "+", money_said(r, (cents){ v < 0 ? -v : v }));
}

static void compare(struct req *r, const struct results *was, const struct results *is, struct what_if_page *p)
{
    int64_t before = 0, after = 0;

    p->different.at = mem_get(&r->mem, (size_t)was->n * sizeof *p->different.at + 1);
    p->same.at = mem_get(&r->mem, (size_t)was->n * sizeof *p->same.at + 1);
    for (int i = 0; i < was->n; i++) {
        const struct result *a = &was->at[i], *b = find(is, a->programme);
        if (!b) continue;
        struct difference d = { a->name, text(r, desk_answers[a->v->answer]), desk_tones[a->v->answer], a->amount,
            text(r, desk_answers[b->v->answer]), desk_tones[b->v->answer], b->amount, signed_money(r, month_of(b) - month_of(a)) };
        if (a->v->answer != b->v->answer || strcmp(a->amount, b->amount)) p->different.at[p->different.n++] = d;
        else p->same.at[p->same.n++] = d;
        before += month_of(a);
        after += month_of(b);
    }
    p->count = p->different.n;
    p->total = money_said(r, (cents){ before });
    p->then_total = money_said(r, (cents){ after });
    p->by = signed_money(r, after - before);
}

static void pure(struct req *r)
{
    struct talk *was, *is;
    struct what_if_page p = { 0 };

    r->no_store = true;
    if (!desk_talk(r, &was)) return;
    is = mem_get(&r->mem, sizeof *is);
    *is = *was;
    is->h = household_copy(&r->mem, was->h, was->h->members);
    struct form_problems ps = form_take(r, is);
    if (ps.n) { form_page_show(r, is, &ps); return; }
    was->stage = is->stage = TALK_RESULTS;
    p.state = talk_seal(r, was);
    p.then_state = talk_seal(r, is);
    list_changed(r, was, is, &p);
    compare(r, results_of(r, was, false), results_of(r, is, false), &p);
    page_begin(r, text(r, T_desk_what_if_title), .wide = true);
    what_if_html(r, &p);
    page_end(r);
}
static void get(struct req *r) { see_other(r, "/desk"); }
PAGE(desk_what_if, .path = "/desk/what-if", .may = MAY_ADVISE, .get = get, .pure = pure,
     .help = "Change answers and see both results side by side.");
