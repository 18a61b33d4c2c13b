/* SPDX-License-Identifier: EUPL-1.2
** jws.c - noise for the reader of signed tokens and of what they claim.
**
** The first line is a set of keys, the rest a token.  With the keys of RFC 7515 no other token than the RFC's own may be right. */
#include "host/jws.h"
#include "host/oidc_inside.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SIGNED "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
static const char keys[] = "{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-"
    "Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-"
    "KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb"
    "54h4FRWyuXpoQ\"},{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue65"
    "9LNpXW6pCyStikYjKIWI5a0\"}]}";

static bool theirs(const char *token)
{
    return !strncmp(token, "eyJhbGciOiJSUzI1NiJ9." SIGNED, 21 + strlen(SIGNED)) || !strncmp(token, "eyJhbGciOiJFUzI1NiJ9." SIGNED, 21 + strlen(SIGNED));
}

static void try_it(struct mem *m, const char *given, size_t given_n, const char *token)
{
    static const struct provider p = { .issuer = "joe", .client = "pronoia" };
    struct json_error e;
    struct json_value *own = json_read(m, given, given_n, &e), *known = json_read(m, keys, sizeof keys - 1, &e);
    const struct json_value *claims = NULL;

    if (jws_read(m, known, token, &claims) == JWS_RIGHT && !theirs(token)) abort();
    if (!own) return;
    claims = NULL;
    if ((jws_read(m, own, token, &claims) == JWS_RIGHT) != (claims != NULL)) abort();
    if (!claims_wrong(claims ? claims : own, &p, "n-0S6", (instant){ 1300819000 }) && strcmp(json_word(claims ? claims : own, "iss"), "joe")) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fate fate;
    static struct mem mem;
    const uint8_t *end = memchr(data, '\n', size);
    size_t n = end ? (size_t)(end - data) : size;

    mem_open(&mem, &fate, 64 << 20);
    if (setjmp(fate.edge)) abort();
    char *token = mem_get(&mem, size + 1);
    if (end) memcpy(token, end + 1, size - n - 1);
    token[strcspn(token, "\n")] = 0;
    try_it(&mem, (const char *)data, n, token);
    mem_close(&mem);
    return 0;
}
