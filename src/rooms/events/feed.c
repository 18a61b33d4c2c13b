/* SPDX-License-Identifier: EUPL-1.2
** feed.c - iCalendar: the town's events for anybody, and somebody's own lessons by a link that is secret.
**
** EF1  The public calendar holds what the public list holds: courses that are open, never a name of who comes.
** EF2  One's own link follows from the house's key, the registration and its code's hash: a new code makes a new link, the old one is dead.
**      A wrong one, of a place given up too, is answered as one that there is not.
** EF3  One's own calendar says when and where, never what the course is: calendars are shared (a sensitive course not even where). */
#include "rooms/events/feed.h"
#include "host/crypto.h"
#include "host/ical.h"
#include "web/house.h"
#include "feed.sql.h"

enum { DAYS_BACK = 60, DAYS_AHEAD = 400, TOKEN_BYTES = 24 };

/* "12-TOKEN"; "" when it has no code. */
static const char *feed_name(struct req *r, signup_id id, const struct follow_of_row *f)
{
    unsigned char hash[HASH_BYTES];
    char *about = mem_get(&r->mem, 2 * HASH_BYTES + 32);

    if (!f->follow || !f->follow_n) return "";
    snprintf(about, 32, "%lld ", (long long)id.v);
    sha256_hex(about + strlen(about), f->follow, f->follow_n);
    keyed_hash(hash, r->house->secret, "event feed", about, strlen(about));
    return fmt(r, "%lld-%s", (long long)id.v, base64url(&r->mem, hash, TOKEN_BYTES));
}

const char *feed_path(struct req *r, signup_id id)
{
    struct follow_of_row f;
    const char *name = follow_of(r, id, &f) ? feed_name(r, id, &f) : "";

    return *name ? fmt(r, "/events/calendar/%s.ics", name) : "";
}

static void send(struct req *r, const char *name, int n, const struct ical_event *e)
{
    r->type = "text/calendar; charset=utf-8";
    r->no_store = true;
    out_str(&r->out, ical_write(&r->mem, name, n, e));
}

static void send_public(struct req *r)
{
    struct lessons_public all = lessons_public(r, (instant){ r->now.v - (int64_t)DAYS_BACK * A_DAY },
        (instant){ r->now.v + (int64_t)DAYS_AHEAD * A_DAY });
    struct ical_event *e = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *e);

    for (int i = 0; i < all.n; i++)
        e[i] = (struct ical_event){ fmt(r, "l%lld@pronoia", (long long)all.at[i].id.v), course_title(r, all.at[i].course), all.at[i].place,
            all.at[i].starts, all.at[i].ends, all.at[i].made, (int)all.at[i].row_version, !strcmp(all.at[i].state, "cancelled") };
    send(r, text(r, T_events_public), all.n, e);
}

static void send_own(struct req *r, course_id id)
{
    struct lessons all = lessons(r, id);
    struct ical_event *e = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *e);
    struct course_row c;
    bool hide = !course(r, id, &c) || course_tells(&c);

    for (int i = 0; i < all.n; i++)
        e[i] = (struct ical_event){ fmt(r, "m%lld@pronoia", (long long)all.at[i].id.v), text(r, T_appointments_neutral),
            hide ? "" : all.at[i].place, all.at[i].starts, all.at[i].ends,
            all.at[i].made, (int)all.at[i].row_version, !strcmp(all.at[i].state, "cancelled") || !strcmp(c.state, "cancelled") };
    send(r, "", all.n, e);
}

static void get(struct req *r)
{
    const char *asked = path_rest(r), *dot = strrchr(asked, '.'), *own;
    signup_id id = { strtoll(asked, NULL, 10) };
    struct follow_of_row f;

    if (!strcmp(asked, "all.ics")) { send_public(r); return; }
    if (dot && !strcmp(dot, ".ics") && follow_of(r, id, &f) && !strcmp(f.state, "registered")) {
        own = feed_name(r, id, &f);
        size_t n = strlen(own);
        if (n && n == (size_t)(dot - asked) && same_secret(own, asked, n)) { send_own(r, f.course); return; }
    }
    refuse(r, 404, T_appointments_feed_gone);
}
PAGE(events_calendar, .path = "/events/calendar/*", .may = MAY_ANYBODY, .get = get,
    .help = "The town's events, or one's own lessons, for a calendar program.");
