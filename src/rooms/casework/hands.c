/* SPDX-License-Identifier: EUPL-1.2
** hands.c - what casework hands over from one worker to another (rooms/care/care.h). */
#include "rooms/casework/inside.h"
#include "rooms/care/care.h"
#include "hands.sql.h"

static int count(struct req *r, account_id from, account_id taker, int *kept)
{
    struct cases_to_move all = cases_to_move(r, from, taker, r->now);
    int n = 0;

    for (int i = 0; i < all.n; i++) n += all.at[i].goes;
    *kept = all.n - n;
    return n;
}

static void move(struct req *r, account_id from, account_id taker, int64_t handover)
{
    struct cases_to_move all = cases_to_move(r, from, taker, r->now);

    for (int i = 0; i < all.n; i++) {
        if (!all.at[i].goes || !move_case(r, all.at[i].id, from, taker)) continue;
        care_handed(r, handover, "case", all.at[i].id.v, all.at[i].person);
    }
}
HANDS_OVER(cases, .title = T_casework_cases, .count = count, .move = move);
