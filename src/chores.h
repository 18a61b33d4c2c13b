/* SPDX-License-Identifier: EUPL-1.2
** chores.h - who does the chores of web/chore.h. */
#ifndef CHORES_H
#define CHORES_H
#include "world.h"

bool chores_open(struct world *);           /* starts the thread; false: said on stderr why not */
void chores_close(void);                    /* after the lanes: one last turn, then the end */
bool chores_once(struct world *, const char *of);       /* each whose name begins so, now; false: one failed, said on stderr */
#endif
