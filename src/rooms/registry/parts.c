/* SPDX-License-Identifier: EUPL-1.2
** parts.c - everything the registry knows of a person: see parts.h. */
#include "rooms/registry/parts.h"
#include "parts.sql.h"
#include <string.h>

static void add_parts(struct req *r, person_id id, struct parts_all *all)
{
    struct parts_of found = parts_of(r, id);

    all->at = mem_grow(&r->mem, all->at, (size_t)all->n * sizeof *all->at, (size_t)(all->n + found.n + 1) * sizeof *all->at);
    for (int i = 0; i < found.n; i++) {
        const struct parts_of_row *x = &found.at[i];
        all->at[all->n++] = (struct part_row){ x->part, x->kind, x->a, x->b, x->c, x->d, x->e, x->f, x->g, x->id, x->n, { x->other }, x->since, x->until,
                                               x->made, x->by_name };
    }
}

struct parts_all parts_read(struct req *r, person_id id)
{
    struct parts_all all = { 0 };
    struct records_of found = records_of(r, id);

    add_parts(r, id, &all);
    for (int i = 0; i < found.n; i++) if (found.at[i].id.v != id.v) add_parts(r, found.at[i].id, &all);
    return all;
}

unsigned parts_rooms(struct req *r, person_id id)
{
    struct records_of found = records_of(r, id);
    unsigned rooms = 0;

    for (int i = 0; i < found.n; i++) rooms |= (unsigned)found.at[i].rooms;
    return rooms;
}

void parts_ask(struct req *r, person_id id)
{
    records_of_ahead(r, id);
    parts_of_ahead(r, id);
}

bool part_is(const struct part_row *row, const char *part) { return !strcmp(row->part, part); }
