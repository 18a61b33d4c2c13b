/* SPDX-License-Identifier: EUPL-1.2
** filestore.h - files that are too large for the database, sealed in a folder beside it.
**
** V1  A file is whole on the disk (fsync of it and of its folder) before filestore_put returns: a row that names it may then be
**     committed. 
** V2  Every chunk is sealed under the house's key for this name and its place: chunks cannot be swapped, cut or mixed.
** V3  Names are chance; a name with another letter than a-z0-9 is never opened. */
#ifndef FILESTORE_H
#define FILESTORE_H
#include "base/mem.h"
#include <stdbool.h>
#include <stdint.h>

enum { STORE_NAME = 33 };               /* with its zero */

/* Beside the database file ("x.db.files"), or where PRONOIA_FILES says; made when it is not there. */
void filestore_at(const char *folder);
/* Seals bytes into a new file; its name in `name`.  Faults when the disk refuses. */
void filestore_put(struct mem *, const unsigned char key[static 32], const void *bytes, size_t n, char name[static STORE_NAME]);
/* NULL: not there, or not what was put. */
const unsigned char *filestore_get(struct mem *, const unsigned char key[static 32], const char *name, size_t *n);
void filestore_remove(const char *name);
/* The names of what was put before that moment (seconds since 1970), until each() says false. */
void filestore_older(int64_t than, bool (*each)(void *, const char *name), void *);

/* For backups: every file as it is stored, sealed as it is; and such a file put back.  each: name, its bytes. */
void filestore_each(struct mem *, void (*each)(void *, const char *name, const void *bytes, size_t n), void *);
void filestore_restore(struct mem *, const char *name, const void *bytes, size_t n);
void filestore_drop(void);              /* all of it: the end of a restore drill */
#endif
