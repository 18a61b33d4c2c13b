/* SPDX-License-Identifier: EUPL-1.2
** patience.c - cuts connections whose time is over, once a second. */
#include "web/patience.h"
#include "host/clock.h"
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

struct patience { struct patience *next, **link; int fd; int64_t until; char *target; };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t end = PTHREAD_COND_INITIALIZER;
static struct patience *all;
static pthread_t thread;
static bool closing;

static void *look_around(void *none)
{
    (void)none;
    pthread_mutex_lock(&lock);
    while (!closing) {
        struct timespec next = clock_deadline(1000);
        pthread_cond_timedwait(&end, &lock, &next);
        int64_t now = clock_ticks();
        for (struct patience *p = all; p; p = p->next)
            if (p->until && p->until < now) { shutdown(p->fd, SHUT_RDWR); p->until = 0; }
    }
    pthread_mutex_unlock(&lock);
    return 0;
}

bool patience_open(void)
{
    if (!pthread_create(&thread, 0, look_around, 0)) return true;
    fprintf(stderr, "pronoia: cannot start a thread\n");
    return false;
}

void patience_close(void)
{
    pthread_mutex_lock(&lock);
    closing = true;
    pthread_cond_signal(&end);
    pthread_mutex_unlock(&lock);
    pthread_join(thread, 0);
}

struct patience *patience_new(int fd)
{
    struct patience *p = fd < 0 ? 0 : calloc(1, sizeof *p);

    if (!p) return 0;
    p->fd = fd;
    pthread_mutex_lock(&lock);
    p->next = all;
    p->link = &all;
    if (all) all->link = &p->next;
    all = p;
    pthread_mutex_unlock(&lock);
    return p;
}

void patience_until(struct patience *p, int seconds)
{
    if (!p) return;
    pthread_mutex_lock(&lock);
    p->until = seconds ? clock_ticks() + seconds * 1000000LL : 0;
    pthread_mutex_unlock(&lock);
}

void patience_note(struct patience *p, const char *target)
{
    if (!p) return;
    free(p->target);
    p->target = strdup(target);
}

const char *patience_target(const struct patience *p) { return p ? p->target : 0; }

void patience_end(struct patience *p)
{
    if (!p) return;
    pthread_mutex_lock(&lock);
    *p->link = p->next;
    if (p->next) p->next->link = p->link;
    pthread_mutex_unlock(&lock);
    free(p->target);
    free(p);
}
