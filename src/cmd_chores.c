/* SPDX-License-Identifier: EUPL-1.2
** cmd_chores.c - pronoia chores [ROOM]: does once, now, what a server does by itself (web/chore.h). */
#include "cmd.h"
#include "chores.h"
#include <stdio.h>

int cmd_chores(int argc, char **argv)
{
    static struct world w;
    const char *of = "";

    (void)argc;
    world_named(&w);
    for (char **arg = argv + 1; *arg; )
        if (**arg != '-' && !*of) of = *arg++;
        else if (!world_option(&w, &arg)) { fprintf(stderr, "usage: pronoia chores [ROOM] [--db WHERE] [--town ID] [--key FILE]\n"); return 2; }
    if (!world_migrate(&w) || !world_key(&w) || !world_house(&w)) return 1;
    world_keep_checkpoints(&w);
    world_files(&w);
    bool fine = chores_once(&w, of);
    const struct house *h = house_take();
    house_drop(h);
    house_give_back(h);
    mem_close(&w.mem);
    return fine ? 0 : 1;
}
