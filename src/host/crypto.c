/* SPDX-License-Identifier: EUPL-1.2
** crypto.c - K1..K3 of crypto.h; the key file is in keyfile.c. */
#include "host/crypto.h"
#include "host/chance.h"
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VERSION = 1, NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES };
enum { PASSES = 2, MEMORY = 64 << 20 };

_Static_assert(SEAL_EXTRA == 1 + NONCE + TAG, "crypto.h tells the size of a seal");
_Static_assert(KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "one size of key");

void key_for(unsigned char to[static KEY_BYTES], const unsigned char key[static KEY_BYTES], const char *purpose)
{
    crypto_generichash(to, KEY_BYTES, (const unsigned char *)purpose, strlen(purpose), key, KEY_BYTES);
}

const char *password_hash(struct mem *m, const char *password)
{
    char *to = mem_get(m, crypto_pwhash_STRBYTES);

    risk(m->fate, "hash a password");
    if (sodium_init() < 0 || crypto_pwhash_str(to, password, strlen(password), PASSES, MEMORY))
        fault(m->fate, "no memory to hash a password");
    return to;
}

bool password_right(const char *hash, const char *password)
{
    return sodium_init() >= 0 && !crypto_pwhash_str_verify(hash, password, strlen(password));
}

bool password_hash_old(const char *hash)
{
    return crypto_pwhash_str_needs_rehash(hash, PASSES, MEMORY) != 0;
}

void keys_from_words(struct mem *m, unsigned char first[static KEY_BYTES], unsigned char second[static KEY_BYTES],
                     const unsigned char key[static KEY_BYTES], const char *purpose, const char *words)
{
    unsigned char salt[HASH_BYTES], both[2 * KEY_BYTES];

    risk(m->fate, "derive keys");
    keyed_hash(salt, key, purpose, "salt", 4);
    if (sodium_init() < 0 || crypto_pwhash(both, sizeof both, words, strlen(words), salt, PASSES, MEMORY, crypto_pwhash_ALG_ARGON2ID13))
        fault(m->fate, "no memory to derive keys");
    memcpy(first, both, KEY_BYTES);
    memcpy(second, both + KEY_BYTES, KEY_BYTES);
    wipe(both, sizeof both);
    wipe(salt, sizeof salt);
}

unsigned char *seal(struct mem *m, const unsigned char key[static KEY_BYTES], const char *purpose, const void *plain, size_t n, size_t *sealed_n)
{
    unsigned char *to = mem_get(m, n + SEAL_EXTRA);

    to[0] = VERSION;
    chance(to + 1, NONCE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(to + 1 + NONCE, 0, plain, n,
        (const unsigned char *)purpose, strlen(purpose), 0, to + 1, key);
    *sealed_n = n + SEAL_EXTRA;
    return to;
}

unsigned char *unseal(struct mem *m, const unsigned char key[static KEY_BYTES], const char *purpose, const void *sealed, size_t n, size_t *plain_n)
{
    const unsigned char *s = sealed;
    unsigned char *to;

    if (!s || n < SEAL_EXTRA || s[0] != VERSION) return 0;
    to = mem_get(m, n - SEAL_EXTRA + 1);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(to, 0, 0, s + 1 + NONCE, n - 1 - NONCE,
            (const unsigned char *)purpose, strlen(purpose), s + 1, key)) return 0;
    *plain_n = n - SEAL_EXTRA;
    return to;
}

void keyed_hash(unsigned char to[static HASH_BYTES], const unsigned char key[static KEY_BYTES], const char *purpose, const void *what, size_t n)
{
    unsigned char own[KEY_BYTES];

    key_for(own, key, purpose);                 /* K1 */
    crypto_generichash(to, HASH_BYTES, what, n, own, sizeof own);
    wipe(own, sizeof own);
}

void sha256(unsigned char to[static HASH_BYTES], const void *what, size_t n) { crypto_hash_sha256(to, what, n); }

void sha256_two(unsigned char to[static HASH_BYTES], const void *a, size_t n, const void *b, size_t m)
{
    crypto_hash_sha256_state s;

    crypto_hash_sha256_init(&s);
    crypto_hash_sha256_update(&s, a, n);
    crypto_hash_sha256_update(&s, b, m);
    crypto_hash_sha256_final(&s, to);
}

bool sha256_file(unsigned char to[static HASH_BYTES], const char *path)
{
    crypto_hash_sha256_state s;
    unsigned char some[1 << 14];
    FILE *f = fopen(path, "rbe");
    size_t n;

    if (!f) return false;
    crypto_hash_sha256_init(&s);
    while ((n = fread(some, 1, sizeof some, f))) crypto_hash_sha256_update(&s, some, n);
    crypto_hash_sha256_final(&s, to);
    bool fine = !ferror(f);
    fclose(f);
    return fine;
}

char *sha256_hex(char to[static 2 * HASH_BYTES + 1], const void *what, size_t n)
{
    unsigned char h[HASH_BYTES];

    sha256(h, what, n);
    return sodium_bin2hex(to, 2 * HASH_BYTES + 1, h, sizeof h);
}

bool same_secret(const void *a, const void *b, size_t n) { return !sodium_memcmp(a, b, n); }
void wipe(void *p, size_t n) { sodium_memzero(p, n); }

const char *base64url(struct mem *m, const void *what, size_t n)
{
    size_t size = sodium_base64_encoded_len(n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);

    return sodium_bin2base64(mem_get(m, size), size, what, n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

const unsigned char *base64url_read(struct mem *m, const char *s, size_t *n)
{
    size_t length = strlen(s);
    unsigned char *to = mem_get(m, length + 1);
    const char *end;

    if (sodium_base642bin(to, length + 1, s, length, 0, n, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING) || *end) return 0;
    return to;
}
