/* SPDX-License-Identifier: EUPL-1.2
** oidc.h - OpenID Connect, authorization code flow with PKCE: what is asked of the provider behind the browser's back.
**
** Sources: OpenID Connect Core 1.0 (3.1.3.7 ID Token Validation, 5.3.2 UserInfo), Discovery 1.0, RFC 7636 (S256), RFC 6749.
** OC1  The subject is believed only when the ID token is signed by a key of the provider and its iss, aud, azp, exp, iat and nonce
**      are right, and the userinfo, where the provider has one, speaks of the same subject.
** OC2  Keys and addresses are kept for an hour; a key that is not known is asked for anew, once.  A provider that did not answer is left
**      alone for PAUSE seconds, so that nobody waits in a row for it.
** Everything here talks over the network: slow lane only. */
#ifndef OIDC_H
#define OIDC_H
#include "base/kinds.h"
#include "base/mem.h"
#include "host/providers.h"

enum oidc { OIDC_FINE, OIDC_DOWN, OIDC_REFUSED, OIDC_UNTRUSTED };      /* DOWN: no answer; REFUSED: the code; UNTRUSTED: what came back */
struct oidc_place { const char *authorize, *token, *userinfo, *keys; bool basic; };    /* userinfo "": none; basic: how we say our secret */
enum oidc oidc_find(struct mem *, const struct provider *, instant now, struct oidc_place *, const char **why);

struct oidc_code { const char *code, *redirect, *verifier, *nonce; };
/* why: in English for the log; never the secret, the code or a token. */
enum oidc oidc_subject(struct mem *, const struct provider *, instant now, const struct oidc_code *, const char **subject, const char **why);

/* A form's body, percent-encoded: names and values in turn, ended by NULL. */
const char *form_body(struct mem *, const char *const *pairs);
#endif
