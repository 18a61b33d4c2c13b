/* SPDX-License-Identifier: EUPL-1.2
** chores.c - H1 to H4 of web/chore.h. */
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

struct hand { bool slow; pthread_t thread; struct db *db; };            /* who does them: one the short ones, one the slow ones */
static struct { struct hand hand[2]; pthread_mutex_t lock; pthread_cond_t end; bool closing; int64_t next[CHORES_MAX]; } at =
    { .hand = { { .slow = false }, { .slow = true } }, .lock = PTHREAD_MUTEX_INITIALIZER, .end = PTHREAD_COND_INITIALIZER };

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

static void round_of(const struct hand *h, bool all)
{
    int64_t now = clock_ticks() / 1000000;

    for (int i = 0; i < count(); i++) {
        if (__start_chores[i]->slow != h->slow || (!all && at.next[i] > now)) continue;
        one(h->db, __start_chores[i]);
        at.next[i] = now + __start_chores[i]->every;
    }
}

/* The first round, like each further one, begins after a pause: who starts the server wants its first page. */
static bool pause_between(void)
{
    struct timespec next = clock_deadline(500);

    pthread_mutex_lock(&at.lock);
    if (!at.closing) pthread_cond_timedwait(&at.end, &at.lock, &next);
    bool closing = at.closing;
    pthread_mutex_unlock(&at.lock);
    return closing;
}

static void *go_on(void *mine)
{
    const struct hand *h = mine;

    while (!pause_between()) round_of(h, false);
    if (!h->slow) round_of(h, true);                    /* what is slow goes on at the next start */
    return 0;
}

bool chores_open(struct world *w)
{
    for (int i = 0; i < 2; i++) {
        if (!(at.hand[i].db = world_db(w, false))) return false;
        if (!pthread_create(&at.hand[i].thread, 0, go_on, &at.hand[i])) continue;
        fprintf(stderr, "pronoia: cannot start a thread\n");
        return false;
    }
    return true;
}

void chores_close(void)
{
    pthread_mutex_lock(&at.lock);
    at.closing = true;
    pthread_cond_broadcast(&at.end);
    pthread_mutex_unlock(&at.lock);
    for (int i = 0; i < 2; i++) {
        pthread_join(at.hand[i].thread, 0);
        db_close(at.hand[i].db);
    }
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
