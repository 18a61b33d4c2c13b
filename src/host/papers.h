/* SPDX-License-Identifier: EUPL-1.2
** papers.h - what people hand in, made safe: a photo is drawn anew, a PDF is looked through.
**
** I1  The type is what the bytes say, never the name or what the browser says.
** I2  A photo's size in pixels is read before anything is decoded; it is then written anew as JPEG: turned as its EXIF
**     says, and without that EXIF, without the place, without a second file behind the picture.
** I3  A PDF that can act (scripts, actions on opening, launching, embedded files, XFA, media), that is encrypted, or whose
**     compressed objects cannot all be read within bounds is refused. */
#ifndef PAPERS_H
#define PAPERS_H
#include "base/mem.h"
#include <stdbool.h>

enum paper_is { PAPER_FINE, PAPER_EMPTY, PAPER_TYPE, PAPER_BROKEN, PAPER_PIXELS, PAPER_ACTIVE, PAPER_LOCKED, PAPER_BOMB };
struct paper_safe { const char *type; const unsigned char *bytes; size_t n; unsigned width, height; };   /* in pixels; of a PDF 0 */
/* Faults never; memory in mem. */
enum paper_is paper_make_safe(struct mem *, const void *, size_t n, struct paper_safe *);
enum paper_is picture_make_safe(struct mem *, const unsigned char *, size_t n, struct paper_safe *);
/* A JPEG's or PNG's brightness, a byte a pixel, row by row, as it lies; NULL when it cannot be read or is too large (I2). */
const unsigned char *picture_grey(struct mem *, const unsigned char *, size_t n, unsigned *wide, unsigned *high);
enum paper_is pdf_look_through(struct mem *, const unsigned char *, size_t n);
#endif
