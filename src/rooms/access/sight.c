/* SPDX-License-Identifier: EUPL-1.2
** sight.c - may this reader open this file?  AC1 to AC4 of access.h. */
#include "rooms/room.h"
#include "web/edge.h"
#include "rooms/access/access.h"
#include "rooms/access/restriction.h"
#include "rooms/access/who.h"
#include "sight.sql.h"

struct reader access_reader(struct req *r)
{
    return (struct reader){ .account = staff_here(r), .files = (r->keys & MAY_FILES) != 0 };
}

struct seen { bool may, known, special, restricted; int shield; person_id root; };

/* src/rooms/casework/list.c asks for "casework". */
static const char *part_of(struct req *r, const char *file)
{
    const char *at = NULL;

    for (const char *p = file; (p = strstr(p, "rooms/")); ) at = p += 6;
    if (!at) fault(&r->fate, "%s stands in no room and may not ask for a file", file);
    return fmt(r, "%.*s", (int)strcspn(at, "/"), at);
}

/* AC1: the same question, whoever asks for whatever.  AC16: of its answer, the part that the asking room is. */
static struct seen sight_of(struct req *r, person_id person, const char *file)
{
    struct reader me = access_reader(r);
    const char *part = part_of(r, file);
    struct file_of all = file_of(r, person, me.account, r->now);
    struct file_of_row f = all.at[0];
    bool open = f.records && f.shield == 0 && me.files, known = f.records && (f.known || open), granted = false, special = false;

    for (int i = 0; i < all.n && f.records; i++) {
        if (strcmp(all.at[i].part, part) && strcmp(all.at[i].part, "file")) continue;
        granted = true;
        special |= all.at[i].special;
    }
    if (known && f.shield == 2) r->met_hidden = true;              /* its acts ask what they are about (web/act.sql) */
    return (struct seen){ .may = known && (open || granted || !strcmp(part, "name")), .known = known, .special = special, .restricted = f.restricted,
        .shield = (int)f.shield, .root = f.root };
}

bool access_sees_part(struct req *r, person_id person, const char *file) { return sight_of(r, person, file).may; }

bool access_knows(struct req *r, person_id person) { return access_sees_part(r, person, ACCESS_NAME); }

/* The records of one file have one shield (access_merged). */
bool access_sees_row_part(struct req *r, person_id person, int shield, const char *file)
{
    return (!shield && access_reader(r).files) || access_sees_part(r, person, file);
}

static bool opened(struct req *r, const struct seen *s, person_id person, const char *what)
{
    if (!s->may) { refuse(r, 404, T_access_unknown); return false; }
    act(r, what, "person", person.v);
    if (s->restricted) restriction_notice(r, s->root);
    return true;
}

bool access_open_of_part(struct req *r, person_id person, const char *what, const char *file)
{
    struct seen s = sight_of(r, person, file);

    return opened(r, &s, person, what);
}

bool access_open_part(struct req *r, person_id person, const char *what, const char *file)
{
    struct seen s = sight_of(r, person, file);

    if (s.known && !s.may) {
        act(r, "asked for a part of a file that a grant does not open", "person", person.v);
        refuse(r, 403, T_access_part_closed);
        return false;
    }
    if (opened(r, &s, person, what)) return true;
    /* The number as it was typed: whether it is somebody, and linked to whom, only the reviewer learns. */
    if (person.v) act(r, "asked for a file that is not there", "person", in_id(r, in_has(r, "person") ? "person" : "id"));
    return false;
}

static void say(struct out *o, const char *words) { out_fmt(o, "%s%s", o->n ? "; " : "", words); }

const char *access_partly(struct req *r, person_id person, int shield)
{
    struct out purposes = { .mem = &r->mem }, parts = { .mem = &r->mem };
    struct opens_of all;
    const char *purpose = "";

    if (!shield && access_reader(r).files) return "";
    all = opens_of(r, person, access_reader(r).account, r->now);
    for (int i = 0; i < all.n; i++) {
        const struct opens_of_row *x = &all.at[i];
        int before = 0;
        if (!strcmp(x->part, "file")) return "";
        if (strcmp(x->purpose, purpose)) say(&purposes, purpose_said(r, purpose = x->purpose));
        while (before < i && strcmp(all.at[before].part, x->part)) before++;
        if (before == i) say(&parts, needed_said(r, x->part));
    }
    return text_with(r, T_access_partly, out_text(&purposes), out_text(&parts));
}

void access_joint(struct req *r, person_id a, person_id b)
{
    struct seen one = sight_of(r, a, ACCESS_NAME), other = sight_of(r, b, ACCESS_NAME);

    r->hidden = one.may && one.shield == 2 ? a.v : other.may && other.shield == 2 ? b.v : 0;
}

int access_shield(struct req *r, person_id person) { return sight_of(r, person, ACCESS_NAME).shield; }

void access_own(struct req *r, person_id root, const char *what)
{
    r->hidden = file_of(r, root, (account_id){ 0 }, r->now).at[0].shield == 2 ? root.v : 0;
    act(r, what, "person", root.v);
}

bool access_special_part(struct req *r, person_id person, const char *file)
{
    struct seen s = sight_of(r, person, file);

    return s.may && (s.special || (r->keys & MAY_SPECIAL));
}

void access_give(struct req *r, const struct grant *g)
{
    give(r, g->person, g->unit, g->account, g->purpose, g->special, r->now, g->ends, g->about_kind, g->about);
}

int access_take(struct req *r, const char *about_kind, int64_t about) { return (int)take(r, about_kind, about, r->now); }

struct grant access_keeper(struct req *r, person_id person)
{
    struct keeper_row k;

    return keeper(r, person, r->now, &k) ? (struct grant){ .unit = k.unit, .account = k.account } : (struct grant){ 0 };
}

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

int access_unit_at(struct req *r, const struct unit_kept *all, int n, const struct unit_asked *q)
{
    bool asked = *in(r, q->field) != 0;

    for (int i = 0; i < n; i++) if (!asked || all[i].id.v == in_id(r, q->field)) return i;
    if (!asked && r->reading) page_said(r, q->title, q->none);
    else refuse(r, 404, q->gone);
    return -1;
}
