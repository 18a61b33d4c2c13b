/* SPDX-License-Identifier: EUPL-1.2
** lanes.h - who does the work of a visit: reader lanes, one slow lane, the writer lane.
**
** N1  The thread that talks to sockets never asks the database.
** N2  SQLite has one writer lane.  It takes up to GROUP waiting visits, and those that come meanwhile, gives each its savepoint,
**     and commits all of them with one fsync; nobody is answered before that.  PostgreSQL has several writers, one visit each.
** N3  Every queue has an end: a visit that finds it full is told to come back (503), at once.
** N4  Stopping finishes what was taken in hand.
** N5  One address fills at most a quarter of the slow lane's queue, so that others are not kept from signing in. */
#ifndef LANES_H
#define LANES_H
#include "web/answer.h"

enum { GROUP = 32, READERS_MAX = 16 };

struct visit {
    struct req r;                       /* first: a visit is its request */
    struct visit *next;
    void (*done)(struct visit *);       /* called by a lane's thread when the answer is ready */
    int64_t came;                       /* clock_ticks() when the request was whole */
    int64_t began;                      /* when a lane took it */
};

struct lanes_plan { const char *db; int readers, writers, together; };   /* 0 = as many as fit the machine; together: at most GROUP */

/* Opens the connections and starts the threads.  False: said on stderr why not. */
bool lanes_open(const struct lanes_plan *);
bool lanes_take(struct visit *, enum stop);      /* false: that queue is full (N3) */
void lanes_close(void);                          /* N4 */

struct lane_state { const char *name; int waiting, room, threads; int64_t served, groups; };
const char *lanes_database(void);                /* "sqlite", "postgres"; for /metrics */
int lanes_look(struct lane_state *, int room);   /* for /metrics */
#endif
