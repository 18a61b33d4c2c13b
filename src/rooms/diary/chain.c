/* SPDX-License-Identifier: EUPL-1.2
** chain.c - writes the chain: its lines, its beginning, its signed end. */
#include "rooms/diary/chain.h"
#include <string.h>

static void field(struct out *o, const char *s)
{
    for (; *s; s++) {
        const char *escaped = *s == '\t' ? "\\t" : *s == '\n' ? "\\n" : *s == '\r' ? "\\r" : *s == '\\' ? "\\\\" : 0;
        if (escaped) out_str(o, escaped);
        else out_char(o, *s);
    }
    out_char(o, '\t');
}

static void words_of(struct out *o, const struct diary_line *l)
{
    out_fmt(o, "%lld\t%lld\t%lld\t", (long long)l->seq, (long long)l->id, (long long)l->at);
    field(o, l->who);
    out_fmt(o, "%lld\t%lld\t%lld\t", (long long)l->account, (long long)l->roles, (long long)l->reads);
    field(o, l->act);
    field(o, l->kind);
    out_fmt(o, "%lld", (long long)l->about);
    if (l->person) out_fmt(o, "\t%lld", (long long)l->person);
}


void chain_follow(struct diary_head *head, const struct diary_line *l, struct out *words)
{
    words->n = 0;
    words_of(words, l);
    out_char(words, '\n');
    sha256_two(head->hash, head->hash, HASH_BYTES, words->text, words->n);
    head->seq = l->seq;
}

void chain_line(struct out *o, const struct diary_line *l, const unsigned char hash[static HASH_BYTES])
{
    char h[2 * HASH_BYTES + 1];

    words_of(o, l);
    out_fmt(o, "\t%s\n", hex(h, hash, HASH_BYTES));
}

static const char *named(bool hidden) { return hidden ? "hidden" : "open"; }

static void signature(char to[static 2 * SIGNATURE_BYTES + 1], struct mem *m, bool hidden, const struct diary_head *head, int64_t at, const unsigned char key[static KEY_BYTES])
{
    unsigned char s[SIGNATURE_BYTES];
    struct out o = { .mem = m };
    char h[2 * HASH_BYTES + 1];

    out_fmt(&o, "pronoia-diary %s %lld %s %lld\n", named(hidden), (long long)head->seq, hex(h, head->hash, HASH_BYTES), (long long)at);
    sign(s, key, DIARY_SIGNS, o.text, o.n);
    hex(to, s, sizeof s);
}

void chain_begin(struct out *o, bool hidden, const struct diary_head *after, const unsigned char key[static KEY_BYTES])
{
    unsigned char p[PUBLIC_BYTES];
    char public[2 * PUBLIC_BYTES + 1], h[2 * HASH_BYTES + 1];

    sign_public(p, key, DIARY_SIGNS);
    out_fmt(o, "pronoia-diary 1 %s\nkey %s\nafter %lld %s\n", named(hidden), hex(public, p, sizeof p), (long long)after->seq,
            hex(h, after->hash, HASH_BYTES));
}

void chain_end(struct out *o, bool hidden, const struct diary_head *head, int64_t at, const unsigned char key[static KEY_BYTES])
{
    char s[2 * SIGNATURE_BYTES + 1], h[2 * HASH_BYTES + 1];

    signature(s, o->mem, hidden, head, at, key);
    out_fmt(o, "head %lld %s %lld %s\n", (long long)head->seq, hex(h, head->hash, HASH_BYTES), (long long)at, s);
}

void chain_checkpoint(struct out *o, bool hidden, const struct diary_head *head, int64_t at, const unsigned char key[static KEY_BYTES])
{
    unsigned char p[PUBLIC_BYTES];
    char public[2 * PUBLIC_BYTES + 1], s[2 * SIGNATURE_BYTES + 1], h[2 * HASH_BYTES + 1];

    sign_public(p, key, DIARY_SIGNS);
    signature(s, o->mem, hidden, head, at, key);
    out_fmt(o, "%s %lld %s %lld %s %s\n", named(hidden), (long long)head->seq, hex(h, head->hash, HASH_BYTES), (long long)at, hex(public, p, sizeof p), s);
}
