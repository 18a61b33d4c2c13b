/* SPDX-License-Identifier: EUPL-1.2
** session.c - the cookie (web/token.h) and the row behind it: S1, S4 of room.md. */
#include "rooms/staff/inside.h"
#include "host/chance.h"
#include "web/token.h"
#include "session.sql.h"

static const struct token_kind kind = { "pronoia", "session", IDLE };

const struct session *staff_session(struct req *r)
{
    struct session_by_token_row row;
    struct session *s;
    struct token t;

    if (!token_brought(r, &kind, &t) || !session_by_token(r, t.hash, sizeof t.hash, r->now, &row)) return NULL;
    if (!token_awake(r, &kind, &t, row.seen)) return NULL;              /* S4 */
    s = mem_get(&r->mem, sizeof *s);
    *s = (struct session){ .id = row.id.v, .staff = row.account.v, .name = row.name, .keys = (unsigned)row.roles,
                           .csrf = base64url(&r->mem, row.csrf, row.csrf_n), .ends = row.ends };
    return s;
}

void session_begin(struct req *r, account_id account, const char *name, unsigned roles)
{
    unsigned char csrf[TOKEN_BYTES];
    struct add_session_row row;
    struct token t;

    clear_old_sessions(r, r->now);
    if (r->session) end_session(r, (session_id){ r->session->id });
    token_give(r, &kind, &t);                                           /* S1 */
    chance(csrf, sizeof csrf);
    if (!add_session(r, t.hash, sizeof t.hash, account, csrf, sizeof csrf, r->now, (instant){ r->now.v + LONGEST }, &row))
        fault(&r->fate, "the session was not written");
    struct session *s = mem_get(&r->mem, sizeof *s);
    *s = (struct session){ .id = row.id.v, .staff = account.v, .name = name, .keys = roles,
                           .csrf = base64url(&r->mem, csrf, sizeof csrf), .ends = { r->now.v + LONGEST } };
    r->session = s;
    r->keys = MAY_ANYBODY | MAY_SIGNED_IN | roles;
    r->who = name;
    r->csrf = NULL;                                                     /* forms on this page belong to the new session */
}

void session_forget_cookies(struct req *r) { token_forget(r, &kind); }

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
        if (in_has(r, "everywhere")) end_sessions(r, staff_here(r));
        else end_session(r, (session_id){ r->session->id });
        act(r, in_has(r, "everywhere") ? "signed out everywhere" : "signed out", "account", staff_here(r).v);
    }
    session_forget_cookies(r);
    r->clears = true;
    see_other(r, "/sign-in?out=1");
}
PAGE(sign_out, .path = "/sign-out", .may = MAY_SIGNED_IN, .post = sign_out, .help = "Leave: this session, or all of one's own.");
