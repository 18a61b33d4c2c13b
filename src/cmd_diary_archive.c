/* SPDX-License-Identifier: EUPL-1.2
** cmd_diary_archive.c - pronoia diary archive, remove: Y9.
**
** Two steps on purpose: the file can be copied to safe places, and checked there, before its lines leave the database. */
#include "cmd_diary.h"
#include "base/date.h"
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <string.h>
#include <unistd.h>

enum { YOUNGEST = 365 };                /* days: what is younger stays at hand, and was counted for the quotas (AC11) */

/* ---- into a file ----------------------------------------------------------------------------------- */

static void which(struct errand *e)
{
    db_begin(&e->r, false);
    e->after = diary_archived(&e->r, e->hidden);
    e->last = diary_older(&e->r, e->hidden, e->span.until);
    db_commit(&e->r);
}

/* Read again from the disk, as the auditor will. */
static void read_again(struct errand *e)
{
    unsigned char sum[HASH_BYTES];
    char *h = mem_get(&e->mem, 2 * HASH_BYTES + 1);

    e->check = (struct chain_check){ .mem = &e->mem, .hidden = e->hidden };
    read_files(e, chain_read);
    chain_done(&e->check);
    if (e->check.what || e->check.head.seq != e->last) fault(&e->r.fate, "%s is not what was written: %s", e->files[0], e->check.what ? e->check.what : "it ends elsewhere");
    if (!sha256_file(sum, e->files[0])) fault(&e->r.fate, "%s: %s", e->files[0], strerror(errno));
    e->span.after = e->check.first;
    e->span.end = e->check.head;
    e->span.sha256 = hex(h, sum, sizeof sum);
    e->span.file = basename(mem_str(&e->mem, e->files[0]));
}

static void keep_folder(struct errand *e)
{
    int fd = open(dirname(mem_str(&e->mem, e->files[0])), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0 || fsync(fd)) fault(&e->r.fate, "the folder of %s: %s", e->files[0], strerror(errno));
    close(fd);
}

static void record(struct errand *e)
{
    keep_folder(e);
    db_begin_alone(&e->r);
    if (!diary_archive(&e->r, e->hidden, &e->span)) fault(&e->r.fate, "another span was archived meanwhile");
    db_commit(&e->r);
}

int diary_archive_cmd(struct errand *e)
{
    day before;

    if (!day_read(e->before, &before)) { fprintf(stderr, "pronoia: --before wants a day like 2029-01-01\n"); return 2; }
    if (!access(e->files[0], F_OK)) { fprintf(stderr, "pronoia: %s is there already; an archive is never written over\n", e->files[0]); return 1; }
    if (!seal_all(e)) return 1;
    fresh(e);
    if (before.v > greek_day(e->r.now).v - YOUNGEST) { fprintf(stderr, "pronoia: what is younger than a year stays in the database\n"); return 1; }
    e->span.until = greek_instant(before, 0);
    if (!safely(e, which)) return 1;
    if (e->last <= e->after.seq) { fprintf(stderr, "pronoia: nothing in the diary is older than %s and not in an archive yet\n", e->before); return 1; }
    if (!write_span(e, e->files[0])) return 1;
    fresh(e);
    if (!safely(e, read_again) || !safely(e, record)) { unlink(e->files[0]); return 1; }
    printf("%lld lines, numbers %lld to %lld, older than %s\nsha256      %s\nThe lines are still in the database. Copy the file to two safe places, check it there"
           " (pronoia diary verify), then: pronoia diary remove %s\n", (long long)e->seen, (long long)e->span.after.seq + 1, (long long)e->last, e->before, e->span.sha256, e->files[0]);
    return 0;
}

/* ---- out of the database ---------------------------------------------------------------------------- */

static void check_file(struct errand *e)
{
    unsigned char sum[HASH_BYTES];
    char h[2 * HASH_BYTES + 1];

    e->check = (struct chain_check){ .mem = &e->mem, .hidden = e->hidden };
    read_files(e, chain_read);
    chain_done(&e->check);
    if (e->check.what) fault(&e->r.fate, "%s: NOT SOUND: %s", e->files[0], e->check.what);
    if (!sha256_file(sum, e->files[0])) fault(&e->r.fate, "%s: %s", e->files[0], strerror(errno));
    e->span = (struct diary_span){ .after = e->check.first, .end = e->check.head, .sha256 = hex(h, sum, sizeof sum) };
    db_begin(&e->r, false);
    struct diary_head from = diary_after(&e->r, e->hidden);
    const char *bad = diary_not_ours(&e->r, e->hidden, &e->span);
    if (!bad && e->span.after.seq > from.seq) bad = "what lies before it is still in the database: remove that first";
    db_commit(&e->r);
    if (bad) fault(&e->r.fate, "%s: %s", e->files[0], bad);
    e->head = e->span.after;
}

static void remove_some(struct errand *e)
{
    int64_t to = e->head.seq + AT_ONCE < e->span.end.seq ? e->head.seq + AT_ONCE : e->span.end.seq;

    db_begin_alone(&e->r);
    e->seen += diary_remove(&e->r, e->hidden, e->head.seq, to);
    if (e->seen && to == e->span.end.seq) diary_act(&e->r, e->hidden, "removed archived lines of the diary");
    db_commit(&e->r);
    e->head.seq = to;
}

static bool remove_one(struct errand *e)
{
    e->seen = 0;
    fresh(e);
    if (!safely(e, check_file)) return false;
    while (e->head.seq < e->span.end.seq) { fresh(e); if (!safely(e, remove_some)) return false; }
    printf("%s: %lld lines removed, up to number %lld\n", e->files[0], (long long)e->seen, (long long)e->span.end.seq);
    return true;
}

int diary_remove_cmd(struct errand *e)
{
    int n = e->nfiles;

    for (e->nfiles = 1; n--; e->files++) if (!remove_one(e)) return 1;
    return 0;
}
