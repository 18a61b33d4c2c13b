/* SPDX-License-Identifier: EUPL-1.2
** receipt.h - a receipt read back: the household it was made from, and what is different when it is derived again.
**
** P5  The same rules, day and facts give the same answers; whatever differs is named, rule files included. */
#ifndef API_RECEIPT_H
#define API_RECEIPT_H
#include "base/json.h"
#include "rooms/api/household.h"

struct receipt { const char *engine, *rules; day asked; struct household *h; const struct json_value *answers; };

/* Accepts the receipt itself or an answer of the API that holds one. False: problems say why. */
bool receipt_read(const struct asking *, const struct json_value *, struct receipt *, struct json_problems *);
/* One line for each difference, in English, into out; how many. */
int receipt_compare(const struct receipt *, const struct screening *, struct out *);
#endif
