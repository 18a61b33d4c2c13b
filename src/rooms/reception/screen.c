/* SPDX-License-Identifier: EUPL-1.2
** screen.c - the waiting room's screen: numbers and desks, spoken too (RC5).  Without sign-in, without script. */
#include "rooms/reception/visits.h"
#include "web/house.h"

struct screen_list_page { struct calls calls; };
struct screen_page {
    const char *lang, *dir, *sheet, *own, *script, *icon, *place, *title; int64_t at; bool plain;
    struct screen_list_page list;
};
#include "screen_list.html.h"
#include "screen.html.h"
#include "inside.sql.h"

enum { PLAIN_EVERY = 7 };               /* seconds: without script the page is asked for anew */

static void get(struct req *r)
{
    const struct language *l = texts_language(r->house->texts, r->lang);
    int64_t place = in_id(r, "place");
    struct unit_name_row unit;
    struct screen_page p = { .lang = l->code, .dir = l->rtl ? "rtl" : "ltr", .sheet = asset(r, "pronoia.css"), .own = asset(r, "queue.css"),
        .script = asset(r, "queue.js"), .icon = asset(r, "icon.svg"), .title = text(r, T_reception_screen_title), .place = "", .at = place, .plain = in_id(r, "plain") == 1,
        .list.calls = calls_on_screen(r, place) };

    if (unit_name(r, (unit_id){ place }, &unit)) p.place = unit.name;
    r->no_store = true;
    if (p.plain) r->refresh = PLAIN_EVERY;
    if (r->fragment) screen_list_html(r, &p.list);
    else screen_html(r, &p);
}
PAGE(queue_screen, .path = "/queue/screen", .may = MAY_ANYBODY, .get = get, .help = "The waiting room's screen: numbers and desks.");
