/* SPDX-License-Identifier: EUPL-1.2
** answer.c - obstacles at the desk: what was reported, what the resident is told, and what is forgotten later (WK9, WK10). */
#include "rooms/works/report.h"
#include "rooms/care/care.h"
#include "web/chore.h"
#include "web/conflict.h"
#include "web/draft.h"

enum { LIST_MOST = 200, KEPT = 180 * 86400 };

struct obstacle_line { obstacle_id id; const char *place, *state, *tone, *title; instant made; bool photo; };
struct obstacles_page { const char *done; struct { int n; struct obstacle_line *at; } lines; };
#include "obstacles.html.h"

static void get_list(struct req *r)
{
    struct obstacles all = obstacles(r, LIST_MOST);
    struct obstacles_page p = { .done = in_has(r, "saved") ? text(r, T_care_saved) : "",
        .lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at) };

    for (int i = 0; i < all.n; i++)
        p.lines.at[p.lines.n++] = (struct obstacle_line){ all.at[i].id, obstacle_unseal(r, "place", all.at[i].place, all.at[i].place_n),
            works_word(r, "report", all.at[i].state), works_tone(all.at[i].state), all.at[i].title ? all.at[i].title : "", all.at[i].made,
            all.at[i].stored != NULL };
    page_begin(r, text(r, T_works_obstacles), .wide = true);
    obstacles_html(r, &p);
    page_end(r);
}
PAGE(works_obstacles, .path = "/works/obstacles", .may = OBSTACLES_READ, .get = get_list, .nav = T_works_obstacles, .nav_at = 51,
     .help = "Obstacles that residents reported: what waits, what was answered.");

/* ---- one ---- */

struct obstacle_page {
    const char *problem, *state, *tone, *place, *words, *contact, *answer, *lang; obstacle_id id; instant made, answered;
    bool photo, forgotten;
    struct choices states, projects; struct conflict_was_page was;
};
#include "obstacle.html.h"

/* Works for accessibility of this year and the next, one of which may take it away. */
static struct choices projects_of(struct req *r, const char *held)
{
    int year = day_civil(r->today).year;
    struct projects_at now = projects_at(r, year, r->today), next = projects_at(r, year + 1, r->today);
    struct choices c = { .at = mem_get(&r->mem, (size_t)(now.n + next.n + 1) * sizeof *c.at) };

    c.at[c.n++] = (struct choice){ "", text(r, T_works_no_work), !*held };
    for (int i = 0; i < now.n + next.n; i++) {
        const struct projects_at_row *p = i < now.n ? &now.at[i] : &next.at[i - now.n];
        const char *value = fmt(r, "%lld", (long long)p->id.v);
        if (p->access.v) c.at[c.n++] = (struct choice){ value, fmt(r, "%s %s", p->code, p->title), !strcmp(value, held) };
    }
    return c;
}

static const char *project_typed(struct req *r, project_id id) { return id.v ? fmt(r, "%lld", (long long)id.v) : ""; }

static void obstacle_show(struct req *r, int status, obstacle_id id, const struct obstacle_row *o, const char *problem)
{
    const char *answer = obstacle_unseal(r, "answer", o->answer, o->answer_n), *project = project_typed(r, o->project);

    draft_used(r, fmt(r, "%lld", (long long)id.v));
    struct obstacle_page p = { .problem = problem, .state = works_word(r, "report", o->state), .tone = works_tone(o->state),
        .place = obstacle_unseal(r, "place", o->place, o->place_n), .words = obstacle_unseal(r, "words", o->words, o->words_n),
        .contact = obstacle_unseal(r, "contact", o->contact, o->contact_n), .answer = typed(r, "answer", answer), .lang = o->lang, .id = id,
        .made = o->made, .answered = o->answered, .photo = o->stored != NULL, .forgotten = !o->words_n,
        .states = works_choices(r, "report", 3, obstacle_states + 1, typed(r, "state", strcmp(o->state, "new") ? o->state : "taken")),
        .projects = projects_of(r, typed(r, "project", project)),
        .was = conflict_was(r, o->row_version, 3, (const struct kept[]){ { "state", o->state }, { "answer", answer },
        { "project", project } }) };

    r->status = status;
    page_begin(r, text_with(r, T_works_obstacle, fmt(r, "%lld", (long long)id.v)), .back = "/works/obstacles", .problem = *problem != 0);
    obstacle_html(r, &p);
    page_end(r);
}

static bool there(struct req *r, obstacle_id id, struct obstacle_row *o)
{
    if (obstacle(r, id, o)) return true;
    refuse(r, 404, T_works_unknown);
    return false;
}

static void get(struct req *r)
{
    obstacle_id id = { in_id(r, "id") };
    struct obstacle_row o;

    if (!there(r, id, &o)) return;
    act(r, "read a report of an obstacle", "obstacle", id.v);
    obstacle_show(r, 200, id, &o, "");
}

static const char *state_said(struct req *r, const char *value) { return works_word(r, "report", value); }

static const char *work_said(struct req *r, const char *value)
{
    struct project_row x;

    return *value && project(r, (project_id){ atoll(value) }, &x) ? x.title : text(r, T_works_no_work);
}

static void conflict(struct req *r, obstacle_id id, const struct obstacle_row *o)
{
    conflict_page(r, &(struct conflict){ .title = text_with(r, T_works_obstacle, fmt(r, "%lld", (long long)id.v)),
        .action = "/works/obstacle", .back = fmt(r, "/works/obstacle?id=%lld", (long long)id.v), .version = o->row_version,
        .carry = { 1, (const struct kept[]){ { "id", fmt(r, "%lld", (long long)id.v) } } },
        .n = 3, .at = (const struct conflict_field[]){ { "state", text(r, T_works_state), o->state, state_said },
            { "answer", text(r, T_works_answer), obstacle_unseal(r, "answer", o->answer, o->answer_n), NULL },
            { "project", text(r, T_works_by_work), project_typed(r, o->project), work_said } } });
}

static void post(struct req *r)
{
    obstacle_id id = { in_id(r, "id") };
    project_id by_work = { in_id(r, "project") };
    const char *state = in(r, "state"), *answer = in(r, "answer");
    struct obstacle_row o;
    struct project_row x;
    bool known = false;
    size_t n;

    if (!there(r, id, &o)) return;
    for (int i = 1; i < 4; i++) known |= !strcmp(state, obstacle_states[i]);
    if (!known || (by_work.v && (!project(r, by_work, &x) || !x.access.v))) {
        obstacle_show(r, 422, id, &o, text(r, T_care_no_choice));
        return;
    }
    if (blank(answer) || too_long(answer, WORDS_MOST)) { obstacle_show(r, 422, id, &o, text(r, T_works_answer_needed)); return; }
    const void *sealed = obstacle_seal(r, "answer", answer, &n);
    if (!answer_obstacle(r, id, state, sealed, n, by_work, r->now, staff_here(r), in_id(r, "row_version"))) { conflict(r, id, &o); return; }
    if (strcmp(state, "taken")) task_done(r, "works", "obstacle", id.v, 0);
    act(r, "answered a report of an obstacle", "obstacle", id.v);
    see_other(r, "/works/obstacles?saved=1");
}
PAGE(works_obstacle, .path = "/works/obstacle", .may = OBSTACLES_READ, .get = get, .post = post,
    .help = "A report of an obstacle: what was reported, what the resident is told.");

static void get_photo(struct req *r)
{
    obstacle_id id = { in_id(r, "id") };
    struct obstacle_row o;

    if (!there(r, id, &o)) return;
    if (o.stored) picture_send(r, o.stored, o.type); else refuse(r, 404, T_works_unknown);
}
PAGE(works_obstacle_photo, .path = "/works/obstacle/photo", .may = OBSTACLES_READ, .get = get_photo, .slow = true,
    .help = "The photo of a reported obstacle.");

/* ---- forgotten (WK9) ---- */

static instant long_ago(struct req *r) { return (instant){ r->now.v - KEPT }; }
static bool forget_due(struct req *r) { return to_forget(r, long_ago(r)).n > 0; }
static void forget(struct req *r)
{
    act(r, "forgot who reported obstacles that are long answered", "obstacle", forget_obstacles(r, long_ago(r)));
}
CHORE(works_forget, .every = 86400, .due = forget_due, .run = forget);
