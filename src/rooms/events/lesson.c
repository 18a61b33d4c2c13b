/* SPDX-License-Identifier: EUPL-1.2
** lesson.c - the meetings of a course: one, or one a week; moved, called off, and whoever is registered is told. */
#include "rooms/events/course.h"
#include "rooms/messages/messages.h"
#include "rooms/portal/portal.h"
#include "web/conflict.h"
#include "web/house.h"

enum { WEEKS_MOST = 52 };

static bool hours_read(struct req *r, int *from, int *to)
{
    return minute_read(in(r, "from"), from) && minute_read(in(r, "to"), to) && *from != *to && *from < 1440;
}

/* Ends the next morning when the second hour is the smaller one.  False: the clocks skip these hours that night. */
static bool span_of(day d, int from, int to, instant *starts, instant *ends)
{
    *starts = greek_instant(d, from);
    *ends = greek_instant((day){ d.v + (to < from || to == 1440) }, to % 1440);
    return starts->v < ends->v;
}

static const char *fields_wrong(struct req *r, day *first, int *from, int *to)
{
    if (!day_read_forgiving(in(r, "first"), first) || first->v < r->today.v - 60 || first->v > r->today.v + 800)
        return text(r, T_events_day_wrong);
    if (!hours_read(r, from, to)) return text(r, T_events_hours_wrong);
    if (strlen(in(r, "place")) > NAME_BYTES || strlen(in(r, "leader")) > NAME_BYTES) return text(r, T_events_long);
    return "";
}

struct span { instant starts, ends; };

/* One a week, all of them before one is written; a holiday of the town moves the rest by a week.  What is wrong; "" nothing. */
static const char *weekly(struct req *r, course_id id, day first, int from, int to, int64_t weeks, struct span *at, int *n)
{
    *n = 0;
    for (int k = 0; *n < weeks && k < 2 * WEEKS_MOST; k++) {
        day d = { first.v + 7 * k };
        struct span *s = &at[*n];
        if (weeks > 1 && town_holiday(r->house->town, d)) continue;
        if (!span_of(d, from, to, &s->starts, &s->ends)) return text_with(r, T_appointments_hours_skipped, day_said(r, d));
        if (overlapping(r, id, s->starts, s->ends, (lesson_id){ 0 }).n)
            return text_with(r, T_events_overlap, lesson_said(r, s->starts, s->ends));
        ++*n;
    }
    return "";
}

static void post_lessons(struct req *r)
{
    course_id id = { in_id(r, "course") };
    int64_t weeks = *in(r, "weeks") ? in_id(r, "weeks") : 1;
    struct course_row c;
    struct add_lesson_row row;
    struct span at[WEEKS_MOST];
    day first;
    int from, to, n;

    if (!course_mine(r, id, &c)) return;
    const char *problem = fields_wrong(r, &first, &from, &to);
    if (!*problem && (weeks < 1 || weeks > WEEKS_MOST)) problem = text(r, T_events_weeks_wrong);
    if (!*problem) problem = weekly(r, id, first, from, to, weeks, at, &n);
    if (*problem) { course_show(r, 422, id, problem); return; }
    for (int i = 0; i < n; i++)
        if (!add_lesson(r, id, at[i].starts, at[i].ends, in(r, "place"), in(r, "leader"), r->now, staff_here(r), &row))
            fault(&r->fate, "a lesson was not written");
    course_refill(r, id);
    act(r, "wrote down lessons of a course", "course", id.v);
    see_other(r, "/courses/one?id=%lld&saved=1", (long long)id.v);
}
PAGE(courses_lessons, .path = "/courses/lessons", .may = KEEPS_EVENTS, .post = post_lessons,
    .help = "Lessons of a course: one, or one a week.");

/* ---- one of them ---- */

struct call_line { struct isolated name; struct ltr phone; };
struct lesson_page {
    const char *problem, *done, *when, *first, *hour_from, *hour_to, *place, *leader, *why; struct isolated title; lesson_id id;
    course_id course; bool off, past; int64_t version;
    struct conflict_was_page was;
    struct { int n; struct call_line *at; } call;
};
#include "lesson.html.h"

/* Whoever has no file cannot be written to: they are rung. */
static void take_calls(struct req *r, const struct lesson_row *l, struct lesson_page *p)
{
    struct registered all = registered(r, l->course);

    p->call.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->call.at);
    for (int i = 0; i < all.n; i++)
        if (!all.at[i].person.v)
            p->call.at[p->call.n++] = (struct call_line){ { events_unseal(r, "name", all.at[i].name, all.at[i].name_n) },
                { events_unseal(r, "phone", all.at[i].phone, all.at[i].phone_n) } };
}

static bool lesson_mine(struct req *r, lesson_id id, struct lesson_row *l)
{
    struct course_row c;

    if (lesson(r, id, l)) return course_mine(r, l->course, &c);
    refuse(r, 404, T_events_gone);
    return false;
}

static void render(struct req *r, int status, lesson_id id, const struct lesson_row *l, const char *problem)
{
    bool again = *problem;
    day d = greek_day(l->starts);
    const char *first = day_field(r, d), *from = minute_field(r, greek_minute(l->starts)), *to = minute_field(r, greek_minute(l->ends));
    struct lesson_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "",
        .when = lesson_said(r, l->starts, l->ends), .first = again ? in(r, "first") : first, .hour_from = again ? in(r, "from") : from,
        .hour_to = again ? in(r, "to") : to, .place = again ? in(r, "place") : l->place,
        .leader = again ? in(r, "leader") : l->leader, .why = l->why, .title = course_said(r, l->course).title, .id = id,
        .course = l->course, .off = !strcmp(l->state, "cancelled"), .past = l->starts.v <= r->now.v, .version = l->row_version };

    p.was = conflict_was(r, l->row_version, 5, (const struct kept[]){ { "first", first }, { "from", from }, { "to", to },
        { "place", l->place }, { "leader", l->leader } });
    take_calls(r, l, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_events_lesson), .back = fmt(r, "/courses/one?id=%lld", (long long)l->course.v), .problem = *problem != 0);
    lesson_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    lesson_id id = { in_id(r, "id") };
    struct lesson_row l;

    if (lesson_mine(r, id, &l)) render(r, 200, id, &l, "");
}

/* EV9: the message says when and no more; telephones are shared. */
static void tell(struct req *r, course_id id, lesson_id lesson, int words, instant was, instant now, int64_t version)
{
    struct registered all = registered(r, id);

    for (int i = 0; i < all.n; i++)
        if (all.at[i].person.v)
            message_send(r, &(struct message){ .person = registry_root(r, all.at[i].person), .text = words,
                MESSAGE_PARAMS(message_time(r, was), message_time(r, now)), .ends = { (was.v > now.v ? was.v : now.v) + A_DAY },
                .about_kind = "lesson", .about = lesson.v, .once_key = fmt(r, "lesson %lld %lld signup %lld", (long long)lesson.v,
                (long long)version, (long long)all.at[i].id.v) });
}

static void changed_meanwhile(struct req *r, lesson_id id, const struct lesson_row *l)
{
    conflict_page(r, &(struct conflict){ .title = text(r, T_events_lesson), .action = "/courses/lesson",
        .back = fmt(r, "/courses/lesson?id=%lld", (long long)id.v), .version = l->row_version,
        .carry = { in_has(r, "later") ? 2 : 1, (const struct kept[]){ { "id", fmt(r, "%lld", (long long)id.v) }, { "later", "1" } } },
        .n = 5, .at = (const struct conflict_field[]){
            { "first", text(r, T_events_first_day), day_field(r, greek_day(l->starts)), NULL },
                { "from", text(r, T_events_from_hour), minute_field(r, greek_minute(l->starts)), NULL },
            { "to", text(r, T_events_to_hour), minute_field(r, greek_minute(l->ends)), NULL },
            { "place", text(r, T_events_place), l->place, NULL },
            { "leader", text(r, T_events_leader), l->leader, NULL } } });
}

static void post(struct req *r)
{
    lesson_id id = { in_id(r, "id") };
    struct lesson_row l;
    instant starts, ends;
    day first;
    int from, to;

    if (!lesson_mine(r, id, &l)) return;
    if (strcmp(l.state, "planned")) { render(r, 409, id, &l, text(r, T_events_moved_on)); return; }
    const char *problem = fields_wrong(r, &first, &from, &to);
    if (!*problem) {
        if (!span_of(first, from, to, &starts, &ends)) problem = text_with(r, T_appointments_hours_skipped, day_said(r, first));
        else if (overlapping(r, l.course, starts, ends, id).n) problem = text_with(r, T_events_overlap, lesson_said(r, starts, ends));
        else if (starts.v != l.starts.v && came_to(r, id).n) problem = text(r, T_events_came_already);
    }
    if (*problem) { render(r, 422, id, &l, problem); return; }
    if (!change_lesson(r, id, starts, ends, in(r, "place"), in(r, "leader"), in_id(r, "row_version"))) {
        changed_meanwhile(r, id, &l);
        return;
    }
    if ((starts.v != l.starts.v || strcmp(in(r, "place"), l.place)) && starts.v > r->now.v) {
        message_cancel(r, "lesson", id.v, "moved on");
        tell(r, l.course, id, T_events_moved_message, l.starts, starts, l.row_version + 1);
    }
    if (in_has(r, "later")) lead_later(r, l.course, starts, in(r, "leader"));
    act(r, "changed a lesson", "lesson", id.v);
    see_other(r, "/courses/lesson?id=%lld&saved=1", (long long)id.v);
}
PAGE(courses_lesson, .path = "/courses/lesson", .may = KEEPS_EVENTS, .get = get, .post = post,
    .help = "One lesson: its time, place and leader; who must be rung.");

bool lesson_cancel(struct req *r, course_id course, lesson_id id, instant starts, const char *why, int64_t version)
{
    if (!cancel_lesson(r, id, why, version)) return false;
    message_cancel(r, "lesson", id.v, "moved on");
    if (starts.v > r->now.v) tell(r, course, id, T_events_off_message, starts, starts, version + 1);
    act(r, "called off a lesson", "lesson", id.v);
    return true;
}

static void post_cancel(struct req *r)
{
    lesson_id id = { in_id(r, "id") };
    const char *why = in(r, "why");
    struct lesson_row l;

    if (!lesson_mine(r, id, &l)) return;
    if (!why[strspn(why, " ")] || strlen(why) > WORDS_BYTES) { render(r, 422, id, &l, text(r, T_events_why_needed)); return; }
    if (came_to(r, id).n || l.heads) { render(r, 422, id, &l, text(r, T_events_came_already)); return; }
    if (!lesson_cancel(r, l.course, id, l.starts, why, in_id(r, "row_version"))) {
        render(r, 409, id, &l, text(r, T_events_moved_on));
        return;
    }
    see_other(r, "/courses/lesson?id=%lld&saved=1", (long long)id.v);
}
PAGE(courses_lesson_cancel, .path = "/courses/lesson/cancel", .may = KEEPS_EVENTS, .post = post_cancel,
    .help = "A lesson is called off; whoever is registered is told.");
