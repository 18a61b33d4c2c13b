/* SPDX-License-Identifier: EUPL-1.2
** register.c - staff put somebody on the list of a course, from a file or by a name, or a class with its teacher; and what becomes of
** it. */
#include "rooms/events/inside.h"
#include "rooms/referrals/referrals.h"
#include "register.sql.h"

struct body_choice { body_id id; const char *name; bool held; };
struct register_page {
    const char *problem, *name, *phone, *words, *class_words, *seats, *person, *when; struct isolated title; course_id course;
    bool groups, full, class_open;
    struct { int n; struct body_choice *at; } bodies;
};
#include "register.html.h"

/* EV7: who is on its list is for its team alone, and the reader is not of it. */
static bool kept_from(struct req *r, const struct course_row *c) { return course_tells(c) && !works_there(r, c->unit); }

/* Of the reader's units, or open to all.  False after answering. */
static bool course_to_join(struct req *r, course_id id, struct course_row *c)
{
    if (course(r, id, c) && (works_there(r, c->unit) || (!c->secret && !c->shut && !strcmp(c->state, "open")))) return true;
    refuse(r, 404, T_events_gone);
    return false;
}

static void render(struct req *r, int status, course_id id, const struct course_row *c, const char *problem)
{
    struct bodies_open all = bodies_open(r);
    person_id person = { in_id(r, "person") };
    const struct person *who = person.v && access_sees(r, person) ? registry_person(r, registry_root(r, person)) : NULL;
    struct next_lesson_row next;
    struct register_page p = { .problem = problem, .name = *in(r, "name") ? in(r, "name") : who ? person_name(r, who) : "",
        .phone = in(r, "phone"), .words = in(r, "words"), .class_words = in(r, "class"), .seats = in(r, "seats"),
        .person = who ? fmt(r, "%lld", (long long)who->id.v) : "", .title = course_said(r, id).title, .course = id,
        .groups = c->groups, .full = !kept_from(r, c) && c->taken >= c->places,
        .when = next_lesson(r, id, r->now, &next) ? lesson_said(r, next.starts,
        next.ends) : "", .class_open = in_has(r, "grouped") };

    p.bodies.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.bodies.at);
    for (int i = 0; i < all.n; i++)
        p.bodies.at[p.bodies.n++] = (struct body_choice){ all.at[i].id, all.at[i].name, in_id(r, "body") == all.at[i].id.v };
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_events_register), .back = works_there(r, c->unit) ? fmt(r, "/courses/one?id=%lld", (long long)id.v)
        : "/courses", .problem = *problem != 0);
    register_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    course_id id = { in_id(r, "course") };
    struct course_row c;

    if (course_to_join(r, id, &c)) render(r, 200, id, &c, "");
}

static const char *class_wrong(struct req *r, const struct course_row *c)
{
    struct body_named_row b;

    if (!c->groups) return text(r, T_events_no_groups);
    if (in_id(r, "seats") < 1 || in_id(r, "seats") > SEATS_MOST || in_id(r, "seats") > c->places) return seats_wrong(r, c);
    if (in_id(r, "body") && !body_named(r, (body_id){ in_id(r, "body") }, &b)) return text(r, T_care_no_choice);
    return in_id(r, "body") || *in(r, "class") ? "" : text(r, T_events_class_needed);
}

static void post(struct req *r)
{
    course_id id = { in_id(r, "course") };
    person_id person = registry_root(r, (person_id){ in_id(r, "person") });
    bool grouped = in_has(r, "grouped");
    struct course_row c;

    if (!course_to_join(r, id, &c)) return;
    const char *name = in(r, "name"), *problem = grouped ? class_wrong(r, &c) : "";
    if (!*problem && strcmp(c.state, "open")) problem = text(r, T_events_not_open);
    if (!*problem && !grouped && *in(r, "person") && (!person.v || !access_sees(r, person))) problem = text(r, T_access_unknown);
    if (!*problem && !grouped && person.v && !name[strspn(name, " ")]) name = person_name(r, registry_person(r, person));
    if (!*problem && !name[strspn(name, " ")]) problem = text(r, grouped ? T_events_teacher_needed : T_appointments_name_needed);
    if (!*problem && (strlen(name) > NAME_BYTES || strlen(in(r, "phone")) > NAME_BYTES || strlen(in(r, "class")) > NAME_BYTES
        || strlen(in(r, "words")) > WORDS_BYTES)) problem = text(r, T_events_long);
    if (*problem) { render(r, 422, id, &c, problem); return; }
    struct joined j = course_join(r, id, &(struct joining){ .grouped = grouped, .person = grouped ? (person_id){ 0 } : person,
        .body = { grouped ? in_id(r, "body") : 0 }, .seats = in_id(r, "seats"), .name = name, .phone = in(r, "phone"),
        .class_words = grouped ? in(r, "class") : "", .words = in(r, "words") });
    if (kept_from(r, &c)) { see_other(r, "/courses?passed=1"); return; }        /* EV7: on the list already or not, the answer is one */
    if (!j.id.v) { render(r, 409, id, &c, text(r, T_events_already)); return; }
    see_other(r, "/courses/signup?id=%lld&new=1", (long long)j.id.v);
}
PAGE(courses_register, .path = "/courses/register", .may = AT_EVENTS, .get = get, .post = post,
    .help = "Somebody of the registry, a name, or a class with its teacher is put on the list of a course.");

/* ---- what becomes of it ---- */

struct signup_page {
    const char *problem, *done, *code, *state, *tone, *answer, *words, *path, *when, *refer; struct isolated title, name, class;
    struct ltr phone; signup_id id; course_id course;
    int64_t number, seats, version; instant made; bool fresh, waits, gives, offered, live, grouped, attached, team, nameless, certifies;
};
#include "signup.html.h"

/* EV6, EV7: of the course's team, or of who put them on it and may see whose it is and who is on the list. */
static bool signup_open(struct req *r, signup_id id, struct signup_row *s, struct course_row *c)
{
    struct signup_seen_row seen;

    if (signup_seen(r, id, staff_here(r), r->now, &seen) && signup(r, id, s) && course(r, s->course, c)
        && (works_there(r, c->unit) || (!kept_from(r, c) && s->by.v && s->by.v == staff_here(r).v))) {
        if (s->person.v) access_sees(r, s->person);                 /* what is done here about somebody invisible is for the sealed diary */
        return true;
    }
    refuse(r, 404, T_events_gone);
    return false;
}

static void show_one(struct req *r, int status, signup_id id, const struct signup_row *s, const struct course_row *c, const char *problem,
    const char *code)
{
    const struct person *who = s->person.v ? registry_person(r, s->person) : NULL;
    const char *name = signup_name(r, s->person, who ? who->shield : 0, s->name, s->name_n);
    struct next_lesson_row next;
    struct body_named_row b;
    bool sees = who && access_sees(r, s->person);
    struct signup_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .code = code,
        .state = events_said(r, "signup", s->state), .tone = events_tone(s->state), .answer = s->answer_by.v ? when_said(r, s->answer_by)
        : "", .words = *name ? events_unseal(r, "words", s->words, s->words_n) : "",
        .path = sees ? fmt(r, "/person?id=%lld", (long long)registry_root(r, s->person).v) : "", .title = course_said(r, s->course).title,
        .name = { name }, .class = { *name ? events_unseal(r, "class", s->class, s->class_n) : "" },
        .phone = { *name ? events_unseal(r, "phone", s->phone, s->phone_n) : "" }, .id = id,
        .course = s->course, .number = s->number, .seats = s->seats, .version = s->row_version, .made = s->made, .fresh = in_has(r, "new"),
        .waits = !strcmp(s->state, "waiting"),
        .gives = !strcmp(s->state, "waiting") && course_tells(c) && !strcmp(c->state, "open"),
        .offered = !strcmp(s->state, "offered"), .live = strcmp(s->state, "cancelled")
        && strcmp(s->state, "gone"), .grouped = s->grouped, .attached = s->person.v != 0,
        .team = works_there(r, c->unit), .nameless = !*name, .when = next_lesson(r, s->course, r->now, &next) ? lesson_said(r, next.starts,
        next.ends) : "", .certifies = sees && r->keys & (MAY_ADVISE | MAY_DECIDE) && !strcmp(s->state, "registered") };

    if (sees && r->keys & MAY_ADVISE) p.refer = referral_new_path(r, registry_root(r, s->person), NULL, NULL);
    if (s->body.v && body_named(r, s->body, &b)) p.class.text = fmt(r, "%s%s%s", b.name, *p.class.text ? " · " : "", p.class.text);
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title.text, .back = p.team ? fmt(r, "/courses/one?id=%lld", (long long)s->course.v) : "/courses",
        .problem = *problem != 0);
    signup_html(r, &p);
    page_end(r);
}

static void get_one(struct req *r)
{
    signup_id id = { in_id(r, "id") };
    struct signup_row s;
    struct course_row c;

    if (!signup_open(r, id, &s, &c)) return;
    if (s.person.v && access_sees(r, s.person)) act(r, "opened a registration for a course", "person", s.person.v);
    show_one(r, 200, id, &s, &c, "", "");
}
PAGE(courses_signup, .path = "/courses/signup", .may = AT_EVENTS, .get = get_one,
    .help = "One registration: its place, its code, whose file it belongs to.");

static void post_do(struct req *r)
{
    signup_id id = { in_id(r, "id") };
    const char *what = in(r, "do");
    struct signup_row s;
    struct course_row c;
    bool moved;

    if (!signup_open(r, id, &s, &c)) return;
    if (!strcmp(what, "take")) moved = signup_take(r, id, &s, in_id(r, "row_version"));
    else if (!strcmp(what, "cancel")) moved = signup_end(r, id, &s, "cancelled", in_id(r, "row_version"));
    else if (!strcmp(what, "give") && course_tells(&c)) {
        if (s.seats > c.places - c.taken) { show_one(r, 409, id, &s, &c, text(r, T_events_no_place_free), ""); return; }
        moved = signup_give(r, id, &s, in_id(r, "row_version"));
    } else { show_one(r, 422, id, &s, &c, text(r, T_care_no_choice), ""); return; }
    if (!moved) { show_one(r, 409, id, &s, &c, text(r, T_events_moved_on), ""); return; }
    see_other(r, "/courses/signup?id=%lld&saved=1", (long long)id.v);
}
PAGE(courses_signup_do, .path = "/courses/signup/do", .may = AT_EVENTS, .post = post_do,
    .help = "A place that was offered is taken; a place is given up.");

/* For whoever was put on the list at the desk, or lost theirs: shown once. */
static void post_code(struct req *r)
{
    signup_id id = { in_id(r, "id") };
    struct signup_row s;
    struct course_row c;

    if (!signup_open(r, id, &s, &c)) return;
    const char *code = signup_new_code(r, id);
    signup_act(r, "gave a code for a registration", id, s.person);
    show_one(r, 200, id, &s, &c, "", text_with(r, T_events_code_hint, fmt(r, "%lld", (long long)id.v), code));
}
PAGE(courses_code, .path = "/courses/code", .may = AT_EVENTS, .post = post_code,
    .help = "A code with which somebody opens their registration.");

/* Another teacher comes with it, or others of them: it keeps its place. */
static void post_class(struct req *r)
{
    signup_id id = { in_id(r, "id") };
    const char *name = in(r, "name"), *problem = "";
    int64_t seats = in_id(r, "seats");
    struct signup_row s;
    struct course_row c;
    size_t name_n, phone_n;

    if (!signup_open(r, id, &s, &c)) return;
    if (!name[strspn(name, " ")]) problem = text(r, T_events_teacher_needed);
    else if (strlen(name) > NAME_BYTES || strlen(in(r, "phone")) > NAME_BYTES) problem = text(r, T_events_long);
    else if (seats < 1 || seats > SEATS_MOST || seats > c.places) problem = seats_wrong(r, &c);
    else if (strcmp(s.state, "waiting") && seats > c.places - c.taken + s.seats) problem = text(r, T_events_no_place_free);
    if (*problem) { show_one(r, 422, id, &s, &c, problem, ""); return; }
    const void *name_sealed = events_seal(r, "name", name, &name_n), *phone = events_seal(r, "phone", in(r, "phone"), &phone_n);
    if (!change_class(r, id, seats, name_sealed, name_n, phone, phone_n, in_id(r, "row_version"))) {
        show_one(r, 409, id, &s, &c, text(r, T_events_moved_on), "");
        return;
    }
    course_refill(r, s.course);
    act(r, "changed who comes with a class", "signup", id.v);
    see_other(r, "/courses/signup?id=%lld&saved=1", (long long)id.v);
}
PAGE(courses_class, .path = "/courses/class", .may = AT_EVENTS, .post = post_class,
    .help = "Another teacher comes with a class, or more or fewer of it.");

static void post_attach(struct req *r)
{
    signup_id id = { in_id(r, "id") };
    person_id person = registry_root(r, (person_id){ in_id(r, "person") });
    struct signup_row s;
    struct course_row c;

    if (!signup_open(r, id, &s, &c)) return;
    if (!person.v || !access_sees(r, person)) { show_one(r, 422, id, &s, &c, text(r, T_access_unknown), ""); return; }
    if (!attach_signup(r, id, person, in_id(r, "row_version"))) { show_one(r, 409, id, &s, &c, text(r, T_events_already), ""); return; }
    act(r, "attached a registration to a file", "person", person.v);
    see_other(r, "/courses/signup?id=%lld&saved=1", (long long)id.v);
}
PAGE(courses_attach, .path = "/courses/attach", .may = AT_EVENTS, .post = post_attach, .help = "Whose file a registration belongs to.");
