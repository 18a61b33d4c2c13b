/* SPDX-License-Identifier: EUPL-1.2
** mine.c - a resident's place on a course, by its number and code: when and where, taken or given up (EO1, EO2). */
#include "rooms/events/online.h"
#include "rooms/events/feed.h"
#include "rooms/entitlements/by_code.h"
#include "host/crypto.h"
#include "web/house.h"

void signup_hash(struct req *r, int64_t number, const char *code, unsigned char *to)
{
    by_code_hash(r, "event", fmt(r, "%lld", (long long)number), code, to);
}

void signup_remember(struct req *r, int64_t number, const char *code)                            /* EO2 */
{
    by_code_remember(r, "event", fmt(r, "%lld", (long long)number), code);
}

static bool find(struct req *r, int64_t number, const char *code, struct mine *m)              /* EO1 */
{
    unsigned char hash[HASH_BYTES];
    struct signup_followed_row row;

    signup_hash(r, number, code, hash);
    if (!signup_followed(r, hash, sizeof hash, &row) || !signup(r, row.id, &m->s) || !course(r, m->s.course, &m->c)) return false;
    const struct person *p = m->s.person.v ? registry_person(r, registry_root(r, m->s.person)) : NULL;
    m->id = row.id;
    m->code = code;
    return !p || p->shield != 2;
}

bool mine_from_cookie(struct req *r, struct mine *m)
{
    const char *number, *code;

    return by_code_remembered(r, "event", &number, &code) && find(r, atoll(number), code, m);
}

const char *signup_new_code(struct req *r, signup_id id)
{
    unsigned char hash[HASH_BYTES];
    const char *code = by_code_new(r);

    signup_hash(r, id.v, code, hash);
    set_follow(r, id, hash, sizeof hash);
    return code;
}

/* ---- the page ---- */

struct file_mine { const char *href, *title; };
struct mine_page {
    const char *problem, *state, *tone, *before, *answer, *calendar; struct isolated title;
    bool fresh, shown, live, waits, tells, offered, registered,
        greek, grouped, course_off, course_over; int64_t seats;
    struct ltr number, code; struct where_shown place; struct lessons_shown lessons;
    struct { int n; struct file_mine *at; } files;
};
#include "mine.html.h"
static const struct by_code_form form = { "event", "/events/mine", "/events", T_events_mine, T_events_mine_lead, T_events_place_number,
    T_events_number_wrong, NULL, 0 };

static const char *before_said(struct req *r, const struct mine *m)
{
    struct passed_of_row row;

    if (course_tells(&m->c)) return text(r, T_events_team_answers_mine);                         /* EV15 */
    return passed_of(r, m->id, &row) ? text_with(r, T_events_before,
        fmt(r, "%lld", (long long)before_them(r, m->s.course, row.passed, m->id).n)) : "";
}

static void render(struct req *r, int status, const struct mine *m, const char *problem)
{
    struct course_said said = course_said(r, m->s.course);
    struct mine_page p = { .problem = problem, .state = events_said(r, "signup", m->s.state), .tone = events_tone(m->s.state),
        .title = said.title, .greek = said.greek, .fresh = in_has(r, "new"), .waits = !strcmp(m->s.state, "waiting"),
        .tells = course_tells(&m->c),
        .offered = !strcmp(m->s.state, "offered") && m->s.answer_by.v > r->now.v,
        .registered = !strcmp(m->s.state, "registered"), .grouped = m->s.grouped, .seats = m->s.seats,
        .course_off = !strcmp(m->c.state, "cancelled"), .course_over = !strcmp(m->c.state, "over"),
        .answer = m->s.answer_by.v ? when_said(r, m->s.answer_by) : "",
        .number = { fmt(r, "%lld", (long long)m->id.v) }, .code = { m->code },
        .place = where_of(r, m->c.structure, m->c.unit_name), .lessons = lessons_shown(r, m->s.course), .before = "" };

    p.shown = p.fresh && !(p.waits && p.tells);
    p.live = p.waits || !strcmp(m->s.state, "offered") || p.registered;
    if (p.waits && !p.course_over) p.before = before_said(r, m);
    if (p.registered) {
        struct materials_mine files = materials_mine(r, m->s.course);
        p.files.at = mem_get(&r->mem, (size_t)(files.n + 1) * sizeof *p.files.at);
        for (int i = 0; i < files.n; i++)
            p.files.at[p.files.n++] = (struct file_mine){ fmt(r, "/events/material?id=%lld", (long long)files.at[i].id.v),
                files.at[i].title };
        p.calendar = feed_path(r, m->id);
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_events_mine), .back = "/events", .problem = *problem != 0);
    mine_html(r, &p);
    page_end(r);
}

static void get_mine(struct req *r)
{
    struct mine m;

    if (mine_from_cookie(r, &m)) render(r, 200, &m, "");
    else by_code_ask(r, &form, 200, "");
}

static void post_mine(struct req *r)
{
    int64_t number;
    struct mine m;
    const char *code;

    if (!by_code_typed(r, &form, &number, &code)) return;
    bool found = find(r, number, code, &m);
    signup_act(r, found ? "opened a registration by its code" : "tried to open a registration", (signup_id){ found ? m.id.v : 0 },
        found ? m.s.person : (person_id){ 0 });
    if (!found) { by_code_ask(r, &form, 404, text(r, T_events_unknown)); return; }
    signup_remember(r, number, code);
    see_other(r, "/events/mine");
}
PAGE(events_mine, .path = "/events/mine", .may = MAY_ANYBODY, .get = get_mine, .post = post_mine,
    .help = "A resident's place on a course, by its number and code.");

static void to_mine(struct req *r) { see_other(r, "/events/mine"); }

static void post_answer(struct req *r)
{
    const char *what = in(r, "do");
    struct mine m;
    bool moved;

    if (!mine_from_cookie(r, &m)) { see_other(r, "/events/mine"); return; }
    if (!strcmp(what, "take")) moved = signup_take(r, m.id, &m.s, m.s.row_version);
    else if (strcmp(what, "cancel")) { render(r, 422, &m, text(r, T_care_no_choice)); return; }
    else if (!in_has(r, "sure")) { render(r, 422, &m, text(r, T_events_cancel_tick)); return; }
    else moved = signup_end(r, m.id, &m.s, "cancelled", m.s.row_version);
    if (moved) see_other(r, "/events/mine");
    else render(r, 409, &m, text(r, T_events_too_late));
}
PAGE(events_answer, .path = "/events/answer", .may = MAY_ANYBODY, .get = to_mine, .post = post_answer,
    .help = "A resident takes a place that was offered, or gives one up.");

static void get_closed(struct req *r) { by_code_closed(r, "event", T_events_closed_words); }
PAGE(events_closed, .path = "/events/closed", .may = MAY_ANYBODY, .get = get_closed,
    .help = "Nothing of a registration is left on this device.");
