/* SPDX-License-Identifier: EUPL-1.2
** goods.h - GOODS(word, DELIVERED): kinds of goods, and what kind of delivery it is when one is handed out (ledger/kinds.h).
** The words of the CHECK of stock_item.kind.  Texts: stock.kind_<word>. */
GOODS(food, DELIVERED_RATION)
GOODS(meal, DELIVERED_MEAL)
GOODS(medicine, DELIVERED_MEDICINE)
GOODS(hygiene, DELIVERED_RATION)
GOODS(clothes, DELIVERED_ITEM)
GOODS(equipment, DELIVERED_ITEM)
