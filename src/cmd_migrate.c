/* SPDX-License-Identifier: EUPL-1.2
** cmd_migrate.c - pronoia migrate: brings the database to this version, forward only. */
#include "cmd.h"
#include "world.h"
#include <stdio.h>

int cmd_migrate(int argc, char **argv)
{
    static struct world w;

    (void)argc;
    world_named(&w);
    for (char **arg = argv + 1; *arg; )
        if (!world_option(&w, &arg)) {
            fprintf(stderr, "pronoia migrate: what is '%s'?\nusage: pronoia migrate [--db WHERE] [--share DIR]\n", *arg);
            return 2;
        }
    if (!world_migrate(&w)) return 1;
    mem_close(&w.mem);
    return 0;
}
