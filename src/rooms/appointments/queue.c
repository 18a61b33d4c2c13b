/* SPDX-License-Identifier: EUPL-1.2
** queue.c - a resident waits for an earlier time by themselves: who they are, until when it helps; with a number and a code they see what
** fell free, and take it until its deadline.
**
** AQ1  Copies of a form are one: the form names it, and the code follows from the form (as AO3).
** AQ2  Number and code together make one hash; an unknown number and a wrong code are answered alike (as AO1).
** AQ3  What was not answered in time has gone to the next: nobody takes it afterwards (AW2).
** AQ4  Taken, it is an appointment as any other, with its own number and the same code. */
#include "rooms/appointments/online.h"
#include "rooms/entitlements/code.h"
#include "rooms/entitlements/by_code.h"
#include "host/crypto.h"
#include "web/edge.h"
#include "web/house.h"
#include "wait.sql.h"

enum { AN_HOUR = 3600, WAIT_DAYS = 30 };
struct join_page { const char *title, *problem, *given, *family, *phone, *until, *form, *back, *speaks; bool signing, step_free;
    struct typed_wrong bad; const char *bad_until;
    const char *bad_given, *bad_family, *bad_phone; service_id id; struct place_shown place; };
#include "join.html.h"
struct waiting_page { const char *problem, *title, *state, *tone, *offered, *answer_by, *until; bool fresh, open, waits, home;
    int64_t before; struct ltr number, code; struct place_shown place; };
#include "waiting.html.h"
/* ---- who waits ---- */

static void show_join(struct req *r, int status, const struct service_row *s, const struct wish *w, const struct join_page *typed)
{
    struct join_page p = *typed;
    int32_t ahead = s->ahead_days < WAIT_DAYS ? (int32_t)s->ahead_days : WAIT_DAYS;

    p.title = booked_for(r, s);
    p.given = in(r, "given"), p.family = in(r, "family"), p.phone = in(r, "phone");
    p.until = *in(r, "until") ? in(r, "until") : day_field(r, (day){ r->today.v + ahead });
    p.bad_given = p.bad.given ? p.bad.given : "", p.bad_family = p.bad.family ? p.bad.family : "", p.bad_phone = p.bad.phone ? p.bad.phone
        : "";
    p.form = online_form(r);
    p.back = fmt(r, "/book/when?service=%lld%s", (long long)w->service.v, wish_query(r, w));
    p.speaks = w->lang, p.signing = w->signing, p.step_free = w->step_free, p.id = w->service, p.place = place_of_service(r, s);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_appointments_wait_title), .back = p.back, .problem = status != 200);
    join_html(r, &p);
    page_end(r);
}

static void get_wait(struct req *r)
{
    service_id id = { in_id(r, "service") };
    struct wish w = wish_typed(r, id);
    struct service_row s;

    if (online_service(r, id, &s)) show_join(r, 200, &s, &w, &(struct join_page){ .problem = "", .bad_until = "" });
}

static void wait_hash(struct req *r, int64_t number, const char *code, unsigned char *to)      /* AQ2 */
{
    by_code_hash(r, "waiting", fmt(r, "%lld", (long long)number), code, to);
}

static void remember(struct req *r, int64_t number, const char *code)
{
    by_code_remember(r, "waiting", fmt(r, "%lld", (long long)number), code);
}

static bool typed_fine(struct req *r, const struct service_row *s, struct join_page *p, day *until)
{
    bool day_fine = day_read_forgiving(in(r, "until"), until) && until->v >= r->today.v && until->v <= r->today.v + s->ahead_days;

    online_typed_wrong(r, &p->bad);
    if (!*in(r, "phone")) p->bad.phone = text(r, T_appointments_wait_phone);
    p->bad_until = day_fine ? "" : text_with(r, T_appointments_wait_day, day_said(r, (day){ r->today.v + (int32_t)s->ahead_days }));
    p->problem = *p->bad.given ? p->bad.given : *p->bad.family ? p->bad.family : *p->bad.phone ? p->bad.phone : p->bad_until;
    return !*p->problem;
}

static void post_wait(struct req *r)
{
    service_id id = { in_id(r, "service") };
    struct wish w = wish_typed(r, id);
    struct join_page p = { .problem = "", .bad_until = "" };
    unsigned char key[HASH_BYTES], follow[HASH_BYTES];
    const char *code = by_code_of_form(r, "waiting", online_form(r), key), *name = fmt(r, "%s %s", in(r, "family"), in(r, "given"));
    struct wait_of_form_row was;
    struct add_wait_row row;
    struct service_row s;
    size_t name_n, phone_n;
    day until;

    if (!online_service(r, id, &s)) return;
    if (wait_of_form(r, key, sizeof key, &was)) { remember(r, was.id.v, code); see_other(r, "/book/waiting?new=1"); return; }
    if (!typed_fine(r, &s, &p, &until)) { show_join(r, 422, &s, &w, &p); return; }
    if (code_too_often(r, "book")) {
        r->retry_after = AN_HOUR;
        p.problem = text(r, T_check_err_too_often);
        show_join(r, 429, &s, &w, &p);
        return;
    }
    const void *sealed = booking_seal(r, "name", name, &name_n), *phone = booking_seal(r, "phone", in(r, "phone"), &phone_n);
    if (!add_wait(r, id, online_declared(r), sealed, name_n, phone, phone_n, w.lang, w.signing, w.step_free, until, key, sizeof key,
                  r->host && *r->host ? fmt(r, "%s://%s", r->secure ? "https" : "http", r->host) : "", r->now, staff_here(r),
                  &row)) fault(&r->fate, "who waits was not written");
    wait_hash(r, row.id.v, code, follow);
    set_wait_follow(r, row.id, follow, sizeof follow);
    act(r, "joined a waiting list", "wait", row.id.v);
    remember(r, row.id.v, code);
    see_other(r, "/book/waiting?new=1");
}
PAGE(book_wait, .path = "/book/wait", .may = MAY_ANYBODY, .get = get_wait, .post = post_wait,
    .help = "A resident waits for an earlier time.");

/* ---- where it stands ---- */

struct own_wait { wait_id id; const char *code; struct wait_own_row w; struct service_row s; };

static bool find(struct req *r, int64_t number, const char *code, struct own_wait *o)
{
    unsigned char hash[HASH_BYTES];
    struct wait_followed_row row;

    wait_hash(r, number, code, hash);
    if (!wait_followed(r, hash, sizeof hash, &row) || !wait_own(r, row.id, &o->w) || !service(r, o->w.service, &o->s)) return false;
    const struct person *p = o->w.person.v ? registry_person(r, registry_root(r, o->w.person)) : NULL;
    o->id = row.id;
    o->code = code;
    return !p || p->shield != 2;
}

static bool from_cookie(struct req *r, struct own_wait *o)
{
    const char *number, *code;

    return by_code_remembered(r, "waiting", &number, &code) && find(r, atoll(number), code, o);
}

static const struct by_code_form form = { "appointment", "/book/waiting", "/book", T_appointments_waiting_mine, T_appointments_mine_lead,
    T_appointments_wait_number, T_appointments_number_wrong, "/book/mine", T_appointments_mine_title };

static bool answerable(struct req *r, const struct own_wait *o) { return !strcmp(o->w.state, "offered") && o->w.answer_by.v > r->now.v; }

static void show_one(struct req *r, int status, const struct own_wait *o, const char *problem)
{
    bool open = answerable(r, o), waits = !strcmp(o->w.state, "waiting");
    const char *state = !strcmp(o->w.state, "offered") && !open ? "gone" : o->w.state;
    struct waiting_page p = { .problem = problem, .title = booked_for(r, &o->s), .state = appointments_said(r, "wait", state),
        .tone = open ? "warn" : waits ? "info" : !strcmp(state, "taken") ? "ok" : "no", .offered = open ? when_said(r, o->w.starts) : "",
        .answer_by = open ? when_said(r, o->w.answer_by) : "", .until = day_said(r, o->w.until), .fresh = in_has(r, "new"), .open = open,
        .waits = waits, .home = subject_at_home(o->s.subject), .before = waits ? before_me(r, o->id, o->w.service).n : 0,
        .number = { fmt(r, "%lld", (long long)o->id.v) }, .code = { o->code }, .place = place_of_service(r, &o->s) };

    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_appointments_waiting_mine), .back = "/book", .problem = *problem != 0);
    waiting_html(r, &p);
    page_end(r);
}

static void get_waiting(struct req *r)
{
    struct own_wait o;

    if (from_cookie(r, &o)) show_one(r, 200, &o, "");
    else by_code_ask(r, &form, 200, "");
}

static void open_it(struct req *r)
{
    int64_t number;
    const char *code;
    struct own_wait o;

    if (!by_code_typed(r, &form, &number, &code)) return;
    bool found = find(r, number, code, &o);
    act(r, found ? "opened a place on a waiting list" : "tried to open a place on a waiting list", "wait", found ? o.id.v : 0);
    if (!found) { by_code_ask(r, &form, 404, text(r, T_appointments_unknown)); return; }
    remember(r, number, code);
    see_other(r, "/book/waiting");
}

static void take(struct req *r, const struct own_wait *o)
{
    unsigned char follow[HASH_BYTES];

    if (answerable(r, o) && home_unsaid(r, &o->s)) { show_one(r, 422, o, text(r, T_appointments_home_needed)); return; }
    if (strlen(in(r, "words")) > WORDS_BYTES) { show_one(r, 422, o, text(r, T_appointments_long)); return; }
    if (!answerable(r, o) || !wait_taken(r, o->id)) { show_one(r, 409, o, text(r, T_appointments_wait_late)); return; }         /* AQ3 */
    wait_words(r, o->w.booking);
    mine_hash(r, o->w.booking.v, o->code, follow);                                                                          /* AQ4 */
    set_follow(r, o->w.booking, follow, sizeof follow);
    invite(r, o->w.booking);
    act(r, "took a time that was offered", "wait", o->id.v);
    mine_remember(r, o->w.booking.v, o->code);
    see_other(r, "/book/mine?new=1");
}

static void leave(struct req *r, const struct own_wait *o)
{
    if (!strcmp(o->w.state, "offered")) wait_return(r, o->id, o->w.booking, "gone");
    else if (!wait_gone(r, o->id)) { show_one(r, 409, o, text(r, T_appointments_wait_late)); return; }
    act(r, "left a waiting list", "wait", o->id.v);
    see_other(r, "/book/waiting");
}

static void post_waiting(struct req *r)
{
    struct own_wait o;
    const char *what = in(r, "do");

    if (!*what) { open_it(r); return; }
    if (!from_cookie(r, &o)) { see_other(r, "/book/waiting"); return; }
    if (!strcmp(what, "take")) take(r, &o);
    else if (!strcmp(what, "leave")) leave(r, &o);
    else show_one(r, 422, &o, text(r, T_appointments_wait_choose));
}
PAGE(book_waiting, .path = "/book/waiting", .may = MAY_ANYBODY, .get = get_waiting, .post = post_waiting,
     .help = "A resident's place on a waiting list, by its number and code: what fell free, yes or no.");
