/* SPDX-License-Identifier: EUPL-1.2
** chores.c - H1 to H3 of web/chore.h. */
#include "chores.h"
#include "web/chore.h"
#include "web/log.h"
#include "base/date.h"
#include "host/clock.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* Weak: a program may have none. */
extern const struct chore *const __start_chores[] __attribute__((weak));
extern const struct chore *const __stop_chores[] __attribute__((weak));
enum { CHORES_MAX = 64, MEMORY = 64 << 20 };

static struct { pthread_t thread; pthread_mutex_t lock; pthread_cond_t end; bool closing; struct db *db; int64_t next[CHORES_MAX]; } at =
    { .lock = PTHREAD_MUTEX_INITIALIZER, .end = PTHREAD_COND_INITIALIZER };

static int count(void) { return __start_chores ? (int)(__stop_chores - __start_chores) : 0; }

struct turn { struct req r; const struct chore *chore; bool due; };

static void look(struct turn *t)
{
    db_begin(&t->r, false);
    t->due = !t->chore->due || t->chore->due(&t->r);
    db_commit(&t->r);
}

static void work(struct turn *t)
{
    db_begin_alone(&t->r);
    t->chore->run(&t->r);
    db_commit(&t->r);
}

/* Keeps no variables of its own: a fault comes back here. */
static bool safely(struct turn *t, void (*step)(struct turn *))
{
    if (setjmp(t->r.fate.edge)) { db_rollback(t->r.db); return false; }
    step(t);
    return true;
}

static bool one(struct db *db, const struct chore *chore)
{
    struct turn t = { .r = { .db = db, .who = "program", .method = "", .path = "", .query = "", .peer = "", .host = "", .status = 200 }, .chore = chore };
    struct req *r = &t.r;

    mem_open(&r->mem, &r->fate, MEMORY);
    r->out.mem = &r->mem;
    r->house = house_take();
    r->now = clock_now();
    r->today = greek_day(r->now);
    bool fine = safely(&t, look) && (!t.due || safely(&t, work));
    if (!fine) log_event("chore failed", "%s: %s (%s)", chore->name, r->fate.why, r->fate.where);
    house_give_back(r->house);
    mem_close(&r->mem);
    return fine;
}

static void round_of(bool all)
{
    int64_t now = clock_ticks() / 1000000;

    for (int i = 0; i < count(); i++) {
        if (!all && at.next[i] > now) continue;
        one(at.db, __start_chores[i]);
        at.next[i] = now + __start_chores[i]->every;
    }
}

static void *go_on(void *none)
{
    (void)none;
    pthread_mutex_lock(&at.lock);
    while (!at.closing) {
        pthread_mutex_unlock(&at.lock);
        round_of(false);
        pthread_mutex_lock(&at.lock);
        struct timespec next = clock_deadline(500);
        if (!at.closing) pthread_cond_timedwait(&at.end, &at.lock, &next);
    }
    pthread_mutex_unlock(&at.lock);
    round_of(true);
    return 0;
}

bool chores_open(struct world *w)
{
    if (!(at.db = world_db(w, false))) return false;
    if (!pthread_create(&at.thread, 0, go_on, 0)) return true;
    fprintf(stderr, "pronoia: cannot start a thread\n");
    return false;
}

void chores_close(void)
{
    pthread_mutex_lock(&at.lock);
    at.closing = true;
    pthread_cond_signal(&at.end);
    pthread_mutex_unlock(&at.lock);
    pthread_join(at.thread, 0);
    db_close(at.db);
}

bool chores_once(struct world *w, const char *of)
{
    struct db *db = world_db(w, false);
    bool fine = db != 0;

    for (int i = 0; db && i < count(); i++)
        if (!strncmp(__start_chores[i]->name, of, strlen(of))) fine &= one(db, __start_chores[i]);
    db_close(db);
    return fine;
}
