/* SPDX-License-Identifier: EUPL-1.2
** wish_page.h - the page of one application, for the posts that end in it: wish.c, seat.c, protest.c. */
#ifndef PLACES_WISH_PAGE_H
#define PLACES_WISH_PAGE_H
#include "rooms/places/inside.h"

void wish_show(struct req *, wish_id, int status, const char *problem, const char *own);
#endif
