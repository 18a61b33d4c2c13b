/* SPDX-License-Identifier: EUPL-1.2
** cards.h - whom a store serves today, and their cards. */
#ifndef STOCK_CARDS_H
#define STOCK_CARDS_H
#include "rooms/stock/entitled.h"

/* name "" = a shielded file that the reader has no grant for. */
struct entitled_one { case_id filed; person_id person; household_id household; const char *name, *family, *given; int persons; day until;
    const char *decision; card_id card; const char *number; int tag; };
struct entitled_all { int n; struct entitled_one *at; };
/* Of every programme that opens the store, each household once; `typed`: only those whose name, decision or card it can be; "" = all. */
struct entitled_all entitled_now(struct req *, const struct store *, const char *typed);
void cards_show(struct req *, int status, const struct store *, const char *typed, const char *problem);
card_id card_give(struct req *, person_id, const void *allergies, size_t allergies_n);
/* The card's short number in this store: the one it has, or the smallest free one. */
int card_tag(struct req *, unit_id, card_id);
#endif
