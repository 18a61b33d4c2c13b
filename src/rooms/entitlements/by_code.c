/* SPDX-License-Identifier: EUPL-1.2
** by_code.c - BC1 to BC3 of by_code.h. */
#include "rooms/entitlements/by_code.h"
#include "rooms/entitlements/spoken.h"
#include "host/chance.h"
#include "web/edge.h"
#include "web/house.h"
#include <stdio.h>

enum { AN_HOUR = 3600, CODE_BYTES = 16, NUMBER_BYTES = 40 };

static void hash(struct req *r, const char *label, const char *s, unsigned char to[static HASH_BYTES])
{
    keyed_hash(to, r->house->secret, label, s, strlen(s));
}

static const char *spoken(struct req *r, const unsigned char bytes[static SPOKEN_BYTES])
{
    char *code = mem_get(&r->mem, CODE_BYTES);

    spoken_make(code, bytes);
    return code;
}

void by_code_hash(struct req *r, const char *what, const char *number, const char *code, unsigned char to[static HASH_BYTES])      /* BC1 */
{
    hash(r, what, fmt(r, "%s %s", number, code), to);
}

const char *by_code_new(struct req *r)
{
    unsigned char random[SPOKEN_BYTES];

    chance(random, sizeof random);
    return spoken(r, random);
}

const char *by_code_of_form(struct req *r, const char *what, const char *form, unsigned char key[static HASH_BYTES])                /* BC3 */
{
    unsigned char bytes[HASH_BYTES];

    hash(r, fmt(r, "%s form", what), form, key);
    hash(r, fmt(r, "%s code", what), form, bytes);
    return spoken(r, bytes);
}

/* ---- BC2 ---- */

static const char *cookie_name(struct req *r, const char *what) { return fmt(r, "%spronoia-%s", r->secure ? "__Host-" : "", what); }
static const char *cookie_label(struct req *r, const char *what) { return fmt(r, "%s cookie", what); }

void by_code_remember(struct req *r, const char *what, const char *number, const char *code)
{
    const char *plain = fmt(r, "%lld %s %s", (long long)r->now.v + AN_HOUR, number, code);
    size_t n;
    const unsigned char *sealed = seal(&r->mem, r->house->secret, cookie_label(r, what), plain, strlen(plain), &n);

    set_cookie(r, cookie_name(r, what), base64url(&r->mem, sealed, n), AN_HOUR, true);
}

bool by_code_remembered(struct req *r, const char *what, const char **number, const char **code)
{
    size_t n, plain_n;
    const unsigned char *sealed = base64url_read(&r->mem, in_cookie(r, cookie_name(r, what)), &n);
    const char *plain = sealed ? (const char *)unseal(&r->mem, r->house->secret, cookie_label(r, what), sealed, n, &plain_n) : NULL;
    char *said = mem_get(&r->mem, NUMBER_BYTES), *spoken_code = mem_get(&r->mem, CODE_BYTES);
    long long until;

    *number = said, *code = spoken_code;
    return plain && sscanf(plain, "%lld %39s %15s", &until, said, spoken_code) == 3 && until >= r->now.v;
}

void by_code_forget(struct req *r, const char *what) { set_cookie(r, cookie_name(r, what), "", 0, true); }
