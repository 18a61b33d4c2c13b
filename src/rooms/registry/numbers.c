/* SPDX-License-Identifier: EUPL-1.2
** numbers.c - identifiers: see numbers.h. */
#include "rooms/registry/numbers.h"
#include "base/date.h"
#include "base/fold.h"
#include "base/letters.h"
#include <string.h>

const char *const odd_words[ODDS] = { "", "length", "letters", "check", "date", "birth", "sex", "afm_part" };

enum odd odd_of(const char *word)
{
    for (enum odd o = ODD_NONE; o < ODDS; o++) if (!strcmp(word, odd_words[o])) return o;
    return ODD_NONE;
}

/* A Greek capital as the Latin one it looks like (an old identity card is "ΑΒ 123456" on any keyboard); 0 = none does. */
static char looks_like(unsigned cp)
{
    static const char latin[] = " AB  EZH IK MN O P TY X  ";
    unsigned greek = letter_greek(cp), place = greek & GREEK_PLACE;

    return place && place < sizeof latin - 1 && latin[place] != ' ' ? latin[place] : 0;
}

static void add(struct out *o, const char *from, const char *to, unsigned cp)
{
    char like;

    if (cp <= ' ' || cp == '-' || cp == '/' || cp == '.' || cp == 0xa0 || cp == 0x2010 || cp == 0x2011 || cp == 0x2013) return;
    if (cp < 0x80) out_char(o, (char)(cp >= 'a' && cp <= 'z' ? cp - 32 : cp));
    else if ((like = looks_like(cp))) out_char(o, like);
    else out_raw(o, from, (size_t)(to - from));
}

const char *number_compared(struct mem *m, const char *kind, const char *typed)
{
    struct out o = { .mem = m };
    const char *s;

    while (*typed) {
        const char *from = typed;
        unsigned cp = letter_next(&typed);
        add(&o, from, typed, cp);
    }
    s = out_text(&o);
    if (!strcmp(kind, "afm")) {
        if (!strncmp(s, "EL", 2) || !strncmp(s, "GR", 2)) s += 2;
        if (strlen(s) == 8 && strspn(s, "0123456789") == 8) {       /* an old number without its leading zero */
            char *nine = mem_get(m, 10);
            nine[0] = '0';
            memcpy(nine + 1, s, 8);
            s = nine;
        }
    }
    return characters(s) > NUMBER_MOST ? "" : s;
}

static bool digits(const char *s) { return !s[strspn(s, "0123456789")]; }

static enum odd odd_afm(const char *s)
{
    if (!digits(s)) return ODD_LETTERS;
    if (strlen(s) != 9) return ODD_LENGTH;
    return afm_valid(s) ? ODD_NONE : ODD_CHECK;
}

static int two(const char *s) { return (s[0] - '0') * 10 + s[1] - '0'; }

static enum odd odd_amka(const char *s, day birth, const char *exact, const char *sex)
{
    struct civil c;

    if (!digits(s)) return ODD_LETTERS;
    if (strlen(s) != 11) return ODD_LENGTH;
    if (!day_valid(1900 + two(s + 4), two(s + 2), two(s)) && !day_valid(2000 + two(s + 4), two(s + 2), two(s))) return ODD_DATE;
    if (!amka_valid(s)) return ODD_CHECK;
    if (birth.v != DAY_NONE.v && !strcmp(exact, "day")) {
        c = day_civil(birth);
        if (c.day != two(s) || c.month != two(s + 2) || c.year % 100 != two(s + 4)) return ODD_BIRTH;
    }
    if ((!strcmp(sex, "m") && (s[9] - '0') % 2 == 0) || (!strcmp(sex, "f") && (s[9] - '0') % 2 == 1)) return ODD_SEX;
    return ODD_NONE;
}

static enum odd odd_personal(const char *s)
{
    if (strlen(s) != 12) return ODD_LENGTH;
    for (int i = 0; i < 3; i++)
        if (!((s[i] >= '0' && s[i] <= '9' && i < 2) || (s[i] >= 'A' && s[i] <= 'Z'))) return ODD_LETTERS;
    return odd_afm(s + 3) == ODD_NONE ? ODD_NONE : ODD_AFM_PART;
}

enum odd number_odd(const char *kind, const char *s, day birth, const char *birth_exact, const char *sex)
{
    if (!strcmp(kind, "afm")) return odd_afm(s);
    if (!strcmp(kind, "amka")) return odd_amka(s, birth, birth_exact, sex);
    if (!strcmp(kind, "personal")) return odd_personal(s);
    return ODD_NONE;
}

const char *number_ending(struct mem *m, const char *s)
{
    size_t n = strlen(s), keep = n >= 8 ? 4 : n / 2;
    const char *end = s + n - keep;

    while (end < s + n && ((unsigned char)*end & 0xc0) == 0x80) end++;       /* never half a character */
    return mem_str(m, end);
}
