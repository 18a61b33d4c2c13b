/* SPDX-License-Identifier: EUPL-1.2
** assets.h - the sheet, the script and the icon, inside the program, each under a name that holds its hash.
**
** Made by tools/assetgen.c from src/web/static/. */
#ifndef ASSETS_H
#define ASSETS_H
#include <stddef.h>

struct asset {
    const char *name, *path, *type;         /* "pronoia.css", "/static/1f...-pronoia.css", "text/css; ..." */
    const unsigned char *bytes; size_t n;
    const unsigned char *gzip; size_t ngzip;
};
extern const struct asset assets[];
extern const int nassets;

const struct asset *asset_named(const char *name);      /* NULL when there is none */
const struct asset *asset_at(const char *path);
#endif
