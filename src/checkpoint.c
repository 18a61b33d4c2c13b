/* SPDX-License-Identifier: EUPL-1.2
** checkpoint.c - the file of checkpoints beside the key file: what the diary's end was, day by day, out of the database's reach.
**
** "pronoia.db.key" -> "pronoia.db.checkpoints".  Lines are only ever added; a copy with the auditor is worth more than ours. */
#include "world.h"
#include "cmd.h"
#include "web/edge.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char *path;

const char *world_checkpoints(struct world *w)
{
    size_t n = strlen(w->key_file);
    struct out o = { .mem = &w->mem };

    if (n > 4 && !strcmp(w->key_file + n - 4, ".key")) n -= 4;
    out_raw(&o, w->key_file, n);
    out_str(&o, ".checkpoints");
    return out_text(&o);
}

static void add_line(struct req *r, const char *line)
{
    ssize_t n = (ssize_t)strlen(line);

    risk(&r->fate, "write a checkpoint");
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd < 0) fault(&r->fate, "%s: %s", path, strerror(errno));
    bool kept = write(fd, line, (size_t)n) == n && !fsync(fd);
    int why = errno;
    close(fd);
    if (!kept) fault(&r->fate, "%s: %s", path, strerror(why));
}

void world_keep_checkpoints(struct world *w)
{
    path = world_checkpoints(w);
    edge.checkpoint = add_line;
}
