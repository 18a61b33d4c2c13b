/* SPDX-License-Identifier: EUPL-1.2
** statements.c - the accessibility statement, and what is kept about a visitor: nothing. */
#include "rooms/room.h"

struct access_page { int none; };
#include "access.html.h"
struct privacy_page { int none; };
#include "privacy.html.h"

static void accessibility(struct req *r)
{
    struct access_page p = { 0 };

    page_begin(r, text(r, T_portal_access_title), .back = "/");
    access_html(r, &p);
    page_end(r);
}
PAGE(accessibility, .path = "/accessibility", .may = MAY_ANYBODY, .get = accessibility, .help = "The accessibility statement.");

static void privacy(struct req *r)
{
    struct privacy_page p = { 0 };

    page_begin(r, text(r, T_portal_privacy_title), .back = "/");
    privacy_html(r, &p);
    page_end(r);
}
PAGE(privacy, .path = "/privacy", .may = MAY_ANYBODY, .get = privacy, .help = "What is kept about a visitor.");
