/* SPDX-License-Identifier: EUPL-1.2
** fold.c - UTF-8, and a name as bare Latin letters: see fold.h. */
#include "base/fold.h"
#include "base/letters.h"
#include <string.h>

int utf8_length(const char *p)
{
    const unsigned char *s = (const unsigned char *)p;
    int n;

    if (s[0] < 0x80) return s[0] != 0;
    if (s[0] >= 0xc2 && s[0] <= 0xdf) n = 2;
    else if (s[0] >= 0xe0 && s[0] <= 0xef) n = 3;
    else if (s[0] >= 0xf0 && s[0] <= 0xf4) n = 4;
    else return 0;
    for (int i = 1; i < n; i++)
        if ((s[i] & 0xc0) != 0x80) return 0;
    if (s[0] == 0xe0 && s[1] < 0xa0) return 0;          /* overlong */
    if (s[0] == 0xed && s[1] > 0x9f) return 0;          /* surrogates */
    if (s[0] == 0xf0 && s[1] < 0x90) return 0;
    if (s[0] == 0xf4 && s[1] > 0x8f) return 0;          /* past U+10FFFF */
    return n;
}

/* Plain and two-byte letters, of which nearly all our texts are made. */
static int short_length(const char *p)
{
    const unsigned char *s = (const unsigned char *)p;

    if (s[0] < 0x80) return s[0] != 0;
    return s[0] >= 0xc2 && s[0] <= 0xdf && (s[1] & 0xc0) == 0x80 ? 2 : 0;
}

bool utf8_valid(const char *s, size_t n)
{
    char last[5] = { 0 };

    while (n) {
        int k;

        for (; n >= 4 && (k = short_length(s)); n -= (size_t)k) s += k;
        if (!n) break;
        if (n < 4) {                                    /* never look past the end */
            memset(last, 0, sizeof last);
            memcpy(last, s, n);
            k = utf8_length(last);
        } else {
            k = utf8_length(s);
        }
        if (!k || (size_t)k > n) return false;
        s += k;
        n -= (size_t)k;
    }
    return true;
}

static const char *const greek[] = { "", "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o",
                                     "p", "r", "s", "t", "y", "f", "ch", "ps", "o" };

/* Marks that are not letters of their own: combining accents, Arabic vowels, joiners. */
static bool mark(unsigned cp)
{
    return (cp >= 0x300 && cp <= 0x36f) || (cp >= 0x64b && cp <= 0x65f) || cp == 0x670 || cp == 0x640 ||
           (cp >= 0x200b && cp <= 0x200f) || cp == 0xfeff || cp == 0xad || cp == '\'' || cp == 0x2019 || cp == 0x2bc;
}

/* Other scripts: lower case in Cyrillic, one alef, one yeh, digits of any script as Latin digits. */
static unsigned plain(unsigned cp)
{
    if (cp >= 0x410 && cp <= 0x42f) return cp + 0x20;
    if (cp >= 0x400 && cp <= 0x40f) return cp + 0x50;
    if (cp == 0x490) return 0x491;
    if (cp == 0x622 || cp == 0x623 || cp == 0x625 || cp == 0x671) return 0x627;
    if (cp == 0x649 || cp == 0x6cc) return 0x64a;
    if (cp == 0x6a9) return 0x643;
    if (cp >= 0x660 && cp <= 0x669) return cp - 0x660 + '0';
    if (cp >= 0x6f0 && cp <= 0x6f9) return cp - 0x6f0 + '0';
    if (cp >= 0x9e6 && cp <= 0x9ef) return cp - 0x9e6 + '0';
    if ((cp >= 0x2000 && cp <= 0x2bff) || (cp >= 0x3000 && cp <= 0x3003) || cp == 0x60c || cp == 0x61b || cp == 0x61f ||
        cp == 0xfffd || (cp >= 0x80 && cp < 0xc0))
        return ' ';
    return cp;
}

static void out_utf8(struct out *o, unsigned cp)
{
    char b[4];
    size_t n = 0;

    if (cp < 0x80) {
        b[n++] = (char)cp;
    } else if (cp < 0x800) {
        b[n++] = (char)(0xc0 | cp >> 6);
    } else {
        if (cp < 0x10000) b[n++] = (char)(0xe0 | cp >> 12);
        else b[n++] = (char)(0xf0 | cp >> 18), b[n++] = (char)(0x80 | (cp >> 12 & 63));
        b[n++] = (char)(0x80 | (cp >> 6 & 63));
    }
    if (cp >= 0x80) b[n++] = (char)(0x80 | (cp & 63));
    out_raw(o, b, n);
}

static const char *two_letters(unsigned cp)
{
    switch (cp) {
    case 0xdf: case 0x1e9e: return "ss";
    case 0xc6: case 0xe6: return "ae";
    case 0x152: case 0x153: return "oe";
    case 0xde: case 0xfe: return "th";
    default: return "";
    }
}

static const char *bare(struct mem *m, const char *s)
{
    struct out o = { .mem = m };

    while (*s) {
        unsigned cp = letter_next(&s), g = letter_greek(cp);
        char c = letter_latin(cp);

        if (mark(cp)) continue;
        if (g) out_str(&o, greek[g & GREEK_PLACE]);
        else if (c == '_') out_str(&o, two_letters(cp));
        else if (c) out_char(&o, c);
        else out_utf8(&o, plain(cp));
    }
    return out_text(&o);
}

const char *fold_plain(struct mem *m, const char *text)
{
    struct out o = { .mem = m };
    char last = ' ';

    for (const char *s = bare(m, text); *s; last = *s++)
        if (*s != ' ' || last != ' ') out_char(&o, *s);
    if (o.n && o.text[o.n - 1] == ' ') o.text[--o.n] = 0;
    return out_text(&o);
}
