/* SPDX-License-Identifier: EUPL-1.2
** jws.c - JW1 to JW3 of jws.h. */
#include "host/jws.h"
#include "host/crypto.h"
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <string.h>

enum { TOKEN_MOST = 32768, RSA_BITS = 2048, HALF = 32 };
struct part { const unsigned char *bytes; size_t n; };
struct signed_token { const char *text; size_t signed_n; struct part sign; const char *alg, *kid; const struct json_value *claims; };

static struct part part(struct mem *m, const char *from, size_t n)
{
    char *s = mem_get(m, n + 1);
    struct part p = { 0 };

    memcpy(s, from, n);
    p.bytes = base64url_read(m, s, &p.n);
    return p;
}

static const struct json_value *object(struct mem *m, struct part p)
{
    struct json_error e;
    struct json_value *v = p.bytes ? json_read(m, (const char *)p.bytes, p.n, &e) : NULL;

    if (!v || v->kind != JSON_OBJECT) return NULL;
    for (struct json_value *c = v->first; c; c = c->next) if (c->again) return NULL;    /* JW3 */
    return v;
}

static bool cut(struct mem *m, const char *token, struct signed_token *t)
{
    const char *one = strchr(token, '.'), *two = one ? strchr(one + 1, '.') : NULL;

    if (!two || strchr(two + 1, '.') || strlen(token) > TOKEN_MOST) return false;
    const struct json_value *head = object(m, part(m, token, (size_t)(one - token)));
    t->text = token;
    t->signed_n = (size_t)(two - token);
    t->claims = object(m, part(m, one + 1, (size_t)(two - one - 1)));
    t->sign = part(m, two + 1, strlen(two + 1));
    if (!head || !t->claims || json_member(head, "crit")) return false;                /* JW2 */
    t->alg = json_word(head, "alg");
    t->kid = json_word(head, "kid");
    return true;
}

/* ---- keys ---- */

static EVP_PKEY *made(const char *kind, OSSL_PARAM_BLD *b)
{
    EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_from_name(NULL, kind, NULL);
    OSSL_PARAM *p = b ? OSSL_PARAM_BLD_to_param(b) : NULL;
    EVP_PKEY *key = NULL;

    if (c && p && EVP_PKEY_fromdata_init(c) > 0 && EVP_PKEY_fromdata(c, &key, EVP_PKEY_PUBLIC_KEY, p) <= 0) key = NULL;
    OSSL_PARAM_free(p);
    OSSL_PARAM_BLD_free(b);
    EVP_PKEY_CTX_free(c);
    return key;
}

static EVP_PKEY *rsa_key(struct mem *m, const struct json_value *k)
{
    const char *words[] = { json_word(k, "n"), json_word(k, "e") };
    struct part n = part(m, words[0], strlen(words[0])), e = part(m, words[1], strlen(words[1]));
    EVP_PKEY *key = NULL;

    if (!n.bytes || !n.n || !e.bytes || !e.n || n.n > 1024 || e.n > 8) return NULL;
    BIGNUM *bn = BN_bin2bn(n.bytes, (int)n.n, NULL), *be = BN_bin2bn(e.bytes, (int)e.n, NULL);
    OSSL_PARAM_BLD *b = OSSL_PARAM_BLD_new();
    if (b && bn && be && OSSL_PARAM_BLD_push_BN(b, OSSL_PKEY_PARAM_RSA_N, bn) && OSSL_PARAM_BLD_push_BN(b, OSSL_PKEY_PARAM_RSA_E, be))
        key = made("RSA", b);
    else OSSL_PARAM_BLD_free(b);
    BN_free(bn);
    BN_free(be);
    if (key && EVP_PKEY_get_bits(key) < RSA_BITS) { EVP_PKEY_free(key); key = NULL; }
    return key;
}

/* RFC 7518 6.2.1.2 wants all 32 bytes; providers are met that leave a zero at the front away, or put one there. */
static bool coordinate(struct part p, unsigned char to[static HALF])
{
    if (!p.bytes) return false;                 /* no base64url at all, and then n says nothing */
    while (p.n > HALF && !*p.bytes) p.bytes++, p.n--;
    if (!p.n || p.n > HALF) return false;
    memset(to, 0, HALF - p.n);
    memcpy(to + HALF - p.n, p.bytes, p.n);
    return true;
}

static EVP_PKEY *ec_key(struct mem *m, const struct json_value *k)
{
    const char *words[] = { json_word(k, "x"), json_word(k, "y") };
    struct part x = part(m, words[0], strlen(words[0])), y = part(m, words[1], strlen(words[1]));
    unsigned char point[1 + 2 * HALF] = { 4 };

    if (strcmp(json_word(k, "crv"), "P-256") || !coordinate(x, point + 1) || !coordinate(y, point + 1 + HALF)) return NULL;
    OSSL_PARAM_BLD *b = OSSL_PARAM_BLD_new();
    if (b && OSSL_PARAM_BLD_push_utf8_string(b, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0)
        && OSSL_PARAM_BLD_push_octet_string(b, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point))
        return made("EC", b);
    OSSL_PARAM_BLD_free(b);
    return NULL;
}

/* ---- signatures ---- */

/* A token's ECDSA signature is r and s side by side; libcrypto wants them in DER. */
static struct part der_of(struct mem *m, struct part raw)
{
    struct part der = { 0 };
    unsigned char *bytes = mem_get(m, 128), *at = bytes;
    ECDSA_SIG *s = ECDSA_SIG_new();
    BIGNUM *a = BN_bin2bn(raw.bytes, HALF, NULL), *b = BN_bin2bn(raw.bytes + HALF, HALF, NULL);

    if (s && a && b && ECDSA_SIG_set0(s, a, b)) {
        int n = i2d_ECDSA_SIG(s, NULL);
        if (n > 0 && n <= 128) der = (struct part){ bytes, (size_t)i2d_ECDSA_SIG(s, &at) };
    } else {
        BN_free(a);
        BN_free(b);
    }
    ECDSA_SIG_free(s);
    return der;
}

static bool verified(EVP_PKEY *key, struct part sign, const struct signed_token *t)
{
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    bool right = c && sign.n && EVP_DigestVerifyInit(c, NULL, EVP_sha256(), NULL, key) == 1
                 && EVP_DigestVerify(c, sign.bytes, sign.n, (const unsigned char *)t->text, t->signed_n) == 1;

    EVP_MD_CTX_free(c);
    return right;
}

static bool signed_by(struct mem *m, const struct json_value *k, const struct signed_token *t)
{
    bool ec = !strcmp(t->alg, "ES256");
    struct part sign = t->sign;

    if (ec && sign.n != 2 * HALF) return false;
    if (ec) sign = der_of(m, sign);
    EVP_PKEY *key = ec ? ec_key(m, k) : rsa_key(m, k);
    bool right = key && verified(key, sign, t);
    EVP_PKEY_free(key);
    return right;
}

/* A key for this token: of the kind its algorithm needs, meant for signing, and with its name where both have one. */
static bool fits(const struct json_value *k, const struct signed_token *t)
{
    const char *kid = json_word(k, "kid"), *use = json_word(k, "use"), *alg = json_word(k, "alg");

    return !strcmp(json_word(k, "kty"), !strcmp(t->alg, "ES256") ? "EC" : "RSA") && (!*use || !strcmp(use, "sig"))
           && (!*alg || !strcmp(alg, t->alg)) && (!*t->kid || !*kid || !strcmp(kid, t->kid));
}

enum jws jws_read(struct mem *m, const struct json_value *keys, const char *token, const struct json_value **claims)
{
    const struct json_value *all = json_member(keys, "keys");
    struct signed_token t;
    bool some = false;
    int tried = 0;

    if (!cut(m, token, &t)) return JWS_BROKEN;
    if (strcmp(t.alg, "RS256") && strcmp(t.alg, "ES256")) return JWS_ALGORITHM;         /* JW1 */
    if (!t.sign.bytes || !t.sign.n) return JWS_WRONG;
    for (const struct json_value *k = all && all->kind == JSON_ARRAY ? all->first : NULL; k && tried < 20; k = k->next) {
        if (k->kind != JSON_OBJECT || !fits(k, &t)) continue;
        some = true;
        tried++;
        if (signed_by(m, k, &t)) { *claims = t.claims; return JWS_RIGHT; }
    }
    return some ? JWS_WRONG : JWS_NO_KEY;
}
