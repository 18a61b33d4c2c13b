/* SPDX-License-Identifier: EUPL-1.2
** items.h - kinds of goods as forms offer them. */
#ifndef STOCK_ITEMS_H
#define STOCK_ITEMS_H
#include "rooms/stock/inside.h"

bool goods_kind_is(const char *);
struct options goods_kinds(struct req *, const char *held);
#endif
