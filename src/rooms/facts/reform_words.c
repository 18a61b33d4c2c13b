/* SPDX-License-Identifier: EUPL-1.2
** reform_words.c - the figures of a changed law in words, and which of the counts may be seen (FA17). */
#include "rooms/facts/reform.h"

const char *reform_programme_said(struct req *r, const char *id)
{
    int p = book_programme_find(r->house->book, id), name = p < 0 ? -1 : book_programme(r->house->book, p)->name;

    return name < 0 ? id : text(r, name);
}

const char *reform_payer_said(struct req *r, const char *id)
{
    int p = book_programme_find(r->house->book, id), name = p < 0 ? -1
        : texts_find(r->house->texts, fmt(r, "body.%s", book_programme(r->house->book, p)->given_by));

    return name < 0 ? "" : text(r, name);
}

struct figures reform_figures_now(struct req *r, const char *programme)
{
    int p = book_programme_find(r->house->book, programme);

    return p < 0 ? (struct figures){ 0 } : programme_figures(&r->mem, r->house->book, p, r->today, r->house->texts, r->lang);
}

static const struct figure *find(const struct figures *all, const char *name, int64_t band)
{
    for (int i = 0; i < all->n; i++) if (all->at[i].row == band && !strcmp(all->at[i].name, name)) return &all->at[i];
    return NULL;
}

const char *reform_figure_said(struct req *r, const struct figures *all, const char *name, int64_t band)
{
    const struct figure *f = find(all, name, band);

    if (!f) return name;
    return *f->band ? fmt(r, "%s, %s", *f->label ? f->label : f->name, f->band) : *f->label ? f->label : f->name;
}

const char *reform_value_said(struct req *r, const struct figures *all, const char *name, int64_t band, int64_t v)
{
    const struct figure *f = find(all, name, band);
    struct out o = { .mem = &r->mem };
    int64_t one = 1, whole;
    int places = f ? f->places : 0;

    if (f && f->type == T_MONEY) { say_cents(&o, r->house->texts, r->lang, (cents){ v }); return out_text(&o); }
    for (int i = 0; i < places; i++) one *= 10;
    whole = v / one;
    while (places && v % 10 == 0) { v /= 10; one /= 10; places--; }
    return places ? fmt(r, "%lld%s%0*lld", (long long)whole, r->lang == 1 ? "." : ",", places, (long long)(v % one)) : fmt(r, "%lld", (long long)whole);
}

const char *reform_count_said(struct req *r, int64_t n, bool shown)
{
    return shown ? fmt(r, "%lld", (long long)n) : text_with(r, T_facts_fewer_than, fmt(r, "%d", REFORM_FEW));
}

static bool few(int64_t n) { return n > 0 && n < REFORM_FEW; }

static struct shown_group *smallest_shown(struct shown_group *g, int n)
{
    struct shown_group *least = NULL;

    for (int i = 0; i < n; i++) if (g[i].shown && (!least || g[i].households < least->households)) least = &g[i];
    return least;
}

/* What a total less the groups that are shown would tell. */
static bool told_by_the_rest(const struct shown_group *g, int n)
{
    struct shown_group rest = { 0 };
    int hidden = 0;

    for (int i = 0; i < n; i++) {
        if (g[i].shown) continue;
        hidden++;
        rest.households += g[i].households;
        rest.gain += g[i].gain;
        rest.lose += g[i].lose;
    }
    return hidden == 1 || few(rest.households) || few(rest.gain) || few(rest.lose);
}

void hide_few(struct shown_group *g, int n)
{
    struct shown_group *more;

    for (int i = 0; i < n; i++) g[i].shown = !few(g[i].households) && !few(g[i].gain) && !few(g[i].lose);
    while (told_by_the_rest(g, n) && (more = smallest_shown(g, n))) more->shown = false;
}

static const char *people_said(struct req *r, int kind, const char *word)
{
    int n = atoi(word);

    if (kind == BY_AREA) return word;
    if (kind == BY_CHILDREN) return n < 4 ? text_count(r, T_facts_reform_children, n) : text(r, T_facts_reform_children_most);
    return n < 5 ? text_count(r, T_facts_reform_persons, n) : text(r, T_facts_reform_persons_most);
}

struct shown_groups groups_shown(struct req *r, reform_id id, int kind)
{
    struct reform_groups all = reform_groups(r, id);
    struct shown_groups to = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *to.at) };

    for (int i = 0; i < all.n; i++) {
        const struct reform_groups_row *g = &all.at[i];
        if (!strcmp(g->kind, reform_kinds[kind]))
            to.at[to.n++] = (struct shown_group){ people_said(r, kind, g->word), g->households, g->gain, g->lose, g->cost, false };
    }
    hide_few(to.at, to.n);
    return to;
}
