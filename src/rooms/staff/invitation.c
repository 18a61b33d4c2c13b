/* SPDX-License-Identifier: EUPL-1.2
** invitation.c - who was invited sets a password, once: S7 of room.md. */
#include "rooms/staff/inside.h"
#include "rooms/staff/provider.h"
#include "web/layout.h"
#include "invitation.sql.h"

struct invitation_page { struct isolated person; struct ltr sign_in; const char *problem, *provider, *token; };
#include "invitation.html.h"

static bool find_by(struct req *r, const char *said, struct invitation_row *row)
{
    size_t n;
    const unsigned char *token = base64url_read(&r->mem, said, &n);
    unsigned char hash[HASH_BYTES];

    if (!token || n != 24) return false;
    keyed_hash(hash, r->house->secret, "invitation", token, n);
    return invitation(r, hash, sizeof hash, r->now, row);
}

static bool find(struct req *r, struct invitation_row *row) { return find_by(r, path_rest(r), row); }

bool invited_by(struct req *r, const char *token, struct invited *to)
{
    struct invitation_row row;

    if (!find_by(r, token, &row)) return false;
    *to = (struct invited){ row.id, row.account };
    return true;
}

void invitation_used(struct req *r, struct invited who) { use_invitation(r, who.id, r->now); }

static void render(struct req *r, int status, const struct invitation_row *row, const char *problem)
{
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_staff_invitation_title), .problem = *problem != 0);
    invitation_html(r, &(struct invitation_page){ { row->name }, { row->sign_in }, problem,
        staff_provider(r) ? provider_name(r, staff_provider(r)) : "", path_rest(r) });
    page_end(r);
}

static void get(struct req *r)
{
    struct invitation_row row;

    if (find(r, &row)) render(r, 200, &row, "");
    else refuse(r, 404, T_staff_invitation_gone);
}

struct accept { int problem; const char *hash; };

static void prepare(struct req *r)
{
    struct invitation_row row;
    struct accept *a = mem_get(&r->mem, sizeof *a);

    r->prepared = a;
    if (!find(r, &row)) return;
    a->problem = password_problem(in(r, "new"), row.sign_in);
    if (a->problem < 0) a->hash = password_hash(&r->mem, in(r, "new"));
}

static void post(struct req *r)
{
    struct invitation_row row;
    struct accept *a = r->prepared;

    if (!find(r, &row)) { refuse(r, 404, T_staff_invitation_gone); return; }
    if (!a->hash) { render(r, 422, &row, text(r, a->problem)); return; }
    use_invitation(r, row.id, r->now);
    set_first_password(r, row.account, a->hash);
    end_invited_sessions(r, row.account);
    act(r, "set a password by invitation", "account", row.account.v);
    see_other(r, "/sign-in");
}
PAGE(invitation, .path = "/invitation/*", .may = MAY_ANYBODY, .get = get, .prepare = prepare, .post = post,
     .help = "A one-time link: its owner sets a password.");
