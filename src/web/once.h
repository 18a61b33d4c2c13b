/* SPDX-License-Identifier: EUPL-1.2
** once.h - a form is taken once: a double click, a reload or a resend gets the first answer and does nothing.
**
** For the edge only (W7).  A form's csrf token is masked anew on every page (csrf.c, C2), so it already names the page:
** the same token, path, fields and files from the same session or browser are the same POST.  Other fields are another POST.
** Kept for two days.  Only a 303 is repeated: a room that changes something answers so.  An answer that is a page, or hands
** out cookies, is made anew for each copy, and what was refused may be sent again. */
#ifndef ONCE_H
#define ONCE_H
#include "web/req.h"

/* True: go on; *claim is 0 or belongs to once_end.  False: it was done before and is answered already. */
bool once_begin(struct req *, int64_t *claim);
/* done: something was done, and its 303 may be repeated. */
void once_end(struct req *, int64_t claim, bool done);
#endif
