/* SPDX-License-Identifier: EUPL-1.2
** token.c - TK1, TK2 of token.h. */
#include "web/token.h"
#include "web/house.h"
#include "host/chance.h"
#include <string.h>

enum { SEEN_EVERY = 60 };

static const char *token_cookie(struct req *r, const struct token_kind *k) { return fmt(r, "%s%s", r->secure ? "__Host-" : "", k->cookie); }
static const char *seen_cookie(struct req *r, const struct token_kind *k) { return fmt(r, "%s%s-seen", r->secure ? "__Host-" : "", k->cookie); }

static void hash_it(struct req *r, const struct token_kind *k, struct token *t)
{
    keyed_hash(t->hash, r->house->secret, fmt(r, "%s token", k->purpose), t->bytes, sizeof t->bytes);
}

bool token_brought(struct req *r, const struct token_kind *k, struct token *t)
{
    size_t n;
    const unsigned char *bytes = base64url_read(&r->mem, in_cookie(r, token_cookie(r, k)), &n);

    if (!bytes || n != sizeof t->bytes) return false;
    memcpy(t->bytes, bytes, sizeof t->bytes);
    hash_it(r, k, t);
    return true;
}

/* "1793353759.<keyed hash of that and the token>" */
static const char *seen_mark(struct req *r, const struct token_kind *k, const struct token *t, int64_t at)
{
    struct { unsigned char token[TOKEN_BYTES]; int64_t at; } both = { .at = at };
    unsigned char hash[HASH_BYTES];

    memcpy(both.token, t->bytes, sizeof both.token);
    keyed_hash(hash, r->house->secret, fmt(r, "%s seen", k->purpose), &both, sizeof both);
    return fmt(r, "%lld.%s", (long long)at, base64url(&r->mem, hash, 16));
}

static int64_t last_seen(struct req *r, const struct token_kind *k, const struct token *t, int64_t at_least)
{
    const char *mark = in_cookie(r, seen_cookie(r, k));
    int64_t at = 0;

    for (const char *s = mark; *s >= '0' && *s <= '9' && at < (int64_t)1 << 40; s++) at = at * 10 + (*s - '0');
    return at > at_least && at <= r->now.v && !strcmp(mark, seen_mark(r, k, t, at)) ? at : at_least;
}

bool token_awake(struct req *r, const struct token_kind *k, const struct token *t, instant seen)
{
    if (seen.v > r->now.v + k->idle) return false;                      /* begun under a clock that was wrong: it would outlive its hours */
    int64_t at = last_seen(r, k, t, seen.v);
    if (r->now.v - at >= k->idle) return false;
    if (r->now.v - at >= SEEN_EVERY) set_cookie(r, seen_cookie(r, k), seen_mark(r, k, t, r->now.v), -1, true);
    return true;
}

void token_give(struct req *r, const struct token_kind *k, struct token *t)
{
    chance(t->bytes, sizeof t->bytes);                                  /* whatever cookie came in is not used */
    hash_it(r, k, t);
    set_cookie(r, token_cookie(r, k), base64url(&r->mem, t->bytes, sizeof t->bytes), -1, true);
    set_cookie(r, seen_cookie(r, k), seen_mark(r, k, t, r->now.v), -1, true);
}

void token_forget(struct req *r, const struct token_kind *k)
{
    set_cookie(r, token_cookie(r, k), "", 0, true);
    set_cookie(r, seen_cookie(r, k), "", 0, true);
}
