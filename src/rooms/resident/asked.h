/* SPDX-License-Identifier: EUPL-1.2
** asked.h - requests about one's own data, in the words of the person who makes them. */
#ifndef RESIDENT_ASKED_H
#define RESIDENT_ASKED_H
#include "web/req.h"

const char *asked_kind(struct req *, const char *kind), *asked_state(struct req *, const char *state);
#endif
