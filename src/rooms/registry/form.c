/* SPDX-License-Identifier: EUPL-1.2
** form.c - the form of the registry: see form.h for F1..F3. */
#include "rooms/registry/form.h"
#include "base/fold.h"
#include "base/locale.h"
#include "web/draft.h"
#include "web/house.h"
#include "alike.html.h"
#include "form.html.h"

void form_open(struct form *f, struct req *r, const struct form_page *p)
{
    memset(f, 0, sizeof *f);
    f->r = r;
    f->page = *p;
    if (!f->page.button) f->page.button = text(r, T_registry_save);
    f->draft = draft_used(r, f->page.about);
}

void form_hide(struct form *f, const char *name, int64_t id)
{
    if (f->page.hidden.n == FORM_HIDDEN) fault(&f->r->fate, "too many hidden fields");
    f->page.hidden.at[f->page.hidden.n++] = (struct form_hidden){ name, fmt(f->r, "%lld", (long long)id) };
}

void form_row(struct form *f, int64_t row, person_id person, int64_t version)
{
    struct req *r = f->r;

    if (!row) { form_hide(f, "person", person.v); return; }
    form_hide(f, "id", row);
    f->page.other_action = f->page.action;
    f->page.other_name = "do";
    f->page.other_value = "remove";
    f->page.other_words = text(r, T_registry_remove);
    form_version(f, version);
}

void form_version(struct form *f, int64_t version)
{
    f->version = version;
    f->page.versioned = true;
}

const char *form_about(struct req *r, int64_t row, person_id person) { return fmt(r, row ? "%lld" : "new %lld", (long long)(row ? row : person.v)); }

bool removing(struct req *r) { return !strcmp(in(r, "do"), "remove"); }

static struct form_field *add(struct form *f, const char *name, int label, int hint, const char *was)
{
    struct form_field *x;

    if (f->page.fields.n == FORM_FIELDS) fault(&f->r->fate, "too many fields");
    x = &f->page.fields.at[f->page.fields.n++];
    *x = (struct form_field){ .name = name, .label = text(f->r, label), .hint = hint < 0 ? "" : text(f->r, hint), .was = was ? was : "" };
    x->value = in_has(f->r, name) ? in(f->r, name) : x->was;            /* F1 */
    return x;
}

struct form_field *form_text(struct form *f, const char *name, int label, int hint, const char *was)
{
    struct form_field *x = add(f, name, label, hint, was);

    x->line = true;
    return x;
}

void form_long(struct form *f, const char *name, int label, int hint, const char *was) { add(f, name, label, hint, was)->area = true; }

void form_tick(struct form *f, const char *name, int label, int hint, bool was)
{
    struct form_field *x = add(f, name, label, hint, was ? "1" : "");

    x->tick = true;
    x->said = conflict_yes_no;
    if ((!f->r->reading || f->draft) && !in_has(f->r, name)) x->value = "";     /* a box that is not ticked is not sent */
}

void form_pick(struct form *f, const char *name, int label, int hint, const char *const *words, const char *(*said)(struct req *, const char *), const char *was)
{
    struct form_field *x = add(f, name, label, hint, was);

    x->pick = true;
    x->said = said;
    for (; *words && x->picks.n < FORM_PICKS; words++)
        x->picks.at[x->picks.n++] = (struct form_pick){ *words, said(f->r, *words), !strcmp(*words, x->value) };
}

void form_day(struct form *f, const char *name, int label, int hint, day was) { form_text(f, name, label, hint, day_field(f->r, was)); }

void form_span(struct form *f, day since, day until)
{
    form_day(f, "since", T_registry_since, T_registry_since_hint, since);
    form_day(f, "until", T_registry_until, T_registry_until_hint, until.v == DAY_NONE.v ? until : (day){ until.v - 1 });
}

/* ---- reading -------------------------------------------------------------------------------------- */

static struct form_field *field_of(struct form *f, const char *name)
{
    for (int i = 0; i < f->page.fields.n; i++) if (!strcmp(f->page.fields.at[i].name, name)) return &f->page.fields.at[i];
    fault(&f->r->fate, "the form has no field %s", name);
}

const char *form_in(struct form *f, const char *name) { return field_of(f, name)->value; }

void form_bad_words(struct form *f, const char *name, const char *words)
{
    struct form_field *x = field_of(f, name);

    if (x->problem) return;
    x->problem = words;
    f->page.problems.at[f->page.problems.n++] = (struct form_problem){ name, words };
}

void form_bad(struct form *f, const char *name, int number) { form_bad_words(f, name, text(f->r, number)); }

bool form_word(struct form *f, const char *name, const char *const *words)
{
    const char *s = form_in(f, name);

    for (; *words; words++) if (!strcmp(*words, s)) return true;
    form_bad(f, name, T_registry_pick_one);
    return false;
}

day form_day_read(struct form *f, const char *name)
{
    const char *s = form_in(f, name);
    day d;

    if (!s[strspn(s, " ")]) return DAY_NONE;
    if (day_read_forgiving(s, &d)) return d;
    form_bad(f, name, T_registry_bad_day);
    return DAY_NONE;
}

bool far_ahead(struct req *r, day d) { return d.v > day_add_months(r->today, 12).v; }

bool form_span_read(struct form *f, day *since, day *until)
{
    *since = form_day_read(f, "since");
    if (far_ahead(f->r, *since)) form_bad(f, "since", T_registry_far_ahead);        /* RG12 */
    *until = form_day_read(f, "until");
    if (until->v != DAY_NONE.v) until->v++;
    if (since->v != DAY_NONE.v && until->v != DAY_NONE.v && until->v <= since->v) form_bad(f, "until", T_registry_bad_span);
    return !f->page.problems.n;
}

void form_short(struct form *f, const char *name, size_t most)
{
    if (characters(form_in(f, name)) > most)
        form_bad_words(f, name, text_with(f->r, T_registry_too_long, fmt(f->r, "%zu", most)));
}

/* ---- showing -------------------------------------------------------------------------------------- */

void form_stands(struct form *f, const char *what, const char *end_words)
{
    f->page.stands = what;
    f->page.end_words = end_words;
}

bool form_refused(struct form *f)
{
    if (!f->page.problems.n && !f->page.stands && !f->page.alike.n) return false;
    form_answer(f, f->page.problems.n ? 422 : 409);
    return true;
}

static void remember(struct form *f)
{
    struct kept *at = mem_get(&f->r->mem, FORM_FIELDS * sizeof *at);

    for (int i = 0; i < f->page.fields.n; i++) at[i] = (struct kept){ f->page.fields.at[i].name, f->page.fields.at[i].was };
    f->page.was = conflict_was(f->r, f->version, f->page.fields.n, at);
}

void form_answer(struct form *f, int status)
{
    struct req *r = f->r;

    if (f->page.versioned) remember(f);
    r->status = status;
    r->no_store = true;
    page_begin(r, f->page.title, .back = f->page.back, .problem = status != 200);
    form_html(r, &f->page);
    page_end(r);
}

void form_conflict(struct form *f, int64_t version)
{
    struct req *r = f->r;
    struct conflict_field *at = mem_get(&r->mem, FORM_FIELDS * sizeof *at);
    struct kept *carry = mem_get(&r->mem, FORM_HIDDEN * sizeof *carry);

    for (int i = 0; i < f->page.fields.n; i++) {
        const struct form_field *x = &f->page.fields.at[i];
        at[i] = (struct conflict_field){ x->name, x->label, x->was, x->said };
    }
    for (int i = 0; i < f->page.hidden.n; i++) carry[i] = (struct kept){ f->page.hidden.at[i].name, f->page.hidden.at[i].value };
    conflict_page(r, &(struct conflict){ .title = f->page.title, .action = f->page.action, .back = f->page.back, .version = version,
        .carry = { f->page.hidden.n, carry }, .n = f->page.fields.n, .at = at });
}

/* ---- words ---------------------------------------------------------------------------------------- */

const char *word_said(struct req *r, const char *set, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "registry.%s_%s", set, *word ? word : "none"));

    return number < 0 ? word : text(r, number);
}

const char *span_said(struct req *r, day since, day until)
{
    const char *last = until.v == DAY_NONE.v ? "" : day_said(r, (day){ until.v - 1 });

    if (since.v == DAY_NONE.v) return *last ? text_with(r, T_registry_span_to, last) : "";
    return *last ? text_with(r, T_registry_span, day_said(r, since), last) : text_with(r, T_registry_span_from, day_said(r, since));
}

const char *ltr_said(struct req *r, const char *s) { return texts_language(r->house->texts, r->lang)->rtl ? fmt(r, "\u2066%s\u2069", s) : s; }
