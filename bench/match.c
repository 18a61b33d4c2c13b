/* SPDX-License-Identifier: EUPL-1.2
** match.c - matching of names and people, measured: the Greek-Latin set against plain methods, and a million against a million.
**
**   build/bench/match [PEOPLE]        1000000 unless told */
#include "bench.h"
#include "crowd.h"
#include "base/fold.h"
#include "match/keys.h"
#include "match/link.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SEED = 20261122, SHOWN = 2000 };

/* CPU of all threads. */
static double cpu(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void record_of(struct vocabulary *v, const struct made *p, struct record *r)
{
    vocabulary_name(v, p->given, GIVEN, r->given, RECORD_WORDS);
    vocabulary_name(v, p->family, FAMILY, r->family, RECORD_WORDS);
    vocabulary_name(v, p->father, PARENT, &r->father, 1);
    vocabulary_name(v, p->mother, PARENT, &r->mother, 1);
    r->year = (int16_t)p->year, r->month = (int8_t)p->month, r->mday = (int8_t)p->mday;
    r->presumed = p->month == 1 && p->mday == 1;
    r->sex = p->sex;
    if (*p->telephone) r->telephone[0] = key_telephone(p->telephone);
}

/* ---- the Greek-Latin set: names alone, the best SHOWN of all pairs --------------------------------- */

static double jaro_winkler(const char *a, const char *b)
{
    int n = (int)strlen(a), m = (int)strlen(b), reach = (n > m ? n : m) / 2 - 1, same = 0, turned = 0, first = 0;
    bool x[200] = { 0 }, y[200] = { 0 };

    if (!n || !m) return 0;
    for (int i = 0; i < n; i++)
        for (int k = i - reach < 0 ? 0 : i - reach; k <= i + reach && k < m; k++)
            if (!y[k] && a[i] == b[k]) { x[i] = y[k] = true; same++; break; }
    if (!same) return 0;
    for (int i = 0, k = 0; i < n; i++) {
        if (!x[i]) continue;
        while (!y[k]) k++;
        turned += a[i] != b[k++];
    }
    double j = ((double)same / n + (double)same / m + (same - turned / 2.0) / same) / 3;
    while (first < 4 && first < n && first < m && a[first] == b[first]) first++;
    return j + first * 0.1 * (1 - j);
}

/* Accents off, lower case; the letters stay Greek or Latin: one byte each. */
static void bare(const char *text, char *out)
{
    struct fate fate = { 0 };
    struct mem m;
    int n = 0;

    mem_open(&m, &fate, 1 << 20);
    for (const char *s = text; *s && n < 95;) {
        char one[5] = { 0 };
        int k = utf8_length(s);
        memcpy(one, s, (size_t)k);
        const char *p = fold_plain(&m, one);
        out[n++] = k == 1 ? *one | 32 : (unsigned char)one[0] >= 0xce && *p ? (char)(0x80 | (p[0] ^ (p[1] << 1 & 0x7f))) : *p;
        s += k;
    }
    out[n] = 0;
    mem_close(&m);
}

static void latin(const char *text, char *out)
{
    struct fate fate = { 0 };
    struct mem m;

    mem_open(&m, &fate, 1 << 20);
    snprintf(out, 96, "%s", fold_plain(&m, elot743(&m, text)));
    mem_close(&m);
}

struct names { char bare[2][96], latin[2][96]; struct record r; };
struct shown { float score; bool right; };

static int better(const void *a, const void *b)
{
    const struct shown *x = a, *y = b;

    return x->score < y->score ? 1 : x->score > y->score ? -1 : (int)x->right - (int)y->right;
}

static double by_bare(const struct names *a, const struct names *b) { return jaro_winkler(a->bare[0], b->bare[0]) + jaro_winkler(a->bare[1], b->bare[1]); }
static double by_latin(const struct names *a, const struct names *b) { return jaro_winkler(a->latin[0], b->latin[0]) + jaro_winkler(a->latin[1], b->latin[1]); }
static double by_equal(const struct names *a, const struct names *b) { return !strcmp(a->bare[0], b->bare[0]) + !strcmp(a->bare[1], b->bare[1]); }
static const struct vocabulary *words;
static double by_ours(const struct names *a, const struct names *b) { return compare(words, &a->r, &b->r).all; }

static double recall(const struct names *a, const struct names *b, int n, double (*score)(const struct names *, const struct names *))
{
    struct shown *all = malloc((size_t)n * (size_t)n * sizeof *all);
    int right = 0;

    for (int i = 0; i < n; i++) for (int k = 0; k < n; k++) all[i * n + k] = (struct shown){ (float)score(&a[i], &b[k]), i == k };
    qsort(all, (size_t)n * (size_t)n, sizeof *all, better);
    for (int i = 0; i < SHOWN; i++) right += all[i].right;
    free(all);
    return 100.0 * right / n;
}

static void name_them(struct vocabulary *v, const struct made *p, struct names *n)
{
    bare(p->given, n->bare[0]), bare(p->family, n->bare[1]);
    latin(p->given, n->latin[0]), latin(p->family, n->latin[1]);
    vocabulary_name(v, p->given, GIVEN, n->r.given, RECORD_WORDS);
    vocabulary_name(v, p->family, FAMILY, n->r.family, RECORD_WORDS);
}

static void greek_latin(struct fate *fate)
{
    struct names *a = calloc(SHOWN, sizeof *a), *b = calloc(SHOWN, sizeof *b);
    struct made p, q;
    struct vocabulary v;
    struct mem m;
    uint64_t chance = SEED;
    double plain, letters, ours;

    mem_open(&m, fate, (size_t)1 << 32);
    vocabulary_open(&v, &m);
    for (int i = 0; i < SHOWN; i++) {
        crowd_person(SEED, (uint32_t)i, &p);
        crowd_by_another_hand(&chance, &p, &q);
        name_them(&v, &p, &a[i]);
        name_them(&v, &q, &b[i]);
    }
    vocabulary_weigh(&v);
    words = &v;
    figure("Greek-Latin set: names alone, as many pairs shown as are true", SHOWN, "pairs");
    figure("  recall, accents off, equal", recall(a, b, SHOWN, by_equal), "%");
    figure("  recall, accents off, Jaro-Winkler", plain = recall(a, b, SHOWN, by_bare), "%");
    figure("  recall, ELOT 743 letters, Jaro-Winkler", letters = recall(a, b, SHOWN, by_latin), "%");
    ours = recall(a, b, SHOWN, by_ours);
    bar_at_least("  recall, ours", ours, "%", letters > plain ? letters : plain);
    free(a), free(b);
    mem_close(&m);
}

/* ---- many against many ----------------------------------------------------------------------------- */

static void many(struct fate *fate, uint32_t n)
{
    struct mem m;
    struct vocabulary v;
    struct pair *pairs;
    uint64_t chance = SEED + 1;
    uint32_t right = 0;
    struct made *second = malloc(n * sizeof *second), *first = malloc(n * sizeof *first);

    for (uint32_t i = 0; i < n; i++) {
        crowd_person(SEED, i, &first[i]);
        crowd_by_another_hand(&chance, &first[i], &second[i]);
    }
    mem_open(&m, fate, (size_t)1 << 36);
    double began = now(), worked = cpu();
    vocabulary_open(&v, &m);
    struct record *a = mem_get(&m, n * sizeof *a), *b = mem_get(&m, n * sizeof *b);
    for (uint32_t i = 0; i < n; i++) { record_of(&v, &first[i], &a[i]); record_of(&v, &second[i], &b[i]); }
    vocabulary_weigh(&v);
    double read = now();
    struct link l = { .words = &v, .a = a, .b = b, .na = n, .nb = n, .least = evidence_likely(n), .threads = 2 };
    uint32_t found = link_find(&l, &m, &pairs);
    double done = now();
    worked = cpu() - worked;
    for (uint32_t i = 0; i < found; i++) right += pairs[i].a == pairs[i].b;
    figure("people on either side", n, "people");
    if (n >= 1000000) bar_at_most("  all of it, on 2 threads", done - began, "s", 60);
    else figure("  all of it, on 2 threads", done - began, "s");
    figure("    CPU of both threads together", worked, "s");
    figure("    reading the names", read - began, "s");
    figure("  pairs compared", (double)l.compared / 1e6, "million");
    figure("  pairs compared a second", (double)l.compared / (done - read) / 1e6, "million");
    figure("  precision", 100.0 * right / found, "%");
    figure("  recall", 100.0 * right / n, "%");
    mem_close(&m);
    free(first), free(second);
}

int main(int argc, char **argv)
{
    struct fate fate = { 0 };

    greek_latin(&fate);
    for (uint32_t all = argc > 1 ? (uint32_t)atol(argv[1]) : 1000000, n = all / 100; n <= all; n *= 10) many(&fate, n);      /* how it grows */
    return bars_missed() != 0;
}
