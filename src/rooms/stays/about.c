/* SPDX-License-Identifier: EUPL-1.2
** about.c - stays on a person's page, in their own copy; a stay in a secret unit is there for its own team alone (ST6). */
#include "rooms/stays/inside.h"
#include "rooms/about.h"
#include "base/date.h"
#include "base/json.h"
#include "about.sql.h"
#include "stay.sql.h"
#include "work.sql.h"

enum { LINES_MOST = 100000 };
struct stay_shown { const char *path, *unit, *words; bool here; };
struct stays_panel_page { struct { int n; struct stay_shown *at; } stays; };
#include "stays_panel.html.h"

static struct stays_of of(struct req *r, person_id person) { return stays_of(r, person, staff_here(r), 0, r->today); }

static void ask_ahead(struct events *e, person_id person) { stays_of_ahead(e->r, person, staff_here(e->r), 0, e->r->today); }

static void panel(struct req *r, person_id person, bool some)
{
    struct stays_of all = some ? of(r, person) : (struct stays_of){ 0 };
    struct stays_panel_page p = { .stays.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.stays.at) };

    for (int i = 0; i < all.n; i++) {
        struct stays_of_row *s = &all.at[i];
        bool here = s->until.v == DAY_NONE.v;
        p.stays.at[p.stays.n++] = (struct stay_shown){ s->opens && r->keys & MAY_STAY ? fmt(r, "/stays/stay?id=%lld", (long long)s->id.v)
            : "", s->unit_name, here ? text_with(r, T_stays_panel_here, day_said(r, s->since)) : text_with(r, T_stays_panel_left,
            day_said(r, s->since), day_said(r, s->until)), here };
    }
    stays_panel_html(r, &p);
}

static void timeline(struct events *e, person_id person)
{
    struct stays_of all = of(e->r, person);

    for (int i = 0; i < all.n; i++) {
        struct stays_of_row *s = &all.at[i];
        const char *path = s->opens && e->r->keys & MAY_STAY ? fmt(e->r, "/stays/stay?id=%lld", (long long)s->id.v) : NULL;
        if (s->until.v != DAY_NONE.v && s->ended_at.v < e->before.v)
            event_put(e, &(struct event){ s->ended_at, text_with(e->r, T_stays_line_left, s->unit_name), path, NULL });
        if (s->made.v < e->before.v) event_put(e, &(struct event){ s->made, text_with(e->r, T_stays_line_came, s->unit_name), path, NULL });
    }
}

/* ---- the person's own copy: everything that is held of a stay ---- */

static void words(struct req *r, struct json *j, const char *key, const void *sealed, size_t n)
{
    const char *s = stay_open(r, sealed, n);

    if (*s) json_key_str(j, key, s);
}

static void dated(struct json *j, day since, day until)
{
    json_key_day(j, "since", since);
    json_key_day(j, "until", until);
}

static void copy_stay(struct req *r, struct json *j, stay_id stay)
{
    struct papers_of papers = papers_of(r, stay);
    struct longer_of longer = longer_of(r, stay);
    struct leaves_of leaves = leaves_of(r, stay, (day){ 0 });
    struct callers_of callers = callers_of(r, stay, LINES_MOST);
    struct nights_of nights = nights_of(r, stay, (day){ 0 });

    json_key(j, "papers");
    json_array(j);
    for (int i = 0; i < papers.n; i++) {
        json_object(j);
        json_key_str(j, "paper", papers.at[i].paper);
        json_key_str(j, "state", papers.at[i].state);
        words(r, j, "why", papers.at[i].why, papers.at[i].why_n);
        json_end_object(j);
    }
    json_end_array(j);
    json_key(j, "longer");
    json_array(j);
    for (int i = 0; i < longer.n; i++) {
        json_object(j);
        dated(j, longer.at[i].was, longer.at[i].until);
        json_key_str(j, "state", longer.at[i].state);
        json_key_str(j, "number", longer.at[i].number);
        words(r, j, "why", longer.at[i].why, longer.at[i].why_n);
        json_end_object(j);
    }
    json_end_array(j);
    json_key(j, "leave");
    json_array(j);
    for (int i = 0; i < leaves.n; i++) {
        json_object(j);
        dated(j, leaves.at[i].since, leaves.at[i].until);
        words(r, j, "words", leaves.at[i].words, leaves.at[i].words_n);
        json_end_object(j);
    }
    json_end_array(j);
    json_key(j, "visitors");
    json_array(j);
    for (int i = 0; i < callers.n; i++) {
        json_object(j);
        json_key_day(j, "day", greek_day(callers.at[i].came));
        words(r, j, "who", callers.at[i].words, callers.at[i].words_n);
        json_end_object(j);
    }
    json_end_array(j);
    json_key(j, "nights");
    json_array(j);
    for (int i = 0; i < nights.n; i++) {
        json_object(j);
        json_key_day(j, "night", nights.at[i].night);
        json_key_str(j, "state", nights.at[i].state);
        json_end_object(j);
    }
    json_end_array(j);
}

/* What one shift told the next about this guest; whom else it names is not theirs to have (GDPR article 15(4)). */
static void copy_log(struct req *r, struct json *j, stay_id stay)
{
    struct log_about all = log_about(r, stay);
    struct others_about who = others_about(r, stay);
    const char **names = mem_get(&r->mem, (size_t)(3 * who.n + 1) * sizeof *names);
    int n = 0;

    for (int i = 0; i < who.n && all.n; i++) {
        names[n++] = who.at[i].family ? who.at[i].family : "";
        names[n++] = who.at[i].given ? who.at[i].given : "";
        names[n++] = who.at[i].code;
    }
    json_key(j, "log");
    json_array(j);
    for (int i = 0; i < all.n; i++) {
        json_object(j);
        json_key_day(j, "day", all.at[i].day);
        json_key_str(j, "shift", all.at[i].shift);
        json_key_str(j, "words", without_names(r, stay_open(r, all.at[i].words, all.at[i].words_n), names, n));
        json_end_object(j);
    }
    json_end_array(j);
}

static void copy_work(struct req *r, struct json *j, stay_id stay)
{
    struct leases_of leases = leases_of(r, stay);
    struct months_of months = months_of(r, stay);
    struct jobs_of jobs = jobs_of(r, stay);
    struct talks_of talks = talks_of(r, stay, LINES_MOST);

    json_key(j, "homes");
    json_array(j);
    for (int i = 0; i < leases.n; i++) {
        json_object(j);
        words(r, j, "words", leases.at[i].words, leases.at[i].words_n);
        json_key_cents(j, "rent", leases.at[i].rent);
        dated(j, leases.at[i].since, leases.at[i].until);
        json_end_object(j);
    }
    json_end_array(j);
    json_key(j, "rents");
    json_array(j);
    for (int i = 0; i < months.n; i++) {
        json_object(j);
        json_key_day(j, "month", months.at[i].month);
        json_key_cents(j, "rent", months.at[i].rent);
        json_key_str(j, "state", months.at[i].state);
        words(r, j, "why", months.at[i].why, months.at[i].why_n);
        json_end_object(j);
    }
    json_end_array(j);
    json_key(j, "jobs");
    json_array(j);
    for (int i = 0; i < jobs.n; i++) {
        json_object(j);
        json_key_str(j, "kind", jobs.at[i].kind);
        words(r, j, "words", jobs.at[i].words, jobs.at[i].words_n);
        dated(j, jobs.at[i].since, jobs.at[i].until);
        json_end_object(j);
    }
    json_end_array(j);
    json_key(j, "talks");
    json_array(j);
    for (int i = 0; i < talks.n; i++) {
        json_object(j);
        json_key_day(j, "day", talks.at[i].day);
        json_key_str(j, "kind", talks.at[i].kind);
        words(r, j, "words", talks.at[i].words, talks.at[i].words_n);
        json_end_object(j);
    }
    json_end_array(j);
}

static void copy(struct req *r, person_id person, struct out *o)
{
    struct stays_of all = stays_of(r, person, staff_here(r), 1, r->today);
    struct json j = { .out = o };

    out_str(o, "\"stays\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        struct stays_of_row *s = &all.at[i];
        json_object(&j);
        json_key_str(&j, "unit", s->unit_name);
        dated(&j, s->since, s->until);
        json_key_day(&j, "due", s->due);
        json_key_str(&j, "cycle", s->cycle);
        json_key_str(&j, "origin", s->origin);
        json_key_str(&j, "destination", s->destination);
        words(r, &j, "why", s->why, s->why_n);
        json_key_str(&j, "later", s->follow_state);
        words(r, &j, "later_words", s->follow_words, s->follow_words_n);
        copy_stay(r, &j, s->id);
        copy_log(r, &j, s->id);
        copy_work(r, &j, s->id);
        json_end_object(&j);
    }
    json_end_array(&j);
}

/* ---- how long it is kept ---- */

static int due(struct req *r, person_id person, day *until)
{
    struct last_stay_row s = last_stay(r, person);

    *until = s.here || !s.n ? DAY_NONE : day_add_months(s.last, 12 * town_retention(r->house->town, "stays")->years);
    return (int)s.n;
}

/* That somebody stayed, and when, is kept for the figures; what was written about them is not. */
static void erase(struct req *r, person_id person)
{
    erase_words(r, person);
    erase_callers(r, person);
    erase_leaves(r, person);
    erase_papers(r, person);
    erase_longer(r, person, "", 0);
    erase_leases(r, person, "", 0);
    erase_months(r, person);
    erase_talks(r, person);
    erase_jobs(r, person);
    read_others(r, person);
    erase_entries(r, person);
}

ABOUT_PERSON(stays, .at = 55, .may = MAY_ADVISE | MAY_DECIDE | MAY_KEEP, .title = T_stays_panel, .has = ABOUT_STAYS, .ask = ask_ahead,
    .panel = panel, .timeline = timeline, .copy = copy, .due = due, .erase = erase);
