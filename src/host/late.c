/* SPDX-License-Identifier: EUPL-1.2
** late.c - finds and loads pronoia-late.so (LA2 of late.h). */
#include "host/late.h"
#include "host/files.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;     /* guards `loaded` */
static const struct late *loaded;

static bool find(char path[static FILE_PATH])
{
    return file_by_program(path, 2, "pronoia-late.so", "lib/pronoia/pronoia-late.so");
}

bool late_is_there(void)
{
    char path[FILE_PATH];

    return find(path);
}

static const struct late *load(char why[static 200])
{
    char path[FILE_PATH];
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
