/* SPDX-License-Identifier: EUPL-1.2
** names.c - what is handed to one guest names no other: a word that is part of another's name is left out, also in another case
** ("Παπαδοπούλου" for "Παπαδόπουλος").  Rather a word too many than a name. */
#include "rooms/stays/inside.h"
#include "base/fold.h"

enum { PARTS_MOST = 4000 };
struct name_parts { int n; const char *at[PARTS_MOST]; };

static bool in_word(const char *s)
{
    return (unsigned char)*s >= 0x80 || (*s >= '0' && *s <= '9') || ((*s | 32) >= 'a' && (*s | 32) <= 'z');
}

static const char *next_word(const char *s, const char **end)
{
    while (*s && !in_word(s)) s++;
    for (*end = s; **end && in_word(*end); (*end)++) { }
    return s;
}

/* A nickname may hold ordinary words ("ο Τάσος με το ποδήλατο"): what begins with a capital is the name. */
static bool capital(const char *s)
{
    unsigned char a = (unsigned char)s[0], b = (unsigned char)s[1];

    return (a >= 'A' && a <= 'Z') || (a >= '0' && a <= '9') || (a == 0xCE && (b <= 0xAB))
        || (a >= 0x80 && a != 0xCE && a != 0xCF && a != 0xE2);
}

static void add_parts(struct req *r, struct name_parts *p, const char *name)
{
    const char *end;

    for (const char *s = next_word(name, &end); *s && p->n < PARTS_MOST; s = next_word(end, &end))
        if (capital(s)) p->at[p->n++] = fold_plain(&r->mem, fmt(r, "%.*s", (int)(end - s), s));
}

/* The same stem: endings of up to two letters differ. */
static bool same_name(const char *a, const char *b)
{
    size_t na = strlen(a), nb = strlen(b), least = na < nb ? na : nb, same = 0;

    while (same < least && a[same] == b[same]) same++;
    return least >= 2 && (na > nb ? na - nb : nb - na) <= 3 && same >= (least <= 4 ? least : least == 5 ? 4 : least - 2);
}

static bool is_name(const struct name_parts *p, const char *word)
{
    for (int i = 0; i < p->n; i++) if (same_name(p->at[i], word)) return true;
    return false;
}

const char *without_names(struct req *r, const char *words, const char *const *names, int n)
{
    struct name_parts *p = mem_get(&r->mem, sizeof *p);
    struct out o = { .mem = &r->mem };
    const char *at = words, *end;

    for (int i = 0; i < n; i++) add_parts(r, p, names[i]);
    for (const char *s = next_word(words, &end); *s; s = next_word(end, &end)) {
        out_raw(&o, at, (size_t)(s - at));
        if (is_name(p, fold_plain(&r->mem, fmt(r, "%.*s", (int)(end - s), s)))) out_str(&o, "…");
        else out_raw(&o, s, (size_t)(end - s));
        at = end;
    }
    out_str(&o, at);
    return out_text(&o);
}
