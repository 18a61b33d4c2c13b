/* SPDX-License-Identifier: EUPL-1.2
** totp.h - the second step of signing in: RFC 6238, SHA-1, six digits, thirty seconds (what every telephone knows). */
#ifndef TOTP_H
#define TOTP_H
#include "base/mem.h"
#include "base/kinds.h"

enum { TOTP_SECRET = 20 };

/* The step (now / 30, or one beside it, for clocks that differ) whose code this is; 0 when it is none.
** Blanks in the code are ignored.  That a step is used only once is the caller's part. */
int64_t totp_step(const unsigned char secret[static TOTP_SECRET], const char *code, instant now);
/* The six digits of a step; returns to. */
char *totp_code(const unsigned char secret[static TOTP_SECRET], int64_t step, char to[static 7]);
/* RFC 4648 base32 without padding, for typing the secret by hand. */
const char *base32(struct mem *, const unsigned char *, size_t n);
#endif
