/* SPDX-License-Identifier: EUPL-1.2
** orders.h - the cooperative's orders, for the day's sheet. */
#ifndef COOPERATIVE_ORDERS_H
#define COOPERATIVE_ORDERS_H
#include "web/req.h"
#include "ids.h"

struct order_option { order_id id; const char *words; bool held; };
struct order_options { int n; struct order_option *at; };
struct order_options orders_to_choose(struct req *, unit_id, order_id held);
bool order_of_unit(struct req *, unit_id, order_id);       /* one of the unit's that was not dropped */
#endif
