/* SPDX-License-Identifier: EUPL-1.2
** chain_read.c - Y5: checks an exported diary line by line, with nothing but the file and earlier checkpoints. */
#include "rooms/diary/chain.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void wrong(struct chain_check *c, const char *what)
{
    struct out o = { .mem = c->mem };

    if (c->what) return;
    if (c->name) out_fmt(&o, "%s: ", c->name);
    if (c->line) out_fmt(&o, "line %d: ", c->line);
    out_str(&o, what);
    c->what = out_text(&o);
}

/* A number in decimal without sign or leading zeros, then `end`; NULL when it is not that, else what follows. */
static const char *number(const char *s, int64_t *to, char end)
{
    char *stop;

    if (*s < '0' || *s > '9' || (*s == '0' && s[1] >= '0' && s[1] <= '9')) return 0;
    errno = 0;
    *to = strtoll(s, &stop, 10);
    return errno || *stop != end ? 0 : stop + (end != 0);
}

static const char *hash_at(const char *s, unsigned char to[static HASH_BYTES], char end)
{
    return hex_read(to, HASH_BYTES, s, end) ? s + 2 * HASH_BYTES + (end != 0) : 0;
}

static bool signed_by(struct chain_check *c, const unsigned char public[static PUBLIC_BYTES], const struct diary_head *head, int64_t at, const char *signature)
{
    unsigned char s[SIGNATURE_BYTES];
    struct out o = { .mem = c->mem };
    char h[2 * HASH_BYTES + 1];

    out_fmt(&o, "pronoia-diary %s %lld %s %lld\n", c->hidden ? "hidden" : "open", (long long)head->seq, hex(h, head->hash, HASH_BYTES), (long long)at);
    return hex_read(s, sizeof s, signature, 0) && sign_right(s, public, o.text, o.n);
}

/* ---- checkpoints ---------------------------------------------------------------------------------- */

static void keep_point(struct chain_check *c, const char *rest)
{
    struct diary_head head;
    int64_t at;
    unsigned char public[PUBLIC_BYTES];
    const char *s = number(rest, &head.seq, ' ');

    s = s ? hash_at(s, head.hash, ' ') : 0;
    s = s ? number(s, &at, ' ') : 0;
    if (!s || !hex_read(public, PUBLIC_BYTES, s, ' ') || !signed_by(c, public, &head, at, s + 2 * PUBLIC_BYTES + 1)) {
        wrong(c, "a checkpoint that is not one, or whose signature is wrong");
        return;
    }
    if (c->npoints && c->points[c->npoints - 1].seq > head.seq) { wrong(c, "checkpoints that are not in order"); return; }
    if (c->keyed && memcmp(c->public, public, sizeof public)) { wrong(c, "checkpoints with two different keys"); return; }
    memcpy(c->public, public, sizeof public);
    c->keyed = true;
    if (c->npoints == c->room) {
        c->points = mem_grow(c->mem, c->points, (size_t)c->room * sizeof *c->points, (size_t)(2 * c->room + 16) * sizeof *c->points);
        c->room = 2 * c->room + 16;
    }
    struct chain_point *p = &c->points[c->npoints++];
    p->seq = head.seq;
    p->at = at;
    memcpy(p->hash, head.hash, sizeof p->hash);
}

void chain_point_read(struct chain_check *c, const char *line)
{
    const char *mine = c->hidden ? "hidden " : "open ", *other = c->hidden ? "open " : "hidden ";

    if (!*line || !strncmp(line, other, strlen(other))) return;
    if (strncmp(line, mine, strlen(mine))) wrong(c, "a checkpoint that is not one");
    else keep_point(c, line + strlen(mine));
}

/* What the checkpoints know of the place where the chain stands now. */
static void compare(struct chain_check *c)
{
    while (c->next < c->npoints && c->points[c->next].seq < c->head.seq) c->next++;
    for (int i = c->next; i < c->npoints && c->points[i].seq == c->head.seq; i++)
        if (memcmp(c->points[i].hash, c->head.hash, HASH_BYTES))
            wrong(c, "an earlier checkpoint saw other lines up to here: the chain was made anew");
}

/* ---- the file ------------------------------------------------------------------------------------- */

/* "after SEQ HASH": of a first file wherever it begins, of the others where the one before it ended. */
static void begins(struct chain_check *c, const char *s)
{
    struct diary_head after;
    const char *at = strncmp(s, "after ", 6) ? 0 : number(s + 6, &after.seq, ' ');

    if (!at || !hash_at(at, after.hash, 0)) { wrong(c, "it does not say what the first line follows"); return; }
    if (c->files > 1 && after.seq != c->head.seq) {
        struct out o = { .mem = c->mem };
        out_fmt(&o, "it begins behind number %lld, the file before it ends at %lld: a file is missing, doubled or in another's place",
                (long long)after.seq, (long long)c->head.seq);
        wrong(c, out_text(&o));
        return;
    }
    if (c->files > 1 && memcmp(after.hash, c->head.hash, HASH_BYTES)) { wrong(c, "it does not follow the file before it: one of them was made anew"); return; }
    c->head = after;
    if (c->files < 2) c->first = after;
    compare(c);
}

static void title(struct chain_check *c, const char *s)
{
    unsigned char public[PUBLIC_BYTES];

    if (c->line == 1) {
        if (strcmp(s, c->hidden ? "pronoia-diary 1 hidden" : "pronoia-diary 1 open")) wrong(c, "this is not an exported diary");
    } else if (c->line == 2) {
        if (strncmp(s, "key ", 4) || !hex_read(public, PUBLIC_BYTES, s + 4, 0)) { wrong(c, "the key is missing"); return; }
        if (c->keyed && memcmp(public, c->public, sizeof public)) wrong(c, "signed with another key than the files before it or the checkpoints");
        memcpy(c->public, public, sizeof public);
        c->keyed = true;
    } else begins(c, s);
}

static void end_line(struct chain_check *c, const char *s)
{
    struct diary_head head;
    int64_t at;
    const char *p = number(s, &head.seq, ' ');

    p = p ? hash_at(p, head.hash, ' ') : 0;
    p = p ? number(p, &at, ' ') : 0;
    if (!p) { wrong(c, "the last line is not whole"); return; }
    if (head.seq != c->head.seq || memcmp(head.hash, c->head.hash, HASH_BYTES)) wrong(c, "the last line signs another end: lines are missing or were added before it");
    else if (!signed_by(c, c->public, &head, at, p)) wrong(c, "the signature at the end is wrong");
    c->ended = true;
}

static void one_line(struct chain_check *c, const char *s, size_t n)
{
    unsigned char said[HASH_BYTES];
    int64_t seq;
    const char *last = strrchr(s, '\t');

    if (!last || !number(s, &seq, '\t') || !hash_at(last + 1, said, 0)) { wrong(c, "this is no line of a diary"); return; }
    if (seq != c->head.seq + 1) {
        struct out o = { .mem = c->mem };
        out_fmt(&o, "number %lld follows %lld: lines were taken out, put in or moved", (long long)seq, (long long)c->head.seq);
        wrong(c, out_text(&o));
        return;
    }
    n = (size_t)(last - s);
    c->words.mem = c->mem;
    c->words.n = 0;
    out_raw(&c->words, s, n);
    out_char(&c->words, '\n');
    sha256_two(c->head.hash, c->head.hash, HASH_BYTES, c->words.text, c->words.n);
    c->head.seq = seq;
    if (memcmp(c->head.hash, said, HASH_BYTES)) wrong(c, "the hash does not fit: this line was changed, put in or moved, or one before it was");
    c->lines++;
    compare(c);
}

void chain_read(struct chain_check *c, const char *line, size_t n)
{
    c->line++;
    if (c->what) return;
    if (strlen(line) != n) wrong(c, "a zero byte");
    else if (c->ended) wrong(c, "something stands behind the signed end");
    else if (c->line <= 3) title(c, line);
    else if (!strncmp(line, "head ", 5)) end_line(c, line + 5);
    else one_line(c, line, n);
}

void chain_file(struct chain_check *c, const char *name)
{
    if (c->files) chain_whole(c);
    if (c->what) return;
    c->name = name;
    c->line = 0;
    c->ended = false;
    c->files++;
}

void chain_cut(struct chain_check *c) { wrong(c, "the file ends in the middle of a line: it was cut off"); }

void chain_whole(struct chain_check *c)
{
    c->line = 0;
    if (!c->what && !c->ended) wrong(c, "the file ends without its signed end: it was cut off");
}

void chain_done(struct chain_check *c)
{
    chain_whole(c);
    for (int i = 0; !c->what && i < c->npoints; i++)
        if (c->points[i].seq > c->head.seq) {
            struct out o = { .mem = c->mem };
            out_fmt(&o, "an earlier checkpoint saw line %lld, this file ends at %lld: lines were taken off its end", (long long)c->points[i].seq, (long long)c->head.seq);
            wrong(c, out_text(&o));
        }
}
