/* SPDX-License-Identifier: EUPL-1.2
** cmd_import.c - pronoia import FILE.csv [--map FIELD=COLUMN]... [--dry-run] [--receipt FILE]
**
** Reads people from another system's table and prints the receipt: expected, arrived, here already, refused with the reason.
** Some hundred rows a transaction, so that the desk goes on working meanwhile; stopped in the middle, the same command goes on
** where it was.  A table that is not UTF-8 is read as Windows-1253, in which Greek spreadsheets save. */
#include "cmd.h"
#include "world.h"
#include "base/date.h"
#include "base/fold.h"
#include "host/clock.h"
#include "rooms/registry/import.h"
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 200, FILE_LARGEST = 512 << 20 };
struct job {
    struct world w; struct req r; struct import im;
    const char *file, *receipt; bool dry, more, legacy;
    int nmaps; const char *map[IMPORT_FIELDS];
    struct import before;               /* as it was when the transaction began */
};

static const char usage[] = "usage: pronoia import FILE.csv [--map FIELD=COLUMN]... [--dry-run] [--receipt FILE] [--db WHERE]\nfields:";

static char *read_file(struct job *j, size_t *n)
{
    FILE *f = fopen(j->file, "rbe");
    char *b;
    long size;

    if (!f) fault(&j->w.fate, "%s cannot be read: %s", j->file, strerror(errno));
    if (fseek(f, 0, SEEK_END) || (size = ftell(f)) < 0 || size > FILE_LARGEST) { fclose(f); fault(&j->w.fate, "%s is no file, or larger than %d MiB", j->file, FILE_LARGEST >> 20); }
    rewind(f);
    b = mem_get(&j->w.mem, (size_t)size + 1);
    *n = fread(b, 1, (size_t)size, f);
    fclose(f);
    return b;
}

static char *from_windows(struct job *j, char *bytes, size_t *n)
{
    size_t left = *n, room = *n * 3;
    char *to = mem_get(&j->w.mem, room + 1), *at = to;
    iconv_t c = iconv_open("UTF-8", "CP1253");
    bool fine = c != (iconv_t)-1 && iconv(c, &bytes, &left, &at, &room) != (size_t)-1 && !left;

    if (c != (iconv_t)-1) iconv_close(c);
    if (!fine) fault(&j->w.fate, "%s is neither UTF-8 nor Windows-1253; save it as CSV UTF-8 and try again", j->file);
    *n = (size_t)(at - to);
    *at = 0;
    j->legacy = true;
    return to;
}

static void read_table(struct job *j)
{
    const char *wrong;
    size_t n;
    char *b = read_file(j, &n);

    sha256(j->im.batch, b, n);
    if (!utf8_valid(b, n) && !memchr(b, 0, n)) b = from_windows(j, b, &n);
    j->im.mem = &j->w.mem;
    j->im.dry = j->dry;
    j->im.table = csv_read(&j->w.mem, b, n);
    import_columns(&j->im);
    for (int i = 0; i < j->nmaps; i++)
        if (!import_map(&j->im, j->map[i])) fault(&j->w.fate, "--map %s: there is no such field, or no such column in %s", j->map[i], j->file);
    if ((wrong = import_wrong(&j->im))) fault(&j->w.fate, "%s:%d: %s", j->file, j->im.table->refused_line ? j->im.table->refused_line : 1, wrong);
}

static bool safely(struct job *j, void (*step)(struct job *))
{
    if (setjmp(j->w.fate.edge)) { fprintf(stderr, "pronoia import: %s\n", j->w.fate.why); return false; }
    step(j);
    return true;
}

/* Keeps no variables of its own: a fault comes back here. */
static bool some_rows(struct job *j)
{
    struct req *r = &j->r;

    if (setjmp(r->fate.edge)) {
        fprintf(stderr, "pronoia import: %s\n", r->fate.why);
        db_rollback(r->db);
        import_back(&j->im, &j->before);
        return false;
    }
    db_begin(r, !j->dry);
    j->more = import_some(r, &j->im, ROWS);
    db_commit(r);
    return true;
}

static void open_visit(struct job *j)
{
    struct req *r = &j->r;

    mem_open(&r->mem, &r->fate, (size_t)256 << 20);
    r->out.mem = &r->mem;
    r->house = house_take();
    r->now = clock_now();
    r->today = greek_day(r->now);
    r->who = "command line";
}

static bool all_rows(struct job *j)
{
    for (j->more = true; j->more; ) {
        bool fine;
        j->before = j->im;
        open_visit(j);
        for (int tries = 0; !(fine = some_rows(j)) && db_serialization_failed(j->r.db) && tries < 10; ) tries++;
        house_give_back(j->r.house);
        mem_close(&j->r.mem);
        if (!fine) return false;
    }
    return true;
}

static void print_receipt(const struct job *j, FILE *to)
{
    const struct import *im = &j->im;

    fprintf(to, "%s%s: expected %d, arrived %d, here already %d, refused %d\n", j->file, j->dry ? " (dry run, nothing written)" : "",
            im->table->nrows, im->arrived, im->before, im->refused);
    if (j->legacy) fprintf(to, "read as Windows-1253, not UTF-8: look whether the names are right\n");
    for (int f = 0; f < IMPORT_FIELDS; f++) if (im->column[f] >= 0) fprintf(to, "%-12s from column '%s'\n", import_words[f], im->table->column[im->column[f]]);
    for (int c = 0; c < im->table->ncolumns; c++)
        if (!import_reads(im, c))
            fprintf(to, "not read: column %d '%s'; say which it is with --map FIELD=COLUMN\n", c + 1, im->table->column[c]);
    if (im->odd) fprintf(to, "%d arrived with a number whose check digits do not fit; it is kept and marked\n", im->odd);
    for (int i = 0; i < im->refused; i++) fprintf(to, "line %d: %s\n", im->why[i].line, im->why[i].why);
    if (im->arrived + im->before + im->refused != im->table->nrows) fprintf(to, "stopped before the end: the same command goes on where it was\n");
}

static bool read_options(struct job *j, char **arg)
{
    for (; *arg; )
        if (!strcmp(*arg, "--dry-run")) { j->dry = true; arg++; }
        else if (!strcmp(*arg, "--map") && arg[1] && j->nmaps < IMPORT_FIELDS) { j->map[j->nmaps++] = arg[1]; arg += 2; }
        else if (!strcmp(*arg, "--receipt") && arg[1]) { j->receipt = arg[1]; arg += 2; }
        else if (**arg != '-' && !j->file) j->file = *arg++;
        else if (!world_option(&j->w, &arg)) return false;
    return j->file != 0;
}

int cmd_import(int argc, char **argv)
{
    static struct job j;
    FILE *to;
    bool fine;

    (void)argc;
    world_named(&j.w);
    mem_close(&j.w.mem);
    mem_open(&j.w.mem, &j.w.fate, (size_t)4 << 30);             /* the whole table is in it */
    if (!read_options(&j, argv + 1)) {
        fputs(usage, stderr);
        for (int f = 0; f < IMPORT_FIELDS; f++) fprintf(stderr, " %s", import_words[f]);
        fputc('\n', stderr);
        return 2;
    }
    if (!safely(&j, read_table) || !world_migrate(&j.w) || !world_key(&j.w) || !world_house(&j.w)) return 1;
    if (!(j.r.db = world_db(&j.w, false))) return 1;
    fine = all_rows(&j);
    print_receipt(&j, stdout);
    if (j.receipt) {
        if (!(to = fopen(j.receipt, "we"))) { fprintf(stderr, "pronoia import: %s cannot be written: %s\n", j.receipt, strerror(errno)); return 1; }
        print_receipt(&j, to);
        if (fclose(to)) return 1;
    }
    db_close(j.r.db);
    return !fine || j.im.refused ? 1 : 0;
}
