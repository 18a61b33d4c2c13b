/* SPDX-License-Identifier: EUPL-1.2
** assets_page.c - gives out the assets.  A name holds its content's hash, so a browser may keep it for a year. */
#include "web/assets.h"
#include "web/page.h"
#include "text.h"
#include <string.h>

const struct asset *asset_named(const char *name)
{
    for (int i = 0; i < nassets; i++) if (!strcmp(assets[i].name, name)) return &assets[i];
    return 0;
}

const struct asset *asset_at(const char *path)
{
    for (int i = 0; i < nassets; i++) if (!strcmp(assets[i].path, path)) return &assets[i];
    return 0;
}

static void get(struct req *r)
{
    const struct asset *a = asset_at(r->path);

    if (!a) { refuse(r, 404, T_web_why_404); return; }
    r->type = a->type;
    r->forever = true;
    r->packed = r->gzip;
    if (r->gzip) out_raw(&r->out, (const char *)a->gzip, a->ngzip);
    else out_raw(&r->out, (const char *)a->bytes, a->n);
}

PAGE(assets, .path = "/static/*", .may = MAY_ANYBODY, .get = get, .bare = true, .help = "The sheet, the script, the icon.");
