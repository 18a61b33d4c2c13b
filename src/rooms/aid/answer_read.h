/* SPDX-License-Identifier: EUPL-1.2
** answer_read.h - what a bank's file says of payments: camt.053, camt.054 (.02, .08), pain.002 (.03, .10).  Whole or not at all (AI9). */
#ifndef AID_ANSWER_READ_H
#define AID_ANSWER_READ_H
#include "base/kinds.h"
#include "base/mem.h"
#include <stdbool.h>

/* amount v 0: the file does not say; ref "": the whole message */
struct heard { const char *ref, *reason; cents amount; bool returned; };
/* original: pain.002, the message it answers */
struct bank_answer { const char *format, *message, *original; int n; struct heard *at; };
enum answer_fault { ANSWER_FINE, ANSWER_EMPTY, ANSWER_BROKEN, ANSWER_ACTIVE, ANSWER_LARGE, ANSWER_KIND, ANSWER_WRONG, ANSWER_ACCOUNT,
    ANSWER_CURRENCY };

/* iban: the account that pays; a statement of another one is refused. */
enum answer_fault answer_read(struct mem *, const char *bytes, size_t n, const char *iban, struct bank_answer *);
#endif
