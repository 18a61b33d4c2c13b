/* SPDX-License-Identifier: EUPL-1.2
** run.h - files for the bank: made (run.c), looked at and released (run_one.c). */
#ifndef AID_RUN_H
#define AID_RUN_H
#include "rooms/aid/inside.h"
#include "run.sql.h"

enum { RUN_MOST = 5000, PAY_PAGES = MAY_PAY | MAY_DECIDE | MAY_SIGN };
const char *run_name(struct req *, int64_t year, int64_t number);           /* "2031/4" */
/* their name and page; "" when the reader may not open the file */
const char *person_seen(struct req *, person_id, const char **href);
#endif
