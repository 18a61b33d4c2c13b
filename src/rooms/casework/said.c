/* SPDX-License-Identifier: EUPL-1.2
** said.c - what somebody wrote of a case: sealed, for it may speak of health (CW20). */
#include "rooms/casework/inside.h"

static const char purpose[] = "case words";

bool case_says(const char *words) { return words[strspn(words, " \t\r\n")] != 0; }

const void *case_seal(struct req *r, const char *words, size_t *n)
{
    *n = 0;
    return *words ? seal(&r->mem, r->house->secret, purpose, words, strlen(words), n) : NULL;
}

const char *case_unseal(struct req *r, const char *plain, const void *sealed, size_t sealed_n)
{
    size_t n;
    const unsigned char *words = sealed_n ? unseal(&r->mem, r->house->secret, purpose, sealed, sealed_n, &n) : NULL;

    return words ? (const char *)words : plain;
}
