/* SPDX-License-Identifier: EUPL-1.2
** near.c - who guards, cares for, acts for or is called for somebody, and by which telephone: for the rooms that look after them. */
#include "rooms/room.h"
#include "rooms/registry/registry.h"
#include "rooms/registry/words.h"
#include "near.sql.h"

static const char *phone_of(struct req *r, person_id person)
{
    const struct contact *c;
    int n = registry_contacts(r, person, &c);

    for (int i = 0; i < n; i++) if (!strcmp(c[i].kind, "mobile") || !strcmp(c[i].kind, "phone")) return c[i].value;
    return "";
}

int registry_near(struct req *r, person_id person, day on, const struct near **to)
{
    struct near_rows all = near_rows(r, registry_root(r, person), on);
    struct near *p = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p);

    for (int i = 0; i < all.n; i++)
        p[i] = (struct near){ all.at[i].who, all.at[i].kind, relation_said(r, all.at[i].kind), phone_of(r, all.at[i].who),
            registry_person(r, all.at[i].who) };
    *to = p;
    return all.n;
}
