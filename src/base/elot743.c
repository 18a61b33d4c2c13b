/* SPDX-License-Identifier: EUPL-1.2
** elot743.c - passport spelling, ELOT 743 / ISO 843 type 2 (transcription): see fold.h. */
#include "base/fold.h"
#include "base/letters.h"
#include <string.h>

enum { ALPHA = 1, BETA, GAMMA, DELTA, EPSILON, ZETA, ETA, THETA, IOTA, KAPPA, LAMDA, MU, NU, XI, OMICRON, PI,
       RHO, SIGMA, TAU, UPSILON, PHI, CHI, PSI, OMEGA };

static const char *const alone[] = { "", "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o",
                                     "p", "r", "s", "t", "y", "f", "ch", "ps", "o" };

/* A character of the word: its place in the Greek alphabet and flags, or the bytes it came as. */
struct letter { unsigned greek; const char *s; size_t n; };

/* Marks that stand after their letter (the other way Unicode writes accents) join it. */
static size_t letters_of(const char *s, struct letter *to)
{
    size_t n = 0;

    while (*s) {
        const char *at = s;
        unsigned cp = letter_next(&s);

        if (n && to[n - 1].greek && cp >= 0x300 && cp <= 0x36f) {
            if (cp == 0x308) to[n - 1].greek |= GREEK_DIAERESIS;
            if (cp == 0x300 || cp == 0x301 || cp == 0x342) to[n - 1].greek |= GREEK_ACCENT;
            continue;
        }
        to[n++] = (struct letter){ letter_greek(cp), at, (size_t)(s - at) };
    }
    return n;
}

static unsigned place(const struct letter *l, size_t n, size_t i)
{
    return i < n ? l[i].greek & GREEK_PLACE : 0;
}

/* The second part of av/af, ev/ef, iv/if: voiceless before th k x p s t f ch ps and at the end of a word. */
static const char *with_upsilon(unsigned first, unsigned next)
{
    bool voiceless = !next || next == THETA || next == KAPPA || next == XI || next == PI || next == SIGMA ||
                     next == TAU || next == PHI || next == CHI || next == PSI;

    if (first == ALPHA) return voiceless ? "af" : "av";
    if (first == EPSILON) return voiceless ? "ef" : "ev";
    return voiceless ? "if" : "iv";
}

/* What the letters from i on become; *used says how many they are. */
static const char *transcribe(const struct letter *l, size_t n, size_t i, size_t *used)
{
    unsigned a = place(l, n, i), b = place(l, n, i + 1);
    /* An accent on the first letter, or a diaeresis on the second, parts them. */
    bool joined = b == UPSILON && !(l[i].greek & GREEK_ACCENT) && !(l[i + 1].greek & GREEK_DIAERESIS);

    *used = 2;
    if (a == GAMMA && b == GAMMA) return "ng";
    if (a == GAMMA && b == XI) return "nx";
    if (a == GAMMA && b == CHI) return "nch";
    if (a == MU && b == PI) return !i || !place(l, n, i - 1) || !place(l, n, i + 2) ? "b" : "mp";
    if (a == OMICRON && joined) return "ou";
    if ((a == ALPHA || a == EPSILON || a == ETA) && joined) return with_upsilon(a, place(l, n, i + 2));
    *used = 1;
    return alone[a];
}

/* A capital letter that becomes two is all capitals when its word is: "TH" in ΘΑΝΟΣ, "Th" in Θάνος. */
static bool all_capitals(const struct letter *l, size_t n, size_t i, size_t used)
{
    if (used == 2) return l[i + 1].greek & GREEK_CAPITAL;
    if (place(l, n, i + 1)) return l[i + 1].greek & GREEK_CAPITAL;
    return i && l[i - 1].greek & GREEK_CAPITAL;
}

const char *elot743(struct mem *m, const char *s)
{
    struct letter *l = mem_get(m, (strlen(s) + 1) * sizeof *l);
    size_t n = letters_of(s, l), used;
    struct out o = { .mem = m };

    for (size_t i = 0; i < n; i += used) {
        const char *latin;

        if (!l[i].greek) {
            out_raw(&o, l[i].s, l[i].n);
            used = 1;
            continue;
        }
        latin = transcribe(l, n, i, &used);
        for (size_t k = 0; latin[k]; k++) {
            bool capital = l[i].greek & GREEK_CAPITAL && (!k || all_capitals(l, n, i, used));

            out_char(&o, (char)(capital ? latin[k] - 32 : latin[k]));
        }
    }
    return out_text(&o);
}
