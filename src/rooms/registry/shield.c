/* SPDX-License-Identifier: EUPL-1.2
** shield.c - the registry's part of access: how far a file is shielded, and whose number this is, whoever asks.
**
** The access room calls these after its own questions; nobody else does. */
#include "rooms/registry/inside.h"
#include "rooms/registry/numbers.h"
#include "shield.sql.h"

void registry_shield(struct req *r, person_id root, int shield) { set_shield(r, root, shield); }

int registry_bearers(struct req *r, const char *typed, person_id *to, int most)
{
    int n = 0;

    for (const char *const *kind = number_kinds; *kind; kind++) {         /* every kind, found or not: the same statements for any number */
        unsigned char hash[HASH_BYTES];
        number_lookup(r, *kind, number_compared(&r->mem, *kind, typed), hash);
        struct bearers all = bearers(r, hash, sizeof hash);
        for (int i = 0; i < all.n && n < most; i++) to[n++] = all.at[i].person;
    }
    return n;
}
