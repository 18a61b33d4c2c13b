/* SPDX-License-Identifier: EUPL-1.2
** papers.c - I1 and I3 of papers.h: the type by its first bytes, and a PDF looked through.
**
** Names are looked for in the raw bytes and in every stream that unpacks, with #41 read as A: no parser can be led astray by
** a broken cross-reference.  Better to refuse a harmless file, with what to do, than to keep one that acts. */
#define _GNU_SOURCE                     /* memmem */
#include "host/papers.h"
#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

enum { UNPACKED_MOST = 48 << 20, STREAMS_MOST = 20000, WINDOW = 64 << 10 };

static const char *const acts[] = { "JavaScript", "JS", "OpenAction", "AA", "Launch", "EmbeddedFile", "EmbeddedFiles", "XFA", "RichMedia",
                                    "GoToE", "GoToR", "ImportData", "SubmitForm", "Movie", "Sound", "Rendition" };

static int hex(unsigned char c) { return isdigit(c) ? c - '0' : isxdigit(c) ? (c | 32) - 'a' + 10 : -1; }

static bool ends_name(unsigned char c) { return c <= ' ' || strchr("()<>[]{}/%", c); }

/* The name behind a slash, #41 read as A; at most 31 letters count. */
static size_t name_at(const unsigned char *s, const unsigned char *end, char to[static 32])
{
    size_t n = 0;

    for (; s < end && !ends_name(*s) && n < 31; s++) {
        if (*s == '#' && end - s > 2 && hex(s[1]) >= 0 && hex(s[2]) >= 0) { to[n++] = (char)(hex(s[1]) * 16 + hex(s[2])); s += 2; }
        else to[n++] = (char)*s;
    }
    to[n] = 0;
    return n;
}

static enum paper_is names_in(const unsigned char *s, size_t n)
{
    const unsigned char *end = s + n;
    char name[32];

    for (; s < end && (s = memchr(s, '/', (size_t)(end - s))); s++) {
        name_at(s + 1, end, name);
        if (!strcmp(name, "Encrypt")) return PAPER_LOCKED;
        for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) if (!strcmp(name, acts[i])) return PAPER_ACTIVE;
    }
    return PAPER_FINE;
}

/* One stream unpacked into a window that slides, so that a bomb costs time by its bound only. */
static enum paper_is look_into(struct mem *m, const unsigned char *s, size_t n, size_t *unpacked)
{
    z_stream z = { .next_in = (Bytef *)(uintptr_t)s, .avail_in = (uInt)n };
    unsigned char *w = mem_get(m, WINDOW + 64);
    size_t kept = 0;
    enum paper_is is = PAPER_FINE;

    if (inflateInit(&z) != Z_OK) return PAPER_BROKEN;
    for (int got = Z_OK; got == Z_OK && is == PAPER_FINE; ) {
        z.next_out = w + kept;
        z.avail_out = (uInt)(WINDOW - kept);
        got = inflate(&z, Z_NO_FLUSH);
        size_t have = WINDOW - z.avail_out, fresh = have - kept;
        *unpacked += fresh;
        is = names_in(w, have);
        if (*unpacked > UNPACKED_MOST) is = PAPER_BOMB;
        if (!fresh && z.avail_in == 0) break;
        kept = have < 48 ? have : 48;
        memmove(w, w + have - kept, kept);
    }
    inflateEnd(&z);
    return is;
}

static const unsigned char *find_bytes(const unsigned char *s, const unsigned char *end, const char *word)
{
    return s < end ? memmem(s, (size_t)(end - s), word, strlen(word)) : NULL;
}

/* Objects packed in a stream must be packed in the one way we can read. */
static bool odd_objects(const unsigned char *dict, const unsigned char *stream)
{
    char name[32];
    bool objects = false, odd = false;

    for (const unsigned char *s = dict; s < stream && (s = memchr(s, '/', (size_t)(stream - s))); s++) {
        name_at(s + 1, stream, name);
        objects |= !strcmp(name, "ObjStm");
        odd |= !strcmp(name, "LZWDecode") || !strcmp(name, "ASCIIHexDecode") || !strcmp(name, "ASCII85Decode") || !strcmp(name, "RunLengthDecode")
            || !strcmp(name, "Crypt") || !strcmp(name, "LZW") || !strcmp(name, "AHx") || !strcmp(name, "A85") || !strcmp(name, "RL");
    }
    return objects && odd;
}

enum paper_is pdf_look_through(struct mem *m, const unsigned char *b, size_t n)
{
    const unsigned char *end = b + n, *at = b, *before = b, *stop;
    enum paper_is is = names_in(b, n);
    size_t unpacked = 0;

    for (int i = 0; is == PAPER_FINE && (at = find_bytes(at, end, "stream")); i++) {
        const unsigned char *data = at + 6;
        if (i > STREAMS_MOST) return PAPER_BOMB;
        if (odd_objects(before, at)) return PAPER_LOCKED;
        if (data < end && *data == '\r') data++;
        if (data < end && *data == '\n') data++;
        if (!(stop = find_bytes(data, end, "endstream"))) break;
        struct mem own = { .fate = m->fate, .ceiling = 1 << 20 };
        is = look_into(&own, data, (size_t)(stop - data), &unpacked);
        mem_close(&own);
        if (is == PAPER_BROKEN) is = PAPER_FINE;        /* not packed: its raw bytes were looked through already */
        before = at = stop + 9;
    }
    return is;
}

enum paper_is paper_make_safe(struct mem *m, const void *bytes, size_t n, struct paper_safe *to)
{
    const unsigned char *b = bytes;

    if (!n) return PAPER_EMPTY;
    if (n > 8 && (!memcmp(b, "\x89PNG\r\n\x1a\n", 8) || !memcmp(b, "\xff\xd8\xff", 3))) return picture_make_safe(m, b, n, to);
    if (n < 64 || memcmp(b, "%PDF-1.", 7)) return PAPER_TYPE;               /* I1 */
    if (!memmem(b + (n > 2048 ? n - 2048 : 0), n > 2048 ? 2048 : n, "%%EOF", 5)) return PAPER_BROKEN;
    *to = (struct paper_safe){ "application/pdf", b, n, 0, 0 };
    return pdf_look_through(m, b, n);
}
