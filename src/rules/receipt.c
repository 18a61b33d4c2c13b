/* SPDX-License-Identifier: EUPL-1.2
** receipt.c - what an answer was derived from, so that it can be derived again: engine, hash of the rules, the
** day and the reference days, every fact with its evidence, and the answers themselves.  One line of JSON.
**
** What names a fact or a programme is written once a book: a household has a hundred and fifty facts, and every answer
** that somebody gets carries a receipt. */
#include "rules/book.h"
#include "base/date.h"
#include "base/json.h"

static struct piece piece_of(struct out *o) { return (struct piece){ out_text(o), o->n }; }

void receipt_prepare(struct book *b)
{
    for (int f = 0; f < b->nfacts; f++) {
        struct out o = { .mem = b->mem };
        struct json j = { .out = &o };

        json_object(&j);
        json_key_str(&j, "fact", b->facts[f].is.name);
        b->facts[f].receipt = piece_of(&o);
    }
    for (int p = 0; p < b->nprogs; p++) {
        struct out o = { .mem = b->mem };
        struct json j = { .out = &o };

        json_object(&j);
        json_key_str(&j, "programme", b->progs[p].is.id);
        json_key(&j, "answer");
        b->progs[p].receipt = piece_of(&o);
    }
}

/* A value is a figure, a day or a word of facts.txt: nothing in it needs a backslash. */
static void write_fact(struct out *o, const struct household *h, int f, int member)
{
    static const char *const evidence[] = { "none", "declared", "paper", "register", "contradicted", "wont_say", "doesnt_know" };
    const struct factx *x = &h->book->facts[f];

    out_raw(o, x->receipt.text, x->receipt.n);
    if (x->is.person) { out_str(o, ",\"member\":"); out_int(o, member); }
    out_str(o, ",\"value\":\"");
    household_write(o, h, f, member);
    out_str(o, "\",\"evidence\":\"");
    out_str(o, evidence[known_at(h, f, member)->evidence]);
    out_str(o, "\"}");
}

static void write_facts(struct out *o, const struct household *h)
{
    const struct book *b = h->book;
    bool first = true;

    for (int f = 0; f < b->nfacts; f++)
        for (int i = 0; i < (b->facts[f].is.person ? h->members : 1); i++) {
            if (known_at(h, f, i)->evidence == EV_NONE) continue;
            if (!first) out_char(o, ',');
            first = false;
            write_fact(o, h, f, i);
        }
}

static void write_amount(struct out *o, const struct amount *a)
{
    static const char *const kinds[] = { "monthly", "yearly", "once", "points", "fee_monthly", "rate", "service" };

    out_str(o, ",\"");
    out_str(o, kinds[a->kind]);
    out_str(o, "\":[");
    out_int(o, a->value.lo);
    out_char(o, ',');
    out_int(o, a->value.hi);
    out_char(o, ']');
}

/* The day that chose its figures, for each member where it is theirs; not written where it is the day asked about. */
static void write_reference(struct out *o, const struct screening *s, const struct prog *g)
{
    int n = s->book->nodes[g->reference].member ? s->h->members : 1;

    if (g->reference == s->book->today) return;
    for (int i = 0; i < n; i++) {
        struct val v = value_at(s->state, g->reference, i);
        char iso[11];

        out_str(o, i ? "," : ",\"reference\":[");
        if (v.lo == v.hi) out_fmt(o, "\"%s\"", day_iso((day){ (int32_t)v.lo }, iso));
        else out_str(o, "null");
    }
    out_char(o, ']');
}

static void write_answers(struct out *o, const struct screening *s)
{
    static const char *const words[] = { "\"no\"", "\"yes\"", "\"not_known\"" };

    for (int p = 0; p < s->n; p++) {
        const struct verdict *v = &s->at[p];

        if (p) out_char(o, ',');
        out_raw(o, s->book->progs[p].receipt.text, s->book->progs[p].receipt.n);
        out_str(o, words[v->answer]);
        write_reference(o, s, &s->book->progs[p]);
        for (int i = 0; i < v->namounts && v->answer != NO; i++) write_amount(o, &v->amounts[i]);
        out_char(o, '}');
    }
}

void receipt_write(struct out *o, const struct screening *s)
{
    struct json j = { .out = o };

    json_object(&j);
    json_key_str(&j, "engine", engine_version());
    json_key_str(&j, "rules", book_hash(s->book));
    json_key(&j, "day");
    json_day(&j, s->asked);
    json_key_int(&j, "members", s->h->members);
    json_key(&j, "facts");
    json_array(&j);
    write_facts(o, s->h);
    json_end_array(&j);
    json_key(&j, "answers");
    json_array(&j);
    write_answers(o, s);
    json_end_array(&j);
    json_end_object(&j);
}
