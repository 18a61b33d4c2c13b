/* SPDX-License-Identifier: EUPL-1.2
** inside.c - what the pages of reception share: lists to choose from, places, sealed words. */
#include "rooms/reception/inside.h"
#include "base/letters.h"
#include "base/locale.h"
#include "host/crypto.h"
#include "web/house.h"
#include "inside.sql.h"

#define PURPOSE(word) #word,
static const char *const purposes[] = {
#include "rooms/reception/purposes.h"
    NULL };
#undef PURPOSE
static const struct { const char *word; int lead; } classes[] = {
#define CLASS(word, lead) { #word, lead },
#include "rooms/reception/classes.h"
#undef CLASS
};
enum { CLASSES = sizeof classes / sizeof *classes };
static const char *const sexes[] = { "", "f", "m", "x", NULL }, *const ages[] = { "", "0-17", "18-29", "30-64", "65-", NULL };

const char *reception_said(struct req *r, const char *prefix, const char *word)
{
    int number = texts_find(r->house->texts, fmt(r, "reception.%s_%s", prefix, *word ? word : "none"));

    return number < 0 ? word : text(r, number);
}

static void offer(struct choices *c, const char *value, const char *words, const char *held)
{
    c->at[c->n++] = (struct choice){ value, words, !strcmp(value, held) };
}

static struct choices choices_of(struct req *r, const char *const *words, const char *prefix, const char *held)
{
    struct choices c = { .at = mem_get(&r->mem, 16 * sizeof *c.at) };

    for (int i = 0; words[i]; i++) offer(&c, words[i], reception_said(r, prefix, words[i]), held);
    return c;
}

struct choices purposes_of(struct req *r, const char *held) { return choices_of(r, purposes, "purpose", held); }
struct choices sexes_of(struct req *r, const char *held) { return choices_of(r, sexes, "sex", held); }

struct choices ages_of(struct req *r, const char *held)
{
    struct choices c = { .at = mem_get(&r->mem, 8 * sizeof *c.at) };

    for (int i = 0; ages[i]; i++) offer(&c, ages[i], *ages[i] ? ages[i] : text(r, T_reception_sex_none), held);
    c.at[c.n - 1].words = "65+";
    return c;
}

struct choices classes_of(struct req *r, const char *held)
{
    struct choices c = { .at = mem_get(&r->mem, CLASSES * sizeof *c.at) };

    for (int i = 0; i < CLASSES; i++) offer(&c, classes[i].word, reception_said(r, "class", classes[i].word), held);
    return c;
}

/* Those people come with first, then all we know by name. */
struct choices languages_of(struct req *r, const char *held)
{
    struct choices c = { .at = mem_get(&r->mem, (size_t)(locales() + 2) * sizeof *c.at) };
    bool there = !*held;

    offer(&c, "", text(r, T_reception_lang_none), held);
    for (int i = 0; i < locales(); i++) {
        offer(&c, locale_at(i)->code, locale_at(i)->name, held);
        there |= !strcmp(locale_at(i)->code, held);
    }
    if (!there) offer(&c, held, held, held);
    return c;
}

const char *language_name(const char *code)
{
    const struct locale *l = *code ? locale_find(code) : NULL;

    return l ? l->name : code;
}

static bool among(const char *word, const char *const *words)
{
    for (; *words; words++) if (!strcmp(*words, word)) return true;
    return false;
}

bool purpose_is(const char *word) { return among(word, purposes); }

bool class_is(const char *word)
{
    for (int i = 0; i < CLASSES; i++) if (!strcmp(classes[i].word, word)) return true;
    return false;
}

int class_lead(struct req *r, const char *word)
{
    struct lead_of_row row;

    if (lead_of(r, word, &row)) return (int)row.lead;
    for (int i = 0; i < CLASSES; i++) if (!strcmp(classes[i].word, word)) return classes[i].lead;
    return 0;
}

int64_t reception_files(const struct req *r) { return (r->keys & (MAY_FILES | MAY_RECEIVE)) != 0; }

bool reception_sees(struct req *r, person_id id)
{
    const struct person *p = registry_person(r, id);

    return access_knows(r, id) || (p && !p->shield && reception_files(r));
}

/* ---- places ---- */

int64_t place_of_reader(struct req *r)
{
    unit_id *all;
    int n = access_units_of(r, &all);
    int64_t asked = in_id(r, "place");

    for (int i = 0; i < n; i++) if (all[i].v == asked) return asked;
    return n ? all[0].v : 0;
}

struct choices reception_places(struct req *r, int64_t held)
{
    unit_id *all;
    int n = access_units_of(r, &all);
    struct choices c = { .at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *c.at) };
    struct unit_name_row row;

    for (int i = 0; i < n; i++)
        if (unit_name(r, all[i], &row)) offer(&c, fmt(r, "%lld", (long long)all[i].v), row.name, fmt(r, "%lld", (long long)held));
    return c;
}

/* ---- RC6 ---- */

const void *reception_seal(struct req *r, const char *kind, const char *words, size_t *n)
{
    *n = 0;
    return *words ? seal(&r->mem, r->house->secret, fmt(r, "reception %s", kind), words, strlen(words), n) : NULL;
}

const char *reception_unseal(struct req *r, const char *kind, const void *sealed, size_t n)
{
    size_t plain_n;
    const char *s = sealed ? (const char *)unseal(&r->mem, r->house->secret, fmt(r, "reception %s", kind), sealed, n, &plain_n) : "";

    return s ? s : "";
}

/* ---- what a form says ---- */

static bool language_is(const char *s)
{
    if (strlen(s) > 12) return false;
    for (; *s; s++) if (!((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || *s == '-')) return false;
    return true;
}

static void wrong(struct visit_form *f, const char *field, const char *words)
{
    f->wrong.at[f->wrong.n++] = (struct visit_wrong){ field, words };
}

/* The label says which field it is: some of the words are the same for all. */
static void wrong_of(struct req *r, struct visit_form *f, const char *field, int label, int words)
{
    wrong(f, field, fmt(r, "%s: %s", text(r, label), text(r, words)));
}

/* In the order of the form. */
static void look_over(struct req *r, struct visit_form *f)
{
    struct worker_row row;

    if (!purpose_is(f->purpose)) wrong(f, "purpose", text(r, T_reception_purpose_needed));
    if (!class_is(f->class)) wrong_of(r, f, "class", T_reception_class, T_care_no_choice);
    if (!language_is(f->lang)) wrong_of(r, f, "visitor_lang", T_reception_lang, T_care_no_choice);
    if (f->people < 1 || f->people > 99) wrong(f, "people", text(r, T_reception_people_wrong));
    if (!among(f->sex, sexes)) wrong_of(r, f, "sex", T_reception_sex, T_care_no_choice);
    if (!among(f->age, ages)) wrong_of(r, f, "age", T_reception_age, T_care_no_choice);
    if (f->wanted.v && !worker(r, f->wanted, &row)) wrong_of(r, f, "wanted", T_reception_wanted, T_care_no_choice);
    if (characters(f->name) > NAME_MOST) wrong_of(r, f, "name", T_reception_name, T_reception_long);
    if (characters(f->said) > SAID_MOST) wrong_of(r, f, "said", T_reception_said, T_reception_long);
}

struct visit_form visit_typed(struct req *r)
{
    struct visit_form f = { .class = in_has(r, "class") ? in(r, "class") : "other", .purpose = in(r, "purpose"), .said = in(r, "said"),
        .name = in(r, "name"), .lang = in(r, "visitor_lang"), .sex = in(r, "sex"), .age = in(r, "age"), .interpreter = *in(r, "interpreter"),
        .signing = *in(r, "signing"), .in_person = *in(r, "in_person"), .people = in_has(r, "people") ? (int)in_id(r, "people") : 1,
        .wanted = { in_id(r, "wanted") } };

    look_over(r, &f);
    return f;
}
