/* SPDX-License-Identifier: EUPL-1.2
** chore.h - what the house does by itself, without a visit: declared beside its code, collected by the linker as pages are.
**
**     CHORE(diary_seal, .every = 1, .due = something_waits, .run = seal);
**
** One thread of the server does them in turn (src/chores.c), `pronoia chores` does each once.
** H1  A chore runs in a transaction of its own, one at a time on the whole database (db_begin_alone), however many programs
**     serve it.  .due looks first, in a snapshot: a chore with nothing to do never takes the writers' lock.
** H2  A chore that fails is undone, said in the log, and tried again at its next turn; the others go on.
** H4  A slow chore has its turns on a thread of its own, so that the others do not wait for it: its .due may look and compute
**     for seconds; its .run is short like any other's.
** H3  r->who is "program"; an act is written as in any visit.  It must be short: what talks to other machines is no chore. */
#ifndef CHORE_H
#define CHORE_H
#include "web/req.h"

struct chore {
    const char *name;
    int every;                          /* seconds */
    bool slow;                          /* H4 */
    bool (*due)(struct req *);          /* NULL: always */
    void (*run)(struct req *);
};
#define CHORE(name_, ...) \
    static const struct chore name_##_chore = { .name = #name_, __VA_ARGS__ }; \
    static const struct chore *const name_##_chore_at __attribute__((used, section("chores"))) = &name_##_chore
#endif
