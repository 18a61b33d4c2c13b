/* SPDX-License-Identifier: EUPL-1.2
** openapi.c - GET /api/v1/openapi.json: the description of the API, made from the facts, programmes and languages
** that answer (P6).  OpenAPI 3.1. */
#include "web/house.h"
#include "rooms/api/answers.h"
#include "rooms/portal/portal.h"
#include "rooms/room.h"

/* ---- small words of JSON Schema ---------------------------------------------------------------------- */

static void open_at(struct json *j, const char *key) { json_key(j, key); json_object(j); }
static void list_at(struct json *j, const char *key) { json_key(j, key); json_array(j); }

static void ref(struct json *j, struct req *r, const char *name)
{
    json_object(j);
    json_key_str(j, "$ref", fmt(r, "#/components/schemas/%s", name));
    json_end_object(j);
}

static void typed(struct json *j, const char *key, const char *type)
{
    open_at(j, key);
    json_key_str(j, "type", type);
    json_end_object(j);
}

static void array_of(struct json *j, struct req *r, const char *key, const char *name)
{
    open_at(j, key);
    json_key_str(j, "type", "array");
    json_key(j, "items");
    if (*name == '#') ref(j, r, name + 1);
    else { json_object(j); json_key_str(j, "type", name); json_end_object(j); }
    json_end_object(j);
}

static void one_of(struct json *j, const char *key, int n, const char *const *choices)
{
    open_at(j, key);
    json_key_str(j, "type", "string");
    list_at(j, "enum");
    for (int i = 0; i < n; i++) json_str(j, choices[i]);
    json_end_array(j);
    json_end_object(j);
}

/* ---- what goes in ------------------------------------------------------------------------------------ */

static void bounds(struct json *j, const struct fact *f)
{
    char iso[11];

    switch (f->type) {
    case T_BOOL: json_key_str(j, "type", "boolean"); break;
    case T_INT:
        json_key_str(j, "type", "integer");
        json_key_int(j, "minimum", f->lo);
        json_key_int(j, "maximum", f->hi);
        break;
    case T_MONEY:
        json_key_str(j, "type", "number");
        json_key(j, "multipleOf"); json_cents(j, (cents){ 1 });
        json_key(j, "minimum"); json_cents(j, (cents){ f->lo });
        json_key(j, "maximum"); json_cents(j, (cents){ f->hi });
        break;
    case T_NUMBER: json_key_str(j, "type", "number"); break;
    case T_DATE:
        json_key_str(j, "type", "string");
        json_key_str(j, "format", "date");
        json_key_str(j, "x-latest", day_iso((day){ (int32_t)f->hi }, iso));
        break;
    case T_CHOICE:
        json_key_str(j, "type", "string");
        list_at(j, "enum");
        for (int i = 0; i < f->nchoices; i++) json_str(j, f->choices[i]);
        json_end_array(j);
        break;
    }
}

/* A fact is its value, its value with evidence, or null. */
static void fact(struct req *r, struct json *j, const struct fact *f)
{
    open_at(j, f->name);
    json_key_str(j, "title", text_or(r->house->texts, r->lang, f->label));
    json_key_str(j, "description", text_or(r->house->texts, r->lang, f->question));
    if (f->sensitive) json_key_bool(j, "x-sensitive", true);
    list_at(j, "oneOf");
    json_object(j);
    bounds(j, f);
    json_end_object(j);
    json_object(j); json_key_str(j, "type", "null"); json_end_object(j);
    ref(j, r, "Witnessed");
    json_end_array(j);
    json_end_object(j);
}

static void facts(struct req *r, struct json *j, bool person)
{
    const struct book *b = r->house->book;

    for (int i = 0; i < book_facts(b); i++)
        if (book_fact(b, i)->person == person) fact(r, j, book_fact(b, i));
}

static void witnessed(struct json *j)
{
    const char *names[EV_DOESNT_KNOW + 1];
    int n = 0;

    for (int e = EV_DECLARED; e <= EV_DOESNT_KNOW; e++) names[n++] = evidence_name((enum evidence)e);
    open_at(j, "Witnessed");
    json_key_str(j, "type", "object");
    json_key_bool(j, "additionalProperties", false);
    open_at(j, "properties");
    open_at(j, "value"); json_end_object(j);
    one_of(j, "evidence", n, names);
    json_end_object(j);
    json_end_object(j);
}

static void household(struct req *r, struct json *j)
{
    open_at(j, "Member");
    json_key_str(j, "type", "object");
    json_key_bool(j, "additionalProperties", false);
    open_at(j, "properties");
    typed(j, "id", "string");
    facts(r, j, true);
    json_end_object(j);
    json_end_object(j);

    open_at(j, "Facts");
    json_key_str(j, "type", "object");
    json_key_bool(j, "additionalProperties", false);
    open_at(j, "properties");
    facts(r, j, false);
    json_end_object(j);
    json_end_object(j);

    open_at(j, "Household");
    json_key_str(j, "type", "object");
    list_at(j, "required"); json_str(j, "members"); json_end_array(j);
    open_at(j, "properties");
    typed(j, "id", "string");
    open_at(j, "members");
    json_key_str(j, "type", "array");
    json_key_int(j, "minItems", 1);
    json_key_int(j, "maxItems", MEMBERS_MAX);
    json_key(j, "items"); ref(j, r, "Member");
    json_end_object(j);
    json_key(j, "facts"); ref(j, r, "Facts");
    json_end_object(j);
    json_end_object(j);
}

static void asking_shape(struct req *r, struct json *j)
{
    const struct texts *t = r->house->texts;
    const char **langs = mem_get(&r->mem, sizeof *langs * (size_t)(texts_languages(t) + 1));

    for (int i = 0; i < texts_languages(t); i++) langs[i] = texts_language(t, i)->code;
    open_at(j, "Screening");
    json_key_str(j, "type", "object");
    open_at(j, "properties");
    open_at(j, "date"); json_key_str(j, "type", "string"); json_key_str(j, "format", "date"); json_end_object(j);
    one_of(j, "lang", texts_languages(t), langs);
    open_at(j, "households");
    json_key_str(j, "type", "array");
    json_key_int(j, "minItems", 1);
    json_key_int(j, "maxItems", HOUSEHOLDS_MAX);
    json_key(j, "items"); ref(j, r, "Household");
    json_end_object(j);
    open_at(j, "members"); json_key_str(j, "type", "array"); json_key(j, "items"); ref(j, r, "Member"); json_end_object(j);
    json_key(j, "facts"); ref(j, r, "Facts");
    json_end_object(j);
    list_at(j, "oneOf");
    for (int i = 0; i < 2; i++) {
        json_object(j);
        list_at(j, "required"); json_str(j, i ? "households" : "members"); json_end_array(j);
        json_end_object(j);
    }
    json_end_array(j);
    json_end_object(j);
}

/* ---- what comes out ---------------------------------------------------------------------------------- */

struct member_of { const char *name, *type; };      /* type: a JSON type or "#Name"; a "[" before it makes a list */

static void shape(struct req *r, struct json *j, const char *name, const struct member_of *at, int n)
{
    open_at(j, name);
    json_key_str(j, "type", "object");
    open_at(j, "properties");
    for (int i = 0; i < n; i++) {
        if (*at[i].type == '#') { json_key(j, at[i].name); ref(j, r, at[i].type + 1); }
        else if (*at[i].type == '[') array_of(j, r, at[i].name, at[i].type + 1);
        else typed(j, at[i].name, at[i].type);
    }
    json_end_object(j);
    json_end_object(j);
}
#define SHAPE(name, ...) do { static const struct member_of at_[] = { __VA_ARGS__ }; \
    shape(r, j, name, at_, (int)(sizeof at_ / sizeof *at_)); } while (0)

static void answers_shapes(struct req *r, struct json *j)
{
    SHAPE("Screened", { "engine", "string" }, { "rules", "string" }, { "date", "string" }, { "lang", "string" }, { "id", "string" },
          { "answers", "[#Answer" }, { "questions", "[#Question" }, { "receipt", "object" }, { "households", "[#Answered" });
    SHAPE("Answered", { "id", "string" }, { "answers", "[#Answer" }, { "questions", "[#Question" }, { "receipt", "object" });
    SHAPE("Answer", { "programme", "string" }, { "name", "string" }, { "kind", "string" }, { "answer", "string" }, { "judged", "boolean" },
          { "to_verify", "boolean" }, { "not_renewed", "[string" }, { "not_together_with", "string" }, { "amounts", "[#Amount" }, { "amounts_decided_by", "[string" },
          { "members", "[string" },
          { "reasons", "[#Reason" }, { "turns", "string" }, { "papers", "[#Paper" });
    SHAPE("Amount", { "kind", "string" }, { "exact", "boolean" }, { "from", "number" }, { "to", "number" }, { "text", "string" });
    SHAPE("Reason", { "clause", "string" }, { "depth", "integer" }, { "holds", "string" }, { "member", "integer" }, { "sentence", "string" },
          { "law", "string" }, { "source", "string" }, { "grade", "string" }, { "evidence", "string" }, { "change", "string" }, { "turns", "string" });
    SHAPE("Question", { "fact", "string" }, { "type", "string" }, { "text", "string" }, { "members", "[integer" }, { "sensitive", "boolean" }, { "settles", "integer" },
          { "touches", "integer" }, { "stake", "number" });
    SHAPE("Paper", { "id", "string" }, { "name", "string" }, { "of", "string" }, { "when", "string" }, { "certain", "boolean" });
    SHAPE("Problems", { "type", "string" }, { "title", "string" }, { "status", "integer" }, { "errors", "[#Problem" });
    SHAPE("Problem", { "pointer", "string" }, { "detail", "string" });
}

static void catalogue_shapes(struct req *r, struct json *j)
{
    SHAPE("Programmes", { "rules", "string" }, { "town", "string" }, { "lang", "string" }, { "programmes", "[#Programme" });
    SHAPE("Programme", { "programme", "string" }, { "name", "string" }, { "kind", "string" }, { "unit", "string" }, { "gives", "string" },
          { "apply", "string" }, { "deadline", "string" }, { "renewal", "string" }, { "note", "string" }, { "given_by", "string" }, { "where", "[string" },
          { "online", "string" }, { "papers", "[#Paper" }, { "incompatible", "[string" }, { "clock_days", "integer" }, { "appeal_days", "integer" },
          { "renewal_months", "integer" }, { "hidden_address", "boolean" });
    SHAPE("Services", { "rules", "string" }, { "town", "string" }, { "lang", "string" }, { "services", "[#Service" });
    SHAPE("Service", { "service", "string" }, { "name", "string" }, { "kind", "string" }, { "kind_name", "string" }, { "street", "string" },
          { "area", "string" }, { "postcode", "string" }, { "geo", "string" }, { "phone", "string" }, { "email", "string" }, { "web", "string" },
          { "count", "integer" }, { "always", "boolean" }, { "hours", "[#Hours" }, { "open_now", "boolean" }, { "opening", "string" }, { "access", "[string" },
          { "languages", "[string" }, { "interpreters", "[string" }, { "services", "[string" }, { "note", "string" }, { "photo", "#Photo" },
          { "made_up", "[string" });
    SHAPE("Photo", { "path", "string" }, { "words", "string" }, { "width", "integer" }, { "height", "integer" });
    SHAPE("Hours", { "day", "string" }, { "from", "string" }, { "to", "string" }, { "shift", "integer" });
}

/* ---- paths ------------------------------------------------------------------------------------------- */

static void content(struct req *r, struct json *j, const char *type, const char *name)
{
    open_at(j, "content");
    open_at(j, type);
    json_key(j, "schema");
    ref(j, r, name);
    json_end_object(j);
    json_end_object(j);
}

static void response(struct req *r, struct json *j, const char *status, const char *what, const char *type, const char *name)
{
    open_at(j, status);
    json_key_str(j, "description", what);
    content(r, j, type, name);
    json_end_object(j);
}

static void parameter(struct json *j, const char *name, const char *what)
{
    json_object(j);
    json_key_str(j, "name", name);
    json_key_str(j, "in", "query");
    json_key_str(j, "description", what);
    typed(j, "schema", "string");
    json_end_object(j);
}

static void listing(struct req *r, struct json *j, const char *path, const char *id, const char *what, const char *name, bool filters)
{
    open_at(j, path);
    open_at(j, "get");
    json_key_str(j, "operationId", id);
    json_key_str(j, "summary", what);
    list_at(j, "parameters");
    parameter(j, "lang", "The language of the texts: el, en, ...");
    if (filters) { parameter(j, "kind", "Only this kind of structure."); parameter(j, "open", "1: only what is open now."); }
    json_end_array(j);
    open_at(j, "responses");
    response(r, j, "200", what, "application/json", name);
    json_end_object(j);
    json_end_object(j);
    json_end_object(j);
}

static void screening_path(struct req *r, struct json *j)
{
    open_at(j, "/api/v1/screen");
    open_at(j, "post");
    json_key_str(j, "operationId", "screen");
    json_key_str(j, "summary", "Every answer for one or more households. Nothing is stored.");
    open_at(j, "requestBody");
    json_key_bool(j, "required", true);
    content(r, j, "application/json", "Screening");
    json_end_object(j);
    open_at(j, "responses");
    response(r, j, "200", "The answers.", "application/json", "Screened");
    response(r, j, "400", "This is no JSON.", "application/problem+json", "Problems");
    response(r, j, "422", "Every problem, by JSON pointer.", "application/problem+json", "Problems");
    json_end_object(j);
    json_end_object(j);
    json_end_object(j);
}

static void get(struct req *r)
{
    struct json made = { .out = &r->out }, *j = &made;

    r->type = "application/json";
    json_object(j);
    json_key_str(j, "openapi", "3.1.0");
    open_at(j, "info");
    json_key_str(j, "title", "Pronoia");
    json_key_str(j, "version", engine_version());
    json_key_str(j, "summary", "What is this household entitled to?");
    open_at(j, "license"); json_key_str(j, "name", "EUPL-1.2"); json_key_str(j, "identifier", "EUPL-1.2"); json_end_object(j);
    json_end_object(j);
    open_at(j, "paths");
    screening_path(r, j);
    listing(r, j, "/api/v1/programmes", "programmes", "Every benefit, place and service.", "Programmes", false);
    listing(r, j, "/api/v1/services", "services", "The town's structures.", "Services", true);
    json_end_object(j);
    open_at(j, "components");
    open_at(j, "schemas");
    witnessed(j);
    household(r, j);
    asking_shape(r, j);
    answers_shapes(r, j);
    catalogue_shapes(r, j);
    json_end_object(j);
    json_end_object(j);
    json_end_object(j);
}
PAGE(api_openapi, .path = "/api/v1/openapi.json", .may = MAY_ANYBODY, .get = get, .api = true, .help = "The description of the API (OpenAPI 3.1).");
