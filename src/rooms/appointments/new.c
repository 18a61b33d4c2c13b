/* SPDX-License-Identifier: EUPL-1.2
** new.c - staff take a time for somebody: what for, when, who.  Also for a unit where they do not work, as residents could. */
#include "rooms/appointments/desk.h"
#include "web/house.h"
#include "day.sql.h"

struct service_line { service_id id; const char *words, *unit; int64_t minutes; };
struct new_page {
    const char *problem, *title, *unit_name, *day, *query, *later, *when, *at, *name, *phone, *words, *person, *speaks,
        *speaks_name; service_id id; int64_t move, version; unit_id unit;
    bool choose, times, none, signing, step_free, home; struct choices langs; struct isolated who; struct slot_days days;
    struct { int n; struct service_line *at; } services;
};
#include "new.html.h"

bool service_to_book(struct req *r, service_id id, struct service_row *s)
{
    if (service(r, id, s) && !s->closed && !s->shut && (!s->secret || in_my_units(r, s->unit))) return true;
    refuse(r, 404, T_appointments_service_gone);
    return false;
}

/* Those of the unit asked for first, then all that the reader may know of. */
static void take_services(struct req *r, struct new_page *p)
{
    struct services_bookable all = services_bookable(r);
    unit_id first = unit_of_visit(r);

    p->services.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->services.at);
    for (int own = 1; own >= 0; own--)
        for (int i = 0; i < all.n; i++) {
            const struct services_bookable_row *x = &all.at[i];
            struct service_row s = { .subject = x->subject, .name = x->name };
            if ((x->unit.v == first.v) != own || (x->secret && !in_my_units(r, x->unit))) continue;
            p->services.at[p->services.n++] = (struct service_line){ x->id, booked_for(r, &s), x->unit_name, x->minutes };
        }
}

static void take_times(struct req *r, const struct service_row *s, const struct wish *w, struct new_page *p)
{
    bool wrong;
    day d = day_asked(r, "day", &wrong);
    instant from = greek_instant(d, 0), soon = earliest(r, s);
    struct slot slots[STAFF_SLOTS];
    int n = offers(r, s, w, from.v > soon.v ? from : soon, latest(r, s), p->move, slots, STAFF_SLOTS);

    if (wrong) p->problem = text(r, T_appointments_day_wrong);
    p->times = true;
    p->none = !n;
    p->day = day_field(r, d);
    p->langs = speaks_of(r, w->lang);
    p->signing = w->signing, p->step_free = w->step_free;
    p->query = fmt(r, "service=%lld%s%s%s", (long long)w->service.v, wish_query(r, w), *p->person ? "&person=" : "", p->person);
    p->days = slot_days_of(r, slots, n, p->move ? NULL : fmt(r, "/appointments/new?%s", p->query));
    p->later = "";
    if (n < STAFF_SLOTS) return;
    day last = greek_day(slots[n - 1].at.from);
    if (p->days.n > 1) p->days.n--; else last.v++;
    p->later = fmt(r, "/appointments/new?%s&day=%s%s", p->query, day_field(r, last), p->move ? fmt(r, "&move=%lld", (long long)p->move)
        : "");
}

/* Only of who may open the file; the file's name stands for what would be typed. */
static const struct person *person_typed(struct req *r)
{
    person_id id = registry_root(r, (person_id){ in_id(r, "person") });

    return id.v && access_knows(r, id) ? registry_person(r, id) : NULL;
}

static void render(struct req *r, int status, const struct service_row *s, const struct wish *w, instant at, struct new_page *p)
{
    const struct person *who = person_typed(r);

    p->person = who ? fmt(r, "%lld", (long long)who->id.v) : "";
    p->who.text = who ? person_name(r, who) : "";
    p->unit = unit_of_visit(r);
    p->name = in(r, "name"), p->phone = in(r, "phone"), p->words = in(r, "words");
    p->title = text(r, p->move ? T_appointments_move : T_appointments_new);
    if (!s) { p->choose = true; take_services(r, p); }
    else {
        p->id = w->service;
        p->title = booked_for(r, s);
        p->unit_name = s->unit_name;
        p->home = subject_at_home(s->subject);
        p->speaks = w->lang, p->speaks_name = interpreter_language(w->lang);
        p->signing = w->signing, p->step_free = w->step_free;
        p->at = at.v ? fmt(r, "%lld", (long long)at.v) : "";
        p->when = at.v ? when_said(r, at) : "";
        if (at.v)
            p->query = fmt(r, "service=%lld%s%s%s", (long long)w->service.v, wish_query(r, w), *p->person ? "&person=" : "", p->person);
        else take_times(r, s, w, p);
    }
    r->status = *p->problem && status == 200 ? 422 : status;
    r->no_store = true;
    page_begin(r, p->title, .back = p->move ? fmt(r, "/appointments/one?id=%lld", (long long)p->move) : "/appointments",
        .problem = *p->problem != 0);
    new_html(r, p);
    page_end(r);
}

static void get(struct req *r)
{
    struct new_page p = { .problem = "", .move = in_id(r, "move") };
    service_id id = { in_id(r, "service") };
    struct wish w = wish_typed(r, id);
    struct service_row s;
    struct booking_row b;
    instant at = { in_id(r, "at") };

    if (p.move) {
        if (!booking_open(r, (booking_id){ p.move }, &b, &s)) return;
        w = wish_of(&b);
        p.version = b.row_version;
        render(r, 200, &s, &w, (instant){ 0 }, &p);
        return;
    }
    if (!id.v) { render(r, 200, NULL, NULL, at, &p); return; }
    if (service_to_book(r, id, &s)) render(r, 200, &s, &w, at, &p);
}

/* AP2: too late is told, with the next free time in its place and all that was typed. */
static void refuse_politely(struct req *r, const struct service_row *s, const struct wish *w, instant at, int64_t move, int64_t version)
{
    instant soon = earliest(r, s);
    struct new_page p = { .problem = "", .move = move, .version = version };
    struct slot next;
    bool some = offer_next(r, s, w, at.v > soon.v && at.v < latest(r, s).v ? at : soon, move, &next)
        || offer_next(r, s, w, soon, move, &next);

    p.problem = some ? text_with(r, T_appointments_taken_next, when_said(r, at), when_said(r, next.at.from))
        : text_with(r, T_appointments_taken_all, when_said(r, at));
    render(r, 409, s, w, some && !move ? next.at.from : (instant){ 0 }, &p);
}

static void post(struct req *r)
{
    service_id id = { in_id(r, "service") };
    struct wish w = wish_typed(r, id);
    struct service_row s;
    struct slot slot;
    const struct person *who = person_typed(r);
    const char *name = who ? person_name(r, who) : in(r, "name");
    instant at = { in_id(r, "at") };
    struct new_page p = { .problem = "" };

    if (!service_to_book(r, id, &s)) return;
    if (in_id(r, "person") && !who) p.problem = text(r, T_access_unknown);
    else if (!name[strspn(name, " ")]) p.problem = text(r, T_appointments_name_needed);
    else if (strlen(name) > NAME_BYTES || strlen(in(r, "phone")) > NAME_BYTES || strlen(in(r, "words")) > WORDS_BYTES)
        p.problem = text(r, T_appointments_long);
    else if (home_unsaid(r, &s)) p.problem = text(r, T_appointments_home_needed);
    if (*p.problem) { render(r, 422, &s, &w, at, &p); return; }
    if (who && !access_use(r, who->id, "booked an appointment")) return;
    if (at.v < earliest(r, &s).v || at.v > latest(r, &s).v || !offer_at(r, &s, &w, at, 0, &slot)) {
        refuse_politely(r, &s, &w, at, 0, 0);
        return;
    }
    booking_id made = book(r, &s, &w, &slot, &(struct booker){ .person = who ? who->id : (person_id){ 0 }, .name = name,
        .phone = in(r, "phone"), .words = in(r, "words") });
    act(r, "booked an appointment", "booking", made.v);
    see_other(r, "/appointments/one?id=%lld&new=1", (long long)made.v);
}
PAGE(appointments_new, .path = "/appointments/new", .may = AT_BOOKING, .get = get, .post = post,
    .help = "Staff book an appointment for somebody.");

static void post_move(struct req *r)
{
    booking_id id = { in_id(r, "id") };
    struct booking_row b;
    struct service_row s;
    struct slot slot;
    instant at = { in_id(r, "at") };

    if (!booking_open(r, id, &b, &s)) return;
    struct wish w = wish_of(&b);
    if (strcmp(b.state, "booked")) { refuse(r, 409, T_appointments_moved_on); return; }
    if (at.v == b.starts.v) { see_other(r, "/appointments/one?id=%lld", (long long)id.v); return; }      /* nobody is told of a change */
    if (at.v < earliest(r, &s).v || at.v > latest(r, &s).v || !offer_at(r, &s, &w, at, id.v, &slot)) {
        refuse_politely(r, &s, &w, at, id.v, b.row_version);
        return;
    }
    if (!book_move(r, id, &b, &slot, in_id(r, "row_version"))) { refuse(r, 409, T_appointments_moved_on); return; }
    see_other(r, "/appointments/one?id=%lld&saved=1", (long long)id.v);
}
PAGE(appointments_move, .path = "/appointments/move", .may = AT_BOOKING, .post = post_move,
    .help = "Staff move an appointment to another free time.");
