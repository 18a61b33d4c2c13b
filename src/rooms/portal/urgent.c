/* SPDX-License-Identifier: EUPL-1.2
** urgent.c - help now: the lines that answer day and night, and the doors of the town for tonight.
**
** A quiet page: no name of a service in the window's title, a link to leave at once, nothing kept. */
#include "rooms/room.h"
#include "rooms/portal/portal.h"
#include "web/house.h"

struct urgent_line { struct ltr number; const char *tel, *for_what; };
struct urgent_page {
    struct { int n; struct urgent_line at[6]; } lines;
    struct { int n; struct place_said at[8]; } places;
};
#include "urgent.html.h"

static void add_places(struct req *r, struct urgent_page *p)
{
    static const char *const kinds[] = { "night_shelter", "soup_kitchen", "day_centre", "community_centre" };
    const struct structure *s;

    for (int k = 0; k < 4; k++)
        for (s = NULL; p->places.n < 8 && (s = town_of_kind(r->house->town, kinds[k], s)); )
            p->places.at[p->places.n++] = place_say(r, s);
}

static void get(struct req *r)
{
    static const struct { const char *number; int what; } all[] = {
        { "112", T_portal_urgent_112 }, { "100", T_portal_urgent_100 }, { "166", T_portal_urgent_166 },
        { "15900", T_portal_urgent_15900 }, { "197", T_portal_urgent_197 }, { "1056", T_portal_urgent_1056 } };
    struct urgent_page p = { .lines.n = 6 };

    for (int i = 0; i < 6; i++)
        p.lines.at[i] = (struct urgent_line){ { all[i].number }, fmt(r, "tel:%s", all[i].number), text(r, all[i].what) };
    add_places(r, &p);
    r->no_store = true;
    page_begin(r, text(r, T_portal_urgent_title), .back = "/");
    urgent_html(r, &p);
    page_end(r);
}
PAGE(urgent, .path = "/urgent", .may = MAY_ANYBODY, .get = get, .quiet = true, .help = "Help now: lines that answer day and night, doors for tonight.");
