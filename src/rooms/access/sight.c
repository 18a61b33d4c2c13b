/* SPDX-License-Identifier: EUPL-1.2
** sight.c - may this reader open this file?  AC1 to AC4 of access.h. */
#include "rooms/room.h"
#include "web/edge.h"
#include "rooms/access/access.h"
#include "rooms/access/restriction.h"
#include "sight.sql.h"

struct reader access_reader(struct req *r)
{
    return (struct reader){ .account = { r->session ? r->session->staff : 0 }, .files = (r->keys & MAY_FILES) != 0 };
}

struct seen { bool may, special, restricted; int shield; person_id root; };

/* AC1: the same question, whoever asks for whatever. */
static struct seen sight_of(struct req *r, person_id person)
{
    struct reader me = access_reader(r);
    struct file_of_row f = file_of(r, person, me.account, r->now);
    bool may = f.records && (f.granted || (f.shield == 0 && me.files));

    if (may && f.shield == 2) r->met_hidden = true;                /* its acts ask what they are about (web/act.sql) */
    return (struct seen){ .may = may, .special = f.special, .restricted = f.restricted,
        .shield = (int)f.shield, .root = f.root };
}

bool access_sees(struct req *r, person_id person) { return sight_of(r, person).may; }

/* The records of one file have one shield (access_merged). */
bool access_sees_row(struct req *r, person_id person, int shield) { return (!shield && access_reader(r).files) || access_sees(r, person); }

bool access_open_of(struct req *r, person_id person, const char *what)
{
    struct seen s = sight_of(r, person);

    if (!s.may) { refuse(r, 404, T_access_unknown); return false; }
    act(r, what, "person", person.v);
    if (s.restricted) restriction_notice(r, s.root);
    return true;
}

bool access_open(struct req *r, person_id person, const char *what)
{
    if (access_open_of(r, person, what)) return true;
    /* The number as it was typed: whether it is somebody, and linked to whom, only the reviewer learns. */
    if (person.v) act(r, "asked for a file that is not there", "person", in_id(r, in_has(r, "person") ? "person" : "id"));
    return false;
}

void access_joint(struct req *r, person_id a, person_id b)
{
    struct seen one = sight_of(r, a), other = sight_of(r, b);

    r->hidden = one.may && one.shield == 2 ? a.v : other.may && other.shield == 2 ? b.v : 0;
}

int access_shield(struct req *r, person_id person) { return sight_of(r, person).shield; }

void access_own(struct req *r, person_id root, const char *what)
{
    r->hidden = file_of(r, root, (account_id){ 0 }, r->now).shield == 2 ? root.v : 0;
    act(r, what, "person", root.v);
}

bool access_special(struct req *r, person_id person)
{
    struct seen s = sight_of(r, person);

    return s.may && (s.special || (r->keys & MAY_SPECIAL));
}

void access_give(struct req *r, const struct grant *g)
{
    give(r, g->person, g->unit, g->account, g->purpose, g->special, r->now, g->ends, g->about_kind, g->about);
}

void access_take(struct req *r, const char *about_kind, int64_t about) { take(r, about_kind, about, r->now); }

void access_ask(struct req *r) { works_in_ahead(r, access_reader(r).account, r->today); }

int access_units_of(struct req *r, unit_id **units)
{
    struct works_in all = works_in(r, access_reader(r).account, r->today);

    *units = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **units);
    for (int i = 0; i < all.n; i++) (*units)[i] = all.at[i].unit;
    return all.n;
}

static bool among(const char *kinds, const char *kind)
{
    size_t n = strlen(kind);

    for (const char *at = kinds; n && (at = strstr(at, kind)); at += n)
        if ((at == kinds || at[-1] == ' ') && (!at[n] || at[n] == ' ')) return true;
    return false;
}

int access_units_kept(struct req *r, const char *kinds, struct unit_kept **units)
{
    struct works_in all = works_in(r, access_reader(r).account, r->today);
    int kept = 0;

    *units = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof **units);
    for (int i = 0; i < all.n; i++) {
        const struct works_in_row *w = &all.at[i];
        if (!kinds || among(kinds, w->kind)) (*units)[kept++] = (struct unit_kept){ w->unit, w->name, w->structure, w->kind, w->secret };
    }
    return kept;
}
