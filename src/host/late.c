/* SPDX-License-Identifier: EUPL-1.2
** late.c - finds and loads pronoia-late.so (LA2 of late.h). */
#include "host/late.h"
#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;     /* guards `loaded` */
static const struct late *loaded;

/* prefix/bin/pronoia -> prefix/lib/pronoia/;  a tree that was built: build/pronoia, build/host/some_test -> build/ */
static bool find(char path[static PATH_MAX + 40])
{
    char exe[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);

    exe[n < 0 ? 0 : n] = 0;
    for (int up = 0; up < 3; up++) {
        char *slash = strrchr(exe, '/');
        if (!slash) break;
        *slash = 0;
        snprintf(path, PATH_MAX + 40, "%s/pronoia-late.so", exe);
        if (!access(path, R_OK)) return true;
        snprintf(path, PATH_MAX + 40, "%s/lib/pronoia/pronoia-late.so", exe);
        if (!access(path, R_OK)) return true;
    }
    return false;
}

bool late_is_there(void)
{
    char path[PATH_MAX + 40];

    return find(path);
}

static const struct late *load(char why[static 200])
{
    char path[PATH_MAX + 40];
    const struct late *l = NULL;

    snprintf(why, 200, "pronoia-late.so is not beside the program");
    if (!find(path)) return NULL;
    void *file = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (file) l = dlsym(file, "pronoia_late");
    if (!l) { snprintf(why, 200, "%s", dlerror()); return NULL; }
    if (!strcmp(l->made, LATE_MADE)) return l;
    snprintf(why, 200, "pronoia-late.so is of version %s, this program of %s: start it again", l->made, LATE_MADE);
    return NULL;
}

const struct late *late(struct fate *fate)
{
    char why[200];

    risk(fate, "load pronoia-late.so");
    pthread_mutex_lock(&one);
    if (!loaded) loaded = load(why);
    const struct late *l = loaded;
    pthread_mutex_unlock(&one);
    if (!l) fault(fate, "%s", why);
    return l;
}
