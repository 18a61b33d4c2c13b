/* SPDX-License-Identifier: EUPL-1.2
** lane.c - the outbox of a server: a thread with a connection of its own; and the same once, for the command line. */
#include "rooms/messages/sender.h"
#include "web/log.h"
#include "host/chance.h"
#include "host/clock.h"
#include "host/db.h"
#include <pthread.h>
#include <stdio.h>

enum { LOOK = 3000, AFTER_TROUBLE = 30000, PATIENCE = 20000 };      /* milliseconds */

static struct {
    pthread_mutex_t lock; pthread_cond_t stop; pthread_t thread;
    bool open, closing, ended;
    struct fate fate; struct mem mem;
    struct sender sender;
} lane = { .lock = PTHREAD_MUTEX_INITIALIZER, .stop = PTHREAD_COND_INITIALIZER };

static int64_t new_name(void)
{
    int64_t me;

    chance(&me, sizeof me);
    return me & INT64_MAX;
}

/* True: the lane closes. */
static bool rest(int milliseconds)
{
    struct timespec until = clock_deadline(milliseconds);

    pthread_mutex_lock(&lane.lock);
    while (!lane.closing && !pthread_cond_timedwait(&lane.stop, &lane.lock, &until)) ;
    bool closing = lane.closing;
    pthread_mutex_unlock(&lane.lock);
    return closing;
}

static void *send_on(void *p)
{
    int wait = 0;

    (void)p;
    while (!rest(wait)) {
        enum turn is = outbox_turn(&lane.sender);
        if (is == TURN_BROKEN) log_event("outbox", "a message was not sent, it is tried again: %s", lane.sender.why);
        wait = is == TURN_DONE ? 0 : is == TURN_IDLE ? LOOK : AFTER_TROUBLE;
    }
    pthread_mutex_lock(&lane.lock);
    lane.ended = true;
    pthread_cond_broadcast(&lane.stop);
    pthread_mutex_unlock(&lane.lock);
    return 0;
}

static bool open_db(const char *db)
{
    mem_open(&lane.mem, &lane.fate, 16 << 20);
    if (setjmp(lane.fate.edge)) { fprintf(stderr, "pronoia: %s\n", lane.fate.why); return false; }
    lane.sender.db = db_open(&lane.mem, &lane.fate, db, false);
    return true;
}

bool outbox_open(const char *db, const struct post *post)
{
    lane.sender = (struct sender){ .post = post, .me = new_name() };
    if (!open_db(db)) return false;
    if (pthread_create(&lane.thread, 0, send_on, 0)) { fprintf(stderr, "pronoia: cannot start a thread\n"); return false; }
    return lane.open = true;
}

/* A server that does not answer holds us no longer than PATIENCE: the lease then gives the message to the next start. */
void outbox_close(void)
{
    struct timespec until = clock_deadline(PATIENCE);

    if (!lane.open) return;
    pthread_mutex_lock(&lane.lock);
    lane.closing = true;
    pthread_cond_broadcast(&lane.stop);
    while (!lane.ended && !pthread_cond_timedwait(&lane.stop, &lane.lock, &until)) ;
    bool ended = lane.ended;
    pthread_mutex_unlock(&lane.lock);
    if (!ended) { log_event("outbox", "a message was still on its way"); return; }
    pthread_join(lane.thread, 0);
    db_close(lane.sender.db);
    mem_close(&lane.mem);
}

bool outbox_run(struct db *db, const struct post *post, struct outbox_count *count)
{
    struct sender s = { .db = db, .post = post, .me = new_name() };
    enum turn is;

    while ((is = outbox_turn(&s)) == TURN_DONE) ;
    *count = s.count;
    if (is == TURN_BROKEN) fprintf(stderr, "pronoia outbox: %s\n", s.why);
    return is == TURN_IDLE;
}
