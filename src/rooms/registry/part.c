/* SPDX-License-Identifier: EUPL-1.2
** part.c - a separation: some members leave a household on one day, into a new one or one that is there.
**
** RG7  A household is never moved into itself; nobody arrives where they are already. */
#include "rooms/registry/form.h"
#include "rooms/registry/words.h"
#include "rooms/registry/home.h"
#include "part.sql.h"

struct part_line { member_id id; person_id person; struct isolated name; const char *role; bool on, heads; };
struct part_page { household_id id; const char *home, *problem, *to, *since; struct { int n; struct part_line *at; } all; };
#include "part.html.h"

static bool ticked(struct req *r, member_id id) { return in_has(r, fmt(r, "m%lld", (long long)id.v)); }

static void show_part(struct req *r, household_id id, const char *problem)
{
    struct living all = living(r, id, r->today);
    struct civil c = day_civil(r->today);
    struct part_page p = { .id = id, .home = household_said(r, id), .problem = problem, .to = in(r, "to"),
        .since = in_has(r, "since") ? in(r, "since") : fmt(r, "%d/%d/%d", c.day, c.month, c.year) };

    p.all.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.all.at);
    for (int i = 0; i < all.n; i++) {
        struct person who = { .family = all.at[i].family ? all.at[i].family : "", .given = all.at[i].given ? all.at[i].given : "" };
        if (!access_sees(r, all.at[i].person)) continue;
        p.all.at[p.all.n++] = (struct part_line){ all.at[i].id, all.at[i].person, { person_name(r, &who) }, role_said(r, all.at[i].role),
            ticked(r, all.at[i].id), in_id(r, "head") == all.at[i].person.v };
    }
    r->status = *problem ? 422 : 200;
    r->no_store = true;
    page_begin(r, text(r, T_registry_part_title), .back = fmt(r, "/household?id=%lld", (long long)id.v), .problem = *problem != 0);
    part_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    household_id id = { in_id(r, "id") };

    if (household_seen(r, id)) show_part(r, id, "");
}

/* Where they go; v 0 and a problem when that cannot be, v 0 and none: a new household. */
static household_id target(struct req *r, household_id from, int *problem)
{
    household_id to = { in_id(r, "to") };
    struct home_row row;

    *problem = 0;
    if (!*in(r, "to")) return to;
    if (to.v == from.v) *problem = T_registry_part_itself;                  /* RG7 */
    else if (!home(r, to, &row)) *problem = T_registry_part_no_target;
    return to;
}

static int why_not(struct req *r, const struct living *all, household_id to, day since, int *moving)
{
    *moving = 0;
    for (int i = 0; i < all->n; i++) {
        const struct living_row *m = &all->at[i];
        if (!ticked(r, m->id) || !access_sees(r, m->person)) continue;
        ++*moving;
        if (m->since.v != DAY_NONE.v && m->since.v >= since.v) return T_registry_part_too_early;
        if (to.v && in_the_way(r, to, m->person, since).n) return T_registry_member_already;
    }
    return *moving ? 0 : T_registry_part_nobody;
}

static const char *role_there(struct req *r, const struct living_row *m, bool fresh, bool first)
{
    bool heads = in_id(r, "head") ? in_id(r, "head") == m->person.v : first;

    if (fresh && heads) return "head";
    return strcmp(m->role, "head") ? m->role : "other";
}

static void move(struct req *r, const struct living *all, household_id to, day since)
{
    bool fresh = !to.v, first = true;
    struct found_row made;

    if (fresh && !found(r, r->now, access_reader(r).account, &made)) fault(&r->fate, "the household was not written");
    if (fresh) to = made.id;
    for (int i = 0; i < all->n; i++) {
        const struct living_row *m = &all->at[i];
        if (!ticked(r, m->id) || !access_sees(r, m->person)) continue;
        leave(r, m->id, since);
        arrive(r, to, m->person, m->part, role_there(r, m, fresh, first), since, m->until, r->now, access_reader(r).account);
        act(r, "moved somebody to another household", "person", m->person.v);
        first = false;
    }
    see_other(r, "/household?id=%lld&saved=1", (long long)to.v);
}

static void post(struct req *r)
{
    household_id id = { in_id(r, "id") }, to;
    struct living all;
    int problem, moving;
    day since;

    if (!household_seen(r, id)) return;
    to = target(r, id, &problem);
    if (!problem && to.v && !household_seen(r, to)) return;
    if (!problem && !day_read_forgiving(in(r, "since"), &since)) problem = T_registry_bad_day;
    if (!problem && far_ahead(r, since)) problem = T_registry_far_ahead;            /* RG12 */
    all = living(r, id, r->today);
    if (!problem) problem = why_not(r, &all, to, since, &moving);
    if (problem) { show_part(r, id, text(r, problem)); return; }
    move(r, &all, to, since);
}
PAGE(part, .path = "/household/part", .may = MAY_OPEN, .get = get, .post = post, .help = "A separation: members leave a household together.");
