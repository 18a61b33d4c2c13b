/* SPDX-License-Identifier: EUPL-1.2
** parcel.h - a file of items, sealed for whoever holds the recovery key: what a backup travels in.
**
** PC1  The machine that makes a parcel cannot open it: it has the public half of the recovery key alone (crypto_box_seal).
** PC2  A parcel appears under its name whole and on the disk, or not at all.
** PC3  A changed byte, a missing piece, a cut-off end or another key is a fault before anything of it is believed
**      (crypto_secretstream, 64 KiB a piece, the last one marked). */
#ifndef PARCEL_H
#define PARCEL_H
#include "base/mem.h"
#include <stdint.h>

enum { RECOVERY_BYTES = 32, ITEM_MAX = 64 << 20 };
struct parcel;

/* A new recovery key: its secret as words for paper (eleven groups of five), its public half as bytes. */
const char *recovery_new(struct mem *, unsigned char public_half[static RECOVERY_BYTES]);
/* Reads the secret as typed: blanks, hyphens, small letters, O for 0 and I or L for 1 do not matter.  False: mistyped (two
** bytes of it are a check). */
bool recovery_read(const char *words, unsigned char secret[static RECOVERY_BYTES]);

/* Faults with a sentence for the administrator; the unfinished file is taken away again by parcel_drop or parcel_close. */
struct parcel *parcel_new(struct mem *, struct fate *, const char *path, const unsigned char public_half[static RECOVERY_BYTES]);
void parcel_put(struct parcel *, char kind, const void *, size_t n);
void parcel_close(struct parcel *);                 /* PC2 */
void parcel_drop(struct parcel *);                  /* after a fault; NULL is fine */

struct parcel *parcel_open(struct mem *, struct fate *, const char *path, const unsigned char secret[static RECOVERY_BYTES]);
/* The next item; its bytes stay until the next call.  Faults when the parcel ends without its last piece. */
char parcel_take(struct parcel *, const unsigned char **, size_t *n);       /* 0 = the end */
#endif
