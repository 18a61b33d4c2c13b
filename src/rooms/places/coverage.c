/* SPDX-License-Identifier: EUPL-1.2
** coverage.c - demand against places, by neighbourhood and age; and what a new unit of so many places would cover, neighbourhood by
** neighbourhood: the allocation is made again with it.  Nothing is written.
**
** CO1  A family's neighbourhood is that of its home; where no home is known, that of the structure it put first.
** CO2  A count of people below the town's limit is not shown, nor one from which it would follow (src/disclose): by subtracting within the
**      table, from what the published list counts, or by trying a unit where the figure is hidden.
** CO3  With the new unit the same rule allocates: the same points, the same draw; only the wishes of those who live there are longer. */
#include "rooms/places/given.h"
#include "base/fold.h"
#include "disclose/disclose.h"
#include "coverage.sql.h"

enum { BANDS = 8, UNIT_MOST = 500, UNITS_TRIED = 60 };
struct count { int64_t asked, without, places; bool hidden; };
struct coverage { struct req *r; const struct call *c; struct given_all *g; int nareas; const char **area, **key; int *area_of, *band_of;
    int nbands; int64_t from[BANDS], to[BANDS];
    struct count *at; int *got; };
struct cell { const char *band, *said, *tone; };
struct area_line { const char *name; bool nothing; struct { int n; struct cell *at; } cells; };
struct band_option { const char *value, *said; bool on; };
struct unit_line { const char *name, *covered, *filled, *better; int64_t order; };
struct coverage_page {
    call_id in_call; const char *title, *problem, *typed; int64_t limit, asked; bool counted, tried, first;
    struct { int n; struct band_option at[BANDS]; } bands;
    struct { int n; struct band_option *at; } heads;
    struct { int n; struct area_line *at; } areas;
    struct { int n; struct unit_line *at; } units;
};
#include "coverage.html.h"

static struct count *cell_of(const struct coverage *v, int area, int band) { return &v->at[area * (v->nbands + 1) + band]; }

/* ---- who lives where, how old ---- */

static int area_named(struct coverage *v, const char *name)
{
    struct mem *m = &v->r->mem;
    const char *key = fold_plain(m, elot743(m, name));

    for (int i = 0; i < v->nareas; i++) if (!strcmp(v->key[i], key)) return i;
    v->area = mem_grow(m, v->area, (size_t)v->nareas * sizeof *v->area, (size_t)(v->nareas + 1) * sizeof *v->area);
    v->key = mem_grow(m, v->key, (size_t)v->nareas * sizeof *v->key, (size_t)(v->nareas + 1) * sizeof *v->key);
    v->area[v->nareas] = name;
    v->key[v->nareas] = key;
    return v->nareas++;
}

static const char *area_of_structure(struct req *r, const char *id)
{
    const struct structure *s = town_find(r->house->town, id);

    return s && s->area ? s->area : "";
}

static int band_at(struct coverage *v, int64_t from, int64_t to)
{
    for (int i = 0; i < v->nbands; i++) if (v->from[i] == from && v->to[i] == to) return i;
    if (v->nbands == BANDS) return -1;
    v->from[v->nbands] = from, v->to[v->nbands] = to;
    return v->nbands++;
}

static void take_children(struct coverage *v)
{
    struct wish_areas all = wish_areas(v->r, v->c->id, v->r->today);

    v->area_of = mem_get(&v->r->mem, (size_t)(v->g->a.nchildren + 1) * sizeof *v->area_of);
    v->band_of = mem_get(&v->r->mem, (size_t)(v->g->a.nchildren + 1) * sizeof *v->band_of);
    for (int i = 0, k = 0; i < v->g->a.nchildren; i++) {
        const struct allot_child *c = &v->g->child[i];
        while (k < all.n && all.at[k].wish.v < c->id) k++;
        const struct wish_areas_row *w = k < all.n && all.at[k].wish.v == c->id ? &all.at[k] : NULL;
        const struct sections_of_row *first = c->noptions ? &v->g->sections.at[c->options[0].group] : NULL;
        /* CO1 */
        const char *name = w && w->own ? w->own : w && w->home ? w->home : first ? area_of_structure(v->r, first->structure) : "";
        v->area_of[i] = area_named(v, name);
        v->band_of[i] = first ? band_at(v, first->from_months, first->to_months) : -1;
    }
}

static void load(struct req *r, const struct call *c, struct coverage *v)
{
    *v = (struct coverage){ .r = r, .c = c, .g = given_load(r, c) };
    for (int i = 0; i < v->g->sections.n; i++) {
        band_at(v, v->g->sections.at[i].from_months, v->g->sections.at[i].to_months);
        area_named(v, area_of_structure(r, v->g->sections.at[i].structure));
    }
    for (int i = 1; i < v->nbands; i++)                                 /* the youngest first */
        for (int k = i; k && v->from[k] < v->from[k - 1]; k--) {
            int64_t from = v->from[k], to = v->to[k];
            v->from[k] = v->from[k - 1], v->to[k] = v->to[k - 1], v->from[k - 1] = from, v->to[k - 1] = to;
        }
    take_children(v);
    v->at = mem_get(&r->mem, (size_t)(v->nareas + 1) * (size_t)(v->nbands + 1) * sizeof *v->at);
    v->got = allot(&r->mem, &v->g->a).option;
}

/* Into its own cell and into the sums: of the neighbourhood, of the age, of all. */
static void add_count(const struct coverage *v, int area, int band, struct count n)
{
    for (int k = 0; k < 4; k++) {
        struct count *to = cell_of(v, k & 1 ? v->nareas : area, k & 2 ? v->nbands : band);
        to->asked += n.asked, to->without += n.without, to->places += n.places;
    }
}

static void count_all(struct coverage *v)
{
    for (int i = 0; i < v->g->sections.n; i++) {
        const struct sections_of_row *s = &v->g->sections.at[i];
        int band = band_at(v, s->from_months, s->to_months);
        if (band >= 0)
            add_count(v, area_named(v, area_of_structure(v->r, s->structure)), band, (struct count){ .places = v->g->group[i].places });
    }
    for (int i = 0; i < v->g->a.nchildren; i++)
        if (v->band_of[i] >= 0) add_count(v, v->area_of[i], v->band_of[i], (struct count){ .asked = 1, .without = v->got[i] < 0 });
}

/* ---- what is not shown: CO2 ---- */

static bool small(int64_t n, int64_t limit) { return n > 0 && n < limit; }

/* Three figures of a cell: asked = without + with a place. */
enum { ASKED, WITHOUT, WITH, KINDS };
static int figure_of(const struct coverage *v, int area, int band, int kind) { return (area * (v->nbands + 1) + band) * KINDS + kind; }

static void name_figures(const struct coverage *v, struct disclose_figure *f, int64_t limit)
{
    for (int a = 0; a <= v->nareas; a++) for (int b = 0; b <= v->nbands; b++) {
        const struct count *n = cell_of(v, a, b);
        int64_t value[KINDS] = { n->asked, n->without, n->asked - n->without };
        for (int k = 0; k < KINDS; k++) {
            /* Anybody counts in the list by code how many asked, and in its table of groups how many of an age have a place. */
            bool listed = a == v->nareas && (b == v->nbands || k == WITH) && !small(value[k], limit);
            f[figure_of(v, a, b, k)] = (struct disclose_figure){ .value = value[k], .use = listed ? DISCLOSE_SHOWN : DISCLOSE_TABLE };
        }
    }
}

static int *parts_new(struct coverage *v, int n) { return mem_get(&v->r->mem, (size_t)(n + 1) * sizeof(int)); }

static int name_sums(struct coverage *v, struct disclose_sum *to)
{
    int n = 0;

    for (int a = 0; a <= v->nareas; a++) for (int b = 0; b <= v->nbands; b++) {
        int *both = parts_new(v, 2);
        both[0] = figure_of(v, a, b, WITHOUT), both[1] = figure_of(v, a, b, WITH);
        to[n++] = (struct disclose_sum){ figure_of(v, a, b, ASKED), 2, both };
    }
    for (int k = 0; k < WITH; k++) {                            /* with a place it follows */
        for (int a = 0; a <= v->nareas; a++) {
            int *part = parts_new(v, v->nbands);
            for (int b = 0; b < v->nbands; b++) part[b] = figure_of(v, a, b, k);
            to[n++] = (struct disclose_sum){ figure_of(v, a, v->nbands, k), v->nbands, part };
        }
        for (int b = 0; b < v->nbands; b++) {
            int *part = parts_new(v, v->nareas);
            for (int a = 0; a < v->nareas; a++) part[a] = figure_of(v, a, b, k);
            to[n++] = (struct disclose_sum){ figure_of(v, v->nareas, b, k), v->nareas, part };
        }
    }
    return n;
}

/* Of a cell all three figures are shown or none. */
static void hide(struct coverage *v, int limit)
{
    int cells = (v->nareas + 1) * (v->nbands + 1);
    struct disclose_figure *f = mem_get(&v->r->mem, (size_t)(cells * KINDS) * sizeof *f);
    struct disclose_sum *sum = mem_get(&v->r->mem, (size_t)(cells + 2 * (v->nareas + 1 + v->nbands)) * sizeof *sum);
    struct disclose q = { .limit = limit, .nfigures = cells * KINDS, .figure = f, .sum = sum };

    name_figures(v, f, limit);
    q.nsums = name_sums(v, sum);
    struct disclosed d = disclose(&v->r->mem, &q);
    for (int i = 0; i < cells; i++) for (int k = 0; k < KINDS; k++) v->at[i].hidden |= d.hidden[i * KINDS + k];
}

/* ---- the table ---- */

static const char *number(struct req *r, int64_t n) { return fmt(r, "%lld", (long long)n); }

static struct cell cell_said(struct req *r, const struct count *c, const char *band)
{
    if (!c->hidden && !c->asked && !c->places) return (struct cell){ band, "–", "" };
    if (c->hidden) return (struct cell){ band, text_with(r, T_places_cov_hidden, number(r, c->places)), "" };
    return (struct cell){ band, text_with(r, T_places_cov_cell, number(r, c->asked), number(r, c->places), number(r, c->without)),
        c->without ? "warn" : c->asked ? "ok" : "" };
}

static void take_table(struct coverage *v, struct coverage_page *p)
{
    struct req *r = v->r;

    p->heads.at = mem_get(&r->mem, (size_t)(v->nbands + 1) * sizeof *p->heads.at);
    for (int b = 0; b <= v->nbands; b++)
        p->heads.at[p->heads.n++] = (struct band_option){ "", b == v->nbands ? text(r, T_places_together_all)
            : ages_said(r, (int)v->from[b], (int)v->to[b]), false };
    p->areas.at = mem_get(&r->mem, (size_t)(v->nareas + 1) * sizeof *p->areas.at);
    for (int a = 0; a <= v->nareas; a++) {
        struct area_line *l = &p->areas.at[p->areas.n++];
        bool all = a == v->nareas;
        *l = (struct area_line){ all ? text(r, T_places_together_all) : *v->area[a] ? v->area[a] : text(r, T_places_cov_unknown), !all
            && !cell_of(v, a, v->nbands)->places, { 0, mem_get(&r->mem, (size_t)(v->nbands + 1) * sizeof *l->cells.at) } };
        for (int b = 0; b <= v->nbands; b++) l->cells.at[l->cells.n++] = cell_said(r, cell_of(v, a, b), p->heads.at[b].said);
    }
}

/* ---- a new unit ---- */

/* How much one likes what one got: the place in one's own list as it was; none is last. */
static int liked(const struct allot_child *c, int option) { return option < 0 ? c->noptions : option; }

static struct unit_line try_unit(struct coverage *v, int area, int band, int places, bool first)
{
    struct req *r = v->r;
    struct given_all *g = v->g;
    int n = g->a.nchildren, unit = g->a.ngroups;
    struct allot_child *child = mem_get(&r->mem, (size_t)(n + 1) * sizeof *child);
    struct allot_group *group = mem_get(&r->mem, (size_t)(unit + 1) * sizeof *group);
    int64_t covered = 0, filled = 0, better = 0, limit = town_disclosure(r->house->town);

    memcpy(child, g->child, (size_t)n * sizeof *child);
    memcpy(group, g->group, (size_t)unit * sizeof *group);
    group[unit] = (struct allot_group){ .places = places, .house = g->nhouses };
    for (int i = 0; i < n; i++) {
        const struct allot_child *c = &g->child[i];
        if (v->area_of[i] != area || v->band_of[i] != band) continue;
        struct allot_option *o = mem_get(&r->mem, (size_t)(c->noptions + 1) * sizeof *o);
        memcpy(o + first, c->options, (size_t)c->noptions * sizeof *o);
        o[first ? 0 : c->noptions] = (struct allot_option){ unit, c->options[0].points };
        child[i].options = o, child[i].noptions = c->noptions + 1;
    }
    struct allotted now = allot(&r->mem, &(struct allot){ n, child, unit + 1, group });
    for (int i = 0; i < n; i++) {
        bool in_it = now.option[i] >= 0 && child[i].options[now.option[i]].group == unit, longer = child[i].noptions > g->child[i].noptions;
        int is = in_it ? first ? -1 : g->child[i].noptions : now.option[i] - (longer && first && now.option[i] >= 0);
        filled += in_it;
        covered += v->got[i] < 0 && now.option[i] >= 0;
        better += v->got[i] >= 0 && (in_it ? first : liked(&g->child[i], is) < liked(&g->child[i], v->got[i]));
    }
    bool unsaid = cell_of(v, area, band)->hidden;
    const char *fewer = unsaid ? text(r, T_places_cov_unsaid) : text_with(r, T_places_cov_fewer, number(r, limit));
    if (unsaid) covered = filled = better = 1;                  /* it fills with those whose number is hidden: CO2 */
    return (struct unit_line){ *v->area[area] ? v->area[area] : text(r, T_places_cov_unknown),
        small(covered, limit) ? fewer : number(r, covered), small(filled, limit) ? fewer : number(r, filled),
        small(better, limit) ? fewer : number(r, better), unsaid ? -1 : small(covered, limit) ? 1 : covered };
}

static void try_units(struct coverage *v, struct coverage_page *p)
{
    int64_t places = in_id(v->r, "places"), band = in_id(v->r, "band") - 1;

    if (!in_has(v->r, "places")) return;
    if (places < 1 || places > UNIT_MOST || band < 0 || band >= v->nbands) {
        p->problem = text_with(v->r, T_places_cov_wrong, number(v->r, UNIT_MOST));
        return;
    }
    p->tried = true;
    p->units.at = mem_get(&v->r->mem, (size_t)(v->nareas + 1) * sizeof *p->units.at);
    for (int a = 0; a < v->nareas && a < UNITS_TRIED; a++) {
        struct unit_line l = try_unit(v, a, (int)band, (int)places, p->first);
        int k = p->units.n++;
        for (; k && p->units.at[k - 1].order < l.order; k--) p->units.at[k] = p->units.at[k - 1];
        p->units.at[k] = l;
    }
}

static void get(struct req *r)
{
    struct coverage_page p = { .problem = "", .typed = in(r, "places"), .first = strcmp(in(r, "where"), "last") != 0,
        .limit = town_disclosure(r->house->town) };
    struct coverage v;
    struct call c;

    if (!call_found(r, &c, "call")) return;
    p.in_call = c.id;
    p.title = call_title(r, &c);
    p.counted = !stage_is(&c, "open") && !stage_is(&c, "counting") && !stage_is(&c, "recounting");
    if (p.counted) {
        load(r, &c, &v);
        count_all(&v);
        hide(&v, (int)p.limit);
        take_table(&v, &p);
        for (int b = 0; b < v.nbands; b++)
            p.bands.at[p.bands.n++] = (struct band_option){ number(r, b + 1), ages_said(r, (int)v.from[b], (int)v.to[b]),
                in_id(r, "band") == b + 1 };
        try_units(&v, &p);
    }
    r->status = *p.problem ? 422 : 200;
    page_begin(r, text(r, T_places_coverage), .wide = true, .problem = *p.problem != 0);
    coverage_html(r, &p);
    page_end(r);
}
PAGE(places_coverage, .path = "/places/coverage", .may = AT_PLACES, .get = get, .slow = true,
     .help = "Demand against places by neighbourhood and age; what a new unit of so many places would cover, and where.");
