/* SPDX-License-Identifier: EUPL-1.2
** pages.c - the list of pages, as the linker collected it. */
#include "web/page.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct page *const __start_pages[], *const __stop_pages[];

/* How much of a "*" page's path must match; -1 for a plain one */
static int stem(const struct page *p)
{
    size_t n = strlen(p->path);

    return n && p->path[n - 1] == '*' ? (int)n - 1 : -1;
}

const struct page *page_find(const char *path)
{
    const struct page *best = 0;
    int longest = -1;

    for (const struct page *const *at = __start_pages; at < __stop_pages; at++) {
        int n = stem(*at);
        if (n < 0 && !strcmp((*at)->path, path)) return *at;
        if (n > longest && !strncmp((*at)->path, path, (size_t)n)) { best = *at; longest = n; }
    }
    return best;
}

bool page_opens(const struct req *r, const char *path)
{
    const struct page *x = page_find(path);

    return x && x->may & r->keys;
}

const char *path_rest(const struct req *r)
{
    int n = stem(r->at.page);

    return n < 0 ? "" : r->path + n;
}

static int by_path(const void *a, const void *b)
{
    return strcmp((*(const struct page *const *)a)->path, (*(const struct page *const *)b)->path);
}

const char *const may_words[MAY_KEYS] = { "anybody", "signed-in", "advise", "rules", "staff", "diary", "files", "receive", "keep", "special",
    "decide", "supervise", "privacy", "own", "sign", "pay", "works" };

static void print_may(unsigned may)
{
    const char *between = "";

    if (!may) printf("nobody");
    for (unsigned i = 0; i < MAY_KEYS; i++)
        if (may & 1u << i) { printf("%s%s", between, may_words[i]); between = ","; }
}

void pages_print(void)
{
    size_t n = (size_t)(__stop_pages - __start_pages);
    const struct page **all = calloc(n ? n : 1, sizeof *all);

    if (!all) return;
    memcpy(all, __start_pages, n * sizeof *all);
    qsort(all, n, sizeof *all, by_path);
    for (size_t i = 0; i < n; i++) {
        const struct page *p = all[i];
        printf("%s\t", p->path);
        print_may(p->may);
        printf("\t%s%s%s%s%s%s%s%s\t%s\n", p->get ? "GET " : "", p->prepare ? "PREPARE " : "", p->post ? "POST " : "",
               p->pure ? "PURE " : "", p->slow ? "slow " : "", p->no_csrf ? "no-csrf " : "", p->quiet ? "quiet " : "", p->jot ? "jot " : "", p->help);
    }
    free(all);
}
