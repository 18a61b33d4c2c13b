/* SPDX-License-Identifier: EUPL-1.2
** sms_words.c - letters on the air: M1..M3 of sms.h. */
#include "host/sms.h"
#include "base/out.h"
#include <string.h>

/* The next letter of valid UTF-8; moves on. */
static unsigned next(const char **s)
{
    const unsigned char *u = (const unsigned char *)*s;
    int more = u[0] < 0x80 ? 0 : u[0] < 0xe0 ? 1 : u[0] < 0xf0 ? 2 : 3;
    unsigned c = more == 0 ? u[0] : more == 1 ? u[0] & 0x1fu : more == 2 ? u[0] & 0x0fu : u[0] & 0x07u;
    int i = 1;

    for (; i <= more && (u[i] & 0xc0) == 0x80; i++) c = c << 6 | (u[i] & 0x3fu);
    *s += i;
    return c;
}

/* 3GPP TS 23.038 6.2.1: 1 septet, 2 by the extension table, 0 not in the alphabet. */
static int septets(unsigned c)
{
    static const unsigned other[] = { '\n', '\r', 0xa3, 0xa5, 0xe8, 0xe9, 0xf9, 0xec, 0xf2, 0xc7, 0xd8, 0xf8, 0xc5, 0xe5, 0x394, 0x3a6, 0x393, 0x39b,
        0x3a9, 0x3a0, 0x3a8, 0x3a3, 0x398, 0x39e, 0xc6, 0xe6, 0xdf, 0xc9, 0xa4, 0xa1, 0xc4, 0xd6, 0xd1, 0xdc, 0xa7, 0xbf, 0xe4, 0xf6, 0xf1, 0xfc, 0xe0 };

    if (c < 128 && strchr("^{}\\[~]|", (int)c) && c) return 2;
    if (c == 0x20ac) return 2;                                      /* the euro */
    if (c >= ' ' && c < 127 && c != '`') return 1;
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) if (c == other[i]) return 1;
    return 0;
}

static int parts(int units, int single, int each) { return units <= single ? 1 : (units + each - 1) / each; }

struct sms_length sms_length(const char *s)
{
    struct sms_length l = { .gsm = true };
    int wide = 0;

    while (*s) {
        unsigned c = next(&s);
        int n = septets(c);
        l.gsm &= n > 0;
        l.units += n;
        wide += c > 0xffff ? 2 : 1;
    }
    if (!l.gsm) l.units = wide;
    l.parts = l.gsm ? parts(l.units, 160, 153) : parts(l.units, 70, 67);
    return l;
}

/* A Greek letter as GSM 03.38 writes it in capitals; NULL when it is no Greek letter. */
static const char *capital(unsigned c)
{
    static const char *const alpha[] = { "A", "B", "\u0393", "\u0394", "E", "Z", "H", "\u0398", "I", "K", "\u039b", "M", "N", "\u039e", "O", "\u03a0",
                                         "P", "\u03a3", "\u03a3", "T", "Y", "\u03a6", "X", "\u03a8", "\u03a9", "I", "Y" };
    static const struct { unsigned c; int at; } accented[] = { { 0x386, 0 }, { 0x3ac, 0 }, { 0x388, 4 }, { 0x3ad, 4 }, { 0x389, 6 }, { 0x3ae, 6 },
        { 0x38a, 8 }, { 0x3af, 8 }, { 0x390, 8 }, { 0x38c, 14 }, { 0x3cc, 14 }, { 0x38e, 20 }, { 0x3cd, 20 }, { 0x3b0, 20 }, { 0x38f, 24 }, { 0x3ce, 24 } };

    if (c >= 0x391 && c <= 0x3ab) return alpha[c - 0x391];
    if (c >= 0x3b1 && c <= 0x3cb) return alpha[c - 0x3b1];
    for (size_t i = 0; i < sizeof accented / sizeof *accented; i++) if (accented[i].c == c) return alpha[accented[i].at];
    return NULL;
}

const char *sms_capitals(struct mem *m, const char *s)
{
    struct out o = { .mem = m };

    while (*s) {
        const char *from = s;
        unsigned c = next(&s);
        const char *big = capital(c);
        if (big) out_str(&o, big);
        else if (c == 0x2013 || c == 0x2014) out_char(&o, '-');         /* dashes, the Greek quotation marks and semicolon */
        else if (c == 0xab || c == 0xbb) out_char(&o, '"');
        else if (c == 0x387 || c == 0xb7) out_char(&o, ';');
        else out_raw(&o, from, (size_t)(s - from));
    }
    return out_text(&o);
}

const char *sms_wording(struct mem *m, const char *s, bool capitals)
{
    struct sms_length plain = sms_length(s);

    if (!capitals || plain.gsm) return s;
    const char *big = sms_capitals(m, s);
    return sms_length(big).parts < plain.parts ? big : s;
}

/* Greek numbers have ten digits; those that can have messages begin with 69. */
bool sms_number(const char *typed, char to[static 17])
{
    char digits[16];
    int n = 0;
    bool world = *typed == '+';

    for (const char *s = typed + world; *s; s++) {
        if (strchr(" -./()", *s)) continue;
        if (*s < '0' || *s > '9' || n == 15) return false;
        digits[n++] = *s;
    }
    digits[n] = 0;
    const char *d = digits;
    if (!world && !strncmp(d, "00", 2)) { d += 2; world = true; }
    if (world && !strncmp(d, "30", 2)) { d += 2; world = false; }
    if (!world && (strlen(d) != 10 || strncmp(d, "69", 2))) return false;
    if (world && (strlen(d) < 8 || *d == '0')) return false;
    to[0] = '+';
    to[1] = 0;
    if (!world) strcat(to, "30");
    strcat(to, d);
    return true;
}
