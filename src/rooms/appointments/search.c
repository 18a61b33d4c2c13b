/* SPDX-License-Identifier: EUPL-1.2
** search.c - the free times of a service: its calendars are read once, the search itself is slots/slots.h.
**
** Somebody who speaks the language, or signs, serves alone; else an interpreter stands beside whoever serves.  Both ways are searched,
** the first begins: an interpreter is not taken where none is needed. */
#include "rooms/appointments/inside.h"
#include "rooms/portal/portal.h"
#include "web/house.h"
#include "search.sql.h"

enum { DAY_SECONDS = 86400 };
struct calendars { int n; struct slot_calendar *at; const struct pool_row *is; struct slot_hours *hours;
    const struct pool_hours_row *hours_of; int nhours; };

static void take_hours(struct req *r, service_id service, struct calendars *c)
{
    struct pool_hours all = pool_hours(r, service);
    int at = 0;

    c->hours = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *c->hours);
    for (int i = 0; i < all.n; i++) {
        const struct pool_hours_row *h = &all.at[i];
        c->hours[i] = (struct slot_hours){ (int)h->weekday, (int)h->from_minute, (int)h->to_minute, h->since, h->until, h->holidays };
        while (c->is[at].id.v != h->resource.v) at++;
        if (!c->at[at].nhours++) c->at[at].hours = &c->hours[i];
    }
}

static void take_exceptions(struct req *r, service_id service, instant from, instant until, struct calendars *c)
{
    struct pool_exceptions all = pool_exceptions(r, service, (day){ greek_day(from).v - 2 }, (day){ greek_day(until).v + 1 });
    struct slot_exception *x = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *x);
    int at = 0;

    for (int i = 0; i < all.n; i++) {
        const struct pool_exceptions_row *e = &all.at[i];
        x[i] = (struct slot_exception){ e->on_day, (int)e->from_minute, (int)e->to_minute, e->there };
        while (c->is[at].id.v != e->resource.v) at++;
        if (!c->at[at].nexceptions++) c->at[at].exceptions = &x[i];
    }
}

/* No hold is longer than eight hours (appointments_service.minutes). */
static void take_taken(struct req *r, service_id service, instant from, instant until, int64_t but, struct calendars *c)
{
    struct pool_taken all = pool_taken(r, service, (instant){ from.v - DAY_SECONDS }, (instant){ until.v + DAY_SECONDS }, but);
    struct slot_span *s = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *s);
    int at = 0;

    for (int i = 0; i < all.n; i++) {
        s[i] = (struct slot_span){ all.at[i].starts, all.at[i].ends };
        while (c->is[at].id.v != all.at[i].resource.v) at++;
        if (!c->at[at].ntaken++) c->at[at].taken = &s[i];
    }
}

static struct calendars calendars_of(struct req *r, service_id service, instant from, instant until, int64_t but)
{
    struct pool all = pool(r, service);
    struct calendars c = { .n = all.n, .is = all.at, .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *c.at) };

    for (int i = 0; i < all.n; i++) c.at[i].id = all.at[i].id.v;
    take_hours(r, service, &c);
    take_exceptions(r, service, from, until, &c);
    take_taken(r, service, from, until, but, &c);
    return c;
}

/* ---- needs ---- */

static bool speaks(const struct pool_row *x, const char *lang)
{
    size_t n = strlen(lang);

    for (const char *s = x->langs; *s; s += strcspn(s, " "), s += strspn(s, " "))
        if (!strncmp(s, lang, n) && (!s[n] || s[n] == ' ')) return true;
    return false;
}

/* AP5: a training that has ended counts no more: its hours end with it. */
static const struct slot_calendar *while_trained(struct req *r, const struct slot_calendar *c, day until)
{
    struct slot_calendar *short_ = mem_get(&r->mem, sizeof *short_);
    struct slot_hours *h = mem_get(&r->mem, (size_t)(c->nhours + 1) * sizeof *h);
    struct slot_exception *x = mem_get(&r->mem, (size_t)(c->nexceptions + 1) * sizeof *x);

    *short_ = *c;
    short_->hours = h;
    short_->exceptions = x;
    short_->nexceptions = 0;
    for (int i = 0; i < c->nhours; i++) {
        h[i] = c->hours[i];
        if (h[i].until.v == DAY_NONE.v || h[i].until.v > until.v) h[i].until = until;
    }
    for (int i = 0; i < c->nexceptions; i++)
        if (!c->exceptions[i].open || c->exceptions[i].on.v <= until.v) x[short_->nexceptions++] = c->exceptions[i];
    return short_;
}

struct asked { const char *kind, *lang; bool signs, step_free; };

static bool need(struct req *r, const struct calendars *c, const struct asked *a, struct slot_need *to, bool *stands)
{
    const struct slot_calendar **any = mem_get(&r->mem, (size_t)(c->n + 1) * sizeof *any);

    *stands = false;
    *to = (struct slot_need){ 0, any };
    for (int i = 0; i < c->n; i++) {
        const struct pool_row *x = &c->is[i];
        if (strcmp(x->kind, a->kind)) continue;
        *stands = true;
        if (x->broken || (*a->lang && !speaks(x, a->lang)) || (a->signs && !x->signs) || (a->step_free && !x->step_free)) continue;
        any[to->n++] = a->signs && x->signs_until.v != DAY_NONE.v ? while_trained(r, &c->at[i], x->signs_until) : &c->at[i];
    }
    return to->n > 0;
}

/* One way of serving: with an interpreter beside (by lang, by sign) or not.  Fewer than one need: it cannot be done so. */
static int needs_of(struct req *r, const struct calendars *c, const struct wish *w, bool beside_lang, bool beside_sign,
    struct slot_need *to)
{
    const struct asked all[SLOT_NEEDS] = { { "person", beside_lang ? "" : w->lang, w->signing && !beside_sign, false },
        { "helper", "", false, false },
        { "room", "", false, w->step_free }, { "device", "", false, false },
        { beside_lang ? "interpreter" : "", w->lang, false, false }, { beside_sign ? "signing" : "", "", true, false } };
    int n = 0;

    for (int i = 0; i < SLOT_NEEDS; i++) {
        bool stands, some = *all[i].kind && need(r, c, &all[i], &to[n], &stands);
        if (!*all[i].kind) continue;
        if (!some && (stands || i > 3)) return 0;
        n += some;
    }
    return n;
}

static bool holiday_in(const void *town, day d) { return town_holiday(town, d) != NULL; }

static int merged(struct slot *to, int n, int most, const struct slot *more, int m)
{
    for (int i = 0; i < m; i++) {
        int k = n;
        for (; k && to[k - 1].at.from.v > more[i].at.from.v; k--) ;
        if ((k && to[k - 1].at.from.v == more[i].at.from.v) || k == most) continue;
        for (int j = n < most ? n : most - 1; j > k; j--) to[j] = to[j - 1];
        to[k] = more[i];
        if (n < most) n++;
    }
    return n;
}

int offers(struct req *r, const struct service_row *s, const struct wish *w, instant from, instant until, int64_t but, struct slot *to,
    int most)
{
    struct calendars c = calendars_of(r, w->service, from, until, but);
    struct slot_need needs[SLOT_NEEDS];
    struct slot *more = mem_get(&r->mem, (size_t)most * sizeof *more);
    int n = 0;

    for (int way = 0; way < 4; way++) {
        bool lang = way & 1, sign = way & 2;
        if ((lang && !*w->lang) || (sign && !w->signing)) continue;
        struct slot_ask a = { (int)s->minutes, (int)s->minutes, from, until, holiday_in, r->house->town,
            needs_of(r, &c, w, lang, sign, needs), needs };
        n = merged(to, n, most, more, slots_find(&r->mem, &a, more, most));
    }
    return n;
}

bool offer_at(struct req *r, const struct service_row *s, const struct wish *w, instant at, int64_t but, struct slot *to)
{
    return offers(r, s, w, at, at, but, to, 1) == 1 && to->at.from.v == at.v;
}

bool offer_next(struct req *r, const struct service_row *s, const struct wish *w, instant from, int64_t but, struct slot *to)
{
    return offers(r, s, w, from, latest(r, s), but, to, 1) == 1;
}

instant earliest(struct req *r, const struct service_row *s) { return (instant){ r->now.v + (r->session ? 0 : s->notice_hours * 3600) }; }
instant latest(struct req *r,
    const struct service_row *s) { return greek_instant((day){ r->today.v + (r->session ? HORIZON : (int32_t)s->ahead_days) }, 1439); }

struct wish wish_typed(struct req *r, service_id service)
{
    const char *lang = in(r, "speaks");

    if (strlen(lang) > 12 || lang[strspn(lang, "abcdefghijklmnopqrstuvwxyz-")] || !strcmp(lang, "el")) lang = "";
    return (struct wish){ service, lang, *in(r, "signing") != 0, *in(r, "step_free") != 0 };
}

struct wish wish_of(const struct booking_row *b) { return (struct wish){ b->service, b->lang, b->signing, b->step_free }; }

const char *wish_query(struct req *r, const struct wish *w)
{
    return fmt(r, "%s%s%s%s", *w->lang ? "&speaks=" : "", w->lang, w->signing ? "&signing=1" : "", w->step_free ? "&step_free=1" : "");
}
