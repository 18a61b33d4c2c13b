/* SPDX-License-Identifier: EUPL-1.2
** restriction.h - restriction of processing, for the pages of the room and of privacy. */
#ifndef ACCESS_RESTRICTION_H
#define ACCESS_RESTRICTION_H
#include "rooms/access/access.h"

/* Stands above every page about the file: since when, why, and where to read more. */
void restriction_notice(struct req *, person_id root);
int restriction_due(struct req *, person_id, day *);
void restriction_erase(struct req *, person_id root);
#endif
