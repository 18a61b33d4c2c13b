/* SPDX-License-Identifier: EUPL-1.2
** vocabulary.c - words met so far, each once: see compare.h. */
#include "match/compare.h"
#include "match/keys.h"
#include <math.h>
#include <string.h>

struct phrase { uint64_t hash; uint8_t n; uint32_t words[RECORD_WORDS]; };

/* How many strangers share a word, where nothing was counted: one forename in 120, one surname in 1,000, one father's name
** in 60, one place in 30. */
static const float usual[ROLES] = { 7, 10, 6, 5 };
enum { BITS_LEAST = 2 };

void vocabulary_open(struct vocabulary *v, struct mem *m)
{
    *v = (struct vocabulary){ .families = true, .mem = m, .room = 256, .nslots = 1024, .phrase_slots = 1024, .n = 1 };
    v->at = mem_get(m, v->room * sizeof *v->at);
    v->slots = mem_get(m, v->nslots * sizeof *v->slots);
    v->phrases = mem_get(m, v->phrase_slots * sizeof(struct phrase));
}

static uint32_t *slot_of(struct vocabulary *v, const char *sound)
{
    uint64_t h = key_hash(sound, strlen(sound), 3);

    for (;; h++) {
        uint32_t *s = &v->slots[h & (v->nslots - 1)];
        if (!*s || !strcmp(v->at[*s].w.sound[0], sound)) return s;
    }
}

static void more_words(struct vocabulary *v)
{
    if (v->n < v->room) return;
    v->at = mem_grow(v->mem, v->at, v->room * sizeof *v->at, 2ul * v->room * sizeof *v->at);
    v->room *= 2;
    v->nslots = v->room * 4;
    v->slots = mem_get(v->mem, v->nslots * sizeof *v->slots);
    for (uint32_t i = 1; i < v->n; i++) *slot_of(v, v->at[i].w.sound[0]) = i;
}

static uint32_t known(struct vocabulary *v, const struct word *w)
{
    uint32_t *s;

    more_words(v);
    s = slot_of(v, w->sound[0]);
    if (*s) return *s;
    *s = v->n++;
    v->at[*s].w = *w;
    v->at[*s].groups = forename_groups(w->sound[0]);
    memcpy(v->at[*s].bits, usual, sizeof usual);
    return *s;
}

static struct phrase *phrase_of(struct vocabulary *v, uint64_t hash)
{
    for (uint64_t h = hash;; h++) {
        struct phrase *p = (struct phrase *)v->phrases + (h & (v->phrase_slots - 1));
        if (!p->hash || p->hash == hash) return p;
    }
}

static void more_phrases(struct vocabulary *v)
{
    struct phrase *old = v->phrases;
    uint32_t n = v->phrase_slots;

    if (++v->nphrases < n / 2) return;
    v->phrase_slots *= 4;
    v->phrases = mem_get(v->mem, v->phrase_slots * sizeof *old);
    for (uint32_t i = 0; i < n; i++) if (old[i].hash) *phrase_of(v, old[i].hash) = old[i];
}

static void read_phrase(struct vocabulary *v, struct phrase *p, const char *text, bool whole)
{
    struct word w[RECORD_WORDS];
    int n = 1;

    if (whole) word_of(text, w);
    else n = words_of(text, w, RECORD_WORDS);
    for (int i = 0; i < n; i++) if (*w[i].sound[0]) p->words[p->n++] = known(v, &w[i]);
}

static struct phrase phrase(struct vocabulary *v, const char *text, bool whole)
{
    uint64_t hash = key_hash(text, strlen(text), whole) | 1;
    struct phrase *p = phrase_of(v, hash), mine = { .hash = hash };

    if (p->hash) return *p;
    read_phrase(v, &mine, text, whole);
    *p = mine;
    more_phrases(v);
    return mine;
}

int vocabulary_name(struct vocabulary *v, const char *text, enum role role, uint32_t *out, int most)
{
    struct phrase p = { 0 };

    if (*text) p = phrase(v, text, false);
    for (int i = 0; i < most; i++) out[i] = i < p.n ? p.words[i] : 0;
    for (int i = 0; i < p.n; i++) v->at[p.words[i]].count[role]++;
    return p.n < most ? p.n : most;
}

uint32_t vocabulary_phrase(struct vocabulary *v, const char *text)
{
    struct phrase p = { 0 };

    if (*text) p = phrase(v, text, true);
    if (p.n) v->at[p.words[0]].count[PLACE]++;
    return p.words[0];
}

void vocabulary_weigh(struct vocabulary *v)
{
    double all[ROLES] = { 0 };

    for (uint32_t i = 1; i < v->n; i++) for (int k = 0; k < ROLES; k++) all[k] += v->at[i].count[k];
    for (uint32_t i = 1; i < v->n; i++)
        for (int k = 0; k < ROLES; k++)
            if (v->at[i].count[k])
                v->at[i].bits[k] = (float)fmin(BITS_MOST, fmax(BITS_LEAST, log2(all[k] / v->at[i].count[k])));
}
