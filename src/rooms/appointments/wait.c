/* SPDX-License-Identifier: EUPL-1.2
** wait.c - the waiting list: what falls free is kept for whoever waits longest, told to them, and goes on when they do not answer.
**
** AW1  An offer is a booking: nobody else can take the time while it stands.
** AW2  Not answered until its deadline, it is given back, and the next is asked; who did not answer comes after the others, and after the
**      second time waits no longer.
** AW3  Taken and given back are one step each: an answer that comes too late finds it moved on. */
#include "rooms/appointments/desk.h"
#include "rooms/messages/messages.h"
#include "web/chore.h"
#include "wait.sql.h"

enum { A_DAY = 86400, ANSWER_TIME = A_DAY, NOTICE = 3 * 3600, AT_ONCE = 20, PASSES = 2 };

/* The next whom something can be offered, and what: of those who wish for the same, whoever waits longest and whom the time still helps;
** who did not answer an offer comes after the others. */
static bool next_offer(struct req *r, struct next_waiting_row *w, struct service_row *s, struct slot *slot)
{
    struct wait_heads all = wait_heads(r, r->today);

    for (int i = 0; i < all.n; i++) {
        const struct wait_heads_row *h = &all.at[i];
        struct wish wish = { h->service, h->lang, h->signing, h->step_free };
        if (!service(r, h->service, s) || s->closed || s->shut) continue;
        if (offers(r, s, &wish, (instant){ r->now.v + NOTICE + 3600 }, greek_instant(h->until, 1439), 0, slot, 1) != 1) continue;
        if (next_waiting(r, h->service, h->lang, h->signing, h->step_free, greek_day(slot->at.from), w)) return true;
    }
    return false;
}

static void offer_one(struct req *r, const struct next_waiting_row *w, const struct service_row *s, const struct slot *slot)
{
    struct wish wish = { w->service, w->lang, w->signing, w->step_free };
    instant until = { r->now.v + ANSWER_TIME < slot->at.from.v - NOTICE ? r->now.v + ANSWER_TIME : slot->at.from.v - NOTICE };
    booking_id b = book(r, s, &wish, slot, &(struct booker){ .person = w->person, .name = booking_unseal(r, "name", w->name, w->name_n),
        .phone = booking_unseal(r, "phone", w->phone, w->phone_n), .words = "",
        .offered = true });

    if (!offer_to(r, w->id, b, until)) fault(&r->fate, "somebody who waits was answered twice");
    if (w->person.v)
        message_send(r, &(struct message){ .person = registry_root(r, w->person), .text = w->own ? T_appointments_offer_link
            : T_appointments_offer_message, MESSAGE_PARAMS(message_time(r, slot->at.from), message_time(r, until),
            fmt(r, "%s/book/waiting", w->base)), .ends = until, .about_kind = "booking", .about = b.v });
    act(r, "offered a time that fell free", "wait", w->id.v);
}

void wait_return(struct req *r, wait_id id, booking_id b, const char *state)
{
    struct booking_row was;

    if (!wait_again(r, id, state)) fault(&r->fate, "an offer was answered twice");
    if (booking(r, b, &was) && !strcmp(was.state, "booked")) book_end(r, b, &was, "cancelled", was.row_version);
}

void wait_words(struct req *r, booking_id b)
{
    size_t n;
    const void *words = booking_seal(r, "words", in(r, "words"), &n);

    if (n) set_words(r, b, words, n);
}

static bool something(struct req *r)
{
    struct next_waiting_row w;
    struct service_row s;
    struct slot slot;

    return unanswered(r, r->now, 1).n || wait_passed(r, r->today, 1).n || next_offer(r, &w, &s, &slot);
}

static void turn(struct req *r)
{
    struct unanswered late = unanswered(r, r->now, AT_ONCE);
    struct wait_passed gone = wait_passed(r, r->today, AT_ONCE);
    struct next_waiting_row w;
    struct service_row s;
    struct slot slot;

    for (int i = 0; i < late.n; i++) {                                          /* AW2 */
        wait_return(r, late.at[i].id, late.at[i].booking, late.at[i].passed + 1 >= PASSES ? "gone" : "waiting");
        act(r, "took back a time that was not answered", "wait", late.at[i].id.v);
    }
    for (int i = 0; i < gone.n; i++)
        if (wait_gone(r, gone.at[i].id)) act(r, "somebody waited in vain", "wait", gone.at[i].id.v);
    for (int i = 0; i < AT_ONCE && next_offer(r, &w, &s, &slot); i++) offer_one(r, &w, &s, &slot);
}
CHORE(appointments_offer, .every = 120, .slow = true, .due = something, .run = turn);

/* ---- the page ---- */

struct wait_line { wait_id id; const char *what, *until, *offered, *answer; struct isolated name; struct ltr phone; bool open, home;
    int64_t passed; };
struct wait_service { service_id id; const char *words; };
struct wait_page {
    const char *problem, *done, *name, *phone, *until; unit_id unit; struct choices langs; bool signing, step_free;
    struct { int n; struct wait_line *at; } lines;
    struct { int n; struct wait_service *at; } services;
};
#include "wait.html.h"

static void render(struct req *r, int status, unit_id unit, const char *problem)
{
    struct waits_of_unit all = waits_of_unit(r, unit);
    struct unit_services kinds = unit_services(r, unit);
    struct wait_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .name = in(r, "name"),
        .phone = in(r, "phone"), .until = *in(r, "until") ? in(r, "until") : day_field(r, (day){ r->today.v + 30 }), .unit = unit,
        .langs = speaks_of(r, in(r, "speaks")), .signing = in_has(r, "signing"), .step_free = in_has(r, "step_free") };

    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++) {
        const struct waits_of_unit_row *w = &all.at[i];
        struct service_row s = { .subject = w->subject, .name = w->service_name };
        const char *name = booked_name(r, w->person, (int)w->shield, w->name, w->name_n);
        bool offered = !strcmp(w->state, "offered");
        p.lines.at[p.lines.n++] = (struct wait_line){ w->id, booked_for(r, &s), day_said(r, w->until), offered ? when_said(r, w->starts)
            : "", offered ? when_said(r, w->answer_by) : "", { *name ? name : text(r, T_appointments_name_hidden) },
            { *name ? booking_unseal(r, "phone", w->phone, w->phone_n) : "" }, offered, subject_at_home(w->subject), w->passed };
    }
    p.services.at = mem_get(&r->mem, (size_t)(kinds.n + 1) * sizeof *p.services.at);
    for (int i = 0; i < kinds.n; i++) {
        struct service_row s = { .subject = kinds.at[i].subject, .name = kinds.at[i].name };
        p.services.at[p.services.n++] = (struct wait_service){ kinds.at[i].id, booked_for(r, &s) };
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_appointments_waiting), .back = fmt(r, "/appointments?unit=%lld", (long long)unit.v), .wide = true,
        .problem = *problem != 0);
    wait_html(r, &p);
    page_end(r);
}

static bool unit_here(struct req *r, unit_id *unit)
{
    *unit = unit_of_visit(r);
    if (!unit->v) refuse(r, 404, T_access_unit_gone);
    return unit->v != 0;
}

static void get(struct req *r)
{
    unit_id unit;

    if (unit_here(r, &unit)) render(r, 200, unit, "");
}

static void post(struct req *r)
{
    unit_id unit;
    service_id id = { in_id(r, "service") };
    struct wish w = wish_typed(r, id);
    person_id person = registry_root(r, (person_id){ in_id(r, "person") });
    struct service_row s;
    struct add_wait_row row;
    const char *name = in(r, "name");
    size_t name_n, phone_n;
    day until;

    if (!unit_here(r, &unit)) return;
    if (!service(r, id, &s) || s.unit.v != unit.v || s.closed) { render(r, 422, unit, text(r, T_care_no_choice)); return; }
    if (!name[strspn(name, " ")] || strlen(name) > NAME_BYTES || strlen(in(r, "phone")) > NAME_BYTES) {
        render(r, 422, unit, text(r, T_appointments_name_needed));
        return;
    }
    if (!day_read_forgiving(in(r, "until"), &until) || until.v < r->today.v || until.v > r->today.v + HORIZON) {
        render(r, 422, unit, text(r, T_appointments_day_wrong));
        return;
    }
    if (person.v && !access_knows(r, person)) { render(r, 422, unit, text(r, T_access_unknown)); return; }
    const void *sealed = booking_seal(r, "name", name, &name_n), *phone = booking_seal(r, "phone", in(r, "phone"), &phone_n);
    if (!add_wait(r, id, person, sealed, name_n, phone, phone_n, w.lang, w.signing, w.step_free, until, NULL, 0, "", r->now, staff_here(r),
        &row)) fault(&r->fate, "who waits was not written");
    act(r, "put somebody on a waiting list", "wait", row.id.v);
    see_other(r, "/appointments/waiting?unit=%lld&saved=1", (long long)unit.v);
}
PAGE(appointments_waiting, .path = "/appointments/waiting", .may = AT_BOOKING, .get = get, .post = post,
    .help = "Who waits for an earlier time, and what was offered.");

static void post_answer(struct req *r)                                          /* AW3 */
{
    wait_id id = { in_id(r, "id") };
    struct service_row s;
    struct wait_one_row w;

    if (!wait_one(r, id, &w) || !in_my_units(r, w.unit)) { refuse(r, 404, T_appointments_gone); return; }
    if (w.person.v) access_knows(r, w.person);                  /* written where it belongs (AC3) */
    if (!strcmp(in(r, "do"), "take")) {
        if (service(r, w.service, &s) && home_unsaid(r, &s)) { render(r, 422, w.unit, text(r, T_appointments_home_needed)); return; }
        if (strlen(in(r, "words")) > WORDS_BYTES) { render(r, 422, w.unit, text(r, T_appointments_long)); return; }
        if (strcmp(w.state, "offered") || !wait_taken(r, id)) { refuse(r, 409, T_appointments_moved_on); return; }
        wait_words(r, w.booking);
        invite(r, w.booking);
        act(r, "took a time that was offered", "wait", id.v);
    } else if (!strcmp(w.state, "offered")) {
        wait_return(r, id, w.booking, "gone");
        act(r, "declined a time that was offered", "wait", id.v);
    } else {
        if (!wait_gone(r, id)) { refuse(r, 409, T_appointments_moved_on); return; }
        act(r, "took somebody off a waiting list", "wait", id.v);
    }
    see_other(r, "/appointments/waiting?unit=%lld&saved=1", (long long)w.unit.v);
}
PAGE(appointments_answer, .path = "/appointments/answer", .may = AT_BOOKING, .post = post_answer,
    .help = "Whoever waits takes the time that was offered, or does not.");
