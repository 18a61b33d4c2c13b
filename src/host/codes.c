/* SPDX-License-Identifier: EUPL-1.2
** codes.c - zbar over a grey picture: see codes.h.  zbar takes nothing of ours but the pixels; its memory goes before ours is asked for. */
#include "host/codes.h"
#include "host/papers.h"
#include "base/fold.h"
#include <zbar.h>
#include <string.h>

enum { CODES_MOST = 8, CODE_LONGEST = 300 };
struct found { int n; char text[CODES_MOST][CODE_LONGEST + 1]; };

static bool plain(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) if ((unsigned char)s[i] < ' ' || s[i] == 127) return false;
    return n && n <= CODE_LONGEST && utf8_valid(s, n);
}

static void look(const unsigned char *grey, unsigned wide, unsigned high, struct found *to)
{
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    zbar_image_t *image = zbar_image_create();

    if (scanner && image) {
        zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
        zbar_image_set_size(image, wide, high);
        zbar_image_set_data(image, grey, (unsigned long)wide * high, NULL);
        zbar_scan_image(scanner, image);
        for (const zbar_symbol_t *s = zbar_image_first_symbol(image); s && to->n < CODES_MOST; s = zbar_symbol_next(s)) {
            size_t n = zbar_symbol_get_data_length(s);
            if (!plain(zbar_symbol_get_data(s), n)) continue;
            memcpy(to->text[to->n++], zbar_symbol_get_data(s), n);
        }
    }
    if (image) zbar_image_destroy(image);
    if (scanner) zbar_image_scanner_destroy(scanner);
}

const char *const *codes_in_picture(struct mem *m, const unsigned char *b, size_t n)
{
    unsigned wide, high;
    const unsigned char *grey = picture_grey(m, b, n, &wide, &high);
    struct found *f;
    const char **to;

    if (!grey) return NULL;
    f = mem_get(m, sizeof *f);
    look(grey, wide, high, f);
    to = mem_get(m, (size_t)(f->n + 1) * sizeof *to);
    for (int i = 0; i < f->n; i++) to[i] = f->text[i];
    return to;
}
