/* SPDX-License-Identifier: EUPL-1.2
** codes_look.c - zbar over a grey picture.  zbar takes nothing of ours but the pixels; all that it took is given back. */
#include "host/late/late_own.h"
#include <zbar.h>
#include <string.h>

void codes_look(const unsigned char *grey, unsigned wide, unsigned high, struct codes_found *to)
{
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    zbar_image_t *image = zbar_image_create();

    to->n = 0;
    if (scanner && image) {
        zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
        zbar_image_set_size(image, wide, high);
        zbar_image_set_data(image, grey, (unsigned long)wide * high, NULL);
        zbar_scan_image(scanner, image);
        for (const zbar_symbol_t *s = zbar_image_first_symbol(image); s && to->n < CODES_MOST; s = zbar_symbol_next(s)) {
            size_t n = zbar_symbol_get_data_length(s);
            if (n > CODE_LONGEST || memchr(zbar_symbol_get_data(s), 0, n)) continue;
            memcpy(to->text[to->n], zbar_symbol_get_data(s), n);
            to->text[to->n++][n] = 0;
        }
    }
    if (image) zbar_image_destroy(image);
    if (scanner) zbar_image_scanner_destroy(scanner);
}
