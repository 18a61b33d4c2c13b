/* SPDX-License-Identifier: EUPL-1.2
** hands.c - what casework hands over from one worker to another (rooms/care/care.h). */
#include "rooms/casework/inside.h"
#include "rooms/care/care.h"
#include "hands.sql.h"

static int open_cases(struct req *r, account_id from, account_id taker, struct hand **to)
{
    struct cases_to_move all = cases_to_move(r, from, taker, r->now);

    *to = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **to);
    for (int i = 0; i < all.n; i++) (*to)[i] = (struct hand){ all.at[i].id.v, all.at[i].person, all.at[i].goes };
    return all.n;
}

static bool give(struct req *r, int64_t id, account_id from, account_id taker) { return move_case(r, (case_id){ id }, from, taker); }
HANDS_OVER(cases, .title = T_casework_cases, .kind = "case", .open = open_cases, .give = give);
