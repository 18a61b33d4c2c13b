/* SPDX-License-Identifier: EUPL-1.2
** household.c - a household: who lives in it, who did, moving in and out. */
#include "rooms/registry/stood.h"
#include "rooms/registry/words.h"
#include "rooms/registry/others.h"
#include "rooms/registry/home.h"
#include "rooms/registry/alike.h"
#include "household.sql.h"

struct line { member_id id; person_id person; struct isolated name; const char *role, *part, *born, *span; };
struct household_page { household_id id; bool done, adds; struct { int n; struct line *at; } now, was; };
#include "household.html.h"

/* ---- the household's page -------------------------------------------------------------------------- */

static bool holds(day since, day until, day at) { return (since.v == DAY_NONE.v || since.v <= at.v) && (until.v == DAY_NONE.v || until.v > at.v); }

static struct line line_of(struct req *r, const struct everybody_row *m)
{
    struct person p = { .family = m->family ? m->family : "", .given = m->given ? m->given : "", .birth = m->birth, .birth_exact = m->birth_exact };

    return (struct line){ m->id, m->person, { person_name(r, &p) }, role_said(r, m->role), strcmp(m->part, "shared") ? "" : part_said(r, m->part),
                          person_born(r, &p), span_said(r, m->since, m->until) };
}

static void get(struct req *r)
{
    struct household_page p = { .id = { in_id(r, "id") }, .done = in_has(r, "saved"), .adds = (r->keys & (MAY_FILES | MAY_RECEIVE)) != 0 };
    struct everybody all = everybody(r, p.id);
    int seen = 0;

    p.now.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.now.at);
    p.was.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.was.at);
    for (int i = 0; i < all.n; i++) {
        if (!access_sees(r, all.at[i].person)) continue;                /* AC1 */
        seen++;
        if (holds(all.at[i].since, all.at[i].until, r->today)) p.now.at[p.now.n++] = line_of(r, &all.at[i]);
        else p.was.at[p.was.n++] = line_of(r, &all.at[i]);
    }
    if (!seen) { refuse(r, 404, T_access_unknown); return; }
    act(r, "looked at a household", "household", p.id.v);
    r->no_store = true;
    page_begin(r, text(r, T_registry_household_title), .wide = true, .back = p.now.n ? person_href(r, p.now.at[0].person, "household") : NULL);
    household_html(r, &p);
    page_end(r);
}
PAGE(household, .path = "/household", .may = MAY_OPEN, .get = get, .help = "A household: who lives in it, who did.");

bool household_seen(struct req *r, household_id id)
{
    struct everybody all = everybody(r, id);

    for (int i = 0; i < all.n; i++) if (access_sees(r, all.at[i].person)) return true;
    refuse(r, 404, T_access_unknown);
    return false;
}

const char *household_said(struct req *r, household_id id)
{
    const struct member *m;
    int n = registry_members(r, id, r->today, &m);

    for (int i = 0; i < n; i++)
        if (access_sees(r, m[i].person)) return text_with(r, T_registry_household_of, fmt(r, "%lld", (long long)id.v), person_name(r, m[i].is));
    return text_with(r, T_registry_household_number, fmt(r, "%lld", (long long)id.v));
}

/* ---- one membership --------------------------------------------------------------------------------- */

struct entry { member_id id; household_id home; const struct person *who; struct membership_row row; };

static bool find(struct req *r, struct entry *e)
{
    *e = (struct entry){ .id = { in_id(r, "id") }, .home = { in_id(r, "household") } };
    e->row = (struct membership_row){ .part = "main", .role = "child", .since = r->today, .until = DAY_NONE };
    if (e->id.v) {
        if (!membership(r, e->id, &e->row)) return row_missing(r);
        e->home = e->row.household;
        if (!(e->who = subject(r, e->row.person))) return false;
    }
    return household_seen(r, e->home);
}

static void form(struct form *f, struct req *r, struct entry *e)
{
    form_open(f, r, &(struct form_page){ .title = text(r, e->id.v ? T_registry_member_change : T_registry_member_add),
        .lead = e->who ? person_name(r, e->who) : household_said(r, e->home), .action = "/household/member",
        .back = fmt(r, "/household?id=%lld", (long long)e->home.v), .about = fmt(r, e->id.v ? "%lld" : "new %lld", (long long)(e->id.v ? e->id.v : e->home.v)) });
    form_row(f, e->id.v, (person_id){ 0 }, e->row.row_version);
    if (!e->id.v) {
        form_hide(f, "household", e->home.v);
        form_text(f, "other", T_registry_member_who, T_registry_other_hint, "");
    }
    form_pick(f, "role", T_registry_role, T_registry_role_hint, roles, role_said, e->row.role);
    form_pick(f, "part", T_registry_part, T_registry_part_hint, parts, part_said, e->row.part);
    form_span(f, e->row.since, e->row.until);
}

static void get_member(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    form(&f, r, &e);
    form_answer(&f, 200);
}

static void check_life(struct req *r, struct form *f, const struct person *who, day since)
{
    if (since.v == DAY_NONE.v) return;
    if (who->birth.v != DAY_NONE.v && since.v < who->birth.v) form_bad(f, "since", T_registry_member_unborn);
    if (who->death.v != DAY_NONE.v && since.v >= who->death.v)
        form_bad_words(f, "since", text_with(r, T_registry_member_dead, day_said(r, who->death)));
}

/* RG10: papers and other countries' law may say so: it is explained, and written when it is confirmed. */
static void ask_couple(struct form *f)
{
    form_tick(f, "couples", T_registry_couple_sure, -1, false);
    if (!in_has(f->r, "couples")) form_bad(f, "role", T_registry_couple_twice);
}

void household_role_check(struct form *f, household_id home, member_id but, day since, day until)
{
    const char *role = form_in(f, "role");
    bool couple = !strcmp(role, "spouse") || !strcmp(role, "partner");

    if (!strcmp(role, "head") && heads_then(f->r, home, but, since, until).n) form_bad(f, "role", T_registry_head_twice);      /* RG9 */
    if (couple && couples_then(f->r, home, but, since, until).n) ask_couple(f);
}

static void check_role(struct form *f, const struct entry *e, day since, day until)
{
    bool shared = !strcmp(form_in(f, "part"), "shared");

    if (shared && !strcmp(form_in(f, "role"), "head")) form_bad(f, "role", T_registry_head_shared);        /* RG9 */
    household_role_check(f, e->home, e->id, since, until);
}

static void save(struct req *r, struct entry *e, struct form *f)
{
    const char *role = form_in(f, "role"), *part = form_in(f, "part");
    struct member_clashes found;
    struct stood *s;
    day since, until;

    if (!e->who) e->who = form_other_read(f, &(const struct person){ .id = { 0 } });
    form_word(f, "role", roles);
    form_word(f, "part", parts);
    form_span_read(f, &since, &until);
    if (e->who) check_life(r, f, e->who, since);
    if (!f->page.problems.n) check_role(f, e, since, until);
    if (e->who && !e->id.v && !f->page.problems.n && !in_has(r, "another")) form_alike_known(f, e->who->id);
    if (form_refused(f)) return;
    found = member_clashes(r, e->who->id, e->home, part, e->id, since, until);
    for (int i = 0; i < found.n && !e->id.v; i++)
        if (found.at[i].household.v == e->home.v) { form_bad(f, "other", T_registry_member_already); form_refused(f); return; }
    s = STOOD_OF(r, found, household_said(r, row->household));
    if (stood(f, s, found.n, since)) { form_refused(f); return; }
    for (int i = 0; i < found.n; i++) end_membership(r, (member_id){ s[i].id }, since);
    if (!e->id.v) add_membership(r, e->home, e->who->id, part, role, since, until, r->now, access_reader(r).account);
    else if (!set_membership(r, e->id, in_id(r, "row_version"), part, role, since, until)) { form_conflict(f, e->row.row_version); return; }
    act(r, e->id.v ? "changed a membership" : "moved somebody into a household", "person", e->who->id.v);
    see_other(r, "/household?id=%lld&saved=1", (long long)e->home.v);
}

static void post_member(struct req *r)
{
    struct entry e;
    struct form f;

    if (!find(r, &e)) return;
    if (e.id.v && removing(r)) {
        remove_membership(r, e.id);
        saved(r, e.who->id, "removed a membership written by mistake", "household");
        return;
    }
    form(&f, r, &e);
    save(r, &e, &f);
}
PAGE(member, .path = "/household/member", .may = MAY_OPEN, .get = get_member, .post = post_member, .help = "Moving into a household, and the dates, role and part of a member.");

/* ---- a new one -------------------------------------------------------------------------------------- */

static void post_new(struct req *r)
{
    const struct person *who = subject(r, (person_id){ in_id(r, "person") });
    household_id home;

    if (!who) return;
    if (registry_household_of(r, who->id, r->today).v || member_clashes(r, who->id, (household_id){ 0 }, "main", (member_id){ 0 }, r->today, DAY_NONE).n) {
        refuse(r, 409, T_registry_household_has);
        return;
    }
    home = registry_add_household(r, who->id, r->today);
    act(r, "made a household", "person", who->id.v);
    see_other(r, "/household?id=%lld&saved=1", (long long)home.v);
}
PAGE(household_new, .path = "/household/new", .may = MAY_OPEN, .post = post_new, .help = "A household for somebody who has none.");
