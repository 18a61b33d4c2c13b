/* SPDX-License-Identifier: EUPL-1.2
** copy.c - everything the house holds of a person, in one piece: JSON for other programs (article 20), a PDF to read (article 15). */
#include "rooms/privacy/inside.h"
#include "base/json_read.h"
#include "host/clock.h"
#include "host/print.h"

const char *copy_json(struct req *r, person_id person)
{
    struct out o = { .mem = &r->mem };
    char at[24];

    out_fmt(&o, "{\"file\":%lld,\"made\":\"%s\"", (long long)person.v, instant_iso(r->now, at));
    for (int i = 0; i < abouts_n(); i++) {
        const struct about_person *a = abouts_at(i);
        struct out part = { .mem = &r->mem };
        if (!a->copy) continue;
        a->copy(r, person, &part);
        if (part.n) out_fmt(&o, ",\"%s\":{%s}", a->room, out_text(&part));
    }
    out_str(&o, "}\n");
    return out_text(&o);
}

static void print_value(struct print *p, struct req *r, const struct json_value *v, int depth)
{
    const char *label = v->key ? v->key : "";

    if (v->kind == JSON_OBJECT || v->kind == JSON_ARRAY) {
        if (*label) print_heading(p, depth < 3 ? depth : 3, label);
        for (const struct json_value *c = v->first; c; c = c->next) print_value(p, r, c, depth + 1);
        if (v->kind == JSON_OBJECT && !*label) print_small(p, " ");
    } else if (v->kind == JSON_STRING || v->kind == JSON_NUMBER) {
        if (*v->text) print_pair(p, *label ? label : "-", v->text);
    } else if (v->kind != JSON_NULL) print_pair(p, *label ? label : "-", v->kind == JSON_TRUE ? "+" : "-");
}

static void as_pdf(struct req *r, person_id person, const char *json)
{
    struct json_error why;
    const struct json_value *all = json_read(&r->mem, json, strlen(json), &why);
    const struct language *l = texts_language(r->house->texts, r->lang);
    struct print *p = print_open(&r->mem, text(r, T_privacy_copy_title), l->code, l->rtl, text(r, T_web_service));
    size_t n;

    if (!all) fault(&r->fate, "the copy of file %lld is no JSON: line %d: %s", (long long)person.v, why.line, why.what);
    print_heading(p, 1, text(r, T_privacy_copy_title));
    print_strong(p, person_name(r, registry_person(r, person)));
    print_text(p, text(r, T_privacy_copy_text));
    for (const struct json_value *c = all->first; c; c = c->next) print_value(p, r, c, 2);
    const char *bytes = print_close(p, &n, NULL);
    r->type = "application/pdf";
    r->filename = fmt(r, "file-%lld.pdf", (long long)person.v);
    out_raw(&r->out, bytes, n);
}

void copy_answer(struct req *r, person_id root, bool pdf)
{
    const char *json = copy_json(r, root);

    r->no_store = true;
    if (pdf) { as_pdf(r, root, json); return; }
    r->type = "application/json; charset=utf-8";
    r->filename = fmt(r, "file-%lld.json", (long long)root.v);
    out_str(&r->out, json);
}

static void get(struct req *r)
{
    person_id id = { in_id(r, "id") };

    if (access_open(r, id, "made a copy of a file")) copy_answer(r, registry_root(r, id), !strcmp(in(r, "as"), "pdf"));
}
PAGE(privacy_copy, .path = "/privacy/copy", .may = MAY_PRIVACY, .get = get, .slow = true, .help = "Everything held of a person, as JSON or (as=pdf) PDF.");
