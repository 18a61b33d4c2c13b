/* SPDX-License-Identifier: EUPL-1.2
** cmd_staff.c - pronoia staff add NAME --role WORDS [--sign-in WORD] | pronoia staff invite SIGN-IN | pronoia demo
**
** The first administrator is made here.  No password is ever printed or passed as an argument: the owner of an
** account sets it with a one-time link. */
#include "cmd.h"
#include "world.h"
#include "base/date.h"
#include "host/clock.h"
#include "rooms/staff/staff.h"
#include "web/demo.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct errand {
    struct req r; const char *name, *sign_in; unsigned roles; const char *path; bool done, begun; void (*step)(struct errand *);
};

/* Keeps no variables of its own: a fault comes back here. */
static bool transact(struct errand *e)
{
    struct req *r = &e->r;

    if (setjmp(r->fate.edge)) {
        fprintf(stderr, "pronoia: %s\n", r->fate.why);
        db_rollback(r->db);
        return false;
    }
    e->begun = false;
    db_begin(r, true);
    e->begun = true;
    e->step(e);
    db_commit(r);
    return true;
}

/* Another program may write meanwhile, and a demonstration takes some seconds: this one waits, and finds it made (D3 of web/demo.h).
** PostgreSQL waits for its turn, SQLite gives up after five seconds and is asked again. */
static bool in_turn(struct errand *e)
{
    enum { TRIES = 12 };

    for (int i = 1; ; i++) {
        db_take_turns(e->r.db);
        if (transact(e)) return true;
        if (e->begun || i == TRIES) return false;
        fprintf(stderr, "pronoia: waiting for it\n");
    }
}

static bool run(struct world *w, struct errand *e)
{
    struct req *r = &e->r;
    bool fine;

    if (!world_migrate(w) || !world_key(w) || !world_house(w)) return false;
    mem_open(&r->mem, &r->fate, (size_t)256 << 20);
    r->out.mem = &r->mem;
    if (!(r->db = world_db(w, false))) return false;
    r->house = house_take();
    r->now = clock_now();
    r->today = greek_day(r->now);
    r->who = "command line";
    fine = in_turn(e);
    db_close(r->db);
    house_give_back(r->house);
    return fine;
}

/* ---- staff ---------------------------------------------------------------------------------------- */

static int usage_staff(void)
{
    fprintf(stderr, "usage: pronoia staff add NAME --role WORD[,WORD] [--sign-in WORD] [--db WHERE]\n"
                    "       pronoia staff invite SIGN-IN [--db WHERE]\n"
                    "roles:");
    for (int i = 0; i < staff_nroles; i++) fprintf(stderr, " %s", staff_roles[i].word);
    fputc('\n', stderr);
    return 2;
}

static void add(struct errand *e) { e->path = staff_add(&e->r, e->name, e->sign_in, e->roles); }
static void invite(struct errand *e) { e->path = staff_invite_again(&e->r, e->sign_in); }

static int tell(const struct errand *e, bool adding)
{
    if (!e->path) {
        fprintf(stderr, adding ? "pronoia: the user name '%s' exists already, or cannot be one\n" : "pronoia: there is no active account '%s'\n", e->sign_in);
        return 1;
    }
    printf("%s\n\nThe owner opens this path of the server in a browser and sets a password. It works once, for seven days:\n%s\n",
           adding ? "The account is made." : "A new link is made; earlier ones stopped working.", e->path);
    return 0;
}

int cmd_staff(int argc, char **argv)
{
    static struct world w;
    static struct errand e;
    const char *verb = argc > 1 ? argv[1] : "";
    bool adding = !strcmp(verb, "add");

    if (argc < 3 || (!adding && strcmp(verb, "invite"))) return usage_staff();
    world_named(&w);
    e.step = adding ? add : invite;
    for (char **arg = argv + 2; *arg; ) {
        if (world_option(&w, &arg)) continue;
        if (adding && !strcmp(*arg, "--role") && arg[1]) { e.roles = staff_roles_read(arg[1]); arg += 2; }
        else if (adding && !strcmp(*arg, "--sign-in") && arg[1]) { e.sign_in = arg[1]; arg += 2; }
        else if (**arg == '-') return usage_staff();
        else if (adding && !e.name) e.name = *arg++;
        else if (!e.sign_in) e.sign_in = *arg++;
        else return usage_staff();
    }
    if (adding && !e.sign_in) e.sign_in = e.name;
    if (!e.sign_in || (adding && (!e.name || !e.roles))) return usage_staff();
    if (!run(&w, &e)) return 1;
    int rc = tell(&e, adding);
    mem_close(&e.r.mem);
    return rc;
}

/* ---- demo ----------------------------------------------------------------------------------------- */

extern const struct demo *const __start_demos[], *const __stop_demos[];

static int by_place(const void *a, const void *b)
{
    const struct demo *x = *(const struct demo *const *)a, *y = *(const struct demo *const *)b;

    return x->at != y->at ? x->at - y->at : strcmp(x->name, y->name);
}

static void demo(struct errand *e)
{
    size_t n = (size_t)(__stop_demos - __start_demos);
    const struct demo **all = mem_get(&e->r.mem, n * sizeof *all);

    memcpy(all, __start_demos, n * sizeof *all);
    qsort(all, n, sizeof *all, by_place);
    e->done = staff_demo(&e->r);
    for (size_t i = 0; e->done && i < n; i++) all[i]->make(&e->r);
}

int cmd_demo(int argc, char **argv)
{
    static struct world w;
    static struct errand e = { .step = demo };

    (void)argc;
    world_named(&w);
    w.demo = true;
    for (char **arg = argv + 1; *arg; )
        if (!world_option(&w, &arg)) { fprintf(stderr, "usage: pronoia demo [--db WHERE] [--town NAME]\n"); return 2; }
    if (!run(&w, &e)) return 1;
    if (!e.done) {
        fprintf(stderr, "pronoia demo: this database has accounts of its own; a demonstration needs an empty one\n");
        return 1;
    }
    printf("%s", staff_demo_words(&e.r.mem));
    mem_close(&e.r.mem);
    return 0;
}
