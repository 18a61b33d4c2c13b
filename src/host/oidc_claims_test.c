/* SPDX-License-Identifier: EUPL-1.2
** oidc_claims_test.c - what an ID token must say: OpenID Connect Core 1.0, 3.1.3.7, rules 2, 3, 4, 5, 9, 10, 11 (OC1 of oidc.h). */
#include "base/test.h"
#include "host/oidc_inside.h"

static const struct provider provider = { .issuer = "https://login.example.gr/tenant", .client = "pronoia" };
enum { NOW = 1930000000 };

#define ISS "\"iss\":\"https://login.example.gr/tenant\","
#define SUB "\"sub\":\"248289761001\","
#define AUD "\"aud\":\"pronoia\","
#define NONCE "\"nonce\":\"n-0S6_WzA2Mj\","
#define TIMES "\"exp\":1930000300,\"iat\":1930000000"

static const char *wrong(struct mem *m, const char *claims)
{
    struct json_error e;
    struct json_value *v = json_read(m, claims, strlen(claims), &e);

    assert_non_null(v);
    return claims_wrong(v, &provider, "n-0S6_WzA2Mj", (instant){ NOW });
}

/* What is wrong with it, by a word of the answer. */
#define RIGHT(claims) assert_null(wrong(MEM, "{" claims "}"))
#define WRONG(word, claims) do { const char *why = wrong(MEM, "{" claims "}"); assert_non_null(why); assert_non_null(strstr(why, word)); } while (0)

static void right(void **state) { RIGHT(ISS SUB AUD NONCE TIMES); }

static void issuer(void **state)
{
    WRONG("issuer", SUB AUD NONCE TIMES);
    WRONG("issuer", "\"iss\":\"https://login.example.gr/tenant/\"," SUB AUD NONCE TIMES);          /* letter by letter */
    WRONG("issuer", "\"iss\":\"https://login.example.gr/other\"," SUB AUD NONCE TIMES);
    WRONG("issuer", "\"iss\":[\"https://login.example.gr/tenant\"]," SUB AUD NONCE TIMES);
}

static void audience(void **state)
{
    WRONG("client", ISS SUB NONCE TIMES);
    WRONG("client", ISS SUB "\"aud\":\"another\"," NONCE TIMES);
    WRONG("client", ISS SUB "\"aud\":\"pronoia2\"," NONCE TIMES);
    WRONG("client", ISS SUB "\"aud\":[]," NONCE TIMES);
    WRONG("client", ISS SUB "\"aud\":[\"another\"]," NONCE TIMES);
    WRONG("client", ISS SUB "\"aud\":{\"pronoia\":1}," NONCE TIMES);
    RIGHT(ISS SUB "\"aud\":[\"pronoia\"]," NONCE TIMES);
    WRONG("client", ISS SUB "\"aud\":[\"pronoia\",\"another\"]," NONCE TIMES);                     /* several: azp is needed */
    RIGHT(ISS SUB "\"aud\":[\"another\",\"pronoia\"],\"azp\":\"pronoia\"," NONCE TIMES);
    WRONG("client", ISS SUB AUD "\"azp\":\"another\"," NONCE TIMES);
    WRONG("client", ISS SUB AUD "\"azp\":7," NONCE TIMES);
}

static void nonce(void **state)
{
    WRONG("nonce", ISS SUB AUD TIMES);
    WRONG("nonce", ISS SUB AUD "\"nonce\":\"\"," TIMES);
    WRONG("nonce", ISS SUB AUD "\"nonce\":\"n-0S6_WzA2Mi\"," TIMES);
}

static void times(void **state)
{
    WRONG("expired", ISS SUB AUD NONCE "\"iat\":1930000000");
    WRONG("expired", ISS SUB AUD NONCE "\"exp\":\"1930000300\",\"iat\":1930000000");               /* a text is no number */
    WRONG("expired", ISS SUB AUD NONCE "\"exp\":-1,\"iat\":1930000000");
    WRONG("expired", ISS SUB AUD NONCE "\"exp\":1e12,\"iat\":1930000000");
    WRONG("expired", ISS SUB AUD NONCE "\"exp\":1929999940,\"iat\":1929999640");
    RIGHT(ISS SUB AUD NONCE "\"exp\":1929999941,\"iat\":1929999641");                              /* clocks differ by up to a minute */
    RIGHT(ISS SUB AUD NONCE "\"exp\":1930000300.5,\"iat\":1930000000.25");
    WRONG("just now", ISS SUB AUD NONCE "\"exp\":1930000300");
    WRONG("just now", ISS SUB AUD NONCE "\"exp\":1930000300,\"iat\":1930000061");
    RIGHT(ISS SUB AUD NONCE "\"exp\":1930000300,\"iat\":1930000060");
    WRONG("just now", ISS SUB AUD NONCE "\"exp\":1930000300,\"iat\":1929999399");                  /* made long ago */
}

static void subject(void **state)
{
    char longest[400] = "{" ISS AUD NONCE TIMES ",\"sub\":\"";

    WRONG("nobody", ISS AUD NONCE TIMES);
    WRONG("nobody", ISS "\"sub\":\"\"," AUD NONCE TIMES);
    WRONG("nobody", ISS "\"sub\":7," AUD NONCE TIMES);
    size_t n = strlen(longest);
    memset(longest + n, 'a', 256);                                      /* Core 2: at most 255 */
    strcpy(longest + n + 256, "\"}");
    assert_non_null(strstr(wrong(MEM, longest), "nobody"));
    memmove(longest + n, longest + n + 1, 256 + 2);
    assert_null(wrong(MEM, longest));
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(right), UNIT(issuer), UNIT(audience), UNIT(nonce), UNIT(times), UNIT(subject) };

    return cmocka_run_group_tests(tests, 0, 0);
}
