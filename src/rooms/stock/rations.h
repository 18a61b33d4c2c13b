/* SPDX-License-Identifier: EUPL-1.2
** rations.h - writing down what a household took of a ration; the database refuses more than it may (ST5). */
#ifndef STOCK_RATIONS_H
#define STOCK_RATIONS_H
#include "rooms/stock/entitled.h"

void ration_take(struct req *, const struct store *, const struct holder *, handout_id, const struct left *, int64_t n);
void rations_give_back(struct req *, handout_id);
#endif
