/* SPDX-License-Identifier: EUPL-1.2
** forms.c - what a browser sends, as fields.
**
** F1  A field is valid UTF-8 without a zero byte, or the request is refused (400).
** F3  A file (a part with a file name) is taken by a page with .upload only; its bytes are not looked at here.
** F2  At most FIELDS_MAX fields in query and form together (413). */
#define _GNU_SOURCE                     /* memmem */
#include "web/answer.h"
#include "base/fold.h"
#include "host/crypto.h"
#include <string.h>
#include <strings.h>

static int hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool percent_decode(char *s, size_t *n, bool plus)
{
    size_t k = 0;

    for (size_t i = 0; i < *n; i++) {
        char c = s[i];
        if (c == '%') {
            if (i + 2 >= *n || hex(s[i + 1]) < 0 || hex(s[i + 2]) < 0) return false;
            c = (char)(hex(s[i + 1]) * 16 + hex(s[i + 2]));
            i += 2;
        } else if (c == '+' && plus) c = ' ';
        s[k++] = c;
    }
    s[k] = 0;
    *n = k;
    return true;
}

const char *percent_encode_path(struct req *r, const char *s)
{
    struct out o = { .mem = &r->mem };

    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || strchr("/-._~", c)) out_char(&o, *s);
        else out_fmt(&o, "%%%02X", c);
    }
    return out_text(&o);
}

static int add_field(struct req *r, struct field **list, int *n, struct field f)
{
    int room = *n < 8 ? 8 : *n;

    if (r->nquery + r->nform >= FIELDS_MAX) return 413;                 /* F2 */
    if (!utf8_valid(f.name, strlen(f.name)) || !utf8_valid(f.value, f.n)) return 400;   /* F1 */
    if (*n == 0 || (*n >= 8 && (*n & (*n - 1)) == 0))
        *list = mem_grow(&r->mem, *list, (size_t)*n * sizeof **list, (size_t)(*n ? 2 * room : room) * sizeof **list);
    (*list)[(*n)++] = f;
    return 0;
}

int fields_read(struct req *r, const char *text, size_t n, struct field **list, int *count)
{
    char *s = mem_get(&r->mem, n + 1), *end = s + n;
    int bad;

    if (n) memcpy(s, text, n);
    while (s < end) {
        char *stop = memchr(s, '&', (size_t)(end - s));
        if (!stop) stop = end;
        char *eq = memchr(s, '=', (size_t)(stop - s)), *value = eq ? eq + 1 : stop;
        size_t nname = (size_t)((eq ? eq : stop) - s), nvalue = (size_t)(stop - value);
        *stop = 0;
        if (stop > s) {
            if (!percent_decode(s, &nname, true) || strlen(s) != nname || !percent_decode(value, &nvalue, true)) return 400;
            if (eq == 0) value = stop;
            if ((bad = add_field(r, list, count, (struct field){ s, value, nvalue }))) return bad;
        }
        s = stop + 1;
    }
    return 0;
}

/* ---- multipart/form-data ---- */

/* The value of a parameter in a header line: name="..." ; NULL when absent */
static const char *parameter(struct req *r, const char *line, const char *name)
{
    size_t want = strlen(name);

    for (const char *s = strchr(line, ';'); s; s = strchr(s, ';')) {
        s += 1 + strspn(s + 1, " \t");
        if (strncasecmp(s, name, want) || s[want] != '=') continue;
        s += want + 1;
        size_t n = *s == '"' ? strcspn(s + 1, "\"") : strcspn(s, "; \t");
        if (*s == '"' && s[1 + n] != '"') return 0;
        if (*s == '"') s++;
        return memcpy(mem_get(&r->mem, n + 1), s, n);
    }
    return 0;
}

static int add_upload(struct req *r, struct upload u)
{
    if (r->nuploads == UPLOADS_MAX || !utf8_valid(u.name, strlen(u.name))) return r->nuploads == UPLOADS_MAX ? 413 : 400;    /* F3 */
    if (!utf8_valid(u.filename, strlen(u.filename))) u.filename = "";
    if (!r->uploads) r->uploads = mem_get(&r->mem, UPLOADS_MAX * sizeof *r->uploads);
    sha256(u.digest, u.bytes, u.n);                                     /* here, in the slow lane: once.c tells two files apart by it */
    r->uploads[r->nuploads++] = u;
    return 0;
}

/* One part: header lines, an empty line, the value. */
static int part(struct req *r, char *s, char *end)
{
    const char *name = 0, *filename = 0;

    for (;;) {
        char *eol = memmem(s, (size_t)(end - s), "\r\n", 2);
        if (!eol) return 400;
        *eol = 0;
        if (eol == s) { s += 2; break; }
        if (!strncasecmp(s, "content-disposition:", 20)) name = parameter(r, s, "name"), filename = parameter(r, s, "filename");
        s = eol + 2;
    }
    if (!name) return 400;
    *end = 0;
    if (filename && r->at.page && r->at.page->upload) return add_upload(r, (struct upload){ .name = name, .filename = filename, .bytes = s, .n = (size_t)(end - s) });
    return add_field(r, &r->form_fields, &r->nform, (struct field){ name, s, (size_t)(end - s) });
}

static int multipart(struct req *r, const char *boundary)
{
    size_t n = r->body_n, nmark = strlen(boundary) + 4;
    char *s = mem_get(&r->mem, n + 3), *end = s + n + 2;
    char *mark = mem_get(&r->mem, nmark + 1);

    memcpy(mark, "\r\n--", 4);
    memcpy(mark + 4, boundary, nmark - 4);
    memcpy(s, "\r\n", 2);                   /* so that the first mark looks like the others */
    memcpy(s + 2, r->body, n);
    char *at = memmem(s, (size_t)(end - s), mark, nmark);
    for (;;) {
        if (!at) return 400;
        at += nmark;
        if (end - at >= 2 && !memcmp(at, "--", 2)) return 0;
        if (end - at < 2 || memcmp(at, "\r\n", 2)) return 400;
        char *next = memmem(at, (size_t)(end - at), mark, nmark);
        if (!next || next == at) return 400;        /* two marks that share a line end: no part between them */
        int bad = part(r, at + 2, next);
        if (bad) return bad;
        at = next;
    }
}

int form_read(struct req *r)
{
    const char *type = r->content_type ? r->content_type : "";
    size_t n = strcspn(type, "; \t");

    if (!r->body_n) return 0;
    if (n == 33 && !strncasecmp(type, "application/x-www-form-urlencoded", n))
        return fields_read(r, r->body, r->body_n, &r->form_fields, &r->nform);
    if (n == 19 && !strncasecmp(type, "multipart/form-data", n)) {
        const char *boundary = parameter(r, type, "boundary");
        return boundary && *boundary && strlen(boundary) <= 70 ? multipart(r, boundary) : 400;
    }
    return 0;                               /* JSON and the like: the page reads r->body */
}
