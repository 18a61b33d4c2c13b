/* SPDX-License-Identifier: EUPL-1.2
** letters.c - letters without their marks: see letters.h.  The tables follow Unicode 15's canonical
** decomposition (spelling.t compares them). */
#include "base/letters.h"
#include "base/fold.h"

/* Bits 0-4: place in the alphabet, alpha = 1; 32 capital; 64 accent; 128 diaeresis. */
static const unsigned char greek_370[] = {      /* U+0370..03FF */
      0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
      0,   0,   0,   0,   0,   0,  97,   0, 101, 103, 105,   0, 111,   0, 116, 120,
    201,  33,  34,  35,  36,  37,  38,  39,  40,  41,  42,  43,  44,  45,  46,  47,
     48,  49,   0,  50,  51,  52,  53,  54,  55,  56, 169, 180,  65,  69,  71,  73,
    212,   1,   2,   3,   4,   5,   6,   7,   8,   9,  10,  11,  12,  13,  14,  15,
     16,  17,  18,  18,  19,  20,  21,  22,  23,  24, 137, 148,  79,  84,  88,   0,
      2,   8,   0,   0,   0,  21,  16,   0,   0,   0,   0,   0,   0,   0,   0,   0,
      0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
      0,   0,   0,   0,  40,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0
};
static const unsigned char greek_1f00[] = {     /* U+1F00..1FFF, polytonic */
      1,   1,  65,  65,  65,  65,  65,  65,  33,  33,  97,  97,  97,  97,  97,  97,
      5,   5,  69,  69,  69,  69,   0,   0,  37,  37, 101, 101, 101, 101,   0,   0,
      7,   7,  71,  71,  71,  71,  71,  71,  39,  39, 103, 103, 103, 103, 103, 103,
      9,   9,  73,  73,  73,  73,  73,  73,  41,  41, 105, 105, 105, 105, 105, 105,
     15,  15,  79,  79,  79,  79,   0,   0,  47,  47, 111, 111, 111, 111,   0,   0,
     20,  20,  84,  84,  84,  84,  84,  84,   0,  52,   0, 116,   0, 116,   0, 116,
     24,  24,  88,  88,  88,  88,  88,  88,  56,  56, 120, 120, 120, 120, 120, 120,
     65,  65,  69,  69,  71,  71,  73,  73,  79,  79,  84,  84,  88,  88,   0,   0,
      1,   1,  65,  65,  65,  65,  65,  65,  33,  33,  97,  97,  97,  97,  97,  97,
      7,   7,  71,  71,  71,  71,  71,  71,  39,  39, 103, 103, 103, 103, 103, 103,
     24,  24,  88,  88,  88,  88,  88,  88,  56,  56, 120, 120, 120, 120, 120, 120,
      1,   1,  65,   1,  65,   0,  65,  65,  33,  33,  97,  97,  33,   0,   9,   0,
      0,   0,  71,   7,  71,   0,  71,  71, 101, 101, 103, 103,  39,   0,   0,   0,
      9,   9, 201, 201,   0,   0,  73, 201,  41,  41, 105, 105,   0,   0,   0,   0,
     20,  20, 212, 212,  17,  17,  84, 212,  52,  52, 116, 116,  49,   0,   0,   0,
      0,   0,  88,  24,  88,   0,  88,  88, 111, 111, 120, 120,  56,   0,   0,   0
};

/* The bare lower-case letter; '_' where it has none of its own, a blank where it is no letter. */
static const char latin_c0[] =                  /* U+00C0..024F */
    "aaaaaa_ceeeeiiiidnooooo ouuuuy__aaaaaa_ceeeeiiii"
    "dnooooo ouuuuy_yaaaaaaccccccccddddeeeeeeeeeegggg"
    "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnn_nnoooo"
    "oo__rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "_________d_____eeff_____________oo_____________u"
    "u___________________dddlllnnnaaiioouuuuuuuuuu_aa"
    "aa____ggkkoooo__jdddgg__nnaa__ooaaaaeeeeiiiioooo"
    "rrrruuuusstt__hh______aaeeooooooooyy____________"
    "________________";
static const char latin_1e00[] =                /* U+1E00..1EFF */
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiii"
    "kkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr"
    "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyy"
    "zzzzzzhtwyas____aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
    "uuyyyyyyyy______";

unsigned letter_greek(unsigned cp)
{
    if (cp >= 0x370 && cp <= 0x3ff) return greek_370[cp - 0x370];
    if (cp >= 0x1f00 && cp <= 0x1fff) return greek_1f00[cp - 0x1f00];
    return cp == 0xb5 ? 12 : 0;                 /* the micro sign is typed for a mu */
}

char letter_latin(unsigned cp)
{
    if (cp < 0x80) {
        if (cp >= 'A' && cp <= 'Z') return (char)(cp + 32);
        return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') ? (char)cp : ' ';
    }
    if (cp >= 0xc0 && cp <= 0x24f) return latin_c0[cp - 0xc0];
    if (cp >= 0x1e00 && cp <= 0x1eff) return latin_1e00[cp - 0x1e00];
    return 0;
}

unsigned letter_next(const char **p)
{
    const unsigned char *s = (const unsigned char *)*p;
    int n = utf8_length(*p);
    unsigned cp;

    if (!*s) return 0;
    if (!n) {
        ++*p;
        return 0xfffd;
    }
    *p += n;
    cp = n == 1 ? s[0] : n == 2 ? s[0] & 31u : n == 3 ? s[0] & 15u : s[0] & 7u;
    for (int i = 1; i < n; i++) cp = cp << 6 | (s[i] & 63u);
    return cp;
}

size_t characters(const char *s)
{
    size_t n = 0;

    for (; *s; s++) n += ((unsigned char)*s & 0xc0) != 0x80;
    return n;
}
