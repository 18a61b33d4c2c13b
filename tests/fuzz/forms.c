/* SPDX-License-Identifier: EUPL-1.2
** forms.c - noise for what a browser sends: query, urlencoded and multipart forms.
**
** The first byte chooses the kind. A refusal is a status; what is accepted must be valid UTF-8 without zero bytes and
** within the limits (F1, F2 of web/forms.c). */
#include "web/answer.h"
#include "base/fold.h"
#include <stdlib.h>
#include <string.h>

static void judge(const struct field *f, int n)
{
    for (int i = 0; i < n; i++) {
        if (!utf8_valid(f[i].name, strlen(f[i].name)) || !utf8_valid(f[i].value, f[i].n)) abort();
        if (strlen(f[i].value) != f[i].n) abort();
    }
}

static void try_it(struct req *r, const uint8_t *data, size_t size)
{
    static const char *const type[] = { "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                                        "multipart/form-data; boundary=\"x y\"", "text/plain" };
    int bad = 0;

    r->body = (const char *)data + 1;
    r->body_n = size - 1;
    r->content_type = type[data[0] % 4];
    if (data[0] & 4) bad = fields_read(r, r->body, r->body_n, &r->query_fields, &r->nquery);
    if (!bad) bad = form_read(r);
    if (bad && bad != 400 && bad != 413) abort();
    if (r->nquery + r->nform > FIELDS_MAX) abort();
    if (bad) return;
    judge(r->query_fields, r->nquery);
    judge(r->form_fields, r->nform);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct req r;

    if (!size) return 0;
    memset(&r, 0, sizeof r);
    mem_open(&r.mem, &r.fate, 64 << 20);
    if (!setjmp(r.fate.edge)) try_it(&r, data, size);
    mem_close(&r.mem);
    return 0;
}
