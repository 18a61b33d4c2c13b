/* SPDX-License-Identifier: EUPL-1.2
** cmd.h - the commands of pronoia(1), each in its own src/cmd_<name>.c.
**
** argv[0] is the command's name, argv[argc] is NULL.  They return the exit status: 0 fine, 1 not, 2 wrong use. */
#ifndef CMD_H
#define CMD_H

int cmd_check(int argc, char **argv);
int cmd_screen(int argc, char **argv);
int cmd_staff(int argc, char **argv);

/* Where programmes, towns, texts and the schema are: PRONOIA_SHARE, else the folder the program was installed with. */
const char *share_folder(void);
#endif
