/* SPDX-License-Identifier: EUPL-1.2
** sweep.c - ST1 of stored.h: files that no row names.  They are found in a snapshot, so that a house with none takes no lock.
**
** ST3  Only what this house's key opens is its own to sweep: another database may keep its files in the same folder. */
#include "web/stored.h"
#include "web/chore.h"
#include "web/house.h"
#include "host/filestore.h"
#include <string.h>

extern const struct stored *const __start_stored[] __attribute__((weak));
extern const struct stored *const __stop_stored[] __attribute__((weak));
enum { A_DAY = 86400, BATCH = 200, MOST = 100, ROOM = 64 << 20 };

struct sweep { struct req *r; int n, norphans; char name[BATCH][STORE_NAME]; bool held[BATCH]; char orphan[MOST][STORE_NAME]; };

static void is_held(void *with, const char *name)
{
    struct sweep *s = with;

    for (int i = 0; i < s->n; i++) s->held[i] |= !strcmp(s->name[i], name);
}

static bool ours(struct req *r, const char *name)                       /* ST3 */
{
    struct mem own;
    size_t n;

    mem_open(&own, &r->fate, ROOM);
    bool fine = filestore_get(&own, r->house->secret, name, &n);
    mem_close(&own);
    return fine;
}

static void look(struct sweep *s)
{
    struct out o = { .mem = &s->r->mem };

    for (int i = 0; i < s->n; i++) { s->held[i] = false; out_fmt(&o, "%c\"%s\"", i ? ',' : '[', s->name[i]); }
    out_char(&o, ']');
    for (const struct stored *const *at = __start_stored; s->n && at < __stop_stored; at++) (*at)->held(s->r, out_text(&o), is_held, s);
    for (int i = 0; i < s->n && s->norphans < MOST; i++)
        if (!s->held[i] && ours(s->r, s->name[i])) memcpy(s->orphan[s->norphans++], s->name[i], STORE_NAME);
    s->n = 0;
}

static bool take(void *with, const char *name)
{
    struct sweep *s = with;

    memcpy(s->name[s->n++], name, STORE_NAME);
    if (s->n == BATCH) look(s);
    return s->norphans < MOST;
}

static bool due(struct req *r)
{
    struct sweep *s = mem_get(&r->mem, sizeof *s);

    s->r = r;
    filestore_older(r->now.v - A_DAY, take, s);
    look(s);
    r->prepared = s;
    return s->norphans > 0;
}

static void run(struct req *r)
{
    const struct sweep *s = r->prepared;

    for (int i = 0; i < s->norphans; i++) filestore_remove(s->orphan[i]);
    act(r, "removed files that no row names", "files", s->norphans);
}
CHORE(files_sweep, .every = 3600, .due = due, .run = run);
