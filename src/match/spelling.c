/* SPDX-License-Identifier: EUPL-1.2
** spelling.c - the spellings of one sound: see spelling.h.
**
** Greek first: ou u, oi ei i, ai e, av af, mp b, nt d, gk g, tz j, ts c (ELOT 743 and what came before it).  Then what
** passports and ears do to Albanian (xh gj nj dh), Arabic (kh gh dj ou w), Ukrainian and Russian (zh shch iy ii). */
#include "match/spelling.h"

#define P 1u
#define F 2u
#define G 4u
#define E 8u
#define ALL 15u
#define IS(from, to, in, where) { from, to, sizeof from - 1, in, where }
#define END { "", "", 0, 0, 0 }

static const struct spelling a[] = { IS("ai", "e", ALL, 0), IS("ae", "e", ALL, 0), IS("au", "av", P | G | E, 0), IS("ay", "av", P, 0),
    IS("ay", "e", F | E, 0), IS("aw", "au", F | E, 'C'), END };
static const struct spelling b[] = { IS("b", "v", ALL, 0), END };
static const struct spelling c[] = { IS("chr", "hr", ALL, 0), IS("ch", "h", P | G, 0), IS("ch", "c", F | E, 0), IS("ck", "k", ALL, 0),
    IS("cz", "c", ALL, 0), IS("ce", "Ce", F, 0), IS("ci", "Ci", F, 0), IS("cy", "Ci", F, 0),
    IS("ce", "se", E, 0), IS("ci", "si", E, 0), IS("cy", "si", E, 0), IS("c", "k", ALL, 0), END };
static const struct spelling d[] = { IS("dzh", "j", ALL, 0), IS("dz", "j", ALL, 0), IS("dZ", "j", ALL, 0), IS("dj", "j", ALL, 0),
    IS("dh", "di", G, 'C'), IS("dh", "d", ALL, 0), END };
static const struct spelling e[] = { IS("ei", "i", ALL, 0), IS("eu", "ev", ALL, 0), IS("ey", "ev", P, 0), IS("ey", "i", F | E, 0),
    IS("ee", "i", F | E, 0), END };
static const struct spelling g[] = { IS("geor", "ior", ALL, 0), IS("gch", "nh", ALL, 0), IS("ghi", "i", ALL, 'O'), IS("gi", "i", ALL, 'O'), IS("gy", "i", ALL, 'O'),
    IS("gj", "g", ALL, 0), IS("gg", "g", ALL, 0), IS("gk", "g", ALL, 0), IS("gx", "nx", ALL, 0), IS("gh", "gi", G, 'C'),
    IS("gh", "g", ALL, 0), END };
static const struct spelling h[] = { IS("h", "i", G, 0), END };
static const struct spelling i[] = { IS("iy", "i", ALL, 0), END };
static const struct spelling j[] = { IS("j", "j", P | G, 0), IS("j", "i", F, 0), IS("j", "j", E, 0), END };
static const struct spelling k[] = { IS("kh", "ki", G, 'C'), IS("kh", "h", ALL, 0), IS("ks", "x", ALL, 0), END };
static const struct spelling l[] = { IS("lj", "li", ALL, 0), END };
static const struct spelling m[] = { IS("mph", "mf", ALL, 0), IS("mps", "mps", ALL, 0), IS("mp", "v", ALL, 0), IS("mb", "v", ALL, 0), END };
static const struct spelling n[] = { IS("ntz", "j", ALL, 0), IS("ndz", "j", ALL, 0), IS("ndj", "j", ALL, 0), IS("nts", "c", ALL, 0),
    IS("nth", "di", G, 'C'), IS("nth", "n8", ALL, 0), IS("ngk", "g", ALL, 0), IS("ngh", "g", ALL, 0), IS("nch", "nh", P | G, 0), IS("nch", "nc", F | E, 0),
    IS("nt", "d", ALL, 0), IS("nd", "d", ALL, 0), IS("ng", "g", ALL, 0), IS("nj", "ni", ALL, 0), END };
static const struct spelling o[] = { IS("ou", "u", ALL, 0), IS("oy", "u", P | G, 0), IS("oy", "i", F | E, 0), IS("oi", "i", ALL, 0),
    IS("oo", "u", F | E, 0), IS("oe", "o", F, 0), END };
static const struct spelling p[] = { IS("ph", "pi", G, 'C'), IS("ph", "f", ALL, 0), END };
static const struct spelling q[] = { IS("q", "k", ALL, 0), END };
static const struct spelling r[] = { IS("rh", "r", ALL, '^'), END };
static const struct spelling s[] = { IS("shch", "s", ALL, 0), IS("sch", "s", P | F | E, 0), IS("sh", "si", G, 'C'), IS("sh", "s", ALL, 0),
    IS("sz", "s", ALL, 0), END };
static const struct spelling t[] = { IS("tsch", "c", ALL, 0), IS("tch", "c", ALL, 0), IS("th", "ti", G, 'C'), IS("th", "8", ALL, 0), IS("ts", "c", ALL, 0),
    IS("tz", "j", ALL, 0), END };
static const struct spelling u[] = { IS("ue", "u", F, 0), IS("u", "i", G, 0), END };
static const struct spelling w[] = { IS("w", "u", P | E, 'V'), IS("w", "v", F, 0), IS("w", "o", ALL, 0), END };
static const struct spelling x[] = { IS("xr", "hr", ALL, 0), IS("xh", "hi", G, 0), IS("xh", "j", ALL, 0), IS("x", "h", G, 0), END };
static const struct spelling y[] = { IS("yi", "i", ALL, 0), IS("y", "i", ALL, 0), END };
static const struct spelling z[] = { IS("zh", "zi", G, 'C'), IS("zh", "z", ALL, 0), END };
static const struct spelling f[] = { END }, v[] = { END };

const struct spelling *const spellings[26] = { a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z };
