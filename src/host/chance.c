/* SPDX-License-Identifier: EUPL-1.2
** chance.c - libsodium's generator, or in tests a stream that a seed decides. */
#include "host/chance.h"
#include <sodium.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(randombytes_SEEDBYTES == crypto_generichash_BYTES, "a seed is a hash");

bool chance_seeded(void)
{
    const char *s = getenv("PRONOIA_SEED");

    return s && *s;
}

static atomic_uint_fast64_t calls;

void chance_anew(void) { calls = 0; }

/* Each call draws from a stream of its own: hash(seed word, number of the call). */
static void repeatable(void *to, size_t n)
{
    unsigned char seed[randombytes_SEEDBYTES];
    const char *word = getenv("PRONOIA_SEED");
    uint64_t call = atomic_fetch_add(&calls, 1);

    crypto_generichash(seed, sizeof seed, (const unsigned char *)word, strlen(word), (const unsigned char *)"\0\0\0\0\0\0\0\0chance01", 16);
    crypto_generichash(seed, sizeof seed, (const unsigned char *)&call, sizeof call, seed, sizeof seed);
    randombytes_buf_deterministic(to, n, seed);
}

void chance(void *to, size_t n)
{
    if (sodium_init() < 0) abort();
    if (chance_seeded()) repeatable(to, n);
    else randombytes_buf(to, n);
}

uint32_t chance_below(uint32_t limit)
{
    uint32_t min = -limit % limit, v;       /* 2^32 mod limit: below it the draw would be uneven */

    do chance(&v, sizeof v); while (v < min);
    return v % limit;
}
