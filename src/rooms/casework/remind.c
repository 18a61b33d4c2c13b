/* SPDX-License-Identifier: EUPL-1.2
** remind.c - what was granted ends soon: whoever has it is told in time, by a chore, once (CW9).
**
** The message names no programme: telephones are shared.  Who has applied anew already is left in peace; so is who no longer has it. */
#include "rooms/casework/inside.h"
#include "rooms/messages/messages.h"
#include "web/chore.h"
#include "clocks.sql.h"

enum { AT_ONCE = 100 };

static bool somebody(struct req *r) { return renewals_due(r, r->today, 1).n > 0; }

static bool wants_it(struct req *r, const struct case_file *c)
{
    return c->state == CASE_GRANTED && c->ends.v != DAY_NONE.v && c->ends.v > r->today.v && !renewal_open(r, c->person, c->household, c->programme).n;
}

static void remind_one(struct req *r, const struct case_file *c)
{
    if (wants_it(r, c)) {
        message_send(r, &(struct message){ .person = registry_root(r, c->person), .text = T_casework_renewal_message,
            MESSAGE_PARAMS(message_day(r, (day){ c->ends.v - 1 })), .ends = { ((int64_t)c->ends.v + 1) * 86400 },
            .about_kind = "case", .about = c->id.v, .once_key = fmt(r, "case %lld renewal %d", (long long)c->id.v, (int)c->ends.v) });
        case_note(r, c, "", "reminder");
    }
    clock_end(r, c->id, "renewal", wants_it(r, c) ? "done" : "passed");
    act(r, "ended the renewal clock of a case", "case", c->id.v);
}

static void remind(struct req *r)
{
    struct renewals_due all = renewals_due(r, r->today, AT_ONCE);

    for (int i = 0; i < all.n; i++) {
        const struct case_file *c = case_find(r, all.at[i].filed);
        if (c) remind_one(r, c);
    }
}
CHORE(casework_remind, .every = 300, .due = somebody, .run = remind);
