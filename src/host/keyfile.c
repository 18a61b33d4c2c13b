/* SPDX-License-Identifier: EUPL-1.2
** keyfile.c - K4 of crypto.h.  Two processes that start at once agree: the file appears whole, under its name, once. */
#include "host/crypto.h"
#include "host/chance.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* 0 read, else errno; EBADMSG when it is not a key, EPERM when others can read it. */
static int read_key(const char *path, unsigned char key[static KEY_BYTES])
{
    unsigned char more;
    struct stat s;
    int fd = open(path, O_RDONLY | O_CLOEXEC), err = 0;

    if (fd < 0) return errno;
    if (fstat(fd, &s)) err = errno;
    else if (s.st_mode & 077) err = EPERM;
    else if (read(fd, key, KEY_BYTES) != KEY_BYTES || read(fd, &more, 1) != 0) err = EBADMSG;
    close(fd);
    return err;
}

static int write_key(const char *path, const unsigned char key[static KEY_BYTES])
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600), err = 0;

    if (fd < 0) return errno;
    errno = 0;
    if (write(fd, key, KEY_BYTES) != KEY_BYTES) err = errno ? errno : ENOSPC;
    if (!err && fsync(fd)) err = errno;
    if (close(fd) && !err) err = errno;
    return err;
}

static int make_key(const char *path)
{
    unsigned char key[KEY_BYTES];
    char own[4096];
    int err;

    if (snprintf(own, sizeof own, "%s.%ld.new", path, (long)getpid()) >= (int)sizeof own) return ENAMETOOLONG;
    chance(key, sizeof key);
    unlink(own);
    err = write_key(own, key);
    wipe(key, sizeof key);
    if (!err && link(own, path) && errno != EEXIST) err = errno;    /* EEXIST: the other process was first; its key counts */
    unlink(own);
    return err;
}

void key_file(struct fate *f, const char *path, unsigned char key[static KEY_BYTES])
{
    int err;

    risk(f, "key file");
    err = read_key(path, key);
    if (err == ENOENT) {
        err = make_key(path);
        if (err) fault(f, "the key file %s cannot be made: %s", path, strerror(err));
        err = read_key(path, key);
    }
    if (err == EBADMSG) fault(f, "the key file %s does not hold a key of %d bytes; restore it from the backup", path, KEY_BYTES);
    if (err == EPERM) fault(f, "the key file %s must be readable by its owner alone: chmod 600 %s", path, path);
    if (err) fault(f, "the key file %s cannot be read: %s", path, strerror(err));
}
