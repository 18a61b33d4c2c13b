/* SPDX-License-Identifier: EUPL-1.2
** home.c - the first page: what this is, and its doors. */
#include "rooms/room.h"

struct home_page { int none; };
#include "home.html.h"

static void get(struct req *r)
{
    struct home_page p = { 0 };

    page_begin(r, text(r, T_portal_home_title));
    home_html(r, &p);
    page_end(r);
}
PAGE(home, .path = "/", .may = MAY_ANYBODY, .get = get, .help = "The first page: what this is, and its doors.");
