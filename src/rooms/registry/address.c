/* SPDX-License-Identifier: EUPL-1.2
** address.c - an address of a person: a home, none, or the place that keeps the letters of somebody without a home. */
#include "rooms/registry/stood.h"
#include "rooms/registry/words.h"
#include "rooms/registry/address.h"
#include "address.sql.h"

struct entry { address_id id; const struct person *who; struct address_row row; };

const char *address_line(struct req *r, const struct dwelling *a)
{
    struct out o = { .mem = &r->mem };

    if (*a->homeless) out_str(&o, homeless_said(r, a->homeless));
    if (*a->care_of) out_fmt(&o, "%s%s", o.n ? ", " : "", text_with(r, T_registry_care_of, a->care_of));
    if (*a->street) out_fmt(&o, "%s%s%s%s", o.n ? ", " : "", a->street, *a->number ? " " : "", a->number);
    if (*a->postcode || *a->place) out_fmt(&o, "%s%s%s%s", o.n ? ", " : "", a->postcode, *a->postcode && *a->place ? " " : "", a->place);
    return o.n ? out_text(&o) : text(r, T_registry_address_unknown);
}

static bool find(struct req *r, struct entry *e)
{
    *e = (struct entry){ .id = { in_id(r, "id") } };
    e->row = (struct address_row){ .person = { in_id(r, "person") }, .kind = "home", .homeless = "", .street = "", .number = "", .floor = "", .bell = "",
        .postcode = "", .place = "", .area = "", .care_of = "", .since = r->today, .until = DAY_NONE };
    if (e->id.v && !address(r, e->id, &e->row)) return row_missing(r);
    return (e->who = subject(r, e->row.person)) != NULL;
}

static void form(struct form *f, struct req *r, struct entry *e)
{
    const struct address_row *a = &e->row;

    form_open(f, r, &(struct form_page){ .title = text(r, e->id.v ? T_registry_address_change : T_registry_address_new), .lead = person_name(r, e->who),
        .action = "/person/address", .back = person_href(r, e->who->id, "addresses"), .about = form_about(r, e->id.v, e->who->id) });
    form_row(f, e->id.v, e->who->id, a->row_version);
    form_pick(f, "kind", T_registry_address_kind, T_registry_address_kind_hint, address_kinds, address_said, a->kind);
    form_pick(f, "homeless", T_registry_address_homeless, -1, homeless_kinds, homeless_said, a->homeless);
    form_text(f, "street", T_registry_address_street, T_registry_address_street_hint, a->street);
    form_text(f, "number", T_registry_address_number, -1, a->number);
    form_text(f, "floor", T_registry_address_floor, -1, a->floor);
    form_text(f, "bell", T_registry_address_bell, -1, a->bell);
    form_text(f, "postcode", T_registry_address_postcode, -1, a->postcode);
    form_text(f, "place", T_registry_address_place, -1, a->place);
    form_text(f, "area", T_registry_address_area, -1, a->area);
    form_text(f, "care_of", T_registry_address_care_of, T_registry_address_care_of_hint, a->care_of);
    form_span(f, a->since, a->until);
}

static void get(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    form(&f, r, &e);
    form_answer(&f, 200);
}

static bool check(struct form *f, day *since, day *until)
{
    static const char *const lines[] = { "street", "number", "floor", "bell", "postcode", "place", "area", "care_of" };
    bool any = *form_in(f, "homeless");

    form_word(f, "kind", address_kinds);
    form_word(f, "homeless", homeless_kinds);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        form_short(f, lines[i], NAME_MOST);
        any |= *form_in(f, lines[i]) != 0;
    }
    if (!any) form_bad(f, "street", T_registry_address_empty);
    form_span_read(f, since, until);
    return !form_refused(f);
}

static void save(struct req *r, struct entry *e, struct form *f)
{
    day since, until;
    struct address_clashes found;
    struct stood *s;

    if (!check(f, &since, &until)) return;
    const char *kind = form_in(f, "kind"), *homeless = form_in(f, "homeless"), *street = form_in(f, "street"), *number = form_in(f, "number"),
        *level = form_in(f, "floor"), *bell = form_in(f, "bell"), *postcode = form_in(f, "postcode"), *place = form_in(f, "place"),
        *area = form_in(f, "area"), *care_of = form_in(f, "care_of");
    found = address_clashes(r, e->who->id, kind, e->id, since, until);
    s = STOOD_OF(r, found, address_line(r, &(struct dwelling){ row->homeless, row->street, row->number, row->postcode, row->place, row->care_of }));
    if (stood(f, s, found.n, since)) { form_refused(f); return; }
    for (int i = 0; i < found.n; i++) end_address(r, (address_id){ s[i].id }, since);
    if (!e->id.v) add_address(r, e->who->id, kind, homeless, street, number, level, bell, postcode, place, area, care_of, since, until, r->now,
                              access_reader(r).account);
    else if (!set_address(r, e->id, in_id(r, "row_version"), kind, homeless, street, number, level, bell, postcode, place, area, care_of, since, until)) {
        form_conflict(f, e->row.row_version);
        return;
    }
    saved(r, e->who->id, e->id.v ? "changed an address" : "wrote an address", "addresses");
}

static void post(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    if (e.id.v && removing(r)) {
        remove_address(r, e.id);
        saved(r, e.who->id, "removed an address written by mistake", "addresses");
        return;
    }
    form(&f, r, &e);
    save(r, &e, &f);
}
PAGE(address, .path = "/person/address", .may = MAY_OPEN, .get = get, .post = post, .help = "An address of a person, also none, and who keeps the letters.");

void address_add(struct req *r, person_id who, const char *kind, const struct dwelling *w, const char *area, day since)
{
    add_address(r, who, kind, w->homeless, w->street, w->number, "", "", w->postcode, w->place, area, w->care_of, since, DAY_NONE, r->now, access_reader(r).account);
}
