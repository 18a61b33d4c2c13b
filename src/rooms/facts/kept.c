/* SPDX-License-Identifier: EUPL-1.2
** kept.c - what is known and what was known, fact by fact, for pages; and the receipt that a decision keeps. */
#include "rooms/facts/inside.h"
#include "kept.sql.h"

static bool is_special(struct req *r, const char *variable)
{
    int f = book_fact_find(r->house->book, variable);

    return f < 0 || book_fact(r->house->book, f)->special;      /* what the present rules no longer name may have been special */
}

/* FA6 */
static void shield(struct req *r, struct fact_kept *f, bool may, const char *value, const void *sealed, size_t sealed_n)
{
    f->shielded = !may && is_special(r, f->variable);
    f->value = f->shielded ? "" : fact_plain(r, value, sealed, sealed_n);
}

/* The rows of two statements have the same columns. */
#define KEPT_OF(row) (struct fact_kept){ .id = (row)->id, .variable = (row)->variable, .since = (row)->since, .until = (row)->until, \
    .known_from = (row)->known_from, .known_to = (row)->known_to, .source = (row)->source, .said_by = (row)->said_by, \
    .evidence = (row)->evidence, .paper = (row)->paper, .by = (row)->by, .ended_by = (row)->ended_by }

int facts_of(struct req *r, person_id person, instant known, const struct fact_kept **to)
{
    struct kept_of_person all = kept_of_person(r, person, known, !known.v);
    struct fact_kept *k = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *k);
    bool may = access_special(r, person);

    for (int i = 0; i < all.n; i++) {
        k[i] = KEPT_OF(&all.at[i]);
        k[i].person = person;
        shield(r, &k[i], may, all.at[i].value, all.at[i].sealed, all.at[i].sealed_n);
    }
    *to = k;
    return all.n;
}

static bool special_of_all(struct req *r, household_id household)
{
    struct lives_in all = lives_in(r, household, r->today);
    bool may = all.n > 0;

    for (int i = 0; i < all.n && may; i++) may = access_special(r, all.at[i].person);
    return may;
}

int facts_of_household(struct req *r, household_id household, instant known, const struct fact_kept **to)
{
    struct kept_of_household all = kept_of_household(r, household, known, !known.v);
    struct fact_kept *k = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *k);
    bool may = special_of_all(r, household);

    for (int i = 0; i < all.n; i++) {
        k[i] = KEPT_OF(&all.at[i]);
        k[i].household = household;
        shield(r, &k[i], may, all.at[i].value, all.at[i].sealed, all.at[i].sealed_n);
    }
    *to = k;
    return all.n;
}

const char *facts_say(struct req *r, const char *variable, const char *value)
{
    int f = book_fact_find(r->house->book, variable);
    struct household *h;

    if (f < 0 || !*value) return value;
    h = household_new(&r->mem, r->house->book, 1);
    if (household_put_text(h, f, 0, value, EV_DECLARED) != PARSE_OK) return value;
    return say_fact(&r->mem, h, f, 0, r->house->texts, r->lang);
}

const char *facts_bound(struct req *r, const struct fact *f, int64_t v)
{
    struct out o = { .mem = &r->mem };

    if (f->type == T_MONEY) say_cents(&o, r->house->texts, r->lang, (cents){ v });
    else if (f->type == T_DATE) say_day(&o, r->house->texts, r->lang, (day){ (int32_t)v });
    else if (f->type == T_NUMBER) say_number(&o, r->house->texts, r->lang, v, 4);
    else say_int(&o, r->house->texts, r->lang, v);
    return out_text(&o);
}

const char *facts_label(struct req *r, const char *variable)
{
    int f = book_fact_find(r->house->book, variable);

    return f < 0 || book_fact(r->house->book, f)->label < 0 ? variable : text(r, book_fact(r->house->book, f)->label);
}

const char *facts_frozen(struct req *r, const struct screening *s)
{
    struct out o = { .mem = &r->mem };

    receipt_write(&o, s);
    return out_text(&o);
}

int facts_counted(struct req *r, const char *variable, day at, const struct fact_counted **to)
{
    struct counted all = counted(r, variable, at);
    struct fact_counted *f = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *f);

    for (int i = 0; i < all.n; i++) f[i] = (struct fact_counted){ all.at[i].person, fact_plain(r, all.at[i].value, all.at[i].sealed, all.at[i].sealed_n) };
    *to = f;
    return all.n;
}
