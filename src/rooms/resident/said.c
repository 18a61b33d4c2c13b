/* SPDX-License-Identifier: EUPL-1.2
** said.c - what the state said of somebody: sealed at rest, found by a keyed hash (RE1). */
#include "rooms/resident/inside.h"

static const char purpose[] = "resident said";
enum { PARTS = 6 };

const unsigned char *said_seal(struct req *r, const struct said *s, size_t *n)
{
    const char *part[PARTS] = { s->afm, s->family, s->given, s->father, s->mother, fmt(r, "%d", s->year) };
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < PARTS; i++) out_raw(&o, part[i], strlen(part[i]) + 1);
    return seal(&r->mem, r->house->secret, purpose, o.text, o.n, n);
}

struct said said_open(struct req *r, const void *sealed, size_t sealed_n)
{
    size_t size = 0;
    const char *s = (const char *)unseal(&r->mem, r->house->secret, purpose, sealed, sealed_n, &size), *end = s ? s + size : s;
    const char *part[PARTS];

    for (int i = 0; i < PARTS; i++) {
        part[i] = s < end ? s : "";
        if (s < end) s += strlen(s) + 1;
    }
    return (struct said){ part[0], part[1], part[2], part[3], part[4], (int)strtol(part[5], 0, 10) };
}

const char *said_name(struct req *r, const struct said *s) { return fmt(r, "%s%s%s", s->family, *s->family && *s->given ? " " : "", s->given); }

void said_lookup(struct req *r, const char *afm, unsigned char to[static HASH_BYTES])
{
    keyed_hash(to, r->house->secret, "resident lookup", afm, strlen(afm));
}

const char *code_said(struct req *r, const char *code) { return fmt(r, "%.3s %s", code, code + 3); }
