/* SPDX-License-Identifier: EUPL-1.2
** cmd_restore.c - pronoia restore FILE --db WHERE [--key FILE]   into an empty database and a key file that is not there
**                 pronoia restore FILE --drill [FOLDER]          into a place of its own, compared, and thrown away
**
** The recovery key is asked for on the terminal, or read from the standard input.
** RS1  Nothing that exists is written over: the database must be empty and the key file absent (or the same).
** RS2  What was restored is read once more and compared, table by table, before it is called restored. */
#include "cmd.h"
#include "world.h"
#include "host/db_copy.h"
#include "host/files.h"
#include "host/filestore.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

struct job { struct world w; const char *from; bool drill; int files; struct parcel *parcel; struct db *db; char folder[300]; };

static const char usage[] = "usage: pronoia restore FILE --db WHERE [--key FILE]\n       pronoia restore FILE --drill\n";

static void read_words(struct job *j, unsigned char secret[static RECOVERY_BYTES])
{
    char line[200] = "";
    struct termios was, quiet;
    bool terminal = !tcgetattr(0, &was);

    if (terminal) {
        fprintf(stderr, "Recovery key: ");
        quiet = was;
        quiet.c_lflag &= ~(tcflag_t)ECHO;
        tcsetattr(0, TCSAFLUSH, &quiet);
    }
    if (!fgets(line, sizeof line, stdin)) line[0] = 0;
    if (terminal) { tcsetattr(0, TCSAFLUSH, &was); fputc('\n', stderr); }
    bool right = recovery_read(line, secret);
    wipe(line, sizeof line);
    if (!right) fault(&j->w.fate, "that is not a recovery key: eleven groups of five letters and digits; look at each group again");
}

/* The schema as it was when the backup was made: files up to that number. */
static void schema_up_to(struct job *j, int64_t last, struct sources *all, struct sources *then)
{
    struct complaints c = { .mem = &j->w.mem };
    char path[4200];

    snprintf(path, sizeof path, "%s/schema", j->w.share);
    if (!files_read(&j->w.mem, path, "schema", NULL, all, &c)) fault(&j->w.fate, "cannot read the schema");
    *then = *all;
    for (then->n = 0; then->n < all->n; then->n++) {
        const char *slash = strrchr(all->at[then->n].path, '/');
        if (strtol(slash ? slash + 1 : all->at[then->n].path, 0, 10) > last) break;
    }
    if (!then->n) fault(&j->w.fate, "the backup holds no schema that this program knows");
    if (strtol(strrchr(all->at[then->n - 1].path, '/') + 1, 0, 10) != last)
        fault(&j->w.fate, "the backup is of a newer version (schema %04lld); update the program first", (long long)last);
}

static void write_key(struct job *j, const unsigned char *key, size_t n)
{
    unsigned char there[KEY_BYTES + 1];
    int fd = open(j->w.key_file, O_RDONLY | O_CLOEXEC);

    if (n != KEY_BYTES) fault(&j->w.fate, "the backup holds no key");
    if (fd >= 0) {
        bool same = read(fd, there, sizeof there) == KEY_BYTES && same_secret(there, key, KEY_BYTES);
        close(fd);
        if (!same) fault(&j->w.fate, "the key file %s is another one than the backup's; move it away first", j->w.key_file);   /* RS1 */
        return;
    }
    fd = open(j->w.key_file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, key, n) != (ssize_t)n || fsync(fd) || close(fd))
        fault(&j->w.fate, "the key file %s cannot be written: %s", j->w.key_file, strerror(errno));
}

static void put_file(struct job *j, const unsigned char *b, size_t n)
{
    char name[STORE_NAME] = "";

    if (n < STORE_NAME) fault(&j->w.fate, "the backup holds a file without a name");
    memcpy(name, b, STORE_NAME - 1);
    filestore_restore(&j->w.mem, name, b + STORE_NAME - 1, n - STORE_NAME + 1);
    j->files++;
}

static void rest(struct job *j, char kind, const unsigned char *b, size_t n)
{
    bool key = false, about = false;

    for (; kind; kind = parcel_take(j->parcel, &b, &n)) {
        if (kind == 'f') put_file(j, b, n);
        else if (kind == 'k') { write_key(j, b, n); key = true; }
        else if (kind == 'a') { fprintf(stderr, "pronoia: made by %.*s\n", (int)n, (const char *)b); about = true; }
        else fault(&j->w.fate, "the backup holds something that this version does not know ('%c'); update the program", kind);
    }
    if (!key || !about) fault(&j->w.fate, "the backup ends too early");
}

static void tell(struct job *j, const struct copy *c)
{
    int64_t rows = 0;

    for (int i = 0; i < c->n; i++) rows += c->at[i].rows;
    for (int i = 0; i < c->n; i++) if (c->at[i].rows) printf("%-28s %9lld rows, as backed up\n", c->at[i].table, (long long)c->at[i].rows);
    printf("%s: %d tables, %lld rows, %d files, schema %04lld, compared with the backup: equal\n", j->drill ? "restore drill" : "restored", c->n,
           (long long)rows, j->files, (long long)c->schema);
}

static const char *drill_files(struct job *j)
{
    char *path = mem_get(&j->w.mem, sizeof j->folder + 20);

    sprintf(path, "%s/drill.db.files", j->folder);
    return path;
}

static void restore(struct job *j)
{
    unsigned char secret[RECOVERY_BYTES];
    struct sources all = { 0 }, then;
    struct copy copy = { 0 };
    const unsigned char *b;
    size_t n;
    char kind;

    if (j->drill) filestore_at(drill_files(j));
    else world_files(&j->w);
    read_words(j, secret);
    j->parcel = parcel_open(&j->w.mem, &j->w.fate, j->from, secret);
    wipe(secret, sizeof secret);
    copy.schema = db_copy_schema(j->parcel, &j->w.fate);
    schema_up_to(j, copy.schema, &all, &then);
    j->db = db_open(&j->w.mem, &j->w.fate, j->w.db, false);
    if (!db_empty(j->db, &j->w.mem, &j->w.fate)) fault(&j->w.fate, "%s is not empty; a backup is never restored over data", j->w.db);   /* RS1 */
    db_migrate(j->db, &j->w.mem, &j->w.fate, &then);
    kind = db_copy_in(j->db, &j->w.mem, &j->w.fate, j->parcel, &copy, &b, &n);
    rest(j, kind, b, n);
    parcel_close(j->parcel);
    db_copy_compare(j->db, &j->w.mem, &j->w.fate, &copy);               /* RS2 */
    db_migrate(j->db, &j->w.mem, &j->w.fate, &all);
    db_close(j->db);
    tell(j, &copy);
}

static bool safely(struct job *j, void (*step)(struct job *))
{
    if (setjmp(j->w.fate.edge)) { fprintf(stderr, "pronoia restore: %s\n", j->w.fate.why); return false; }
    step(j);
    return true;
}

static bool drill_place(struct job *j)
{
    char *path;

    snprintf(j->folder, sizeof j->folder, "%.260s/pronoia-drill.XXXXXX", env("TMPDIR", "/tmp"));
    if (!mkdtemp(j->folder)) { fprintf(stderr, "pronoia restore: %s cannot be made: %s\n", j->folder, strerror(errno)); return false; }
    path = mem_get(&j->w.mem, sizeof j->folder + 20);
    sprintf(path, "%s/drill.db", j->folder);
    j->w.db = path;
    j->w.key_file = 0;
    return true;
}

static void drill_end(struct job *j)
{
    static const char *const ending[] = { "", "-wal", "-shm", ".key" };
    char path[400];

    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        snprintf(path, sizeof path, "%s/drill.db%s", j->folder, ending[i]);
        unlink(path);
    }
    filestore_drop();
    rmdir(j->folder);
}

int cmd_restore(int argc, char **argv)
{
    static struct job j;
    bool done;

    (void)argc;
    world_named(&j.w);
    for (char **arg = argv + 1; *arg; )
        if (!strcmp(*arg, "--drill")) { j.drill = true; arg++; }
        else if (**arg != '-' && !j.from) j.from = *arg++;
        else if (!world_option(&j.w, &arg)) { fputs(usage, stderr); return 2; }
    if (!j.from) { fputs(usage, stderr); return 2; }
    if (j.drill && !drill_place(&j)) return 1;
    world_key_name(&j.w);
    done = safely(&j, restore);
    parcel_drop(j.parcel);
    if (j.drill) drill_end(&j);
    return !done;
}
