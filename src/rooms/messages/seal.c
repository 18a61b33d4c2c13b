/* SPDX-License-Identifier: EUPL-1.2
** seal.c - the sealed parts of a row: ME8. */
#include "rooms/messages/inside.h"

static const char purpose[] = "message";

const void *words_seal(struct req *r, int n, const char *const *words, size_t *sealed_n)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < n; i++) out_raw(&o, words[i], strlen(words[i]) + 1);
    return seal(&r->mem, r->house->secret, purpose, n ? o.text : "", o.n, sealed_n);
}

int words_open(struct req *r, const void *sealed, size_t sealed_n, const char **words, int most)
{
    size_t size;
    const char *s = (const char *)unseal(&r->mem, r->house->secret, purpose, sealed, sealed_n, &size), *end = s + size;
    int n = 0;

    if (!s) return -1;
    for (; s < end && n < most; s += strlen(s) + 1) words[n++] = s;
    return n;
}
