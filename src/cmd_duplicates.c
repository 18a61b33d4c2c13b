/* SPDX-License-Identifier: EUPL-1.2
** cmd_duplicates.c - pronoia duplicates: the whole registry looked through now; a server does it when a supervisor asks.
**
** Goes on with a pass that is under way, beside a server or after being stopped (PS2 of rooms/registry/pass.h). */
#include "cmd.h"
#include "world.h"
#include "base/date.h"
#include "host/clock.h"
#include "rooms/registry/pass.h"
#include <stdio.h>

enum { THREADS = 2, TRIES = 10 };
struct errand { struct world w; struct req r; bool writes, more; struct pass_told told; };

static void begin(struct errand *e)
{
    if (registry_pass_begin(&e->r, PASS_CHUNK_LARGE)) act(&e->r, "asked for the registry to be looked through", "pass", 0);
}

static void look(struct errand *e)
{
    e->more = registry_pass_look(&e->r, THREADS);
    registry_pass_told(&e->r, &e->told);
}

static void keep(struct errand *e) { registry_pass_keep(&e->r); }

/* Keeps no variables of its own: a fault comes back here. */
static bool safely(struct errand *e, void (*step)(struct errand *))
{
    if (setjmp(e->r.fate.edge)) { db_rollback(e->r.db); return false; }
    db_begin(&e->r, e->writes);
    step(e);
    db_commit(&e->r);
    return true;
}

static bool visit(struct errand *e, bool writes, void (*step)(struct errand *))
{
    bool fine = false;

    e->writes = writes;
    for (int tries = 0; !fine && tries < TRIES; tries++) {
        mem_open(&e->r.mem, &e->r.fate, (size_t)256 << 20);
        e->r.out.mem = &e->r.mem;
        e->r.now = clock_now();
        e->r.today = greek_day(e->r.now);
        fine = safely(e, step);
        mem_close(&e->r.mem);
        if (!fine && !db_serialization_failed(e->r.db)) break;
    }
    if (!fine) fprintf(stderr, "pronoia duplicates: %s\n", e->r.fate.why);
    return fine;
}

static bool run(struct errand *e)
{
    if (!visit(e, true, begin)) return false;
    while (visit(e, false, look)) {
        if (!e->more) return true;
        fprintf(stderr, "step %d of %d\n", e->told.done + 1, e->told.steps);
        if (!visit(e, true, keep)) return false;
    }
    return false;
}

int cmd_duplicates(int argc, char **argv)
{
    static struct errand e;
    int64_t began = clock_ticks();

    (void)argc;
    world_named(&e.w);
    for (char **arg = argv + 1; *arg; )
        if (!world_option(&e.w, &arg)) {
            fprintf(stderr, "pronoia duplicates: what is '%s'?\nusage: pronoia duplicates [--db WHERE] [--key FILE]\n", *arg);
            return 2;
        }
    if (!world_key(&e.w) || !world_house(&e.w) || !(e.r.db = world_db(&e.w, false))) return 1;
    e.r.who = "command line";
    e.r.method = e.r.path = e.r.query = e.r.peer = e.r.host = "";
    e.r.house = house_take();
    bool fine = run(&e);
    if (fine) printf("%lld people looked through in %.1f s: %lld pairs are new in the review queue\n", (long long)e.told.people,
                     (double)(clock_ticks() - began) / 1e6, (long long)e.told.pairs);
    house_drop(e.r.house);
    house_give_back(e.r.house);
    db_close(e.r.db);
    mem_close(&e.w.mem);
    return fine ? 0 : 1;
}
