/* SPDX-License-Identifier: EUPL-1.2
** slow_sync.c - LD_PRELOAD: an fsync that takes at least SYNC_MS milliseconds, as a disk without a battery does.  With SYNC_LOG
** the number of calls is written there at the end. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static _Atomic long calls;

static double now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int slowly(const char *name, int fd)
{
    static double least = -1;
    double began = now_ms();
    int (*real)(int), rc;

    *(void **)&real = dlsym(RTLD_NEXT, name);
    if (least < 0) least = getenv("SYNC_MS") ? atof(getenv("SYNC_MS")) : 0;
    rc = real(fd);
    double left = least - (now_ms() - began);
    struct timespec rest = { 0, (long)(left * 1e6) };
    if (left > 0) nanosleep(&rest, 0);
    calls++;
    return rc;
}

int fsync(int fd) { return slowly("fsync", fd); }
int fdatasync(int fd) { return slowly("fdatasync", fd); }

static void __attribute__((destructor)) tell(void)
{
    FILE *f = getenv("SYNC_LOG") ? fopen(getenv("SYNC_LOG"), "a") : 0;

    if (!f) return;
    fprintf(f, "%ld\n", calls);
    fclose(f);
}
