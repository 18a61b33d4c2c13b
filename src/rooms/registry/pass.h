/* SPDX-License-Identifier: EUPL-1.2
** pass.h - the whole registry looked through for records that may be one person; a step at a time, for the review queue.
**
** PS1  A step sets some people against some others, or against themselves: what it takes of memory does not grow with the
**      registry.  The steps of a pass bring every two people together once.
** PS2  A step looks in a snapshot, for as long as it takes, and writes what it found in one short transaction.  Stopped in the
**      middle, a pass goes on with the step it stood at; two programs at one pass do each step once.
** PS3  What it finds goes through pair_note() of alike.h as everything else does: what was judged stays judged (DU3). */
#ifndef REGISTRY_PASS_H
#define REGISTRY_PASS_H
#include "web/req.h"

enum { PASS_CHUNK = 40000, PASS_CHUNK_LARGE = 40000 };    /* people on either side: in a server; alone on the machine */

/* Asks for a pass: inside a write visit, the caller acts.  False: one is under way. */
bool registry_pass_begin(struct req *, int chunk);
/* Inside a snapshot: looks what the next step finds, with so many threads.  False: there is nothing to do. */
bool registry_pass_look(struct req *, int threads);
/* In a write visit after it: keeps what was found. */
void registry_pass_keep(struct req *);

struct pass_told { bool runs; int done, steps; int64_t pairs, people; instant asked, ended; };
/* The last one; false: there was none. */
bool registry_pass_told(struct req *, struct pass_told *);
#endif
