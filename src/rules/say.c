/* SPDX-License-Identifier: EUPL-1.2
** say.c - values and names of rules as a reader sees them, in plain text. */
#include "rules/explain.h"
#include "base/say.h"
#include "text.h"

const char *told(const struct teller *x, int text) { return texts_get(x->texts, x->lang, text, 0); }

static void say_part(const struct teller *x, struct out *o, const struct part *p)
{
    switch (p->as) {
    case SAID_TEXT: out_str(o, told(x, p->of)); return;
    case SAID_LABEL: say_label(x, o, p->of); return;
    case SAID_VALUE: say_value(x, o, p->of, p->v); return;
    case SAID_LIMIT: say_limit(x, o, p->of, p->v); return;
    case SAID_OPTIONS: say_options(x, o, p->of, p->v.lo); return;
    }
}

void say_sentence(const struct teller *x, struct out *o, int text, int n, const struct part *parts)
{
    const char *pattern = told(x, text);

    for (const char *brace; n && (brace = strchr(pattern, '{')); ) {
        int i = brace[1] && brace[2] == '}' ? brace[1] - '0' : -1;
        bool named = i >= 0 && i < n;

        out_raw(o, pattern, (size_t)(brace - pattern) + !named);
        pattern = brace + (named ? 3 : 1);
        if (named) say_part(x, o, &parts[i]);
    }
    out_str(o, pattern);
}

/* Made in the line that all sentences share, then kept in a piece of memory of the right size. */
const char *sentence(const struct teller *x, int text, int n, const struct part *parts)
{
    x->line->n = 0;
    say_sentence(x, x->line, text, n, parts);
    return mem_grow(x->mem, x->line->text, x->line->n + 1, x->line->n + 1);
}

void say_plain(const struct teller *x, struct out *o, enum type t, int places, int64_t v)
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

void say_options(const struct teller *x, struct out *o, int fact, int64_t set)
{
    const struct fact *f = &x->book->facts[fact].is;
    bool first = true;

    for (uint64_t left = (uint64_t)set; left; first = false) {
        int i = __builtin_ctzll(left);

        left &= left - 1;
        if (!first && left) out_str(o, ", ");
        else if (!first) { out_char(o, ' '); out_str(o, told(x, T_explain_or)); out_char(o, ' '); }
        out_str(o, f->choice_label[i] >= 0 ? told(x, f->choice_label[i]) : f->choices[i]);
    }
}

/* A range as wide as a third of all there could be, or an age from -75 to 130, tells a reader nothing. */
static bool says_nothing(const struct node *n, struct val v)
{
    if (n->type == T_INT && v.lo < 0 && v.hi > 100) return true;
    return (v.lo <= n->lo && v.hi >= n->hi) || 3 * ((double)v.hi - (double)v.lo) >= (double)n->hi - (double)n->lo;
}

void say_value(const struct teller *x, struct out *o, int node, struct val v)
{
    const struct node *n = &x->book->nodes[node];

    if (n->type == T_CHOICE && val_known(T_CHOICE, v)) say_options(x, o, n->options, v.lo);
    else if (n->type != T_CHOICE && v.lo == v.hi) say_plain(x, o, (enum type)n->type, n->places, v.lo);
    else if (n->type == T_CHOICE || n->type == T_BOOL || n->type == T_DATE || says_nothing(n, v)) out_str(o, told(x, T_explain_not_known));
    else say_sentence(x, o, T_explain_range, 2, (const struct part[]){ { SAID_VALUE, node, { v.lo, v.lo } }, { SAID_VALUE, node, { v.hi, v.hi } } });
}

static const char *figure(const struct teller *x, enum type t, int places, int64_t v)
{
    struct out o = { .mem = x->mem };

    say_plain(x, &o, t, places, v);
    return out_text(&o);
}

static const char *filled(const struct teller *x, int text, int n, const char *const *values)
{
    struct out o = { .mem = x->mem };

    texts_fill(&o, told(x, text), n, values);
    return out_text(&o);
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
    if (f->type == T_CHOICE) {
        struct out o = { .mem = m };
        say_options(&x, &o, fact, (int64_t)1 << k.value);
        return out_text(&o);
    }
    return figure(&x, f->type, f->type == T_NUMBER ? 4 : 0, k.value);
}
