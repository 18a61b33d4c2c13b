/* SPDX-License-Identifier: EUPL-1.2
** checkpoint.c - the file of checkpoints beside the key file: what the diary's end was, day by day, out of the database's reach.
**
** "pronoia.db.key" -> "pronoia.db.checkpoints".  Lines are only ever added; a copy with the auditor is worth more than ours.
** Those of the sealed diary have a private file of their own, ".checkpoints.sealed": how much is in it, is nobody else's. */
#include "world.h"
#include "cmd.h"
#include "web/edge.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char *path[2];

const char *world_checkpoints(struct world *w, bool hidden)
{
    size_t n = strlen(w->key_file);
    struct out o = { .mem = &w->mem };

    if (n > 4 && !strcmp(w->key_file + n - 4, ".key")) n -= 4;
    out_raw(&o, w->key_file, n);
    out_str(&o, hidden ? ".checkpoints.sealed" : ".checkpoints");
    return out_text(&o);
}

static void add_line(struct req *r, bool hidden, const char *line)
{
    ssize_t n = (ssize_t)strlen(line);

    risk(&r->fate, "write a checkpoint");
    int fd = open(path[hidden], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, hidden ? 0600 : 0644);
    if (fd < 0) fault(&r->fate, "%s: %s", path[hidden], strerror(errno));
    bool kept = write(fd, line, (size_t)n) == n && !fsync(fd);
    int why = errno;
    close(fd);
    if (!kept) fault(&r->fate, "%s: %s", path[hidden], strerror(why));
}

void world_keep_checkpoints(struct world *w)
{
    for (int hidden = 0; hidden < 2; hidden++) path[hidden] = world_checkpoints(w, hidden);
    edge.checkpoint = add_line;
}
