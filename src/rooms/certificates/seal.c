/* SPDX-License-Identifier: EUPL-1.2
** seal.c - the town's seal: its private key is sealed in the database and so travels with every backup.
**
** The first certificate makes one of our own.  A seal from an authority goes before it once it is there. */
#include "rooms/certificates/inside.h"
#include "host/crypto.h"
#include "web/edge.h"
#include "web/house.h"
#include "seal.sql.h"

enum { YEARS = 10 };
static const char PURPOSE[] = "town seal";

static void key(struct req *r, unsigned char to[static KEY_BYTES]) { key_for(to, r->house->secret, PURPOSE); }

bool seal_now(struct req *r, struct town_seal *s)
{
    unsigned char own[KEY_BYTES];
    struct seal_in_force_row row;
    size_t n = 0;

    if (!seal_in_force(r, r->now, &row)) return false;
    key(r, own);
    s->id = row.id;
    s->pair.certificate = row.certificate;
    s->pair.certificate_n = row.certificate_n;
    s->pair.key = unseal(&r->mem, own, PURPOSE, row.sealed, row.sealed_n, &n);
    s->pair.key_n = n;
    wipe(own, sizeof own);
    if (!s->pair.key) fault(&r->fate, "the town's seal was sealed with another key file; put that one back");
    return true;
}

void seal_make(struct req *r, struct town_seal *s)
{
    *s = (struct town_seal){ .id = { 0 } };
    seal_pair_new(&r->mem, &s->pair, town_name(r), r->now, YEARS);
}

static seal_id keep(struct req *r, const struct town_seal *s)
{
    unsigned char own[KEY_BYTES];
    struct add_seal_row row;
    instant until = { 0 };
    size_t n;

    key(r, own);
    const unsigned char *sealed = seal(&r->mem, own, PURPOSE, s->pair.key, s->pair.key_n, &n);
    wipe(own, sizeof own);
    seal_holds(&s->pair, r->now, &until);
    if (!add_seal(r, s->pair.certificate, s->pair.certificate_n, sealed, n, true, r->now, until, staff_here(r), &row))
        fault(&r->fate, "the town's seal was not kept");
    act(r, "made the town's seal", "seal", row.id.v);
    return row.id;
}

seal_id seal_of_town(struct req *r, struct certificate *c, const struct town_seal *mine)
{
    struct town_seal first;

    if (mine->id.v) return mine->id;
    if (!seal_now(r, &first)) return keep(r, mine);
    certificate_draw(r, c, &first);                                      /* CT8 */
    return first.id;
}
