/* SPDX-License-Identifier: EUPL-1.2
** edit.c - a line of the technical programme is written down, or changed: all of it but the money, which is amended (WK2, WK5). */
#include "rooms/works/inside.h"
#include "web/conflict.h"
#include "web/draft.h"

struct area_option { const char *name; };
struct edit_page {
    const char *heading, *problem, *code, *title, *area, *about, *contractor, *starts, *ends, *place, *since, *budget, *access, *reason,
        *ground;
    project_id id; int64_t year; bool fresh; struct choices states, kinds; struct conflict_was_page was;
    struct { int n; struct area_option *at; } areas;
};
#include "edit.html.h"

enum { FIELDS = 8 };
struct typed_line { const char *title, *area, *about, *state, *contractor, *place; day starts, ends; struct geo at; };

/* What the line is now, field by field; of a new one, nothing. */
static void fields_now(struct req *r, const struct project_row *x, struct kept to[static FIELDS])
{
    struct geo at = { (int32_t)x->lat, (int32_t)x->lon };

    to[0] = (struct kept){ "title", x->title };
    to[1] = (struct kept){ "area", x->area };
    to[2] = (struct kept){ "about", x->about };
    to[3] = (struct kept){ "state", x->state };
    to[4] = (struct kept){ "contractor", x->contractor };
    to[5] = (struct kept){ "starts", day_field(r, x->starts) };
    to[6] = (struct kept){ "ends", day_field(r, x->ends) };
    to[7] = (struct kept){ "place", geo_typed(r, x->lat != 0, at) };
}

static void take_areas(struct req *r, struct edit_page *p)
{
    int n = town_works_areas(r->house->town);

    p->areas.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->areas.at);
    for (int i = 0; i < n; i++) p->areas.at[p->areas.n++] = (struct area_option){ town_works_area(r->house->town, i)->name };
}

static void render(struct req *r, int status, project_id id, const struct project_row *x, const char *problem)
{
    struct kept now[FIELDS];
    struct edit_page p = { .heading = text(r, id.v ? T_works_edit : T_works_new), .problem = problem, .id = id, .year = x->year,
        .fresh = !id.v };

    draft_used(r, id.v ? fmt(r, "%lld", (long long)id.v) : "");
    fields_now(r, x, now);
    p.code = typed(r, "code", x->code), p.title = typed(r, "title", now[0].value), p.area = typed(r, "area", now[1].value),
        p.about = typed(r, "about", now[2].value);
    p.states = works_choices(r, "state", 3, project_states, typed(r, "state", now[3].value));
    p.contractor = typed(r, "contractor", now[4].value), p.starts = typed(r, "starts", now[5].value),
        p.ends = typed(r, "ends", now[6].value);
    p.place = typed(r, "place", now[7].value), p.since = typed(r, "since", ""), p.budget = typed(r, "budget", ""),
        p.access = typed(r, "access", "");
    p.kinds = works_kinds(r, typed(r, "kind", "")), p.reason = typed(r, "reason", ""), p.ground = typed(r, "ground", "");
    p.was = conflict_was(r, x->row_version, FIELDS, now);
    take_areas(r, &p);
    r->status = status;
    page_begin(r, p.heading, .back = id.v ? fmt(r, "/works/line?id=%lld", (long long)id.v) : fmt(r, "/works?year=%lld", (long long)x->year),
        .problem = *problem != 0);
    edit_html(r, &p);
    page_end(r);
}

/* A new one belongs to the year asked for. */
static bool line_of(struct req *r, project_id id, struct project_row *x)
{
    *x = (struct project_row){ .year = year_asked(r), .code = "", .title = "", .area = "", .about = "", .state = "planned",
        .contractor = "", .starts = DAY_NONE, .ends = DAY_NONE, .kind = "", .reason = "", .since = DAY_NONE };
    if (!id.v || project(r, id, x)) return true;
    refuse(r, 404, T_works_unknown);
    return false;
}

static void get(struct req *r)
{
    project_id id = { in_id(r, "id") };
    struct project_row x;

    if (line_of(r, id, &x)) render(r, 200, id, &x, "");
}

static const char *line_read(struct req *r, struct typed_line *t)
{
    bool known = false;

    *t = (struct typed_line){ in(r, "title"), in(r, "area"), in(r, "about"), in(r, "state"), in(r, "contractor"), in(r, "place"), DAY_NONE,
        DAY_NONE, { 0, 0 } };
    for (int i = 0; i < 3; i++) known |= !strcmp(t->state, project_states[i]);
    if (!known) return text(r, T_care_no_choice);
    if (blank(t->title) || too_long(t->title, TITLE_MOST)) return text(r, T_works_title_needed);
    if (too_long(t->area, TITLE_MOST) || too_long(t->contractor, TITLE_MOST) || too_long(t->about, WORDS_MOST))
        return text(r, T_works_long);
    if (!works_day_read(in(r, "starts"), &t->starts) || !works_day_read(in(r, "ends"), &t->ends)) return text(r, T_works_day_wrong);
    if (t->starts.v != DAY_NONE.v && t->ends.v != DAY_NONE.v && t->ends.v < t->starts.v) return text(r, T_works_days_order);
    if (!strcmp(t->state, "done") && (t->ends.v == DAY_NONE.v || t->ends.v > r->today.v)) return text(r, T_works_done_when);
    return blank(t->place) || geo_read(t->place, &t->at) ? "" : text(r, T_works_place_wrong);
}

static const char *state_said(struct req *r, const char *value) { return works_word(r, "state", value); }

static void conflict(struct req *r, project_id id, const struct project_row *x)
{
    static const int labels[FIELDS] = { T_works_project, T_works_area, T_works_about, T_works_state, T_works_contractor, T_works_starts,
        T_works_ends, T_works_place };
    struct kept now[FIELDS];
    struct conflict_field fields[FIELDS];

    fields_now(r, x, now);
    for (int i = 0; i < FIELDS; i++)
        fields[i] = (struct conflict_field){ now[i].name, text(r, labels[i]), now[i].value, i == 3 ? state_said : NULL };
    conflict_page(r, &(struct conflict){ .title = x->title, .action = "/works/edit", .back = fmt(r, "/works/edit?id=%lld", (long long)id.v),
        .version = x->row_version, .carry = { 1, (const struct kept[]){ { "id", fmt(r, "%lld", (long long)id.v) } } }, .n = FIELDS,
        .at = fields });
}

static void change(struct req *r, project_id id, const struct project_row *x)
{
    struct typed_line t;
    const char *wrong = line_read(r, &t);

    if (*wrong) { render(r, 422, id, x, wrong); return; }
    if (!change_project(r, id, t.title, t.area, t.about, t.state, t.contractor, t.starts, t.ends, t.at.lat, t.at.lon,
        in_id(r, "row_version"))) {
        conflict(r, id, x);
        return;
    }
    act(r, "changed a line of the technical programme", "project", id.v);
    see_other(r, "/works/line?id=%lld&saved=1", (long long)id.v);
}

static void add(struct req *r, const struct project_row *x)
{
    struct typed_line t;
    struct approved a;
    enum approval_part part;
    struct project_of_code_row other;
    struct add_project_row row;
    const char *code = in(r, "code"), *wrong = blank(code) || too_long(code, CODE_MOST) ? text(r, T_works_code_needed) : line_read(r, &t);

    if (!*wrong) wrong = year_wrong(r);
    if (!*wrong && project_of_code(r, x->year, code, &other)) wrong = text_with(r, T_works_code_there, code);
    if (!*wrong)
        wrong = approval_read(r, (int)x->year, DAY_NONE, &(struct approval_typed){ in(r, "since"), in(r, "budget"), in(r, "access"),
            in(r, "kind"), in(r, "reason"), in(r, "ground") }, &a, &part);
    if (*wrong) { render(r, 422, (project_id){ 0 }, x, wrong); return; }
    if (!add_project(r, x->year, code, t.title, t.area, t.about, t.state, t.contractor, t.starts, t.ends, t.at.lat, t.at.lon, r->now,
        staff_here(r), &row)) {
        render(r, 409, (project_id){ 0 }, x, text_with(r, T_works_code_there, code));
        return;
    }
    approval_write(r, row.id, &a, in(r, "ground"));
    act(r, "wrote down a line of the technical programme", "project", row.id.v);
    see_other(r, "/works/line?id=%lld&saved=1", (long long)row.id.v);
}

static void post(struct req *r)
{
    project_id id = { in_id(r, "id") };
    struct project_row x;

    if (!line_of(r, id, &x)) return;
    if (id.v) change(r, id, &x); else add(r, &x);
}
PAGE(works_edit, .path = "/works/edit", .may = WORKS_WRITE, .get = get, .post = post,
     .help = "A line of the technical programme is written down with its first approval, or what is not money is changed.");
