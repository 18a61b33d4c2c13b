/* SPDX-License-Identifier: EUPL-1.2
** cmd_serve.c - pronoia serve: the web site, until SIGTERM or SIGINT; SIGHUP reads the rules anew. */
#include "cmd.h"
#include "world.h"
#include "chores.h"
#include "web/http.h"
#include "web/lanes.h"
#include "web/log.h"
#include "rooms/messages/messages.h"
#include "host/chance.h"
#include "host/late.h"
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct plan { struct world w; struct http_plan http; struct lanes_plan lanes; bool quiet; };

static int usage(const char *what)
{
    if (what) fprintf(stderr, "pronoia serve: what is '%s'?\n", what);
    fprintf(stderr,
        "usage: pronoia serve [--port 8080] [--listen 127.0.0.1] [--db WHERE] [--share DIR] [--town ID] [--key FILE] [--post FILE] [--providers FILE] [--demo]\n"
        "                     [--proxy] [--host NAMES] [--tls-key FILE --tls-cert FILE] [--connections 1024] [--patience 20] [--readers N] [--writers N] [--together 32] [--quiet]\n");
    return 2;
}

static bool number(const char *s, int least, int most, int *to)
{
    char *end;
    long v = strtol(s, &end, 10);

    if (!*s || *end || v < least || v > most) return false;
    *to = (int)v;
    return true;
}

/* An option with a number */
static bool counted(struct plan *p, const char *name, const char *value)
{
    if (!strcmp(name, "--port")) return number(value, 1, 65535, &p->http.port);
    if (!strcmp(name, "--connections")) return number(value, 8, 100000, &p->http.connections);
    if (!strcmp(name, "--patience")) return number(value, 1, 3600, &p->http.patience);
    if (!strcmp(name, "--readers")) return number(value, 1, READERS_MAX, &p->lanes.readers);
    if (!strcmp(name, "--together")) return number(value, 1, GROUP, &p->lanes.together);
    if (!strcmp(name, "--writers")) return number(value, 1, 8, &p->lanes.writers);
    return false;
}

static bool option(struct plan *p, char ***arg)
{
    char **a = *arg;

    if (world_option(&p->w, arg)) return true;
    *arg = a + 1;
    if (!strcmp(*a, "--proxy")) { p->http.proxy = true; return true; }
    if (!strcmp(*a, "--quiet")) { p->quiet = true; return true; }
    if (!a[1]) return false;
    *arg = a + 2;
    if (!strcmp(*a, "--listen")) p->http.listen = a[1];
    else if (!strcmp(*a, "--host")) p->http.hosts = a[1];
    else if (!strcmp(*a, "--tls-key")) p->http.tls_key = a[1];
    else if (!strcmp(*a, "--tls-cert")) p->http.tls_cert = a[1];
    else return counted(p, *a, a[1]);
    return true;
}

static void reload(struct world *w)
{
    struct complaints c = { .mem = &w->mem };

    if (setjmp(w->fate.edge)) { log_event("reload refused", "%s", w->fate.why); return; }
    if (house_reload(&c)) { log_event("reloaded", "the rules were read anew"); return; }
    for (int i = 0; i < c.n; i++)
        log_event("complaint", "%s:%d:%d: %s", c.at[i].file, c.at[i].line, c.at[i].column, c.at[i].what);
    log_event("reload refused", "%d complaints; the rules that were running stay", c.n);
}

static sigset_t ours(void)
{
    sigset_t s;

    sigemptyset(&s);
    sigaddset(&s, SIGTERM);
    sigaddset(&s, SIGINT);
    sigaddset(&s, SIGHUP);
    return s;
}

static void wait_for_the_end(struct world *w)
{
    sigset_t s = ours();
    int which;

    while (!sigwait(&s, &which) && which == SIGHUP) {
        struct mem before = w->mem;
        mem_open(&w->mem, &w->fate, 16 << 20);
        reload(w);
        mem_close(&w->mem);
        w->mem = before;
    }
}

/* The database is brought up to date and its lanes are opened on a thread of its own while the rules are read: neither asks the other. */
struct side { struct world w; const struct lanes_plan *lanes; bool done; };

static void *open_database(void *of)
{
    struct side *d = of;
    sigset_t s = ours();

    mem_open(&d->w.mem, &d->w.fate, 64 << 20);
    d->done = world_migrate(&d->w);
    pthread_sigmask(SIG_BLOCK, &s, 0);                  /* every lane inherits it; sigwait takes them */
    d->done = d->done && lanes_open(d->lanes);
    mem_close(&d->w.mem);
    return 0;
}

static bool open_both(struct plan *p)
{
    struct side d = { .w = { .db = p->w.db, .share = p->w.share }, .lanes = &p->lanes };
    pthread_t thread;

    p->lanes.db = p->w.db;
    if (pthread_create(&thread, 0, open_database, &d)) { fprintf(stderr, "pronoia: cannot start a thread\n"); return false; }
    bool house = world_house(&p->w);
    pthread_join(thread, 0);
    return house && d.done;
}

static int serve(struct plan *p)
{
    sigset_t s = ours();

    if (chance_seeded()) { fprintf(stderr, "pronoia: PRONOIA_SEED makes secrets guessable; a server does not start with it\n"); return 1; }
    if (!late_is_there()) {
        fprintf(stderr, "pronoia: pronoia-late.so is neither beside the program nor in ../lib/pronoia, and without it no paper can be printed: install Pronoia again\n");
        return 1;
    }
    world_files(&p->w);
    log_quiet(p->quiet);
    signal(SIGPIPE, SIG_IGN);
    mallopt(M_MMAP_THRESHOLD, 128 << 10);               /* where glibc begins; left alone it rises, and what was read and let go stays with us */
    if (!world_key(&p->w) || !world_post(&p->w) || !open_both(p)) return 1;
    pthread_sigmask(SIG_BLOCK, &s, 0);
    p->http.secret = p->w.key;
    world_keep_checkpoints(&p->w);
    if (!http_open(&p->http) || !chores_open(&p->w) || !outbox_open(p->w.db, &p->w.post)) return 1;
    log_event("started", "%s port %d", p->http.listen, p->http.port);
    wait_for_the_end(&p->w);
    log_event("stopping", "finishing what is in hand");
    http_quiesce();
    lanes_close();
    chores_close();
    outbox_close();
    http_close();
    const struct house *h = house_take();
    house_drop(h);
    house_give_back(h);
    mem_close(&p->w.mem);
    log_event("stopped", "nothing was left undone");
    return 0;
}

int cmd_serve(int argc, char **argv)
{
    static struct plan p = { .http = { .listen = "127.0.0.1", .hosts = "", .port = 8080, .connections = 1024, .patience = 20 } };

    (void)argc;
    world_named(&p.w);
    for (char **arg = argv + 1; *arg; ) {
        const char *what = *arg;
        if (!option(&p, &arg)) return usage(what);
    }
    if (!p.http.tls_key != !p.http.tls_cert) return usage("--tls-key without --tls-cert");
    return serve(&p);
}
