/* SPDX-License-Identifier: EUPL-1.2
** month.h - a month of the cooperative: shown again with what is wrong on top; shared out. */
#ifndef COOPERATIVE_MONTH_H
#define COOPERATIVE_MONTH_H
#include "rooms/cooperative/inside.h"

void month_show(struct req *, int status, const struct coop *, day month, const char *problem);
/* CO6: what is wrong with it, or NULL: it is shared out by the hours. */
const char *month_share(struct req *, const struct coop *, day month, cents sum);
#endif
