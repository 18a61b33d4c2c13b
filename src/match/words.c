/* SPDX-License-Identifier: EUPL-1.2
** words.c - a name as its words: hyphens, particles, the servant of (abd al-): see sound.h. */
#include "match/spelling.h"
#include "base/letters.h"
#include <string.h>

/* Particles as they come out of spelling_bare(). */
static const char *const particles[] = { "al", "el", "ul", "ar", "as", "ad", "an", "ash", "abd", "abdul", "abdel", "abdal", "ampntel",
    "ampnt", "aVd", "aVdal", "abu", "aVU", "bin", "ben", "ibn", "bint", "von", "van", "der", "de", "da", "di", "del", "della", "dos", "la", "le",
    "tou", "tis", "ton", "oglou", "oglu" };

bool spelling_particle(const char *bare)
{
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) if (!strcmp(bare, particles[i])) return true;
    return false;
}

static const char *after(const char *s, const char *const *begins, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t k = strlen(begins[i]);
        if (!strncmp(s, begins[i], k)) return s + k;
    }
    return 0;
}

/* Abdelrahman, Abderrahman, Abdulaziz, Αμπντουλαζίζ: the part after "servant of the".  Abdullah stays whole. */
static const char *served(const char *bare)
{
    static const char *const servant[] = { "ampntoul", "ampntel", "ampntal", "ampnter", "ampntour", "abdoul", "abdul", "abdel", "abdal",
        "abder", "abdur", "aVdal", "abdU", "abdul" };
    const char *rest = after(bare, servant, sizeof servant / sizeof *servant);

    if (rest && *rest == '-') rest++;
    return rest && strlen(rest) > 3 ? rest : 0;
}

/* The Arabic article written together with its name. */
static bool with_article(const char *text, const char *bare)
{
    unsigned first = letter_next(&text);

    return first == 0x627 && letter_next(&text) == 0x644 && strlen(bare) > 4;
}

static void add_sounds(struct word *w, const char *bare)
{
    struct word also;

    spelling_word(bare, &also);
    for (int i = 0; i < also.readings && w->readings < READINGS; i++) {
        int k = 0;
        while (k < w->readings && strcmp(w->sound[k], also.sound[i])) k++;
        if (k < w->readings) continue;
        memcpy(w->skeleton[k], also.skeleton[i], SKELETON_MOST);
        memcpy(w->sound[w->readings++], also.sound[i], SOUND_MOST);
    }
}

static void one_word(const char *text, const char *bare, struct word *w)
{
    const char *rest = served(bare);

    spelling_word(rest ? rest : with_article(text, bare) ? bare + 2 : bare, w);
    if (!rest && with_article(text, bare)) add_sounds(w, bare);
}

/* The next word: its letters to bare; its text begins at *from.  False at the end. */
static bool next_word(const char **s, const char **from, char bare[static BARE_MOST])
{
    char some[4];
    size_t n = 0;

    while (**s) {
        const char *here = *s;
        int k = script_latin(letter_next(s), some);

        if (k == 1 && *some == ' ') {
            if (n) break;
            continue;
        }
        if (k && !n) *from = here;
        for (int i = 0; i < k && n + 1 < BARE_MOST; i++) bare[n++] = some[i];
    }
    bare[n] = 0;
    return n > 0;
}

static int collect(const char *name, struct word *out, int most, bool all)
{
    char bare[BARE_MOST];
    const char *from = name;
    int n = 0;

    while (n < most && next_word(&name, &from, bare)) {
        if (!all && spelling_particle(bare)) continue;
        one_word(from, bare, &out[n]);
        if (*out[n].sound[0]) n++;
    }
    return n;
}

int words_of(const char *name, struct word *out, int most)
{
    int n = collect(name, out, most, false);

    return n ? n : collect(name, out, most, true);
}

bool name_begins(const char *name, const char *typed)
{
    char bare[BARE_MOST];
    struct word want;
    const char *from;

    word_of(typed, &want);
    while (next_word(&name, &from, bare)) if (spelling_begins(bare, &want)) return true;
    return false;
}
