/* SPDX-License-Identifier: EUPL-1.2
** keys.c - names as numbers: see keys.h. */
#include "match/keys.h"
#include <string.h>

enum kind { BEGIN, WORD, PAIR, TELEPHONE, ADDRESS, BIRTH, DICTIONARY };
enum { TURNS = 6, LETTER_BITS = 5 };

static int64_t of_kind(enum kind kind, uint64_t h) { return (int64_t)((uint64_t)kind << 60 | h >> 4); }

uint64_t key_hash(const char *s, size_t n, uint64_t seed)
{
    uint64_t h = seed ^ 0x9e3779b97f4a7c15u;

    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 0x100000001b3u, h ^= h >> 29;
    h = (h ^ h >> 32) * 0xd6e8feb86659fd93u;
    return h ^ h >> 32;
}

static uint64_t hash(const char *s) { return key_hash(s, strlen(s), 0); }

int64_t key_word(const char *sound) { return of_kind(WORD, hash(sound)); }

int64_t key_pair(const char *a, const char *b)
{
    bool swap = strcmp(a, b) > 0;
    uint64_t first = hash(swap ? b : a);

    return of_kind(PAIR, key_hash(swap ? a : b, strlen(swap ? a : b), first));
}

int64_t key_telephone(const char *typed)
{
    char digits[32];
    size_t n = 0;

    for (; *typed && n < sizeof digits; typed++) if (*typed >= '0' && *typed <= '9') digits[n++] = *typed;
    if (n < 7) return 0;
    return of_kind(TELEPHONE, key_hash(n > 10 ? digits + n - 10 : digits, n > 10 ? 10 : n, 1));
}

int64_t key_address(const char *street, const char *number)
{
    return of_kind(ADDRESS, key_hash(number, strlen(number), hash(street)));
}

int64_t key_street(const char *street) { return key_address(street, ""); }

int64_t key_birth(int year, int month, int mday)
{
    int v = year * 10000 + month * 100 + mday;

    return of_kind(BIRTH, key_hash((const char *)&v, sizeof v, 2));
}

/* 1..31; 0 is the end. */
static uint64_t letter(char c)
{
    if (c >= 'a' && c <= 'z') return (uint64_t)(c - 'a' + 1);
    return c == '8' ? 27 : 28 + (uint64_t)(c & 3);
}

int64_t key_begin(const char *first, const char *second) { return key_begin_range(first, second).want; }

struct key_range key_begin_range(const char *first, const char *second)
{
    const char *s[2] = { first, second };
    uint64_t key = 0, mask = 0, open = (1ull << 60) - 1;
    bool unbroken = true;

    for (int i = 0; i < 2 * TURNS; i++) {
        int shift = (2 * TURNS - 1 - i) * LETTER_BITS;
        char c = *s[i & 1];

        if (!c) { unbroken = false; continue; }
        s[i & 1]++;
        key |= letter(c) << shift;
        mask |= 31ull << shift;
        if (unbroken) open = (1ull << shift) - 1;
    }
    return (struct key_range){ (int64_t)(key & ~open), (int64_t)(key | open), (int64_t)mask, (int64_t)key };
}

/* ---- the dictionary ------------------------------------------------------------------------------- */

enum dictionary { HEARD, BONES, LETTERS };      /* sounds; skeletons and what a slip leaves of them; the same of letters */

static int keep(int64_t *out, int n, const char *s, enum dictionary space)
{
    int64_t key = of_kind(DICTIONARY, key_hash(s, strlen(s), 16 + (uint64_t)space));

    for (int i = 0; i < n; i++) if (out[i] == key) return n;
    if (n < WORD_KEYS_MOST) out[n++] = key;
    return n;
}

/* Every way to leave one letter out. */
static int slips(int64_t *out, int n, const char *s, enum dictionary space)
{
    char less[SOUND_MOST];
    size_t size = strlen(s);

    for (size_t i = 0; i < size; i++) {
        memcpy(less, s, i);
        memcpy(less + i, s + i + 1, size - i);
        n = keep(out, n, less, space);
    }
    return n;
}

int word_keys_near(const struct word *w, int64_t out[static WORD_KEYS_MOST])
{
    int n = 0;

    for (int i = 0; i < w->readings; i++) n = keep(out, n, w->sound[i], HEARD);
    for (int i = 0; i < w->readings && !w->number; i++) n = keep(out, n, w->skeleton[i], BONES);
    return n;
}

int word_keys(const struct word *w, int64_t out[static WORD_KEYS_MOST])
{
    int n = word_keys_near(w, out);

    if (w->number) return n;
    if (strlen(w->skeleton[0]) >= 4) n = slips(out, n, w->skeleton[0], BONES);
    if (strlen(w->sound[0]) <= 6) {
        n = keep(out, n, w->sound[0], LETTERS);
        n = slips(out, n, w->sound[0], LETTERS);
    }
    return n;
}
