/* SPDX-License-Identifier: EUPL-1.2
** link.c - an administrator says which name at the provider is whose account: S6, S11 of room.md. */
#include "rooms/staff/inside.h"
#include "rooms/staff/provider.h"
#include "web/layout.h"
#include "link.sql.h"

struct link_page { struct isolated provider; struct ltr subject; account_id id; };
#include "link.html.h"

enum { SUBJECT_MOST = 255 };

void link_panel(struct req *r, account_id id)
{
    const struct provider *p = staff_provider(r);
    struct link_now_row row;

    if (!p || !id.v) return;
    link_html(r, &(struct link_page){ { provider_name(r, p) }, { link_now(r, id, provider_issuer(p), &row) ? row.subject : "" }, id });
}

static void post_link(struct req *r)
{
    const struct provider *p = staff_provider(r);
    const char *subject = in(r, "subject");
    account_id id = { in_id(r, "id") };

    if (!p || !account_open(r, id)) { refuse(r, 404, T_staff_account_gone); return; }
    if (!*subject || strlen(subject) > SUBJECT_MOST) { account_show(r, 422, id, text(r, T_staff_link_subject_wrong)); return; }
    if (!make_link(r, id, provider_issuer(p), subject, r->now)) { account_show(r, 409, id, text(r, T_staff_link_taken)); return; }
    act(r, "linked an account to the provider", "account", id.v);
    see_other(r, "/staff/account?id=%lld&saved=1", (long long)id.v);
}
PAGE(staff_link, .path = "/staff/link", .may = MAY_STAFF, .post = post_link, .help = "Say which name at the provider is this account's.");

static void post_unlink(struct req *r)
{
    const struct provider *p = staff_provider(r);
    account_id id = { in_id(r, "id") };

    if (!p) { refuse(r, 404, T_staff_account_gone); return; }
    if (account_last_without_link(r, id)) { account_show(r, 409, id, text(r, T_staff_last_admin)); return; }            /* S6 */
    if (!unmake_link(r, id, provider_issuer(p))) { refuse(r, 404, T_staff_account_gone); return; }
    end_unlinked_sessions(r, id);
    act(r, "took an account's link to the provider away", "account", id.v);
    see_other(r, "/staff/account?id=%lld&saved=1", (long long)id.v);
}
PAGE(staff_unlink, .path = "/staff/unlink", .may = MAY_STAFF, .post = post_unlink, .help = "Take the link away; ends the account's sessions.");
