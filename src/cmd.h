/* SPDX-License-Identifier: EUPL-1.2
** cmd.h - the commands of pronoia(1), each in its own src/cmd_<name>.c.
**
** argv[0] is the command's name, argv[argc] is NULL.  They return the exit status: 0 fine, 1 not, 2 wrong use. */
#ifndef CMD_H
#define CMD_H

int cmd_backup(int argc, char **argv);
int cmd_audit(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_chores(int argc, char **argv);
int cmd_demo(int argc, char **argv);
int cmd_diary(int argc, char **argv);
int cmd_duplicates(int argc, char **argv);
int cmd_import(int argc, char **argv);
int cmd_migrate(int argc, char **argv);
int cmd_outbox(int argc, char **argv);
int cmd_reach(int argc, char **argv);
int cmd_request(int argc, char **argv);
int cmd_restore(int argc, char **argv);
int cmd_screen(int argc, char **argv);
int cmd_serve(int argc, char **argv);
int cmd_simulate(int argc, char **argv);
int cmd_staff(int argc, char **argv);

/* Where programmes, towns, texts and the schema are: PRONOIA_SHARE, else beside the program as it was installed
** or built. */
const char *share_folder(void);
/* What each statement touches: build/reach.c, made by tools/reachgen.awk. */
struct reach { const char *file, *statement, *does, *column; };
extern const struct reach reaches[];
extern const int nreaches;
/* The environment's word, or otherwise when it is absent or empty. */
const char *env(const char *name, const char *otherwise);
/* Gives the edge what the rooms lend it (web/edge.h). */
void lend(void);
#endif
