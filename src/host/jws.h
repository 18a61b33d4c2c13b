/* SPDX-License-Identifier: EUPL-1.2
** jws.h - a signed token (RFC 7515, compact) and the keys that may have signed it (RFC 7517).
**
** JW1  RS256 and ES256 (P-256) only, by libcrypto: "none", the symmetric ones and every other word are refused, and a key is used
**      only with the algorithm of its own kind.  RSA keys below 2048 bits are refused.
** JW2  Only the keys given are asked: what a token says about keys (jku, jwk, x5u, x5c) is not read; "crit" is refused.
** JW3  A header or a claim said twice is no token: two readers could believe two different things. */
#ifndef JWS_H
#define JWS_H
#include "base/json_read.h"

enum jws { JWS_RIGHT, JWS_BROKEN, JWS_ALGORITHM, JWS_NO_KEY, JWS_WRONG };
/* keys: {"keys":[...]} as read by json_read.  JWS_RIGHT: *claims is the token's object.  JWS_NO_KEY: none of the keys has the token's
** kid; they may have changed. */
enum jws jws_read(struct mem *, const struct json_value *keys, const char *token, const struct json_value **claims);
#endif
