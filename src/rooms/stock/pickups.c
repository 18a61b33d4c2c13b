/* SPDX-License-Identifier: EUPL-1.2
** pickups.c - hours of one's own at the counter: booked, come, missed.  The database has one row a place (ST7). */
#include "rooms/stock/pickups.h"
#include "rooms/messages/messages.h"
#include "base/date.h"
#include "pickups.sql.h"

struct pickup_line { pickup_id id; const char *path, *hidden, *at, *state, *tone; struct isolated name; struct ltr number; bool open; };
struct pickups_page {
    struct store_bar_page bar; int64_t store, late; const char *problem, *note, *day, *said, *before, *after, *card; struct options free;
        struct { int n; struct pickup_line *at; } all;
};
#include "pickups.html.h"

enum { LOOK_AHEAD = 60, FREE_MOST = 60 };

/* ---- which hours there are ---- */

static bool open_on(struct req *r, const struct store *s, day d)
{
    const struct town *t = r->house->town;

    if (!s->at || (s->at->suspended && d.v >= s->at->suspended_from.v && (s->at->suspended_until.v == DAY_NONE.v ||
        d.v <= s->at->suspended_until.v))) return false;
    return s->at->holidays_open || !town_holiday(t, d);
}

static int booked_at(const struct booked_between *all, day d, int minute)
{
    for (int i = 0; i < all->n; i++) if (all->at[i].on_day.v == d.v && all->at[i].minute == minute) return (int)all->at[i].n;
    return 0;
}

struct options pickups_free(struct req *r, const struct store *s, day from, int most)
{
    struct options c = { .at = mem_get(&r->mem, (size_t)(most + 1) * sizeof *c.at) };
    day last = { from.v + LOOK_AHEAD };
    int now = greek_minute(r->now);

    if (!s->rules->slot_minutes) return c;
    struct booked_between booked = booked_between(r, s->id, from, last);
    for (day d = from; d.v < last.v && c.n < most; d.v++) {
        if (!open_on(r, s, d)) continue;
        for (int i = 0; i < s->at->nhours; i++) {
            const struct hours *h = &s->at->hours[i];
            if (h->weekday != weekday(d)) continue;
            for (int m = h->from; m + s->rules->slot_minutes <= h->to && m < 1440 && c.n < most; m += s->rules->slot_minutes)
                if ((d.v > r->today.v || m > now) && booked_at(&booked, d, m) < s->rules->slot_places)
                    option_add(&c, fmt(r, "%d-%d", d.v, m), fmt(r, "%s, %s", week_day_said(r, d), clock_said(r, m)), "");
        }
    }
    return c;
}

/* One of the hours that there are; whether it is free is asked again. */
static bool slot_is(struct req *r, const struct store *s, const char *typed, day *d, int *minute)
{
    int n = 0;

    if (sscanf(typed, "%9d-%4d%n", &d->v, minute, &n) != 2 || typed[n] || d->v < r->today.v || d->v > r->today.v + 366 ||
        *minute < 0) return false;
    if (!s->rules->slot_minutes || !open_on(r, s, *d) || (d->v == r->today.v && *minute <= greek_minute(r->now))) return false;
    for (int i = 0; i < s->at->nhours; i++) {
        const struct hours *h = &s->at->hours[i];
        if (h->weekday == weekday(*d) && *minute >= h->from && *minute + s->rules->slot_minutes <= h->to &&
            (*minute - h->from) % s->rules->slot_minutes == 0) return true;
    }
    return false;
}

/* ---- the page ---- */

static void render(struct req *r, int status, const struct store *s, const char *problem)
{
    day on;
    struct pickups_page p = { .bar = store_bar(r, s, "/stock/pickups"), .store = s->id.v, .problem = problem, .note = in_has(r, "booked") ?
        text(r, T_stock_booked) : in_has(r, "saved") ?
        text(r, T_stock_saved) : "", .late = not_come(r, s->id, r->today).n, .card = *problem ? in(r, "card") : "" };

    if (!stock_day_typed(r, "day", &on) || on.v == DAY_NONE.v) on = r->today;
    struct pickups_on all = pickups_on(r, s->id, on, staff_here(r), r->now);
    p.day = day_field(r, on);
    p.said = week_day_said(r, on);
    p.before = fmt(r, "%s&day=%s", store_path(r, s, "/stock/pickups"), day_field(r, (day){ on.v - 1 }));
    p.after = fmt(r, "%s&day=%s", store_path(r, s, "/stock/pickups"), day_field(r, (day){ on.v + 1 }));
    p.free = pickups_free(r, s, on.v < r->today.v ? r->today : on, FREE_MOST);
    p.all.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.all.at);
    for (int i = 0; i < all.n; i++) {
        const struct pickups_on_row *x = &all.at[i];
        const char *name = x->seen ? person_name(r, &(struct person){ .family = x->family ? x->family : "", .given = x->given ? x->given :
            "" }) : "";
        p.all.at[p.all.n++] = (struct pickup_line){ x->id, fmt(r, "%s&card=%s", store_path(r, s, "/stock/counter"), x->number), text(r,
            T_stock_shielded), clock_said(r, (int)x->minute),
            stock_said(r, "pickup", x->state), !strcmp(x->state, "came") ? "ok" : !strcmp(x->state, "missed") ? "warn" : "info", { name },
                { x->number }, !strcmp(x->state, "booked") };
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_stock_pickups), .problem = *problem != 0, .wide = true);
    pickups_html(r, &p);
    page_end(r);
}

static bool here(struct req *r, struct store *s)
{
    if (!store_here(r, s)) return false;
    if (store_gives(s) && s->rules->slot_minutes) return true;
    refuse(r, 404, T_stock_no_pickups);
    return false;
}

static void get(struct req *r)
{
    struct store s;

    if (!here(r, &s)) return;
    act(r, "looked at the hours of a counter", "unit", s.id.v);
    render(r, 200, &s, "");
}

/* ST18: a message says of a secret store when, not where. */
static void tell_hour(struct req *r, const struct store *s, const struct holder *h, pickup_id id, instant at)
{
    struct message m = { .person = h->person, .text = T_stock_pickup_message, MESSAGE_PARAMS(s->name, message_time(r, at)),
        .about_kind = "pickup", .about = id.v, .ends = at, .neutral = h->shielded };

    if (s->secret) {
        m.text = T_stock_pickup_message_when;
        m.nparams = 1;
        m.params++;
    }
    message_send(r, &m);
}

static void book(struct req *r, const struct store *s)
{
    struct holder h;
    struct waits_for_row waits;
    struct add_pickup_row made;
    const char *problem;
    day on;
    int minute;

    if (!holder_by_number(r, s, in(r, "card"), &h, &problem)) { render(r, 422, s, problem); return; }
    if (*h.why_not) { render(r, 422, s, h.why_not); return; }
    if (!slot_is(r, s, in(r, "slot"), &on, &minute)) { render(r, 422, s, text(r, T_stock_slot_wrong)); return; }
    if (waits_for(r, s->id, h.card, &waits)) {
        render(r, 409, s, text_with(r, T_stock_slot_has, week_day_said(r, waits.on_day), clock_said(r, (int)waits.minute)));
        return;
    }
    if (places_at(r, s->id, on, minute).n >= s->rules->slot_places) { render(r, 409, s, text(r, T_stock_slot_full)); return; }
    if (!add_pickup(r, s->id, h.card, on, minute, place_free(r, s->id, on, minute).place, r->now, staff_here(r), &made)) fault(&r->fate,
        "the hour was not written");
    act(r, "booked an hour at a counter", "pickup", made.id.v);
    tell_hour(r, s, &h, made.id, greek_instant(on, minute));
    if (!strcmp(in(r, "from"), "counter")) see_other(r, "/stock/counter?store=%lld&booked=1", (long long)s->id.v);
    else see_other(r, "/stock/pickups?store=%lld&day=%s&booked=1", (long long)s->id.v, day_field(r, on));
}

static void post(struct req *r)
{
    struct store s;
    pickup_id id = { in_id(r, "id") };
    const char *what = in(r, "do");
    day on;

    if (!here(r, &s)) return;
    if (!strcmp(what, "book")) { book(r, &s); return; }
    if (!strcmp(what, "late")) {
        missed_before(r, s.id, r->today);
        act(r, "noted who did not come", "unit", s.id.v);
    } else if ((!strcmp(what, "came") || !strcmp(what, "missed") || !strcmp(what, "cancelled")) && set_pickup(r, id, s.id, what)) {
        if (!strcmp(what, "cancelled")) message_cancel(r, "pickup", id.v, "cancelled");
        act(r, fmt(r, "an hour at a counter: %s", what), "pickup", id.v);
    } else { refuse(r, 409, T_stock_slot_gone); return; }
    see_other(r, "/stock/pickups?store=%lld&day=%s&saved=1", (long long)s.id.v, stock_day_typed(r, "day", &on) ? day_field(r, on) : "");
}
PAGE(stock_pickups, .path = "/stock/pickups", .may = MAY_KEEP, .get = get, .post = post,
    .help = "Hours of one's own at the counter: who comes when, who did not.");
