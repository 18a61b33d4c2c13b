/* SPDX-License-Identifier: EUPL-1.2
** crowd.c - invented people: see crowd.h. */
#include "crowd.h"
#include "base/fold.h"
#include <stdio.h>
#include <string.h>

uint64_t crowd_chance(uint64_t *s)
{
    uint64_t z = *s += 0x9e3779b97f4a7c15u;             /* splitmix64 */

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static int below(uint64_t *s, int n) { return (int)(crowd_chance(s) >> 33) % n; }

/* The commonest come first: the square of a chance falls on the small ones. */
static int common_first(uint64_t *s, int n)
{
    double u = (double)(crowd_chance(s) >> 11) / 9007199254740992.0;

    return (int)(u * u * n);
}

static void put(char *out, size_t size, const char *text) { snprintf(out, size, "%s", text); }

/* ---- Greek surnames ------------------------------------------------------------------------------- */

static const char *const endings[][2] = { { "όπουλος", "οπούλου" }, { "ίδης", "ίδου" }, { "άκης", "άκη" }, { "ίου", "ίου" }, { "άδης", "άδου" }, { "ούδης", "ούδη" },
                                          { "έλλης", "έλλη" }, { "άτος", "άτου" }, { "ιάνος", "ιάνου" }, { "έας", "έα" } };

static const char *const consonants[] = { "κ", "λ", "μ", "ν", "ρ", "τ", "σ", "δ", "μπ", "ντ", "γκ", "ρν", "λτ" };

static void greek_family(uint64_t *s, bool woman, char *out, size_t size)
{
    const char *const *end = endings[common_first(s, (int)(sizeof endings / sizeof *endings))];
    int sort = below(s, 100);

    if (sort < 12) {
        const struct crowd_origin *o = &crowd_origins[0];
        put(out, size, o->family[common_first(s, o->nfamily)]);
        size_t n = strlen(out);
        if (woman && n > 2 && !strcmp(out + n - 2, "ς")) out[n - 2] = 0;
    } else if (sort < 45) {
        const char *before = crowd_before[below(s, crowd_nbefore)];
        snprintf(out, size, "%s%s%s", before, crowd_stems[common_first(s, crowd_nstems)], end[woman]);
    } else {
        char stem[64] = "";
        for (int i = 0, n = 2 + below(s, 2); i < n; i++) strcat(stem, crowd_syllables[below(s, crowd_nsyllables)]);
        snprintf(out, size, "%s%s%s", stem, consonants[below(s, (int)(sizeof consonants / sizeof *consonants))], end[woman]);
    }
}

/* ---- foreign names: the passport's spelling, and Greek letters by ear ------------------------------ */

static const char *const ear[][2] = { { "shch", "στσ" }, { "kh", "χ" }, { "sh", "σ" }, { "ch", "τσ" }, { "zh", "ζ" }, { "th", "θ" }, { "dh", "ντ" }, { "gh", "γ" }, { "xh", "τζ" },
    { "gj", "γκ" }, { "nj", "νι" }, { "lj", "λι" }, { "ou", "ου" }, { "oo", "ου" }, { "ee", "ι" }, { "ii", "ι" }, { "iy", "ι" }, { "ai", "αϊ" }, { "ei", "εΐ" }, { "ts", "τσ" },
    { "rr", "ρ" }, { "ll", "λ" }, { "ss", "σ" }, { "mm", "μ" }, { "bb", "μπ" }, { "dd", "ντ" }, { "tt", "τ" }, { "ya", "για" }, { "yu", "γιου" }, { "ye", "γε" }, { "yo", "γιο" },
    { "a", "α" }, { "b", "μπ" }, { "c", "κ" }, { "ç", "τσ" }, { "d", "ντ" }, { "e", "ε" }, { "ë", "ε" }, { "f", "φ" }, { "g", "γκ" }, { "h", "χ" }, { "i", "ι" }, { "j", "τζ" },
    { "k", "κ" }, { "l", "λ" }, { "m", "μ" }, { "n", "ν" }, { "o", "ο" }, { "p", "π" }, { "q", "κ" }, { "r", "ρ" }, { "s", "σ" }, { "t", "τ" }, { "u", "ου" }, { "v", "β" },
    { "w", "ου" }, { "x", "τζ" }, { "y", "ι" }, { "z", "ζ" }, { "'", "" } };

static void small_latin(const char *from, char *out, size_t size)
{
    size_t n = 0;

    for (; *from && n + 3 < size; from++) {
        if (!strncmp(from, "Ç", 2)) { memcpy(out + n, "ç", 2); n += 2; from++; }
        else out[n++] = (char)(*from >= 'A' && *from <= 'Z' ? *from + 32 : *from);
    }
    out[n] = 0;
}

static void by_ear(const char *latin, char *out, size_t size)
{
    char small[96];
    size_t n = 0;

    small_latin(latin, small, sizeof small);
    for (const char *s = small; *s && n + 8 < size;) {
        const char *to = 0;
        size_t used = 1;
        for (size_t i = 0; i < sizeof ear / sizeof *ear && !to; i++)
            if (!strncmp(s, ear[i][0], strlen(ear[i][0]))) to = ear[i][1], used = strlen(ear[i][0]);
        if (!to) n += (size_t)snprintf(out + n, size - n, "%c", *s);
        else if (!strcmp(to, "σ") && (!s[used] || s[used] == ' ')) n += (size_t)snprintf(out + n, size - n, "ς");
        else n += (size_t)snprintf(out + n, size - n, "%s", to);
        s += used;
    }
    out[n] = 0;
}

void crowd_passport(const char *greek, char *out, size_t size)
{
    struct fate fate = { 0 };
    struct mem m;

    mem_open(&m, &fate, 1 << 20);
    put(out, size, elot743(&m, greek));
    mem_close(&m);
}

/* ---- a person ------------------------------------------------------------------------------------- */

static void greek_names(uint64_t *s, struct made *p)
{
    const struct crowd_origin *o = &crowd_origins[0];
    bool woman = p->sex == 'f';

    put(p->given, sizeof p->given, woman ? o->female[common_first(s, o->nfemale)] : o->male[common_first(s, o->nmale)]);
    if (!below(s, 12)) {
        size_t n = strlen(p->given);
        snprintf(p->given + n, sizeof p->given - n, " %s", woman ? o->female[below(s, o->nfemale)] : o->male[below(s, o->nmale)]);
    }
    greek_family(s, woman, p->family, sizeof p->family);
    if (woman && !below(s, 15)) {
        char second[64];
        size_t n = strlen(p->family);
        greek_family(s, true, second, sizeof second);
        snprintf(p->family + n, sizeof p->family - n, "-%s", second);
    }
    put(p->father, sizeof p->father, o->male[common_first(s, o->nmale)]);
    put(p->mother, sizeof p->mother, o->female[common_first(s, o->nfemale)]);
    crowd_passport(p->given, p->latin_given, sizeof p->latin_given);
    crowd_passport(p->family, p->latin_family, sizeof p->latin_family);
}

static void foreign_names(uint64_t *s, const struct crowd_origin *o, struct made *p)
{
    put(p->latin_given, sizeof p->latin_given, p->sex == 'f' ? o->female[common_first(s, o->nfemale)] : o->male[common_first(s, o->nmale)]);
    put(p->latin_family, sizeof p->latin_family, o->family[common_first(s, o->nfamily)]);
    if (below(s, 3) == 0) {                             /* two forenames, or the father's: there are few of each */
        size_t n = strlen(p->latin_given);
        snprintf(p->latin_given + n, sizeof p->latin_given - n, " %s", o->male[below(s, o->nmale)]);
    }
    by_ear(p->latin_given, p->given, sizeof p->given);
    by_ear(p->latin_family, p->family, sizeof p->family);
    by_ear(o->male[common_first(s, o->nmale)], p->father, sizeof p->father);
    by_ear(o->female[common_first(s, o->nfemale)], p->mother, sizeof p->mother);
}

void crowd_person(uint64_t seed, uint32_t nth, struct made *p)
{
    uint64_t s = seed * 1000003u + nth;
    int which = below(&s, 100), origin = 0;

    while (which >= crowd_origins[origin].weight) which -= crowd_origins[origin++].weight;
    *p = (struct made){ .sex = below(&s, 100) < 52 ? 'f' : 'm', .year = 2024 - common_first(&s, 60) - below(&s, 36), .month = 1 + below(&s, 12), .mday = 1 + below(&s, 28) };
    if (origin) foreign_names(&s, &crowd_origins[origin], p);
    else greek_names(&s, p);
    if (below(&s, 3)) snprintf(p->telephone, sizeof p->telephone, "690%07d", (int)(nth * 7919u % 10000000));
    else snprintf(p->telephone, sizeof p->telephone, "2410%06d", below(&s, 300000));        /* shared at home */
    snprintf(p->afm, sizeof p->afm, "0%08u", nth % 100000000u);
    put(p->street, sizeof p->street, crowd_streets[below(&s, crowd_nstreets)]);
    snprintf(p->house, sizeof p->house, "%d", 1 + common_first(&s, 240));
    snprintf(p->postcode, sizeof p->postcode, "41%d", 221 + below(&s, 280));
}
