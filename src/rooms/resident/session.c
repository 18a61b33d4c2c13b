/* SPDX-License-Identifier: EUPL-1.2
** session.c - the cookie (web/token.h) and the row behind it, of residents: RE5, RE6. */
#include "rooms/resident/inside.h"
#include "host/chance.h"
#include "web/token.h"
#include "session.sql.h"

static const struct token_kind kind = { "pronoia-own", "own session", OWN_IDLE };

static struct session *session_of(struct req *r, identity_id id)
{
    struct identity_by_id_row row;
    struct session *s = mem_get(&r->mem, sizeof *s);

    if (!identity_by_id(r, id, &row)) return NULL;
    struct said said = said_open(r, row.said, row.said_n);
    person_id root = row.person.v ? registry_root(r, row.person) : (person_id){ 0 };            /* RE3 */
    *s = (struct session){ .resident = id.v, .person = root.v && online_of(r, root).shown ? root.v : 0, .name = said_name(r, &said) };
    return s;
}

const struct session *resident_session(struct req *r)
{
    struct entry_by_token_row row;
    struct session *s;
    struct token t;

    if (!token_brought(r, &kind, &t) || !entry_by_token(r, t.hash, sizeof t.hash, r->now, &row)) return NULL;
    if (!token_awake(r, &kind, &t, row.seen) || !(s = session_of(r, row.identity))) return NULL;        /* RE6 */
    s->id = row.id.v;
    s->csrf = base64url(&r->mem, row.csrf, row.csrf_n);
    s->ends = row.ends;
    return s;
}

const struct session *resident_session_of(struct req *r, identity_id id, const char *csrf)
{
    struct session *s = session_of(r, id);

    if (!s) return NULL;
    s->id = 1;
    s->csrf = csrf;
    s->ends = (instant){ r->now.v + OWN_LONGEST };
    return s;
}

void own_begin(struct req *r, identity_id id)
{
    unsigned char csrf[TOKEN_BYTES];
    struct add_entry_row row;
    struct token t;

    clear_entries(r, r->now);
    if (token_brought(r, &kind, &t)) end_entry(r, t.hash, sizeof t.hash);
    token_give(r, &kind, &t);                                           /* RE5 */
    chance(csrf, sizeof csrf);
    if (!add_entry(r, t.hash, sizeof t.hash, id, csrf, sizeof csrf, r->now, (instant){ r->now.v + OWN_LONGEST }, &row))
        fault(&r->fate, "the session was not written");
    end_oldest(r, id, SESSIONS_MOST);
}

void own_end_all(struct req *r, identity_id id) { end_entries(r, id); }
void own_forget_cookies(struct req *r) { token_forget(r, &kind); }

/* ---- leaving ---- */

static void sign_out(struct req *r)
{
    identity_id me = { r->session->resident };
    bool all = in_has(r, "everywhere");

    if (all) end_entries(r, me);
    else end_entry_of(r, (entry_id){ r->session->id }, me);
    act(r, all ? "signed out everywhere" : "signed out", "resident", me.v);
    own_forget_cookies(r);
    r->clears = true;
    see_other(r, "/my-file/sign-in?out=1");
}
PAGE(own_sign_out, .path = "/my-file/sign-out", .may = MAY_OWN, .post = sign_out, .help = "A resident leaves: this session, or all of one's own.");
