/* SPDX-License-Identifier: EUPL-1.2
** keep.c - the diary's chores: lines are sealed within a second, and once a day a checkpoint is kept outside the database. */
#include "rooms/room.h"
#include "rooms/diary/diary.h"
#include "web/chore.h"
#include "web/edge.h"
#include "web/house.h"
#include "seal.sql.h"

enum { AT_ONCE = 2000 };                /* lines a second and diary: the writers wait no longer than these take */

static bool lines_wait(struct req *r)
{
    struct waiting_row n = waiting(r);

    return n.open + n.hidden > 0;
}

static void seal_them(struct req *r) { diary_seal(r, AT_ONCE); }
CHORE(diary_seal, .every = 1, .due = lines_wait, .run = seal_them);

static instant yesterday(const struct req *r) { return (instant){ r->now.v - 86400 }; }

static bool checkpoint_due(struct req *r) { return edge.checkpoint && notable(r, yesterday(r)).n; }

/* What waits is sealed first, whichever of the two chores has its turn before the other: the linker keeps no order among them, and
** a line behind the checkpoint would be without one for a day. */
static void note(struct req *r)
{
    diary_seal(r, AT_ONCE);
    for (int hidden = 0; hidden < 2; hidden++) {
        struct diary_head h = diary_head(r, hidden);
        struct out line = { .mem = &r->mem };
        if (!set_noted(r, hidden ? "hidden" : "open", h.seq, r->now)) continue;
        chain_checkpoint(&line, hidden, &h, r->now.v, r->house->secret);
        edge.checkpoint(r, hidden, out_text(&line));
    }
}
CHORE(diary_checkpoint, .every = 600, .due = checkpoint_due, .run = note);
