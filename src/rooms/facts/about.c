/* SPDX-License-Identifier: EUPL-1.2
** about.c - the facts on a person's page and timeline, in the person's own copy, and in my day. */
#include "rooms/facts/value.h"
#include "rooms/about.h"
#include "base/json.h"
#include "about.sql.h"

struct panel_right { const char *name; cents month, once; bool judged; };
struct panel_page { const char *entitled, *facts; int64_t known, more; instant last; struct { int n; struct panel_right *at; } rights; };
#include "panel.html.h"
struct waits_page { const char *href; int64_t count; };
#include "waits.html.h"

enum { RIGHTS_SHOWN = 6 };

static const char *programme_said(struct req *r, const char *id)
{
    int p = book_programme_find(r->house->book, id), name = p < 0 ? -1 : book_programme(r->house->book, p)->name;

    return name < 0 ? id : text(r, name);
}

/* What the household is entitled to was worked out over all members: it is shown only when every member's file is the reader's (AC1). */
static household_id answered(struct req *r, household_id home) { return home.v && facts_sees(r, home, r->today) ? home : (household_id){ 0 }; }

static void panel(struct req *r, person_id person, bool some)
{
    (void)some;
    household_id home = registry_household_of(r, person, r->today);
    struct known_of_row n = known_of(r, person, home);
    struct entitled_of all = entitled_of(r, answered(r, home), access_special(r, person));
    struct panel_page p = { .known = n.facts, .last = n.last, .more = all.n > RIGHTS_SHOWN ? all.n - RIGHTS_SHOWN : 0,
        .entitled = fmt(r, "/entitled?person=%lld", (long long)person.v),
        .facts = home.v ? fmt(r, "/facts?household=%lld", (long long)home.v) : fmt(r, "/facts?person=%lld", (long long)person.v) };

    p.rights.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.rights.at);
    for (int i = 0; i < all.n && i < RIGHTS_SHOWN; i++)
        p.rights.at[p.rights.n++] = (struct panel_right){ programme_said(r, all.at[i].programme), all.at[i].month_lo, all.at[i].once_lo, all.at[i].judged };
    panel_html(r, &p);
}

static void timeline(struct events *all, person_id person)
{
    struct req *r = all->r;
    household_id home = registry_household_of(r, person, r->today);
    struct recorded_days told = recorded_days(r, person, home, all->before, all->most);
    struct shifts_of shifts = shifts_of(r, answered(r, home), access_special(r, person), all->before, all->most);

    for (int i = 0, k = 0; i < told.n || k < shifts.n; ) {
        if (k == shifts.n || (i < told.n && told.at[i].at.v >= shifts.at[k].at.v)) {
            event_put(all, &(struct event){ told.at[i].at, text_count(r, T_facts_recorded_count, told.at[i].n),
                home.v ? fmt(r, "/facts?household=%lld", (long long)home.v) : fmt(r, "/facts?person=%lld", (long long)person.v), told.at[i].by_name ? told.at[i].by_name : fact_account_said(r, told.at[i].by) });
            i++;
        } else {
            bool gains = !strcmp(shifts.at[k].is_now, "yes");
            event_put(all, &(struct event){ shifts.at[k].at, text_with(r, gains ? T_facts_now_entitled : T_facts_no_more_entitled,
                programme_said(r, shifts.at[k].programme)), "/recheck", NULL });
            k++;
        }
    }
}

/* Of the household's answers only what answered() allows: so here, what one asks for is known late. */
static void ask_ahead(struct events *all, person_id person)
{
    household_id home = registry_household_of(all->r, person, all->r->today), theirs = answered(all->r, home);
    bool special = access_special(all->r, person);

    known_of_ahead(all->r, person, home);
    entitled_of_ahead(all->r, theirs, special);
    recorded_days_ahead(all->r, person, home, all->before, all->most);
    shifts_of_ahead(all->r, theirs, special, all->before, all->most);
}

/* The person's own copy: everything, also what is special; what was corrected too, with both times. */
static void copy(struct req *r, person_id person, struct out *o)
{
    struct json j = { .out = o };
    const struct fact_kept *k;
    unsigned keys = r->keys;
    int n;

    r->keys |= MAY_SPECIAL;             /* it is theirs; the request was approved */
    n = facts_of(r, person, (instant){ 0 }, &k);
    r->keys = keys;
    out_str(o, "\"facts\":");
    json_array(&j);
    for (int i = 0; i < n; i++) {
        json_object(&j);
        json_key_str(&j, "fact", k[i].variable);
        json_key_str(&j, "value", k[i].value);
        json_key(&j, "true_from"); json_day(&j, k[i].since);
        json_key(&j, "true_until"); json_day(&j, k[i].until);
        json_key(&j, "known_from"); json_day(&j, greek_day(k[i].known_from));
        json_key(&j, "known_until"); json_day(&j, k[i].known_to.v ? greek_day(k[i].known_to) : DAY_NONE);
        json_key_str(&j, "evidence", k[i].evidence);
        json_key_str(&j, "source", k[i].source);
        json_key_str(&j, "paper", k[i].paper);
        json_end_object(&j);
    }
    json_end_array(&j);
}

/* No law makes us keep a fact for itself; the case that used it keeps its own frozen facts (casework). */
static int due(struct req *r, person_id person, day *last)
{
    (void)r;
    (void)person;
    (void)last;
    return 0;
}

static void erase(struct req *r, person_id person)
{
    struct left_empty homes = left_empty(r, person);

    for (int i = 0; i < homes.n; i++) {
        erase_home_facts(r, homes.at[i].household);
        erase_entitled(r, homes.at[i].household);
        erase_checked(r, homes.at[i].household);
        erase_step(r, homes.at[i].household);
    }
    erase_facts(r, person);
}

ABOUT_PERSON(facts, .at = 15, .may = MAY_ADVISE | MAY_FILES, .title = T_facts_panel_title, .ask = ask_ahead, .panel = panel, .timeline = timeline, .copy = copy, .due = due, .erase = erase);

/* ---- my day -------------------------------------------------------------------------------------------- */

static int untold_n(struct req *r, bool team)
{
    struct reader me = access_reader(r);

    (void)team;
    return (int)untold(r, me.account, me.files, (r->keys & MAY_SPECIAL) != 0, r->today, r->now).n;
}
static void untold_show(struct req *r, bool team) { waits_html(r, &(struct waits_page){ "/recheck", untold_n(r, team) }); }
MY_DAY(facts_untold, .at = 60, .may = MAY_ADVISE | MAY_DECIDE, .title = T_facts_recheck_title, .count = untold_n, .show = untold_show);

static int outreach_n(struct req *r, bool team)
{
    (void)team;
    return (int)outreach_of(r, access_reader(r).account, r->today).n;
}
static void outreach_show(struct req *r, bool team) { waits_html(r, &(struct waits_page){ "/outreach?mine=1", outreach_n(r, team) }); }
MY_DAY(facts_outreach, .at = 65, .may = MAY_ADVISE, .title = T_facts_outreach_title, .count = outreach_n, .show = outreach_show);
