/* SPDX-License-Identifier: EUPL-1.2
** throttle.h - places where somebody guesses: who fails again and again waits longer and longer (S2 of room.md). */
#ifndef STAFF_THROTTLE_H
#define STAFF_THROTTLE_H
#include "web/req.h"
#include "host/crypto.h"

struct place { unsigned char key[HASH_BYTES]; };
enum { FREE_TRIES = 4, FREE_TRIES_PEER = 30 };
struct place place_of(struct req *, const char *kind, const char *what);
int  place_wait(struct req *, const struct place *, int free);          /* seconds still to wait */
void place_count(struct req *, const struct place *);
void place_forget(struct req *, const struct place *);
void throttle_clear(struct req *);
#endif
