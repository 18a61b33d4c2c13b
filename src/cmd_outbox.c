/* SPDX-License-Identifier: EUPL-1.2
** cmd_outbox.c - pronoia outbox: sends every message that is due, once; what `pronoia serve` does all the time. */
#include "cmd.h"
#include "world.h"
#include "rooms/messages/messages.h"
#include <stdio.h>

int cmd_outbox(int argc, char **argv)
{
    static struct world w;
    struct outbox_count n = { 0 };

    (void)argc;
    world_named(&w);
    for (char **arg = argv + 1; *arg; )
        if (!world_option(&w, &arg)) {
            fprintf(stderr, "pronoia outbox: what is '%s'?\nusage: pronoia outbox [--db WHERE] [--town ID] [--post FILE]\n", *arg);
            return 2;
        }
    if (!world_key(&w) || !world_post(&w) || !world_house(&w)) return 1;
    struct db *db = world_db(&w, false);
    if (!db) return 1;
    bool fine = outbox_run(db, &w.post, &n);
    db_close(db);
    printf("%d sent, %d later, %d failed, %d to be given by hand\n", n.sent, n.later, n.failed, n.by_hand);
    const struct house *h = house_take();
    house_drop(h);
    house_give_back(h);
    mem_close(&w.mem);
    return fine ? 0 : 1;
}
