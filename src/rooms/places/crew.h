/* SPDX-License-Identifier: EUPL-1.2
** crew.h - who works in a section, and what they suffice for: section.c. */
#ifndef PLACES_CREW_H
#define PLACES_CREW_H
#include "rooms/places/given.h"

void staffed_write(struct req *, section_id);                           /* after the crew changed: places_section.staffed */
/* loudly: too few for those who are in it; "" = enough */
const char *short_said(struct req *, const struct section_of_row *, section_id);
bool keeps(struct req *, const char *structure);                        /* the reader is a keeper there today */
#endif
