/* SPDX-License-Identifier: EUPL-1.2
** answers.c - a screening as JSON: P4 of room.md, nothing here decides anything. */
#include "rooms/api/answers.h"
#include "text.h"
#include <string.h>

static const char *const answer_words[] = { "no", "yes", "not_known" };
static const char *const amount_words[] = { "monthly", "yearly", "once", "points", "fee_monthly", "rate", "service" };

const char *text_or(const struct texts *t, int lang, int number)
{
    return number < 0 ? "" : texts_get(t, lang, number, NULL);
}

const char *text_called(struct mem *m, const struct texts *t, int lang, const char *before, const char *id)
{
    struct out o = { .mem = m };

    out_str(&o, before);
    out_str(&o, id);
    return text_or(t, lang, texts_find(t, out_text(&o)));
}

struct writing { struct json *j; struct mem *m; const struct screening *s; const struct texts *t; int lang; };

static void figure(struct json *j, enum outkind kind, int64_t v, int places)
{
    if (kind == OUT_POINTS || kind == OUT_RATE) json_number(j, v, places);
    else json_cents(j, (cents){ v });
}

static void amounts(struct writing *w, const struct verdict *v)
{
    json_key(w->j, "amounts");
    json_array(w->j);
    for (int i = 0; i < v->namounts && v->answer != NO; i++) {
        const struct amount *a = &v->amounts[i];
        json_object(w->j);
        json_key_str(w->j, "kind", amount_words[a->kind]);
        json_key_bool(w->j, "exact", a->exact);
        json_key(w->j, "from");
        figure(w->j, a->kind, a->value.lo, a->places);
        json_key(w->j, "to");
        figure(w->j, a->kind, a->value.hi, a->places);
        json_key_str(w->j, "text", say_amount(w->m, w->t, w->lang, a));
        json_end_object(w->j);
    }
    json_end_array(w->j);
}

/* A range comes with what decides it. */
static void range_hangs_on(struct writing *w, int index, const struct verdict *v)
{
    int *facts, n = 0;
    bool range = false;

    for (int i = 0; i < v->namounts; i++) range |= !v->amounts[i].exact;
    if (range && v->answer == YES) n = amount_hangs_on(w->m, w->s, index, &facts);
    if (!n) return;
    json_key(w->j, "amounts_decided_by");
    json_array(w->j);
    for (int i = 0; i < n; i++) json_str(w->j, book_fact(w->s->book, facts[i])->name);
    json_end_array(w->j);
}

static void reason(struct writing *w, const struct reason *r)
{
    json_object(w->j);
    json_key_str(w->j, "clause", r->clause);
    json_key_int(w->j, "depth", r->depth);
    json_key_str(w->j, "holds", answer_words[r->answer]);
    if (r->member >= 0) json_key_int(w->j, "member", r->member);
    json_key_str(w->j, "sentence", r->sentence);
    if (r->law) json_key_str(w->j, "law", r->law);
    if (r->source) json_key_str(w->j, "source", r->source);
    if (r->grade) json_key_str(w->j, "grade", (char[]){ r->grade, 0 });
    json_key_str(w->j, "evidence", evidence_name(r->evidence));
    if (r->change) json_key_str(w->j, "change", r->change);
    if (r->turns.v != DAY_NONE.v) { json_key(w->j, "turns"); json_day(w->j, r->turns); }
    json_end_object(w->j);
}

static void reasons(struct writing *w, int p)
{
    struct reasons all = explain(w->m, w->s, p, w->t, w->lang, false);

    json_key(w->j, "reasons");
    json_array(w->j);
    for (int i = 0; i < all.n; i++) reason(w, &all.at[i]);
    json_end_array(w->j);
    if (all.turns.v != DAY_NONE.v) { json_key(w->j, "turns"); json_day(w->j, all.turns); }
}

static void papers(struct writing *w, int index, const struct programme *p)
{
    json_key(w->j, "papers");
    json_array(w->j);
    for (int i = 0; i < p->npapers; i++) {
        enum answer needed = paper_needed(w->s, index, i);
        if (needed == NO) continue;
        json_object(w->j);
        json_key_str(w->j, "id", p->papers[i].id);
        json_key_str(w->j, "name", text_called(w->m, w->t, w->lang, "paper.", p->papers[i].id));
        json_key_str(w->j, "of", p->papers[i].of);
        json_key_bool(w->j, "certain", needed == YES);
        json_end_object(w->j);
    }
    json_end_array(w->j);
}

static void flags(struct writing *w, const struct verdict *v)
{
    json_key_bool(w->j, "judged", v->judged);
    json_key_bool(w->j, "to_verify", v->to_verify);
    json_key(w->j, "not_renewed");
    json_array(w->j);
    for (int i = 0; i < v->nstale; i++) json_str(w->j, v->stale_names[i]);
    json_end_array(w->j);
    if (v->incompatible_with >= 0)
        json_key_str(w->j, "not_together_with", book_programme(w->s->book, v->incompatible_with)->id);
}

static void programme(struct writing *w, int index)
{
    const struct programme *p = book_programme(w->s->book, index);
    const struct verdict *v = &w->s->at[index];

    json_object(w->j);
    json_key_str(w->j, "programme", p->id);
    json_key_str(w->j, "name", text_or(w->t, w->lang, p->name));
    json_key_str(w->j, "kind", p->kind);
    json_key_str(w->j, "answer", answer_words[v->answer]);
    flags(w, v);
    amounts(w, v);
    range_hangs_on(w, index, v);
    if (p->per_person && v->member) {
        json_key(w->j, "members");
        json_array(w->j);
        for (int i = 0; i < w->s->h->members; i++) json_str(w->j, answer_words[v->member[i]]);
        json_end_array(w->j);
    }
    reasons(w, index);
    if (v->answer != NO) papers(w, index, p);
    json_end_object(w->j);
}

const char *fact_type_name(const struct fact *f)
{
    static const char *const words[] = { "bool", "int", "number", "money", "date", "choice" };

    return words[f->type];
}

static void question(struct writing *w, const struct question *q)
{
    const struct fact *f = book_fact(w->s->book, q->fact);

    json_object(w->j);
    json_key_str(w->j, "fact", f->name);
    json_key_str(w->j, "type", fact_type_name(f));
    json_key_str(w->j, "text", text_or(w->t, w->lang, f->question));
    if (f->person) {
        json_key(w->j, "members");
        json_array(w->j);
        for (int i = 0; i < q->nmembers; i++) json_int(w->j, q->members[i]);
        json_end_array(w->j);
    }
    json_key_bool(w->j, "sensitive", f->sensitive);
    json_key_int(w->j, "settles", q->settles);
    json_key_int(w->j, "touches", q->touches);
    json_key(w->j, "stake");
    json_cents(w->j, q->stake);
    json_end_object(w->j);
}

/* One household's result: answers of every programme, the next questions, the receipt. */
static void answers_json(struct json *j, struct mem *m, const struct asked_one *one, const struct screening *s, const struct texts *t, int lang)
{
    struct writing w = { j, m, s, t, lang };
    struct questions next = ask(w.m, s, true);
    struct out receipt = { .mem = w.m };

    if (one->id) json_key_str(j, "id", one->id);
    json_key(j, "answers");
    json_array(j);
    for (int i = 0; i < s->n; i++) programme(&w, i);
    json_end_array(j);
    json_key(j, "questions");
    json_array(j);
    for (int i = 0; i < next.n; i++) question(&w, &next.at[i]);
    json_end_array(j);
    receipt_write(&receipt, s);
    json_key(j, "receipt");
    json_raw(j, out_text(&receipt));
}

/* One household in memory of its own, given back before the next: a hundred households need no more than one. */
struct one { struct json *j; const struct asking *by; const struct asked *all; int i; struct mem mem; };

static void one_json(struct one *o)
{
    const struct asked_one *a = &o->all->at[o->i];

    answers_json(o->j, &o->mem, a, screen(&o->mem, o->by->book, a->h, o->all->date), o->by->texts, o->all->lang);
}

/* Keeps no variables of its own: a fault comes back here. */
static bool one_safely(struct one *o)
{
    if (setjmp(o->mem.fate->edge)) return false;
    one_json(o);
    return true;
}

static void one_alone(struct one *o)
{
    struct fate *fate = o->by->mem->fate, before = *fate;

    mem_open(&o->mem, fate, o->by->mem->ceiling);
    bool fine = one_safely(o);
    mem_close(&o->mem);
    memcpy(fate->edge, before.edge, sizeof before.edge);
    if (fine) return;
    memcpy(before.why, fate->why, sizeof before.why);
    fault_(fate, fate->where, "%s", before.why);
}

void asked_json(struct json *j, const struct asking *by, const struct asked *all)
{
    json_object(j);
    json_key_str(j, "engine", engine_version());
    json_key_str(j, "rules", book_hash(by->book));
    json_key(j, "date");
    json_day(j, all->date);
    json_key_str(j, "lang", texts_language(by->texts, all->lang)->code);
    if (all->many) { json_key(j, "households"); json_array(j); }
    for (int i = 0; i < all->n; i++) {
        if (all->many) json_object(j);
        one_alone(&(struct one){ .j = j, .by = by, .all = all, .i = i });
        if (all->many) json_end_object(j);
    }
    if (all->many) json_end_array(j);
    json_end_object(j);
}

void answers_text(struct out *o, const struct screening *s, const struct texts *t, int lang)
{
    static const int said[] = { T_api_answer_no, T_api_answer_yes, T_api_answer_not_known };

    for (int i = 0; i < s->n; i++) {
        const struct verdict *v = &s->at[i];
        out_fmt(o, "%s: %s", text_or(t, lang, book_programme(s->book, i)->name), texts_get(t, lang, said[v->answer], NULL));
        for (int a = 0; a < v->namounts && v->answer != NO; a++) out_fmt(o, ", %s", say_amount(o->mem, t, lang, &v->amounts[a]));
        if (v->judged) out_fmt(o, " (%s)", texts_get(t, lang, T_api_judged, NULL));
        if (v->to_verify) out_fmt(o, " (%s)", texts_get(t, lang, T_api_to_verify, NULL));
        if (v->stale) out_fmt(o, " (%s)", texts_get(t, lang, T_api_not_renewed, NULL));
        out_char(o, '\n');
        explain_text(o, s, i, t, lang);
        out_char(o, '\n');
    }
}

void problems_json(struct json *j, int status, const char *title, const struct json_problems *ps)
{
    json_object(j);
    json_key_str(j, "type", "about:blank");
    json_key_str(j, "title", title);
    json_key_int(j, "status", status);
    json_key(j, "errors");
    json_array(j);
    for (int i = 0; i < ps->n; i++) {
        json_object(j);
        json_key_str(j, "pointer", ps->at[i].pointer);
        json_key_str(j, "detail", ps->at[i].detail);
        json_end_object(j);
    }
    json_end_array(j);
    json_end_object(j);
}
