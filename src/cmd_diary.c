/* SPDX-License-Identifier: EUPL-1.2
** cmd_diary.c - pronoia diary export FILE | verify FILE | verify --db | checkpoint | key
**
** `verify FILE` needs neither database nor key nor the rest of the house: the auditor runs it at home.
** An export seals first what still waits, and appears under its name only when it is whole. */
#include "cmd.h"
#include "world.h"
#include "base/date.h"
#include "host/clock.h"
#include "rooms/diary/diary.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { AT_ONCE = 2000 };
struct errand {
    struct world w;
    bool hidden, db;
    const char *file, *checkpoints;
    FILE *to;
    struct req r;
    struct diary_head head;                 /* where the walk stands */
    int n; int64_t seen;
    const char *bad;
};

static int usage(void)
{
    fprintf(stderr, "usage: pronoia diary export FILE [--hidden] [--db WHERE] [--key FILE]\n"
                    "       pronoia diary verify FILE [--hidden] [--checkpoints FILE]\n"
                    "       pronoia diary verify --db [WHERE] [--hidden] [--checkpoints FILE] [--key FILE]\n"
                    "       pronoia diary checkpoint | key [--hidden] [--db WHERE] [--key FILE]\n");
    return 2;
}

/* Keeps no variables of its own: a fault comes back here. */
static bool safely(struct errand *e, void (*step)(struct errand *))
{
    if (setjmp(e->r.fate.edge)) {
        fprintf(stderr, "pronoia: %s\n", e->r.fate.why);
        if (e->r.db) db_rollback(e->r.db);
        return false;
    }
    step(e);
    return true;
}

static void fresh(struct errand *e)
{
    if (e->r.mem.fate) mem_close(&e->r.mem);
    mem_open(&e->r.mem, &e->r.fate, 256 << 20);
    e->r.now = clock_now();
    e->r.who = "command line";
}

/* ---- the database --------------------------------------------------------------------------------- */

static void seal_some(struct errand *e)
{
    db_begin_alone(&e->r);
    e->n = diary_seal(&e->r, AT_ONCE);
    db_commit(&e->r);
}

static bool seal_all(struct errand *e)
{
    do { fresh(e); if (!safely(e, seal_some)) return false; } while (e->n);
    return true;
}

static void begin_walk(struct errand *e)
{
    db_begin(&e->r, false);                 /* one snapshot for the whole walk */
    e->head = diary_after(&e->r, e->hidden);
}

static void export_some(struct errand *e)
{
    struct diary_kept *some;
    struct out o = { .mem = &e->r.mem };

    e->n = diary_lines(&e->r, e->hidden, e->head.seq, AT_ONCE, &some);
    for (int i = 0; i < e->n; i++) {
        chain_line(&o, &some[i].line, some[i].hash);
        e->head.seq = some[i].line.seq;
        memcpy(e->head.hash, some[i].hash, HASH_BYTES);
    }
    if (fwrite(out_text(&o), 1, o.n, e->to) != o.n) fault(&e->r.fate, "%s: %s", e->file, strerror(errno));
    e->seen += e->n;
}

static void begin_file(struct errand *e)
{
    struct out o = { .mem = &e->r.mem };

    begin_walk(e);
    chain_begin(&o, e->hidden, &e->head, e->w.key);
    if (fwrite(o.text, 1, o.n, e->to) != o.n) fault(&e->r.fate, "%s: %s", e->file, strerror(errno));
}

static void end_file(struct errand *e)
{
    struct out o = { .mem = &e->r.mem };

    chain_end(&o, e->hidden, &e->head, e->r.now.v, e->w.key);
    if (fwrite(o.text, 1, o.n, e->to) != o.n || fflush(e->to) || fsync(fileno(e->to))) fault(&e->r.fate, "%s: %s", e->file, strerror(errno));
    db_commit(&e->r);
}

static bool write_file(struct errand *e)
{
    fresh(e);
    if (!safely(e, begin_file)) return false;
    do { fresh(e); if (!safely(e, export_some)) return false; } while (e->n == AT_ONCE);
    return safely(e, end_file);
}

static int export(struct errand *e)
{
    char *making = mem_get(&e->w.mem, strlen(e->file) + 5);

    strcat(strcpy(making, e->file), ".new");
    if (!seal_all(e)) return 1;
    if (!(e->to = fopen(making, "w"))) { fprintf(stderr, "pronoia: %s: %s\n", making, strerror(errno)); return 1; }
    bool fine = write_file(e);
    fclose(e->to);
    if (!fine || rename(making, e->file)) { if (fine) perror(e->file); unlink(making); return 1; }
    printf("%lld lines, up to number %lld\n", (long long)e->seen, (long long)e->head.seq);
    return 0;
}

/* ---- checking ------------------------------------------------------------------------------------- */

static bool each_line(struct errand *e, const char *name, void (*take)(struct chain_check *, const char *, size_t), struct chain_check *c)
{
    char *line = 0;
    size_t room = 0;
    FILE *f = fopen(name, "r");

    if (!f) { fprintf(stderr, "pronoia: %s: %s\n", name, strerror(errno)); return false; }
    for (ssize_t n; (n = getline(&line, &room, f)) > 0; ) {
        bool whole = line[n - 1] == '\n';
        if (whole) line[--n] = 0;
        take(c, line, (size_t)n);
        if (!whole && !c->what && take == chain_read) c->what = "the file ends in the middle of a line: it was cut off";
    }
    (void)e;
    free(line);
    fclose(f);
    return true;
}

static void take_point(struct chain_check *c, const char *line, size_t n) { (void)n; chain_point_read(c, line); }

static bool points(struct errand *e, struct chain_check *c)
{
    *c = (struct chain_check){ .mem = &e->r.mem, .hidden = e->hidden };
    return !e->checkpoints || each_line(e, e->checkpoints, take_point, c);
}

static int tell(const struct errand *e, const char *bad, int64_t lines, const struct diary_head *head, const unsigned char *public)
{
    char h[2 * HASH_BYTES + 1], k[2 * PUBLIC_BYTES + 1];

    if (bad) { printf("NOT SOUND: %s\n", bad); return 1; }
    printf("sound: %lld lines, up to number %lld\nlast hash   %s\nsigned by   %s\ncheckpoints %s\n", (long long)lines, (long long)head->seq,
           hex(h, head->hash, HASH_BYTES), hex(k, public, PUBLIC_BYTES), e->checkpoints ? e->checkpoints : "none given: lines missing at the end cannot be known");
    return 0;
}

static int verify_file(struct errand *e)
{
    struct chain_check c;

    fresh(e);
    if (!points(e, &c) || (!c.what && !each_line(e, e->file, chain_read, &c))) return 1;
    chain_done(&c);
    return tell(e, c.what, c.lines, &c.head, c.public);
}

static void check_some(struct errand *e) { e->bad = diary_wrong(&e->r, e->hidden, &e->head, AT_ONCE, &e->n); e->seen += e->n; }

/* The checkpoints are compared while the walk passes them: as a file's lines are. */
static void check_points(struct errand *e)
{
    struct chain_check c;
    struct diary_kept *one;

    if (!points(e, &c)) { e->bad = "the checkpoints cannot be read"; return; }
    e->bad = c.what;
    for (int i = 0; i < c.npoints && !e->bad; i++) {
        if (c.points[i].seq > e->head.seq) e->bad = fmt(&e->r, "a checkpoint saw line %lld, the database ends at %lld", (long long)c.points[i].seq, (long long)e->head.seq);
        else if (diary_lines(&e->r, e->hidden, c.points[i].seq - 1, 1, &one) && one->line.seq == c.points[i].seq && memcmp(one->hash, c.points[i].hash, HASH_BYTES))
            e->bad = fmt(&e->r, "a checkpoint saw another line %lld: the chain was made anew", (long long)c.points[i].seq);
    }
    db_commit(&e->r);
}

static int verify_db(struct errand *e)
{
    unsigned char public[PUBLIC_BYTES];

    if (!e->checkpoints && !access(world_checkpoints(&e->w), R_OK)) e->checkpoints = world_checkpoints(&e->w);
    fresh(e);
    if (!safely(e, begin_walk)) return 1;
    do { fresh(e); if (!safely(e, check_some)) return 1; } while (!e->bad && e->n == AT_ONCE);
    if (!e->bad && !safely(e, check_points)) return 1;
    sign_public(public, e->w.key, DIARY_SIGNS);
    int rc = tell(e, e->bad, e->seen, &e->head, public);
    fresh(e);
    return rc;
}

/* ---- small ones ----------------------------------------------------------------------------------- */

static void say_checkpoint(struct errand *e)
{
    struct out o = { .mem = &e->r.mem };
    struct diary_head h;

    db_begin(&e->r, false);
    h = diary_head(&e->r, e->hidden);
    db_commit(&e->r);
    chain_checkpoint(&o, e->hidden, &h, e->r.now.v, e->w.key);
    fputs(out_text(&o), stdout);
}

static int checkpoint(struct errand *e)
{
    if (!seal_all(e)) return 1;
    fresh(e);
    return safely(e, say_checkpoint) ? 0 : 1;
}

static int key(struct errand *e)
{
    unsigned char public[PUBLIC_BYTES];
    char k[2 * PUBLIC_BYTES + 1];

    sign_public(public, e->w.key, DIARY_SIGNS);
    puts(hex(k, public, sizeof public));
    return 0;
}

static bool options(struct errand *e, char **arg)
{
    for (; *arg; ) {
        if (!strcmp(*arg, "--hidden")) { e->hidden = true; arg++; continue; }
        if (!strcmp(*arg, "--checkpoints") && arg[1]) { e->checkpoints = arg[1]; arg += 2; continue; }
        if (!strcmp(*arg, "--db")) {
            e->db = true;
            if (arg[1] && arg[1][0] != '-') e->w.db = *++arg;
            arg++;
            continue;
        }
        if (world_option(&e->w, &arg)) continue;
        if (**arg == '-' || e->file) return false;
        e->file = *arg++;
    }
    return true;
}

static bool open_world(struct errand *e)
{
    if (!world_migrate(&e->w) || !world_key(&e->w)) return false;
    fresh(e);
    e->r.db = world_db(&e->w, false);
    return e->r.db != 0;
}

int cmd_diary(int argc, char **argv)
{
    static struct errand e;
    const char *verb = argc > 1 ? argv[1] : "";
    int (*run)(struct errand *) = !strcmp(verb, "export") ? export : !strcmp(verb, "checkpoint") ? checkpoint : !strcmp(verb, "key") ? key
                                : strcmp(verb, "verify") ? 0 : verify_db;

    world_named(&e.w);
    if (!run || !options(&e, argv + 2) || (run == export && !e.file) || (run == verify_db && !e.file == !e.db)) return usage();
    if (run == verify_db && e.file) run = verify_file;
    if (run != verify_file && !open_world(&e)) return 1;
    int rc = run(&e);
    if (e.r.db) db_close(e.r.db);
    if (e.r.mem.fate) mem_close(&e.r.mem);
    mem_close(&e.w.mem);
    return rc;
}
