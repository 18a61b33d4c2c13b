/* SPDX-License-Identifier: EUPL-1.2
** main.c - pronoia COMMAND ...: finds the command; each is a file cmd_<name>.c. */
#include "cmd.h"
#include "web/page.h"
#include "rules/rules.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>

static int cmd_pages(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    pages_print();
    return 0;
}

static int cmd_version(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    printf("pronoia %s, rule engine %s\n", PRONOIA_VERSION, engine_version());
    return 0;
}

static int cmd_help(int argc, char **argv);

static const struct command { const char *name; int (*run)(int, char **); const char *usage, *help; } commands[] = {
    { "serve",   cmd_serve,   "[--port N] [--listen ADDRESS] [--db WHERE] [--town ID] [--share DIR] [--demo] ...",
                              "the web site, until it is told to stop (SIGTERM); SIGHUP reads the rules anew" },
    { "check",   cmd_check,   "[--at DAY] [DIR...]", "reads rule files as a server would and runs their cases" },
    { "audit",   cmd_audit,   "[--db WHERE] [--key FILE]", "derives every decision again from its frozen facts and rules, and tells what differs" },
    { "migrate", cmd_migrate, "[--db WHERE]", "brings the database to this version" },
    { "screen",  cmd_screen,  "FILE [--lang CODE] [--json | --text] | --receipt FILE", "answers for the households of a JSON file, or a receipt derived again" },
    { "simulate", cmd_simulate, "PROGRAMME FIGURE VALUE [--households N] [--seed N] [--at DAY]", "a figure of the law changed, over invented households: who gains, who loses, the cost" },
    { "staff",   cmd_staff,   "add NAME --role WORD[,WORD] [--sign-in WORD] | invite SIGN-IN", "makes an account, or a new link for its owner" },
    { "import",  cmd_import,  "FILE.csv [--map FIELD=COLUMN]... [--dry-run] [--receipt FILE]", "people from another system's table, with a receipt" },
    { "duplicates", cmd_duplicates, "[--db WHERE] [--key FILE]", "looks through the whole registry for records that may be one person, for the review queue" },
    { "backup",  cmd_backup,  "FILE [--db WHERE] | --new-key", "everything in one sealed file, while the server runs" },
    { "restore", cmd_restore, "FILE --db WHERE | FILE --drill", "a backup into an empty database, of either kind; or a drill that proves it could be" },
    { "demo",    cmd_demo,    "[--db WHERE] [--town NAME]", "makes a demonstration's accounts and prints their sign-ins" },
    { "diary",   cmd_diary,   "export FILE | verify [FILE...] [--db] | archive FILE --before DAY | remove FILE... | find KIND NUMBER FILE... | checkpoint | key",
                              "carries the diary away, and finds what was changed in it" },
    { "chores",  cmd_chores,  "[ROOM] [--db WHERE]", "does now what the server does by itself" },
    { "outbox",  cmd_outbox,  "[--db WHERE] [--town ID] [--post FILE]", "sends the messages that are due, once; a server does it by itself" },
    { "request", cmd_request, "METHOD PATH[?QUERY] [NAME=VALUE]... [--json FILE] | --batch", "answers one visit without a socket" },
    { "reach",   cmd_reach,   "WORD", "which statements read or write a column" },
    { "pages",   cmd_pages,   "", "all pages: who may open them, what they do" },
    { "version", cmd_version, "", "the version of the program and of its rule engine" },
    { "help",    cmd_help,    "[COMMAND]", "this text" },
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct command *find(const char *name)
{
    for (int i = 0; i < COMMANDS; i++) if (!strcmp(commands[i].name, name)) return &commands[i];
    return 0;
}

static void print_all(FILE *to)
{
    fprintf(to, "usage: pronoia COMMAND ...\n\n");
    for (int i = 0; i < COMMANDS; i++) fprintf(to, "  %-10s %s\n", commands[i].name, commands[i].help);
    fprintf(to, "\nThe manual: man pronoia\n");
}

static int cmd_help(int argc, char **argv)
{
    const struct command *c = argc > 1 ? find(argv[1]) : 0;

    if (argc > 1 && !c) { fprintf(stderr, "pronoia: there is no command '%s'\n", argv[1]); return 2; }
    if (c) printf("usage: pronoia %s %s\n%s\n", c->name, c->usage, c->help);
    else print_all(stdout);
    return 0;
}

int main(int argc, char **argv)
{
    const struct command *c = argc > 1 ? find(argv[1]) : 0;

    if (argc > 1 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))) c = find("help"), argc = 2;
    if (argc > 1 && !strcmp(argv[1], "--version")) c = find("version");
    if (!c) {
        if (argc > 1) fprintf(stderr, "pronoia: there is no command '%s'\n\n", argv[1]);
        print_all(stderr);
        return 2;
    }
    signal(SIGXFSZ, SIG_IGN);           /* a file at its limit is a fault of one step, told in words, not the end */
    lend();
    return c->run(argc - 1, argv + 1);
}
