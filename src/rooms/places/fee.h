/* SPDX-License-Identifier: EUPL-1.2
** fee.h - the fee of this month: written, ready to be written, or unknown because facts are missing (PF5): fees.c; and what a family is
** told of it: fee_told.c. */
#ifndef PLACES_FEE_H
#define PLACES_FEE_H
#include "rooms/places/counted.h"
#include "rooms/facts/facts.h"

/* person v 0: of the household; both v 0: the child lives in none */
struct fee_lack { int fact; person_id person; household_id household; };
struct fee_lacks { int n; struct fee_lack *at; };
enum fee_now { FEE_NONE, FEE_WRITTEN, FEE_READY, FEE_UNKNOWN };                 /* NONE: no place this month, or nothing is paid here */
/* sum: cents, of WRITTEN and READY */
enum fee_now fee_of_now(struct req *, const struct wish *, const struct call *, int64_t *sum, struct fee_lacks *);
cents fee_balance(struct req *, wish_id);                               /* owed over all months */

/* ---- fee_told.c ---- */

struct fee_option { const char *value, *said; bool on; };
struct fee_ask { const char *name, *question, *hint, *typed; struct isolated who; bool bad;
    struct { int n; struct fee_option *at; } options; };
struct fee_told_page {
    const char *path, *n, *month, *amount, *balance; bool shown, owes, waits, desk; struct ltr phone;
    struct { int n; struct fee_ask *at; } asks;
};
/* typed: what the visitor wrote stands in the fields, and what cannot be read is marked. */
struct fee_told_page fee_told(struct req *, const struct case_file *, const struct wish *, const struct call *, bool typed);
/* Takes the answers: how many facts were recorded; -1: one of them cannot be read, and none was. */
int fee_tell(struct req *, const struct case_file *, const struct wish *, const struct call *);
#endif
