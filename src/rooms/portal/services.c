/* SPDX-License-Identifier: EUPL-1.2
** services.c - the directory: every structure of the town, by kind, and what is open now. */
#include "rooms/room.h"
#include "rooms/portal/portal.h"
#include "web/house.h"

struct kind_choice { const char *id, *name; bool chosen; };
struct services_page {
    bool only_open;
    struct { int n; struct kind_choice *at; } kinds;
    struct { int n; struct place_said *at; } places;
};
#include "services.html.h"

static void offer_kind(struct req *r, struct services_page *p, const char *kind, const char *chosen)
{
    for (int i = 0; i < p->kinds.n; i++) if (!strcmp(p->kinds.at[i].id, kind)) return;
    p->kinds.at[p->kinds.n++] = (struct kind_choice){ kind, text_named(r, fmt(r, "structure.%s", kind)), !strcmp(kind, chosen) };
}

static void get(struct req *r)
{
    const struct town *t = r->house->town;
    struct services_page p = { .only_open = *in(r, "open") != 0 };
    const char *kind = in(r, "kind");
    int n = town_structures(t);

    p.kinds.at = mem_get(&r->mem, sizeof *p.kinds.at * (size_t)(n + 1));
    p.places.at = mem_get(&r->mem, sizeof *p.places.at * (size_t)(n + 1));
    for (int i = 0; i < n; i++) {
        const struct structure *s = town_structure(t, i);
        struct place_said said = place_say(r, s);

        offer_kind(r, &p, s->kind, kind);
        if ((*kind && strcmp(kind, s->kind)) || (p.only_open && !said.is_open)) continue;
        p.places.at[p.places.n++] = said;
    }
    page_begin(r, text(r, T_portal_services_title), .back = "/");
    services_html(r, &p);
    page_end(r);
}
PAGE(services, .path = "/services", .may = MAY_ANYBODY, .get = get, .help = "The directory of structures, by kind and open now.");
