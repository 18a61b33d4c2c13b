/* SPDX-License-Identifier: EUPL-1.2
** online.c - a resident chooses what for, sees the free times, and takes one: no account, a number and a code. */
#include "rooms/appointments/online.h"
#include "rooms/entitlements/by_code.h"
#include "rooms/entitlements/code.h"
#include "rooms/portal/portal.h"
#include "base/locale.h"
#include "base/letters.h"
#include "host/chance.h"
#include "host/crypto.h"
#include "web/house.h"
#include "online.sql.h"

enum { AN_HOUR = 3600, FORM_BYTES = 16, PHONE_BYTES = 40 };

/* ---- where ---- */

struct place_shown place_of_unit(struct req *r, const struct service_row *s)
{
    const struct structure *is = *s->structure ? town_find(r->house->town, s->structure) : NULL;
    struct place_said p = is ? place_say(r, is) : (struct place_said){ .name = { s->unit_name }, .tel = "" };

    return (struct place_shown){ p.name, p.address, p.phone, p.tel };
}

struct place_shown place_of_service(struct req *r, const struct service_row *s)
{
    struct place_shown p = place_of_unit(r, s);

    if (subject_at_home(s->subject)) p.address.text = text(r, T_appointments_at_home);
    return p;
}

/* ---- what for ---- */

struct book_line { const char *href, *words; int64_t minutes; };
struct book_unit { struct place_shown place; struct { int n; struct book_line *at; } services; };
struct book_page { struct { int n; struct book_unit *at; } units; };
#include "book.html.h"

static void get_book(struct req *r)
{
    struct online_services all = online_services(r);
    struct book_page p = { .units.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.units.at) };
    int64_t last = 0;

    for (int i = 0; i < all.n; i++) {
        const struct online_services_row *x = &all.at[i];
        struct service_row s = { .unit_name = x->unit_name, .structure = x->structure, .subject = x->subject, .name = x->name };
        if (x->unit != last) {
            struct book_unit *u = &p.units.at[p.units.n++];
            *u = (struct book_unit){ .place = place_of_unit(r, &s) };
            u->services.at = mem_get(&r->mem, (size_t)(all.n - i) * sizeof *u->services.at);
            last = x->unit;
        }
        struct book_unit *u = &p.units.at[p.units.n - 1];
        u->services.at[u->services.n++] = (struct book_line){ fmt(r, "/book/when?service=%lld", (long long)x->id.v), booked_for(r, &s),
            x->minutes };
    }
    page_begin(r, text(r, T_appointments_book_title), .back = "/");
    book_html(r, &p);
    page_end(r);
}
PAGE(book, .path = "/book", .may = MAY_ANYBODY, .get = get_book, .help = "What a resident can book an appointment for.");

bool online_service(struct req *r, service_id id, struct service_row *s)
{
    if (service(r, id, s) && s->online && !s->closed && !s->secret && !s->shut) return true;
    refuse(r, 404, T_appointments_service_gone);
    return false;
}

/* ---- when ---- */

struct when_page {
    const char *title, *problem, *day, *earlier, *later, *wait; service_id id; struct place_shown place; int64_t minutes;
    struct choices speaks; bool signing, step_free, none;
    struct slot_days days;
};
#include "when.html.h"

/* From the day asked for, or from the earliest; *wrong: no day. */
static instant from_asked(struct req *r, const struct service_row *s, bool *wrong)
{
    instant from = earliest(r, s);
    day d;

    *wrong = false;
    if (!*in(r, "day")) return from;
    if (!day_read_forgiving(in(r, "day"), &d)) { *wrong = true; return from; }
    if (d.v > greek_day(latest(r, s)).v) d = greek_day(latest(r, s));
    instant at = greek_instant(d, 0);
    return at.v > from.v ? at : from;
}

static void get_when(struct req *r)
{
    service_id id = { in_id(r, "service") };
    struct wish w = wish_typed(r, id);
    struct service_row s;
    struct slot slots[MOST_SLOTS];
    bool wrong;

    if (!online_service(r, id, &s)) return;
    instant from = from_asked(r, &s, &wrong);
    int n = offers(r, &s, &w, from, latest(r, &s), 0, slots, MOST_SLOTS);
    const char *here = fmt(r, "service=%lld%s", (long long)id.v, wish_query(r, &w));
    struct when_page p = { .title = booked_for(r, &s), .problem = wrong ? text(r, T_appointments_day_wrong) : "",
        .day = day_field(r, greek_day(from)), .id = id, .place = place_of_service(r, &s), .minutes = s.minutes,
        .speaks = speaks_of(r, w.lang), .signing = w.signing, .step_free = w.step_free, .none = !n,
        .days = slot_days_of(r, slots, n, fmt(r, "/book/who?%s", here)),
        .earlier = "", .later = "", .wait = fmt(r, "/book/wait?%s", here) };
    if (n == MOST_SLOTS) {                                                      /* a day that did not fit is begun again on the next page */
        day last = greek_day(slots[n - 1].at.from);
        if (p.days.n > 1) p.days.n--; else last.v++;
        p.later = fmt(r, "/book/when?%s&day=%s", here, day_field(r, last));
    }
    if (greek_day(from).v > greek_day(earliest(r, &s)).v) p.earlier = fmt(r, "/book/when?%s", here);
    r->status = wrong ? 422 : 200;
    page_begin(r, p.title, .back = "/book", .problem = wrong);
    when_html(r, &p);
    page_end(r);
}
PAGE(book_when, .path = "/book/when", .may = MAY_ANYBODY, .get = get_when, .help = "The free times of a service.");

/* ---- who ---- */

struct who_page {
    const char *title, *problem, *at, *when, *given, *family, *phone, *words, *form, *back, *speaks, *speaks_name, *bad_given, *bad_family,
        *bad_phone, *bad_words;
    bool signing, step_free, home; service_id id; struct place_shown place;
};
#include "who.html.h"

static const char *new_form(struct req *r)
{
    unsigned char random[FORM_BYTES];

    chance(random, sizeof random);
    return base64url(&r->mem, random, sizeof random);
}

const char *online_form(struct req *r) { return strlen(in(r, "form")) >= FORM_BYTES ? in(r, "form") : new_form(r); }

static void show_who(struct req *r, int status, const struct service_row *s, const struct wish *w, instant at, struct who_page *p)
{
    p->title = booked_for(r, s);
    p->at = fmt(r, "%lld", (long long)at.v);
    p->when = when_said(r, at);
    p->given = in(r, "given"), p->family = in(r, "family"), p->phone = in(r, "phone"), p->words = in(r, "words");
    p->form = online_form(r);
    p->back = fmt(r, "/book/when?service=%lld%s", (long long)w->service.v, wish_query(r, w));
    p->speaks = w->lang;
    p->speaks_name = interpreter_language(w->lang);
    p->signing = w->signing, p->step_free = w->step_free, p->home = subject_at_home(s->subject);
    p->id = w->service;
    p->place = place_of_service(r, s);
    r->status = status;
    r->no_store = true;
    page_begin(r, p->title, .back = p->back, .problem = status != 200);
    who_html(r, p);
    page_end(r);
}

/* Whoever is too late is told so, with the next free time filled in and everything they wrote. */
static void refuse_politely(struct req *r, const struct service_row *s, const struct wish *w, instant at)
{
    instant soon = earliest(r, s);
    struct slot next;
    struct who_page p = { .problem = "" };

    if (!offer_next(r, s, w, at.v > soon.v && at.v < latest(r, s).v ? at : soon, 0, &next) && !offer_next(r, s, w, soon, 0, &next)) {
        p.problem = text_with(r, T_appointments_taken_all, when_said(r, at));
        show_who(r, 409, s, w, at, &p);
        return;
    }
    p.problem = text_with(r, T_appointments_taken_next, when_said(r, at), when_said(r, next.at.from));
    show_who(r, 409, s, w, next.at.from, &p);
}

static void get_who(struct req *r)
{
    service_id id = { in_id(r, "service") };
    struct wish w = wish_typed(r, id);
    struct service_row s;
    struct slot slot;
    instant at = { in_id(r, "at") };

    if (!online_service(r, id, &s)) return;
    if (at.v < earliest(r, &s).v || at.v > latest(r, &s).v || !offer_at(r, &s, &w, at, 0, &slot)) {
        refuse_politely(r, &s, &w, at);
        return;
    }
    show_who(r, 200, &s, &w, at, &(struct who_page){ .problem = "" });
}

bool online_typed_wrong(struct req *r, struct typed_wrong *w)
{
    const char *given = registry_name_wrong(r, in(r, "given")), *family = registry_name_wrong(r, in(r, "family"));

    w->given = given ? given : !in(r, "given")[strspn(in(r, "given"), " ")] ? text(r, T_appointments_given_needed) : "";
    w->family = family ? family : !in(r, "family")[strspn(in(r, "family"), " ")] ? text(r, T_appointments_family_needed) : "";
    w->phone = *in(r, "phone") && !registry_contact_fits(r, "mobile", in(r, "phone")) ? text(r, T_appointments_phone_wrong)
             : strlen(in(r, "words")) > WORDS_BYTES ? text(r, T_appointments_long) : "";
    w->first = *w->given ? w->given : *w->family ? w->family : w->phone;
    return *w->first != 0;
}

static bool typed_wrong(struct req *r, const struct service_row *s, struct who_page *p)
{
    struct typed_wrong w;

    online_typed_wrong(r, &w);
    p->bad_words = home_unsaid(r, s) ? text(r, T_appointments_home_needed) : "";
    p->bad_given = w.given, p->bad_family = w.family, p->bad_phone = w.phone, p->problem = *w.first ? w.first : p->bad_words;
    return *p->problem != 0;
}

/* With a telephone they can be reached: a file as they say they are, as for applications from afar (DU1). */
person_id online_declared(struct req *r)
{
    struct person_declared d = { .is = { .family = in(r, "family"), .given = in(r, "given"), .birth = DAY_NONE, .birth_exact = "unknown",
        .lang = texts_language(r->house->texts, r->lang)->code, .sex = "", .father = "", .mother = "" }, .afm = "", .amka = "",
        .mobile = in(r, "phone"), .email = "" };

    return *in(r, "phone") ? registry_declare(r, &d) : (person_id){ 0 };
}

static void post_who(struct req *r)
{
    service_id id = { in_id(r, "service") };
    struct wish w = wish_typed(r, id);
    struct who_page p = { .problem = "" };
    struct service_row s;
    struct booking_of_form_row was;
    struct slot slot;
    instant at = { in_id(r, "at") };
    const char *form = online_form(r);
    unsigned char key[HASH_BYTES], follow[HASH_BYTES];
    const char *code = by_code_of_form(r, "appointment", form, key);

    if (!online_service(r, id, &s)) return;
    if (booking_of_form(r, key, sizeof key, &was)) { mine_remember(r, was.id.v, code); see_other(r, "/book/mine?new=1"); return; }
    if (typed_wrong(r, &s, &p)) { show_who(r, 422, &s, &w, at, &p); return; }
    if (at.v < earliest(r, &s).v || at.v > latest(r, &s).v || !offer_at(r, &s, &w, at, 0, &slot)) {
        refuse_politely(r, &s, &w, at);
        return;
    }
    if (code_too_often(r, "book")) {
        r->retry_after = AN_HOUR;
        p.problem = text(r, T_check_err_too_often);
        show_who(r, 429, &s, &w, at, &p);
        return;
    }
    booking_id made = book(r, &s, &w, &slot, &(struct booker){ .person = online_declared(r),
        .name = fmt(r, "%s %s", in(r, "family"), in(r, "given")), .phone = in(r, "phone"), .words = in(r, "words"), .form = key,
        .form_n = sizeof key });
    mine_hash(r, made.v, code, follow);
    set_follow(r, made, follow, sizeof follow);
    act(r, "booked an appointment", "booking", made.v);
    mine_remember(r, made.v, code);
    see_other(r, "/book/mine?new=1");
}
PAGE(book_who, .path = "/book/who", .may = MAY_ANYBODY, .get = get_who, .post = post_who,
    .help = "A resident takes a free time; who is too late is offered the next.");
