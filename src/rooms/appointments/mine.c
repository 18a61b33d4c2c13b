/* SPDX-License-Identifier: EUPL-1.2
** mine.c - the appointment a resident has: shown by its number and code, moved, cancelled (AO1, AO2). */
#include "rooms/appointments/online.h"
#include "rooms/entitlements/by_code.h"
#include "host/crypto.h"
#include "host/ical.h"
#include "web/house.h"

struct mine { booking_id id; const char *code; struct booking_row b; struct service_row s; };

void mine_hash(struct req *r, int64_t number, const char *code, unsigned char *to)
{
    by_code_hash(r, "appointment", fmt(r, "%lld", (long long)number), code, to);
}

void mine_remember(struct req *r, int64_t number, const char *code)                           /* AO2 */
{
    by_code_remember(r, "appointment", fmt(r, "%lld", (long long)number), code);
}

static bool find(struct req *r, int64_t number, const char *code, struct mine *m)             /* AO1 */
{
    unsigned char hash[HASH_BYTES];
    struct booking_followed_row row;

    mine_hash(r, number, code, hash);
    if (!booking_followed(r, hash, sizeof hash, &row) || !booking(r, row.id, &m->b) || !service(r, m->b.service, &m->s)) return false;
    const struct person *p = m->b.person.v ? registry_person(r, registry_root(r, m->b.person)) : NULL;
    m->id = row.id;
    m->code = code;
    return !p || p->shield != 2;
}

static bool from_cookie(struct req *r, struct mine *m)
{
    const char *number, *code;

    return by_code_remembered(r, "appointment", &number, &code) && find(r, atoll(number), code, m);
}

const char *mine_new_code(struct req *r, booking_id id)
{
    unsigned char hash[HASH_BYTES];
    const char *code = by_code_new(r);

    mine_hash(r, id.v, code, hash);
    set_follow(r, id, hash, sizeof hash);
    return code;
}

/* ---- the page ---- */

struct mine_page {
    const char *problem, *done, *title, *when, *state, *tone, *interpreter; bool fresh, may, signing, step_free; int64_t minutes, version;
    struct ltr number, code; struct place_shown place;
};
#include "mine.html.h"
static const struct by_code_form form = { "appointment", "/book/mine", "/book", T_appointments_mine_title, T_appointments_mine_lead,
    T_appointments_number, T_appointments_number_wrong, "/book/waiting", T_appointments_waiting_mine };

static bool may_change(struct req *r, const struct mine *m) { return !strcmp(m->b.state, "booked") && m->b.starts.v > r->now.v; }

static void render(struct req *r, int status, const struct mine *m, const char *problem)
{
    bool booked = !strcmp(m->b.state, "booked");
    struct mine_page p = { .problem = problem, .done = in_has(r, "moved") ? text(r, T_appointments_mine_moved) : "",
        .title = booked_for(r, &m->s), .when = when_said(r, m->b.starts), .state = appointments_said(r, "state", m->b.state),
        .tone = booked ? "ok" : "no", .interpreter = m->b.lang, .fresh = in_has(r, "new"), .may = may_change(r, m), .signing = m->b.signing,
        .step_free = m->b.step_free, .minutes = m->s.minutes, .version = m->b.row_version, .number = { fmt(r, "%lld", (long long)m->id.v) },
        .code = { m->code }, .place = place_of_service(r, &m->s) };

    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_appointments_mine_title), .back = "/book", .problem = *problem != 0);
    mine_html(r, &p);
    page_end(r);
}

static void get_mine(struct req *r)
{
    struct mine m;

    if (from_cookie(r, &m)) render(r, 200, &m, "");
    else by_code_ask(r, &form, 200, "");
}

static void post_mine(struct req *r)
{
    int64_t number;
    struct mine m;
    const char *code;

    if (!by_code_typed(r, &form, &number, &code)) return;
    bool found = find(r, number, code, &m);
    act(r, found ? "opened an appointment" : "tried to open an appointment", "booking", found ? m.id.v : 0);
    if (!found) { by_code_ask(r, &form, 404, text(r, T_appointments_unknown)); return; }
    mine_remember(r, number, code);
    see_other(r, "/book/mine");
}
PAGE(book_mine, .path = "/book/mine", .may = MAY_ANYBODY, .get = get_mine, .post = post_mine,
    .help = "A resident's appointment, by its number and code.");

/* The one the cookie opens and that can still be changed; false after answering. */
static bool changing(struct req *r, struct mine *m)
{
    if (!from_cookie(r, m)) { see_other(r, "/book/mine"); return false; }
    if (may_change(r, m)) return true;
    render(r, 409, m, text(r, T_appointments_mine_late));
    return false;
}

static void to_mine(struct req *r) { see_other(r, "/book/mine"); }

static void post_cancel(struct req *r)
{
    struct mine m;

    if (!changing(r, &m)) return;
    if (!in_has(r, "sure")) { render(r, 422, &m, text(r, T_appointments_cancel_tick)); return; }
    if (!book_end(r, m.id, &m.b, "cancelled", m.b.row_version)) { render(r, 409, &m, text(r, T_appointments_mine_late)); return; }
    see_other(r, "/book/mine");
}
PAGE(book_cancel, .path = "/book/cancel", .may = MAY_ANYBODY, .get = to_mine, .post = post_cancel,
    .help = "A resident cancels an appointment.");

/* ---- another time ---- */

struct move_page { const char *problem, *title, *when; struct place_shown place; struct slot_days days; };
#include "move.html.h"

static void show_move(struct req *r, int status, const struct mine *m, const char *problem)
{
    struct wish w = wish_of(&m->b);
    struct slot slots[MOST_SLOTS];
    int n = offers(r, &m->s, &w, earliest(r, &m->s), latest(r, &m->s), m->id.v, slots, MOST_SLOTS);

    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_appointments_move), .back = "/book/mine", .problem = *problem != 0);
    move_html(r, &(struct move_page){ problem, booked_for(r, &m->s), when_said(r, m->b.starts), place_of_service(r, &m->s),
        slot_days_of(r, slots, n, NULL) });
    page_end(r);
}

static void get_move(struct req *r)
{
    struct mine m;

    if (changing(r, &m)) show_move(r, 200, &m, "");
}

static void post_move(struct req *r)
{
    struct mine m;
    struct slot slot;
    instant at = { in_id(r, "at") };

    if (!changing(r, &m)) return;
    struct wish w = wish_of(&m.b);
    if (at.v == m.b.starts.v) { to_mine(r); return; }                                           /* nobody is told of a change */
    if (at.v < earliest(r, &m.s).v || at.v > latest(r, &m.s).v || !offer_at(r, &m.s, &w, at, m.id.v, &slot)) {
        show_move(r, 409, &m, text_with(r, T_appointments_move_taken, when_said(r, at)));
        return;
    }
    if (!book_move(r, m.id, &m.b, &slot, m.b.row_version)) { render(r, 409, &m, text(r, T_appointments_mine_late)); return; }
    see_other(r, "/book/mine?moved=1");
}
PAGE(book_move, .path = "/book/move", .may = MAY_ANYBODY, .get = get_move, .post = post_move, .help = "A resident moves an appointment.");

/* An invitation for the telephone's own calendar: when and where, never what for. */
static void get_calendar(struct req *r)
{
    struct mine m;

    if (!from_cookie(r, &m)) { see_other(r, "/book/mine"); return; }
    struct ical_event e = { booking_uid(r, m.id), text(r, T_appointments_neutral),
        place_of_service(r, &m.s).address.text, m.b.starts, m.b.ends, m.b.made, (int)m.b.row_version, !strcmp(m.b.state, "cancelled") };
    if (!e.location) e.location = "";
    r->type = "text/calendar; charset=utf-8";
    r->filename = "appointment.ics";
    r->no_store = true;
    out_str(&r->out, ical_write(&r->mem, "", 1, &e));
}
PAGE(book_calendar, .path = "/book/calendar", .may = MAY_ANYBODY, .get = get_calendar,
    .help = "A resident's appointment for their own calendar.");

static void get_closed(struct req *r)
{
    by_code_forget(r, "waiting");
    by_code_closed(r, "appointment", T_appointments_closed_words);
}
PAGE(book_closed, .path = "/book/closed", .may = MAY_ANYBODY, .get = get_closed,
    .help = "Nothing of an appointment is left on this device.");
