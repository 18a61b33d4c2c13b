/* SPDX-License-Identifier: EUPL-1.2
** throttle.c - who guesses waits longer and longer; who is known at this device never waits for others (S2). */
#include "rooms/staff/inside.h"
#include "host/chance.h"
#include "throttle.sql.h"

enum { LONGEST_WAIT = 900, QUIET = 86400 };

struct place place_of(struct req *r, const char *kind, const char *what)
{
    struct place p;
    const char *s = fmt(r, "%s\n%s", kind, what);

    keyed_hash(p.key, r->house->secret, "throttle", s, strlen(s));
    return p;
}

/* 1, 2, 4 ... seconds after the free tries, at most a quarter of an hour. */
static int64_t delay(int64_t n, int free)
{
    int64_t extra = n - free;

    return extra < 0 ? 0 : extra > 9 ? LONGEST_WAIT : (int64_t)1 << extra;
}

int place_wait(struct req *r, const struct place *p, int free)
{
    struct tries_row row;

    if (!tries(r, p->key, sizeof p->key, &row) || row.last.v < r->now.v - QUIET) return 0;
    if (row.last.v > r->now.v + LONGEST_WAIT) return 0;                 /* the clock was set back: nobody waits for a day to come again */
    int64_t until = row.last.v + delay(row.n, free);
    return until > r->now.v ? (int)(until - r->now.v) : 0;
}

static void write_try(struct req *r, const void *what)
{
    const struct place *p = what;

    count_try(r, p->key, sizeof p->key, r->now, (instant){ r->now.v - QUIET });
}

void place_count(struct req *r, const struct place *p) { stays(r, write_try, p, sizeof *p); }                       /* W8 */

void place_forget(struct req *r, const struct place *p)
{
    forget_tries(r, p->key, sizeof p->key);
}

void throttle_clear(struct req *r)
{
    clear_old_tries(r, (instant){ r->now.v - QUIET });
}

/* ---- a device that signed in before --------------------------------------------------------------- */

struct device { int64_t account, made; unsigned char id[16]; };

static const char *device_cookie(const struct req *r) { return r->secure ? "__Host-pronoia-device" : "pronoia-device"; }

struct place device_place(struct req *r, account_id account, const struct place *otherwise, bool *known)
{
    size_t n, plain_n;
    const unsigned char *sealed = base64url_read(&r->mem, in_cookie(r, device_cookie(r)), &n);
    struct device *d = sealed ? (struct device *)unseal(&r->mem, r->house->secret, "known device", sealed, n, &plain_n) : NULL;

    *known = d && plain_n == sizeof *d && account.v && d->account == account.v && r->now.v - d->made < KNOWN;
    return *known ? place_of(r, "device", base64url(&r->mem, d->id, sizeof d->id)) : *otherwise;
}

void device_remember(struct req *r, account_id account)
{
    struct device d = { .account = account.v, .made = r->now.v };
    size_t n;
    unsigned char *sealed;

    chance(d.id, sizeof d.id);
    sealed = seal(&r->mem, r->house->secret, "known device", &d, sizeof d, &n);
    set_cookie(r, device_cookie(r), base64url(&r->mem, sealed, n), KNOWN, true);
}
