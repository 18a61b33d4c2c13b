/* SPDX-License-Identifier: EUPL-1.2
** codes.h - the QR and bar codes in a photo (zbar).
**
** O1  What comes in is a stranger's: its size in pixels is read before anything is decoded (papers.h, I2). */
#ifndef CODES_H
#define CODES_H
#include "base/mem.h"

/* The texts of the codes, UTF-8 and without control characters, ended by NULL; NULL when it is no JPEG or PNG that can be read. */
const char *const *codes_in_picture(struct mem *, const unsigned char *, size_t n);
#endif
