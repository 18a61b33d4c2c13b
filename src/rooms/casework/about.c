/* SPDX-License-Identifier: EUPL-1.2
** about.c - what casework knows of a person: panel, timeline, their own copy, what the law makes us keep; and my day. */
#include "rooms/casework/inside.h"
#include "rooms/about.h"
#include "base/date.h"
#include "base/json.h"
#include "list.sql.h"

struct about_line { case_id id; const char *programme, *state, *tone; day opened; };
struct about_page { person_id person; struct { int n; struct about_line *at; } cases; };
#include "about.html.h"

static enum case_state state_at(const char *word)
{
    for (int i = 0; i < CASE_STATES; i++) if (!strcmp(case_state_word((enum case_state)i), word)) return (enum case_state)i;
    return CASE_DRAFT;
}

static void panel(struct req *r, person_id person, bool some)
{
    (void)some;
    struct cases_of_person all = cases_of_person(r, person, r->today);
    struct about_page p = { .person = r->keys & (MAY_ADVISE | MAY_RECEIVE) ? person : (person_id){ 0 } };

    p.cases.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.cases.at);
    for (int i = 0; i < all.n; i++) {
        if (all.at[i].whose.v != person.v && case_hides(r, all.at[i].whose)) continue;              /* CW21 */
        p.cases.at[p.cases.n++] = (struct about_line){ all.at[i].id, programme_said(r, all.at[i].programme), case_state_said(r, all.at[i].state),
                                                      state_tone(state_at(all.at[i].state)), greek_day(all.at[i].opened) };
    }
    about_html(r, &p);
}

static void timeline(struct events *e, person_id person)
{
    struct steps_of_person all = steps_of_person(e->r, person, e->before, e->most);

    for (int i = 0; i < all.n; i++) {
        const char *why = case_unseal(e->r, all.at[i].why, all.at[i].said, all.at[i].said_n);
        event_put(e, &(struct event){ all.at[i].at, fmt(e->r, "%s: %s%s%s", programme_said(e->r, all.at[i].programme), case_state_said(e->r, all.at[i].state),
            *why ? ". " : "", why), fmt(e->r, "/case?id=%lld", (long long)all.at[i].filed.v), all.at[i].by_name ? all.at[i].by_name : case_account(e->r, all.at[i].by) });
    }
}

static void ask_ahead(struct events *e, person_id person)
{
    cases_of_person_ahead(e->r, person, e->r->today);
    steps_of_person_ahead(e->r, person, e->before, e->most);
}

/* Whoever gives the copy out: it goes home (FO7). */
static bool of_shielded_other(struct req *r, person_id person, person_id whose)
{
    person_id root = registry_root(r, whose);

    return root.v != person.v && registry_person(r, root)->shield;
}

static void copy(struct req *r, person_id person, struct out *o)
{
    struct cases_of_person all = cases_of_person(r, person, r->today);
    struct json j = { .out = o };

    out_str(o, "\"cases\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        if (of_shielded_other(r, person, all.at[i].whose)) continue;
        json_object(&j);
        json_key_str(&j, "programme", all.at[i].programme);
        json_key_str(&j, "state", all.at[i].state);
        json_key_int(&j, "year", all.at[i].protocol_year);
        json_key_int(&j, "number", all.at[i].protocol_no);
        json_key(&j, "opened");
        json_day(&j, greek_day(all.at[i].opened));
        json_end_object(&j);
    }
    json_end_array(&j);
}

ABOUT_PERSON(cases, .at = 30, .may = CASE_PAGES, .title = T_casework_cases, .ask = ask_ahead, .panel = panel, .timeline = timeline, .copy = copy,
             .due = cases_due, .erase = cases_erase);

/* ---- my day ---- */

static int count_waiting(struct req *r, bool team)
{
    struct reader me = access_reader(r);

    return (int)waiting_count(r, me.account, team, r->now, me.files, (r->keys & MAY_DECIDE) != 0).n;
}

static void show_waiting(struct req *r, bool team)
{
    struct reader me = access_reader(r);
    struct waiting_for all = waiting_for(r, me.account, team, r->now, me.files, (r->keys & MAY_DECIDE) != 0, 20);
    struct about_page p = { .person = { 0 } };

    p.cases.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.cases.at);
    for (int i = 0; i < all.n; i++)
        p.cases.at[p.cases.n++] = (struct about_line){ all.at[i].id, fmt(r, "%s %s · %s", all.at[i].family ? all.at[i].family : "",
            all.at[i].given ? all.at[i].given : "", programme_said(r, all.at[i].programme)), case_state_said(r, all.at[i].state),
            state_tone(state_at(all.at[i].state)), all.at[i].due };
    about_html(r, &p);
}
MY_DAY(cases, .at = 30, .may = CASE_PAGES, .title = T_casework_cases, .count = count_waiting, .show = show_waiting);
