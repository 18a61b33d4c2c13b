/* SPDX-License-Identifier: EUPL-1.2
** jws_test.c - signed tokens: JW1 to JW3 of jws.h.  The right ones are those of RFC 7515, appendices A.2 and A.3. */
#include "base/test.h"
#include "host/crypto.h"
#include "host/jws.h"
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>

#define PAYLOAD "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
#define RSA_N "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOW" \
    "vG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT" \
    "6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"
#define RSA_SIGN "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4" \
    "BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1p" \
    "hCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"
#define EC_X "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"
#define EC_Y "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
#define EC_SIGN "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
#define RSA_KEY "{\"kty\":\"RSA\",\"n\":\"" RSA_N "\",\"e\":\"AQAB\"}"
#define EC_KEY "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" EC_X "\",\"y\":\"" EC_Y "\"}"
#define KEYS(...) "{\"keys\":[" __VA_ARGS__ "]}"
#define RS256 "eyJhbGciOiJSUzI1NiJ9." PAYLOAD "." RSA_SIGN
#define ES256 "eyJhbGciOiJFUzI1NiJ9." PAYLOAD "." EC_SIGN

static const struct json_value *json(struct mem *m, const char *s)
{
    struct json_error e;
    struct json_value *v = json_read(m, s, strlen(s), &e);

    assert_non_null(v);
    return v;
}

static enum jws asked(struct mem *m, const char *keys, const char *token, const struct json_value **claims)
{
    *claims = NULL;
    enum jws is = jws_read(m, json(m, keys), token, claims);
    assert_true((is == JWS_RIGHT) == (*claims != NULL));
    return is;
}

static enum jws is(struct mem *m, const char *keys, const char *token)
{
    const struct json_value *claims;

    return asked(m, keys, token, &claims);
}

static const char *b64(struct mem *m, const char *s) { return base64url(m, s, strlen(s)); }
static const char *token_of(struct mem *m, const char *head, const char *claims, const char *sign)
{
    struct out o = { .mem = m };

    out_fmt(&o, "%s.%s.%s", b64(m, head), b64(m, claims), sign);
    return out_text(&o);
}

static void the_published_ones_are_right(void **state)
{
    const struct json_value *claims;

    assert_int_equal(asked(MEM, KEYS(RSA_KEY), RS256, &claims), JWS_RIGHT);
    assert_string_equal(json_word(claims, "iss"), "joe");
    assert_int_equal(asked(MEM, KEYS(EC_KEY), ES256, &claims), JWS_RIGHT);
    assert_int_equal(is(MEM, KEYS(EC_KEY "," RSA_KEY), RS256), JWS_RIGHT);                  /* the second of two keys */
}

static const char *changed(struct mem *m, const char *token, size_t at)
{
    char *s = mem_str(m, token);

    s[at] = s[at] == 'A' ? 'B' : 'A';
    return s;
}

static void one_changed_letter_is_wrong(void **state)
{
    const char *sign = strrchr(RS256, '.') + 1;

    assert_int_equal(is(MEM, KEYS(RSA_KEY), changed(MEM, RS256, (size_t)(sign - RS256) + 5)), JWS_WRONG);
    assert_int_equal(is(MEM, KEYS(EC_KEY), changed(MEM, ES256, strlen(ES256) - 40)), JWS_WRONG);
    const char *other = token_of(MEM, "{\"alg\":\"RS256\"}", "{\"iss\":\"eve\"}", RSA_SIGN);
    assert_int_equal(is(MEM, KEYS(RSA_KEY), other), JWS_WRONG);
}

static void no_signature_is_refused(void **state)                       /* JW1 */
{
    static const char *const words[] = { "none", "None", "NONE", "nOnE", "" };
    struct out o = { .mem = MEM };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        o.n = 0;
        out_fmt(&o, "{\"alg\":\"%s\"}", words[i]);
        const char *head = mem_str(MEM, out_text(&o));
        assert_int_equal(is(MEM, KEYS(RSA_KEY), token_of(MEM, head, "{\"iss\":\"joe\"}", "")), JWS_ALGORITHM);
        assert_int_equal(is(MEM, KEYS(RSA_KEY), token_of(MEM, head, "{\"iss\":\"joe\"}", RSA_SIGN)), JWS_ALGORITHM);
    }
    assert_int_equal(is(MEM, KEYS(RSA_KEY), "eyJhbGciOiJSUzI1NiJ9." PAYLOAD "."), JWS_WRONG);
    assert_int_equal(is(MEM, KEYS(RSA_KEY), token_of(MEM, "{}", "{\"iss\":\"joe\"}", RSA_SIGN)), JWS_ALGORITHM);
    assert_int_equal(is(MEM, KEYS(RSA_KEY), token_of(MEM, "{\"alg\":null}", "{\"iss\":\"joe\"}", RSA_SIGN)), JWS_ALGORITHM);
}

/* Key confusion: the public key, which everybody has, as the secret of an HMAC. */
static void the_public_key_is_no_secret(void **state)                   /* JW1 */
{
    static const char octets[] = "{\"kty\":\"oct\",\"alg\":\"HS256\",\"k\":\"" RSA_N "\"}";
    const char *signed_part = token_of(MEM, "{\"alg\":\"HS256\"}", "{\"iss\":\"joe\"}", "");
    unsigned char mac[32];
    unsigned n = sizeof mac;
    size_t key_n;
    const unsigned char *key = base64url_read(MEM, RSA_N, &key_n);
    struct out o = { .mem = MEM };

    assert_non_null(HMAC(EVP_sha256(), key, (int)key_n, (const unsigned char *)signed_part, strlen(signed_part) - 1, mac, &n));
    out_fmt(&o, "%s%s", signed_part, base64url(MEM, mac, n));
    assert_int_equal(is(MEM, KEYS(RSA_KEY), out_text(&o)), JWS_ALGORITHM);
    o.n = 0;
    out_fmt(&o, "{\"keys\":[%s]}", octets);
    assert_int_equal(is(MEM, out_text(&o), token_of(MEM, "{\"alg\":\"HS256\"}", "{}", "AAAA")), JWS_ALGORITHM);
}

static void other_algorithms_are_refused(void **state)                  /* JW1 */
{
    static const char *const words[] = { "RS384", "RS512", "PS256", "ES384", "ES512", "EdDSA", "HS384", "rs256", "RS256 ", "A128KW" };
    struct out o = { .mem = MEM };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        o.n = 0;
        out_fmt(&o, "{\"alg\":\"%s\"}", words[i]);
        assert_int_equal(is(MEM, KEYS(RSA_KEY "," EC_KEY), token_of(MEM, out_text(&o), "{}", RSA_SIGN)), JWS_ALGORITHM);
    }
}

/* A key whose x begins with a zero byte: as RFC 7518 6.2.1.2 wants it, with the zero left away, and with one more. */
static void a_coordinate_may_begin_with_zero(void **state)
{
#define LOW_Y "jxsfEeahFDosUw6k1RDJthTSgSRktAA6ncfDE8nY6Y8"
#define LOW_SIGN "f9xhmxWqrm9GnMKcqqlXSykWBI5jty96tlxFxeqo8PyjcyGD1eC2HW3UqjduSO1gNEpVjY5sMrJNjVATWs_Nlw"
#define LOW(x) KEYS("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" x "\",\"y\":\"" LOW_Y "\"}")
#define LOW_TOKEN "eyJhbGciOiJFUzI1NiJ9." PAYLOAD "." LOW_SIGN
    assert_int_equal(is(MEM, LOW("ADMW_5m5tv7mcKmPE5pwexi2fdymLKPFoPq9_QzQBLw"), LOW_TOKEN), JWS_RIGHT);
    assert_int_equal(is(MEM, LOW("Mxb_mbm2_uZwqY8TmnB7GLZ93KYso8Wg-r39DNAEvA"), LOW_TOKEN), JWS_RIGHT);
    assert_int_equal(is(MEM, LOW("AAAzFv-Zubb-5nCpjxOacHsYtn3cpiyjxaD6vf0M0AS8"), LOW_TOKEN), JWS_RIGHT);
    assert_int_equal(is(MEM, LOW(""), LOW_TOKEN), JWS_WRONG);
    assert_int_equal(is(MEM, LOW("!AAzFv-Zubb-5nCpjxOacHsYtn3cpiyjxaD6vf0M0AS8!!!!"), LOW_TOKEN), JWS_WRONG);      /* long, and no base64url */
    assert_int_equal(is(MEM, LOW("AQAzFv-Zubb-5nCpjxOacHsYtn3cpiyjxaD6vf0M0AS8"), LOW_TOKEN), JWS_WRONG);          /* 33 bytes that are no zero and 32 */
}

static void a_key_is_for_its_own_algorithm(void **state)                /* JW1 */
{
    assert_int_equal(is(MEM, KEYS(RSA_KEY), ES256), JWS_NO_KEY);
    assert_int_equal(is(MEM, KEYS(EC_KEY), RS256), JWS_NO_KEY);
    assert_int_equal(is(MEM, KEYS("{\"kty\":\"RSA\",\"use\":\"enc\",\"n\":\"" RSA_N "\",\"e\":\"AQAB\"}"), RS256), JWS_NO_KEY);
    assert_int_equal(is(MEM, KEYS("{\"kty\":\"RSA\",\"alg\":\"PS256\",\"n\":\"" RSA_N "\",\"e\":\"AQAB\"}"), RS256), JWS_NO_KEY);
    assert_int_equal(is(MEM, KEYS("{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"" EC_X "\",\"y\":\"" EC_Y "\"}"), ES256), JWS_WRONG);
    assert_int_equal(is(MEM, KEYS("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" EC_X "\",\"y\":\"" EC_X "\"}"), ES256), JWS_WRONG);  /* no point of the curve */
    assert_int_equal(is(MEM, KEYS("{\"kty\":\"RSA\",\"n\":\"" RSA_N "\"}"), RS256), JWS_WRONG);
    assert_int_equal(is(MEM, KEYS("{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}"), RS256), JWS_WRONG);
    assert_int_equal(is(MEM, KEYS("\"RSA\",7,null,[]"), RS256), JWS_NO_KEY);
    assert_int_equal(is(MEM, "{\"keys\":{}}", RS256), JWS_NO_KEY);
    assert_int_equal(is(MEM, "[]", RS256), JWS_NO_KEY);
}

static void a_name_of_a_key_is_heeded(void **state)
{
    const char *named = token_of(MEM, "{\"alg\":\"RS256\",\"kid\":\"b\"}", "{}", RSA_SIGN);

    assert_int_equal(is(MEM, KEYS("{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"" RSA_N "\",\"e\":\"AQAB\"}"), named), JWS_NO_KEY);
    assert_int_equal(is(MEM, KEYS("{\"kty\":\"RSA\",\"kid\":\"b\",\"n\":\"" RSA_N "\",\"e\":\"AQAB\"}"), named), JWS_WRONG);
    assert_int_equal(is(MEM, KEYS("{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"" RSA_N "\",\"e\":\"AQAB\"}"), RS256), JWS_RIGHT);
}

/* ---- tokens signed here ---- */

static const char *number(struct mem *m, EVP_PKEY *key, const char *which)
{
    BIGNUM *b = NULL;
    unsigned char bytes[512];

    assert_int_equal(EVP_PKEY_get_bn_param(key, which, &b), 1);
    const char *s = base64url(m, bytes, (size_t)BN_bn2bin(b, bytes));
    BN_free(b);
    return s;
}

static const char *key_said(struct mem *m, EVP_PKEY *key)
{
    struct out o = { .mem = m };

    out_fmt(&o, "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"}", number(m, key, "n"), number(m, key, "e"));
    return out_text(&o);
}

static const char *signed_with(struct mem *m, EVP_PKEY *key, const char *head, const char *claims)
{
    const char *part = token_of(m, head, claims, "");
    unsigned char sign[512];
    size_t n = sizeof sign;
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    struct out o = { .mem = m };

    assert_int_equal(EVP_DigestSignInit(c, NULL, EVP_sha256(), NULL, key), 1);
    assert_int_equal(EVP_DigestSign(c, sign, &n, (const unsigned char *)part, strlen(part) - 1), 1);
    EVP_MD_CTX_free(c);
    out_fmt(&o, "%s%s", part, base64url(m, sign, n));
    return out_text(&o);
}

static const char *listed(struct mem *m, const char *key)
{
    struct out o = { .mem = m };

    out_fmt(&o, "{\"keys\":[%s]}", key);
    return out_text(&o);
}

static void a_short_key_is_none(void **state)                           /* JW1 */
{
    EVP_PKEY *small = EVP_RSA_gen(1024), *fine = EVP_RSA_gen(2048);

    assert_int_equal(is(MEM, listed(MEM, key_said(MEM, small)), signed_with(MEM, small, "{\"alg\":\"RS256\"}", "{}")), JWS_WRONG);
    assert_int_equal(is(MEM, listed(MEM, key_said(MEM, fine)), signed_with(MEM, fine, "{\"alg\":\"RS256\"}", "{}")), JWS_RIGHT);
    EVP_PKEY_free(small);
    EVP_PKEY_free(fine);
}

static void a_key_brought_along_is_not_read(void **state)               /* JW2 */
{
    EVP_PKEY *own = EVP_RSA_gen(2048);
    struct out o = { .mem = MEM };

    out_fmt(&o, "{\"alg\":\"RS256\",\"jwk\":%s}", key_said(MEM, own));
    assert_int_equal(is(MEM, KEYS(RSA_KEY), signed_with(MEM, own, out_text(&o), "{\"iss\":\"joe\"}")), JWS_WRONG);
    assert_int_equal(is(MEM, KEYS(), signed_with(MEM, own, out_text(&o), "{\"iss\":\"joe\"}")), JWS_NO_KEY);
    EVP_PKEY_free(own);
}

static void what_is_critical_or_said_twice_is_refused(void **state)     /* JW2, JW3 */
{
    EVP_PKEY *own = EVP_RSA_gen(2048);
    const char *keys = listed(MEM, key_said(MEM, own));

    assert_int_equal(is(MEM, keys, signed_with(MEM, own, "{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}", "{}")), JWS_BROKEN);
    assert_int_equal(is(MEM, keys, signed_with(MEM, own, "{\"alg\":\"RS256\",\"crit\":[]}", "{}")), JWS_BROKEN);
    assert_int_equal(is(MEM, keys, signed_with(MEM, own, "{\"alg\":\"none\",\"alg\":\"RS256\"}", "{}")), JWS_BROKEN);
    assert_int_equal(is(MEM, keys, signed_with(MEM, own, "{\"alg\":\"RS256\",\"alg\":\"none\"}", "{}")), JWS_BROKEN);
    assert_int_equal(is(MEM, keys, signed_with(MEM, own, "{\"alg\":\"RS256\"}", "{\"sub\":\"a\",\"sub\":\"b\"}")), JWS_BROKEN);
    EVP_PKEY_free(own);
}

static void what_is_no_token_is_broken(void **state)
{
    static const char *const broken[] = { "", ".", "..", "...", "a.b", "a.b.c", "eyJhbGciOiJSUzI1NiJ9." PAYLOAD, RS256 ".", "." RS256,
        "W10." PAYLOAD "." RSA_SIGN, "eyJhbGciOiJSUzI1NiJ9.W10." RSA_SIGN, "eyJhbGciOiJSUzI1NiJ9.." RSA_SIGN, "!!!." PAYLOAD "." RSA_SIGN,
        "eyJhbGciOiJSUzI1NiJ9=." PAYLOAD "." RSA_SIGN };
    char *giant = mem_get(MEM, 40001);

    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) assert_int_equal(is(MEM, KEYS(RSA_KEY), broken[i]), JWS_BROKEN);
    memset(giant, 'A', 40000);
    memcpy(giant, "eyJhbGciOiJSUzI1NiJ9.", 21);
    giant[30000] = '.';
    assert_int_equal(is(MEM, KEYS(RSA_KEY), giant), JWS_BROKEN);
    assert_int_equal(is(MEM, KEYS(EC_KEY), "eyJhbGciOiJFUzI1NiJ9." PAYLOAD ".AAAA"), JWS_WRONG);
    assert_int_equal(is(MEM, KEYS(EC_KEY), "eyJhbGciOiJFUzI1NiJ9." PAYLOAD                                     /* r and s are nought */
        ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), JWS_WRONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(the_published_ones_are_right), UNIT(one_changed_letter_is_wrong), UNIT(no_signature_is_refused), UNIT(the_public_key_is_no_secret),
        UNIT(other_algorithms_are_refused), UNIT(a_coordinate_may_begin_with_zero),
        UNIT(a_key_is_for_its_own_algorithm), UNIT(a_name_of_a_key_is_heeded), UNIT(a_short_key_is_none),
        UNIT(a_key_brought_along_is_not_read), UNIT(what_is_critical_or_said_twice_is_refused), UNIT(what_is_no_token_is_broken) };

    return cmocka_run_group_tests(tests, 0, 0);
}
