/* SPDX-License-Identifier: EUPL-1.2
** work.c - Housing and Work on the page of a stay: the home that is rented, the rent month by month with what was agreed, job and counselling. */
#include "rooms/stays/inside.h"

void work_show(struct req *r, const struct guest *g)
{
    (void)r, (void)g;
}
