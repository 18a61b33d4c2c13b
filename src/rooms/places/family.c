/* SPDX-License-Identifier: EUPL-1.2
** family.c - a family by itself, with the number and code of its application: which structures, best first, until the call closes; where
** the application stands; yes or no to a place.  Its papers go with the case (casework, /follow/paper).
**
** PF1  Whatever is wrong with the wishes is said, and what was chosen stays on the page; nothing is written.
** PF2  One application in a call, however often and from wherever it is sent (PL2).
** PF4  It objects to the provisional list in the same case, in its own words, sealed, until the last day of objections; one objection at a
**      time.  The answer and its reasons stand there; not before somebody saw who sent the application (CW14).
** PF3  What a family chooses by itself needs no ground where its file is restricted: it is its own wish (GDPR 18(2)). */
#include "rooms/places/choose.h"
#include "rooms/places/fee.h"
#include "rooms/places/told.h"
#include "rooms/places/offers.h"
#include "rooms/places/protest.h"
#include "prefs.html.h"
#include "told.html.h"
#include "fee_told.html.h"
#include "family.sql.h"

struct offered_seat { seat_id id; const char *place; day until; bool better; };
struct family_page {
    const char *problem, *done, *papers, *path, *n, *title, *closes, *call_path; struct isolated name; struct ltr number; int64_t version;
    bool none, has, may, late, unproved;
    struct prefs_page wishes; struct told_page told;
    struct { int n; struct offered_seat at[1]; } offers;
    struct fee_told_page fee;
    struct protests_told protests; bool may_object; const char *object_until, *words;
};
#include "family.html.h"

/* Of the case: its application if there is one, and the call it is or would be in.  False: no call takes applications. */
static bool find(struct req *r, const struct case_file *c, struct call *call, struct wish *w, bool *has)
{
    struct wish_of_filed_row row;
    bool late;

    *has = wish_of_filed(r, c->id, &row) && wish_read(r, row.id, w);
    if (*has) return call_read(r, w->is.call, call);
    struct calls_taking all = calls_taking(r, c->programme, r->now, r->today);
    for (int i = 0; i < all.n; i++) if (call_read(r, all.at[i].id, call) && call_takes(r, call, &late)) return true;
    return false;
}

static bool case_runs(const struct case_file *c) { return c->state <= CASE_PROPOSED; }

static void take_offer(struct req *r, const struct wish *w, struct family_page *p)
{
    struct seats_of all = seats_of(r, w->id);

    for (int i = 0; i < all.n; i++) {
        const struct seats_of_row *s = &all.at[i];
        if (strcmp(s->state, "offered") || s->answer_by.v <= r->now.v) continue;
        p->offers.at[0] = (struct offered_seat){ s->id, section_said(r, s->structure, s->name, (int)s->shift),
            { greek_day(s->answer_by).v - 1 }, s->preference > 1 };
        p->offers.n = 1;
    }
}

static const char *done_said(struct req *r)
{
    const char *done = in(r, "done");

    if (!strcmp(done, "protest")) return text(r, T_places_protest_sent);
    if (!strcmp(done, "fee")) return text(r, T_places_fee_answered);
    return !strcmp(done, "wishes") ? text(r, T_places_family_done) : !strcmp(done, "answer") ? text(r, T_places_family_answered) : "";
}

/* PF4 */
static void take_protests(struct req *r, const struct case_file *c, const struct wish *w, const struct call *call, struct family_page *p)
{
    p->protests = protests_told(r, w->id);
    for (int i = 0; p->unproved && i < p->protests.n; i++) p->protests.at[i].reasons = "";
    p->may_object = case_runs(c) && protest_in_time(r, call) && !p->protests.open && strcmp(w->is.state, "withdrawn");
    p->object_until = day_said(r, call->is.objections);
    p->words = in(r, "words");
    p->told.objecting = false;                                  /* the form says it */
}

static void show_family(struct req *r, int status, const struct case_file *c, const char *problem)
{
    const struct person *child = registry_person(r, registry_root(r, c->person));
    struct family_page p = { .problem = problem, .done = *problem ? "" : done_said(r), .path = case_visitor_path(r, c, "places"),
        .n = case_number(r, c), .number = { case_number(r, c) }, .name = { child ? person_name(r, child) : "" },
        .unproved = case_unproved(r, c) };
    struct call call;
    struct wish w;
    bool some = find(r, c, &call, &w, &p.has);

    p.none = !some;
    if (p.has && case_runs(c)) p.papers = case_visitor_path(r, c, "case");
    if (some) {
        p.title = call_title(r, &call);
        p.call_path = fmt(r, "/places/open/%lld", (long long)call.id.v);
        if (p.has) {
            p.told = told_of(r, &w, &call);
            take_offer(r, &w, &p);
            take_protests(r, c, &w, &call, &p);
            p.fee = fee_told(r, c, &w, &call, !strcmp(in(r, "do"), "fee"));
        }
        p.may = case_runs(c) && (p.has ? wish_changes(r, &call, &w) : call_takes(r, &call, &p.late));
        if (p.has && p.may) p.late = w.is.late;
        p.version = !p.has ? 0 : in_has(r, "row_version") ? in_id(r, "row_version") : w.is.row_version;
        p.closes = day_said(r, greek_day((instant){ (p.late ? day_begins(call.is.until).v : call.is.closes.v) - 1 }));
        if (p.may) choose_fill(r, &call, child, p.has ? &w : NULL, in_has(r, "p1"), &p.wishes);
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_places_family), .back = case_visitor_path(r, c, "case"), .problem = *problem != 0);
    family_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    const struct case_file *c = case_of_visitor(r);

    if (c) show_family(r, 200, c, "");
}

static void save(struct req *r, const struct case_file *c)
{
    const struct person *child = registry_person(r, registry_root(r, c->person));
    struct pref_typed prefs[PREFS_MOST];
    struct call call;
    struct wish w;
    bool has, late = false, was;
    int n;

    if (!find(r, c, &call, &w, &has) || !case_runs(c) || !(has ? wish_changes(r, &call, &w) : call_takes(r, &call, &late))) {
        show_family(r, 409, c, text(r, T_places_family_closed));
        return;
    }
    const char *problem = choose_read(r, &call, child, prefs, &n);                              /* PF1 */
    if (*problem) { show_family(r, 422, c, problem); return; }
    bool together = call.is.together && in_has(r, "together");
    if (!has) wish_add(r, &call, &(struct wish_new){ child->id, "online", c->lang, together, late, n, prefs }, &was);          /* PF2 */
    else if (!wish_change(r, &w, in_id(r, "row_version"), together, prefs, n)) {
        show_family(r, 409, c, text(r, T_places_changed_meanwhile));
        return;
    }
    see_other(r, "%s&done=wishes", case_visitor_path(r, c, "places"));
}

static void answer_offer(struct req *r, const struct case_file *c)
{
    seat_id id = { in_id(r, "seat") };
    struct seat_of_row s;
    struct call call;
    struct wish w;
    bool has;

    find(r, c, &call, &w, &has);
    if (!has || !seat_of(r, id, &s) || s.wish.v != w.id.v) { show_family(r, 404, c, text(r, T_places_offer_gone)); return; }
    enum seat_done done = !strcmp(in(r, "do"), "take") ? seat_take(r, id, in_has(r, "wait")) : seat_decline(r, id, in_has(r, "keep"));
    if (done == SEAT_DONE) see_other(r, "%s&done=answer", case_visitor_path(r, c, "places"));
    else show_family(r, done == SEAT_LATE ? 410 : 409, c, text(r, done == SEAT_LATE ? T_places_offer_late : T_places_offer_gone));
}

static void tell_fee(struct req *r, const struct case_file *c)
{
    struct call call;
    struct wish w;
    bool has;

    find(r, c, &call, &w, &has);
    int done = has ? fee_tell(r, c, &w, &call) : 0;
    if (done > 0) see_other(r, "%s&done=fee#fee", case_visitor_path(r, c, "places"));
    else show_family(r, done < 0 ? 422 : 409, c, text(r, done < 0 ? T_places_fee_unread : T_places_fee_nothing));
}

static void object(struct req *r, const struct case_file *c)
{
    struct call call;
    struct wish w;
    bool has;
    int status = 409;

    find(r, c, &call, &w, &has);
    if (!has || !case_runs(c) || !strcmp(w.is.state, "withdrawn") || !stage_is(&call, "provisional")) {
        show_family(r, 409, c, text(r, T_places_not_now));
        return;
    }
    if (!protest_in_time(r, &call)) { show_family(r, 409, c, text_with(r, T_follow_object_late, day_said(r, call.is.objections))); return; }
    const char *problem = protest_write(r, &w, &call, r->now, in(r, "words"), &status);
    if (problem) { show_family(r, status, c, problem); return; }
    act(r, "objected to a list", "wish", w.id.v);
    see_other(r, "%s&done=protest#protests", case_visitor_path(r, c, "places"));
}

static void post(struct req *r)
{
    const struct case_file *c = case_of_visitor(r);
    const char *what = in(r, "do");

    if (!c) return;
    if (!strcmp(what, "take") || !strcmp(what, "decline")) answer_offer(r, c);
    else if (!strcmp(what, "object")) object(r, c);
    else if (!strcmp(what, "fee")) tell_fee(r, c);
    else save(r, c);
}
PAGE(follow_places, .path = "/follow/places", .may = MAY_ANYBODY, .get = get, .post = post,
     .help = "A family by itself: which structures, best first; where its application stands; yes or no to a place.");
PAGE(own_places, .path = "/my-file/places", .may = MAY_OWN, .get = get, .post = post,
     .help = "The same, of an application of one's own file.");

/* ---- where the case is followed: what to do next ---- */

static bool next(struct req *r, const struct case_file *c, struct case_next *to)
{
    struct call call;
    struct wish w;
    bool has, some;

    if (!town_places_of(r->house->town, c->programme)) return false;
    some = find(r, c, &call, &w, &has);
    if (!some || (!has && !case_runs(c))) return false;
    *to = (struct case_next){ text_with(r, has ? T_places_next_has : T_places_next_choose,
        day_said(r, greek_day((instant){ call.is.closes.v - 1 }))), text(r, has ? T_places_next_see : T_places_next_go),
        case_visitor_path(r, c, "places") };
    if (has && !wish_changes(r, &call, &w))
        to->said = protest_in_time(r, &call) ? text_with(r, T_places_next_object, day_said(r, call.is.objections))
            : text(r, T_places_next_stands);
    return true;
}

/* Taken back where the case is: the wishes go with it, a place goes to the next. */
static void moved(struct req *r, const struct case_file *c, enum case_state to)
{
    struct wish_of_filed_row row;

    if (to != CASE_WITHDRAWN || !wish_of_filed(r, c->id, &row)) return;
    struct seats_of all = seats_of(r, row.id);
    for (int i = 0; i < all.n; i++) {
        const char *state = all.at[i].state;
        if (!strcmp(state, "held")) { seat_end(r, all.at[i].id, "wish", ""); return; }
        if (!strcmp(state, "declined") || !strcmp(state, "ended")) return;          /* it is that which ended the case */
    }
    if (!withdraw_of(r, row.id)) return;
    for (int i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].state, "offered"))
            give_back(r, all.at[i].id, "offered", "withdrawn", r->now, staff_here(r), all.at[i].since, "wish", "");
    act(r, "withdrew an application for a place", "wish", row.id.v);
}
ON_CASES(places, .next = next, .moved = moved);

/* ---- on the public pages of the programme ---- */

static bool now(struct req *r, const struct programme *g, struct programme_now *to)
{
    struct call c;
    struct calls_open all = { 0 };

    if (town_places_of(r->house->town, g->id)) all = calls_open(r, g->id, r->now);
    if (!all.n || !call_read(r, all.at[0].id, &c)) return false;
    *to = (struct programme_now){ text_with(r, T_places_call_open, day_said(r, greek_day((instant){ c.is.closes.v - 1 }))),
        text(r, T_places_about_call), fmt(r, "/places/open/%lld", (long long)c.id.v) };
    return true;
}
ON_PROGRAMMES(places, .now = now);
