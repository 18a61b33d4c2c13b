/* SPDX-License-Identifier: EUPL-1.2
** door.c - the doorway of a lesson: a number and Enter, or one press, and somebody is there (EV8); whoever stands on no list is counted. */
#include "rooms/events/inside.h"
#include "rooms/about.h"
#include "rooms/ledger/ledger.h"
#include "base/fold.h"
#include "door.sql.h"

struct door_line { signup_id id; int64_t number, seats, heads; struct isolated name, class; bool here, grouped, nameless; };
struct lesson_door_page {
    const char *when, *place, *problem, *done, *typed; struct isolated title; lesson_id id; course_id course; int64_t here, listed, heads;
    bool early, off;
    struct { int n; struct door_line *at; } lines;
};
#include "lesson_door.html.h"

struct at_door { lesson_id id; struct lesson_row l; struct course_row c; };

static bool door_open(struct req *r, struct at_door *d)
{
    d->id = (lesson_id){ in_id(r, "lesson") };
    if (lesson(r, d->id, &d->l)) return course_mine(r, d->l.course, &d->c);
    refuse(r, 404, T_events_gone);
    return false;
}

static void render(struct req *r, int status, const struct at_door *d, const char *problem)
{
    struct door_list all = door_list(r, d->id, d->l.course);
    struct lesson_door_page p = { .when = lesson_said(r, d->l.starts, d->l.ends), .place = d->l.place, .problem = problem, .done = "",
        .typed = *problem ? in(r, "who") : "", .title = course_said(r, d->l.course).title, .id = d->id, .course = d->l.course,
        .heads = d->l.heads, .early = greek_day(d->l.starts).v > r->today.v,
        .off = !strcmp(d->l.state, "cancelled"), .lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at) };

    for (int i = 0; i < all.n; i++) {
        const struct door_list_row *s = &all.at[i];
        const char *name = signup_name(r, s->person, (int)s->shield, s->name, s->name_n);
        p.lines.at[p.lines.n++] = (struct door_line){ s->id, s->number, s->seats, s->heads, { name },
            { *name ? events_unseal(r, "class", s->class, s->class_n) : "" }, s->came.v != 0, s->grouped, !*name };
        p.listed += s->grouped ? s->seats : 1;
        p.here += s->came.v ? s->heads : 0;
        if (s->came.v && s->number == in_id(r, "came"))
            p.done = text_with(r, T_events_is_here, *name ? name : fmt(r, "%lld", (long long)s->number));
    }
    p.here += d->l.heads;
    act(r, "saw who is at a lesson", "lesson", d->id.v);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_events_door), .back = fmt(r, "/courses/one?id=%lld", (long long)d->l.course.v), .problem = *problem != 0);
    lesson_door_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct at_door d;

    if (door_open(r, &d)) render(r, 200, &d, "");
}
PAGE(courses_door, .path = "/courses/door", .may = AT_EVENTS, .get = get,
    .help = "The doorway of a lesson: who is here, by number or by name.");

static int64_t lesson_of_came(struct req *r, int64_t about)
{
    struct of_came_row c;

    return of_came(r, (came_id){ about }, &c) ? c.lesson.v : 0;
}
DELIVERY_RECORD(came, .kind = "came", .path = "/courses/door?lesson=", .team = true, .number = lesson_of_came);
DELIVERY_RECORD(heads, .kind = "lesson heads", .path = "/courses/door?lesson=", .team = true);

/* EV8: with its line in the ledger.  EV7: of a sensitive course, or a secret unit, the figure and not the person. */
static void note(struct req *r, const struct at_door *d, const struct door_list_row *s, int64_t heads)
{
    struct add_came_row row;

    if (!add_came(r, d->id, s->id, heads, r->now, staff_here(r), &row)) return;
    ledger_add(r, &(struct delivery){ .on = greek_day(d->l.starts), .unit = d->c.unit, .kind = DELIVERED_LESSON,
        .service = service_of(d->c.kind), .person = d->c.sensitive || d->c.secret || !s->person.v ? (person_id){ 0 }
        : registry_root(r, s->person), .quantity = heads, .about_kind = "came", .about = row.id.v });
}

/* The line that was meant: its number on the list, or how a name on it begins.  NULL: none, or more than one. */
static const struct door_list_row *meant(struct req *r, const struct door_list *all, const char *typed)
{
    const struct door_list_row *one = NULL;
    const char *sought = fold_plain(&r->mem, typed);
    char *end;
    int64_t number = strtoll(typed, &end, 10);
    bool by_number = end != typed && !end[strspn(end, " ")];
    int found = 0;

    for (int i = 0; i < all->n; i++) {
        const struct door_list_row *s = &all->at[i];
        if (by_number ? s->number != number : !*sought) continue;
        if (!by_number) {
            const char *name = fold_plain(&r->mem, signup_name(r, s->person, (int)s->shield, s->name, s->name_n)),
                *word = strchr(name, ' ');
            if (strncmp(name, sought, strlen(sought)) && (!word || strncmp(word + 1, sought, strlen(sought)))) continue;
        }
        one = s;
        found++;
    }
    return found == 1 ? one : NULL;
}

static const struct door_list_row *by_id(const struct door_list *all, int64_t id)
{
    for (int i = 0; i < all->n; i++) if (all->at[i].id.v == id) return &all->at[i];
    return NULL;
}

static void post(struct req *r)
{
    struct at_door d;

    if (!door_open(r, &d)) return;
    if (!strcmp(d.l.state, "cancelled")) { render(r, 409, &d, text(r, T_events_lesson_off)); return; }
    if (greek_day(d.l.starts).v > r->today.v) { render(r, 422, &d, text(r, T_events_not_yet)); return; }
    struct door_list all = door_list(r, d.id, d.l.course);
    const struct door_list_row *s = in_id(r, "signup") ? by_id(&all, in_id(r, "signup")) : meant(r, &all, in(r, "who"));
    if (!s) { render(r, 422, &d, text_with(r, T_events_who_wrong, in(r, "who"))); return; }
    if (s->person.v && s->shield) access_sees(r, s->person);        /* what is noted of somebody invisible is for the sealed diary */
    bool undo = !strcmp(in(r, "do"), "undo");
    int64_t heads = s->grouped && *in(r, "heads") ? in_id(r, "heads") : s->seats;
    if (!undo && (heads < 1 || heads > SEATS_MOST)) { render(r, 422, &d, text(r, T_events_heads_wrong)); return; }
    if (s->came.v && (undo || (s->grouped && heads != s->heads))) {
        ledger_take_back(r, "came", s->came.v, text(r, T_events_noted_wrongly));
        drop_came(r, s->came);
    }
    if (!undo && (!s->came.v || (s->grouped && heads != s->heads))) note(r, &d, s, heads);
    act(r, undo ? "took back who was at a lesson" : "noted who was at a lesson", "lesson", d.id.v);
    see_other(r, "/courses/door?lesson=%lld%s", (long long)d.id.v, undo ? "" : fmt(r, "&came=%lld", (long long)s->number));
}
PAGE(courses_came, .path = "/courses/came", .may = AT_EVENTS, .post = post,
    .help = "Somebody on the list is at the lesson, or was noted by mistake.");

/* EV8: the figure that stands is one line; another figure counters it. */
static void post_heads(struct req *r)
{
    int64_t heads = in_id(r, "heads");
    struct at_door d;

    if (!door_open(r, &d)) return;
    if (!strcmp(d.l.state, "cancelled")) { render(r, 409, &d, text(r, T_events_lesson_off)); return; }
    if (greek_day(d.l.starts).v > r->today.v) { render(r, 422, &d, text(r, T_events_not_yet)); return; }
    if (heads < 0 || heads > PLACES_MOST || (!heads && strcmp(in(r, "heads"), "0"))) {
        render(r, 422, &d, text(r, T_events_heads_wrong));
        return;
    }
    if (set_heads(r, d.id, heads)) {
        ledger_take_back(r, "lesson heads", d.id.v, text(r, T_events_counted_anew));
        if (heads)
            ledger_add(r, &(struct delivery){ .on = greek_day(d.l.starts), .unit = d.c.unit, .kind = DELIVERED_LESSON,
                .service = service_of(d.c.kind), .quantity = heads, .about_kind = "lesson heads", .about = d.id.v });
    }
    act(r, "counted heads at a lesson", "lesson", d.id.v);
    see_other(r, "/courses/door?lesson=%lld", (long long)d.id.v);
}
PAGE(courses_heads, .path = "/courses/heads", .may = AT_EVENTS, .post = post_heads,
    .help = "Whoever is at the lesson and stands on no list, counted.");

/* ---- my day: what is on today, and whom to ring ---- */

struct day_line { const char *href, *title, *when; int64_t came, listed; };
struct ring_line { const char *href, *title, *until; };
struct give_line { const char *href, *title; int64_t waiting; };
struct lessons_day_page {
    struct { int n; struct day_line *at; } lessons; struct { int n; struct ring_line *at; } ring;
    struct { int n; struct give_line *at; } give;
};
#include "lessons_day.html.h"

static struct lessons_today today_of(struct req *r)
{
    return lessons_today(r, staff_here(r), r->today, greek_instant(r->today, 0), greek_instant((day){ r->today.v + 1 }, 0));
}

static int count(struct req *r, bool team)
{
    (void)team;
    return today_of(r).n + offers_to_ring(r, staff_here(r), r->today, r->now).n + to_give(r, staff_here(r), r->today).n;
}

static void day_show(struct req *r, bool team)
{
    struct lessons_today all = today_of(r);
    struct offers_to_ring ring = offers_to_ring(r, staff_here(r), r->today, r->now);
    struct to_give give = to_give(r, staff_here(r), r->today);
    struct lessons_day_page p = { .give.at = mem_get(&r->mem, (size_t)(give.n + 1) * sizeof *p.give.at),
        .lessons.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lessons.at),
        .ring.at = mem_get(&r->mem, (size_t)(ring.n + 1) * sizeof *p.ring.at) };

    (void)team;
    for (int i = 0; i < all.n; i++)
        p.lessons.at[p.lessons.n++] = (struct day_line){ fmt(r, "/courses/door?lesson=%lld", (long long)all.at[i].id.v),
            course_title(r, all.at[i].course), fmt(r, "%s–%s", hour_said(r, all.at[i].starts), hour_said(r, all.at[i].ends)),
            all.at[i].came, all.at[i].listed };
    for (int i = 0; i < ring.n; i++)
        p.ring.at[p.ring.n++] = (struct ring_line){ fmt(r, "/courses/signup?id=%lld", (long long)ring.at[i].id.v),
            course_title(r, ring.at[i].course), when_said(r, ring.at[i].answer_by) };
    for (int i = 0; i < give.n; i++)
        p.give.at[p.give.n++] = (struct give_line){ fmt(r, "/courses/one?id=%lld", (long long)give.at[i].id.v),
            course_title(r, give.at[i].id), give.at[i].waiting };
    lessons_day_html(r, &p);
}
MY_DAY(lessons, .at = 16, .may = AT_EVENTS, .title = T_events_today, .count = count, .show = day_show);
