/* SPDX-License-Identifier: EUPL-1.2
** units.c - the town's desks and who works in them, with dates: what a grant to a unit means for whom (AC3). */
#include "rooms/access/inside.h"
#include "rooms/portal/portal.h"
#include "units.sql.h"

struct unit_shown { unit_id id; const char *name; int64_t people; bool secret, closed; };
struct what_option { const char *value, *name; bool on; };
struct whats { int n; struct what_option *at; };
struct units_page { bool done, may, secret; const char *problem, *name; struct whats whats; struct { int n; struct unit_shown *at; } units; };
#include "units.html.h"
struct worker_shown { work_id id; struct isolated name; day since, until; bool ends; };
struct unit_page {
    struct whats whats; unit_id id; const char *name, *problem, *since, *until; bool done, may, secret, closed;
    struct { int n; struct worker_shown *at; } workers;
    struct picks accounts;
};
#include "unit.html.h"

/* Kinds of desk that stand in no directory, or need not. */
static const char *const kinds[] = { "community_centre", "roma_branch", "kem", "social_service", "nursery", "kdap", "kdap_amea", "grocery", "pharmacy",
    "soup_kitchen", "clinic", "dental", "night_shelter", "hostel", "rehab_hostel", "nursing_home", "housing_work", "day_centre",
    "kapi", "kifi", "help_home", "counselling_women", "youth_council", "volunteers_office", "job_office", "parents_school", "tutoring", "camp",
    "social_cooperative", "learning_city", "culture", "sport", "warehouse", "disability_desk" };

/* What a unit can be: an office (""), a structure of the town's files ("nursery:3rd-nursery"), or a kind by itself ("warehouse:"). */
static struct whats what_it_can_be(struct req *r, const char *chosen)
{
    const struct town *town = r->house->town;
    int n = town ? town_structures(town) : 0, k = (int)(sizeof kinds / sizeof *kinds);
    struct whats w = { .at = mem_get(&r->mem, (size_t)(n + k + 1) * sizeof *w.at) };

    for (int i = 0; i < n; i++) {
        const struct structure *s = town_structure(town, i);
        w.at[w.n++] = (struct what_option){ fmt(r, "%s:%s", s->kind, s->id), place_say(r, s).name.text, false };
    }
    for (int i = 0; i < k; i++) w.at[w.n++] = (struct what_option){ fmt(r, "%s:", kinds[i]), text_named(r, fmt(r, "structure.%s", kinds[i])), false };
    w.at[w.n++] = (struct what_option){ "womens_shelter:", text(r, T_access_womens_shelter), false };     /* the directory does not know the word */
    for (int i = 0; i < w.n; i++) w.at[i].on = !strcmp(w.at[i].value, chosen);
    return w;
}

/* Reads the choice: false when it is none of them, or would put a secret unit into the directory. */
static bool what_it_is(struct req *r, bool secret, const char **kind, const char **structure)
{
    const char *chosen = in(r, "what"), *colon = strchr(chosen, ':');
    struct whats all = what_it_can_be(r, chosen);

    *kind = *structure = "";
    if (!*chosen) return true;
    for (int i = 0; i < all.n; i++)
        if (all.at[i].on) { *kind = fmt(r, "%.*s", (int)(colon - chosen), chosen); *structure = colon + 1; return !secret || !**structure; }
    return false;
}

static bool makes_units(const struct req *r) { return (r->keys & MAY_STAFF) != 0; }

/* ---- all of them ----------------------------------------------------------------------------------- */

static void show_all(struct req *r, int status, const char *problem)
{
    struct units all = units(r, r->today, access_reader(r).account, makes_units(r));
    struct units_page p = { .done = in_has(r, "saved"), .may = makes_units(r), .problem = problem, .name = in(r, "name"), .secret = in_has(r, "secret"),
        .whats = what_it_can_be(r, in(r, "what")) };

    p.units.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.units.at);
    for (int i = 0; i < all.n; i++)
        p.units.at[p.units.n++] = (struct unit_shown){ all.at[i].id, all.at[i].name, all.at[i].people, all.at[i].secret, all.at[i].closed };
    r->status = status;
    page_begin(r, text(r, T_access_units), .problem = *problem != 0);
    units_html(r, &p);
    page_end(r);
}

static void get_all(struct req *r) { show_all(r, 200, ""); }

/* NULL: it can be the name of a unit. */
static const char *name_wrong(struct req *r, const char *name, unit_id but)
{
    if (!letters(name) || strlen(name) > UNIT_NAME_MOST) return text(r, T_access_unit_name_wrong);
    return units_named(r, name, but).n ? text(r, T_access_unit_name_taken) : NULL;
}

static void post_all(struct req *r)
{
    const char *wrong = name_wrong(r, in(r, "name"), (unit_id){ 0 }), *kind, *structure;
    struct add_unit_row row;

    if (!makes_units(r)) { refuse(r, 403, T_web_why_403); return; }
    if (!wrong && !what_it_is(r, in_has(r, "secret"), &kind, &structure)) wrong = text(r, T_access_what_wrong);
    if (wrong) { show_all(r, 422, wrong); return; }
    if (!add_unit(r, in(r, "name"), structure, kind, in_has(r, "secret"), &row)) fault(&r->fate, "the unit was not written");
    act(r, "made a unit", "unit", row.id.v);
    see_other(r, "/units/unit?id=%lld&saved=1", (long long)row.id.v);
}
PAGE(units, .path = "/units", .may = MAY_STAFF | MAY_SUPERVISE, .get = get_all, .post = post_all, .help = "The town's units and how many work in each; a new one.",
     .nav = T_access_units, .nav_at = 62);

/* ---- one ------------------------------------------------------------------------------------------- */

static bool find(struct req *r, unit_id id, struct unit_row *u)
{
    unit_id *mine;
    bool in_it = false;

    for (int i = access_units_of(r, &mine); i-- > 0; ) in_it |= mine[i].v == id.v;
    if (unit(r, id, u) && (!u->secret || in_it || makes_units(r))) return true;
    refuse(r, 404, T_access_unit_gone);
    return false;
}

static void show_one(struct req *r, int status, unit_id id, const char *problem)
{
    struct unit_row u;

    if (!find(r, id, &u)) return;
    struct workers all = workers(r, id);
    struct unit_page p = { .id = id, .whats = what_it_can_be(r, *u.kind ? fmt(r, "%s:%s", u.kind, u.structure) : ""), .name = u.name, .problem = problem, .since = in(r, "since"), .until = in(r, "until"), .done = in_has(r, "saved"),
        .may = makes_units(r), .secret = u.secret, .closed = u.closed, .accounts = pick_accounts(r, in_id(r, "account")) };
    p.workers.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.workers.at);
    for (int i = 0; i < all.n; i++) {
        struct workers_row *w = &all.at[i];
        p.workers.at[p.workers.n++] = (struct worker_shown){ w->id, { w->name }, w->since, w->until, p.may && (w->until.v == DAY_NONE.v || w->until.v > r->today.v) };
    }
    r->status = status;
    page_begin(r, u.name, .back = "/units", .problem = *problem != 0);
    unit_html(r, &p);
    page_end(r);
}

static void get_one(struct req *r) { show_one(r, 200, (unit_id){ in_id(r, "id") }, ""); }

static void post_one(struct req *r)
{
    unit_id id = { in_id(r, "id") };
    struct unit_row u;

    if (!makes_units(r)) { refuse(r, 403, T_web_why_403); return; }
    if (!find(r, id, &u)) return;
    const char *wrong = name_wrong(r, in(r, "name"), id), *kind, *structure;
    if (!wrong && !what_it_is(r, in_has(r, "secret"), &kind, &structure)) wrong = text(r, T_access_what_wrong);
    if (wrong) { show_one(r, 422, id, wrong); return; }
    set_unit(r, id, in(r, "name"), structure, kind, in_has(r, "secret"), in_has(r, "closed"));
    act(r, "changed a unit", "unit", id.v);
    see_other(r, "/units/unit?id=%lld&saved=1", (long long)id.v);
}
PAGE(unit, .path = "/units/unit", .may = MAY_STAFF | MAY_SUPERVISE, .get = get_one, .post = post_one, .help = "One unit: who works there, from when to when.");

static void post_work(struct req *r)
{
    unit_id id = { in_id(r, "unit") };
    account_id account = { in_id(r, "account") };
    day since = r->today, until = DAY_NONE;
    struct unit_row u;

    if (!find(r, id, &u)) return;
    if (in_has(r, "end")) {
        if (!end_work(r, (work_id){ in_id(r, "end") }, id, r->today)) { refuse(r, 404, T_access_unit_gone); return; }
        act(r, "ended somebody's work in a unit", "unit", id.v);
    } else {
        bool read = (!*in(r, "since") || day_read_forgiving(in(r, "since"), &since)) && (!*in(r, "until") || day_read_forgiving(in(r, "until"), &until));
        if (!read || (until.v != DAY_NONE.v && until.v <= since.v)) { show_one(r, 422, id, text(r, T_access_dates_wrong)); return; }
        if (!*account_said(r, account)) { show_one(r, 422, id, text(r, T_access_nobody_chosen)); return; }
        if (work_clashes(r, id, account, since, until).n) { show_one(r, 409, id, text(r, T_access_works_already)); return; }
        add_work(r, id, account, since, until);
        act(r, fmt(r, "put somebody into a unit: account %lld", (long long)account.v), "unit", id.v);
    }
    see_other(r, "/units/unit?id=%lld&saved=1", (long long)id.v);
}
PAGE(unit_work, .path = "/units/work", .may = MAY_STAFF, .post = post_work, .help = "Somebody begins or stops working in a unit.");
