/* SPDX-License-Identifier: EUPL-1.2
** near.c - who cares for somebody and who is called, for the rooms in which they live: the same people as at the doorway (PL10). */
#include "rooms/places/door.h"

enum { NAME_MOST = 200, RELATION_MOST = 60, PHONE_MOST = 40 };

struct near_all places_near(struct req *r, person_id person)
{
    struct fetchers f = fetchers_of(r, person, r->today);
    struct near_all all = { .at = mem_get(&r->mem, (size_t)(f.n + 1) * sizeof *all.at) };

    for (int i = 0; i < f.n; i++)
        if (f.at[i].known.v || f.at[i].named)
            all.at[all.n++] = (struct near_one){ f.at[i].said, f.at[i].phone, fetcher_tag(r, &f.at[i]),
                f.at[i].barred ? f.at[i].barred->paper : f.at[i].paper, f.at[i].no ? 0 : f.at[i].escort.v, f.at[i].no || f.at[i].barred };
    return all;
}

const char *places_near_add(struct req *r, person_id person, const char *name, const char *relation, const char *phone)
{
    if (!*name || strlen(name) > NAME_MOST || strlen(relation) > RELATION_MOST || strlen(phone) > PHONE_MOST)
        return text(r, T_places_escort_needs);
    struct fetchers f = fetchers_of(r, person, r->today);
    const struct fetcher *same = fetcher_forbidden(&f, name);
    if (same) return text_with(r, T_places_same_name, same->said, same->paper);
    escort_named(r, person, &(struct escort_new){ .name = name, .relation = relation, .phone = phone, .paper = "", .may = true });
    return NULL;
}

bool places_near_end(struct req *r, person_id person, int64_t named) { return end_escort(r, (escort_id){ named }, person, r->today); }
