/* SPDX-License-Identifier: EUPL-1.2
** token.h - what a browser keeps of a session: a token by chance, and a mark of when it was last here.
**
** TK1  The token is kept nowhere; the database has its keyed hash.  A new session always has a new one.
** TK2  A GET cannot write, so when somebody was last here travels in a second cookie, keyed to the token. */
#ifndef TOKEN_H
#define TOKEN_H
#include "web/req.h"
#include "host/crypto.h"

enum { TOKEN_BYTES = 32 };
struct token_kind { const char *cookie, *purpose; int idle; };         /* "pronoia", "session": of cookies and keyed hashes; idle: seconds */
struct token { unsigned char bytes[TOKEN_BYTES], hash[HASH_BYTES]; };
bool token_brought(struct req *, const struct token_kind *, struct token *);   /* from the browser; false: none that could be one */
/* False: idle for too long since `seen` of the database, or begun under a clock that was wrong.  Moves the mark on. */
bool token_awake(struct req *, const struct token_kind *, const struct token *, instant seen);
void token_give(struct req *, const struct token_kind *, struct token *);      /* TK1 */
void token_forget(struct req *, const struct token_kind *);
#endif
