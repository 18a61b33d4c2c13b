/* SPDX-License-Identifier: EUPL-1.2
** services.c - the directory: every structure of the town, by kind, and what is open now. */
#include "rooms/room.h"
#include "rooms/portal/portal.h"
#include "base/fold.h"
#include "web/house.h"

struct kind_choice { const char *id, *name; bool chosen; };
struct services_page {
    const char *without; bool only_open;
    struct { int n; struct kind_choice *at; } kinds;
    struct { int n; struct place_said *at; } places;
};
#include "services.html.h"

static void offer_kind(struct req *r, struct services_page *p, const char *kind, const char *chosen)
{
    for (int i = 0; i < p->kinds.n; i++) if (!strcmp(p->kinds.at[i].id, kind)) return;
    p->kinds.at[p->kinds.n++] = (struct kind_choice){ kind, text_named(r, fmt(r, "structure.%s", kind)), !strcmp(kind, chosen) };
}

static bool same_area(struct mem *m, const char *a, const char *b)
{
    return !strcmp(fold_plain(m, elot743(m, a)), fold_plain(m, elot743(m, b)));
}

static bool stands_in(struct req *r, const char *kind, const char *area, int before)
{
    for (int i = 0; i < before; i++) {
        const struct structure *s = town_structure(r->house->town, i);
        if (s->area && (!*kind || !strcmp(s->kind, kind)) && same_area(&r->mem, s->area, area)) return true;
    }
    return false;
}

/* The neighbourhoods that the town's works or its other structures name, and that have none of the kind; "" when none of it stands anywhere. */
static const char *areas_without(struct req *r, const char *kind)
{
    const struct town *t = r->house->town;
    int n = town_structures(t), any = 0;
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < n; i++) {
        const struct structure *s = town_structure(t, i);
        any += !strcmp(s->kind, kind) && s->area;
        if (s->area && !stands_in(r, "", s->area, i) && !stands_in(r, kind, s->area, n)) out_fmt(&o, "%s%s", o.n ? ", " : "", s->area);
    }
    for (int i = 0; i < town_works_areas(t); i++) {
        const char *name = town_works_area(t, i)->name;
        if (!stands_in(r, "", name, n)) out_fmt(&o, "%s%s", o.n ? ", " : "", name);
    }
    return any && o.n ? text_with(r, T_portal_areas_without, out_text(&o)) : "";
}

static void get(struct req *r)
{
    const struct town *t = r->house->town;
    const char *kind = in(r, "kind");
    struct services_page p = { .only_open = *in(r, "open") != 0, .without = areas_without(r, kind) };
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
