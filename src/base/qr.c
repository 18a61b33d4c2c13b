/* SPDX-License-Identifier: EUPL-1.2
** qr.c - QR codes by libqrencode.  Its memory is given back before ours is asked for, since asking may fault. */
#include "base/qr.h"
#include <qrencode.h>
#include <stdio.h>
#include <string.h>

enum { QUIET = 4, WIDEST = 101, PATH = 64 * 1024 };

/* One run of dark modules in a row is one rectangle. */
static bool trace(const QRcode *q, char *path)
{
    size_t n = 0;

    for (int y = 0; y < q->width; y++)
        for (int x = 0, from; x < q->width; x++) {
            if (!(q->data[y * q->width + x] & 1)) continue;
            for (from = x; x < q->width && q->data[y * q->width + x] & 1; x++) ;
            n += (size_t)snprintf(path + n, PATH - n, "M%d %dh%dv1h-%dz", from + QUIET, y + QUIET, x - from, x - from);
            if (n >= PATH) return false;
        }
    return true;
}

static const char *escaped(struct mem *m, const char *s)
{
    struct out o = { .mem = m };

    for (; *s; s++) {
        if (strchr("&<>\"'", *s)) out_fmt(&o, "&#%d;", *s);
        else out_char(&o, *s);
    }
    return out_text(&o);
}

bool qr_svg(struct out *o, const char *text, const char *label)
{
    char *path = mem_get(o->mem, PATH);
    QRcode *q = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    int side = q ? q->width + 2 * QUIET : 0;
    bool fine = q && q->width <= WIDEST && trace(q, path);

    if (q) QRcode_free(q);
    if (!fine) return false;
    out_fmt(o, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
            "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path d=\"%s\"/></svg>",
            escaped(o->mem, label), side * 5, side * 5, side, side, side, side, path);
    return true;
}
