/* SPDX-License-Identifier: EUPL-1.2
** cmd_backup.c - pronoia backup --new-key [--to FILE]     a recovery key: printed once, its public half kept
**                pronoia backup FILE [--db WHERE]         everything, sealed, while the server runs
**
** BK1  What is sealed can be opened with the recovery key alone, which is on paper and not on this machine.
** BK2  The key file travels along: without it numbers, papers and second steps could not be read. */
#include "cmd.h"
#include "world.h"
#include "host/clock.h"
#include "host/db_copy.h"
#include "host/filestore.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct job { struct world w; const char *to, *public_file; bool new_key; struct parcel *parcel; struct db *db; };

static const char usage[] = "usage: pronoia backup FILE [--db WHERE] [--key FILE]\n"
                            "       pronoia backup --new-key [--db WHERE]\n";

static void new_key(struct job *j)
{
    unsigned char public_half[RECOVERY_BYTES];
    const char *words = recovery_new(&j->w.mem, public_half);
    FILE *f;

    if (!access(j->public_file, F_OK))
        fault(&j->w.fate, "%s is there: a recovery key was made already. Move it away first; older backups still need the older key", j->public_file);
    if (!(f = fopen(j->public_file, "wbe")) || fwrite(public_half, 1, sizeof public_half, f) != sizeof public_half || fflush(f) || fsync(fileno(f)))
        fault(&j->w.fate, "%s cannot be written: %s", j->public_file, strerror(errno));
    fclose(f);
    printf("%s\n", words);
    fprintf(stderr, "pronoia: this is the recovery key. Write it on paper, twice, and keep it in two places away from this machine.\n"
                    "It is shown once and kept nowhere here; without it no backup can be opened.\n");
}

static void read_public(struct job *j, unsigned char public_half[static RECOVERY_BYTES])
{
    FILE *f = fopen(j->public_file, "rbe");
    bool read = f && fread(public_half, 1, RECOVERY_BYTES, f) == RECOVERY_BYTES && fgetc(f) == EOF;

    if (f) fclose(f);
    if (!f) fault(&j->w.fate, "there is no recovery key yet (%s): make one with 'pronoia backup --new-key'", j->public_file);
    if (!read) fault(&j->w.fate, "%s does not hold the public half of a recovery key", j->public_file);
}

static void tell(const struct copy *c, const char *what)
{
    int64_t rows = 0;

    for (int i = 0; i < c->n; i++) rows += c->at[i].rows;
    fprintf(stderr, "pronoia: %s: %d tables, %lld rows, schema %04lld\n", what, c->n, (long long)rows, (long long)c->schema);
}

struct sending { struct job *j; int n; };

/* A file, as it is stored: its name of STORE_NAME - 1 letters, then its bytes. */
static void send_file(void *to, const char *name, const void *bytes, size_t n)
{
    struct sending *s = to;
    struct mem item;
    char *b;

    mem_open(&item, &s->j->w.fate, ITEM_MAX);
    b = mem_get(&item, n + STORE_NAME);
    memcpy(b, name, STORE_NAME - 1);
    memcpy(b + STORE_NAME - 1, bytes, n);
    parcel_put(s->j->parcel, 'f', b, n + STORE_NAME - 1);
    mem_close(&item);
    s->n++;
}

static void backup(struct job *j)
{
    struct sending files = { .j = j };
    unsigned char public_half[RECOVERY_BYTES];
    struct copy copy = { 0 };
    struct out about = { .mem = &j->w.mem };

    read_public(j, public_half);
    j->db = db_open(&j->w.mem, &j->w.fate, j->w.db, true);
    j->parcel = parcel_new(&j->w.mem, &j->w.fate, j->to, public_half);
    db_copy_out(j->db, &j->w.mem, &j->w.fate, j->parcel, &copy);
    world_files(&j->w);
    filestore_each(&j->w.mem, send_file, &files);                       /* after the tables: no row without its file */
    parcel_put(j->parcel, 'k', j->w.key, KEY_BYTES);                    /* BK2 */
    out_fmt(&about, "pronoia %s, ", PRONOIA_VERSION);
    out_str(&about, instant_iso(clock_now(), (char[24]){ 0 }));
    parcel_put(j->parcel, 'a', out_text(&about), about.n);
    parcel_close(j->parcel);
    db_close(j->db);
    tell(&copy, j->to);
    if (files.n) fprintf(stderr, "pronoia: and %d files\n", files.n);
}

static bool safely(struct job *j, void (*step)(struct job *))
{
    if (setjmp(j->w.fate.edge)) { fprintf(stderr, "pronoia backup: %s\n", j->w.fate.why); return false; }
    step(j);
    return true;
}

static bool read_options(struct job *j, char **arg)
{
    for (; *arg; )
        if (!strcmp(*arg, "--new-key")) { j->new_key = true; arg++; }
        else if (**arg != '-' && !j->to) j->to = *arg++;
        else if (!world_option(&j->w, &arg)) return false;
    return j->new_key != (j->to != 0);
}

int cmd_backup(int argc, char **argv)
{
    static struct job j;
    char *path;

    (void)argc;
    world_named(&j.w);
    if (!read_options(&j, argv + 1)) { fputs(usage, stderr); return 2; }
    world_key_name(&j.w);
    path = mem_get(&j.w.mem, strlen(j.w.key_file) + sizeof ".recovery");
    j.public_file = strcat(strcpy(path, j.w.key_file), ".recovery");
    if (!j.new_key && !world_key(&j.w)) return 1;
    if (!safely(&j, j.new_key ? new_key : backup)) { parcel_drop(j.parcel); return 1; }
    return 0;
}
