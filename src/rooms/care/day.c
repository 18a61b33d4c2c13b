/* SPDX-License-Identifier: EUPL-1.2
** day.c - my day: what waits for the reader, room by room, as the rooms declared it with MY_DAY; and the team's. */
#include "rooms/care/tasks.h"
#include "rooms/about.h"
#include "day.sql.h"

struct day_jump { const char *room, *title; int64_t count; };
struct day_covered { struct isolated name; day until; };
struct day_page {
    const char *title, *done, *today; bool team, may_team, advises, hands; struct { int n; struct day_jump at[24]; } parts;
    struct { int n; struct day_covered *at; } covered;
};
struct day_part_page { const char *room, *title; int64_t count; };
#include "day.html.h"
#include "day_part.html.h"

enum { SECTIONS = 24 };
extern const struct my_day *const __start_days[] __attribute__((weak)), *const __stop_days[] __attribute__((weak));

/* Those the reader's keys open, in their order. */
static int sections(struct req *r, const struct my_day **to)
{
    int n = 0;

    for (const struct my_day *const *at = __start_days; at < __stop_days && n < SECTIONS; at++) {
        int k = n;
        if (!((*at)->may & r->keys)) continue;
        for (; k && to[k - 1]->at > (*at)->at; k--) to[k] = to[k - 1];
        to[k] = *at;
        n++;
    }
    return n;
}

static void put_day(struct req *r, bool team)
{
    const struct my_day *all[SECTIONS];
    int n = sections(r, all), counts[SECTIONS];
    struct covers_now c = covers_now(r, staff_here(r), r->today);
    struct day_page p = { .title = text(r, team ? T_care_day_team : T_care_day), .done = in_has(r, "saved") ? text(r, T_care_saved) : "",
                          .today = care_day_said(r, r->today), .team = team, .may_team = (r->keys & MAY_DECIDE) != 0,
                          .advises = (r->keys & MAY_ADVISE) != 0, .hands = (r->keys & (MAY_ADVISE | MAY_DECIDE)) != 0 };

    for (int i = 0; i < n; i++) {
        counts[i] = all[i]->count(r, team);
        p.parts.at[p.parts.n++] = (struct day_jump){ all[i]->room, text(r, all[i]->title), counts[i] };
    }
    p.covered.at = mem_get(&r->mem, (size_t)(c.n + 1) * sizeof *p.covered.at);
    for (int i = 0; i < c.n; i++) p.covered.at[p.covered.n++] = (struct day_covered){ { c.at[i].name ? c.at[i].name : "" }, { c.at[i].until.v - 1 } };
    r->no_store = true;
    page_begin(r, p.title, .wide = true);
    day_html(r, &p);
    for (int i = 0; i < n; i++) {
        if (!counts[i]) continue;
        day_part_html(r, &(struct day_part_page){ all[i]->room, text(r, all[i]->title), counts[i] });
        (all[i]->show)(r, team);
        out_str(&r->out, "</section>\n");
    }
    page_end(r);
}

static void get(struct req *r) { put_day(r, false); }
PAGE(day, .path = "/day", .may = MAY_SIGNED_IN, .get = get, .nav = T_care_day, .nav_at = 1, .help = "My day: what waits for me, room by room.");

static void get_team(struct req *r) { put_day(r, true); }
PAGE(day_team, .path = "/day/team", .may = MAY_DECIDE, .get = get_team, .help = "What waits for the team.");

int care_for(struct req *r, const account_id **to)
{
    struct covers_now c = covers_now(r, staff_here(r), r->today);
    account_id *at = mem_get(&r->mem, (size_t)(c.n + 1) * sizeof *at);

    at[0] = staff_here(r);
    for (int i = 0; i < c.n; i++) at[i + 1] = c.at[i].account;
    *to = at;
    return c.n + 1;
}

/* ---- what case work itself has to say ---- */

enum { DAY_MOST = 30 };
static int count_tasks(struct req *r, bool team) { return care_task_list(r, team ? "team" : "mine", false, false, DAY_MOST).tasks.n; }

static void show_tasks(struct req *r, bool team)
{
    struct task_list_page l = care_task_list(r, team ? "team" : "mine", false, false, DAY_MOST);

    care_task_list_put(r, &l);
}
MY_DAY(tasks, .at = 20, .may = MAY_SIGNED_IN, .title = T_care_tasks, .count = count_tasks, .show = show_tasks);

struct review_line { struct isolated name; const char *path, *what; day due; bool late; struct isolated worker; };
struct reviews_page { struct { int n; struct review_line *at; } lines; };
#include "reviews.html.h"

static struct reviews reviews_due(struct req *r, bool team)
{
    struct reader him = access_reader(r);

    return reviews(r, him.account, him.files, r->now, r->today, (day){ r->today.v + 7 }, team);
}

static int count_reviews(struct req *r, bool team) { return reviews_due(r, team).n; }

/* CA5: past its day it stands first, until somebody looks. */
static void show_reviews(struct req *r, bool team)
{
    struct reviews all = reviews_due(r, team);
    struct reviews_page p = { 0 };

    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++) {
        struct reviews_row *v = &all.at[i];
        bool plan = !strcmp(v->kind, "plan");
        p.lines.at[p.lines.n++] = (struct review_line){
            { person_name(r, &(struct person){ .family = v->family ? v->family : "", .given = v->given ? v->given : "" }) },
            plan ? fmt(r, "/care/plan?person=%lld", (long long)v->person.v) : fmt(r, "/care/alert?id=%lld", (long long)v->id),
            text(r, plan ? T_care_plan : T_care_alert), v->due, v->due.v < r->today.v, { v->worker ? v->worker : "" } };
    }
    reviews_html(r, &p);
}
MY_DAY(reviews, .at = 30, .may = MAY_ADVISE, .title = T_care_reviews, .count = count_reviews, .show = show_reviews);
