/* SPDX-License-Identifier: EUPL-1.2
** print_pdf.c - cairo 1.16 writes no /Lang; a reader's voice needs it.  The catalog is written once more at the end, as
** the PDF standard's incremental update foresees: new object, new cross-reference section pointing back, new trailer. */
#include "host/print_pdf.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool bytes_add(struct bytes *b, const void *s, size_t n)
{
    if (b->n + n > b->room) {
        size_t want = 2 * (b->n + n) + 4096;
        char *at = realloc(b->at, want);
        if (!at) return false;
        b->at = at;
        b->room = want;
    }
    memcpy(b->at + b->n, s, n);
    b->n += n;
    return true;
}

/* The last place where the word stands; NULL when nowhere. */
static const char *last(const struct bytes *b, const char *word)
{
    size_t n = strlen(word);

    for (size_t i = b->n; i >= n; i--)
        if (!memcmp(b->at + i - n, word, n)) return b->at + i - n;
    return NULL;
}

static bool number_after(const struct bytes *b, const char *word, long *number)
{
    const char *at = last(b, word);

    return at && sscanf(at + strlen(word), "%ld", number) == 1;
}

bool pdf_say_language(struct bytes *b, const char *lang)
{
    char object[32], text[2048];
    long size, root, info, before;

    if (!bytes_add(b, "\0", 1)) return false;           /* so that reading numbers stops */
    b->n--;
    if (!number_after(b, "/Size ", &size) || !number_after(b, "/Root ", &root) || !number_after(b, "/Info ", &info) ||
        !number_after(b, "startxref\n", &before)) return false;
    snprintf(object, sizeof object, "\n%ld 0 obj\n", root);
    const char *catalog = last(b, object), *inside = catalog ? strstr(catalog, "<<") : NULL;
    const char *end = inside ? strstr(inside, "endobj") : NULL;
    while (end && end > inside && strncmp(end, ">>", 2)) end--;
    if (!end || end <= inside || end - inside > 1024) return false;
    size_t at = b->n + 1;
    int n = snprintf(text, sizeof text, "\n%ld 0 obj\n%.*s   /Lang (%.20s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                     root, (int)(end - inside), inside, lang);
    if (!bytes_add(b, text, (size_t)n)) return false;
    size_t xref = b->n;
    n = snprintf(text, sizeof text, "xref\n%ld 1\n%010zu 00000 n \ntrailer\n<< /Size %ld /Root %ld 0 R /Info %ld 0 R /Prev %ld >>\n"
                 "startxref\n%zu\n%%%%EOF\n", root, at, size, root, info, before, xref);
    return bytes_add(b, text, (size_t)n);
}
