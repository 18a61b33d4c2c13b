/* SPDX-License-Identifier: EUPL-1.2
** results.c - what a household may get, in the order a reader wants it: the certain first, by worth; then what
** somebody has to check, what is still open, and what is not for now, each with its reason. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include <stdlib.h>

static const char *or_empty(struct req *r, int number) { return number < 0 ? "" : text(r, number); }

const char *named_text(struct req *r, const char *kind, const char *id)
{
    return or_empty(r, texts_find(r->house->texts, fmt(r, "%s.%s", kind, id)));
}

/* ---- one programme --------------------------------------------------------------------------------- */

static bool for_residents(const struct talk *t, const struct question *q)
{
    const struct fact *f = book_fact(t->h->book, q->fact);

    return !f->town && (t->staff || !f->staff);
}

/* Questions that would decide an open one. */
static void open_asks(struct req *r, const struct results *o, struct result *x)
{
    struct questions q = ask_programme(&r->mem, o->s, x->programme);

    x->asks = mem_get(&r->mem, sizeof *x->asks * (size_t)(q.n + 1));
    for (int i = 0; i < q.n; i++) {
        if (!for_residents(o->talk, &q.at[i])) continue;
        const struct fact *f = book_fact(o->talk->h->book, q.at[i].fact);
        x->asks[x->nasks++] = (struct result_ask){ q.at[i].fact, or_empty(r, f->question), fresh_question(o->talk, &q.at[i]) };
    }
}

static bool silent(const struct talk *t, int fact)
{
    const struct fact *f = book_fact(t->h->book, fact);

    for (int m = 0; m < (f->person ? t->h->members : 1); m++) {
        enum evidence e = household_get(t->h, fact, m).evidence;
        if (e == EV_DOESNT_KNOW || e == EV_WONT_SAY) return true;
    }
    return false;
}

/* As if the questions that got no answer had not been put yet: what they would decide. */
static const struct screening *screen_unsaid(struct req *r, const struct talk *t)
{
    struct household *h = household_copy(&r->mem, t->h, t->h->members);
    bool any = false;

    for (int f = 0; f < book_facts(h->book); f++) {
        if (!silent(t, f)) continue;
        any = true;
        for (int m = 0; m < (book_fact(h->book, f)->person ? h->members : 1); m++) {
            enum evidence e = household_get(h, f, m).evidence;
            if (e == EV_DOESNT_KNOW || e == EV_WONT_SAY) household_forget(h, f, m);
        }
    }
    return any ? screen(&r->mem, h->book, h, r->today) : NULL;
}

static void silent_asks(struct req *r, const struct results *o, struct result *x)
{
    if (!o->unsaid) return;
    struct questions q = ask_programme(&r->mem, o->unsaid, x->programme);

    x->silent = mem_get(&r->mem, sizeof *x->silent * (size_t)(q.n + 1));
    for (int i = 0; i < q.n; i++)
        if (silent(o->talk, q.at[i].fact) && for_residents(o->talk, &q.at[i]))
            x->silent[x->nsilent++] = (struct result_ask){ q.at[i].fact, or_empty(r, book_fact(o->s->book, q.at[i].fact)->question), false };
}

static const char *all_amounts(struct req *r, const struct verdict *v)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < v->namounts; i++) {
        const char *said = say_amount(&r->mem, r->house->texts, r->lang, &v->amounts[i]);
        if (*said) out_fmt(&o, "%s%s", o.n ? " · " : "", said);
    }
    return out_text(&o);
}

/* A range comes with what decides it; what is delicate is not told to whoever reads along. */
static const char *range_hangs_on(struct req *r, const struct results *o, const struct result *x)
{
    struct out list = { .mem = &r->mem };
    bool range = false;
    int *facts;

    for (int i = 0; i < x->v->namounts; i++) range |= !x->v->amounts[i].exact;
    int n = range && *x->amount && x->v->answer == YES ? amount_hangs_on(&r->mem, o->s, x->programme, &facts) : 0;
    for (int i = 0; i < n; i++) {
        const struct fact *f = book_fact(o->s->book, facts[i]);
        if (f->label >= 0 && (o->talk->staff || !delicate(f->name))) out_fmt(&list, "%s%s", list.n ? ", " : "", text(r, f->label));
    }
    return list.n ? text_with(r, T_check_hangs, out_text(&list)) : "";
}

static const char *whom(struct req *r, const struct talk *t, const struct verdict *v)
{
    struct out o = { .mem = &r->mem };

    for (int m = 0; v->member && m < t->h->members; m++)
        if (v->member[m] == YES) out_fmt(&o, "%s%s", o.n ? ", " : "", talk_member(r, t, m));
    return out_text(&o);
}

/* Somebody else may read this page: what a programme with secret places hangs on is not told on it. */
static bool secret(const struct results *o, const struct result *x)
{
    return x->p->hidden_address && !o->talk->staff;
}

static enum group group_of(const struct results *o, const struct result *x)
{
    if (secret(o, x) && x->v->answer == NOT_KNOWN) return GROUP_CHECK;
    if (x->v->answer == NO) return GROUP_NO;
    if (x->v->answer == YES) return x->v->judged ? GROUP_CHECK : GROUP_YES;
    return x->nasks || x->nsilent ? GROUP_OPEN : GROUP_CHECK;
}

/* ---- the reason in one line ------------------------------------------------------------------------ */

static int64_t born_of(const struct talk *t, int member)
{
    int born = book_fact_find(t->h->book, "born");

    return born < 0 ? 0 : household_get(t->h, born, member).value;
}

static bool sooner(day a, day b) { return a.v != DAY_NONE.v && (b.v == DAY_NONE.v || a.v < b.v); }

/* Of the members who all fail, the one who fails least says it best; of equals, the one for whom it turns first by
** itself; of equals, the youngest where a child's papers are wanted, else the eldest.  -1: it is about the household. */
static int spokesman(const struct talk *t, const struct programme *p, const struct reasons *why)
{
    int fails[MEMBERS_MAX] = { 0 }, best = -1;
    day turns[MEMBERS_MAX];
    bool young = false;

    for (int i = 0; i < p->npapers; i++) young |= !strcmp(p->papers[i].of, "child");
    for (int m = 0; m < MEMBERS_MAX; m++) turns[m] = DAY_NONE;
    for (int i = 0; i < why->n; i++) {
        const struct reason *w = &why->at[i];
        if (w->answer != NO || w->depth || w->member < 0) continue;
        fails[w->member]++;
        if (sooner(w->turns, turns[w->member])) turns[w->member] = w->turns;
    }
    for (int m = 0; m < t->h->members; m++) {
        if (!fails[m]) continue;
        if (best < 0 || fails[m] < fails[best]) { best = m; continue; }
        if (fails[m] > fails[best] || sooner(turns[best], turns[m])) continue;
        bool rather = young ? born_of(t, m) > born_of(t, best) : born_of(t, m) < born_of(t, best);
        if (sooner(turns[m], turns[best]) || rather) best = m;
    }
    return best;
}

const char *reason_said(struct req *r, const struct talk *t, const struct reason *w)
{
    if (w->member < 0 || t->h->members == 1 || w->depth) return w->sentence;
    return fmt(r, "%s – %s", talk_member(r, t, w->member), w->sentence);
}

/* "None of these holds:" goes on with what it is made of. */
static const char *with_parts(struct req *r, const struct talk *t, const struct reasons *why, int i)
{
    struct out o = { .mem = &r->mem };
    const struct reason *w = &why->at[i];
    size_t n = strlen(w->sentence);

    out_str(&o, reason_said(r, t, w));
    if (!n || w->sentence[n - 1] != ':') return out_text(&o);
    for (int k = i + 1, parts = 0; k < why->n && why->at[k].depth > w->depth && parts < 3; k++)
        if (why->at[k].depth == w->depth + 1) out_fmt(&o, "%s%s", parts++ ? " · " : " ", why->at[k].sentence);
    return out_text(&o);
}

/* The sentence that says why not (or what is open), and what would turn it. */
static void first_reason(struct req *r, const struct talk *t, struct result *x)
{
    enum answer wanted = x->v->answer == NO ? NO : NOT_KNOWN;
    int who = wanted == NO ? spokesman(t, x->p, &x->why) : -1;

    x->reason = x->change = "";
    x->turns = x->why.turns;
    for (int i = 0; i < x->why.n; i++) {
        const struct reason *w = &x->why.at[i];
        if (w->answer != wanted || w->depth || (who >= 0 && w->member != who)) continue;
        if (!*x->reason) x->reason = with_parts(r, t, &x->why, i);
        if (!*x->change && w->change) x->change = w->change;
    }
}

/* A no of a programme for persons: the others' reasons say nothing more to the reader. */
static void only_spokesman(const struct talk *t, const struct programme *p, struct reasons *why)
{
    int who = spokesman(t, p, why), kept = 0;
    bool keep = true;

    if (who < 0) return;
    for (int i = 0; i < why->n; i++) {
        if (!why->at[i].depth) keep = why->at[i].member < 0 || why->at[i].member == who;
        if (keep) why->at[kept++] = why->at[i];
    }
    why->n = kept;
}

static void keep_quiet(struct result *x)
{
    x->reason = *x->note ? x->note : x->apply;
    x->change = x->hangs = "";
    x->why.n = 0;
    x->turns = DAY_NONE;
}

static void add(struct sum *to, int64_t lo, int64_t hi) { to->lo.v += lo; to->hi.v += hi; }

static void worth(struct result *x)
{
    for (int i = 0; i < x->v->namounts; i++) {
        const struct amount *a = &x->v->amounts[i];
        if (a->kind == OUT_MONTHLY) add(&x->worth.monthly, a->value.lo, a->value.hi);
        if (a->kind == OUT_YEARLY) add(&x->worth.yearly, a->value.lo, a->value.hi);
        if (a->kind == OUT_ONCE) add(&x->worth.once, a->value.lo, a->value.hi);
    }
}

static void papers_of(struct req *r, const struct results *o, struct result *x)
{
    x->papers = mem_get(&r->mem, sizeof *x->papers * (size_t)(x->p->npapers + 1));
    for (int i = 0; i < x->p->npapers; i++) {
        const struct paper *paper = &x->p->papers[i];
        enum answer needed = paper_needed(o->s, x->programme, i);
        if (needed == NO) continue;
        bool one = !strcmp(paper->of, "household") || !strcmp(paper->of, "applicant") || o->talk->h->members == 1;
        x->papers[x->npapers++] = (struct result_paper){ paper->id, named_text(r, "paper", paper->id),
            named_text(r, "paper", fmt(r, "%s.where", paper->id)), one ? "" : named_text(r, "check", fmt(r, "of_%s", paper->of)), needed != YES };
    }
}

static struct result result_of(struct req *r, const struct results *o, int programme, bool whole)
{
    const struct programme *p = book_programme(o->s->book, programme);
    struct result x = { .programme = programme, .p = p, .v = &o->s->at[programme], .name = or_empty(r, p->name),
        .gives = or_empty(r, p->gives), .given_by = named_text(r, "body", p->given_by), .apply = or_empty(r, p->apply),
        .deadline = or_empty(r, p->deadline), .renewal = or_empty(r, p->renewal), .note = or_empty(r, p->note),
        .amount = "", .who = "", .against = "" };

    if (x.v->answer == NOT_KNOWN) { open_asks(r, o, &x); silent_asks(r, o, &x); }
    x.group = group_of(o, &x);
    if (x.group != GROUP_NO) x.amount = all_amounts(r, x.v);
    x.hangs = range_hangs_on(r, o, &x);
    if (x.group != GROUP_NO && p->per_person) x.who = whom(r, o->talk, x.v);
    if (x.v->incompatible_with >= 0) x.against = or_empty(r, book_programme(o->s->book, x.v->incompatible_with)->name);
    x.why = explain(&r->mem, o->s, programme, r->house->texts, r->lang, whole);
    first_reason(r, o->talk, &x);
    if (x.group == GROUP_NO && !whole) only_spokesman(o->talk, p, &x.why);
    if (secret(o, &x)) keep_quiet(&x);
    if (x.group != GROUP_NO) { worth(&x); papers_of(r, o, &x); places_of(r, &x); }
    return x;
}

/* ---- all of them ----------------------------------------------------------------------------------- */

static int kind_order(const char *kind)
{
    static const char *const order[] = { "benefit", "discount", "place", "service", "certificate", "offer" };

    for (int i = 0; i < 6; i++) if (!strcmp(kind, order[i])) return i;
    return 6;
}

/* At least, over the two years in which a sum that comes once is spent. */
static int64_t a_month(const struct takings *w) { return w->monthly.lo.v + w->yearly.lo.v / 12 + w->once.lo.v / 24; }

static int by_worth(const void *a_, const void *b_)
{
    const struct result *a = a_, *b = b_;

    if (a->group != b->group) return (int)a->group - (int)b->group;
    int ka = kind_order(a->p->kind), kb = kind_order(b->p->kind);
    int64_t wa = a_month(&a->worth), wb = a_month(&b->worth);
    if (wa != wb) return wa > wb ? -1 : 1;
    return ka != kb ? ka - kb : a->programme - b->programme;
}

/* Two that exclude each other count once: the one worth more. */
static bool counts(const struct results *o, const struct result *x)
{
    if (x->group != GROUP_YES) return false;
    for (int i = 0; i < o->n && x->v->incompatible_with >= 0; i++) {
        const struct result *y = &o->at[i];
        if (y->programme != x->v->incompatible_with || y->group != GROUP_YES) continue;
        if (y->worth.monthly.lo.v > x->worth.monthly.lo.v || (y->worth.monthly.lo.v == x->worth.monthly.lo.v && y < x)) return false;
    }
    return true;
}

static void totals(struct results *o)
{
    for (int i = 0; i < o->n; i++) {
        const struct result *x = &o->at[i];
        o->in_group[x->group]++;
        o->nstale += x->v->stale && x->group != GROUP_NO;
        if (!counts(o, x)) continue;
        add(&o->worth.monthly, x->worth.monthly.lo.v, x->worth.monthly.hi.v);
        add(&o->worth.yearly, x->worth.yearly.lo.v, x->worth.yearly.hi.v);
        add(&o->worth.once, x->worth.once.lo.v, x->worth.once.hi.v);
    }
}

static void merge_paper(struct req *r, const struct results *o, const struct result *x, const struct result_paper *p, struct merged_paper *all, int *n)
{
    int at = 0;

    while (at < *n && strcmp(all[at].id, p->id)) at++;
    struct merged_paper *m = &all[at];
    if (at == *n) {
        *m = (struct merged_paper){ .id = p->id, .name = p->name, .from = p->from, .whom = p->whom, .maybe = p->maybe,
                                    .for_ = mem_get(&r->mem, sizeof(char *) * (size_t)o->n) };
        ++*n;
    }
    if (!*m->whom) m->whom = p->whom;
    m->maybe &= p->maybe;
    ((const char **)m->for_)[m->nfor++] = x->name;
}

int papers_merged(struct req *r, const struct results *o, bool (*of)(const void *, const struct result *), const void *with, struct merged_paper **to)
{
    int all = 0, n = 0;

    for (int i = 0; i < o->n; i++) all += o->at[i].npapers;
    *to = mem_get(&r->mem, sizeof **to * (size_t)(all + 1));
    for (int i = 0; i < o->n; i++)
        for (int k = 0; k < o->at[i].npapers && of(with, &o->at[i]); k++) merge_paper(r, o, &o->at[i], &o->at[i].papers[k], *to, &n);
    return n;
}

static bool is_sure(const void *none, const struct result *x) { (void)none; return x->group == GROUP_YES && strcmp(x->p->kind, "offer"); }
static bool is_worth(const void *none, const struct result *x) { (void)none; return x->group <= GROUP_CHECK && strcmp(x->p->kind, "offer"); }

/* One list of papers for everything worth applying for: the sure ones stand first. */
static void merge_papers(struct req *r, struct results *o)
{
    o->npapers_sure = papers_merged(r, o, is_sure, NULL, &o->papers);
    o->npapers = papers_merged(r, o, is_worth, NULL, &o->papers);
}

struct results *results_of(struct req *r, const struct talk *t, bool whole)
{
    struct results *o = mem_get(&r->mem, sizeof *o);
    int n = book_programmes(t->h->book);

    o->talk = t;
    o->s = screen(&r->mem, t->h->book, t->h, r->today);
    o->unsaid = screen_unsaid(r, t);
    o->at = mem_get(&r->mem, sizeof *o->at * (size_t)(n + 1));
    for (int i = 0; i < n; i++) o->at[o->n++] = result_of(r, o, i, whole);
    qsort(o->at, (size_t)o->n, sizeof *o->at, by_worth);
    totals(o);
    merge_papers(r, o);
    return o;
}
