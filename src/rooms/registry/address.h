/* SPDX-License-Identifier: EUPL-1.2
** address.h - an address as one line. */
#ifndef REGISTRY_ADDRESS_H
#define REGISTRY_ADDRESS_H
#include "web/req.h"
#include "ids.h"

struct dwelling { const char *homeless, *street, *number, *postcode, *place, *care_of; };
const char *address_line(struct req *, const struct dwelling *);             /* plain text; never "" */
void address_add(struct req *, person_id, const char *kind, const struct dwelling *, const char *area, day since);
#endif
