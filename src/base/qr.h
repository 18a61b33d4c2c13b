/* SPDX-License-Identifier: EUPL-1.2
** qr.h - a QR code as SVG, error correction M, four modules of quiet zone. */
#ifndef QR_H
#define QR_H
#include "base/out.h"
#include <stdbool.h>

/* Writes <svg ... aria-label="label">; false when the text is too long for one (300 bytes are not). */
bool qr_svg(struct out *, const char *text, const char *label);
#endif
