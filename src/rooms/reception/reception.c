/* SPDX-License-Identifier: EUPL-1.2
** reception.c - somebody comes: a visit in two clicks, and the ticket (RC3, RC4 of room.md). */
#include "rooms/reception/visits.h"
#include "web/draft.h"
#include "inside.sql.h"
#include "visit.sql.h"

struct reception_page {
    const char *said, *name, *about; struct visit_wrongs wrong; int64_t people, place; person_id person; struct isolated who;
    bool interpreter, signing, in_person, many_places;
    struct choices purposes, classes, languages, sexes, ages, wanted, places;
};
struct ticket_page { visit_id id; int64_t number, ahead; instant at; const char *purpose, *place; };
#include "reception.html.h"
#include "ticket.html.h"

struct choices reception_workers(struct req *r, account_id held)
{
    struct workers all = workers(r);
    struct choices c = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *c.at) };

    c.at[c.n++] = (struct choice){ "", text(r, T_reception_wanted_none), !held.v };
    for (int i = 0; i < all.n; i++)
        c.at[c.n++] = (struct choice){ fmt(r, "%lld", (long long)all.at[i].id.v), all.at[i].name, all.at[i].id.v == held.v };
    return c;
}

/* What the registry knows of a visitor, so that nobody asks twice. */
static void known_needs(struct req *r, person_id id, struct visit_form *f)
{
    const struct person *p = registry_person(r, id);
    struct visitor_needs all = visitor_needs(r, id, r->today);

    if (p && !*f->lang) f->lang = p->lang;
    for (int i = 0; i < all.n; i++) {
        f->interpreter |= !strcmp(all.at[i].kind, "interpreter");
        f->signing |= !strcmp(all.at[i].kind, "sign_language");
        f->in_person |= !strcmp(all.at[i].kind, "blind");
    }
}

static person_id visitor(struct req *r)
{
    person_id id = { in_id(r, "person") };

    if (!id.v) return id;
    id = registry_root(r, id);
    return reception_sees(r, id) ? id : (person_id){ -1 };
}

/* Whom a draft is about: the visitor, or nobody known. */
static const char *about_visitor(struct req *r, person_id person) { return person.v ? fmt(r, "%lld", (long long)person.v) : ""; }

static void show_form(struct req *r, int status, const struct visit_form *f, person_id person)
{
    const struct person *is = person.v ? registry_person(r, person) : NULL;
    struct reception_page p = { .wrong = f->wrong, .said = f->said, .name = f->name, .people = f->people, .place = place_of_reader(r),
        .person = person, .who = { is ? person_name(r, is) : "" }, .interpreter = f->interpreter, .signing = f->signing, .in_person = f->in_person,
        .purposes = purposes_of(r, f->purpose), .classes = classes_of(r, f->class), .languages = languages_of(r, f->lang),
        .sexes = sexes_of(r, f->sex), .ages = ages_of(r, f->age), .wanted = reception_workers(r, f->wanted) };

    p.about = about_visitor(r, person);
    p.places = reception_places(r, p.place);
    p.many_places = p.places.n > 1;
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_reception_title), .problem = f->wrong.n > 0);
    reception_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    person_id person = visitor(r);
    struct visit_form f;

    if (person.v < 0) { refuse(r, 404, T_access_unknown); return; }
    draft_used(r, about_visitor(r, person));
    f = visit_typed(r);
    f.wrong.n = 0;
    if (person.v) {
        act(r, "prepared a visit", "person", person.v);
        known_needs(r, person, &f);
    }
    show_form(r, 200, &f, person);
}

visit_id visit_add(struct req *r, const struct visit_form *f, int64_t place, person_id person)
{
    struct next_number_row ticket;
    struct add_visit_row row;
    size_t said_n, name_n;
    const void *said = reception_seal(r, "said", f->said, &said_n), *name = reception_seal(r, "name", f->name, &name_n);
    instant turn = { r->now.v - 60 * class_lead(r, f->class) };                                 /* RC1 */

    if (!next_number(r, place, r->today, &ticket)) fault(&r->fate, "no ticket number");
    if (!add_visit(r, place, r->today, ticket.number, r->now, turn, f->class, f->purpose, said, said_n, name, name_n, f->lang, f->interpreter,
                   f->signing, f->in_person, f->people, f->sex, f->age, person, f->wanted, access_reader(r).account, &row))
        fault(&r->fate, "the visit was not written");
    act(r, "received a visitor", "visit", row.id.v);
    return row.id;
}

static void post(struct req *r)
{
    person_id person = visitor(r);
    struct visit_form f = visit_typed(r);

    if (person.v < 0) { refuse(r, 404, T_access_unknown); return; }
    if (person.v) known_needs(r, person, &f);
    if (f.wrong.n) { show_form(r, 422, &f, person); return; }
    see_other(r, "/reception/ticket?id=%lld", (long long)visit_add(r, &f, place_of_reader(r), person).v);
}
PAGE(reception, .path = "/reception", .may = AT_RECEPTION, .get = get, .post = post, .nav = T_reception_title, .nav_at = 4,
     .help = "Somebody comes: why, and a ticket.");

static void get_ticket(struct req *r)
{
    visit_id id = { in_id(r, "id") };
    struct visit_row v;
    struct ticket_page p = { .id = id };
    struct unit_name_row unit;

    if (!visit(r, id, staff_here(r), r->today, &v)) { refuse(r, 404, T_reception_gone); return; }
    p.number = v.number;
    p.at = v.at;
    p.purpose = reception_said(r, "purpose", v.purpose);
    p.place = unit_name(r, (unit_id){ v.place }, &unit) ? unit.name : "";
    p.ahead = waiting_before(r, v.place, v.came, id);
    r->no_store = true;
    page_begin(r, text_with(r, T_reception_ticket_of, fmt(r, "%lld", (long long)v.number)), .back = "/reception");
    ticket_html(r, &p);
    page_end(r);
}
PAGE(reception_ticket, .path = "/reception/ticket", .may = AT_RECEPTION, .get = get_ticket, .help = "A visitor's ticket, to be shown or printed.");
