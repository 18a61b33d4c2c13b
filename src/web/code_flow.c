/* SPDX-License-Identifier: EUPL-1.2
** code_flow.c - CF1, CF2 of code_flow.h. */
#include "web/code_flow.h"
#include "web/house.h"
#include "host/chance.h"
#include "host/crypto.h"
#include "host/oidc.h"
#include <string.h>

enum { LASTS = 600, CARRY = 600 };
struct flow_kept { int64_t made; unsigned char state[32], nonce[32], verifier[32]; char carry[CARRY + 1]; };

static const char *cookie_name(struct req *r, const char *kind) { return fmt(r, "%spronoia-flow-%s", r->secure ? "__Host-" : "", kind); }
static const char *purpose(struct req *r, const char *kind) { return fmt(r, "code flow %s", kind); }

const char *flow_begin(struct req *r, const struct flow_ask *a)
{
    struct flow_kept k = { .made = r->now.v };
    unsigned char challenge[HASH_BYTES];
    size_t n = strlen(a->carry) <= CARRY ? strlen(a->carry) : 0;

    chance(k.state, sizeof k.state);
    chance(k.nonce, sizeof k.nonce);
    chance(k.verifier, sizeof k.verifier);
    memcpy(k.carry, a->carry, n);
    unsigned char *sealed = seal(&r->mem, r->house->secret, purpose(r, a->kind), &k, offsetof(struct flow_kept, carry) + n + 1, &n);
    set_cookie(r, cookie_name(r, a->kind), base64url(&r->mem, sealed, n), LASTS, true);
    const char *verifier = base64url(&r->mem, k.verifier, sizeof k.verifier);
    sha256(challenge, verifier, strlen(verifier));
    const char *pairs[] = { "response_type", "code", "client_id", a->client, "redirect_uri", a->redirect, "scope", a->scope,
        "state", base64url(&r->mem, k.state, sizeof k.state), "nonce", base64url(&r->mem, k.nonce, sizeof k.nonce),
        "code_challenge", base64url(&r->mem, challenge, sizeof challenge), "code_challenge_method", "S256", NULL };
    return fmt(r, "%s%c%s", a->authorize, strchr(a->authorize, '?') ? '&' : '?', form_body(&r->mem, pairs));
}

enum flow flow_read(struct req *r, const char *kind, const char *state, struct flow_back *to)
{
    size_t n, sealed_n, plain_n = 0;
    const unsigned char *sealed = base64url_read(&r->mem, in_cookie(r, cookie_name(r, kind)), &sealed_n), *brought = base64url_read(&r->mem, state, &n);
    struct flow_kept *k = sealed ? (struct flow_kept *)unseal(&r->mem, r->house->secret, purpose(r, kind), sealed, sealed_n, &plain_n) : NULL;

    if (!k || plain_n <= offsetof(struct flow_kept, carry) || !brought || n != sizeof k->state || !same_secret(brought, k->state, n)) return FLOW_STRANGE;
    if (r->now.v - k->made > LASTS || k->made > r->now.v) return FLOW_OLD;
    *to = (struct flow_back){ .nonce = base64url(&r->mem, k->nonce, sizeof k->nonce), .verifier = base64url(&r->mem, k->verifier, sizeof k->verifier),
                              .carry = k->carry };
    keyed_hash(to->state, r->house->secret, "code flow used", k->state, sizeof k->state);
    return FLOW_FINE;
}

void flow_forget(struct req *r, const char *kind) { set_cookie(r, cookie_name(r, kind), "", 0, true); }
