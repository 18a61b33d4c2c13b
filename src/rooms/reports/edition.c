/* SPDX-License-Identifier: EUPL-1.2
** edition.c - the figures of a published month or year, their digest, and how they are shown. */
#include "rooms/reports/edition.h"
#include "rooms/portal/portal.h"

static int in_order(const void *a, const void *b)
{
    const struct datum *x = a, *y = b;
    int by = strcmp(x->part, y->part);

    if (!by) by = x->unit < y->unit ? -1 : x->unit > y->unit;
    return by ? by : strcmp(x->word, y->word);
}

/* RP6: what is published: deliveries by kind and people by unit; people by sex and by age for the whole town. */
struct data figures_of(struct req *r, const struct counted *c, const struct period *p)
{
    bool zeros = town_hides_zeros(r->house->town);
    struct data f = { .at = mem_get(&r->mem, ((size_t)(c->nunits + 2) * (DELIVERED_KINDS + 1) + SEXES + AGES) * sizeof *f.at) };

    for (int i = -1; i < c->nunits; i++) {
        const struct tally *t = i < 0 ? &c->all : &c->unit[i].t;
        int64_t unit = i < 0 ? 0 : c->unit[i].unit;
        for (int k = 0; k < DELIVERED_KINDS; k++)
            if (t->quantity[k] || (zeros && c->all.quantity[k]))
                f.at[f.n++] = (struct datum){ p->since, p->until, 0, "given", unit, delivered_words[k], t->quantity[k], 0, 0 };
        if (t->persons || zeros || !unit) f.at[f.n++] = (struct datum){ p->since, p->until, 0, "persons", unit, "", t->persons, 0, 0 };
    }
    for (int i = 0; i < SEXES; i++) f.at[f.n++] = (struct datum){ p->since, p->until, 0, "sex", 0, sex_words[i], c->all.sex[i], 0, 0 };
    for (int i = 0; i < AGES; i++) f.at[f.n++] = (struct datum){ p->since, p->until, 0, "age", 0, age_words[i], c->all.age[i], 0, 0 };
    qsort(f.at, (size_t)f.n, sizeof *f.at, in_order);
    return f;
}

struct data edition_figures(struct req *r, edition_id id, const struct period *p)
{
    struct figures_in all = figures_in(r, id);
    struct data f = { all.n, mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *f.at) };

    for (int i = 0; i < all.n; i++)
        f.at[i] = (struct datum){ p->since, p->until, id.v, all.at[i].part, all.at[i].unit, all.at[i].word, all.at[i].value,
            all.at[i].shown, 0 };
    qsort(f.at, (size_t)f.n, sizeof *f.at, in_order);
    return f;
}

void edition_digest(struct req *r, unsigned char to[static HASH_BYTES], const struct data *f, const struct period *p, int number,
    const unsigned char *before)
{
    struct out o = { .mem = &r->mem };

    out_fmt(&o, "%d %d %d\n", p->since.v, p->until.v, number);
    for (int i = 0; i < f->n; i++)
        out_fmt(&o, "%s\t%lld\t%s\t%lld\t%d\n", f->at[i].part, (long long)f->at[i].unit, f->at[i].word, (long long)f->at[i].value,
            f->at[i].shown);
    sha256_two(to, before, before ? HASH_BYTES : 0, out_text(&o), strlen(out_text(&o)));
}

/* ---- as tables ---- */

struct naming { struct req *r; struct unit_names all; };

static const char *unit_said(struct naming *n, int64_t unit)
{
    if (!unit) return text(n->r, T_reports_whole_town);
    for (int i = 0; i < n->all.n; i++) {
        if (n->all.at[i].id.v != unit) continue;
        const struct structure *s = *n->all.at[i].structure && n->r->house->town ? town_find(n->r->house->town, n->all.at[i].structure)
            : NULL;
        return s ? place_say(n->r, s).name.text : n->all.at[i].name;
    }
    return text(n->r, T_reports_no_unit);
}

const char *figure_said(struct req *r, const struct unit_names *units, const struct datum *f)
{
    struct naming names = { r, *units };
    const char *what = text(r, T_ledger_people);

    for (int i = 0; !strcmp(f->part, "sex") && i < SEXES; i++) if (!strcmp(f->word, sex_words[i])) what = sex_in_words(r, i);
    for (int i = 0; !strcmp(f->part, "age") && i < AGES; i++) if (!strcmp(f->word, age_words[i])) what = age_in_words(r, i);
    if (!strcmp(f->part, "given")) what = delivered_said(r, f->word);
    return fmt(r, "%s · %s", unit_said(&names, f->unit), what);
}

static const struct datum *find(const struct data *f, const char *part, int64_t unit, const char *word)
{
    for (int i = 0; i < f->n; i++)
        if (f->at[i].unit == unit && !strcmp(f->at[i].part, part) && !strcmp(f->at[i].word, word)) return &f->at[i];
    return NULL;
}

static void put_figure(struct sheet *s, const struct datum *f, bool open)
{
    if (f && !open && !f->shown) put_hidden(s);
    else put_number(s, f ? f->value : 0);
}

static void people_sheet(struct sheets *all, const struct data *f, bool open)
{
    struct req *r = all->r;
    const char *heads[] = { text(r, T_reports_who), text(r, T_ledger_people) };
    struct sheet *s = sheet_new(all, text(r, T_reports_people), text(r, T_reports_people_note), 2, heads, 1 + SEXES + AGES);

    s->chart = true;
    put_word(r, s, text(r, T_reports_persons)), put_figure(s, find(f, "persons", 0, ""), open);
    for (int i = 0; i < SEXES; i++) put_word(r, s, sex_in_words(r, i)), put_figure(s, find(f, "sex", 0, sex_words[i]), open);
    for (int i = 0; i < AGES; i++) put_word(r, s, age_in_words(r, i)), put_figure(s, find(f, "age", 0, age_words[i]), open);
}

void edition_sheets(struct sheets *all, const struct data *f, bool open)
{
    struct req *r = all->r;
    struct naming names = { r, unit_names(r) };
    const char **heads = mem_get(&r->mem, (DELIVERED_KINDS + 2) * sizeof *heads);
    int kind[DELIVERED_KINDS], kinds = 0;

    people_sheet(all, f, open);
    heads[0] = text(r, T_ledger_unit), heads[1] = text(r, T_ledger_people);
    for (int k = 0; k < DELIVERED_KINDS; k++)
        if (find(f, "given", 0, delivered_words[k])) heads[2 + kinds] = delivered_said(r, delivered_words[k]), kind[kinds++] = k;
    struct sheet *s = sheet_new(all, text(r, T_reports_by_unit), text(r, T_reports_by_unit_note), 2 + kinds, heads, f->n + 1);
    for (int i = 0; i < f->n; i++) {                            /* units in the order of their numbers, the town first */
        int64_t unit = f->at[i].unit;
        bool seen = false;
        for (int k = 0; k < i && !seen; k++) seen = f->at[k].unit == unit;
        if (seen) continue;
        put_name(r, s, unit_said(&names, unit)), put_figure(s, find(f, "persons", unit, ""), open);
        for (int k = 0; k < kinds; k++) put_figure(s, find(f, "given", unit, delivered_words[kind[k]]), open);
    }
}
