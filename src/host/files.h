/* SPDX-License-Identifier: EUPL-1.2
** files.h - folders and files become sources in memory; nobody else reads rules, texts or towns from a disk.
**
** F1  The order is the byte order of the paths, whatever the file system says.
** F2  What begins with '.' or ends in '~' is not read; a link is followed only to a regular file.
**     Nor is a folder whose name is `except`, wherever it lies (NULL: all are read).
** F3  A file larger than FILE_MAX, a tree deeper than FOLDER_DEPTH, or what cannot be read is a complaint. */
#ifndef FILES_H
#define FILES_H
#include "base/source.h"
#include <stdbool.h>

enum { FILE_MAX = 4 << 20, FOLDER_DEPTH = 8, FILE_PATH = 4096 };

/* Adds all files below `folder`; a source's path is `as` + "/" + the path below the folder (as "" = just that).
** False when something was refused; the rest is there all the same. A folder that does not exist is a complaint. */
bool files_read(struct mem *, const char *folder, const char *as, const char *except, struct sources *, struct complaints *);
/* Adds one file under the name `as`. */
bool file_read(struct mem *, const char *file, const char *as, struct sources *, struct complaints *);
bool folder_exists(const char *);
/* The first that can be read of `one` and `other` (NULL: none) in the program's own folder and `up` folders above it: an installed
** program is prefix/bin/pronoia, one of a tree that was built build/pronoia or build/host/some_test. */
bool file_by_program(char path[static FILE_PATH], int up, const char *one, const char *other);
/* Puts sources in byte order of their paths (files_read does it for what it adds). */
void sources_sort(struct sources *);
#endif
