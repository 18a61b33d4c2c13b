/* SPDX-License-Identifier: EUPL-1.2
** crypto.h - sealing, hashing and comparing secrets (libsodium).
**
** K1  A purpose ("session", "answers") separates what one key does: what was sealed or hashed for one purpose means
**     nothing for another.
** K2  Sealed bytes are 1 version, 24 nonce, ciphertext, 16 tag.  A changed byte, another key or purpose: not opened.
** K3  Secrets are compared in constant time.
** K4  The key file is made once, readable by its owner alone; one that others can read is refused. */
#ifndef CRYPTO_H
#define CRYPTO_H
#include "base/mem.h"
#include <stdbool.h>

enum { KEY_BYTES = 32, HASH_BYTES = 32, SEAL_EXTRA = 1 + 24 + 16 };

/* Reads the key file, or makes it on the first start.  Faults with a sentence for the administrator. */
void key_file(struct fate *, const char *path, unsigned char key[static KEY_BYTES]);
void key_for(unsigned char to[static KEY_BYTES], const unsigned char key[static KEY_BYTES], const char *purpose);

/* Passwords: argon2id, 64 MiB, two passes (about 120 ms: slow lane, one at a time). */
const char *password_hash(struct mem *, const char *password);
bool        password_right(const char *hash, const char *password);
bool        password_hash_old(const char *hash);            /* made with other costs: hash again at the next sign-in */

/* Two keys from words that a person can say (an answer code): argon2id as above, salted by the purpose under our key, so
** that neither the database nor the key file alone lets anybody try words. */
void keys_from_words(struct mem *, unsigned char first[static KEY_BYTES], unsigned char second[static KEY_BYTES],
                     const unsigned char key[static KEY_BYTES], const char *purpose, const char *words);

/* The result lives in mem; unseal gives NULL when it is not what we sealed (the text is followed by a 0 byte). */
unsigned char *seal(struct mem *, const unsigned char key[static KEY_BYTES], const char *purpose, const void *, size_t n, size_t *sealed_n);
unsigned char *unseal(struct mem *, const unsigned char key[static KEY_BYTES], const char *purpose, const void *, size_t n, size_t *plain_n);

void keyed_hash(unsigned char to[static HASH_BYTES], const unsigned char key[static KEY_BYTES], const char *purpose, const void *, size_t n);
void sha256(unsigned char to[static HASH_BYTES], const void *, size_t n);
void sha256_two(unsigned char to[static HASH_BYTES], const void *, size_t n, const void *, size_t m);     /* of both, one after the other; to may be the first */
bool sha256_file(unsigned char to[static HASH_BYTES], const char *path);           /* false: it cannot be read, errno says why */
char *sha256_hex(char to[static 2 * HASH_BYTES + 1], const void *, size_t n);      /* returns to */
bool same_secret(const void *, const void *, size_t n);
void wipe(void *, size_t);

/* URL-safe, without padding.  Reading gives NULL when the text is not exactly that. */
const char *base64url(struct mem *, const void *, size_t n);
const unsigned char *base64url_read(struct mem *, const char *, size_t *n);
#endif
