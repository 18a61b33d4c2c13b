/* SPDX-License-Identifier: EUPL-1.2
** ledger.c - the lines of what was delivered, written by the rooms that deliver. */
#include "rooms/ledger/inside.h"
#include "web/edge.h"
#include "web/house.h"
#include "ledger.sql.h"

const char *const delivered_words[DELIVERED_KINDS] = {
#define KIND(word, WORD) [DELIVERED_##WORD] = #word,
#include "rooms/ledger/kinds.h"
#undef KIND
};

line_id ledger_add(struct req *r, const struct delivery *d)
{
    struct add_line_row row;

    if (!add_line(r, d->on, r->now, staff_here(r), d->unit, delivered_words[d->kind], d->service ? d->service : "", d->person, d->quantity,
        d->worth, d->under, d->about_kind, d->about, &row)) fault(&r->fate, "a delivery was not written");
    return row.id;
}

int ledger_take_back(struct req *r, const char *about_kind, int64_t about, const char *why)
{
    return (int)counter_lines(r, about_kind, about, r->now, staff_here(r), why);
}

int ledger_days(struct req *r, unit_id unit, enum delivered kind, const char *about_kind, day since, day until, struct delivered_day **to)
{
    struct days_of all = days_of(r, unit, delivered_words[kind], about_kind, since, until);
    struct delivered_day *d = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *d);

    for (int i = 0; i < all.n; i++) d[i] = (struct delivered_day){ all.at[i].about, all.at[i].on_day, all.at[i].quantity };
    *to = d;
    return all.n;
}

/* ---- in words ------------------------------------------------------------------------------------------ */

static const struct { int kind, measure; } words[DELIVERED_KINDS] = {
#define KIND(word, WORD) [DELIVERED_##WORD] = { T_ledger_kind_##word, T_ledger_measure_##word },
#include "rooms/ledger/kinds.h"
#undef KIND
};

static int number_of(const char *kind)
{
    for (int i = 0; i < DELIVERED_KINDS; i++) if (!strcmp(delivered_words[i], kind)) return i;
    return -1;
}

const char *delivered_said(struct req *r, const char *kind) { int i = number_of(kind); return i < 0 ? "" : text(r, words[i].kind); }
const char *delivered_measure(struct req *r, const char *kind) { int i = number_of(kind); return i < 0 ? "" : text(r, words[i].measure); }

const char *service_said(struct req *r, const char *service)
{
    int i = *service ? book_programme_find(r->house->book, service) : -1,
        own = i < 0 ? texts_find(r->house->texts, fmt(r, "service.%s", service)) : -1;

    return i >= 0 ? text(r, book_programme(r->house->book, i)->name) : own >= 0 ? text(r, own) : service;
}

/* ---- counting ------------------------------------------------------------------------------------------ */

enum { LONG = 100 };                    /* days: more are read person by person, less by the days */

int ledger_shares(struct req *r, unit_id unit, day since, day until, const struct share **to)
{
    bool wide = !unit.v && until.v - since.v > LONG;
    struct shares_wide a = wide ? shares_wide(r, since, until) : (struct shares_wide){ 0 };
    struct shares_short b = wide || unit.v ? (struct shares_short){ 0 } : shares_short(r, since, until);
    struct shares_of c = unit.v ? shares_of(r, unit, since, until) : (struct shares_of){ 0 };
    struct share *s = mem_get(&r->mem, (size_t)(a.n + b.n + c.n + 1) * sizeof *s);
    int n = 0;

    for (int i = 0; i < a.n; i++)
        s[n++] = (struct share){ a.at[i].person, a.at[i].unnamed, a.at[i].unit, a.at[i].kind, a.at[i].quantity, a.at[i].worth };
    for (int i = 0; i < b.n; i++)
        s[n++] = (struct share){ b.at[i].person, b.at[i].unnamed, b.at[i].unit, b.at[i].kind, b.at[i].quantity, b.at[i].worth };
    for (int i = 0; i < c.n; i++)
        s[n++] = (struct share){ c.at[i].person, c.at[i].unnamed, unit, c.at[i].kind, c.at[i].quantity, c.at[i].worth };
    *to = s;
    return n;
}

int ledger_sums_by_day(struct req *r, unit_id unit, day since, day until, const struct day_sum **to)
{
    struct sums_by_day all = sums_by_day(r, unit, since, until);
    struct day_sum *d = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *d);

    for (int i = 0; i < all.n; i++) d[i] = (struct day_sum){ all.at[i].on_day, all.at[i].kind, all.at[i].quantity };
    *to = d;
    return all.n;
}
