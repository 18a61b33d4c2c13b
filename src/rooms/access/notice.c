/* SPDX-License-Identifier: EUPL-1.2
** notice.c - AC13: the supervisors are told at once.
**
** AC13  A broken glass, unusual reading and a glass that nobody judged in time are told to the supervisors of the unit, or where it
**       has none, to all, never to whom it is about: on their day, and by e-mail where they gave an address.  What is sent names
**       nobody, and no file.  Of a file that became invisible only who may open it is told: to all others nothing waits.
**       What no supervisor may judge is told to who guards the data and to who keeps the accounts: that there is something, not whose. */
#include "rooms/access/inside.h"
#include "rooms/messages/messages.h"
#include "notice.sql.h"

static void tell(struct req *r, account_id whom, const char *name, const char *email, int words, const char *once)
{
    if (!*email) return;                                        /* it stands on their day */
    message_send(r, &(struct message){ .email = email, .to_name = name, .text = words, .at_once = true, .ends = { r->now.v + 86400 },
        .about_kind = "notice", .about = whom.v, .once_key = fmt(r, "notice %s %lld", once, (long long)whom.v) });
}

static void tell_guards(struct req *r, account_id about, const char *once)
{
    struct guards all = guards(r, MAY_PRIVACY | MAY_STAFF, about);

    for (int i = 0; i < all.n; i++) tell(r, all.at[i].id, all.at[i].name, all.at[i].email, T_access_notice_alone, once);
}

void tell_supervisors(struct req *r, account_id about, person_id root, int words, const char *once)
{
    const struct person *who = root.v ? registry_person(r, root) : NULL;
    struct supervisors all = supervisors(r, MAY_SUPERVISE, about, root, who && who->shield == 2, r->today, r->now);
    bool near = false;

    for (int i = 0; i < all.n; i++) near |= all.at[i].near;
    for (int i = 0; i < all.n; i++) if (all.at[i].near == near) tell(r, all.at[i].id, all.at[i].name, all.at[i].email, words, once);
    if (!all.n) tell_guards(r, about, fmt(r, "alone %s", once));
}
