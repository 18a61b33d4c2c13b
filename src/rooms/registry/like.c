/* SPDX-License-Identifier: EUPL-1.2
** like.c - "there may be a file already": said before somebody new is written down, and while they are typed. */
#include "rooms/registry/alike.h"
#include "rooms/registry/birth.h"
#include "web/layout.h"
#include <string.h>
#include "alike.html.h"
#include "like.sql.h"

static int alike_lines(struct req *r, const struct told *t, const struct form_alike **out)
{
    struct look_alike all[ALIKE_MOST];
    int found = registry_alike(r, t, all);
    struct form_alike *l = mem_get(&r->mem, (size_t)(found + 1) * sizeof *l);

    for (int i = 0; i < found; i++) l[i] = (struct form_alike){ all[i].person, { all[i].name }, all[i].born, all[i].said };
    *out = l;
    return found;
}

void form_alike(struct form *f, const struct told *t) { f->page.alike.n = alike_lines(f->r, t, &f->page.alike.at); }

void form_alike_known(struct form *f, person_id who)
{
    struct req *r = f->r;
    struct pairs_of all = pairs_of(r, registry_root(r, who));
    struct form_alike *l = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *l);
    int n = 0;

    for (int i = 0; i < all.n && n < ALIKE_MOST; i++) {
        const struct person *p = access_sees(r, all.at[i].other) ? registry_person(r, all.at[i].other) : NULL;      /* DU1 */
        if (p) l[n++] = (struct form_alike){ p->id, { person_name(r, p) }, person_born(r, p), evidence_said(r, (float)all.at[i].bits) };
    }
    f->page.alike.n = n;
    f->page.alike.at = l;
}

/* What a form about somebody new has so far; a fragment, empty when nobody is like them. */
static void typed(struct req *r)
{
    struct person_new n = { .family = in(r, "family"), .given = in(r, "given"), .father = in(r, "father"), .mother = in(r, "mother"), .sex = in(r, "sex") };
    struct form_page p = { 0 };

    r->no_store = true;
    if (birth_read(&r->mem, in(r, "birth"), r->today, &n.birth, &n.birth_exact) != BIRTH_FINE) { n.birth = DAY_NONE; n.birth_exact = "unknown"; }
    if (*n.family || *n.given) p.alike.n = alike_lines(r, &(struct told){ &n, in(r, "phone"), in(r, "afm"), in(r, "amka") }, &p.alike.at);
    page_begin(r, text(r, T_registry_alike));
    if (p.alike.n) alike_html(r, &p);
    page_end(r);
}
PAGE(people_like, .path = "/people/like", .may = MAY_FILES | MAY_RECEIVE, .pure = typed, .help = "Files that may be of the person who is being typed.");
