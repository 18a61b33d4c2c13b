/* SPDX-License-Identifier: EUPL-1.2
** filestore.c - V1 to V3 of filestore.h.  A file is: chunks of CHUNK bytes, each sealed for "file <name> <place> <last>". */
#include "host/filestore.h"
#include "host/chance.h"
#include "host/crypto.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 << 10, FILE_MOST = 16 << 20 };
static char folder[1024];

void filestore_at(const char *path)
{
    snprintf(folder, sizeof folder, "%s", path);
}

static bool good_name(const char *name) { return strlen(name) == STORE_NAME - 1 && strspn(name, "0123456789abcdef") == STORE_NAME - 1; }

static void path_of(char to[static 1100], const char *name) { snprintf(to, 1100, "%s/%s", folder, name); }

static const char *purpose(char to[static 80], const char *name, size_t place, bool last)
{
    snprintf(to, 80, "file %s %zu %d", name, place, last);
    return to;
}

static bool write_all(int fd, const unsigned char *b, size_t n)
{
    while (n) {
        ssize_t k = write(fd, b, n);
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0) return false;
        b += k;
        n -= (size_t)k;
    }
    return true;
}

static bool write_chunks(struct mem *m, int fd, const unsigned char *key, const unsigned char *b, size_t n, const char *name)
{
    char p[80];
    size_t place = 0;

    do {
        size_t now = n < CHUNK ? n : CHUNK, sealed_n;
        const unsigned char *sealed = seal(m, key, purpose(p, name, place, now == n), b, now, &sealed_n);
        if (!write_all(fd, sealed, sealed_n)) return false;
        b += now;
        n -= now;
        place++;
    } while (n);
    return fsync(fd) == 0;
}

static bool folder_kept(void)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool fine = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0) close(fd);
    return fine;
}

void filestore_put(struct mem *m, const unsigned char key[static 32], const void *bytes, size_t n, char name[static STORE_NAME])
{
    unsigned char c[16];
    char path[1100];

    risk(m->fate, "filestore_put");
    if (n > FILE_MOST) fault(m->fate, "a file of %zu bytes is too large to keep", n);
    chance(c, sizeof c);
    for (int i = 0; i < 16; i++) snprintf(name + 2 * i, 3, "%02x", c[i]);
    path_of(path, name);
    mkdir(folder, 0700);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) fault(m->fate, "cannot keep a file in %s: %s", folder, strerror(errno));
    bool fine = write_chunks(m, fd, key, bytes, n, name);
    int why = errno;
    close(fd);
    if (fine && folder_kept()) return;                                                      /* V1 */
    unlink(path);
    fault(m->fate, "cannot keep a file in %s: %s", folder, strerror(why));
}

const unsigned char *filestore_get(struct mem *m, const unsigned char key[static 32], const char *name, size_t *n)
{
    char path[1100], p[80];
    struct stat st;

    if (!good_name(name)) return NULL;                                                      /* V3 */
    path_of(path, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return NULL;
    if (fstat(fd, &st) || st.st_size > FILE_MOST + (FILE_MOST / CHUNK + 2) * SEAL_EXTRA) { close(fd); return NULL; }
    size_t size = (size_t)st.st_size, got = 0;
    unsigned char *b = mem_get(m, size + 1), *to = mem_get(m, size + 1);
    while (got < size) { ssize_t k = read(fd, b + got, size - got); if (k <= 0) break; got += (size_t)k; }
    close(fd);
    *n = 0;
    for (size_t at = 0, place = 0; got == size && at < size; place++) {
        size_t now = size - at < CHUNK + SEAL_EXTRA ? size - at : CHUNK + SEAL_EXTRA, k;
        const unsigned char *plain = unseal(m, key, purpose(p, name, place, at + now == size), b + at, now, &k);
        if (!plain) return NULL;                                                            /* V2 */
        memcpy(to + *n, plain, k);
        *n += k;
        at += now;
    }
    return got == size && size ? to : NULL;
}

void filestore_remove(const char *name)
{
    char path[1100];

    if (!good_name(name)) return;
    path_of(path, name);
    unlink(path);
}

void filestore_older(int64_t than, bool (*each)(void *, const char *name), void *with)
{
    DIR *d = opendir(folder);
    char path[1100];
    struct stat st;

    for (struct dirent *e; d && (e = readdir(d)); ) {
        if (!good_name(e->d_name)) continue;
        path_of(path, e->d_name);
        if (!stat(path, &st) && st.st_mtime < than && !each(with, e->d_name)) break;
    }
    if (d) closedir(d);
}

/* ---- for backups ---- */

static const void *whole(struct mem *m, const char *path, size_t *n)
{
    FILE *f = fopen(path, "rbe");
    char *b;
    long size;

    if (!f || fseek(f, 0, SEEK_END) || (size = ftell(f)) < 0 || size > 2 * FILE_MOST) { if (f) fclose(f); return NULL; }
    rewind(f);
    b = mem_get(m, (size_t)size + 1);
    *n = fread(b, 1, (size_t)size, f);
    fclose(f);
    return *n == (size_t)size ? b : NULL;
}

void filestore_each(struct mem *m, void (*each)(void *, const char *name, const void *bytes, size_t n), void *with)
{
    DIR *d = opendir(folder);
    char path[1100];
    size_t n;

    for (struct dirent *e; d && (e = readdir(d)); ) {
        struct mem one;
        if (!good_name(e->d_name)) continue;
        path_of(path, e->d_name);
        mem_open(&one, m->fate, 3L * FILE_MOST);
        const void *b = whole(&one, path, &n);
        if (!b) { closedir(d); fault(m->fate, "the file %s cannot be read", path); }
        each(with, e->d_name, b, n);
        mem_close(&one);
    }
    if (d) closedir(d);
}

void filestore_restore(struct mem *m, const char *name, const void *bytes, size_t n)
{
    char path[1100];

    if (!good_name(name)) fault(m->fate, "the backup holds a file with a wrong name");
    path_of(path, name);
    mkdir(folder, 0700);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool fine = fd >= 0 && write_all(fd, bytes, n) && fsync(fd) == 0;
    int why = errno;
    if (fd >= 0) close(fd);
    if (!fine || !folder_kept()) fault(m->fate, "cannot put a file back into %s: %s", folder, strerror(why));
}

void filestore_drop(void)
{
    DIR *d = opendir(folder);
    char path[1100];

    for (struct dirent *e; d && (e = readdir(d)); ) if (good_name(e->d_name)) { path_of(path, e->d_name); unlink(path); }
    if (d) closedir(d);
    rmdir(folder);
}
