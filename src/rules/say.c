/* SPDX-License-Identifier: EUPL-1.2
** say.c - values and names of rules as a reader sees them, in plain text. */
#include "rules/explain.h"
#include "base/say.h"
#include "text.h"

const char *told(const struct teller *x, int text) { return texts_get(x->texts, x->lang, text, 0); }

/* One piece of memory of the right size: sentences are most of an explanation. */
const char *filled(const struct teller *x, int text, int n, const char *const *values)
{
    const char *pattern = told(x, text);
    size_t length[4], all = strlen(pattern) + 1;
    char *to, *start;

    for (int i = 0; i < n; i++) all += length[i] = strlen(values[i]);
    start = to = mem_get(x->mem, all);
    for (const char *brace; (brace = strchr(pattern, '{')); ) {
        int i = brace[1] && brace[2] == '}' ? brace[1] - '0' : -1;
        size_t run = (size_t)(brace - pattern) + (i < 0 || i >= n);

        memcpy(to, pattern, run);
        to += run;
        pattern += run;
        if (i < 0 || i >= n) continue;
        memcpy(to, values[i], length[i]);
        to += length[i];
        pattern += 3;
    }
    strcpy(to, pattern);
    return start;
}

static void say_figure(const struct teller *x, struct out *o, enum type t, int places, int64_t v)
{
    int64_t k = 1;

    switch (t) {
    case T_BOOL: out_str(o, told(x, v ? T_explain_yes : T_explain_no)); return;
    case T_MONEY:
        for (int i = 0; i < places; i++) k *= 10;
        say_cents(o, x->texts, x->lang, (cents){ v / k });
        return;
    case T_DATE: say_day(o, x->texts, x->lang, (day){ (int32_t)v }); return;
    case T_NUMBER: say_number(o, x->texts, x->lang, v, places); return;
    default: say_int(o, x->texts, x->lang, v);
    }
}

static const char *figure(const struct teller *x, enum type t, int places, int64_t v)
{
    struct out o = { .mem = x->mem };

    say_figure(x, &o, t, places, v);
    return out_text(&o);
}

const char *say_options(const struct teller *x, int fact, int64_t set)
{
    const struct fact *f = &x->book->facts[fact].is;
    struct out o = { .mem = x->mem };
    int left = __builtin_popcountll((uint64_t)set);

    for (int i = 0; i < f->nchoices; i++) {
        if (!(set >> i & 1)) continue;
        out_str(&o, f->choice_label[i] >= 0 ? told(x, f->choice_label[i]) : f->choices[i]);
        if (--left > 1) out_str(&o, ", ");
        else if (left == 1) { out_char(&o, ' '); out_str(&o, told(x, T_explain_or)); out_char(&o, ' '); }
    }
    return out_text(&o);
}

/* A range as wide as a third of all there could be, or an age from -75 to 130, tells a reader nothing. */
static bool says_nothing(const struct node *n, struct val v)
{
    if (n->type == T_INT && v.lo < 0 && v.hi > 100) return true;
    return (v.lo <= n->lo && v.hi >= n->hi) || 3 * ((double)v.hi - (double)v.lo) >= (double)n->hi - (double)n->lo;
}

const char *say_value(const struct teller *x, int node, struct val v)
{
    const struct node *n = &x->book->nodes[node];

    if (n->type == T_CHOICE)
        return val_known(T_CHOICE, v) ? say_options(x, n->options, v.lo) : told(x, T_explain_not_known);
    if (v.lo == v.hi) return figure(x, (enum type)n->type, n->places, v.lo);
    if (n->type == T_BOOL || n->type == T_DATE || says_nothing(n, v)) return told(x, T_explain_not_known);
    return filled(x, T_explain_range, 2, (const char *const[]){ figure(x, (enum type)n->type, n->places, v.lo),
                                                               figure(x, (enum type)n->type, n->places, v.hi) });
}

const char *say_amount(struct mem *m, const struct texts *t, int lang, const struct amount *a)
{
    static const int kinds[] = { T_amount_monthly, T_amount_yearly, T_amount_once, T_amount_points, T_amount_fee_monthly, T_amount_rate };
    const struct teller x = { .mem = m, .texts = t, .lang = lang };
    enum type type = a->kind == OUT_POINTS || (a->kind == OUT_RATE && a->places) ? T_NUMBER : T_MONEY;
    const char *lo = figure(&x, type, type == T_NUMBER ? a->places : 0, a->value.lo), *hi = figure(&x, type, type == T_NUMBER ? a->places : 0, a->value.hi);

    if (a->kind == OUT_SERVICE) return "";
    if (a->kind == OUT_FEE_MONTHLY && !a->value.hi) return told(&x, T_amount_fee_none);
    if (!a->exact)
        lo = a->value.lo > 0 ? filled(&x, T_amount_between, 2, (const char *const[]){ lo, hi }) : filled(&x, T_amount_upto, 1, &hi);
    return filled(&x, a->label >= 0 ? a->label : kinds[a->kind], 1, &lo);
}

const char *say_fact(struct mem *m, const struct household *h, int fact, int member, const struct texts *t, int lang)
{
    const struct teller x = { .mem = m, .book = h->book, .texts = t, .lang = lang };
    const struct fact *f = &h->book->facts[fact].is;
    struct known k = household_get(h, fact, member);

    if (k.evidence == EV_NONE) return told(&x, T_explain_not_known);
    if (k.evidence == EV_DOESNT_KNOW) return told(&x, T_explain_doesnt_know);
    if (k.evidence == EV_WONT_SAY) return told(&x, T_explain_wont_say);
    if (f->type == T_CHOICE) return say_options(&x, fact, (int64_t)1 << k.value);
    return figure(&x, f->type, f->type == T_NUMBER ? 4 : 0, k.value);
}
