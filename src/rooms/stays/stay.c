/* SPDX-License-Identifier: EUPL-1.2
** stay.c - the page of one stay: clock, bed, papers, leave, visitors, the last nights; what is done there is in done.c and left.c. */
#include "rooms/stays/inside.h"
#include "rooms/places/places.h"
#include "base/date.h"
#include "stay.sql.h"

enum { NIGHTS = 14, CALLERS = 10 };
struct brought_line { brought_id id; const char *name, *state, *tone, *why; day needed, good_until; bool open, late, stale; };
struct longer_line { longer_id id; const char *why, *state, *number; struct isolated asker, decider; day until; bool open, mine; };
struct leave_line { leave_id id; day since, until; const char *words; };
struct caller_line { caller_id id; instant came, gone; const char *words; bool here; };
struct night_line { day night; const char *state, *tone; };
struct near_line { stay_id stay; const char *name, *phone, *tag, *paper, *tone; int64_t named; };
struct child_line { const char *path; struct isolated name; bool left; };
struct stay_page {
    stay_id id; const char *title, *done, *problem, *path, *unit, *code, *bed, *origin, *cycle, *why, *destination, *follow_state,
        *follow_words, *back, *intake, *coop, *with_path;
    struct isolated name, with; person_id person; unit_id unit_id_; day since, due, until, follow, followed, longer_to;
    int64_t night, left, of, row_version, times;
    bool here, over, soon, nightly, near_shown, asks, decides, may_longer, secret, child, follows, plan, work, home;
    const char *typed_until, *typed_why, *typed_since, *typed_words, *typed_visitor, *near_name, *near_relation, *near_phone;
    struct options destinations, follows_as; struct bed_options beds;
    struct { int n; struct brought_line *at; } papers;
    struct { int n; struct longer_line *at; } longer;
    struct { int n; struct leave_line *at; } leaves;
    struct { int n; struct caller_line *at; } callers;
    struct { int n; struct night_line *at; } nights;
    struct { int n; struct child_line *at; } children;
    struct { int n; struct near_line *at; } near;
};
#include "stay.html.h"
#define stay_end_page stay_page        /* one page: Housing and Work stands between */
#include "stay_end.html.h"

static const char *const follow_states[] = { "housed", "unstable", "returned", "not_found", NULL };
static const char *tone_of(const char *state) { return !strcmp(state, "here") ? "ok" : !strcmp(state, "leave") ? "" : "warn"; }

static void put_papers(struct req *r, const struct guest *g, struct stay_page *p)
{
    struct papers_of all = papers_of(r, g->id);

    p->papers.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->papers.at);
    for (int i = 0; i < all.n; i++) {
        struct papers_of_row *x = &all.at[i];
        bool stale = x->good_until.v != DAY_NONE.v && x->good_until.v <= r->today.v, asked = !strcmp(x->state, "asked");
        p->papers.at[p->papers.n++] = (struct brought_line){ x->id, stay_said(r, "paper", x->paper),
            stay_said(r, "brought", stale ? "stale" : x->state), asked || stale ? "warn" : "ok", stay_open(r, x->why, x->why_n), x->needed,
            x->good_until, asked || stale, asked && x->needed.v < r->today.v, stale };
    }
}

static void put_longer(struct req *r, const struct guest *g, struct stay_page *p)
{
    struct longer_of all = longer_of(r, g->id);
    const struct stay_cycle *c = stay_cycle_named(g->rules, g->cycle);
    int granted = 0;

    p->longer.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->longer.at);
    for (int i = 0; i < all.n; i++) {
        struct longer_of_row *x = &all.at[i];
        bool open = !strcmp(x->state, "asked"), mine = x->asked_by.v == staff_here(r).v;
        granted += !strcmp(x->state, "granted");
        p->asks |= open;
        p->longer.at[p->longer.n++] = (struct longer_line){ x->id, stay_open(r, x->why, x->why_n), stay_said(r, "longer", x->state),
            x->number, { x->asker ? x->asker : "" }, { x->decider ? x->decider : "" }, x->until, open && r->keys & MAY_DECIDE && !mine, open
            && mine };
    }
    p->times = c ? c->times - granted : 0;
    p->may_longer = p->here && !p->asks && p->times > 0;
    if (p->may_longer) p->longer_to = longer_until(c, g->due);
}

static void put_leaves(struct req *r, const struct guest *g, struct stay_page *p)
{
    struct leaves_of all = leaves_of(r, g->id, stay_night_now(r));
    struct callers_of came = callers_of(r, g->id, CALLERS);

    p->leaves.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->leaves.at);
    for (int i = 0; i < all.n; i++)
        p->leaves.at[p->leaves.n++] = (struct leave_line){ all.at[i].id, all.at[i].since, all.at[i].until,
            stay_open(r, all.at[i].words, all.at[i].words_n) };
    p->callers.at = mem_get(&r->mem, (size_t)(came.n + 1) * sizeof *p->callers.at);
    for (int i = 0; i < came.n; i++)
        p->callers.at[p->callers.n++] = (struct caller_line){ came.at[i].id, came.at[i].came, came.at[i].gone,
            stay_open(r, came.at[i].words, came.at[i].words_n), !came.at[i].gone.v };
}

static void put_nights(struct req *r, const struct guest *g, struct stay_page *p)
{
    struct nights_of all = nights_of(r, g->id, (day){ (g->until.v == DAY_NONE.v ? r->today.v : g->until.v) - NIGHTS });
    struct children_of kids = children_of(r, g->id, access_reader(r).account, access_reader(r).files, r->now);

    p->nights.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->nights.at);
    for (int i = 0; i < all.n; i++)
        p->nights.at[p->nights.n++] = (struct night_line){ all.at[i].night, stay_said(r, "night", all.at[i].state),
            tone_of(all.at[i].state) };
    p->children.at = mem_get(&r->mem, (size_t)(kids.n + 1) * sizeof *p->children.at);
    for (int i = 0; i < kids.n; i++)
        p->children.at[p->children.n++] = (struct child_line){ fmt(r, "/stays/stay?id=%lld", (long long)kids.at[i].id.v),
            { guest_name(r, g->secret, kids.at[i].code, kids.at[i].family, kids.at[i].given) }, kids.at[i].until.v != DAY_NONE.v };
}

/* Who cares for the guest and who is called (PL10): of a file that opens, and never in a secret unit. */
static void put_near(struct req *r, const struct guest *g, struct stay_page *p)
{
    p->near_shown = near_told(g);
    if (!p->near_shown) return;
    struct near_all all = places_near(r, g->person);

    p->near.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->near.at);
    for (int i = 0; i < all.n; i++)
        p->near.at[p->near.n++] = (struct near_line){ g->id, all.at[i].name, all.at[i].phone, all.at[i].tag, all.at[i].paper,
            all.at[i].no ? "err" : "ok", all.at[i].named };
    p->near_name = in(r, "near_name"), p->near_relation = in(r, "near_relation"), p->near_phone = in(r, "near_phone");
}

/* From a hostel after rehabilitation to the cooperative, for who works in both. */
static const char *coop_path(struct req *r, const struct guest *g)
{
    struct unit_kept *all;

    return !strcmp(g->rules->kind, "rehab_hostel") && access_units_kept(r, "social_cooperative", &all)
        ? fmt(r, "/cooperative/join?person=%lld", (long long)g->person.v) : "";
}

static struct stay_page page_of(struct req *r, const struct guest *g, const char *problem)
{
    const struct stay_cycle *c = stay_cycle_named(g->rules, g->cycle);
    bool here = g->until.v == DAY_NONE.v;
    struct stay_page p = { .id = g->id, .title = text_with(r, T_stays_stay_of, g->name.text),
        .done = in_has(r, "saved") ? text(r, T_stays_saved) : "", .problem = problem,
        .path = g->path, .unit = g->unit_name, .unit_id_ = g->unit, .person = g->person, .name = g->name, .code = g->secret ? "" : g->code,
        .secret = g->secret, .bed = *g->bed_name ? fmt(r, "%s · %s", g->room_name, g->bed_name) : "",
        .origin = stay_said(r, "origin", g->origin), .cycle = c ? cycle_said(r, c) : g->cycle,
        .since = g->since, .due = g->due, .until = g->until, .here = here, .nightly = g->rules->nightly, .child = g->along.v != 0,
        .work = g->rules->work || g->rules->nrents > 0, .home = g->rules->nrents > 0,
        .night = (here ? stay_night_now(r).v + 1 : g->until.v) - g->since.v, .of = g->due.v - g->since.v, .left = g->due.v - r->today.v,
        .why = g->why, .destination = *g->destination ? stay_said(r, "destination", g->destination) : "", .follow = g->follow,
        .followed = g->followed, .follow_state = *g->follow_state ? stay_said(r, "follow", g->follow_state) : "",
        .follow_words = g->follow_words, .row_version = g->row_version,
        .follows = g->follow.v != DAY_NONE.v && g->followed.v == DAY_NONE.v, .plan = *g->path && r->keys & MAY_ADVISE,
        .longer_to = DAY_NONE, .back = fmt(r, "/stays?unit=%lld", (long long)g->unit.v),
        .intake = fmt(r, "/stays/intake?unit=%lld&along=%lld", (long long)g->unit.v, (long long)g->id.v),
        .typed_until = in(r, "until"), .typed_why = in(r, "why"), .typed_since = in(r, "since"), .typed_words = in(r, "words"),
        .typed_visitor = in(r, "visitor"), .destinations = stay_options(r, stay_destinations, "destination", in(r, "destination")),
        .follows_as = stay_options(r, follow_states, "follow", in(r, "state")) };

    const struct guest *adult = g->along.v ? stay_of_visit(r, g->along) : NULL;

    p.coop = coop_path(r, g), p.with.text = adult ? adult->name.text : "";
    p.with_path = adult ? fmt(r, "/stays/stay?id=%lld", (long long)adult->id.v) : "";
    p.over = here && p.left <= 0;
    p.soon = here && p.left > 0 && p.left <= g->rules->warn;
    if (here) p.beds = free_bed_options(r, g->unit, stay_night_now(r), g->bed);
    put_papers(r, g, &p);
    put_longer(r, g, &p);
    put_leaves(r, g, &p);
    put_nights(r, g, &p);
    put_near(r, g, &p);
    return p;
}

void stay_show(struct req *r, int status, const struct guest *g, const char *problem)
{
    struct stay_page p = page_of(r, g, problem);

    r->status = status;
    page_begin(r, p.title, .back = p.back, .problem = *problem != 0);
    stay_html(r, &p);
    if (p.work) work_show(r, g);
    stay_end_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    const struct guest *g = stay_of_visit(r, (stay_id){ in_id(r, "id") });

    if (!g) return;
    act(r, "looked at a stay", "stay", g->id.v);
    stay_show(r, 200, g, "");
}
PAGE(stays_stay, .path = "/stays/stay", .may = MAY_STAY, .get = get,
    .help = "One stay: clock, bed, papers, leave, visitors, the last nights.");
