/* SPDX-License-Identifier: EUPL-1.2
** script.c - letters of other scripts as Latin ones: see sound.h.
**
** Greek as ELOT 743 writes single letters; Cyrillic for Ukrainian, Russian and Bulgarian together; Arabic with its Persian
** and Urdu letters; Georgian and Armenian by the usual romanisation.  What we do not know becomes two letters that only
** equal themselves, so that a name in such a script still finds itself. */
#include "match/sound.h"
#include "base/letters.h"
#include <string.h>

static const char *const greek[] = { "", "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o",
                                     "p", "r", "s", "t", "y", "f", "ch", "ps", "o" };
static const char cyrillic[][4] = {             /* U+0430..045F */
    "a", "b", "V", "G", "d", "e", "Z", "z", "i", "i", "k", "l", "m", "n", "o", "p",
    "r", "s", "t", "U", "f", "H", "C", "C", "S", "S", "", "i", "", "e", "IU", "IA",
    "e", "io", "dj", "g", "Ie", "z", "i", "i", "I", "L", "N", "C", "k", "i", "U", "J",
};
static const char arabic[][3] = {               /* U+0621..064A */
    "", "a", "a", "U", "i", "i", "a", "V", "a", "t", "8", "J", "H", "H", "d", "d", "r", "z", "s", "S", "s", "d",
    "t", "z", "a", "g", "", "", "", "", "", "", "f", "k", "k", "l", "m", "n", "H", "U", "i", "i",
};
static const char georgian[][3] = {             /* U+10D0..10F0 */
    "a", "V", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "Z", "r", "s", "t", "U", "p", "k", "g",
    "k", "S", "C", "C", "J", "C", "C", "H", "J", "H",
};
static const char armenian[][3] = {             /* U+0561..0586 */
    "a", "V", "g", "d", "e", "z", "e", "e", "t", "Z", "i", "l", "H", "C", "k", "H", "J", "g", "C", "m", "I", "n",
    "S", "o", "C", "p", "J", "r", "s", "v", "t", "r", "C", "U", "p", "k", "o", "f",
};

/* Marks that are not letters of their own: combining accents, Arabic vowels, joiners, apostrophes. */
static bool mark(unsigned cp)
{
    return (cp >= 0x300 && cp <= 0x36f) || (cp >= 0x64b && cp <= 0x65f) || cp == 0x670 || cp == 0x640 ||
           (cp >= 0x200b && cp <= 0x200f) || cp == 0xfeff || cp == 0xad || cp == '\'' || cp == '`' || cp == 0xb4 ||
           cp == 0x2018 || cp == 0x2019 || cp == 0x2bc || cp == 0x2bb || cp == 0x483 || cp == 0x1fbd || cp == 0x384;
}

static const char *latin_of_its_own(unsigned cp)
{
    switch (cp) {
    case 0xdf: case 0x1e9e: return "s";
    case 0xc6: case 0xe6: return "e";
    case 0x152: case 0x153: return "o";
    case 0xde: case 0xfe: return "th";
    case 0xc7: case 0xe7: case 0x106: case 0x107: case 0x10c: case 0x10d:          /* c with cedilla, acute, caron */
    case 0x162: case 0x163: case 0x21a: case 0x21b: return "C";                     /* Romanian t */
    case 0x15e: case 0x15f: case 0x160: case 0x161: case 0x218: case 0x219: return "S";
    case 0x17d: case 0x17e: return "Z";
    default: return 0;
    }
}

static const char *cyrillic_of(unsigned cp)
{
    if (cp >= 0x410 && cp <= 0x42f) cp += 0x20;
    if (cp >= 0x400 && cp <= 0x40f) cp += 0x50;
    if (cp >= 0x430 && cp <= 0x45f) return cyrillic[cp - 0x430];
    return cp == 0x490 || cp == 0x491 ? "g" : 0;
}

static const char *arabic_of(unsigned cp)
{
    if (cp >= 0x621 && cp <= 0x64a) return arabic[cp - 0x621];
    switch (cp) {
    case 0x671: return "a";
    case 0x67e: return "p";
    case 0x686: return "C";
    case 0x698: return "Z";
    case 0x6a9: return "k";
    case 0x6af: return "g";
    case 0x6ba: return "n";
    case 0x6be: case 0x6c1: return "H";
    case 0x6cc: case 0x6d2: return "i";
    case 0x679: return "t";
    case 0x688: return "d";
    case 0x691: return "r";
    default: return 0;
    }
}

/* Digits of other scripts; 0 when it is none. */
static char digit_of(unsigned cp)
{
    if (cp >= 0x660 && cp <= 0x669) return (char)(cp - 0x660 + '0');
    if (cp >= 0x6f0 && cp <= 0x6f9) return (char)(cp - 0x6f0 + '0');
    if (cp >= 0x9e6 && cp <= 0x9ef) return (char)(cp - 0x9e6 + '0');
    return 0;
}

static bool no_letter(unsigned cp)
{
    return (cp >= 0x80 && cp < 0xc0) || (cp >= 0x2000 && cp <= 0x2bff) || (cp >= 0x3000 && cp <= 0x3003) || cp == 0x60c ||
           cp == 0x61b || cp == 0x61f || cp == 0xfffd || cp == 0x37e || cp == 0x387;
}

static int give(char *out, const char *s)
{
    int n = (int)strlen(s);

    memcpy(out, s, (size_t)n);
    return n;
}

int script_latin(unsigned cp, char out[static 4])
{
    const char *s;
    unsigned g = letter_greek(cp);
    char c;

    if (mark(cp)) return 0;
    if (g) return give(out, greek[g & GREEK_PLACE]);
    if ((s = latin_of_its_own(cp))) return give(out, s);
    if ((c = letter_latin(cp)) && c != '_') { out[0] = c; return 1; }
    if ((c = digit_of(cp))) { out[0] = c; return 1; }
    if ((s = cyrillic_of(cp)) || (s = arabic_of(cp))) return give(out, s);
    if (cp >= 0x10d0 && cp <= 0x10f0) return give(out, georgian[cp - 0x10d0]);
    if (cp >= 0x531 && cp <= 0x556) cp += 0x30;
    if (cp >= 0x561 && cp <= 0x586) return give(out, armenian[cp - 0x561]);
    if (no_letter(cp)) { out[0] = ' '; return 1; }
    out[0] = "VGDZTKLMNPRSFHCJ"[cp & 15];                   /* equals itself, and its neighbour a block away */
    out[1] = "AEIOUAEIOUAEIOUA"[cp >> 4 & 15];
    return 2;
}
