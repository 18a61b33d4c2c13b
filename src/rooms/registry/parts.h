/* SPDX-License-Identifier: EUPL-1.2
** parts.h - everything the registry knows of a person, row by row: for the sections of the page and the lines of the timeline. */
#ifndef REGISTRY_PARTS_H
#define REGISTRY_PARTS_H
#include "rooms/registry/inside.h"

/* parts.sql says what a to g, n and other are for each part. */
struct part_row {
    const char *part, *kind, *a, *b, *c, *d, *e, *f, *g; int64_t id, n; person_id other; day since, until;
    instant made; const char *by;                /* who wrote it; NULL = not said */
};
struct parts_all { int n; struct part_row *at; };             /* of the person, and of every record merged into it */
struct parts_all parts_read(struct req *, person_id);
unsigned parts_rooms(struct req *, person_id);                /* enum about_has: what any room has of them */
void parts_ask(struct req *, person_id);                      /* sent ahead (host/db.h, D5) */
bool part_is(const struct part_row *, const char *part);
#endif
