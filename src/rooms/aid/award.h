/* SPDX-License-Identifier: EUPL-1.2
** award.h - the money of a case, shown. */
#ifndef AID_AWARD_H
#define AID_AWARD_H
#include "rooms/aid/inside.h"

const char *level_said(struct req *, const char *level);          /* who decides an amount, in words */
bool award_open(struct req *, const struct case_file *);          /* an award may be proposed or changed */
void award_show(struct req *, const struct case_file *);            /* its section on the case's page */
void award_page(struct req *, const struct case_file *, int status, const char *problem);       /* the form, alone */
const char *evidence_plain(struct req *, const void *, size_t);
const char *award_public(struct req *, const struct case_file *, const struct award_of_row *);  /* AI11; "" before it is granted */
#endif
