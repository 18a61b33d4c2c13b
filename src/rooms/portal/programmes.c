/* SPDX-License-Identifier: EUPL-1.2
** programmes.c - every programme of this house, by kind. */
#include "rooms/room.h"
#include "rules/rules.h"
#include "web/house.h"

struct listed { const char *id, *name; };
struct kind_group { const char *name; struct { int n; struct listed *at; } programmes; };
struct programmes_page { struct { int n; struct kind_group at[6]; } groups; };
#include "programmes.html.h"

static void get(struct req *r)
{
    static const struct { const char *kind; int name; } kinds[] = {
        { "benefit", T_portal_kind_benefit }, { "discount", T_portal_kind_discount }, { "place", T_portal_kind_place },
        { "service", T_portal_kind_service }, { "certificate", T_portal_kind_certificate }, { "offer", T_portal_kind_offer } };
    const struct book *b = r->house->book;
    struct programmes_page p = { .groups.n = 6 };

    for (int k = 0; k < 6; k++) {
        struct kind_group *g = &p.groups.at[k];

        g->name = text(r, kinds[k].name);
        g->programmes.at = mem_get(&r->mem, sizeof *g->programmes.at * (size_t)(book_programmes(b) + 1));
        for (int i = 0; i < book_programmes(b); i++) {
            const struct programme *x = book_programme(b, i);
            if (!strcmp(x->kind, kinds[k].kind)) g->programmes.at[g->programmes.n++] = (struct listed){ x->id, text(r, x->name) };
        }
    }
    page_begin(r, text(r, T_portal_programmes_title), .back = "/");
    programmes_html(r, &p);
    page_end(r);
}
PAGE(programmes, .path = "/programmes", .may = MAY_ANYBODY, .get = get, .help = "Every benefit, place and service, by kind.");
