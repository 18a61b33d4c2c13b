/* SPDX-License-Identifier: EUPL-1.2
** main.c - pronoia COMMAND: the table of commands. */
#include "cmd.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct { const char *name; int (*run)(int argc, char **argv); const char *help; } commands[] = {
    { "check", cmd_check, "read rule files as a server would, run their cases" },
};

const char *share_folder(void)
{
    const char *s = getenv("PRONOIA_SHARE");

    return s && *s ? s : ".";
}

int main(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof *commands; i++)
        if (!strcmp(argv[1], commands[i].name)) return commands[i].run(argc - 1, argv + 1);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(stderr, "pronoia %-10s %s\n", commands[i].name, commands[i].help);
    return 2;
}
