/* SPDX-License-Identifier: EUPL-1.2
** what_if.c - the allocation with one family's data changed: who would move, from where to where.  Nothing is written; by code. */
#include "rooms/places/given.h"
#include "what_if.sql.h"

enum { MOVES = 200 };
struct try_option { const char *value, *said; bool on; };
struct try_pref { int rank; struct { int n; struct try_option *at; } options; };
struct move_line { const char *code, *from, *to, *said, *tone; };
struct what_if_page {
    call_id in_call; wish_id wish; const char *title, *problem, *typed, *code, *points, *before, *after; bool chosen, tried, together,
        may_together; int64_t moved;
    struct { int n; struct try_pref *at; } prefs;
    struct { int n; struct move_line *at; } moves;
};
#include "what_if.html.h"

struct trial { struct req *r; const struct call *c; struct given_all *g; int child; int months; int64_t points; struct prefs_of prefs; };

static const char *value_of(struct req *r, const char *structure, int64_t shift) { return fmt(r, "%s:%lld", structure, (long long)shift); }

static const char *pref_value(const struct trial *t, int rank)
{
    if (in_has(t->r, "changed")) return in(t->r, fmt(t->r, "p%d", rank));
    for (int i = 0; i < t->prefs.n; i++)
        if (t->prefs.at[i].rank == rank) return value_of(t->r, t->prefs.at[i].structure, t->prefs.at[i].shift);
    return "";
}

static void take_form(const struct trial *t, struct what_if_page *p)
{
    struct req *r = t->r;
    const struct sections_of *all = &t->g->sections;

    p->may_together = t->c->is.together;
    p->prefs.at = mem_get(&r->mem, (size_t)(t->c->is.preferences + 1) * sizeof *p->prefs.at);
    for (int k = 1; k <= t->c->is.preferences; k++) {
        struct try_pref *l = &p->prefs.at[p->prefs.n++];
        const char *held = pref_value(t, k);
        *l = (struct try_pref){ k, { 0, mem_get(&r->mem, (size_t)(all->n + 2) * sizeof *l->options.at) } };
        for (int i = 0; i < all->n; i++) {
            const char *value = value_of(r, all->at[i].structure, all->at[i].shift);
            bool twice = false;
            for (int q = 0; q < l->options.n; q++) twice |= !strcmp(l->options.at[q].value, value);
            if (twice || !section_fits(all->at[i].from_months, all->at[i].to_months, t->months)) continue;
            l->options.at[l->options.n++] = (struct try_option){ value, section_option(r, all->at[i].structure, (int)all->at[i].shift),
                !strcmp(value, held) };
        }
        bool any = *held && !strcmp(held + strlen(held) - 2, ":0");     /* any shift */
        for (int q = 0; any && q < l->options.n; q++) any = !l->options.at[q].on;
        if (any)
            l->options.at[l->options.n++] = (struct try_option){ held,
                text_with(r, T_places_any_shift, structure_said(r, fmt(r, "%.*s", (int)strlen(held) - 2, held))), true };
    }
}

static const char *seat_said(struct req *r, const struct given_all *g, int group)
{
    const struct sections_of_row *s = group < 0 ? NULL : &g->sections.at[group];

    return s ? section_said(r, s->structure, s->name, (int)s->shift) : text(r, T_places_on_waiting_list);
}

static int group_of(const struct allot_child *c, int option) { return option < 0 ? -1 : c->options[option].group; }

/* The child's list and points as they were typed. */
static struct allot_child changed(const struct trial *t)
{
    struct allot_child c = t->g->child[t->child];
    struct allot_option *o = mem_get(&t->r->mem, 200 * sizeof *o);
    int n = 0, at[40];

    for (int k = 1; k <= t->c->is.preferences; k++) {
        const char *value = pref_value(t, k), *colon = strrchr(value, ':');
        if (!colon) continue;
        int found = sections_for(&t->g->sections, fmt(t->r, "%.*s", (int)(colon - value), value), atoi(colon + 1), t->months, at, 40);
        for (int s = 0; s < found && n < 200; s++) {
            bool twice = false;
            for (int q = 0; q < n; q++) twice |= o[q].group == at[s];
            if (!twice) o[n++] = (struct allot_option){ at[s], (int32_t)t->points };
        }
    }
    c.options = o;
    c.noptions = n;
    c.together = t->c->is.together && in_has(t->r, "together");
    return c;
}

/* How much one likes it: the place in one's own list; none is last. */
static int liked(const struct allot_child *c, int group)
{
    for (int i = 0; i < c->noptions; i++) if (c->options[i].group == group) return i;
    return c->noptions;
}

static void compare(const struct trial *t, struct what_if_page *p)
{
    struct req *r = t->r;
    struct given_all *g = t->g;
    struct allotted was = allot(&r->mem, &g->a), now;
    struct allot_child mine = g->child[t->child], other = changed(t);
    int *before = mem_get(&r->mem, (size_t)(g->a.nchildren + 1) * sizeof *before);

    for (int i = 0; i < g->a.nchildren; i++) before[i] = group_of(&g->child[i], was.option[i]);
    g->child[t->child] = other;
    now = allot(&r->mem, &g->a);
    p->tried = true;
    p->before = seat_said(r, g, before[t->child]);
    p->after = seat_said(r, g, group_of(&other, now.option[t->child]));
    p->moves.at = mem_get(&r->mem, MOVES * sizeof *p->moves.at);
    for (int i = 0; i < g->a.nchildren; i++) {
        int after = group_of(&g->child[i], now.option[i]);
        if (i == t->child || after == before[i]) continue;
        bool better = liked(&g->child[i], after) < liked(&g->child[i], before[i]);
        if (p->moved++ < MOVES)
            p->moves.at[p->moves.n++] = (struct move_line){ g->of[i].code, seat_said(r, g, before[i]), seat_said(r, g, after),
                text(r, better ? T_places_better : T_places_worse), better ? "ok" : "no" };
    }
    g->child[t->child] = mine;
}

bool points_typed(const char *s, int64_t *to)
{
    int64_t whole = 0;
    int places = -1;

    for (; *s; s++) {
        if ((*s == '.' || *s == ',') && places < 0) { places = 0; continue; }
        if (*s < '0' || *s > '9' || whole > 10000000 || places == 2) return false;
        whole = 10 * whole + (*s - '0');
        if (places >= 0) places++;
    }
    for (places = places < 0 ? 0 : places; places < 2; places++) whole *= 10;
    *to = whole;
    return true;
}

static void run(struct req *r, const struct call *c, const struct wish *w, struct what_if_page *p)
{
    const struct person *child = registry_person(r, w->is.person);
    struct trial t = { .r = r, .c = c, .g = given_load(r, c), .months = months_on(child, c->is.age_on), .points = w->is.points,
        .prefs = prefs_of(r, w->id) };

    t.child = given_find(t.g, w->id);
    p->chosen = true;
    p->wish = w->id;
    p->code = w->is.code;
    p->together = in_has(r, "changed") ? in_has(r, "together") : w->is.together;
    p->points = in_has(r, "changed") ? in(r, "points") : fmt(r, w->is.points % 100 ? "%lld.%02lld" : "%lld",
        (long long)(w->is.points / 100), (long long)(w->is.points % 100));
    take_form(&t, p);
    if (t.child < 0) { p->problem = text(r, T_places_not_ranked); return; }
    if (!in_has(r, "changed")) return;
    if (!points_typed(in(r, "points"), &t.points)) { p->problem = text(r, T_places_points_wrong); return; }
    compare(&t, p);
}

static void get(struct req *r)
{
    struct wish_coded_row row;
    struct call c;
    struct wish w;
    struct what_if_page p = { .problem = "", .typed = in(r, "code") };
    wish_id id = { in_id(r, "wish") };

    if (!call_found(r, &c, "call")) return;
    if (!id.v && *p.typed) {
        if (wish_coded(r, c.id, code_typed(r, p.typed), &row)) id = row.id;
        else p.problem = text(r, T_places_code_missing);
    }
    if (wish_read(r, id, &w) && w.is.call.v == c.id.v) {
        if (!access_open_of(r, w.is.person, "tried other data of an application")) return;
        run(r, &c, &w, &p);
    }
    p.in_call = c.id;
    p.title = call_title(r, &c);
    r->status = *p.problem ? 422 : 200;
    page_begin(r, text(r, T_places_what_if), .wide = true, .problem = *p.problem != 0);
    what_if_html(r, &p);
    page_end(r);
}
PAGE(places_what_if, .path = "/places/what-if", .may = AT_PLACES, .get = get, .slow = true,
    .help = "The allocation with one family's data changed: who would move.");
