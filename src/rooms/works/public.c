/* SPDX-License-Identifier: EUPL-1.2
** public.c - works for accessibility, for everybody: the share beside the town's word, the plan, the list, each with its photos (WK7). */
#include "rooms/works/inside.h"

struct year_link { int64_t year; bool here; };
struct public_line { project_id id; int number; struct isolated title, area; const char *kind, *state, *tone, *photos; cents access;
    day ends; bool done; };
struct access_works_page {
    const char *problem, *sentence, *as_of, *csv; struct share_told set; int64_t year; bool reached;
    struct { int n; struct year_link *at; } years;
    struct { int n; struct public_line *at; } lines;
};
#include "access_works.html.h"
#include "access_list.html.h"

static void take_years(struct req *r, struct access_works_page *p)
{
    struct years_at all = years_at(r, r->today);

    p->years.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->years.at);
    for (int i = all.n - 1; i >= 0; i--) p->years.at[p->years.n++] = (struct year_link){ all.at[i].year, all.at[i].year == p->year };
}

static const char *photos_said(struct req *r, const struct pictured *all, project_id id)
{
    for (int i = 0; i < all->n; i++) {
        if (all->at[i].project.v != id.v) continue;
        return text(r, all->at[i].befores && all->at[i].afters ? T_works_photos_both : all->at[i].afters ? T_works_photos_after
            : T_works_photos_before);
    }
    return "";
}

static void take_lines(struct req *r, struct access_works_page *p, const struct projects_at *all, struct mapped *map, int *nmap)
{
    struct pictured photos = pictured(r, p->year);

    p->lines.at = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < all->n; i++) {
        const struct projects_at_row *x = &all->at[i];
        if (!x->access.v) continue;
        int number = p->lines.n + 1;
        p->lines.at[p->lines.n++] = (struct public_line){ x->id, number, { x->title }, { x->area }, works_word(r, "kind", x->kind),
            works_word(r, "state", x->state), works_tone(x->state), photos_said(r, &photos, x->id), x->access, x->ends,
            !strcmp(x->state, "done") };
        if (x->lat) map[(*nmap)++] = (struct mapped){ { (int32_t)x->lat, (int32_t)x->lon }, number, x->state };
    }
}

/* The newest year of which there is something, unless one is asked for. */
static int year_shown(struct req *r)
{
    struct years_at all = years_at(r, r->today);
    int now = day_civil(r->today).year, newest = now;

    for (int i = 0; i < all.n; i++) if (all.at[i].year <= now) newest = (int)all.at[i].year;
    return *in(r, "year") ? year_asked(r) : newest;
}

static void get(struct req *r)
{
    struct access_works_page p = { .year = year_shown(r), .problem = year_wrong(r) };
    day on = year_day(r, (int)p.year);
    struct projects_at lines = projects_at(r, p.year, on);
    struct standing now = standing_of(&lines);
    const struct works_share *set = town_works_share(r->house->town, (int)p.year);
    struct mapped *map = mem_get(&r->mem, (size_t)(lines.n + 1) * sizeof *map);
    struct sheets all = { .r = r, .name = fmt(r, "%lld", (long long)p.year),
        .title = text_with(r, T_works_public_of, fmt(r, "%lld", (long long)p.year)),
        .file = fmt(r, "accessibility-works-%lld", (long long)p.year) };
    int nmap = 0;

    share_sheet(&all, (int)p.year, &now)->note = "";
    years_sheet(&all, "/accessibility-works");
    if (!*p.problem && !strcmp(in(r, "as"), "csv") && sheets_as_file(&all)) return;
    p.set = share_told(r, (int)p.year), p.sentence = share_sentence(r, (int)p.year, now.budget), p.as_of = day_said(r, on);
    p.csv = fmt(r, "/accessibility-works?year=%lld&as=csv", (long long)p.year);
    p.reached = set && now.budget.whole.v && !share_missing(now.budget, set->percent).v;
    take_years(r, &p);
    take_lines(r, &p, &lines, map, &nmap);
    r->status = *p.problem ? 422 : 200;
    page_begin(r, text(r, T_works_public), .back = "/", .wide = true, .problem = *p.problem != 0);
    access_works_html(r, &p);
    map_svg(r, map, nmap);
    access_list_html(r, &p);
    sheets_show(r, &all);
    page_end(r);
}
PAGE(access_works, .path = "/accessibility-works", .may = MAY_ANYBODY, .get = get,
     .help = "Works for accessibility, for anybody: the share of the technical programme, the plan, the list, all years; also as CSV.");

/* ---- one ---- */

struct shot { picture_id id; const char *phase, *words, *taken; };
struct access_one_page {
    struct isolated title, area; const char *kind, *state, *tone, *about, *reason, *where; day starts, ends; cents access; bool done;
    struct { int n; struct shot *at; } shots;
};
#include "access_one.html.h"

static void get_one(struct req *r)
{
    project_id id = { in_id(r, "id") };
    struct project_row x;

    if (!project(r, id, &x) || !x.access.v) { refuse(r, 404, T_works_unknown); return; }
    struct pictures all = pictures(r, id);
    struct geo at = { (int32_t)x.lat, (int32_t)x.lon };
    struct access_one_page p = { { x.title }, { x.area }, works_word(r, "kind", x.kind), works_word(r, "state", x.state),
        works_tone(x.state), x.about, x.reason, x.lat ? fmt(r, "geo:%s", geo_typed(r, true, at)) : "", x.starts, x.ends, x.access,
        !strcmp(x.state, "done"), .shots.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.shots.at) };

    for (int i = 0; i < all.n; i++)
        p.shots.at[p.shots.n++] = (struct shot){ all.at[i].id, works_word(r, "phase", all.at[i].phase), all.at[i].words,
            day_said(r, all.at[i].taken) };
    page_begin(r, x.title, .back = fmt(r, "/accessibility-works?year=%lld", (long long)x.year));
    access_one_html(r, &p);
    page_end(r);
}
PAGE(access_works_one, .path = "/accessibility-works/one", .may = MAY_ANYBODY, .get = get_one,
    .help = "One work for accessibility: where, when, photos before and after in words too.");
