/* SPDX-License-Identifier: EUPL-1.2
** recent.h - whom the reader opened lately.
**
** RE1  Read from the diary, of the reader's own account alone; a file that they may not open now is not among them, and an
**      invisible one never is: a list on a screen is no place for it. */
#ifndef REGISTRY_RECENT_H
#define REGISTRY_RECENT_H
#include "rooms/registry/inside.h"

struct recent_line { person_id id; struct isolated name; const char *born; instant at; };
struct recents { int n; struct recent_line *at; };
struct recents recents_of(struct req *, int most);
#endif
