/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of the ledger share. */
#ifndef LEDGER_INSIDE_H
#define LEDGER_INSIDE_H
#include "rooms/room.h"
#include "rooms/ledger/ledger.h"
#include "month.sql.h"

const char *service_said(struct req *, const char *service);        /* a programme's name, or the room's own word; "" for none */
#endif
