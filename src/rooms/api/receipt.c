/* SPDX-License-Identifier: EUPL-1.2
** receipt.c - P5 of receipt.h. */
#include "rooms/api/receipt.h"
#include "base/date.h"
#include "text.h"
#include <stdlib.h>
#include <string.h>

static void problem(struct json_problems *ps, const char *pointer, int text, const char *a)
{
    struct out detail = { .mem = ps->mem };

    if (ps->n == PROBLEMS_MAX) return;
    if (!ps->at) ps->at = mem_get(ps->mem, PROBLEMS_MAX * sizeof *ps->at);
    texts_fill(&detail, texts_get(ps->texts, ps->lang, text, NULL), 1, (const char *const[]){ a });
    ps->at[ps->n++] = (struct json_problem){ pointer, out_text(&detail) };
}

static const char *string_of(const struct json_value *o, const char *key)
{
    const struct json_value *v = json_member(o, key);

    return v && v->kind == JSON_STRING ? v->text : "";
}

static int int_of(const struct json_value *o, const char *key, int otherwise)
{
    const struct json_value *v = json_member(o, key);

    return v && v->kind == JSON_NUMBER && strlen(v->text) < 9 && !strpbrk(v->text, ".eE") ? (int)strtol(v->text, NULL, 10) : otherwise;
}

static const char *pointer_of(struct mem *m, const char *list, int i, const char *key)
{
    struct out o = { .mem = m };

    out_fmt(&o, "/%s/%d/%s", list, i, key);
    return out_text(&o);
}

static void read_fact(const struct asking *by, const struct json_value *o, int i, struct receipt *to, struct json_problems *ps)
{
    int fact = book_fact_find(by->book, string_of(o, "fact")), evidence = evidence_find(string_of(o, "evidence"));
    int member = int_of(o, "member", 0);

    if (fact < 0) { problem(ps, pointer_of(by->mem, "facts", i, "fact"), T_api_problem_unknown, string_of(o, "fact")); return; }
    if (evidence < 0) { problem(ps, pointer_of(by->mem, "facts", i, "evidence"), T_api_problem_evidence, ""); return; }
    if (member < 0 || member >= to->h->members) { problem(ps, pointer_of(by->mem, "facts", i, "member"), T_api_problem_type, ""); return; }
    if (household_put_text(to->h, fact, member, string_of(o, "value"), (enum evidence)evidence) != PARSE_OK)
        problem(ps, pointer_of(by->mem, "facts", i, "value"), T_api_problem_type, "");
}

bool receipt_read(const struct asking *by, const struct json_value *v, struct receipt *to, struct json_problems *ps)
{
    const struct json_value *inner = json_member(v, "receipt"), *facts;
    int members, i = 0;

    *ps = (struct json_problems){ .mem = by->mem, .texts = by->texts, .lang = by->lang };
    *to = (struct receipt){ 0 };
    if (inner) v = inner;
    if (v->kind != JSON_OBJECT) { problem(ps, "", T_api_problem_object, ""); return false; }
    to->engine = string_of(v, "engine");
    to->rules = string_of(v, "rules");
    to->answers = json_member(v, "answers");
    facts = json_member(v, "facts");
    members = int_of(v, "members", 0);
    if (!day_read(string_of(v, "day"), &to->asked)) problem(ps, "/day", T_api_problem_date, "");
    if (members < 1 || members > MEMBERS_MAX) problem(ps, "/members", T_api_problem_members, "40");
    if (!facts || facts->kind != JSON_ARRAY) problem(ps, "/facts", T_api_problem_array, "");
    if (!to->answers || to->answers->kind != JSON_ARRAY) problem(ps, "/answers", T_api_problem_array, "");
    if (ps->n) return false;
    to->h = household_new(by->mem, by->book, members);
    for (const struct json_value *c = facts->first; c; c = c->next, i++) read_fact(by, c, i, to, ps);
    return !ps->n;
}

/* ---- compared ------------------------------------------------------------------------------------- */

static const char *const answer_words[] = { "no", "yes", "not_known" };
static const char *const amount_words[] = { "monthly", "yearly", "once", "points", "fee_monthly", "rate", "service" };

static int compare_amounts(const struct json_value *was, const char *id, const struct verdict *v, struct out *o)
{
    int n = 0;

    for (int i = 0; i < v->namounts && v->answer != NO; i++) {
        const struct json_value *range = json_member(was, amount_words[v->amounts[i].kind]);
        const struct json_value *lo = range ? range->first : NULL, *hi = lo ? lo->next : NULL;
        long long a = lo ? strtoll(lo->text, NULL, 10) : 0, b = hi ? strtoll(hi->text, NULL, 10) : 0;
        if (hi && a == v->amounts[i].value.lo && b == v->amounts[i].value.hi) continue;
        out_fmt(o, "%s: %s was %lld..%lld, is %lld..%lld\n", id, amount_words[v->amounts[i].kind], a, b,
                (long long)v->amounts[i].value.lo, (long long)v->amounts[i].value.hi);
        n++;
    }
    return n;
}

static int compare_one(const struct json_value *was, const struct screening *s, struct out *o)
{
    const char *id = string_of(was, "programme"), *answer = string_of(was, "answer");
    int p = book_programme_find(s->book, id);

    if (p < 0) { out_fmt(o, "%s: the programme is no longer among the rules\n", id); return 1; }
    if (!strcmp(answer, answer_words[s->at[p].answer])) return compare_amounts(was, id, &s->at[p], o);
    out_fmt(o, "%s: the answer was %s, is %s\n", id, answer, answer_words[s->at[p].answer]);
    return 1;
}

int receipt_compare(const struct receipt *r, const struct screening *s, struct out *o)
{
    int n = 0;

    if (strcmp(r->engine, engine_version())) { out_fmt(o, "engine: was %s, is %s\n", r->engine, engine_version()); n++; }
    if (strcmp(r->rules, book_hash(s->book))) { out_fmt(o, "rules: were %.16s..., are %.16s...\n", r->rules, book_hash(s->book)); n++; }
    for (const struct json_value *c = r->answers->first; c; c = c->next) n += compare_one(c, s, o);
    return n;
}
