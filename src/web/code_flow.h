/* SPDX-License-Identifier: EUPL-1.2
** code_flow.h - the browser's half of signing in elsewhere (RFC 6749, 7636): it leaves with a state and comes back with a code.
**
** CF1  What must match lies sealed in a cookie of this browser for ten minutes: a code brought by another browser, or with another
**      state, is not used.  The database keeps nothing until somebody comes back.
** CF2  PKCE with S256 and a nonce, always. */
#ifndef CODE_FLOW_H
#define CODE_FLOW_H
#include "web/req.h"

struct flow_ask {
    const char *kind;                   /* "staff", "resident": one cookie each */
    const char *authorize, *client, *redirect, *scope;
    const char *carry;                  /* comes back with the visitor: where to go on; at most 600 bytes count */
};
const char *flow_begin(struct req *, const struct flow_ask *);      /* the address to go to; sets the cookie */

enum flow { FLOW_FINE, FLOW_STRANGE, FLOW_OLD };
struct flow_back { const char *nonce, *verifier, *carry; unsigned char state[32]; };   /* state: to remember that it was used */
enum flow flow_read(struct req *, const char *kind, const char *state, struct flow_back *);
void flow_forget(struct req *, const char *kind);
#endif
