/* SPDX-License-Identifier: EUPL-1.2
** sign.c - Ed25519 by libsodium; hexadecimal. */
#include "host/sign.h"
#include <sodium.h>
#include <string.h>

static void pair(unsigned char public[crypto_sign_PUBLICKEYBYTES], unsigned char secret[crypto_sign_SECRETKEYBYTES],
                 const unsigned char key[static KEY_BYTES], const char *purpose)
{
    unsigned char seed[KEY_BYTES];

    _Static_assert(crypto_sign_SEEDBYTES == KEY_BYTES && crypto_sign_PUBLICKEYBYTES == PUBLIC_BYTES && crypto_sign_BYTES == SIGNATURE_BYTES, "sizes");
    key_for(seed, key, purpose);
    crypto_sign_seed_keypair(public, secret, seed);
    wipe(seed, sizeof seed);
}

void sign_public(unsigned char to[static PUBLIC_BYTES], const unsigned char key[static KEY_BYTES], const char *purpose)
{
    unsigned char secret[crypto_sign_SECRETKEYBYTES];

    pair(to, secret, key, purpose);
    wipe(secret, sizeof secret);
}

void sign(unsigned char to[static SIGNATURE_BYTES], const unsigned char key[static KEY_BYTES], const char *purpose, const void *what, size_t n)
{
    unsigned char public[PUBLIC_BYTES], secret[crypto_sign_SECRETKEYBYTES];

    pair(public, secret, key, purpose);
    crypto_sign_detached(to, 0, what, n, secret);
    wipe(secret, sizeof secret);
}

bool sign_right(const unsigned char signature[static SIGNATURE_BYTES], const unsigned char public[static PUBLIC_BYTES], const void *what, size_t n)
{
    return !crypto_sign_verify_detached(signature, what, n, public);
}

char *hex(char *to, const void *from, size_t n) { return sodium_bin2hex(to, 2 * n + 1, from, n); }

bool hex_read(void *to, size_t n, const char *s, char end)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char *b = to;

    for (size_t i = 0; i < 2 * n; i++) {
        const char *d = s[i] ? strchr(digits, s[i]) : 0;
        if (!d) return false;
        b[i / 2] = (unsigned char)(i % 2 ? b[i / 2] | (d - digits) : (d - digits) << 4);
    }
    return s[2 * n] == end;
}
