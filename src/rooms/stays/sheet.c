/* SPDX-License-Identifier: EUPL-1.2
** sheet.c - a unit's month, night by night, from the ledger: what was delivered, not what was planned.  What a secret unit tells
** outsiders is counts alone, and none of fewer people than the town's limit (ST6). */
#include "rooms/stays/inside.h"
#include "rooms/ledger/ledger.h"
#include "base/date.h"
#include "base/csv.h"
#include "tonight.sql.h"

enum { DAYS = 31 };
struct day_head { int64_t n; };
struct day_cell { bool here; };
struct sheet_line { const char *path; struct isolated name; int64_t nights; struct { int n; struct day_cell *at; } days; };
struct told_line { const char *what, *count; };
struct sheet_page {
    struct stays_bar_page bar; const char *title, *problem, *month, *csv; unit_id unit; int64_t nights; bool secret;
    struct { int n; struct day_head at[DAYS]; } heads;
    struct { int n; struct sheet_line *at; } guests;
    struct { int n; struct told_line at[4]; } told;
};
#include "sheet.html.h"

static struct sheet_line *line_of_night(struct guests_of_month *all, struct nights_noted *noted, struct sheet_page *p, int64_t night)
{
    int64_t stay = 0;

    for (int i = 0; i < noted->n; i++) if (noted->at[i].id.v == night) stay = noted->at[i].stay.v;
    for (int i = 0; i < all->n; i++) if (all->at[i].id.v == stay) return &p->guests.at[i];
    return NULL;
}

/* Each line of the ledger finds its guest; a night that was countered is none. */
static void put_nights(struct req *r, const struct house_unit *h, struct guests_of_month *all, struct sheet_page *p, day since, day until)
{
    struct nights_noted noted = nights_noted(r, h->id, since, until);
    struct delivered_day *nights;
    int n = ledger_days(r, h->id, DELIVERED_NIGHT, "night", since, until, &nights);

    for (int i = 0; i < n; i++) {
        struct sheet_line *l = nights[i].quantity > 0 ? line_of_night(all, &noted, p, nights[i].about) : NULL;
        if (!l) continue;
        l->days.at[nights[i].on.v - since.v].here = true;
        l->nights += nights[i].quantity;
        p->nights += nights[i].quantity;
    }
}

/* Below the limit a count is not told; where one is kept back, what could be subtracted to find it is too. */
static const char *counted(struct req *r, int64_t n, bool hide)
{
    return hide || (n && n < town_disclosure(r->house->town)) ? text_with(r, T_stays_fewer, fmt(r, "%d", town_disclosure(r->house->town)))
        : fmt(r, "%lld", (long long)n);
}

static void put_told(struct req *r, const struct guests_of_month *all, struct sheet_page *p)
{
    int64_t adults = 0, children = 0, limit = town_disclosure(r->house->town);

    for (int i = 0; i < all->n; i++) all->at[i].child ? children++ : adults++;
    bool small = (adults && adults < limit) || (children && children < limit);
    p->told.at[p->told.n++] = (struct told_line){ text(r, T_stays_told_adults), counted(r, adults, small) };
    p->told.at[p->told.n++] = (struct told_line){ text(r, T_stays_told_children), counted(r, children, small) };
    p->told.at[p->told.n++] = (struct told_line){ text(r, T_stays_told_all), counted(r, adults + children, false) };
    if (adults + children >= limit)
        p->told.at[p->told.n++] = (struct told_line){ text(r, T_stays_told_nights), fmt(r, "%lld", (long long)p->nights) };
}

static void fill(struct req *r, const struct house_unit *h, struct sheet_page *p, day since, day until)
{
    struct reader me = access_reader(r);
    struct guests_of_month all = guests_of_month(r, h->id, since, until, me.account, me.files, r->now);
    int span = until.v - since.v;

    for (int i = 0; i < span; i++) p->heads.at[p->heads.n++].n = i + 1;
    p->guests.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->guests.at);
    for (int i = 0; i < all.n; i++) {
        struct sheet_line *l = &p->guests.at[p->guests.n++];
        *l = (struct sheet_line){ fmt(r, "/stays/stay?id=%lld", (long long)all.at[i].id.v),
            { guest_name(r, h->secret, all.at[i].code, all.at[i].family, all.at[i].given) }, 0,
            { span, mem_get(&r->mem, (size_t)span * sizeof *l->days.at) } };
    }
    put_nights(r, h, &all, p, since, until);
    if (h->secret) put_told(r, &all, p);
}

static bool sheet_of_visit(struct req *r, struct house_unit *h, struct sheet_page *p)
{
    day since;

    if (!stay_unit(r, h, "/stays/sheet")) return false;
    bool fine = month_asked(r, &since);
    *p = (struct sheet_page){ .bar = h->bar, .problem = fine ? "" : text(r, T_stays_month_wrong), .month = month_said(r, since),
        .unit = h->id, .secret = h->secret };
    p->title = text_with(r, T_stays_sheet_of, h->name, p->month);
    p->csv = fmt(r, "/stays/sheet.csv?unit=%lld&month=%s", (long long)h->id.v, p->month);
    fill(r, h, p, since, day_add_months(since, 1));
    act(r, "read the month sheet of a unit", "unit", h->id.v);
    if (!fine) r->status = 422;
    return true;
}

static void get(struct req *r)
{
    struct house_unit h;
    struct sheet_page p;

    if (!sheet_of_visit(r, &h, &p)) return;
    page_begin(r, p.title, .wide = true, .problem = *p.problem != 0);
    sheet_html(r, &p);
    page_end(r);
}
PAGE(stays_sheet, .path = "/stays/sheet", .may = MAY_STAY, .get = get, .help = "A unit's month, night by night, from the ledger.");

static void get_csv(struct req *r)
{
    struct house_unit h;
    struct sheet_page p;

    if (!sheet_of_visit(r, &h, &p)) return;
    r->type = "text/csv; charset=utf-8";
    r->filename = "nights.csv";
    csv_begin(&r->out);
    csv_cell(&r->out, text(r, T_stays_guest));
    for (int i = 0; i < p.heads.n; i++) csv_figure(&r->out, p.heads.at[i].n, 0);
    csv_cell(&r->out, text(r, T_stays_nights_label));
    csv_end_row(&r->out);
    for (int i = 0; i < p.guests.n; i++) {
        csv_cell(&r->out, p.guests.at[i].name.text);
        for (int k = 0; k < p.heads.n; k++) csv_figure(&r->out, p.guests.at[i].days.at[k].here, 0);
        csv_figure(&r->out, p.guests.at[i].nights, 0);
        csv_end_row(&r->out);
    }
}
PAGE(stays_sheet_csv, .path = "/stays/sheet.csv", .may = MAY_STAY, .get = get_csv, .help = "The month sheet as a table.");
