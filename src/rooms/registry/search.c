/* SPDX-License-Identifier: EUPL-1.2
** search.c - /people: one field for a name in any spelling, a number, a telephone, an address, a date of birth. */
#include "rooms/registry/recent.h"
#include "rooms/registry/search.h"
#include "rooms/registry/words.h"
#include "web/layout.h"
#include "search.sql.h"
#include <string.h>

enum { SHOWN_MOST = 20, RECENT_MOST = 12 };

struct person_line { person_id id; struct isolated name; const char *father, *born, *place, *why; household_id household; bool died; };
struct search_page {
    const char *typed; bool asked, more, records; int64_t count; const char *said;
    struct { int n; struct person_line at[SHOWN_MOST]; } people;
    struct recents recent;
};
#include "search_found.html.h"
#include "search.html.h"

static const char *why_said(struct req *r, const struct hit *h)
{
    switch (h->why) {
    case WHY_SPELLING: return text_with(r, T_registry_why_spelling, h->spelling);
    case WHY_LIKE: return text_with(r, T_registry_why_like, h->spelling);
    case WHY_NUMBER: return text(r, T_registry_why_number);
    case WHY_TELEPHONE: return text(r, T_registry_why_telephone);
    case WHY_ADDRESS: return text(r, T_registry_why_address);
    case WHY_MAIL: return text(r, T_registry_why_mail);
    case WHY_BIRTH: return text(r, T_registry_why_birth);
    default: return "";
    }
}

static const char *place_said(struct req *r, const struct lines_of_row *l)
{
    struct out o = { .mem = &r->mem };
    const char *const part[] = { l->area, l->place };

    if (l->street && *l->street) out_fmt(&o, "%s %s", l->street, l->number ? l->number : "");
    for (int i = 0; i < 2; i++) if (part[i] && *part[i]) out_fmt(&o, "%s%s", o.n ? ", " : "", part[i]);
    return out_text(&o);
}

static struct person_line line_of(struct req *r, const struct lines_of_row *l, const struct hit *h)
{
    struct person p = { .family = l->family ? l->family : "", .given = l->given ? l->given : "", .birth = l->birth, .birth_exact = l->birth_exact };

    return (struct person_line){ .id = l->person, .name = { person_name(r, &p) }, .father = l->father ? l->father : "", .born = person_born(r, &p),
        .place = place_said(r, l), .why = why_said(r, h), .household = l->household, .died = l->death.v != DAY_NONE.v };
}

static void fill(struct req *r, struct search_page *p, const struct hit *hit, int n)
{
    int64_t ids[SHOWN_MOST];
    struct lines_of all;

    for (int i = 0; i < n; i++) ids[i] = hit[i].person.v;
    all = lines_of(r, keys_as_json(r, ids, n), r->today);
    for (int i = 0; i < n; i++) {
        int k = 0;
        while (k < all.n && all.at[k].person.v != hit[i].person.v) k++;
        if (k < all.n) p->people.at[p->people.n++] = line_of(r, &all.at[k], &hit[i]);
    }
}

static void get(struct req *r)
{
    struct search_page p = { .typed = in(r, "q"), .records = page_opens(r, "/person/new") };
    struct hit hit[SHOWN_MOST];

    r->no_store = true;
    p.asked = p.typed[strspn(p.typed, " ")] != 0;
    if (p.asked) fill(r, &p, hit, search_people(r, p.typed, hit, SHOWN_MOST, &p.more));
    else p.recent = recents_of(r, RECENT_MOST);
    p.count = p.people.n;
    p.said = p.count ? text_count(r, T_registry_found, p.count) : p.asked ? text(r, T_registry_found_none) : "";
    page_begin(r, text(r, T_registry_search), .wide = true);
    if (r->fragment) search_found_html(r, &p);
    else search_html(r, &p);
    page_end(r);
}
PAGE(people, .path = "/people", .may = MAY_OPEN, .get = get, .nav = T_registry_search, .nav_at = 11,
     .help = "Search: a name in any spelling, a number, a telephone, an address, a birth date.");
