/* SPDX-License-Identifier: EUPL-1.2
** guests.c - who stays in a unit tonight, for how long still, and what waits; the same on my day. */
#include "rooms/stays/inside.h"
#include "rooms/about.h"
#include "base/date.h"
#include "guests.sql.h"

struct guest_line { const char *path; struct isolated name; const char *bed; day since, due; int64_t left, missing;
    bool late, soon, asked, child, no_home, rent; };
struct coming_line { const char *path; struct isolated name; instant since; };
struct after_line { const char *path; struct isolated name; day until, follow; };
struct given_line { const char *path; struct isolated name; day since, last; };
struct left_line { const char *path; struct isolated name; day until; const char *to; int64_t rents; };
struct guests_page {
    struct stays_bar_page bar; const char *title, *done; int64_t beds, used, broken, free; unit_id unit; bool house;
    struct { int n; struct guest_line *at; } guests;
    struct { int n; struct coming_line *at; } coming;
    struct { int n; struct after_line *at; } after;
    struct { int n; struct given_line *at; } given;
    struct { int n; struct left_line *at; } left;
};
#include "guests.html.h"
enum { DAYS_LEFT = 31, DAYS_OWED = 183 };               /* so long they stand below; where a rent may be owed longer */
struct waiting_line { const char *path, *unit, *why; struct isolated name; day due; bool late; };
struct waiting_page { struct { int n; struct waiting_line *at; } lines; };
#include "waiting.html.h"

static const char *stay_path(struct req *r, stay_id id) { return fmt(r, "/stays/stay?id=%lld", (long long)id.v); }

static void put_guests(struct req *r, const struct house_unit *h, struct guests_page *p)
{
    struct reader me = access_reader(r);
    day month = month_first(r->today);
    struct guests all = guests(r, h->id, me.account, me.files, r->today, month, day_add_months(month, 1), r->now);
    bool rents = h->rules->nrents > 0;

    p->guests.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->guests.at);
    for (int i = 0; i < all.n; i++) {
        struct guests_row *g = &all.at[i];
        int left = g->due.v - r->today.v;
        p->guests.at[p->guests.n++] = (struct guest_line){ stay_path(r, g->id), { guest_name(r, h->secret, g->code, g->family, g->given) },
            g->bed_name ? fmt(r, "%s · %s", g->room_name, g->bed_name) : "", g->since, g->due, left, g->missing, left <= 0, left > 0
            && left <= h->rules->warn, g->asked > 0, g->along.v != 0, rents && !g->leased, rents && g->leased && !g->settled };
    }
}

/* Who was sent here and is not here yet; a name only where the file opens (AC1). */
static void put_coming(struct req *r, const struct house_unit *h, struct guests_page *p)
{
    struct coming all = coming(r, h->id);

    p->coming.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->coming.at);
    for (int i = 0; i < all.n; i++) {
        const struct person *who = access_knows(r, all.at[i].person) ? registry_person(r, registry_root(r, all.at[i].person)) : NULL;
        p->coming.at[p->coming.n++] = (struct coming_line){ fmt(r, "/stays/intake?unit=%lld&referral=%lld", (long long)h->id.v,
            (long long)all.at[i].id.v), { who ? person_name(r, who) : text(r, T_stays_unnamed) }, all.at[i].since };
    }
}

static void put_after(struct req *r, const struct house_unit *h, struct guests_page *p)
{
    struct reader me = access_reader(r);
    struct asked_after all = asked_after(r, h->id, me.account, me.files, r->today, r->now);

    p->after.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->after.at);
    for (int i = 0; i < all.n; i++)
        p->after.at[p->after.n++] = (struct after_line){ stay_path(r, all.at[i].id),
            { guest_name(r, h->secret, all.at[i].code, all.at[i].family, all.at[i].given) },
                                                         all.at[i].until, all.at[i].follow };
}

/* Who has a place by a list and has not come: their file is open to the unit that gives it. */
static void put_given(struct req *r, const struct house_unit *h, struct guests_page *p)
{
    struct given all = given(r, h->id, r->today);

    p->given.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->given.at);
    for (int i = 0; i < all.n; i++) {
        person_id root = registry_root(r, all.at[i].person);
        const struct person *who = access_knows(r, root) ? registry_person(r, root) : NULL;
        if (who)
            p->given.at[p->given.n++] = (struct given_line){ fmt(r, "/stays/intake?unit=%lld&person=%lld", (long long)h->id.v,
                (long long)root.v), { person_name(r, who) }, all.at[i].since, { all.at[i].until.v - 1 } };
    }
}

static void put_left(struct req *r, const struct house_unit *h, struct guests_page *p)
{
    struct reader me = access_reader(r);
    bool rents = h->rules->nrents > 0;
    struct left_lately all = left_lately(r, h->id, me.account, me.files, (day){ r->today.v - (rents ? DAYS_OWED : DAYS_LEFT) }, r->today,
        r->now);

    p->left.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->left.at);
    for (int i = 0; i < all.n; i++) {
        struct left_lately_row *s = &all.at[i];
        int owed = rents ? rents_open(r, s->id, s->since, s->until) : 0;
        if (s->until.v <= r->today.v - DAYS_LEFT && !owed) continue;
        p->left.at[p->left.n++] = (struct left_line){ stay_path(r, s->id), { guest_name(r, h->secret, s->code, s->family, s->given) },
            s->until, stay_said(r, "destination", s->destination), owed };
    }
}

static void get(struct req *r)
{
    struct house_unit h;

    if (!stay_unit(r, &h, "/stays")) return;
    struct places_row b = places(r, h.id, r->today);
    struct guests_page p = { .bar = h.bar, .title = h.name, .done = in_has(r, "saved") ? text(r, T_stays_saved) : "", .beds = b.beds,
        .used = b.used, .broken = b.broken, .free = b.beds - b.used - b.broken, .unit = h.id, .house = h.rules->nightly };
    put_guests(r, &h, &p);
    put_coming(r, &h, &p);
    put_after(r, &h, &p);
    put_given(r, &h, &p);
    put_left(r, &h, &p);
    act(r, "read the list of guests", "unit", h.id.v);
    page_begin(r, p.title, .wide = true);
    guests_html(r, &p);
    page_end(r);
}
PAGE(stays, .path = "/stays", .may = MAY_STAY, .get = get, .nav = T_stays_title, .nav_at = 46,
    .help = "Who stays in a unit, for how long still, and what waits.");

/* ---- my day: clocks that run out, papers that are late, extensions to be decided ---- */

static struct waiting_page waiting(struct req *r)
{
    struct reader me = access_reader(r);
    struct on_my_day all = on_my_day(r, me.account, me.files, r->today, r->now);
    struct waiting_page p = { .lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at) };

    for (int i = 0; i < all.n; i++) {
        struct on_my_day_row *s = &all.at[i];
        const struct stay_rules *rules = town_stays_in(r->house->town, s->kind);
        bool soon = rules && s->due.v - r->today.v <= rules->warn, decide = s->asked && r->keys & MAY_DECIDE;
        if (!soon && !s->late_papers && !decide) continue;
        p.lines.at[p.lines.n++] = (struct waiting_line){ stay_path(r, s->id), s->unit_name,
            text(r, decide ? T_stays_wait_decide : !soon ? T_stays_wait_papers : s->due.v <= r->today.v ? T_stays_wait_over
            : T_stays_wait_clock), { guest_name(r, s->secret, s->code, s->family, s->given) }, soon ? s->due : DAY_NONE,
            s->due.v <= r->today.v };
    }
    return p;
}

static int count(struct req *r, bool team) { return team ? 0 : waiting(r).lines.n; }

static void show_waiting(struct req *r, bool team)
{
    struct waiting_page p = waiting(r);

    if (!team) waiting_html(r, &p);
}
MY_DAY(stays, .at = 26, .may = MAY_STAY, .title = T_stays_day, .count = count, .show = show_waiting);
