/* SPDX-License-Identifier: EUPL-1.2
** lanes.c - the threads that do the work.  See lanes.h for N1..N4. */
#include "web/lanes.h"
#include "host/clock.h"
#include "host/db.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct lane {
    const char *name;
    int room;                           /* N3 */
    pthread_mutex_t lock;
    pthread_cond_t more;
    struct visit *first, **last;
    int waiting, threads;
    bool closing;
    int64_t served, groups;
};
struct worker { struct lane *lane; struct db *db; pthread_t thread; struct fate fate; struct mem mem; };

#define LANE(n, r) { .name = n, .room = r, .lock = PTHREAD_MUTEX_INITIALIZER, .more = PTHREAD_COND_INITIALIZER }
static struct lane reader = LANE("reader", 512), slow = LANE("slow", 64), writer = LANE("writer", 512);
static struct lane *const all[] = { &reader, &slow, &writer };
static struct worker workers[2 * READERS_MAX + 1];
static int nworkers, together = GROUP;

/* ---- queues ---- */

/* N5 */
static bool fair(const struct lane *l, const struct visit *v)
{
    int same = 0;

    for (const struct visit *w = l->first; w; w = w->next) same += !strcmp(w->r.peer, v->r.peer);
    return same < l->room / 4;
}

static bool push(struct lane *l, struct visit *v, bool always)
{
    pthread_mutex_lock(&l->lock);
    bool fits = !l->closing && (always || (l->waiting < l->room && (l != &slow || fair(l, v))));
    if (fits) {
        v->next = 0;
        if (!l->first) l->last = &l->first;
        *l->last = v;
        l->last = &v->next;
        l->waiting++;
        pthread_cond_signal(&l->more);
    }
    pthread_mutex_unlock(&l->lock);
    return fits;
}

/* Takes at most `most` visits, and waits for the first unless told not to; 0 when the lane closed and is empty. */
static int pull(struct lane *l, struct visit **to, int most, bool wait)
{
    int n = 0;

    pthread_mutex_lock(&l->lock);
    while (wait && !l->first && !l->closing) pthread_cond_wait(&l->more, &l->lock);
    while (l->first && n < most) {
        to[n++] = l->first;
        l->first = l->first->next;
        l->waiting--;
    }
    l->served += n;
    if (n && wait) l->groups++;
    pthread_mutex_unlock(&l->lock);
    return n;
}

/* A visit that reached its writer is never turned away: its front was already answered for. */
bool lanes_take(struct visit *v, enum stop s)
{
    return push(s == STOP_SLOW ? &slow : s == STOP_WRITER ? &writer : &reader, v, s == STOP_WRITER);
}

/* ---- readers and the slow lane ---- */

static void *read_on(void *p)
{
    struct worker *w = p;
    struct visit *v;

    while (pull(w->lane, &v, 1, true)) {
        if (!v->began) v->began = clock_ticks();
        v->r.db = w->db;
        if (visit_front(&v->r) == STOP_WRITER) lanes_take(v, STOP_WRITER);
        else v->done(v);
    }
    return 0;
}

/* ---- writers ---- */

static void *write_one_by_one(void *p)                          /* PostgreSQL */
{
    struct worker *w = p;
    struct visit *v;

    while (pull(w->lane, &v, 1, true)) {
        v->r.db = w->db;
        visit_write(&v->r);
        v->done(v);
    }
    return 0;
}

static void begin_group(struct req *r) { db_begin(r, true); }
static void commit_group(struct req *r) { db_commit(r); }

/* Keeps no variables of its own: a fault comes back here. */
static bool safely(struct req *r, void (*step)(struct req *))
{
    if (setjmp(r->fate.edge)) return false;
    step(r);
    return true;
}

/* Who comes while the others are written joins them: a commit waits for the disk longer than they wait for a visit. */
static void write_group(struct worker *w, struct visit **v, int n)
{
    struct req g = { .db = w->db };             /* carries the faults of BEGIN and COMMIT */
    bool kept[GROUP];

    mem_open(&g.mem, &g.fate, 1 << 20);
    bool open = safely(&g, begin_group);
    for (int i = 0; i < n; i++) {
        v[i]->r.db = w->db;
        kept[i] = open && visit_write_within(&v[i]->r);
        if (i + 1 == n && n < together) n += pull(w->lane, v + n, together - n, false);
    }
    bool safe = open && safely(&g, commit_group);
    if (!safe) db_rollback(w->db);
    for (int i = 0; i < n; i++) {
        if (!safe && (kept[i] || !open)) visit_lost(&v[i]->r, g.fate.why, g.fate.where);
        v[i]->done(v[i]);
    }
    mem_close(&g.mem);
}

static void *write_in_groups(void *p)                           /* N2 */
{
    struct worker *w = p;
    struct visit *v[GROUP];

    for (int n; (n = pull(w->lane, v, together, true)); ) write_group(w, v, n);
    return 0;
}

/* ---- open and close ---- */

static bool open_db(struct worker *w, const char *db, bool only_reads)
{
    mem_open(&w->mem, &w->fate, 16 << 20);
    if (setjmp(w->fate.edge)) { fprintf(stderr, "pronoia: %s\n", w->fate.why); return false; }
    w->db = db_open(&w->mem, &w->fate, db, only_reads);
    return true;
}

static bool hire(struct lane *l, const char *db, bool only_reads, void *(*work)(void *))
{
    struct worker *w = &workers[nworkers];

    w->lane = l;
    if (!open_db(w, db, only_reads)) return false;
    if (l == &writer && db_kind(w->db) == DB_SQLITE) work = write_in_groups;
    if (pthread_create(&w->thread, 0, work, w)) { fprintf(stderr, "pronoia: cannot start a thread\n"); return false; }
    nworkers++;
    l->threads++;
    return true;
}

static int fitting(int wanted, int least, int most)
{
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    int n = wanted ? wanted : (int)(cpus > most ? most : cpus);

    return n < least ? least : n > most ? most : n;
}

bool lanes_open(const struct lanes_plan *p)
{
    int readers = fitting(p->readers, 2, 8), writers;

    if (p->together) together = p->together;
    if (!hire(&writer, p->db, false, write_one_by_one)) return false;
    writers = db_kind(workers[0].db) == DB_SQLITE ? 1 : fitting(p->writers, 2, 8);
    for (int i = 1; i < writers; i++) if (!hire(&writer, p->db, false, write_one_by_one)) return false;
    for (int i = 0; i < readers; i++) if (!hire(&reader, p->db, true, read_on)) return false;
    return hire(&slow, p->db, true, read_on);
}

static void close_lane(struct lane *l)
{
    pthread_mutex_lock(&l->lock);
    l->closing = true;
    pthread_cond_broadcast(&l->more);
    pthread_mutex_unlock(&l->lock);
    for (int i = 0; i < nworkers; i++) if (workers[i].lane == l) pthread_join(workers[i].thread, 0);
}

void lanes_close(void)
{
    close_lane(&reader);                /* in this order: what they pass on is still written */
    close_lane(&slow);
    close_lane(&writer);
    for (int i = 0; i < nworkers; i++) {
        db_close(workers[i].db);
        mem_close(&workers[i].mem);
    }
}

const char *lanes_database(void)
{
    return nworkers && db_kind(workers[0].db) == DB_POSTGRES ? "postgres" : "sqlite";
}

int lanes_look(struct lane_state *to, int room)
{
    int n = 0;

    for (; n < 3 && n < room; n++) {
        struct lane *l = all[n];
        pthread_mutex_lock(&l->lock);
        to[n] = (struct lane_state){ l->name, l->waiting, l->room, l->threads, l->served, l->groups };
        pthread_mutex_unlock(&l->lock);
    }
    return n;
}
