/* SPDX-License-Identifier: EUPL-1.2
** remind.c - the day before a lesson, whoever is registered is reminded of its hour; names that nobody needs any more are forgotten. */
#include "rooms/events/inside.h"
#include "rooms/messages/messages.h"
#include "web/chore.h"
#include "remind.sql.h"

enum { AT_ONCE = 3, SOONEST = 4 * AN_HOUR, AHEAD = 30 * AN_HOUR, NAMES_KEPT = 180 * A_DAY };

static struct to_remind soon(struct req *r)
{
    return to_remind(r, (instant){ r->now.v + SOONEST }, (instant){ r->now.v + AHEAD }, AT_ONCE);
}

static bool remind_due(struct req *r) { return soon(r).n > 0; }

static void remind(struct req *r)
{
    struct to_remind all = soon(r);

    for (int i = 0; i < all.n; i++) {
        struct remindable who = remindable(r, all.at[i].course);
        if (!was_reminded(r, all.at[i].id, r->now)) continue;
        for (int k = 0; k < who.n; k++)
            message_send(r, &(struct message){ .person = registry_root(r, who.at[k].person), .text = T_events_reminder,
                MESSAGE_PARAMS(message_time(r, all.at[i].starts)), .ends = all.at[i].starts, .about_kind = "lesson",
                .about = all.at[i].id.v });
        act(r, "reminded of a lesson", "lesson", all.at[i].id.v);
    }
}
CHORE(events_remind, .every = 600, .due = remind_due, .run = remind);

static bool forget_due(struct req *r) { return to_forget(r, (instant){ r->now.v - NAMES_KEPT }).n > 0; }

static void forget(struct req *r)                                   /* EV14 */
{
    act(r, "forgot names of courses that are long over", "course", forget_names(r, (instant){ r->now.v - NAMES_KEPT }));
}
CHORE(events_forget, .every = 86400, .due = forget_due, .run = forget);
