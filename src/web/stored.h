/* SPDX-License-Identifier: EUPL-1.2
** stored.h - which files of the store (host/filestore.h) are somebody's: declared by the room whose rows name them.
**
**     STORED(casework, .held = held);
**
** ST1  A file is put before the row that names it is committed; a visit that fails in between leaves it behind.  What no row
**      names a day later is swept (sweep.c).
** ST2  A room that puts files declares them here; tests/sweep.t refuses one that does not. */
#ifndef STORED_H
#define STORED_H
#include "web/req.h"

struct stored {
    const char *room;
    /* names: a JSON array.  Calls mine() with each of them that a row of the room names. */
    void (*held)(struct req *, const char *names, void (*mine)(void *, const char *name), void *with);
};
#define STORED(room_, ...) \
    static const struct stored room_##_stored = { .room = #room_, __VA_ARGS__ }; \
    static const struct stored *const room_##_stored_at __attribute__((used, section("stored"))) = &room_##_stored
#endif
