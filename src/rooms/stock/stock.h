/* SPDX-License-Identifier: EUPL-1.2
** stock.h - the door of the stores: grocery, pharmacy, kitchen, warehouse.  Invariants ST1.. are in room.md. */
#ifndef STOCK_H
#define STOCK_H
#include "web/req.h"

/* Invented goods, donors, cards and hand-outs for the demonstration's stores; false when something is there already. */
bool stock_demo(struct req *);
#endif
