/* SPDX-License-Identifier: EUPL-1.2
** sign.h - signatures that anybody can check without our key (Ed25519, RFC 8032).
**
** The signing key follows from the key file and a purpose, so that a restored backup goes on signing as before. */
#ifndef SIGN_H
#define SIGN_H
#include "host/crypto.h"

enum { PUBLIC_BYTES = 32, SIGNATURE_BYTES = 64 };

void sign_public(unsigned char to[static PUBLIC_BYTES], const unsigned char key[static KEY_BYTES], const char *purpose);
void sign(unsigned char to[static SIGNATURE_BYTES], const unsigned char key[static KEY_BYTES], const char *purpose, const void *, size_t n);
bool sign_right(const unsigned char signature[static SIGNATURE_BYTES], const unsigned char public[static PUBLIC_BYTES], const void *, size_t n);

/* Lower-case hexadecimal; `to` holds 2n + 1.  Reading: exactly 2n such digits, and then `end` (0, a tab, a blank). */
char *hex(char *to, const void *, size_t n);
bool hex_read(void *to, size_t n, const char *, char end);
#endif
