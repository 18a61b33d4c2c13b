/* SPDX-License-Identifier: EUPL-1.2
** files.c - F1..F3 of files.h.  Nothing is held open while memory is taken, since taking memory may fault. */
#include "host/files.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool folder_exists(const char *path)
{
    struct stat s;

    return !stat(path, &s) && S_ISDIR(s.st_mode);
}

static bool readable_below(char path[static FILE_PATH], const char *folder, const char *name)
{
    return name && snprintf(path, FILE_PATH, "%s/%s", folder, name) < FILE_PATH && !access(path, R_OK);
}

bool file_by_program(char path[static FILE_PATH], int up, const char *one, const char *other)
{
    char folder[FILE_PATH], *slash;
    ssize_t n = readlink("/proc/self/exe", folder, sizeof folder - 1);

    folder[n < 0 ? 0 : n] = 0;
    for (; up >= 0 && (slash = strrchr(folder, '/')); up--) {
        *slash = 0;
        if (readable_below(path, folder, one) || readable_below(path, folder, other)) return true;
    }
    return false;
}

static char *join(struct mem *m, const char *a, const char *b)
{
    size_t n = strlen(a);
    char *s = mem_get(m, n + strlen(b) + 2);

    memcpy(s, a, n);
    if (n && a[n - 1] != '/') s[n++] = '/';
    memcpy(s + n, b, strlen(b));
    return s;
}

static void add(struct mem *m, struct sources *to, struct source s)
{
    if (!(to->n & (to->n - 1)) || !to->at)              /* room for the next power of two */
        to->at = mem_grow(m, to->at, (size_t)to->n * sizeof *to->at, (size_t)(to->n ? to->n * 2 : 1) * sizeof *to->at);
    to->at[to->n++] = s;
}

/* Fills bytes with at most n; how many came, -1 on an error. */
static ssize_t fill(const char *file, char *bytes, size_t n)
{
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    size_t have = 0;
    ssize_t k = 1;

    if (fd < 0) return -1;
    while (have < n && (k = read(fd, bytes + have, n - have)) > 0) have += (size_t)k;
    close(fd);
    return k < 0 ? -1 : (ssize_t)have;
}

bool file_read(struct mem *m, const char *file, const char *as, struct sources *to, struct complaints *no)
{
    struct stat s;
    char *bytes;
    ssize_t n;

    if (stat(file, &s)) { complain(no, as, 0, 0, "cannot be read: %s", strerror(errno)); return false; }
    if (!S_ISREG(s.st_mode)) { complain(no, as, 0, 0, "is not a file"); return false; }
    if (s.st_size > FILE_MAX) { complain(no, as, 0, 0, "is larger than %d MiB", FILE_MAX >> 20); return false; }
    bytes = mem_get(m, (size_t)s.st_size + 1);
    if ((n = fill(file, bytes, (size_t)s.st_size)) < 0) {
        complain(no, as, 0, 0, "cannot be read: %s", strerror(errno));
        return false;
    }
    add(m, to, (struct source){ mem_str(m, as), bytes, (size_t)n });
    return true;
}

struct names { int n, room; size_t bytes, room_bytes; char **at; char *text; };

/* What one call reads, and where it puts it. */
struct errand { struct mem *mem; const char *except; struct sources *to; struct complaints *no; };

static bool skipped(const char *name) { return *name == '.' || name[strlen(name) - 1] == '~'; }

/* Counts (text NULL) or copies the names; a folder that grew in between is read to the room counted. */
static bool list(const char *folder, struct names *l)
{
    DIR *d = opendir(folder);

    if (!d) return false;
    for (struct dirent *e; (e = readdir(d)); ) {
        size_t n = strlen(e->d_name) + 1;
        if (skipped(e->d_name)) continue;
        if (l->text) {
            if (l->n == l->room || l->bytes + n > l->room_bytes) break;
            l->at[l->n] = memcpy(l->text + l->bytes, e->d_name, n);
        }
        l->n++;
        l->bytes += n;
    }
    closedir(d);
    return true;
}

static bool read_below(const struct errand *e, const char *folder, const char *as, int depth)
{
    struct names l = { 0 };
    struct mem *m = e->mem;
    bool fine = true;

    if (depth > FOLDER_DEPTH) { complain(e->no, as, 0, 0, "folders are nested too deep"); return false; }
    if (!list(folder, &l)) { complain(e->no, as, 0, 0, "cannot be read: %s", strerror(errno)); return false; }
    l = (struct names){ .room = l.n, .room_bytes = l.bytes };
    l.at = mem_get(m, (size_t)l.room * sizeof *l.at + 1);
    l.text = mem_get(m, l.room_bytes + 1);
    if (!list(folder, &l)) { complain(e->no, as, 0, 0, "cannot be read: %s", strerror(errno)); return false; }
    for (int i = 0; i < l.n; i++) {
        const char *file = join(m, folder, l.at[i]), *name = *as ? join(m, as, l.at[i]) : l.at[i];
        struct stat s;
        if (lstat(file, &s)) { complain(e->no, name, 0, 0, "cannot be read: %s", strerror(errno)); fine = false; }
        else if (!S_ISDIR(s.st_mode)) fine &= file_read(m, file, name, e->to, e->no);
        else if (!e->except || strcmp(l.at[i], e->except)) fine &= read_below(e, file, name, depth + 1);
    }
    return fine;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct source *)a)->path, ((const struct source *)b)->path);
}

void sources_sort(struct sources *s)
{
    if (s->n > 1) qsort(s->at, (size_t)s->n, sizeof *s->at, by_path);
}

bool files_read(struct mem *m, const char *folder, const char *as, const char *except, struct sources *to, struct complaints *no)
{
    struct errand e = { m, except, to, no };
    int before = to->n;
    bool fine = read_below(&e, folder, as, 0);
    struct sources added = { to->n - before, to->at ? to->at + before : NULL };

    sources_sort(&added);
    return fine;
}
