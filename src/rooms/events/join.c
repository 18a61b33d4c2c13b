/* SPDX-License-Identifier: EUPL-1.2
** join.c - a resident registers for a course, or a teacher a class: no account, a number and a code. */
#include "rooms/events/online.h"
#include "rooms/entitlements/by_code.h"
#include "rooms/entitlements/code.h"
#include "host/chance.h"
#include "host/crypto.h"
#include "web/house.h"

enum { FORM_BYTES = 16 };

struct join_page {
    const char *problem, *given, *family, *phone, *words, *class_words, *seats, *form, *bad_given, *bad_family, *bad_phone, *bad_class,
        *bad_seats, *next, *free;
    struct isolated title; course_id course; bool grouped, greek, full, tells, here;
};
#include "join.html.h"

static const char *new_form(struct req *r)
{
    unsigned char random[FORM_BYTES];

    chance(random, sizeof random);
    return base64url(&r->mem, random, sizeof random);
}

static void render(struct req *r, int status, course_id id, const struct course_row *c, struct join_page *p)
{
    struct course_said said = course_said(r, id);
    struct next_lesson_row next;
    struct mine own;

    p->here = mine_from_cookie(r, &own) && own.s.course.v == id.v && strcmp(own.s.state, "cancelled") && strcmp(own.s.state, "gone");
    p->given = in(r, "given"), p->family = in(r, "family"), p->phone = in(r, "phone"), p->words = in(r, "words"),
        p->class_words = in(r, "class"), p->seats = in(r, "seats");
    p->form = strlen(in(r, "form")) >= FORM_BYTES ? in(r, "form") : new_form(r);
    p->title = said.title, p->greek = said.greek, p->course = id, p->grouped = c->groups && in_has(r, "grouped"),
        p->tells = course_tells(c), p->full = !p->tells && c->taken >= c->places;
    p->free = free_said(r, c->places - c->taken);
    p->next = next_lesson(r, id, r->now, &next) ? lesson_said(r, next.starts, next.ends) : "";
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_events_register), .back = fmt(r, "/events/course?id=%lld", (long long)id.v), .problem = status != 200);
    join_html(r, p);
    page_end(r);
}

/* Open for residents, today.  False after answering. */
static bool joinable(struct req *r, course_id id, struct course_row *c)
{
    if (!online_course(r, id, c)) return false;
    if (c->online && course_takes(r, id, c)) return true;
    refuse(r, 409, T_events_not_online);
    return false;
}

static void get(struct req *r)
{
    course_id id = { in_id(r, "course") };
    struct course_row c;

    if (joinable(r, id, &c)) render(r, 200, id, &c, &(struct join_page){ .problem = "" });
}

static bool blank(const char *s) { return !s[strspn(s, " ")]; }

static bool typed_wrong(struct req *r, const struct course_row *c, struct join_page *p)
{
    const char *given = registry_name_wrong(r, in(r, "given")), *family = registry_name_wrong(r, in(r, "family"));
    bool grouped = c->groups && in_has(r, "grouped");

    p->bad_given = given ? given : blank(in(r, "given")) ? text(r, T_appointments_given_needed) : "";
    p->bad_family = family ? family : blank(in(r, "family")) ? text(r, T_appointments_family_needed) : "";
    p->bad_phone = *in(r, "phone") && !registry_contact_fits(r, "mobile", in(r, "phone")) ? text(r, T_appointments_phone_wrong)
                 : (grouped || course_tells(c)) && !*in(r, "phone") ? text(r, T_events_phone_needed) : strlen(in(r, "words")) > WORDS_BYTES
                 ? text(r, T_events_long) : "";
    p->bad_class = grouped && (blank(in(r, "class")) || strlen(in(r, "class")) > NAME_BYTES) ? text(r, T_events_class_needed) : "";
    p->bad_seats = grouped && (in_id(r, "seats") < 1 || in_id(r, "seats") > SEATS_MOST || in_id(r, "seats") > c->places)
        ? seats_wrong(r, c) : "";
    p->problem = *p->bad_given ? p->bad_given : *p->bad_family ? p->bad_family : *p->bad_phone ? p->bad_phone : *p->bad_class ? p->bad_class
        : p->bad_seats;
    return *p->problem != 0;
}

/* With a telephone they can be reached: a file as they say they are.  A teacher comes for the class, not for themselves: no file. */
static person_id declared(struct req *r, bool grouped)
{
    struct person_declared d = { .is = { .family = in(r, "family"), .given = in(r, "given"), .birth = DAY_NONE, .birth_exact = "unknown",
        .lang = texts_language(r->house->texts, r->lang)->code, .sex = "", .father = "", .mother = "" }, .afm = "", .amka = "",
        .mobile = in(r, "phone"), .email = "" };

    return *in(r, "phone") && !grouped ? registry_declare(r, &d) : (person_id){ 0 };
}

static void post(struct req *r)
{
    course_id id = { in_id(r, "course") };
    struct join_page p = { .problem = "" };
    struct course_row c;
    struct signup_of_form_row was;
    const char *form = strlen(in(r, "form")) >= FORM_BYTES ? in(r, "form") : new_form(r);
    unsigned char key[HASH_BYTES], follow[HASH_BYTES];
    const char *code = by_code_of_form(r, "event", form, key);
    bool grouped = in_has(r, "grouped");

    if (!online_course(r, id, &c)) return;
    if (signup_of_form(r, key, sizeof key, &was)) { signup_remember(r, was.id.v, code); see_other(r, "/events/mine?new=1"); return; }
    if (!joinable(r, id, &c)) return;
    if (typed_wrong(r, &c, &p)) { render(r, 422, id, &c, &p); return; }
    if (code_too_often(r, "event")) {
        r->retry_after = AN_HOUR;
        p.problem = text(r, T_check_err_too_often);
        render(r, 429, id, &c, &p);
        return;
    }
    grouped = grouped && c.groups;
    struct joined j = course_join(r, id, &(struct joining){ .grouped = grouped, .team_answers = course_tells(&c),
        .person = declared(r, grouped), .seats = in_id(r, "seats"),
        .name = fmt(r, "%s %s", in(r, "family"), in(r, "given")), .phone = in(r, "phone"), .class_words = grouped ? in(r, "class") : "",
        .words = in(r, "words"), .form = key, .form_n = sizeof key });
    if (!j.id.v) { refuse(r, 409, T_events_not_online); return; }
    signup_hash(r, j.id.v, code, follow);
    set_follow(r, j.id, follow, sizeof follow);
    signup_remember(r, j.id.v, code);
    see_other(r, "/events/mine?new=1");
}
PAGE(events_join, .path = "/events/join", .may = MAY_ANYBODY, .get = get, .post = post,
    .help = "A resident registers for a course, or a teacher a class; when it is full, they wait.");
