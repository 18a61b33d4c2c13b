/* SPDX-License-Identifier: EUPL-1.2
** about.c - what a person received in the last twelve months, on their page and in their own copy. */
#include "rooms/ledger/inside.h"
#include "rooms/about.h"
#include "rooms/access/access.h"
#include "base/date.h"
#include "rooms/portal/portal.h"
#include "web/house.h"
#include "base/json.h"

struct year_shown { const char *kind, *href, *service, *unit, *measure; int64_t quantity; cents worth; day last; };
struct year_page { struct { int n; struct year_shown *at; } year; };
#include "year.html.h"

static struct year_of year(struct req *r, person_id person)
{
    return year_of(r, person, day_add_months(r->today, -12), (day){ r->today.v + 1 }, access_reader(r).account, 0, r->today);
}

static void panel(struct req *r, person_id person, bool some)
{
    struct year_of all = some ? year(r, person) : (struct year_of){ 0 };
    struct year_page p = { .year.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.year.at) };

    for (int i = 0; i < all.n; i++) {
        struct year_of_row *y = &all.at[i];
        p.year.at[p.year.n++] = (struct year_shown){ delivered_said(r, y->kind),
            fmt(r, "/ledger/person?person=%lld&kind=%s&service=%s&unit=%lld", (long long)person.v, y->kind, y->service,
            (long long)y->unit.v), service_said(r, y->service), y->unit_name, delivered_measure(r, y->kind),
            y->quantity, y->worth, y->last };
    }
    year_html(r, &p);
}

static void copy(struct req *r, person_id person, struct out *o)
{
    struct year_of all = year_of(r, person, day_of(2000, 1, 1), (day){ r->today.v + 1 }, access_reader(r).account, 1, r->today);
    struct json j = { .out = o };

    out_str(o, "\"received\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        json_object(&j);
        json_key_str(&j, "kind", all.at[i].kind);
        json_key_str(&j, "service", all.at[i].service);
        json_key_str(&j, "unit", all.at[i].unit_name);
        json_key_int(&j, "quantity", all.at[i].quantity);
        json_key_cents(&j, "worth", all.at[i].worth);
        json_key_day(&j, "first", all.at[i].first);
        json_key_day(&j, "last", all.at[i].last);
        json_end_object(&j);
    }
    json_end_array(&j);
}

/* Who received it: as long as its programme says, from the last delivery. */
static int due(struct req *r, person_id person, day *until)
{
    struct last_received all = last_received(r, person);

    *until = DAY_NONE;
    for (int i = 0; i < all.n; i++) {
        int at = book_programme_find(r->house->book, all.at[i].service),
            years = at < 0 ? 0 : book_programme(r->house->book, at)->retention_years;
        day last = day_add_months(all.at[i].last, 12 * (years ? years : town_retention(r->house->town, "ledger")->years));
        if (until->v == DAY_NONE.v || last.v > until->v) *until = last;
    }
    return all.n;
}

static void erase(struct req *r, person_id person)
{
    struct years_of_row y = years_of(r, person);
    int last = y.last.v == DAY_NONE.v ? 0 : day_civil(y.last).year;

    for (int year = last ? day_civil(y.first).year : 1; year <= last; year++)
        forget_person(r, person, day_of(year, 1, 1), day_of(year + 1, 1, 1));
}

ABOUT_PERSON(ledger, .at = 65, .may = MAY_ADVISE | MAY_DECIDE | MAY_PRIVACY, .title = T_ledger_received, .has = ABOUT_LEDGER,
    .panel = panel, .copy = copy, .due = due, .erase = erase);
