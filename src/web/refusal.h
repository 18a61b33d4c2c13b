/* SPDX-License-Identifier: EUPL-1.2
** refusal.h - the pages that say no: what happened, what was kept, what to do next.  refuse() is in page.h. */
#ifndef REFUSAL_H
#define REFUSAL_H
#include "web/req.h"

int  refusal_why(int status);               /* text number of the usual reason */
void refusal_fault(struct req *);           /* the page after a fault; gives it a number (r->fault_number) */
#endif
