/* SPDX-License-Identifier: EUPL-1.2
** like.c - "there may be a file already": said before somebody new is written down, and while they are typed. */
#include "rooms/registry/alike.h"
#include "rooms/registry/birth.h"
#include "web/layout.h"
#include <string.h>
#include "alike.html.h"

static int alike_lines(struct req *r, const struct person_new *n, const char *telephone, const struct form_alike **out)
{
    struct alike all[ALIKE_MOST];
    int found = registry_alike(r, n, telephone, all);
    struct form_alike *l = mem_get(&r->mem, (size_t)(found + 1) * sizeof *l);

    for (int i = 0; i < found; i++) {
        const struct person *p = registry_person(r, all[i].person);
        l[i] = (struct form_alike){ p->id, { person_name(r, p) }, person_born(r, p), evidence_said(r, all[i].like.all) };
    }
    *out = l;
    return found;
}

void form_alike(struct form *f, const struct person_new *n, const char *telephone)
{
    f->page.alike.n = alike_lines(f->r, n, telephone, &f->page.alike.at);
}

/* What a form about somebody new has so far; a fragment, empty when nobody is like them. */
static void typed(struct req *r)
{
    struct person_new n = { .family = in(r, "family"), .given = in(r, "given"), .father = in(r, "father"), .mother = in(r, "mother"), .sex = in(r, "sex") };
    struct form_page p = { 0 };

    r->no_store = true;
    if (birth_read(&r->mem, in(r, "birth"), r->today, &n.birth, &n.birth_exact) != BIRTH_FINE) { n.birth = DAY_NONE; n.birth_exact = "unknown"; }
    if (*n.family || *n.given) p.alike.n = alike_lines(r, &n, in(r, "phone"), &p.alike.at);
    page_begin(r, text(r, T_registry_alike));
    if (p.alike.n) alike_html(r, &p);
    page_end(r);
}
PAGE(people_like, .path = "/people/like", .may = MAY_FILES | MAY_RECEIVE, .pure = typed, .help = "Files that may be of the person who is being typed.");
