/* SPDX-License-Identifier: EUPL-1.2
** reasons.c - the parts of the points: sealed with their reasons for the family and the clerk; and what of them may stand on a public
** list (PL4). */
#include "rooms/places/counted.h"
#include "base/json.h"
#include "base/json_read.h"

enum { REST_LEAST = 3 };                /* so many parts at least share the column of what is not told one by one */

static int64_t hundredths(int64_t v, int places)
{
    for (int i = 0; i < 2; i++) v *= 10;
    while (places-- > 0) v /= 10;
    return v;
}

static void write_terms(struct req *r, struct json *j, const struct terms *t)
{
    json_array(j);
    for (int i = 0; i < t->n; i++) {
        const struct term *k = &t->at[i];
        bool range = k->value.lo != k->value.hi;
        json_object(j);
        json_key_str(j, "l", k->label);
        json_key_str(j, "p", range ? fmt(r, "%s–%s", points_said(r, hundredths(k->value.lo, k->places)),
            points_said(r, hundredths(k->value.hi, k->places))) : points_said(r, hundredths(k->value.lo, k->places)));
        json_key_str(j, "law", k->law ? k->law : "");
        json_key(j, "w");
        json_array(j);
        for (int w = 0; w < k->nwhy; w++) json_str(j, k->why[w]);
        json_end_array(j);
        json_end_object(j);
    }
    json_end_array(j);
}

const void *reasons_write(struct req *r, const struct screening *s, int programme, int member, const char *lang, size_t *n)
{
    struct out o = { .mem = &r->mem };
    struct json j = { .out = &o };
    int reader = r->lang, greek = texts_language_find(r->house->texts, "el"), own = texts_language_find(r->house->texts, lang);
    struct terms t;

    json_object(&j);
    for (int i = 0; i < 2; i++) {
        r->lang = i ? own : greek;
        if (r->lang < 0 || (i && own == greek)) continue;
        if (!amount_terms(&r->mem, s, programme, OUT_POINTS, member, r->house->texts, r->lang, &t)) continue;
        json_key(&j, texts_language(r->house->texts, r->lang)->code);
        write_terms(r, &j, &t);
    }
    json_end_object(&j);
    r->lang = reader;
    return seal(&r->mem, r->house->secret, "places reasons", out_text(&o), o.n, n);
}

static const char *word(const struct json_value *o, const char *key)
{
    const struct json_value *v = json_member(o, key);

    return v && v->kind == JSON_STRING ? v->text : "";
}

static void read_part(struct req *r, struct part_told *p, const struct json_value *o)
{
    const struct json_value *w = json_member(o, "w");
    int n = 0;

    *p = (struct part_told){ .label = word(o, "l"), .points = word(o, "p"), .law = word(o, "law") };
    for (const struct json_value *x = w ? w->first : NULL; x; x = x->next) n++;
    p->why.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->why.at);
    for (const struct json_value *x = w ? w->first : NULL; x; x = x->next) p->why.at[p->why.n++].said = x->text;
}

struct parts_told reasons_read(struct req *r, const void *sealed, size_t n, const char *lang)
{
    struct parts_told out = { 0 };
    struct json_error e;
    size_t plain_n;
    const unsigned char *plain = sealed ? unseal(&r->mem, r->house->secret, "places reasons", sealed, n, &plain_n) : NULL;
    const struct json_value *v = plain ? json_read(&r->mem, (const char *)plain, plain_n, &e) : NULL, *list = v ? json_member(v, lang)
        : NULL;

    if (v && !list) list = json_member(v, "el");
    if (!list) return out;
    for (const struct json_value *x = list->first; x; x = x->next) out.n++;
    out.at = mem_get(&r->mem, (size_t)(out.n + 1) * sizeof *out.at);
    out.n = 0;
    for (const struct json_value *x = list->first; x; x = x->next) read_part(r, &out.at[out.n++], x);
    return out;
}

/* ---- public columns ---- */

/* Those that hang on a special category, and as many more from the end as it takes to hide which of them it was. */
static void choose_hidden(const struct terms *t, bool *hidden)
{
    int n = 0;

    for (int i = 0; i < t->n; i++) n += hidden[i] = t->at[i].special;
    for (int i = t->n; n && n < REST_LEAST && i--; ) if (!hidden[i]) { hidden[i] = true; n++; }
}

const char *parts_write(struct req *r, const struct terms *t)
{
    struct out o = { .mem = &r->mem };
    bool *hidden = mem_get(&r->mem, (size_t)(t->n + 1) * sizeof *hidden), any = false;
    int64_t rest = 0;

    choose_hidden(t, hidden);
    for (int i = 0; i < t->n; i++) {
        int64_t v = hundredths(t->at[i].value.lo, t->at[i].places);
        if (hidden[i] || !*t->at[i].name) { rest += v; any = true; }
        else out_fmt(&o, "%s%s=%lld", o.n ? " " : "", t->at[i].name, (long long)v);
    }
    if (any) out_fmt(&o, "%srest=%lld", o.n ? " " : "", (long long)rest);
    return out_text(&o);
}

void part_columns_of(struct req *r, const struct call *c, const char *parts, struct part_columns *to)
{
    for (const char *s = parts, *next; *s; s = next) {
        size_t n = strcspn(s, "=");
        int k = 0;

        next = s + strcspn(s, " ");
        next += *next == ' ';
        while (k < to->n && (strlen(to->at[k].name) != n || strncmp(to->at[k].name, s, n))) k++;
        if (k < to->n || to->n == (int)(sizeof to->at / sizeof *to->at)) continue;
        const char *name = fmt(r, "%.*s", (int)n, s), *label = !strcmp(name, "rest") ? text(r, T_places_rest)
            : text_named(r, fmt(r, "%s.%s", c->is.programme, name));
        to->at[to->n++] = (struct part_column){ name, *label ? label : name };
    }
}

int64_t part_value(const char *parts, const char *name)
{
    size_t n = strlen(name);

    for (const char *s = parts; *s; s += strcspn(s, " "), s += *s == ' ')
        if (!strncmp(s, name, n) && s[n] == '=') return strtoll(s + n + 1, NULL, 10);
    return 0;
}
