/* SPDX-License-Identifier: EUPL-1.2
** recent.c - whom the reader opened lately: RE1 of recent.h. */
#include "rooms/registry/recent.h"
#include "rooms/about.h"
#include "recent.sql.h"

enum { IN_MY_DAY = 8 };
struct recent_page { struct recents people; };
#include "recent.html.h"

struct recents recents_of(struct req *r, int most)
{
    struct reader me = access_reader(r);
    struct opened_lately all = opened_lately(r, me.account, me.files, r->now, most);
    struct recents l = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *l.at) };

    for (int i = 0; i < all.n; i++) {
        struct person p = { .family = all.at[i].family, .given = all.at[i].given, .birth = all.at[i].birth, .birth_exact = all.at[i].birth_exact };
        l.at[l.n++] = (struct recent_line){ all.at[i].person, { person_name(r, &p) }, person_born(r, &p), all.at[i].at };
    }
    return l;
}

static int count(struct req *r, bool team) { return team ? 0 : recents_of(r, IN_MY_DAY).n; }

static void section(struct req *r, bool team)
{
    (void)team;
    recent_html(r, &(struct recent_page){ recents_of(r, IN_MY_DAY) });
}
MY_DAY(recent, .at = 95, .may = MAY_OPEN, .title = T_registry_recent, .count = count, .show = section);
