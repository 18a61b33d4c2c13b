/* SPDX-License-Identifier: EUPL-1.2
** crowd_slips.c - what hurried hands make of a name: see crowd.h. */
#include "crowd.h"
#include <stdio.h>
#include <string.h>

static int below(uint64_t *s, int n) { return (int)(crowd_chance(s) >> 33) % n; }

/* One sound, several spellings. */
static const char *const same_sound[][2] = { { "η", "ι" }, { "ή", "ί" }, { "ι", "η" }, { "υ", "ι" }, { "ύ", "ί" }, { "ει", "ι" }, { "εί", "ί" }, { "οι", "ι" }, { "ω", "ο" }, { "ώ", "ό" },
    { "ο", "ω" }, { "αι", "ε" }, { "αί", "έ" }, { "ε", "αι" }, { "γγ", "γκ" }, { "λλ", "λ" }, { "ππ", "π" }, { "σσ", "σ" }, { "ρρ", "ρ" }, { "μμ", "μ" }, { "κκ", "κ" }, { "σ", "σσ" },
    { "ευ", "εφ" }, { "αυ", "αβ" }, { "γγ", "νγκ" }, { "τζ", "τσ" }, { "ί", "εί" }, { "i", "y" }, { "y", "i" }, { "ou", "u" }, { "u", "ou" }, { "kh", "h" }, { "ss", "s" }, { "ee", "i" },
    { "f", "ph" }, { "ks", "x" }, { "ai", "e" }, { "dh", "d" }, { "sh", "s" }, { "ei", "i" } };

static bool replace(char *name, size_t size, size_t at, size_t n, const char *to)
{
    char rest[200];

    if (strlen(name) - n + strlen(to) + 1 > size) return false;
    snprintf(rest, sizeof rest, "%s", name + at + n);
    snprintf(name + at, size - at, "%s%s", to, rest);
    return true;
}

static bool by_sound(uint64_t *s, char *name, size_t size)
{
    const size_t all = sizeof same_sound / sizeof *same_sound;
    size_t first = (size_t)below(s, (int)all);

    for (size_t k = 0; k < all; k++) {
        const char *const *it = same_sound[(first + k) % all];
        char *at = strlen(name) > 2 ? strstr(name + 2, it[0]) : 0;
        if (at) return replace(name, size, (size_t)(at - name), strlen(it[0]), it[1]);
    }
    return false;
}

static size_t letter(const char *s) { size_t n = 1; while ((s[n] & 0xc0) == 0x80) n++; return n; }

/* A letter left out, doubled, changed or swapped with its neighbour; never the first. */
static void by_hand(uint64_t *s, char *name, size_t size)
{
    size_t at[96], n = 0;
    char two[12] = "";

    for (size_t i = 0; name[i] && n < 96; i += letter(name + i)) at[n++] = i;
    if (n < 4) return;
    size_t i = 1 + (size_t)below(s, (int)n - 2), k = letter(name + at[i]), m = letter(name + at[i + 1]);
    switch (below(s, 4)) {
    case 0: replace(name, size, at[i], k, ""); break;
    case 1: snprintf(two, sizeof two, "%.*s%.*s", (int)k, name + at[i], (int)k, name + at[i]); replace(name, size, at[i], k, two); break;
    case 2: replace(name, size, at[i], k, (name[at[i]] & 0x80) ? (const char *[]){ "α", "ρ", "τ", "κ", "ν" }[below(s, 5)] : (const char *[]){ "a", "r", "t", "k", "n" }[below(s, 5)]); break;
    default: snprintf(two, sizeof two, "%.*s%.*s", (int)m, name + at[i + 1], (int)k, name + at[i]); replace(name, size, at[i], k + m, two);
    }
}

void crowd_slip(uint64_t *s, char *name, size_t size)
{
    if (below(s, 5) < 3 && by_sound(s, name, size)) return;
    by_hand(s, name, size);
}

/* The keys a Greek finds for a Greek letter on a Latin keyboard: by sound or by shape. */
static const char *const greeklish[][3] = { { "ου", "ou", "u" }, { "ού", "ou", "u" }, { "μπ", "mp", "b" }, { "ντ", "nt", "d" }, { "γκ", "gk", "g" }, { "γγ", "gg", "g" }, { "αι", "ai", "e" },
    { "ευ", "eu", "ef" }, { "εύ", "eu", "ev" }, { "αυ", "au", "af" }, { "ει", "ei", "i" }, { "εί", "ei", "i" }, { "οι", "oi", "i" }, { "α", "a", "a" }, { "ά", "a", "a" }, { "β", "v", "b" },
    { "γ", "g", "g" }, { "δ", "d", "d" }, { "ε", "e", "e" }, { "έ", "e", "e" }, { "ζ", "z", "z" }, { "η", "i", "h" }, { "ή", "i", "h" }, { "θ", "th", "8" }, { "ι", "i", "i" }, { "ί", "i", "i" },
    { "ϊ", "i", "i" }, { "ΐ", "i", "i" }, { "κ", "k", "k" }, { "λ", "l", "l" }, { "μ", "m", "m" }, { "ν", "n", "n" }, { "ξ", "x", "ks" }, { "ο", "o", "o" }, { "ό", "o", "o" }, { "π", "p", "p" },
    { "ρ", "r", "r" }, { "σ", "s", "s" }, { "ς", "s", "s" }, { "τ", "t", "t" }, { "υ", "y", "u" }, { "ύ", "y", "u" }, { "φ", "f", "ph" }, { "χ", "ch", "x" }, { "ψ", "ps", "ps" },
    { "ω", "o", "w" }, { "ώ", "o", "w" }, { "Α", "a", "a" }, { "Ά", "a", "a" }, { "Β", "v", "b" }, { "Γ", "g", "g" }, { "Δ", "d", "d" }, { "Ε", "e", "e" }, { "Έ", "e", "e" }, { "Ζ", "z", "z" },
    { "Η", "i", "h" }, { "Θ", "th", "8" }, { "Ι", "i", "i" }, { "Κ", "k", "k" }, { "Λ", "l", "l" }, { "Μ", "m", "m" }, { "Ν", "n", "n" }, { "Ξ", "x", "ks" }, { "Ο", "o", "o" }, { "Ό", "o", "o" },
    { "Π", "p", "p" }, { "Ρ", "r", "r" }, { "Σ", "s", "s" }, { "Τ", "t", "t" }, { "Υ", "y", "u" }, { "Φ", "f", "f" }, { "Χ", "ch", "x" }, { "Ψ", "ps", "ps" }, { "Ω", "o", "w" }, { "Ά", "a", "a" } };

void crowd_greeklish(uint64_t *s, const char *greek, char *out, size_t size)
{
    uint64_t habit = crowd_chance(s);
    size_t n = 0;

    while (*greek && n + 4 < size) {
        const char *const *it = 0;
        size_t which = 0;
        for (size_t i = 0; i < sizeof greeklish / sizeof *greeklish && !it; i++)
            if (!strncmp(greek, greeklish[i][0], strlen(greeklish[i][0]))) it = greeklish[i], which = i;
        if (it) n += (size_t)snprintf(out + n, size - n, "%s", it[1 + (habit >> which % 48 & 1)]), greek += strlen(it[0]);
        else out[n++] = *greek++;
    }
    out[n] = 0;
}

static void capitals_without_accents(char *name, size_t size)
{
    static const char *const pair[][2] = { { "ά", "α" }, { "έ", "ε" }, { "ή", "η" }, { "ί", "ι" }, { "ό", "ο" }, { "ύ", "υ" }, { "ώ", "ω" }, { "ϊ", "ι" }, { "ΐ", "ι" } };

    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
        for (char *at; (at = strstr(name, pair[i][0]));) replace(name, size, (size_t)(at - name), strlen(pair[i][0]), pair[i][1]);
}

static void short_form(struct made *p)
{
    for (int i = 0; i < crowd_nshort; i++) if (!strcmp(p->given, crowd_short[i][0])) { snprintf(p->given, sizeof p->given, "%s", crowd_short[i][1]); return; }
}

static void other_birth(uint64_t *s, struct made *p)
{
    int what = below(s, 100);

    if (what < 4) p->year = p->month = p->mday = 0;
    else if (what < 7) p->month = p->mday = 1;
    else if (what < 9 && p->mday <= 12) { int m = p->month; p->month = p->mday; p->mday = m; }
    else if (what < 11) p->mday = 1 + below(s, 28);
    else if (what < 13) p->year += below(s, 2) ? 10 : -1;
}

void crowd_by_another_hand(uint64_t *s, const struct made *from, struct made *p)
{
    char one[96];
    int script = below(s, 100);

    *p = *from;
    if (below(s, 100) < 15) short_form(p);
    if (script < 45) {
        if (below(s, 2)) { capitals_without_accents(p->given, sizeof p->given); capitals_without_accents(p->family, sizeof p->family); }
    } else if (script < 80) {
        crowd_passport(p->given, one, sizeof one);
        snprintf(p->given, sizeof p->given, "%s", strcmp(p->given, from->given) ? one : from->latin_given);
        snprintf(p->family, sizeof p->family, "%s", from->latin_family);
    } else {
        crowd_greeklish(s, p->given, one, sizeof one); snprintf(p->given, sizeof p->given, "%s", one);
        crowd_greeklish(s, p->family, one, sizeof one); snprintf(p->family, sizeof p->family, "%s", one);
    }
    if (below(s, 100) < 45) crowd_slip(s, p->family, sizeof p->family);
    if (below(s, 100) < 25) crowd_slip(s, p->given, sizeof p->given);
    if (below(s, 100) < 6) { snprintf(one, sizeof one, "%s", p->given); snprintf(p->given, sizeof p->given, "%s", p->family); snprintf(p->family, sizeof p->family, "%s", one); }
    if (below(s, 100) < 30) *p->father = 0;
    if (below(s, 100) < 40) *p->mother = 0;
    if (below(s, 100) < 40) *p->telephone = 0;
    *p->afm = 0;
    other_birth(s, p);
}
