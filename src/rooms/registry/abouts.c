/* SPDX-License-Identifier: EUPL-1.2
** abouts.c - what the linker collected with ABOUT_PERSON, in the order of the panels. */
#include "rooms/registry/timeline.h"
#include <pthread.h>

extern const struct about_person *const __start_abouts[] __attribute__((weak)), *const __stop_abouts[] __attribute__((weak));

enum { ABOUTS_MOST = 32 };
static struct { int n; const struct about_person *at[ABOUTS_MOST]; } sorted;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void sort(void)
{
    for (const struct about_person *const *at = __start_abouts; at < __stop_abouts && sorted.n < ABOUTS_MOST; at++) {
        int k = sorted.n++;
        for (; k && sorted.at[k - 1]->at > (*at)->at; k--) sorted.at[k] = sorted.at[k - 1];
        sorted.at[k] = *at;
    }
}

int abouts_n(void)
{
    pthread_once(&once, sort);
    return sorted.n;
}

const struct about_person *abouts_at(int i) { return sorted.at[i]; }
