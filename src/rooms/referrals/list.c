/* SPDX-License-Identifier: EUPL-1.2
** list.c - lists of referrals, the inbox of a unit, the person's panel and lines, my day.  RF6. */
#include "rooms/referrals/inside.h"
#include "rooms/about.h"
#include "rooms/portal/portal.h"
#include "base/date.h"
#include "web/house.h"
#include "base/json.h"
#include "list.sql.h"

enum { A_PAGE = 50, PANEL = 20 };
struct referral_shown { referral_id id; struct isolated name, to; const char *state; instant since; bool fresh; };
struct referrals_shown { int n; struct referral_shown *at; };
struct list_page { const char *title, *older; bool inbox, refers; struct referrals_shown referrals; };
#include "list.html.h"
struct panel_page { struct referrals_shown referrals; person_id person; };
#include "panel.html.h"
struct day_page { int64_t silent, inbox; };
#include "day.html.h"

static instant silent_since(const struct req *r) { return (instant){ r->now.v - SILENT_DAYS * 86400 }; }
static bool fresh(const char *state) { return !strcmp(state, "sent") || !strcmp(state, "seen"); }

static void list(struct req *r, const char *title, bool inbox, bool silent)
{
    struct reader me = access_reader(r);
    struct referrals all = referrals(r, in(r, "state"), inbox, silent ? silent_since(r) : (instant){ 0 }, me.account, me.files, r->today, r->now,
                                     in_id(r, "before"), A_PAGE + 1);
    struct list_page p = { .title = title, .older = "", .inbox = inbox, .refers = (r->keys & MAY_REFER) != 0 };

    p.referrals.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.referrals.at);
    for (int i = 0; i < all.n && i < A_PAGE; i++) {
        const struct referrals_row *f = &all.at[i];
        bool named = !inbox || part_chosen(f->parts, "identity") || access_knows(r, f->person);
        const char *name = named ? fmt(r, "%s %s", f->family ? f->family : "", f->given ? f->given : "") : text(r, T_referrals_unnamed);
        p.referrals.at[p.referrals.n++] = (struct referral_shown){ f->id, { name }, { f->to_name }, move_said(r, f->state), f->since, fresh(f->state) };
    }
    if (all.n > A_PAGE) p.older = fmt(r, "%s?%s%sbefore=%lld", r->path, silent ? "list=silent&" : "", *in(r, "state") ? fmt(r, "state=%s&", move_allowed("sent", in(r, "state")) ? in(r, "state") : "") : "",
                                      (long long)all.at[A_PAGE - 1].id.v);
    act(r, "read a list of referrals", "referral", 0);
    r->no_store = true;
    page_begin(r, title, .wide = true);
    list_html(r, &p);
    page_end(r);
}

static void get_list(struct req *r)
{
    bool silent = !strcmp(in(r, "list"), "silent");

    list(r, text(r, silent ? T_referrals_silent : T_referrals_title), false, silent);
}
PAGE(referrals, .path = "/referrals", .may = MAY_REFER, .get = get_list, .nav = T_referrals_title, .nav_at = 44, .help = "Referrals: all, or those that nobody answered.");

static void get_inbox(struct req *r) { list(r, text(r, T_referrals_inbox), true, false); }
PAGE(referral_inbox, .path = "/referrals/inbox", .may = MAY_ANSWER, .get = get_inbox, .nav = T_referrals_inbox, .nav_at = 43, .help = "Referrals that came to the units where one works.");

/* ---- about a person --------------------------------------------------------------------------------------- */

static void panel(struct req *r, person_id person, bool some)
{
    struct of_person all = some ? of_person(r, person, staff_here(r), r->today, (instant){ r->now.v + 1 }, PANEL) : (struct of_person){ 0 };
    struct panel_page p = { .person = person };

    p.referrals.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.referrals.at);
    for (int i = 0; i < all.n; i++)
        p.referrals.at[p.referrals.n++] = (struct referral_shown){ .id = all.at[i].id, .to = { all.at[i].to_name }, .state = move_said(r, all.at[i].state), .since = all.at[i].since };
    panel_html(r, &p);
}

static void timeline(struct events *e, person_id person)
{
    struct of_person all = of_person(e->r, person, staff_here(e->r), e->r->today, e->before, e->most);

    for (int i = 0; i < all.n; i++)
        event_put(e, &(struct event){ all.at[i].since, text_with(e->r, T_referrals_line, all.at[i].to_name, move_said(e->r, all.at[i].state)),
                                      fmt(e->r, "/referrals/referral?id=%lld", (long long)all.at[i].id.v), NULL });
}

static void ask_ahead(struct events *e, person_id person)
{
    of_person_ahead(e->r, person, staff_here(e->r), e->r->today, (instant){ e->r->now.v + 1 }, PANEL);
    of_person_ahead(e->r, person, staff_here(e->r), e->r->today, e->before, e->most);
}

static void copy(struct req *r, person_id person, struct out *o)
{
    struct own_referrals all = own_referrals(r, person);
    struct json j = { .out = o };

    out_str(o, "\"referrals\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        const struct referral *f = referral_find(r, all.at[i].id);
        json_object(&j);
        json_key_str(&j, "to", all.at[i].to_name);
        json_key_str(&j, "state", all.at[i].state);
        json_key(&j, "told");
        json_object(&j);
        for (int k = 0; k < f->ntold; k++) json_key_str(&j, f->told[k].label, f->told[k].value);
        json_end_object(&j);
        json_end_object(&j);
    }
    json_end_array(&j);
}
/* From the last outcome; what is under way is kept in any event, a draft for nobody. */
static int due(struct req *r, person_id person, day *until)
{
    struct under_way_row f = under_way(r, person);

    *until = f.open || !f.last.v ? DAY_NONE : day_add_months(greek_day(f.last), 12 * town_retention(r->house->town, "referrals")->years);
    return f.open || f.last.v ? (int)f.n : 0;
}

/* What is under way is not erased: it is withdrawn first, so that the body is not left alone with it. */
static void erase(struct req *r, person_id person)
{
    erase_moves(r, person);
    erase_links(r, person);
    erase_ended(r, person);
    erase_consents(r, person);
}
ABOUT_PERSON(referrals, .at = 50, .may = MAY_REFER | MAY_PRIVACY, .title = T_referrals_title, .has = ABOUT_REFERRALS, .ask = ask_ahead, .panel = panel, .timeline = timeline,
             .copy = copy, .due = due, .erase = erase);

/* ---- my day --------------------------------------------------------------------------------------------- */

static struct day_page waits(struct req *r, bool team)
{
    struct reader me = access_reader(r);

    return (struct day_page){ silent_of(r, me.account, me.files, !team, silent_since(r), r->now).n, inbox_of(r, me.account, r->today).n };
}

static int count_day(struct req *r, bool team)
{
    struct day_page p = waits(r, team);

    return (int)(p.silent + p.inbox);
}

static void show_waiting(struct req *r, bool team)
{
    struct day_page p = waits(r, team);

    day_html(r, &p);
}
MY_DAY(referrals, .at = 50, .may = MAY_ANSWER, .title = T_referrals_title, .count = count_day, .show = show_waiting);
