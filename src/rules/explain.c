/* SPDX-License-Identifier: EUPL-1.2
** explain.c - why: sentences made from the rule itself, with values, limits, law, and what would change a no.
**
** E1  Only what determines the answer: of an "and" that fails, the parts that fail; of an "or" that holds, one
**     part that holds.  whole = everything, for staff.
** E2  A clause is said for the household, or for each member whom it concerns; equal sentences are said once. */
#include "rules/explain.h"
#include "base/say.h"
#include "text.h"

static enum evidence weakest(const struct teller *x, const struct clause *c, int member)
{
    static const uint8_t strength[] = { 0, 2, 3, 4, 1, 0, 0 };  /* contradicted is weaker than declared */
    enum evidence worst = EV_NONE;

    for (int i = 0; i < c->nfacts; i++) {
        const struct known *k = known_at(x->v->h, (int)x->book->nodes[c->facts[i]].k, member < 0 ? 0 : member);
        if (strength[k->evidence] && (!worst || strength[k->evidence] < strength[worst])) worst = (enum evidence)k->evidence;
    }
    return worst;
}

static enum evidence weakest_once(const struct teller *x, int member)
{
    struct teller *mine = (struct teller *)x;

    if (x->weighed == x->clause && x->weighed_member == member) return x->weakest;
    mine->weighed = x->clause;
    mine->weighed_member = member;
    return mine->weakest = weakest(x, x->clause, member);
}

/* E2. The line made last stands among the reasons of this clause already. */
static bool said_already(const struct teller *x, int depth, int member)
{
    struct reasons *to = x->to;

    for (int i = to->n - 1; i >= 0 && to->at[i].clause == x->clause->name; i--)
        if (to->at[i].depth == depth && !strcmp(to->at[i].sentence, x->line->text)) {
            if (to->at[i].member != member) to->at[i].member = -1;
            return true;
        }
    return false;
}

struct reason *reason_add(const struct teller *x, int depth, int member, enum answer a, int text, int n, const struct part *parts)
{
    struct reasons *to = x->to;
    const struct clause *c = x->clause;

    x->line->n = 0;
    say_sentence(x, x->line, text, n, parts);
    if (said_already(x, depth, member)) return 0;
    bool again = to->n && to->at[to->n - 1].clause == c->name;      /* the law of a clause is said once */
    struct reason *r = ARRAY_ADD(x->mem, to->at, to->n);
    *r = (struct reason){ .depth = depth, .member = member, .answer = a, .clause = c->name, .law = again ? 0 : c->law.law,
                          .source = c->law.source, .grade = c->law.grade, .file_line = c->law.line, .turns = DAY_NONE,
                          .evidence = weakest_once(x, member), .sentence = mem_grow(x->mem, x->line->text, x->line->n + 1, x->line->n + 1) };
    return r;
}

/* ---- clauses ---- */

static bool applies(const struct teller *x, const struct clause *c, int member)
{
    struct val ref = value_at(x->v, x->g->reference, member < 0 ? 0 : member);

    return (c->from.v == DAY_NONE.v || c->from.v <= ref.hi) && (c->until.v == DAY_NONE.v || ref.lo <= c->until.v);
}

/* The condition itself, without the days in which it applies (statements.c, within). */
static int bare(const struct teller *x, const struct clause *c)
{
    int node = c->node, edges = (c->from.v != DAY_NONE.v) + (c->until.v != DAY_NONE.v);

    while (edges-- > 0 && x->book->nodes[node].op == N_OR) node = x->book->nodes[node].b;
    return node;
}

static void explain_clause(struct teller *x, const struct clause *c, int member)
{
    x->clause = c;
    if (c->judge) {
        reason_add(x, 0, member, NOT_KNOWN, T_explain_judge, 1, &(struct part){ SAID_TEXT, c->label, { 0 } });
        return;
    }
    describe(x, bare(x, c), true, member, 0);
}

/* Who is explained: the household, or the members of whom the answer is made. */
struct whom { int n, member[MEMBERS_MAX]; bool hopeless[MEMBERS_MAX], all[MEMBERS_MAX]; day last[MEMBERS_MAX]; };

static enum answer clause_answer(const struct teller *x, const struct clause *c, int member)
{
    return val_answer(value_at(x->v, c->node, member < 0 ? 0 : member));
}

/* Where a condition of fixed facts fails, it is the reason: the others would not help. */
static bool hopeless(const struct teller *x, int member)
{
    for (int i = 0; i < x->g->nclauses; i++) {
        const struct clause *c = &x->g->clauses[i];
        if (!c->judge && c->fixed && applies(x, c, member) && clause_answer(x, c, member) == NO) return true;
    }
    return false;
}

static void find_whom(const struct teller *x, const struct verdict *v, struct whom *w)
{
    w->n = 0;
    for (int i = 0; i < (v->member ? x->v->members : 1); i++) {
        if (v->member && !x->whole && v->member[i] != v->answer) continue;
        w->member[w->n] = v->member ? i : -1;
        w->hopeless[w->n] = !x->whole && v->answer == NO && hopeless(x, w->member[w->n]);
        w->all[w->n] = true;
        w->last[w->n++] = DAY_NONE;
    }
}

static bool to_be_said(const struct teller *x, const struct clause *c, int member, enum answer whole, bool without_hope)
{
    if (!applies(x, c, member)) return false;
    if (x->whole) return true;
    if (c->judge) return whole != NO && value_at(x->v, c->node, member < 0 ? 0 : member).hi;
    return clause_answer(x, c, member) == whole && (!without_hope || c->fixed);
}

/* Clause by clause, so that what holds for several members alike is said once. */
static void explain_clauses(struct teller *x, enum answer whole, struct whom *w)
{
    for (int i = 0; i < x->g->nclauses; i++) {
        const struct clause *c = &x->g->clauses[i];
        for (int k = 0; k < w->n; k++) {
            int member = w->member[k];
            day turns;

            if (!to_be_said(x, c, member, whole, w->hopeless[k])) continue;
            if (!k || x->book->nodes[c->node].member) explain_clause(x, c, member);
            if (c->judge || clause_answer(x, c, member) != NO) continue;
            turns = turns_on(x, c, member);
            if (turns.v == DAY_NONE.v) w->all[k] = false;
            else if (turns.v > w->last[k].v) w->last[k] = turns;
        }
    }
}

struct reasons explain(struct mem *m, const struct screening *s, int programme, const struct texts *t, int lang, bool whole)
{
    char room[1024];
    struct out line = { .mem = m, .text = room, .size = sizeof room };
    struct reasons out = { .turns = DAY_NONE };
    const struct verdict *verdict = &s->at[programme];
    struct teller x = { .mem = m, .line = &line, .book = s->book, .texts = t, .lang = lang, .v = s->state, .g = &s->book->progs[programme], .whole = whole, .to = &out };
    struct whom w;

    find_whom(&x, verdict, &w);
    explain_clauses(&x, verdict->answer, &w);
    for (int k = 0; k < w.n && verdict->answer == NO; k++)       /* each failing condition turns: the last of them is the day */
        if (w.all[k] && w.last[k].v != DAY_NONE.v && (out.turns.v == DAY_NONE.v || w.last[k].v < out.turns.v)) out.turns = w.last[k];
    return out;
}

static void write_reason(struct out *o, const struct reason *r, const struct texts *t, int lang, bool alone)
{
    for (int k = 0; k < r->depth; k++) out_raw(o, "  ", 2);
    if (r->member >= 0 && !alone) {
        char number[4] = { (char)('1' + r->member), 0 };
        const char *value = number;

        if (r->member >= 9) { number[0] = (char)('0' + (r->member + 1) / 10); number[1] = (char)('0' + (r->member + 1) % 10); }
        texts_fill(o, texts_get(t, lang, T_explain_person, 0), 1, &value);
        out_raw(o, ": ", 2);
    }
    out_str(o, r->sentence);
    if (r->change) { out_char(o, ' '); out_str(o, r->change); }
    if (r->law) { out_raw(o, " [", 2); out_str(o, r->law); out_char(o, ']'); }
    out_char(o, '\n');
}

void explain_text(struct out *o, const struct screening *s, int programme, const struct texts *t, int lang)
{
    enum { TEXT_MAX = 2048, LAST_LINES = 160 };
    struct reasons all = explain(o->mem, s, programme, t, lang, false);
    size_t start = o->n;

    for (int i = 0; i < all.n; i++) {
        size_t before = o->n;

        write_reason(o, &all.at[i], t, lang, s->h->members == 1);
        if (o->n - start <= TEXT_MAX - LAST_LINES) continue;
        o->n = before;
        out_str(o, texts_get(t, lang, T_explain_more, 0));
        out_char(o, '\n');
        break;
    }
    if (all.turns.v != DAY_NONE.v) {
        struct out d = { .mem = o->mem };
        say_day(&d, t, lang, all.turns);
        const char *when = out_text(&d);
        texts_fill(o, texts_get(t, lang, T_explain_turns, 0), 1, &when);
        out_char(o, '\n');
    }
}
