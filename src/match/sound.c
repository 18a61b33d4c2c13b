/* SPDX-License-Identifier: EUPL-1.2
** sound.c - what a word sounds like: see sound.h. */
#include "match/sound.h"
#include "match/spelling.h"
#include "base/letters.h"
#include <string.h>

static bool vowel(char c) { return c && strchr("aeiouy", c | 32); }

static bool fits(const struct spelling *s, const char *at, bool first, unsigned reading)
{
    if (!(s->in & 1u << reading)) return false;
    for (size_t i = 1; i < s->n; i++) if (at[i] != s->from[i]) return false;       /* [0] chose the list */
    switch (s->where) {
    case '^': return first;
    case 'V': return vowel(at[s->n]) || at[s->n] == 'w';
    case 'O': return at[s->n] && strchr("aeouwAEOU", at[s->n]);
    case 'C': return !vowel(at[s->n]) && at[s->n] != 'w';
    default: return true;
    }
}

static const struct spelling *spelling_at(const char *at, bool first, unsigned reading)
{
    unsigned char c = (unsigned char)*at;

    if (c < 'a' || c > 'z') return 0;
    for (const struct spelling *s = spellings[c - 'a']; s->n; s++)
        if (fits(s, at, first, reading)) return s;
    return 0;
}

/* Appends one sound, but no double and no v before f. */
static size_t add(char *out, size_t n, char c)
{
    if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
    if (n && out[n - 1] == c && (c < '0' || c > '9')) return n;
    if (n && c == 'f' && out[n - 1] == 'v') n--;
    else if (n && c == 'v' && out[n - 1] == 'f') return n;
    if (n < SOUND_MOST - 1) out[n++] = c;
    return n;
}

/* αυ, ευ, ηυ before an unvoiced consonant or at the end sound as af, ef, if: one letter for both. */
static bool as_v(const char *out, size_t n, const char *next)
{
    return n && strchr("aei", out[n - 1]) && strchr("tkspxchf8qTKSPCH", *next);      /* its zero too */
}

void spelling_read(const char *bare, unsigned reading, char out[static SOUND_MOST])
{
    size_t n = 0;

    for (const char *at = bare; *at;) {
        const struct spelling *s = spelling_at(at, at == bare, reading);
        char self[2] = { *at };

        if (*at == 'h' && !at[1] && n && vowel(out[n - 1]) && reading != GREEKLISH) break;     /* Fatimah */
        at += s ? s->n : 1;
        for (const char *to = s ? s->to : self; *to; to++) n = add(out, n, *to == 'f' && as_v(out, n, at) ? 'v' : *to);
    }
    out[n] = 0;
}

void spelling_bare(const char *text, char out[static BARE_MOST])
{
    size_t n = 0;
    char some[4];

    while (*text && n + sizeof some < BARE_MOST) {
        int k = script_latin(letter_next(&text), some);

        for (int i = 0; i < k; i++) if (some[i] != ' ') out[n++] = some[i];
    }
    out[n] = 0;
}

static bool digits_only(const char *s) { return *s && !s[strspn(s, "0123456789")]; }

static void add_reading(struct word *w, const char *sound)
{
    for (int i = 0; i < w->readings; i++) if (!strcmp(w->sound[i], sound)) return;
    if (w->readings < READINGS) memcpy(w->sound[w->readings++], sound, SOUND_MOST);
}

void spelling_word(const char *bare, struct word *w)
{
    char sound[SOUND_MOST];

    memset(w, 0, sizeof *w);
    w->number = digits_only(bare);
    if (w->number) {
        strncpy(w->sound[0], bare, SOUND_MOST - 1);
        w->readings = 1;
    } else {
        for (unsigned reading = 0; reading < READINGS_OF_LATIN; reading++) {
            spelling_read(bare, reading, sound);
            if (*sound || !reading) add_reading(w, sound);
        }
    }
    for (int i = 0; i < w->readings; i++) skeleton_of(w->sound[i], w->skeleton[i]);
}

void word_of(const char *text, struct word *w)
{
    char bare[BARE_MOST];

    spelling_bare(text, bare);
    spelling_word(bare, w);
}

/* N3.  theta with t and d; kappa, gamma and chi; s with z, ts and tz; v (beta) with f. */
static char family(char c)
{
    switch (c) {
    case 'v': case 'f': return 'f';
    case 't': case 'd': case '8': return 't';
    case 'k': case 'g': case 'h': return 'k';
    case 's': case 'z': case 'c': case 'j': return 's';
    default: return c;
    }
}

void skeleton_of(const char *sound, char out[static SKELETON_MOST])
{
    size_t n = strlen(sound), k = 0;
    char last = 0;

    if (n > 1 && sound[n - 1] == 'h') n--;
    if (n > 3 && sound[n - 1] == 's') n--;
    for (size_t i = 0; i < n && k < SKELETON_MOST - 1; last = family(sound[i++])) {
        char c = family(sound[i]);

        if (vowel(c) && !i) out[k++] = 'a';
        else if (!vowel(c) && (c != last || (c >= '0' && c <= '9'))) out[k++] = c;
    }
    out[k] = 0;
}

/* ---- a beginning ---------------------------------------------------------------------------------- */

static int keep(char out[][SOUND_MOST], int n, int most, const char *sound)
{
    if (!*sound) return n;
    for (int i = 0; i < n; i++) if (!strcmp(out[i], sound)) return n;
    if (n < most) strncpy(out[n++], sound, SOUND_MOST - 1)[SOUND_MOST - 1] = 0;
    return n;
}

/* What the beginning sounds like when more letters follow it: the follower is read too and its sound cut off again. */
static void read_open(const char *bare, char follower, unsigned reading, char out[static SOUND_MOST])
{
    char more[BARE_MOST + sizeof((struct spelling *)0)->from + 1];
    size_t n = strlen(bare), k;

    memcpy(more, bare, n);
    more[n] = follower;
    more[n + 1] = 0;
    spelling_read(more, reading, out);
    k = strlen(out);
    if (k && k < SOUND_MOST - 1 && out[k - 1] == follower) out[k - 1] = 0;
}

/* Followed by a vowel, by a voiced and by an unvoiced consonant: the ways a next letter can matter. */
static int read_followed(const char *bare, unsigned reading, char out[][SOUND_MOST], int n, int most)
{
    char sound[SOUND_MOST];

    for (const char *next = "art"; *next; next++) {
        read_open(bare, *next, reading, sound);
        n = keep(out, n, most, sound);
    }
    return n;
}

/* The tail of bare, k letters, may be the beginning of a spelling: the sounds it would then have. */
static int read_halves(const char *bare, size_t k, unsigned reading, char out[][SOUND_MOST], int n, int most)
{
    size_t stem = strlen(bare) - k;
    const char *tail = bare + stem;
    char more[BARE_MOST + sizeof((struct spelling *)0)->from];

    if (*tail < 'a' || *tail > 'z') return n;
    for (const struct spelling *s = spellings[*tail - 'a']; s->n; s++) {
        if (s->n <= k || strncmp(s->from, tail, k) || !(s->in & 1u << reading)) continue;
        memcpy(more, bare, stem);
        memcpy(more + stem, s->from, s->n + 1u);
        n = read_followed(more, reading, out, n, most);
    }
    return n;
}

int beginnings_of(const char *typed, char out[][SOUND_MOST], int most)
{
    char bare[BARE_MOST] = { 0 };
    int n = 0;

    spelling_bare(typed, bare);
    for (unsigned reading = 0; reading < READINGS_OF_LATIN; reading++) {
        if (!digits_only(bare)) n = read_followed(bare, reading, out, n, most);
        else n = keep(out, n, most, bare);
    }
    for (unsigned reading = 0; reading < READINGS_OF_LATIN; reading++)
        for (size_t k = 1; k <= 3 && k <= strlen(bare); k++) n = read_halves(bare, k, reading, out, n, most);
    return n;
}

/* What the first n letters of a name sound like, alone and where they stand. */
static bool beginning_sounds(const char *name, size_t n, const struct word *typed)
{
    char cut[BARE_MOST], some[READINGS_OF_LATIN * 4][SOUND_MOST];
    int found = 0;

    memcpy(cut, name, n);
    cut[n] = 0;
    for (unsigned reading = 0; reading < READINGS_OF_LATIN; reading++) {
        spelling_read(cut, reading, some[found]);
        found = read_followed(cut, reading, some, found + 1, READINGS_OF_LATIN * 4);
    }
    for (int i = 0; i < found; i++)
        for (int k = 0; k < typed->readings; k++) if (*some[i] && !strcmp(some[i], typed->sound[k])) return true;
    return false;
}

bool spelling_begins(const char *bare, const struct word *typed)
{
    for (size_t n = 1; n <= strlen(bare); n++) if (beginning_sounds(bare, n, typed)) return true;
    return false;
}

bool word_begins(const char *name_word, const char *typed)
{
    char bare[BARE_MOST];
    struct word want;

    word_of(typed, &want);
    spelling_bare(name_word, bare);
    return spelling_begins(bare, &want);
}
