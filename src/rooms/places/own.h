/* SPDX-License-Identifier: EUPL-1.2
** own.h - the code with which a family sees its own application: answer.c. */
#ifndef PLACES_OWN_H
#define PLACES_OWN_H
#include "rooms/places/inside.h"

/* A new one; the one before no longer opens anything.  It is kept nowhere: shown once, printed on the receipt. */
const char *own_make(struct req *, wish_id);
#endif
