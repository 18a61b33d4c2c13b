/* SPDX-License-Identifier: EUPL-1.2
** feed.c - a calendar in the calendar program of whoever works by it: a secret link, revocable; times, never names.
**
** AF1  A link is 192 bits of chance; the database has its keyed hash.  A wrong, revoked or closed one is answered as one that there is not.
** AF2  What leaves says that something is booked, from when to when: no name, no number, no kind of appointment.
** AF3  No calendar of a secret unit leaves, nor, with one that all units share, what such a unit booked. */
#include "rooms/appointments/setup.h"
#include "host/chance.h"
#include "host/crypto.h"
#include "host/ical.h"
#include "web/house.h"
#include "feed.sql.h"

enum { TOKEN_BYTES = 24, DAYS_BACK = 60, DAYS_AHEAD = 400, A_DAY = 86400 };

static void token_hash(struct req *r, const char *token, unsigned char to[static HASH_BYTES])
{
    keyed_hash(to, r->house->secret, "appointment feed", token, strlen(token));
}

/* "TOKEN.ics": what stands before the dot. */
static const char *token_asked(struct req *r)
{
    const char *rest = path_rest(r), *dot = strrchr(rest, '.');

    return dot && !strcmp(dot, ".ics") ? fmt(r, "%.*s", (int)(dot - rest), rest) : "";
}

static void get_feed(struct req *r)
{
    unsigned char hash[HASH_BYTES];
    struct feed_of_row f;
    instant since = { r->now.v - (int64_t)DAYS_BACK * A_DAY }, until = { r->now.v + (int64_t)DAYS_AHEAD * A_DAY };

    token_hash(r, token_asked(r), hash);
    if (!feed_of(r, hash, sizeof hash, &f) || f.secret) { refuse(r, 404, T_appointments_feed_gone); return; }       /* AF1, AF3 */
    struct feed_events all = feed_events(r, f.resource, since, until);
    struct feed_duties duties = feed_duties(r, f.resource, since, until);
    struct ical_event *e = mem_get(&r->mem, (size_t)(all.n + duties.n + 1) * sizeof *e);
    int n = 0;
    for (int i = 0; i < all.n; i++, n++)
        e[n] = (struct ical_event){ fmt(r, "b%lld-%lld@pronoia", (long long)all.at[i].id.v, (long long)f.resource.v),
            text(r, T_appointments_neutral), "",
            all.at[i].starts, all.at[i].ends, all.at[i].made, (int)all.at[i].row_version, false };                  /* AF2 */
    for (int i = 0; i < duties.n; i++, n++)
        e[n] = (struct ical_event){ fmt(r, "d%lld@pronoia", (long long)duties.at[i].id.v), appointments_said(r, "duty", duties.at[i].kind),
            "", duties.at[i].starts, duties.at[i].ends, duties.at[i].made, 0, false };
    r->type = "text/calendar; charset=utf-8";
    r->no_store = true;
    out_str(&r->out, ical_write(&r->mem, text(r, T_appointments_title), n, e));
}
PAGE(calendar_feed, .path = "/calendar/*", .may = MAY_ANYBODY, .get = get_feed,
    .help = "A calendar for a calendar program, by its secret link.");

/* ---- making and revoking ---- */

struct feed_line { feed_id id; instant made, revoked; };
struct feed_page { const char *link, *name; resource_id id; bool secret; struct { int n; struct feed_line *at; } feeds; };
#include "feed.html.h"

static void render(struct req *r, resource_id id, const struct resource_row *x, const char *link)
{
    struct feeds_of all = feeds_of(r, id);
    struct feed_page p = { .link = link, .name = x->name, .id = id,
        .feeds.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.feeds.at) };

    for (int i = 0; i < all.n; i++) p.feeds.at[p.feeds.n++] = (struct feed_line){ all.at[i].id, all.at[i].made, all.at[i].revoked };
    r->no_store = true;
    page_begin(r, text(r, T_appointments_feed), .back = fmt(r, "/appointments/resource?id=%lld", (long long)id.v));
    feed_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    resource_id id = { in_id(r, "id") };
    struct resource_row x;

    if (resource_open(r, id, &x)) render(r, id, &x, "");
}

static void post(struct req *r)
{
    resource_id id = { in_id(r, "id") };
    struct resource_row x;
    struct add_feed_row row;
    unsigned char random[TOKEN_BYTES], hash[HASH_BYTES];

    if (!resource_open(r, id, &x)) return;
    if (in_id(r, "revoke")) {
        if (revoke_feed(r, (feed_id){ in_id(r, "revoke") }, id, r->now)) act(r, "revoked a calendar link", "resource", id.v);
        see_other(r, "/appointments/feed?id=%lld", (long long)id.v);
        return;
    }
    chance(random, sizeof random);
    const char *token = base64url(&r->mem, random, sizeof random);
    token_hash(r, token, hash);
    if (!add_feed(r, id, hash, sizeof hash, r->now, staff_here(r), &row)) fault(&r->fate, "a calendar link was not written");
    act(r, "made a calendar link", "resource", id.v);
    render(r, id, &x, fmt(r, "%s://%s/calendar/%s.ics", r->secure ? "https" : "http", *r->host ? r->host : "localhost", token));
}
PAGE(appointments_feed, .path = "/appointments/feed", .may = KEEPS_CALENDARS, .get = get, .post = post,
    .help = "Links by which a calendar program reads a calendar.");
