/* SPDX-License-Identifier: EUPL-1.2
** signup.c - a place on a course is taken, offered to who waits, given back (EV1 to EV4). */
#include "rooms/events/inside.h"
#include "rooms/messages/messages.h"
#include "web/chore.h"
#include "signup.sql.h"

enum { AT_ONCE = 50, PASSES = 2, NOTICE = 3 * AN_HOUR };

void signup_act(struct req *r, const char *what, signup_id id, person_id person)
{
    if (person.v) act(r, what, "person", registry_root(r, person).v);
    else act(r, what, "signup", id.v);
}

struct joined course_join(struct req *r, course_id id, const struct joining *j)
{
    struct add_signup_row row;
    size_t name_n, phone_n, class_n, words_n;
    const void *name = events_seal(r, "name", j->name, &name_n), *phone = events_seal(r, "phone", j->phone, &phone_n),
               *class = events_seal(r, "class", j->class_words, &class_n), *words = events_seal(r, "words", j->words, &words_n);

    if (!add_signup(r, id, j->grouped, j->person, j->body, j->grouped ? j->seats : 1, name, name_n, phone, phone_n, class, class_n, words,
        words_n, j->form, j->form_n, j->team_answers, r->now, staff_here(r), &row)) return (struct joined){ { 0 }, false };
    signup_act(r, "registered for a course", row.id, j->person);
    return (struct joined){ row.id, strcmp(row.state, "registered") != 0 };
}

bool signup_take(struct req *r, signup_id id, const struct signup_row *was, int64_t version)
{
    if (strcmp(was->state, "offered") || was->answer_by.v <= r->now.v || !take_place(r, id, version)) return false;
    signup_act(r, "took a place that was offered", id, was->person);
    return true;
}

bool signup_give(struct req *r, signup_id id, const struct signup_row *was, int64_t version)
{
    if (!give_place(r, id, version)) return false;
    if (was->person.v)
        message_send(r, &(struct message){ .person = registry_root(r, was->person), .text = T_events_given_message,
            .ends = { r->now.v + 7 * A_DAY }, .about_kind = "signup", .about = id.v });
    signup_act(r, "gave a place on a course", id, was->person);
    return true;
}

bool signup_end(struct req *r, signup_id id, const struct signup_row *was, const char *state, int64_t version)
{
    if (!end_signup(r, id, state, r->now, staff_here(r), version)) return false;
    message_cancel(r, "signup", id.v, "moved on");
    signup_act(r, !strcmp(state, "gone") ? "an offer of a place ran out" : "gave up a place on a course", id, was->person);
    course_refill(r, was->course);
    return true;
}

/* Until when an offer stands: early enough before the next lesson that can still be reached.  v 0: there is none. */
static instant offer_until(struct req *r, course_id id, const struct course_row *c)
{
    struct next_lesson_row next;
    instant at = { r->now.v + c->answer_hours * AN_HOUR };

    if (!next_lesson(r, id, (instant){ r->now.v + NOTICE + AN_HOUR }, &next)) return (instant){ 0 };
    return at.v < next.starts.v - NOTICE ? at : (instant){ next.starts.v - NOTICE };
}

void course_refill(struct req *r, course_id id)                     /* EV2 */
{
    struct course_row c;
    struct next_waiting_row w;
    instant until;

    if (!course(r, id, &c) || course_tells(&c) || strcmp(c.state, "open") || !(until = offer_until(r, id, &c)).v) return;
    while (next_waiting(r, id, &w)) {
        if (!offer_place(r, w.id, until)) fault(&r->fate, "somebody who waits was answered twice");
        if (w.person.v)
            message_send(r, &(struct message){ .person = registry_root(r, w.person), .text = T_events_offer_message,
                MESSAGE_PARAMS(message_time(r, until)), .ends = until, .about_kind = "signup", .about = w.id.v });
        signup_act(r, "offered a place that fell free", w.id, w.person);
    }
}

static bool something(struct req *r)
{
    struct to_refill all = to_refill(r, AT_ONCE);
    struct course_row c;

    if (unanswered(r, r->now, 1).n) return true;
    for (int i = 0; i < all.n; i++) if (course(r, all.at[i].id, &c) && offer_until(r, all.at[i].id, &c).v) return true;
    return false;
}

static void turn(struct req *r)
{
    struct unanswered late = unanswered(r, r->now, AT_ONCE);
    struct signup_row was;

    for (int i = 0; i < late.n; i++) {                              /* EV4: first back to the end of the list, the second time off it */
        if (!signup(r, late.at[i].id, &was)) continue;
        if (late.at[i].passed + 1 >= PASSES) signup_end(r, late.at[i].id, &was, "gone", late.at[i].row_version);
        else if (pass_place(r, late.at[i].id)) {
            signup_act(r, "an offer of a place ran out", late.at[i].id, late.at[i].person);
            message_cancel(r, "signup", late.at[i].id.v, "ran out");
        }
    }
    for (int i = 0; i < late.n; i++) course_refill(r, late.at[i].course);
    struct to_refill all = to_refill(r, AT_ONCE);
    for (int i = 0; i < all.n; i++) course_refill(r, all.at[i].id);
}
CHORE(events_offer, .every = 120, .due = something, .run = turn);
