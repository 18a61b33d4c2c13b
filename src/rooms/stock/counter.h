/* SPDX-License-Identifier: EUPL-1.2
** counter.h - the counter's page, for the posts that come back to it. */
#ifndef STOCK_COUNTER_H
#define STOCK_COUNTER_H
#include "rooms/stock/entitled.h"

void counter_show(struct req *, int status, const struct store *, const char *typed_card, const char *problem);
/* "Eleni Demo" or "Card 1234567897" where the file is shielded and the reader has no grant. */
const char *whose_said(struct req *, person_id, const char *family, const char *given, int64_t shield, const char *number);
#endif
