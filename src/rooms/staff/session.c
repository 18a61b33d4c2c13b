/* SPDX-License-Identifier: EUPL-1.2
** session.c - the cookie and the row behind it: S1, S4 of room.md.
**
** A GET cannot write, so when somebody was last here travels in a second cookie, keyed to the token. */
#include "rooms/staff/inside.h"
#include "host/chance.h"
#include "session.sql.h"

enum { TOKEN = 32, SEEN_EVERY = 60 };

static const char *token_cookie(const struct req *r) { return r->secure ? "__Host-pronoia" : "pronoia"; }
static const char *seen_cookie(const struct req *r) { return r->secure ? "__Host-pronoia-seen" : "pronoia-seen"; }

static void token_hash(struct req *r, const void *token, unsigned char to[static HASH_BYTES])
{
    keyed_hash(to, r->house->secret, "session token", token, TOKEN);
}

/* "1793353759.<keyed hash of that and the token>" */
static const char *seen_mark(struct req *r, const unsigned char *token, int64_t at)
{
    struct { unsigned char token[TOKEN]; int64_t at; } both = { .at = at };
    unsigned char hash[HASH_BYTES];

    memcpy(both.token, token, TOKEN);
    keyed_hash(hash, r->house->secret, "session seen", &both, sizeof both);
    return fmt(r, "%lld.%s", (long long)at, base64url(&r->mem, hash, 16));
}

static int64_t last_seen(struct req *r, const unsigned char *token, int64_t at_least)
{
    const char *mark = in_cookie(r, seen_cookie(r));
    int64_t at = 0;

    for (const char *s = mark; *s >= '0' && *s <= '9' && at < (int64_t)1 << 40; s++) at = at * 10 + (*s - '0');
    return at > at_least && at <= r->now.v && !strcmp(mark, seen_mark(r, token, at)) ? at : at_least;
}

const struct session *staff_session(struct req *r)
{
    size_t n;
    const unsigned char *token = base64url_read(&r->mem, in_cookie(r, token_cookie(r)), &n);
    unsigned char hash[HASH_BYTES];
    struct session_by_token_row row;
    struct session *s;

    if (!token || n != TOKEN) return NULL;
    token_hash(r, token, hash);
    if (!session_by_token(r, hash, sizeof hash, r->now, &row)) return NULL;
    if (row.seen.v > r->now.v + IDLE) return NULL;                      /* begun under a clock that was wrong: it would outlive its hours */
    int64_t seen = last_seen(r, token, row.seen.v);
    if (r->now.v - seen >= IDLE) return NULL;                           /* S4 */
    if (r->now.v - seen >= SEEN_EVERY) set_cookie(r, seen_cookie(r), seen_mark(r, token, r->now.v), -1, true);
    s = mem_get(&r->mem, sizeof *s);
    *s = (struct session){ .id = row.id.v, .staff = row.account.v, .name = row.name, .keys = (unsigned)row.roles,
                           .csrf = base64url(&r->mem, row.csrf, row.csrf_n), .ends = row.ends };
    return s;
}

void session_begin(struct req *r, account_id account, const char *name, unsigned roles)
{
    unsigned char token[TOKEN], csrf[TOKEN], hash[HASH_BYTES];
    struct add_session_row row;

    clear_old_sessions(r, r->now);
    if (r->session) end_session(r, (session_id){ r->session->id });
    chance(token, sizeof token);                                        /* S1: whatever cookie came in is not used */
    chance(csrf, sizeof csrf);
    token_hash(r, token, hash);
    if (!add_session(r, hash, sizeof hash, account, csrf, sizeof csrf, r->now, (instant){ r->now.v + LONGEST }, &row))
        fault(&r->fate, "the session was not written");
    set_cookie(r, token_cookie(r), base64url(&r->mem, token, sizeof token), -1, true);
    set_cookie(r, seen_cookie(r), seen_mark(r, token, r->now.v), -1, true);
    struct session *s = mem_get(&r->mem, sizeof *s);
    *s = (struct session){ .id = row.id.v, .staff = account.v, .name = name, .keys = roles,
                           .csrf = base64url(&r->mem, csrf, sizeof csrf), .ends = { r->now.v + LONGEST } };
    r->session = s;
    r->keys = MAY_ANYBODY | MAY_SIGNED_IN | roles;
    r->who = name;
    r->csrf = NULL;                                                     /* forms on this page belong to the new session */
}

void session_forget_cookies(struct req *r)
{
    set_cookie(r, token_cookie(r), "", 0, true);
    set_cookie(r, seen_cookie(r), "", 0, true);
}

bool local_path(const char *p)
{
    if (p[0] != '/' || p[1] == '/' || p[1] == '\\' || strlen(p) > 500) return false;
    for (; *p; p++) if ((unsigned char)*p <= ' ' || *p == '\\' || *p == '"' || *p == '<') return false;
    return true;
}

/* ---- leaving -------------------------------------------------------------------------------------- */

static void sign_out(struct req *r)
{
    if (r->session) {
        if (in_has(r, "everywhere")) end_sessions(r, (account_id){ r->session->staff });
        else end_session(r, (session_id){ r->session->id });
        act(r, in_has(r, "everywhere") ? "signed out everywhere" : "signed out", "account", r->session->staff);
    }
    session_forget_cookies(r);
    r->clears = true;
    see_other(r, "/sign-in?out=1");
}
PAGE(sign_out, .path = "/sign-out", .may = MAY_SIGNED_IN, .post = sign_out, .help = "Leave: this session, or all of one's own.");
