/* SPDX-License-Identifier: EUPL-1.2
** link.c - blocks, comparisons, and one partner each: see link.h.
**
** For one kind of block after the other: every record gives its keys, the keys are sorted, equal ones stand together.
** A thread takes the keys of its own remainder, so that two never meet. */
#include "match/link.h"
#include "match/keys.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_KEYS_MOST = 16, THREADS_MOST = 8, BLOCK_MOST = 40 };

struct entry { uint32_t key, at; };             /* at: record * 2, odd for the second set */
struct thread {
    struct link *link; int nth, of; pthread_t id;
    struct vocabulary words;                    /* the link's, with judgements of its own */
    struct entry *all, *other; size_t n, room;
    struct pair *found; size_t nfound, found_room;
    uint64_t compared;
};

/* ---- the keys of a record ------------------------------------------------------------------------- */

static uint32_t mix(uint64_t a, uint64_t b)
{
    uint64_t h = (a * 0x9e3779b97f4a7c15u) ^ (b + 0x632be59bd9b4e019u) * 0xd6e8feb86659fd93u;

    h ^= h >> 32;
    return (uint32_t)(h * 0x9e3779b97f4a7c15u >> 32) | 1;
}

/* A word as a block sees it: its forename group if it has one, else its skeleton. */
static uint64_t token(const struct vocabulary *v, uint32_t word)
{
    const struct known_word *w = &v->at[word];
    const char *bones = w->w.skeleton[0];

    if ((uint64_t)w->groups) return (uint64_t)w->groups & -(uint64_t)w->groups;
    if (w->groups) return (uint64_t)(w->groups >> 64) * 3;
    if (strlen(bones) < 2) bones = w->w.sound[0];
    return key_hash(bones, strlen(bones), 5);
}

struct tokens { uint64_t given[RECORD_WORDS], family[RECORD_WORDS]; int ngiven, nfamily; };

static struct tokens tokens_of(const struct vocabulary *v, const struct record *r)
{
    struct tokens t = { .ngiven = 0 };

    for (int i = 0; i < 2 && r->given[i]; i++) t.given[t.ngiven++] = token(v, r->given[i]);
    for (int i = 0; i < 2 && r->family[i]; i++) t.family[t.nfamily++] = token(v, r->family[i]);
    return t;
}

enum kind { BIRTH_AND_NAME, BOTH_NAMES, BOTH_NAMES_AND_YEAR, FAMILY_AND_YEAR, FAMILY_AND_DAY, GIVEN_AND_ADDRESS, NUMBERS, ADDRESSES, BIRTH_TURNED, BIRTHS, KINDS };

static int keys_of_names(const struct tokens *t, enum kind kind, uint64_t with, uint32_t *out)
{
    int n = 0;

    for (int i = 0; i < t->nfamily; i++) out[n++] = mix(t->family[i], with);
    if (kind != FAMILY_AND_YEAR) for (int i = 0; i < t->ngiven; i++) out[n++] = mix(t->given[i], with);
    return n;
}

static int keys_of(const struct link *l, const struct record *r, enum kind kind, uint32_t out[static BLOCK_KEYS_MOST])
{
    struct tokens t = tokens_of(l->words, r);
    int n = 0, whole = r->mday && !r->presumed;
    uint64_t year = (uint64_t)r->year, born = year << 16 | (uint64_t)r->month << 8 | (uint64_t)r->mday;

    switch (kind) {
    case BIRTH_AND_NAME: return whole ? keys_of_names(&t, kind, born, out) : 0;
    case BOTH_NAMES: case BOTH_NAMES_AND_YEAR:
        for (int i = 0; i < t.nfamily; i++)
            for (int k = 0; k < t.ngiven; k++)
                out[n++] = mix(t.family[i] + t.given[k] + (kind == BOTH_NAMES ? 0 : year), t.family[i] ^ t.given[k]);
        return kind == BOTH_NAMES || r->year ? n : 0;
    case FAMILY_AND_YEAR: return r->year ? keys_of_names(&t, kind, year, out) : 0;
    case FAMILY_AND_DAY: return whole ? keys_of_names(&t, kind, 1u << 20 | (born & 0xffff), out) : 0;
    case GIVEN_AND_ADDRESS:
        if (r->postcode) n = keys_of_names(&t, kind, (uint64_t)r->postcode << 32, out);
        if (r->street) n += keys_of_names(&t, kind, (uint64_t)r->street << 33, out + n);
        return n;
    case NUMBERS:
        for (int i = 0; i < RECORD_NUMBERS && r->number[i].kind; i++) out[n++] = mix(r->number[i].hash, r->number[i].kind);
        for (int i = 0; i < RECORD_TELEPHONES && r->telephone[i]; i++) out[n++] = mix((uint64_t)r->telephone[i], 99);
        return n;
    case ADDRESSES:
        if (r->street && r->house) out[n++] = mix(r->street, (uint64_t)r->house << 1);
        if (r->house && r->postcode) out[n++] = mix(r->postcode, (uint64_t)r->house << 32);
        if (r->street && r->year) out[n++] = mix(r->street, year << 40);
        if (r->extra && r->house) out[n++] = mix(r->extra, (uint64_t)r->house << 1);
        if (r->place && r->house) out[n++] = mix(r->place, (uint64_t)r->house << 34);
        return n;
    case BIRTH_TURNED:
        if (whole && r->mday <= 12 && r->month != r->mday)
            n = keys_of_names(&t, kind, year << 16 | (uint64_t)(r->month < r->mday ? r->month << 8 | r->mday : r->mday << 8 | r->month), out);
        return n;
    case BIRTHS: if (whole) out[n++] = mix(born, 7); return n;
    default: return 0;
    }
}

/* ---- sorting and comparing ------------------------------------------------------------------------ */

static void *bigger(void *old, size_t had, size_t want)
{
    void *p = realloc(old, want);

    if (!p) abort();                            /* counted in millions of records by who calls: nothing can be saved here */
    memset((char *)p + had, 0, want - had);
    return p;
}

static void collect(struct thread *t, const struct record *r, uint32_t n, uint32_t side, enum kind kind)
{
    uint32_t keys[BLOCK_KEYS_MOST];

    for (uint32_t i = 0; i < n; i++) {
        int k = keys_of(t->link, &r[i], kind, keys);
        for (int q = 0; q < k; q++) {
            if ((int)((keys[q] >> 1) % (unsigned)t->of) != t->nth) continue;
            if (t->n == t->room) {
                t->all = bigger(t->all, t->room * sizeof *t->all, (t->room * 2 + 65536) * sizeof *t->all);
                t->room = t->room * 2 + 65536;
            }
            t->all[t->n++] = (struct entry){ keys[q], i * 2 + side };
        }
    }
}

static void sort_entries(struct thread *t)
{
    enum { BITS = 11, BUCKETS = 1 << BITS };
    static const int shifts[] = { 0, 11, 22 };

    t->other = realloc(t->other, (t->n + 1) * sizeof *t->other);
    if (!t->other) abort();
    for (int pass = 0; pass < 3; pass++) {
        size_t begin[BUCKETS + 1] = { 0 };
        struct entry *from = t->all;

        for (size_t i = 0; i < t->n; i++) begin[(from[i].key >> shifts[pass] & (BUCKETS - 1)) + 1]++;
        for (int i = 0; i < BUCKETS; i++) begin[i + 1] += begin[i];
        for (size_t i = 0; i < t->n; i++) t->other[begin[from[i].key >> shifts[pass] & (BUCKETS - 1)]++] = from[i];
        memcpy(t->all, t->other, t->n * sizeof *t->all);
    }
}

static void found(struct thread *t, uint32_t a, uint32_t b, float score)
{
    if (t->nfound == t->found_room) {
        t->found = bigger(t->found, t->found_room * sizeof *t->found, (t->found_room * 2 + 4096) * sizeof *t->found);
        t->found_room = t->found_room * 2 + 4096;
    }
    t->found[t->nfound++] = (struct pair){ a, b, score };
}

static void try_pair(struct thread *t, uint32_t x, uint32_t y)
{
    const struct link *l = t->link;
    uint32_t a = x >> 1, b = y >> 1;
    float score;

    if (!l->b && a == b) return;
    if (!l->b && a > b) { a = y >> 1; b = x >> 1; }
    t->compared++;
    score = compare_until(&t->words, &l->a[a], l->b ? &l->b[b] : &l->a[b], l->least).all;
    if (score >= l->least) found(t, a, b, score);
}

/* Entries with one key: those of the first set stand before those of the second (the sort is stable). */
static void block(struct thread *t, const struct entry *e, size_t n)
{
    uint64_t most = (uint64_t)t->link->block_most * t->link->block_most, second = 0;

    if (!t->link->b) {
        if ((uint64_t)n * (n - 1) / 2 > most) return;
        for (size_t i = 0; i < n; i++) for (size_t k = i + 1; k < n; k++) try_pair(t, e[i].at, e[k].at);
        return;
    }
    while (second < n && !(e[second].at & 1)) second++;
    if (second * (n - second) > most) return;
    for (size_t i = 0; i < second; i++) for (size_t k = second; k < n; k++) try_pair(t, e[i].at, e[k].at);
}

static void *work(void *mine)
{
    struct thread *t = mine;
    const struct link *l = t->link;

    t->words = *l->words;
    t->words.judged = bigger(0, 0, sizeof *t->words.judged << JUDGED_BITS);
    for (int kind = 0; kind < KINDS; kind++) {
        t->n = 0;
        collect(t, l->a, l->na, 0, (enum kind)kind);
        if (l->b) collect(t, l->b, l->nb, 1, (enum kind)kind);
        sort_entries(t);
        for (size_t i = 0, k; i < t->n; i = k) {
            for (k = i + 1; k < t->n && t->all[k].key == t->all[i].key; k++) { }
            if (k - i > 1) block(t, t->all + i, k - i);
        }
    }
    free(t->all), free(t->other), free(t->words.judged);
    return NULL;
}

/* ---- one partner each ----------------------------------------------------------------------------- */

static int best_first(const void *x, const void *y)
{
    const struct pair *a = x, *b = y;

    if (a->score != b->score) return a->score < b->score ? 1 : -1;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static size_t once(struct pair *p, size_t n)
{
    size_t k = 0;

    for (size_t i = 0; i < n; i++) if (!k || p[i].a != p[k - 1].a || p[i].b != p[k - 1].b) p[k++] = p[i];
    return k;
}

static size_t one_to_one(struct link *l, struct pair *p, size_t n)
{
    unsigned char *a = calloc(l->na + 1u, 1), *b = calloc(l->nb + 1u, 1);
    size_t k = 0;

    if (!a || !b) abort();
    for (size_t i = 0; i < n; i++) {
        if (a[p[i].a] || b[p[i].b]) continue;
        a[p[i].a] = b[p[i].b] = 1;
        p[k++] = p[i];
    }
    free(a), free(b);
    return k;
}

uint32_t link_find(struct link *l, struct mem *m, struct pair **out)
{
    struct thread thread[THREADS_MOST] = { 0 };
    int of = l->threads < 1 ? 1 : l->threads > THREADS_MOST ? THREADS_MOST : l->threads;
    size_t n = 0;

    if (!l->block_most) l->block_most = BLOCK_MOST;
    for (int i = 0; i < of; i++) thread[i] = (struct thread){ .link = l, .nth = i, .of = of };
    for (int i = 1; i < of; i++) if (pthread_create(&thread[i].id, 0, work, &thread[i])) { work(&thread[i]); thread[i].of = 0; }
    work(&thread[0]);
    for (int i = 1; i < of; i++) if (thread[i].of) pthread_join(thread[i].id, 0);
    l->compared = 0;
    for (int i = 0; i < of; i++) n += thread[i].nfound, l->compared += thread[i].compared;
    *out = mem_get(m, (n + 1) * sizeof **out);
    n = 0;
    for (int i = 0; i < of; i++) {
        if (thread[i].nfound) memcpy(*out + n, thread[i].found, thread[i].nfound * sizeof **out);
        n += thread[i].nfound;
        free(thread[i].found);
    }
    qsort(*out, n, sizeof **out, best_first);
    n = once(*out, n);
    return (uint32_t)(l->b && !l->every ? one_to_one(l, *out, n) : n);
}
