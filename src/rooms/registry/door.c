/* SPDX-License-Identifier: EUPL-1.2
** door.c - what other rooms may ask and add: see registry.h. */
#include "rooms/room.h"
#include "rooms/registry/birth.h"
#include "rooms/registry/registry.h"
#include "rooms/access/access.h"
#include "rooms/registry/inside.h"
#include "base/date.h"
#include "base/locale.h"
#include "web/house.h"
#include "door.sql.h"

static const char *some(const char *s) { return s ? s : ""; }

/* The rows of two statements have the same columns. */
#define PERSON_OF(who, row) (struct person){ .id = (who), .merged_into = (row)->merged_into, .family = some((row)->family), \
    .given = some((row)->given), .father = some((row)->father), .mother = some((row)->mother), .sex = (row)->sex, \
    .birth_exact = (row)->birth_exact, .lang = (row)->lang, .birth = (row)->birth, .death = (row)->death, \
    .shield = (int)(row)->shield, .row_version = (row)->row_version }

const struct person *registry_person(struct req *r, person_id id)
{
    struct person_row_row row;
    struct person *p;

    if (!person_row(r, id, &row)) return NULL;
    p = mem_get(&r->mem, sizeof *p);
    *p = PERSON_OF(id, &row);
    return p;
}

void registry_household_ask(struct req *r, person_id id) { household_on_ahead(r, id, r->today); }

person_id registry_root(struct req *r, person_id id)
{
    struct merged_row row;

    for (int i = 0; i < MERGES_DEEP && merged(r, id, &row) && row.merged_into.v; i++) id = row.merged_into;
    return id;
}

const char *person_name(struct req *r, const struct person *p)
{
    if (!*p->family && !*p->given) return text(r, T_registry_nameless);
    if (!*p->family || !*p->given) return *p->family ? p->family : p->given;
    return fmt(r, "%s %s", p->family, p->given);
}

bool person_born_span(const struct person *p, day *first, day *last) { return birth_span(p->birth, p->birth_exact, first, last); }

const char *person_born(struct req *r, const struct person *p)
{
    struct out o = { .mem = &r->mem };
    struct civil c;

    if (p->birth.v == DAY_NONE.v || !strcmp(p->birth_exact, "unknown")) return text(r, T_registry_born_unknown);
    c = day_civil(p->birth);
    if (!strcmp(p->birth_exact, "day")) say_day(&o, r->house->texts, r->lang, p->birth);
    else if (!strcmp(p->birth_exact, "month")) out_str(&o, month_said(r, p->birth));
    else if (!strcmp(p->birth_exact, "year")) out_int(&o, c.year);
    else return text_with(r, T_registry_born_about, fmt(r, "%d", c.year));
    return out_text(&o);
}

int registry_contacts(struct req *r, person_id id, const struct contact **to)
{
    struct contacts_now all = contacts_now(r, id, r->today);
    struct contact *c = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *c);

    for (int i = 0; i < all.n; i++)
        c[i] = (struct contact){ all.at[i].kind, all.at[i].value, all.at[i].whose, (int)all.at[i].messages };
    *to = c;
    return all.n;
}

household_id registry_household_of(struct req *r, person_id id, day at)
{
    struct household_on all = household_on(r, id, at);

    return all.n ? all.at[0].household : (household_id){ 0 };
}

int registry_members(struct req *r, household_id id, day at, const struct member **to)
{
    struct members_on all = members_on(r, id, at);
    struct member *m = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *m);
    struct person *p = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p);

    for (int i = 0; i < all.n; i++) {
        p[i] = PERSON_OF(all.at[i].person, &all.at[i]);
        m[i] = (struct member){ p[i].id, all.at[i].part, all.at[i].role, &p[i] };
    }
    *to = m;
    return all.n;
}

/* ---- writing -------------------------------------------------------------------------------------- */

person_id registry_add(struct req *r, const struct person_new *n)
{
    struct add_person_row row;
    account_id by = access_reader(r).account;

    if (!add_person(r, n->sex ? n->sex : "", n->birth, n->birth_exact ? n->birth_exact : "unknown", some(n->lang), n->confirmed, r->now, by, &row))
        fault(&r->fate, "the person was not written");
    registry_add_name(r, row.id, *some(n->family) || n->confirmed ? "official" : "alias", n, true);     /* "the woman in the red coat" is no family name */
    registry_keys_write(r, row.id);
    return row.id;
}

void registry_add_name(struct req *r, person_id id, const char *kind, const struct person_new *n, bool shown)
{
    add_name(r, id, kind, some(n->family), some(n->given), some(n->father), some(n->mother), shown, r->now, access_reader(r).account);
}

household_id registry_add_household(struct req *r, person_id head, day since)
{
    struct add_household_row row;

    if (!add_household(r, r->now, access_reader(r).account, &row)) fault(&r->fate, "the household was not written");
    if (registry_join(r, row.id, head, "main", "head", since) != MEMBER_OK)
        fault(&r->fate, "the head of a new household lives elsewhere; ask registry_household_of() first");
    return row.id;
}

enum member_refusal registry_join(struct req *r, household_id home, person_id id, const char *part, const char *role, day since)
{
    const struct person *p = registry_person(r, id);
    struct clashes found;

    if (since.v != DAY_NONE.v && p && ((p->birth.v != DAY_NONE.v && since.v < p->birth.v) || (p->death.v != DAY_NONE.v && since.v >= p->death.v)))
        return MEMBER_DATES;
    found = clashes(r, id, home, part, since);
    if (found.n) return found.at[0].household.v == home.v ? MEMBER_SELF : MEMBER_ELSEWHERE;
    add_member(r, home, id, part, role, since, r->now, access_reader(r).account);
    return MEMBER_OK;
}
