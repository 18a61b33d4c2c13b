/* SPDX-License-Identifier: EUPL-1.2
** consequence.c - what follows when two records are linked.  The reader opens both files, so nothing here is news to them. */
#include "rooms/registry/consequence.h"
#include "consequence.sql.h"

static void say(struct consequences *c, const char *words, bool warns) { c->at[c->n++] = (struct consequence){ words, warns }; }

static void homes(struct req *r, person_id a, person_id b, struct consequences *c)
{
    household_id one = registry_household_of(r, a, r->today), other = registry_household_of(r, b, r->today);

    if (one.v && other.v && one.v != other.v)
        say(c, text_with(r, T_registry_link_two_homes, fmt(r, "%lld", (long long)one.v), fmt(r, "%lld", (long long)other.v)), true);
}

static void cases(struct req *r, person_id a, person_id b, struct consequences *c)
{
    struct cases_open_row n = cases_open(r, a, b);

    if (n.one || n.other) say(c, text_with(r, T_registry_link_cases, fmt(r, "%lld", (long long)n.one), fmt(r, "%lld", (long long)n.other)), false);
    if (n.both) say(c, text(r, T_registry_link_same_programme), true);
}

static void shields(struct req *r, person_id a, person_id b, struct consequences *c)
{
    const struct person *p = registry_person(r, a), *q = registry_person(r, b);
    int64_t others = others_granted(r, a, b, access_reader(r).account, r->now).n;

    if (p->shield != q->shield) say(c, text_with(r, T_registry_link_shield, person_name(r, p->shield > q->shield ? p : q)), true);
    if (others) say(c, text_count(r, T_registry_link_granted, others), true);
}

struct consequences consequences_of(struct req *r, person_id a, person_id b)
{
    struct consequences c = { 0 };

    say(&c, text(r, T_registry_merge_consequences), false);
    homes(r, a, b, &c);
    cases(r, a, b, &c);
    shields(r, a, b, &c);
    say(&c, text(r, T_registry_link_facts), false);
    return c;
}

const char *consequence_forbids(struct req *r, person_id a, person_id b)
{
    return relation_above(r, a, b) || relation_above(r, b, a) ? text(r, T_registry_link_guards) : NULL;     /* RG5 */
}
