/* SPDX-License-Identifier: EUPL-1.2
** receipt.c - what an answer was derived from, so that it can be derived again: engine, hash of the rules, the
** day, every fact with its evidence, and the answers themselves.  One line of JSON. */
#include "rules/book.h"
#include "base/json.h"

static const char *const evidence_words[] = { "none", "declared", "paper", "register", "contradicted", "wont_say", "doesnt_know" };

static void write_facts(struct json *j, struct mem *m, const struct household *h)
{
    const struct book *b = h->book;

    for (int f = 0; f < b->nfacts; f++)
        for (int i = 0; i < (b->facts[f].is.person ? h->members : 1); i++) {
            struct known k = household_get(h, f, i);
            if (k.evidence == EV_NONE) continue;
            json_object(j);
            json_key_str(j, "fact", b->facts[f].is.name);
            if (b->facts[f].is.person) json_key_int(j, "member", i);
            json_key_str(j, "value", household_text(m, h, f, i));
            json_key_str(j, "evidence", evidence_words[k.evidence]);
            json_end_object(j);
        }
}

static void write_answers(struct json *j, const struct screening *s)
{
    static const char *const kinds[] = { "monthly", "yearly", "once", "points", "fee_monthly", "rate", "service" };
    static const char *const words[] = { "no", "yes", "not_known" };

    for (int p = 0; p < s->n; p++) {
        const struct verdict *v = &s->at[p];

        json_object(j);
        json_key_str(j, "programme", s->book->progs[p].is.id);
        json_key_str(j, "answer", words[v->answer]);
        for (int i = 0; i < v->namounts && v->answer != NO; i++) {
            json_key(j, kinds[v->amounts[i].kind]);
            json_array(j);
            json_int(j, v->amounts[i].value.lo);
            json_int(j, v->amounts[i].value.hi);
            json_end_array(j);
        }
        json_end_object(j);
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
    write_facts(&j, o->mem, s->h);
    json_end_array(&j);
    json_key(&j, "answers");
    json_array(&j);
    write_answers(&j, s);
    json_end_array(&j);
    json_end_object(&j);
}
