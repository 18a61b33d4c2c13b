/* SPDX-License-Identifier: EUPL-1.2
** db_copy.h - every table of one database into a parcel, and from a parcel into an empty database of either kind.
**
** DC1  What is copied is one snapshot, while others go on writing.
** DC2  A copy goes into an empty database only, in one transaction: all of it or nothing.
** DC3  Each table travels with its number of rows and a sum over them that does not depend on their order; both are
**      compared when it arrives, and by db_copy_compare() with what the database then holds.
** DC4  Tables that the program makes again by itself (full-text indexes and their shadows) are not copied. */
#ifndef DB_COPY_H
#define DB_COPY_H
#include "host/db.h"
#include "host/parcel.h"

struct copied { const char *table; int64_t rows; unsigned char sum[32]; };
/* Adds one row's hash to the sum, as four numbers of 64 bits, and counts it. */
void copied_add(struct copied *, const void *row, size_t n);
struct copy { int n; struct copied *at; int64_t schema; };      /* schema: number of the last file it had */

/* Writes items s (schema), t (table), r (row), e (end of table).  db is a reading connection. */
void db_copy_out(struct db *, struct mem *, struct fate *, struct parcel *, struct copy *);
/* Is there anything of ours or another's in it? */
bool db_empty(struct db *, struct mem *, struct fate *);
/* Takes the items that db_copy_out wrote, up to the first of another kind (given back).  The database was brought to the
** schema that the copy had and is otherwise empty. */
char db_copy_in(struct db *, struct mem *, struct fate *, struct parcel *, struct copy *, const unsigned char **, size_t *);
int64_t db_copy_schema(struct parcel *, struct fate *);         /* the first item */
/* Sums every table anew and faults when one differs. */
void db_copy_compare(struct db *, struct mem *, struct fate *, const struct copy *);
#endif
