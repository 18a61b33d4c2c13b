/* SPDX-License-Identifier: EUPL-1.2
** pickups.h - free hours at the counter. */
#ifndef STOCK_PICKUPS_H
#define STOCK_PICKUPS_H
#include "rooms/stock/entitled.h"

/* From that day on, "day-minute" and in words; full ones are left out. */
struct options pickups_free(struct req *, const struct store *, day from, int most);
#endif
