/* SPDX-License-Identifier: EUPL-1.2
** programme.c - programme.yaml: who gives it, where, with which papers, by when.  Read with libcyaml. */
#include "rules/book.h"
#include "base/yaml.h"
#include <cyaml/cyaml.h>
#include <stdio.h>

struct yaml_paper { char *id, *of, *when; };
struct yaml_prog {
    char *kind, *given_by, *online, *public_list;
    char **where; unsigned where_count;
    char **incompatible; unsigned incompatible_count;
    char **indicators; unsigned indicators_count;
    struct yaml_paper *papers; unsigned papers_count;
    int clock_days, appeal_days, renewal_months, retention_years;
    bool hidden_address, consent;
};

static const cyaml_schema_value_t word = { CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, 120) };
static const cyaml_schema_field_t paper_fields[] = {
    CYAML_FIELD_STRING_PTR("id", CYAML_FLAG_POINTER, struct yaml_paper, id, 1, 60),
    CYAML_FIELD_STRING_PTR("of", CYAML_FLAG_POINTER, struct yaml_paper, of, 1, 20),
    CYAML_FIELD_STRING_PTR("when", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct yaml_paper, when, 1, 300),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t paper_value = { CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct yaml_paper, paper_fields) };
#define LIST(key, at) CYAML_FIELD_SEQUENCE(key, CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct yaml_prog, at, &word, 0, 40)
#define NUMBER(key, at) CYAML_FIELD_INT(key, CYAML_FLAG_OPTIONAL, struct yaml_prog, at)
static const cyaml_schema_field_t fields[] = {
    CYAML_FIELD_STRING_PTR("kind", CYAML_FLAG_POINTER, struct yaml_prog, kind, 1, 20),
    CYAML_FIELD_STRING_PTR("given_by", CYAML_FLAG_POINTER, struct yaml_prog, given_by, 1, 60),
    LIST("where", where),
    CYAML_FIELD_STRING_PTR("online", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct yaml_prog, online, 1, 300),
    CYAML_FIELD_SEQUENCE("papers", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct yaml_prog, papers, &paper_value, 0, 40),
    LIST("incompatible", incompatible),
    LIST("indicators", indicators),
    NUMBER("clock_days", clock_days), NUMBER("appeal_days", appeal_days),
    NUMBER("renewal_months", renewal_months), NUMBER("retention_years", retention_years),
    CYAML_FIELD_STRING_PTR("public_list", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct yaml_prog, public_list, 1, 20),
    CYAML_FIELD_BOOL("hidden_address", CYAML_FLAG_OPTIONAL, struct yaml_prog, hidden_address),
    CYAML_FIELD_BOOL("consent", CYAML_FLAG_OPTIONAL, struct yaml_prog, consent),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t top = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct yaml_prog, fields) };

static const char *copy(struct book *b, const char *s) { return s ? mem_str(b->mem, s) : 0; }

static const char *const *copies(struct book *b, char **s, unsigned n, int *count)
{
    const char **at = mem_get(b->mem, sizeof *at * (n + 1));

    for (unsigned i = 0; i < n; i++) at[i] = mem_str(b->mem, s[i]);
    *count = (int)n;
    return at;
}

static bool one_of(const char *s, const char *list)
{
    const char *at = s ? strstr(list, s) : list;

    return at && (!s || ((at == list || at[-1] == ' ') && (at[strlen(s)] == ' ' || !at[strlen(s)])));
}

static int paper_condition(struct book *b, struct prog *g, const char *when, struct complaints *why)
{
    struct source src = { .path = g->yaml->path, .bytes = when, .n = strlen(when) };
    struct reader p;
    int before = why->n, node = -1;

    if (!reader_open(&p, b, g, &src, why)) return -1;
    p.t.first = false;
    node = read_expr_of(&p, T_BOOL, "when");
    if (!p.failed && p.t.kind != TOK_END) refuse_at(&p, &p.t, "this does not belong in when: \"%s\"", when);
    if (why->n > before) why->at[why->n - 1].line = why->at[why->n - 1].column = 0;
    return p.failed ? -1 : node;
}

static void take_papers(struct book *b, struct prog *g, const struct yaml_prog *y, struct complaints *why)
{
    struct paper *at = mem_get(b->mem, sizeof *at * (y->papers_count + 1));

    g->paper_when = mem_get(b->mem, sizeof(int) * (y->papers_count + 1));
    for (unsigned i = 0; i < y->papers_count; i++) {
        char id[80];

        at[i] = (struct paper){ copy(b, y->papers[i].id), copy(b, y->papers[i].of), copy(b, y->papers[i].when) };
        g->paper_when[i] = at[i].when ? paper_condition(b, g, at[i].when, why) : -1;
        if (!one_of(at[i].of, "household applicant adult child each"))
            complain(why, g->yaml->path, 0, 0, "paper %s: 'of' is household, applicant, adult, child or each, not \"%s\"", at[i].id, at[i].of);
        snprintf(id, sizeof id, "paper.%.60s", at[i].id);
        if (texts_find(b->texts, id) < 0) complain(why, g->yaml->path, 0, 0, "the text %s is missing", id);
    }
    g->is.papers = at;
    g->is.npapers = (int)y->papers_count;
}

static void take(struct book *b, struct prog *g, const struct yaml_prog *y, struct complaints *why)
{
    struct programme *is = &g->is;
    char id[80];

    is->kind = copy(b, y->kind);
    is->given_by = copy(b, y->given_by);
    is->online = copy(b, y->online);
    is->where = copies(b, y->where, y->where_count, &is->nwhere);
    is->incompatible = copies(b, y->incompatible, y->incompatible_count, &is->nincompatible);
    is->clock_days = y->clock_days;
    is->appeal_days = y->appeal_days;
    is->renewal_months = y->renewal_months;
    is->retention_years = y->retention_years;
    is->public_list = y->public_list ? copy(b, y->public_list) : "never";
    is->hidden_address = y->hidden_address;
    is->consent = y->consent;
    if (!one_of(is->kind, "benefit place service discount certificate offer"))
        complain(why, g->yaml->path, 0, 0, "kind is benefit, place, service, discount, certificate or offer, not \"%s\"", is->kind);
    if (!one_of(is->public_list, "never coded open"))
        complain(why, g->yaml->path, 0, 0, "public_list is never, coded or open, not \"%s\"", is->public_list);
    snprintf(id, sizeof id, "body.%.60s", is->given_by);
    if (texts_find(b->texts, id) < 0) complain(why, g->yaml->path, 0, 0, "the text %s is missing", id);
    take_papers(b, g, y, why);
}

static int own_text(struct book *b, struct prog *g, const char *part, bool must, struct complaints *why)
{
    char id[200];
    int n;

    snprintf(id, sizeof id, "%s.%s", g->is.id, part);
    n = texts_find(b->texts, id);
    if (n < 0 && must) complain(why, g->folder, 0, 0, "the text %s is missing", id);
    return n;
}

void prog_read_yaml(struct book *b, struct prog *g, struct complaints *why)
{
    struct yaml_prog *y = read_yaml(g->yaml, &top, why);

    if (!y) return;
    take(b, g, y, why);
    free_yaml(&top, y);
    g->is.name = own_text(b, g, "name", true, why);
    g->is.gives = own_text(b, g, "gives", true, why);
    g->is.apply = own_text(b, g, "apply", true, why);
    g->is.deadline = own_text(b, g, "deadline", false, why);
    g->is.renewal = own_text(b, g, "renewal", false, why);
    g->is.note = own_text(b, g, "note", false, why);
    if (g->is.consent) own_text(b, g, "consent", true, why);
}
