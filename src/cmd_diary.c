/* SPDX-License-Identifier: EUPL-1.2
** cmd_diary.c - pronoia diary export | verify | archive | remove | find | checkpoint | key
**
** `verify FILE...` and `find` need neither database nor key nor the rest of the house: the auditor runs them at home. */
#include "cmd.h"
#include "cmd_diary.h"
#include "host/clock.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int usage(void)
{
    fprintf(stderr, "usage: pronoia diary export FILE [--hidden] [--db WHERE] [--key FILE]\n"
                    "       pronoia diary verify [FILE...] [--db [WHERE]] [--hidden] [--checkpoints FILE] [--key FILE]\n"
                    "       pronoia diary archive FILE --before DAY [--hidden] [--db WHERE] [--key FILE]\n"
                    "       pronoia diary remove FILE... [--hidden] [--db WHERE] [--key FILE]\n"
                    "       pronoia diary find KIND NUMBER FILE... [--hidden]\n"
                    "       pronoia diary checkpoint | key [--hidden] [--db WHERE] [--key FILE]\n");
    return 2;
}

/* Keeps no variables of its own: a fault comes back here. */
bool safely(struct errand *e, void (*step)(struct errand *))
{
    if (setjmp(e->r.fate.edge)) {
        fprintf(stderr, "pronoia: %s\n", e->r.fate.why);
        if (e->r.db) db_rollback(e->r.db);
        return false;
    }
    step(e);
    return true;
}

void fresh(struct errand *e)
{
    if (e->r.mem.fate) mem_close(&e->r.mem);
    mem_open(&e->r.mem, &e->r.fate, 256 << 20);
    e->r.now = clock_now();
    e->r.who = "command line";
}

/* ---- writing a file ------------------------------------------------------------------------------- */

static void seal_some(struct errand *e)
{
    db_begin_alone(&e->r);
    e->n = diary_seal(&e->r, AT_ONCE);
    db_commit(&e->r);
}

bool seal_all(struct errand *e)
{
    do { fresh(e); if (!safely(e, seal_some)) return false; } while (e->n);
    return true;
}

static void put(struct errand *e, struct out *o)
{
    if (fwrite(out_text(o), 1, o->n, e->to) != o->n) fault(&e->r.fate, "%s: %s", e->name, strerror(errno));
}

/* One snapshot for the whole walk. */
static void begin_file(struct errand *e)
{
    struct out o = { .mem = &e->r.mem };

    db_begin(&e->r, false);
    e->head = e->after;
    chain_begin(&o, e->hidden, &e->head, e->w.key);
    put(e, &o);
}

static void write_some(struct errand *e)
{
    struct diary_kept *some;
    struct out o = { .mem = &e->r.mem };
    int64_t left = e->last - e->head.seq;

    e->n = diary_lines(&e->r, e->hidden, e->head.seq, left < AT_ONCE ? (int)left : AT_ONCE, &some);
    for (int i = 0; i < e->n; i++) {
        chain_line(&o, &some[i].line, some[i].hash);
        e->head.seq = some[i].line.seq;
        memcpy(e->head.hash, some[i].hash, HASH_BYTES);
    }
    put(e, &o);
    e->seen += e->n;
}

static void end_file(struct errand *e)
{
    struct out o = { .mem = &e->r.mem };

    chain_end(&o, e->hidden, &e->head, e->r.now.v, e->w.key);
    put(e, &o);
    if (fflush(e->to) || fsync(fileno(e->to))) fault(&e->r.fate, "%s: %s", e->name, strerror(errno));
    db_commit(&e->r);
}

static bool write_all(struct errand *e)
{
    fresh(e);
    if (!safely(e, begin_file)) return false;
    do { fresh(e); if (!safely(e, write_some)) return false; } while (e->n && e->head.seq < e->last);
    return safely(e, end_file);
}

bool write_span(struct errand *e, const char *name)
{
    char *making = mem_get(&e->mem, strlen(name) + 5);

    strcat(strcpy(making, name), ".new");
    e->name = making;
    int fd = open(making, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0 || !(e->to = fdopen(fd, "w"))) { fprintf(stderr, "pronoia: %s: %s\n", making, strerror(errno)); return false; }
    bool fine = write_all(e);
    fclose(e->to);
    if (fine && !rename(making, name)) return true;
    if (fine) fprintf(stderr, "pronoia: %s: %s\n", name, strerror(errno));
    unlink(making);
    return false;
}

/* What the database holds. */
static void all_of_it(struct errand *e)
{
    db_begin(&e->r, false);
    e->after = diary_after(&e->r, e->hidden);
    e->last = diary_head(&e->r, e->hidden).seq;
    db_commit(&e->r);
}

static int export(struct errand *e)
{
    if (!seal_all(e)) return 1;
    fresh(e);
    if (!safely(e, all_of_it) || !write_span(e, e->files[0])) return 1;
    printf("%lld lines, up to number %lld\n", (long long)e->seen, (long long)e->head.seq);
    return 0;
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

/* ---- which --------------------------------------------------------------------------------------- */

static bool options(struct errand *e, char **arg)
{
    for (; *arg; ) {
        if (!strcmp(*arg, "--hidden")) { e->hidden = true; arg++; continue; }
        if (!strcmp(*arg, "--checkpoints") && arg[1]) { e->checkpoints = arg[1]; arg += 2; continue; }
        if (!strcmp(*arg, "--before") && arg[1]) { e->before = arg[1]; arg += 2; continue; }
        if (!strcmp(*arg, "--db")) {
            e->db = true;
            if (arg[1] && arg[1][0] != '-') e->w.db = *++arg;
            arg++;
            continue;
        }
        if (world_option(&e->w, &arg)) continue;
        if (**arg == '-') return false;
        e->files[e->nfiles++] = *arg++;
    }
    return true;
}

/* The two words before the files of `find`. */
static bool find_words(struct errand *e)
{
    if (e->nfiles < 3 || !*e->files[1] || strspn(e->files[1], "0123456789") != strlen(e->files[1])) return false;
    e->kind = e->files[0];
    e->about = strtoll(e->files[1], 0, 10);
    e->files += 2;
    e->nfiles -= 2;
    return true;
}

static bool open_world(struct errand *e)
{
    if (!world_migrate(&e->w) || !world_key(&e->w)) return false;
    fresh(e);
    e->r.db = world_db(&e->w, false);
    return e->r.db != 0;
}

enum { NO_FILE, ONE_FILE, FILES, FILES_OR_DB, FIND };
static const struct verb { const char *word; int (*run)(struct errand *); int wants; bool before; } verbs[] = {
    { "export", export, ONE_FILE, false }, { "verify", diary_verify_cmd, FILES_OR_DB, false }, { "archive", diary_archive_cmd, ONE_FILE, true },
    { "remove", diary_remove_cmd, FILES, false }, { "find", diary_find_cmd, FIND, false }, { "checkpoint", checkpoint, NO_FILE, false }, { "key", key, NO_FILE, false } };

static bool fits(struct errand *e, const struct verb *v)
{
    if ((v->before && !e->before) || (v->wants != NO_FILE && v->wants != FILES_OR_DB && !e->nfiles)) return false;
    return v->wants == NO_FILE ? !e->nfiles : v->wants == ONE_FILE ? e->nfiles == 1 : v->wants == FIND ? find_words(e) : v->wants == FILES || e->nfiles || e->db;
}

int cmd_diary(int argc, char **argv)
{
    static struct errand e;
    const struct verb *v = 0;

    for (size_t i = 0; argc > 1 && i < sizeof verbs / sizeof *verbs; i++) if (!strcmp(argv[1], verbs[i].word)) v = &verbs[i];
    world_named(&e.w);
    mem_open(&e.mem, &e.r.fate, 256 << 20);
    e.files = mem_get(&e.mem, (size_t)(argc + 1) * sizeof *e.files);
    if (!v || !options(&e, argv + 2) || !fits(&e, v)) return usage();
    bool at_home = v->wants == FIND || (v->wants == FILES_OR_DB && !e.db);
    if (!at_home && !open_world(&e)) return 1;
    int rc = v->run(&e);
    if (e.r.db) db_close(e.r.db);
    if (e.r.mem.fate) mem_close(&e.r.mem);
    mem_close(&e.mem);
    mem_close(&e.w.mem);
    return rc;
}
