/* SPDX-License-Identifier: EUPL-1.2
** household.c - reads a household from JSON: P2, P3 of household.h. */
#include "rooms/api/household.h"
#include "base/date.h"
#include "base/json.h"
#include "text.h"
#include <string.h>

/* Where we are in the text; the pointer is only spelled out when there is something to say. */
struct place { const struct place *up; const char *key; int index; };

struct reading {
    const struct asking *by;
    struct json_problems *problems;
};

static void spell(struct out *o, const struct place *p)
{
    if (!p->up) return;
    spell(o, p->up);
    out_char(o, '/');
    if (!p->key) { out_int(o, p->index); return; }
    for (const char *s = p->key; *s; s++) {
        if (*s == '~') out_str(o, "~0");
        else if (*s == '/') out_str(o, "~1");
        else out_char(o, *s);
    }
}

static void problem(struct reading *in, const struct place *at, int text, const char *a, const char *b)
{
    struct json_problems *ps = in->problems;
    struct out pointer = { .mem = ps->mem }, detail = { .mem = ps->mem };

    if (ps->n == PROBLEMS_MAX) return;
    if (!ps->at) ps->at = mem_get(ps->mem, PROBLEMS_MAX * sizeof *ps->at);
    spell(&pointer, at);
    texts_fill(&detail, texts_get(ps->texts, ps->lang, text, NULL), 2, (const char *const[]){ a, b });
    ps->at[ps->n++] = (struct json_problem){ out_text(&pointer), out_text(&detail) };
}

static const char *const evidence_names[] = {
    "none", "declared", "paper", "register", "contradicted", "wont_say", "doesnt_know"
};

const char *evidence_name(enum evidence e) { return evidence_names[e]; }

int evidence_find(const char *name)
{
    for (int i = EV_DECLARED; i <= EV_DOESNT_KNOW; i++)
        if (!strcmp(evidence_names[i], name)) return i;
    return -1;
}

static bool is_object(struct reading *in, const struct place *at, const struct json_value *v)
{
    if (v->kind == JSON_OBJECT) return true;
    problem(in, at, T_api_problem_object, "", "");
    return false;
}

/* A decimal literal without exponent and with at most `places` digits after the point. */
static bool decimal(const char *s, int places)
{
    const char *point = strchr(s, '.');

    if (strpbrk(s, "eE")) return false;
    return !point || (places && strlen(point + 1) <= (size_t)places);
}

static const char *choices_text(struct reading *in, const struct fact *f)
{
    struct out o = { .mem = in->by->mem };

    for (int i = 0; i < f->nchoices; i++) {
        if (i) out_str(&o, ", ");
        out_str(&o, f->choices[i]);
    }
    return out_text(&o);
}

/* The value as household_put_text() wants it, or NULL after a problem was told. */
static const char *fact_text(struct reading *in, const struct place *at, const struct fact *f, const struct json_value *v)
{
    day d;

    switch (f->type) {
    case T_BOOL:
        if (v->kind == JSON_TRUE) return "yes";
        if (v->kind == JSON_FALSE) return "no";
        problem(in, at, T_api_problem_bool, "", "");
        return NULL;
    case T_INT:
        if (v->kind == JSON_NUMBER && decimal(v->text, 0)) return v->text;
        problem(in, at, T_api_problem_int, "", "");
        return NULL;
    case T_MONEY:
        if (v->kind == JSON_NUMBER && decimal(v->text, 2)) return v->text;
        problem(in, at, T_api_problem_money, "", "");
        return NULL;
    case T_NUMBER:
        if (v->kind == JSON_NUMBER && decimal(v->text, 6)) return v->text;
        problem(in, at, T_api_problem_number, "", "");
        return NULL;
    case T_DATE:
        if (v->kind == JSON_STRING && day_read(v->text, &d)) return v->text;
        problem(in, at, T_api_problem_date, "", "");
        return NULL;
    case T_CHOICE:
        if (v->kind == JSON_STRING)
            for (int i = 0; i < f->nchoices; i++) if (!strcmp(f->choices[i], v->text)) return v->text;
        problem(in, at, T_api_problem_choice, choices_text(in, f), "");
        return NULL;
    }
    return NULL;
}

static const char *bound(struct reading *in, const struct fact *f, int64_t raw)
{
    struct out o = { .mem = in->by->mem };
    struct json j = { .out = &o };
    char iso[11];

    if (f->type == T_DATE) out_str(&o, day_iso((day){ (int32_t)raw }, iso));
    else if (f->type == T_MONEY) json_cents(&j, (cents){ raw });
    else if (f->type == T_INT) out_int(&o, raw);
    else out_str(&o, "");
    return out_text(&o);
}

static void put(struct reading *in, const struct place *at, struct household *h, int fact, int member,
                const struct json_value *v, enum evidence e)
{
    const struct fact *f = book_fact(in->by->book, fact);
    const char *text = fact_text(in, at, f, v);

    if (!text) return;
    switch (household_put_text(h, fact, member, text, e)) {
    case PARSE_OK: break;
    case PARSE_BOUNDS:
        if (f->type == T_NUMBER) problem(in, at, T_api_problem_out_of_bounds, "", "");
        else problem(in, at, T_api_problem_bounds, bound(in, f, f->lo), bound(in, f, f->hi));
        break;
    case PARSE_TYPE: case PARSE_CHOICE: problem(in, at, T_api_problem_type, "", ""); break;
    }
}

/* {"value": v, "evidence": e} */
static void put_witnessed(struct reading *in, const struct place *at, struct household *h, int fact, int member,
                          const struct json_value *o)
{
    const struct json_value *value = NULL, *evidence = NULL;
    int e = EV_DECLARED;

    for (const struct json_value *c = o->first; c; c = c->next) {
        struct place here = { at, c->key, 0 };
        if (c->again) problem(in, &here, T_api_problem_again, c->key, "");
        else if (!strcmp(c->key, "value")) value = c;
        else if (!strcmp(c->key, "evidence")) evidence = c;
        else problem(in, &here, T_api_problem_unknown, c->key, "");
    }
    if (evidence) {
        e = evidence->kind == JSON_STRING ? evidence_find(evidence->text) : -1;
        if (e < 0) {
            problem(in, &(struct place){ at, "evidence", 0 }, T_api_problem_evidence, "", "");
            return;
        }
    }
    bool silent = e == EV_WONT_SAY || e == EV_DOESNT_KNOW;
    if (silent && value && value->kind != JSON_NULL) {
        problem(in, &(struct place){ at, "value", 0 }, T_api_problem_silent, evidence_name(e), "");
        return;
    }
    if (silent) household_put_text(h, fact, member, e == EV_WONT_SAY ? "refused" : "unknown", e);
    else if (!value) problem(in, at, T_api_problem_no_value, "", "");
    else if (value->kind != JSON_NULL) put(in, &(struct place){ at, "value", 0 }, h, fact, member, value, e);
}

static void put_facts(struct reading *in, const struct place *at, struct household *h, int member, const struct json_value *o)
{
    for (const struct json_value *c = o->first; c; c = c->next) {
        struct place here = { at, c->key, 0 };
        int fact;
        if (member >= 0 && !strcmp(c->key, "id")) {
            if (c->again) problem(in, &here, T_api_problem_again, c->key, "");
            continue;
        }
        fact = book_fact_find(in->by->book, c->key);
        if (c->again) problem(in, &here, T_api_problem_again, c->key, "");
        else if (fact < 0) problem(in, &here, T_api_problem_unknown, c->key, "");
        else if (book_fact(in->by->book, fact)->person != (member >= 0))
            problem(in, &here, member >= 0 ? T_api_problem_of_household : T_api_problem_of_member, c->key, "");
        else if (c->kind == JSON_NULL) household_forget(h, fact, member < 0 ? 0 : member);
        else if (c->kind == JSON_OBJECT) put_witnessed(in, &here, h, fact, member < 0 ? 0 : member, c);
        else put(in, &here, h, fact, member < 0 ? 0 : member, c, EV_DECLARED);
    }
}

static const char *read_id(struct reading *in, const struct place *at, const struct json_value *o)
{
    const struct json_value *id = json_member(o, "id");

    if (!id || id->kind == JSON_NULL) return NULL;
    if (id->kind == JSON_STRING && *id->text && strlen(id->text) <= 64) return id->text;
    problem(in, &(struct place){ at, "id", 0 }, T_api_problem_id, "", "");
    return NULL;
}

static void read_member(struct reading *in, const struct place *at, struct asked_one *one, int i, const struct json_value *v)
{
    if (!is_object(in, at, v)) return;
    one->member_id[i] = read_id(in, at, v);
    for (int k = 0; one->member_id[i] && k < i; k++)
        if (one->member_id[k] && !strcmp(one->member_id[k], one->member_id[i]))
            problem(in, &(struct place){ at, "id", 0 }, T_api_problem_person_twice, one->member_id[i], "");
    put_facts(in, at, one->h, i, v);
}

/* What contradicts itself although each value alone is fine. */
static void read_contradictions(struct reading *in, const struct place *at, const struct place *members,
                                struct household *h, day asked)
{
    struct problem *p;
    int n = household_problems(in->by->mem, h, asked, &p);

    for (int i = 0; i < n; i++) {
        struct place member = { members, NULL, p[i].member }, facts = { at, "facts", 0 };
        bool person = p[i].fact >= 0 && book_fact(h->book, p[i].fact)->person;
        struct place fact = { person ? &member : &facts, p[i].fact >= 0 ? book_fact(h->book, p[i].fact)->name : "", 0 };
        int text = texts_find(in->by->texts, p[i].text_id);
        problem(in, p[i].fact >= 0 ? &fact : p[i].member >= 0 ? &member : at,
                text < 0 ? T_api_problem_type : text, "", "");
    }
}

static void read_one(struct reading *in, const struct place *at, struct asked_one *one, const struct json_value *v, bool top,
                     day asked)
{
    const struct json_value *members = json_member(v, "members"), *facts = json_member(v, "facts"), *c;
    struct place at_members = { at, "members", 0 }, at_facts = { at, "facts", 0 };
    int before = in->problems->n, i = 0;

    if (!is_object(in, at, v)) return;
    for (c = v->first; c; c = c->next) {
        bool ours = !strcmp(c->key, "members") || !strcmp(c->key, "facts") || !strcmp(c->key, "id");
        struct place here = { at, c->key, 0 };
        if (c->again) problem(in, &here, T_api_problem_again, c->key, "");
        else if (!ours && !(top && (!strcmp(c->key, "date") || !strcmp(c->key, "lang"))))
            problem(in, &here, T_api_problem_unknown, c->key, "");
    }
    one->id = read_id(in, at, v);
    if (!members) { problem(in, at, T_api_problem_missing, "members", ""); return; }
    if (members->kind != JSON_ARRAY) { problem(in, &at_members, T_api_problem_array, "", ""); return; }
    if (members->count < 1 || members->count > MEMBERS_MAX) {
        problem(in, &at_members, T_api_problem_members, "40", "");
        return;
    }
    one->h = household_new(in->by->mem, in->by->book, members->count);
    one->member_id = mem_get(in->by->mem, (size_t)members->count * sizeof *one->member_id);
    if (in->by->prepare) in->by->prepare(in->by->town, one->h);
    for (c = members->first; c; c = c->next, i++) read_member(in, &(struct place){ &at_members, NULL, i }, one, i, c);
    if (facts && is_object(in, &at_facts, facts)) put_facts(in, &at_facts, one->h, -1, facts);
    if (in->problems->n == before) read_contradictions(in, at, &at_members, one->h, asked);
}

static void read_date(struct reading *in, const struct place *root, const struct json_value *v, struct asked *out)
{
    const struct json_value *date = json_member(v, "date");
    struct civil c;

    out->date = in->by->today;
    if (!date) return;
    if (date->kind == JSON_STRING && day_read(date->text, &out->date)) {
        c = day_civil(out->date);
        if (c.year >= 2000 && c.year <= 2100) return;
    }
    problem(in, &(struct place){ root, "date", 0 }, T_api_problem_date, "", "");
    out->date = in->by->today;
}

static void read_lang(struct reading *in, const struct place *root, const struct json_value *v, struct asked *out)
{
    const struct json_value *lang = json_member(v, "lang");
    int n;

    out->lang = in->by->lang;
    if (!lang) return;
    n = lang->kind == JSON_STRING ? texts_language_find(in->by->texts, lang->text) : -1;
    if (n >= 0) out->lang = in->problems->lang = n;
    else problem(in, &(struct place){ root, "lang", 0 }, T_api_problem_lang, "", "");
}

static void read_many(struct reading *in, const struct place *root, const struct json_value *v, const struct json_value *list,
                      struct asked *out)
{
    struct place at = { root, "households", 0 };
    int i = 0, persons = 0;

    for (const struct json_value *c = v->first; c; c = c->next) {
        struct place here = { root, c->key, 0 };
        if (c->again) problem(in, &here, T_api_problem_again, c->key, "");
        else if (strcmp(c->key, "households") && strcmp(c->key, "date") && strcmp(c->key, "lang"))
            problem(in, &here, T_api_problem_unknown, c->key, "");
    }
    if (list->kind != JSON_ARRAY) { problem(in, &at, T_api_problem_array, "", ""); return; }
    if (list->count < 1 || list->count > HOUSEHOLDS_MAX) { problem(in, &at, T_api_problem_households, "100", ""); return; }
    for (const struct json_value *c = list->first, *m; c; c = c->next) persons += (m = json_member(c, "members")) ? m->count : 0;
    if (persons > PERSONS_MAX) { problem(in, &at, T_api_problem_persons, "500", ""); return; }
    out->many = true;
    out->n = list->count;
    out->at = mem_get(in->by->mem, (size_t)out->n * sizeof *out->at);
    for (const struct json_value *c = list->first; c; c = c->next, i++)
        read_one(in, &(struct place){ &at, NULL, i }, &out->at[i], c, false, out->date);
}

bool household_json_read(const struct asking *by, const struct json_value *v, struct asked *out, struct json_problems *problems)
{
    struct reading in = { .by = by, .problems = problems };
    struct place root = { NULL, NULL, 0 };
    const struct json_value *list = json_member(v, "households");

    *problems = (struct json_problems){ .mem = by->mem, .texts = by->texts, .lang = by->lang };
    *out = (struct asked){ .lang = by->lang };
    if (!is_object(&in, &root, v)) return false;
    read_lang(&in, &root, v, out);
    read_date(&in, &root, v, out);
    if (list) read_many(&in, &root, v, list, out);
    else {
        out->n = 1;
        out->at = mem_get(by->mem, sizeof *out->at);
        read_one(&in, &root, &out->at[0], v, true, out->date);
    }
    return !problems->n;
}
