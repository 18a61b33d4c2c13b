/* SPDX-License-Identifier: EUPL-1.2
** course.c - one course at the desk of its team: its lessons, who is on its list and who waits; it opens, ends, is called off. */
#include "rooms/events/course.h"
#include "base/fold.h"
#include "web/house.h"

struct lesson_line { lesson_id id; const char *when, *place, *leader, *why; bool off, today; int64_t version, heads; };
struct signup_line {
    signup_id id; int64_t number, seats, came; struct isolated name, class; struct ltr phone; const char *words, *state, *tone, *answer;
    bool nameless, grouped, twice;
};
struct file_line { material_id id; const char *title; bool open; };
struct course_page {
    const char *kind, *audience, *unit, *problem, *done, *state, *tone, *about, *speaks, *since, *until, *why, *first, *hour_from, *hour_to,
        *weeks, *place, *leader, *public_path;
    struct isolated title; course_id id; int64_t places, taken, percent, version; bool draft, open, over, off, sensitive, groups, online,
        keeps;
    struct { int n; struct lesson_line *at; } lessons;
    struct { int n; struct signup_line *at; } signups;
    struct { int n; struct file_line *at; } files;
};
#include "course.html.h"

static void take_lessons(struct req *r, course_id id, struct course_page *p)
{
    struct lessons all = lessons(r, id);

    p->lessons.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lessons.at);
    for (int i = 0; i < all.n; i++) {
        const struct lessons_row *l = &all.at[i];
        p->lessons.at[p->lessons.n++] = (struct lesson_line){ l->id, lesson_said(r, l->starts, l->ends), l->place, l->leader, l->why,
            !strcmp(l->state, "cancelled"), greek_day(l->starts).v <= r->today.v && strcmp(l->state, "cancelled"), l->row_version,
            l->heads };
    }
}

/* Whoever registers from home is not told who is on the list: that somebody is on it twice is for the team to see. */
static void mark_twice(struct req *r, struct signup_line *at, int n)
{
    const char **name = mem_get(&r->mem, (size_t)(n + 1) * sizeof *name);

    for (int i = 0; i < n; i++) {
        name[i] = at[i].nameless || at[i].grouped ? "" : fold_plain(&r->mem, at[i].name.text);
        for (int k = 0; *name[i] && k < i; k++) if (!strcmp(name[i], name[k])) at[i].twice = at[k].twice = true;
    }
}

static void take_signups(struct req *r, course_id id, struct course_page *p)
{
    struct signups all = signups(r, id);

    p->signups.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->signups.at);
    for (int i = 0; i < all.n; i++) {
        const struct signups_row *s = &all.at[i];
        const char *name = signup_name(r, s->person, (int)s->shield, s->name, s->name_n);
        p->signups.at[p->signups.n++] = (struct signup_line){ s->id, s->number, s->seats, s->came, { name },
            { *name && s->grouped ? fmt(r, "%s%s%s", s->body_name ? s->body_name : "", s->body_name && s->class ? " · " : "",
            events_unseal(r, "class", s->class, s->class_n)) : "" }, { *name ? events_unseal(r, "phone", s->phone, s->phone_n) : "" },
            *name ? events_unseal(r, "words", s->words, s->words_n) : "", events_said(r, "signup", s->state), events_tone(s->state),
            s->answer_by.v ? when_said(r, s->answer_by) : "", !*name, s->grouped, false };
    }
    mark_twice(r, p->signups.at, p->signups.n);
}

static void take_files(struct req *r, course_id id, struct course_page *p)
{
    struct materials all = materials(r, id);

    p->files.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->files.at);
    for (int i = 0; i < all.n; i++) p->files.at[p->files.n++] = (struct file_line){ all.at[i].id, all.at[i].title, all.at[i].open };
}

void course_show(struct req *r, int status, course_id id, const char *problem)
{
    struct course_row c;

    if (!course_mine(r, id, &c)) return;
    struct course_said said = course_said(r, id);
    struct course_page p = { .kind = events_said(r, "kind", c.kind), .audience = events_said(r, "audience", c.audience),
        .unit = c.unit_name, .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "",
        .state = events_said(r, "state", c.state), .tone = events_tone(c.state), .title = said.title, .about = said.about,
        .speaks = languages_said(r, c.speaks), .since = day_said(r, c.since), .until = day_said(r, c.until), .why = c.why, .id = id,
        .places = c.places, .taken = c.taken, .percent = c.percent, .version = c.row_version, .draft = !strcmp(c.state, "draft"),
        .open = !strcmp(c.state, "open"), .over = !strcmp(c.state, "over"),
        .off = !strcmp(c.state, "cancelled"), .sensitive = c.sensitive, .groups = c.groups, .online = c.online,
        .keeps = (r->keys & KEEPS_EVENTS) != 0, .first = in(r, "first"), .hour_from = in(r, "from"), .hour_to = in(r, "to"),
        .weeks = *in(r, "weeks") ? in(r, "weeks") : "1", .place = in(r, "place"),
        .leader = in(r, "leader"), .public_path = course_public(&c) ? fmt(r, "/events/course?id=%lld", (long long)id.v) : "" };

    take_lessons(r, id, &p);
    take_signups(r, id, &p);
    take_files(r, id, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, said.title.text, .back = "/courses", .wide = true, .problem = *problem != 0);
    course_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    course_id id = { in_id(r, "id") };
    struct course_row c;

    if (!course_mine(r, id, &c)) return;
    act(r, "read the list of a course", "course", id.v);
    course_show(r, 200, id, "");
}
PAGE(courses_one, .path = "/courses/one", .may = AT_EVENTS, .get = get, .help = "One course: its lessons, who is on its list, who waits.");

/* EV9: with it every lesson to come; whoever is registered is told. */
static void call_off(struct req *r, course_id id, const char *why)
{
    struct lessons all = lessons(r, id);

    for (int i = 0; i < all.n; i++)
        if (all.at[i].starts.v > r->now.v && !strcmp(all.at[i].state, "planned"))
            lesson_cancel(r, id, all.at[i].id, all.at[i].starts, why, all.at[i].row_version);
}

static void post_state(struct req *r)
{
    course_id id = { in_id(r, "id") };
    const char *to = in(r, "do"), *why = in(r, "why");
    struct next_lesson_row next;
    struct course_row c;
    bool off = !strcmp(to, "cancelled");

    if (!course_mine(r, id, &c)) return;
    if (strcmp(to, "open") && strcmp(to, "over") && !off) { course_show(r, 422, id, text(r, T_care_no_choice)); return; }
    if (!strcmp(to, "over") && next_lesson(r, id, r->now, &next)) { course_show(r, 422, id, text(r, T_events_lessons_to_come)); return; }
    if (!strcmp(to, "open") && !lessons(r, id).n) { course_show(r, 422, id, text(r, T_events_lesson_first)); return; }
    if (off && (!why[strspn(why, " ")] || strlen(why) > WORDS_BYTES)) { course_show(r, 422, id, text(r, T_events_why_needed)); return; }
    if (!move_course(r, id, to, off ? why : "", in_id(r, "row_version"))) { course_show(r, 409, id, text(r, T_events_moved_on)); return; }
    if (off) call_off(r, id, why);
    course_refill(r, id);
    act(r, off ? "called off a course" : !strcmp(to, "open") ? "opened a course" : "ended a course", "course", id.v);
    see_other(r, "/courses/one?id=%lld&saved=1", (long long)id.v);
}
PAGE(courses_state, .path = "/courses/state", .may = KEEPS_EVENTS, .post = post_state,
    .help = "A course opens for registration, ends, or is called off.");
