/* SPDX-License-Identifier: EUPL-1.2
** house.c - reads what all visits share, and swaps it whole.  See house.h for H1 and H2.
**
** share/ holds texts.tsv, programmes/ and towns/<id>/. */
#include "web/house.h"
#include "web/edge.h"
#include "host/clock.h"
#include "host/crypto.h"
#include "host/files.h"
#include "text.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct held { struct house house; struct mem reading /* only while it is read */; struct fate fate; const struct source *instead; int users; unsigned char secret[KEY_BYTES]; };

static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;        /* guards `running` and every users */
static pthread_mutex_t one_reload = PTHREAD_MUTEX_INITIALIZER;
static struct held *running;
static struct { char *share, *town; bool demo; const struct providers *providers; } origin;        /* where the running house came from */

enum { HOUSE_MEM = 256 << 20 };

static void read_texts(struct mem *m, const char *share, struct sources *s, struct complaints *c)
{
    char path[FILE_PATH];

    snprintf(path, sizeof path, "%s/texts.tsv", share);
    if (!access(path, R_OK) || file_by_program(path, 2, "texts.tsv", NULL)) file_read(m, path, "texts.tsv", s, c);
    else complain(c, share, 0, 0, "no texts.tsv here: is this Pronoia's share folder?");
}

/* Of a table of texts every cell was copied, and a photo is drawn anew: the file itself goes when all is read.  The others stay, for they
** are looked into later. */
static struct sources keep_files(struct mem *m, const struct sources *all)
{
    struct sources kept = { .at = mem_get(m, sizeof *kept.at * (size_t)(all->n + 1)) };

    for (int i = 0; i < all->n; i++) {
        const struct source *s = &all->at[i];
        if (texts_file(s->path) || strstr(s->path, "/photos/")) continue;
        kept.at[kept.n++] = (struct source){ mem_str(m, s->path), memcpy(mem_get(m, s->n + 1), s->bytes, s->n), s->n };
    }
    return kept;
}

static void keep_rules(struct house *h, const struct sources *all)
{
    h->rules.at = mem_get(&h->mem, sizeof *h->rules.at * (size_t)(all->n + 1));
    for (int i = 0; i < all->n; i++) if (book_counts(&all->at[i])) h->rules.at[h->rules.n++] = all->at[i];
}

/* Another text in the place of a file; false: there is no such file. */
static bool replace(struct sources *s, const struct source *instead)
{
    size_t n = strlen(instead->path);

    for (int i = 0; i < s->n; i++) {
        size_t m = strlen(s->at[i].path);
        if (m < n || strcmp(s->at[i].path + m - n, instead->path)) continue;
        s->at[i].bytes = instead->bytes;
        s->at[i].n = instead->n;
        return true;
    }
    return false;
}

static void read_all(struct held *x, const char *share, struct complaints *c)
{
    struct house *h = &x->house;
    struct sources s = { 0 };
    char path[1024], as[256];

    read_texts(&x->reading, share, &s, c);
    if (c->n) return;                                           /* else every text would be told missing, too */
    snprintf(path, sizeof path, "%s/programmes", share);
    files_read(&x->reading, path, "programmes", "bogus", &s, c);
    if (strcmp(h->town_id, "none")) {
        snprintf(path, sizeof path, "%s/towns/%s", share, h->town_id);
        snprintf(as, sizeof as, "towns/%s", h->town_id);
        files_read(&x->reading, path, as, "bogus", &s, c);
    }
    sources_sort(&s);
    if (x->instead && !replace(&s, x->instead)) complain(c, x->instead->path, 0, 0, "there is no such file");
    h->texts = texts_read(&h->mem, &s, text_ids, TEXTS_BUILTIN, c);
    struct sources kept = keep_files(&h->mem, &s);
    keep_rules(h, &kept);
    if (!c->n) h->book = book_read(&h->mem, &kept, h->texts, c);
    if (!c->n && edge.town && strcmp(h->town_id, "none")) h->town = edge.town(&h->mem, &s, h->town_id, c);
}

/* Keeps no variables of its own: a fault comes back here. */
static bool read_safely(struct held *x, const char *share, struct complaints *c)
{
    if (setjmp(x->fate.edge)) return false;
    read_all(x, share, c);
    return true;
}

static void destroy(struct held *x)
{
    mem_close(&x->house.mem);
    wipe(x->secret, sizeof x->secret);
    free(x);
}

static struct held *read_house(const char *share, const char *town, const unsigned char *secret, const struct source *instead, struct complaints *c)
{
    struct held *x = calloc(1, sizeof *x);

    if (!x) return 0;
    mem_open(&x->house.mem, &x->fate, HOUSE_MEM);
    memcpy(x->secret, secret, KEY_BYTES);
    x->users = 1;
    x->instead = instead;
    x->house.secret = x->secret;
    x->house.opened = clock_now();
    x->house.town_id = town;
    mem_open(&x->reading, &x->fate, HOUSE_MEM);
    if (!read_safely(x, share, c)) complain(c, share, 0, 0, "%s", x->fate.why);
    mem_close(&x->reading);
    if (!c->n) return x;
    destroy(x);
    return 0;
}

/* Two readings of the same files: the house that was running may still serve its visits (H2). */
static void install(struct held *x)
{
    pthread_mutex_lock(&door);
    struct held *before = running;
    running = x;
    bool last = before && --before->users == 0;
    pthread_mutex_unlock(&door);
    if (last) destroy(before);
}

const struct house *house_open(const char *share, const char *town, const unsigned char *secret, struct complaints *c)
{
    char *share_kept = strdup(share), *town_kept = strdup(town);
    struct held *x = share_kept && town_kept ? read_house(share_kept, town_kept, secret, NULL, c) : 0;

    if (!x) { free(share_kept); free(town_kept); return 0; }
    free(origin.share);
    free(origin.town);
    origin.share = share_kept;
    origin.town = town_kept;
    x->house.demo = origin.demo;
    x->house.providers = origin.providers;
    install(x);
    return &x->house;
}

void house_set_demo(bool demo)
{
    origin.demo = demo;
    pthread_mutex_lock(&door);
    if (running) running->house.demo = demo;
    pthread_mutex_unlock(&door);
}

void house_set_providers(const struct providers *p) { origin.providers = p; }

/* New rules whose own worked cases fail are not taken over. Keeps no variables of its own. */
static bool run_cases(struct held *x, struct mem *scratch, struct complaints *c)
{
    if (setjmp(x->fate.edge)) { complain(c, "cases", 0, 0, "%s", x->fate.why); return false; }
    book_cases(scratch, x->house.book, c);
    return !c->n;
}

static struct held *if_cases_hold(struct held *x, struct complaints *c)
{
    struct mem scratch;

    if (!x) return 0;
    mem_open(&scratch, &x->fate, HOUSE_MEM);
    bool fine = run_cases(x, &scratch, c);
    mem_close(&scratch);
    if (fine) return x;
    destroy(x);
    return 0;
}

bool house_reload(struct complaints *c)
{
    pthread_mutex_lock(&one_reload);
    struct held *x = running ? if_cases_hold(read_house(origin.share, origin.town, running->secret, NULL, c), c) : 0;
    if (x) {                                                    /* H1 */
        x->house.demo = origin.demo;
        x->house.providers = origin.providers;
        install(x);
    }
    pthread_mutex_unlock(&one_reload);
    return x != 0;
}

const struct house *house_aside(const struct source *instead, struct complaints *c)
{
    pthread_mutex_lock(&one_reload);
    struct held *x = running ? read_house(origin.share, origin.town, running->secret, instead, c) : 0;
    pthread_mutex_unlock(&one_reload);
    return x ? &x->house : 0;
}

const struct house *house_take(void)
{
    pthread_mutex_lock(&door);
    if (running) running->users++;
    const struct house *h = running ? &running->house : 0;
    pthread_mutex_unlock(&door);
    return h;
}

void house_give_back(const struct house *h)
{
    struct held *x = (struct held *)(uintptr_t)h;               /* the house is its first member */

    if (!x) return;
    pthread_mutex_lock(&door);
    bool last = --x->users == 0;
    pthread_mutex_unlock(&door);
    if (last) destroy(x);
}

void house_drop(const struct house *h)
{
    pthread_mutex_lock(&door);
    bool ours = running && &running->house == h;
    pthread_mutex_unlock(&door);
    if (ours) install(0);
}
