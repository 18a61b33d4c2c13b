/* SPDX-License-Identifier: EUPL-1.2
** cmd_audit.c - pronoia audit: derives every decision again from the facts and rules that were frozen with it.
**
** One line for each finding; 0 when there is none, 1 otherwise.  Reads only. */
#include "cmd.h"
#include "world.h"
#include "base/date.h"
#include "host/clock.h"
#include "rooms/casework/audit.h"
#include <stdio.h>

enum { VISIT = 256 << 20 };
struct audit { struct req r; struct audit_book book; decision_id at; int64_t decisions; int findings; bool last; };

static void begin(struct audit *a)
{
    mem_open(&a->r.mem, &a->r.fate, VISIT);
    db_begin(&a->r, false);
}

static void end(struct audit *a)
{
    db_commit(&a->r);
    mem_close(&a->r.mem);
}

static void one(struct audit *a)
{
    struct out o = { .mem = &a->r.mem };
    int n = audit_next(&a->r, &a->book, a->at, &a->at, &o);

    a->last = n < 0;
    a->decisions += n >= 0;
    if (a->last) n = audit_whole(&a->r, &o);
    a->findings += n;
    fputs(out_text(&o), stdout);
}

/* Keeps no variables of its own: a fault comes back here. */
static bool safely(struct audit *a)
{
    if (setjmp(a->r.fate.edge)) { fprintf(stderr, "pronoia audit: %s\n", a->r.fate.why); return false; }
    while (!a->last) { begin(a); one(a); end(a); }
    return true;
}

int cmd_audit(int argc, char **argv)
{
    static struct world w;
    static struct audit a;

    (void)argc;
    world_named(&w);
    for (char **arg = argv + 1; *arg; )
        if (!world_option(&w, &arg)) { fprintf(stderr, "usage: pronoia audit [--db WHERE] [--key FILE]\n"); return 2; }
    if (!world_key(&w) || !world_house(&w) || !(a.r.db = world_db(&w, true))) return 1;
    a.r.house = house_take();
    a.r.now = clock_now();
    a.r.today = greek_day(a.r.now);
    bool fine = safely(&a);
    a.decisions -= a.book.erased;
    if (fine) printf("%lld decision%s derived again, ", (long long)a.decisions, a.decisions == 1 ? "" : "s");
    if (fine && a.book.erased) printf("%lld no longer kept, ", (long long)a.book.erased);
    if (fine) printf("%d finding%s\n", a.findings, a.findings == 1 ? "" : "s");
    db_close(a.r.db);
    house_give_back(a.r.house);
    return fine && !a.findings ? 0 : 1;
}
