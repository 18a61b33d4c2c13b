/* SPDX-License-Identifier: EUPL-1.2
** supply.h - goods come in: lines of a delivery, from a form or a table. */
#ifndef STOCK_SUPPLY_H
#define STOCK_SUPPLY_H
#include "rooms/stock/inside.h"

/* One line as somebody typed it. */
struct line_typed { const char *what, *quantity, *batch, *expires, *worth; };
struct line_read { item_id item; int64_t quantity; const char *batch; day expires; cents worth; };
/* "": it can be written; else what is wrong with it, in the reader's language. */
const char *line_read(struct req *, const struct line_typed *, struct line_read *);
void line_write(struct req *, unit_id, supply_id, const struct line_read *);

struct supply_row;
void supply_show(struct req *, int status, const struct store *, supply_id, const char *problem, int nproblems,
    const char *const *problems);
bool supply_open(struct req *, const struct store *, supply_id);        /* this store's; else answers 404 */

/* What was typed or scanned: a barcode, else a name in Greek or English.  How many items it can be; *id when it is one. */
int item_find(struct req *, const char *typed, item_id *id);
struct options item_names(struct req *);                /* of the whole catalogue, for a list of what is known */
#endif
