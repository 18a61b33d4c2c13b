/* SPDX-License-Identifier: EUPL-1.2
** print_pdf.c - incremental updates of cairo's PDFs; cairo 1.16 writes no /Lang, and a reader's voice needs it. */
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

bool pdf_update_begin(struct pdf_update *u, struct bytes *b)
{
    *u = (struct pdf_update){ .b = b };
    if (!bytes_add(b, "\0", 1)) return false;           /* so that reading numbers stops */
    b->n--;
    return number_after(b, "/Size ", &u->size) && number_after(b, "/Root ", &u->root) && number_after(b, "/Info ", &u->info) &&
        number_after(b, "startxref\n", &u->before);
}

const char *pdf_members(const struct pdf_update *u, long object, size_t *n)
{
    char head[32];

    snprintf(head, sizeof head, "\n%ld 0 obj\n", object);
    const char *at = last(u->b, head), *inside = at ? strstr(at, "<<") : NULL, *end = inside ? strstr(inside, "endobj") : NULL;
    while (end && end > inside && strncmp(end, ">>", 2)) end--;
    if (!end || end <= inside || end - inside > 4096) return NULL;
    *n = (size_t)(end - inside);
    return inside;
}

long pdf_first_page(const struct pdf_update *u)
{
    const char *at = last(u->b, "/Type /Page % 1\n"), *obj = at;
    long no = 0;

    while (obj && obj > u->b->at && strncmp(obj, " 0 obj", 6)) obj--;
    while (obj && obj > u->b->at && obj[-1] >= '0' && obj[-1] <= '9') obj--;
    return obj && at - obj < 200 && sscanf(obj, "%ld", &no) == 1 ? no : 0;
}

bool pdf_put(struct pdf_update *u, long object, const char *text, size_t n)
{
    char head[32];
    int k = snprintf(head, sizeof head, "\n%ld 0 obj\n", object);

    if (u->n == PDF_PUT) return false;
    u->put[u->n].no = object;
    u->put[u->n++].at = u->b->n + 1;
    if (object >= u->size) u->size = object + 1;
    return bytes_add(u->b, head, (size_t)k) && bytes_add(u->b, text, n) && bytes_add(u->b, "\nendobj\n", 8);
}

bool pdf_update_end(struct pdf_update *u)
{
    size_t xref = u->b->n;
    char text[256];
    int n;

    if (!bytes_add(u->b, "xref\n", 5)) return false;
    for (int i = 0; i < u->n; i++) {
        n = snprintf(text, sizeof text, "%ld 1\n%010zu 00000 n \n", u->put[i].no, u->put[i].at);
        if (!bytes_add(u->b, text, (size_t)n)) return false;
    }
    n = snprintf(text, sizeof text, "trailer\n<< /Size %ld /Root %ld 0 R /Info %ld 0 R /Prev %ld >>\nstartxref\n%zu\n%%%%EOF\n",
                 u->size, u->root, u->info, u->before, xref);
    return bytes_add(u->b, text, (size_t)n);
}

bool pdf_say_language(struct bytes *b, const char *lang)
{
    struct pdf_update u;
    char text[4400];
    const char *members;
    size_t n;

    if (!pdf_update_begin(&u, b) || !(members = pdf_members(&u, u.root, &n))) return false;
    int k = snprintf(text, sizeof text, "%.*s   /Lang (%.20s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>", (int)n, members, lang);
    return pdf_put(&u, u.root, text, (size_t)k) && pdf_update_end(&u);
}
