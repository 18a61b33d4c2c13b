/* SPDX-License-Identifier: EUPL-1.2
** oidc_claims.c - whether an ID token says what it must (OpenID Connect Core 1.0, 3.1.3.7). */
#include "host/oidc_inside.h"
#include <stdlib.h>
#include <string.h>

enum { LEEWAY = 60, OLDEST = 600, SUBJECT_MOST = 255 };                 /* seconds two clocks may differ; age of a token just asked for; Core 2: sub */

/* Seconds since 1970; -1 when it is no such number. */
static int64_t seconds(const struct json_value *claims, const char *key)
{
    const struct json_value *v = json_member(claims, key);
    size_t n = v && v->kind == JSON_NUMBER ? strspn(v->text, "0123456789") : 0;

    return n && n <= 12 && (!v->text[n] || v->text[n] == '.') ? strtoll(v->text, 0, 10) : -1;
}

/* aud is us, alone or among others; among others azp must say that it was given to us. */
static bool for_us(const struct json_value *claims, const char *client)
{
    const struct json_value *aud = json_member(claims, "aud");
    const char *azp = json_word(claims, "azp");
    bool found = false;

    if (!aud || (json_member(claims, "azp") && strcmp(azp, client))) return false;
    if (aud->kind == JSON_STRING) return !strcmp(aud->text, client);
    if (aud->kind != JSON_ARRAY) return false;
    for (const struct json_value *v = aud->first; v; v = v->next) found |= v->kind == JSON_STRING && !strcmp(v->text, client);
    return found && (aud->count == 1 || *azp);
}

const char *claims_wrong(const struct json_value *c, const struct provider *p, const char *nonce, instant now)
{
    int64_t exp = seconds(c, "exp"), iat = seconds(c, "iat");
    const char *subject = json_word(c, "sub");

    if (strcmp(json_word(c, "iss"), p->issuer)) return "the token is of another issuer";
    if (!for_us(c, p->client)) return "the token was given to another client";
    if (strcmp(json_word(c, "nonce"), nonce)) return "the token belongs to another sign-in (nonce)";
    if (exp < 0 || exp + LEEWAY <= now.v) return "the token has expired";
    if (iat < 0 || iat > now.v + LEEWAY || iat + OLDEST < now.v) return "the token was not made just now";
    if (!*subject || strlen(subject) > SUBJECT_MOST) return "the token names nobody";
    return NULL;
}
