/* SPDX-License-Identifier: EUPL-1.2
** cmd_diary.h - what the parts of `pronoia diary` share. */
#ifndef CMD_DIARY_H
#define CMD_DIARY_H
#include "world.h"
#include "rooms/diary/diary.h"
#include <stdio.h>

enum { AT_ONCE = 2000 };
struct errand {
    struct world w;
    bool hidden, db;
    const char **files; int nfiles;         /* as they were named */
    const char *checkpoints, *before;
    const char *kind; int64_t about;        /* of find */
    FILE *to; const char *name;             /* what is being written */
    struct req r;
    struct mem mem;                         /* lives as long as the errand; r.mem only as long as a step */
    struct chain_check check;
    struct diary_head after, head;          /* where the walk begins, and stands */
    int64_t last;                           /* and ends */
    int n; int64_t seen;
    const char *bad;
    struct diary_span span;
};

void fresh(struct errand *);
bool safely(struct errand *, void (*step)(struct errand *));        /* false: the fault is told */
bool seal_all(struct errand *);
/* A file, private, sealed at its end, that appears under its name only when it is whole; from e->after to e->last. */
bool write_span(struct errand *, const char *name);
/* Reads e->files, one after the other, into e->check; take: chain_read, or what looks on besides. */
void read_files(struct errand *, void (*take)(struct chain_check *, const char *, size_t));

int diary_verify_cmd(struct errand *);
int diary_archive_cmd(struct errand *);
int diary_remove_cmd(struct errand *);
int diary_find_cmd(struct errand *);
#endif
