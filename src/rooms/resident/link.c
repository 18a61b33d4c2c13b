/* SPDX-License-Identifier: EUPL-1.2
** link.c - RE2: an AFM leads to a file only when nobody could doubt it; RE4: and the file is shown only where it may be. */
#include "rooms/resident/inside.h"
#include "base/date.h"
#include "link.sql.h"

void online_ask(struct req *r, person_id root) { online_state_ahead(r, root); }

struct online online_of(struct req *r, person_id root)
{
    struct online_state_row s = online_state(r, root);
    struct online o = { .closed = s.closed, .dead = s.dead, .shield = (int)s.shield, .allowed = (int)s.allowed };

    o.shown = s.records && !o.closed && !o.dead && (!o.shield || o.allowed >= o.shield);
    return o;
}

bool linked_elsewhere(struct req *r, person_id root, identity_id but) { return others_of(r, root, but).n > 0; }

static bool born_then(const struct person *p, int year)
{
    bool known = !strcmp(p->birth_exact, "day") || !strcmp(p->birth_exact, "month") || !strcmp(p->birth_exact, "year");

    return known && p->birth.v != DAY_NONE.v && day_civil(p->birth).year == year;
}

struct link link_of(struct req *r, const struct said *s, identity_id but)
{
    struct number_holder all[HOLDERS_MOST], *shown = NULL;
    int n = registry_holders(r, "afm", s->afm, all, HOLDERS_MOST);

    if (!n) return (struct link){ .waits = "unknown" };
    for (int i = 0; i < n; i++) {
        if (all[i].root.v != all[0].root.v) return (struct link){ .waits = "several" };
        if (all[i].seen && !shown) shown = &all[i];
    }
    if (!shown) return (struct link){ .waits = "declared" };
    const struct person *p = registry_person(r, shown->root);
    if (!p || p->death.v != DAY_NONE.v || !born_then(p, s->year) || !registry_named(r, shown->root, s->family, s->given))
        return (struct link){ .waits = "differs" };
    if (linked_elsewhere(r, shown->root, but)) return (struct link){ .waits = "taken" };
    return (struct link){ shown->record, "" };                          /* the record that bears it: RE3 */
}
