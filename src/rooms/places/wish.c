/* SPDX-License-Identifier: EUPL-1.2
** wish.c - one application: wishes, points with their reasons, lists, offers, protests. */
#include "rooms/places/counted.h"
#include "rooms/places/given.h"
#include "rooms/places/offers.h"
#include "rooms/places/own.h"
#include "rooms/places/protest.h"
#include "rooms/places/wish_page.h"
#include "web/draft.h"
#include "wish.sql.h"

struct pref_said { const char *said; };
struct listed_line { const char *list, *points; int64_t position; };
struct code_said { const char *word, *said; };
struct seat_line { seat_id id; wish_id wish; const char *place, *state, *tone, *said, *why; bool open, held;
    struct { int n; struct code_said at[6]; } codes; };
struct protest_line { struct protest_told is; const char *by, *typed; bool answerable; };
struct give_line { section_id id; const char *said; };
struct wish_page {
    wish_id id; call_id in_call; case_id filed; person_id person; const char *title, *code, *state, *tone, *problem, *own, *born, *missing,
        *points, *typed, *typed_on;
    struct isolated name; struct ltr number; int64_t position; bool was, late, together, changeable, simulated, withdrawable, objectable;
    struct { int n; struct pref_said *at; } prefs;
    struct parts_told parts;
    struct { int n; struct listed_line *at; } lists;
    struct { int n; struct seat_line *at; } seats;
    struct { int n; struct protest_line *at; } protests;
    struct { int n; struct give_line *at; } giveable;
};
#include "wish.html.h"

/* ---- parts ---- */

static void take_seats(struct req *r, const struct wish *w, struct wish_page *p)
{
    static const char *const codes[] = { "wish", "moved", "absence", "fees", "age", "other" };
    struct seats_of all = seats_of(r, w->id);

    p->seats.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->seats.at);
    for (int i = all.n; i--; ) {
        const struct seats_of_row *s = &all.at[i];
        struct seat_line *l = &p->seats.at[p->seats.n++];
        bool held = !strcmp(s->state, "held"), offered = !strcmp(s->state, "offered");
        *l = (struct seat_line){ .id = s->id, .wish = w->id, .place = section_said(r, s->structure, s->name, (int)s->shift),
            .state = said_word(r, "seat", s->state), .tone = held ? "ok" : offered ? "warn" : "no",
            .why = *s->code ? fmt(r, "%s %s", said_word(r, "end", s->code), s->why) : s->why,
            .open = offered && s->answer_by.v > r->now.v, .held = held && (r->keys & AT_PLACES) };
        l->said = offered ? text_with(r, T_places_answer_by, day_said(r, (day){ greek_day(s->answer_by).v - 1 }))
                : held ? text_with(r, T_places_held_said, day_said(r, s->since), day_said(r, (day){ s->until.v - 1 }))
                : said_time(r, s->answered);
        for (int k = 0; k < 6; k++) l->codes.at[l->codes.n++] = (struct code_said){ codes[k], said_word(r, "end", codes[k]) };
    }
}

static void take_protests(struct req *r, const struct wish *w, const struct call *c, struct wish_page *p)
{
    struct protests_told all = protests_told(r, w->id);

    p->protests.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->protests.at);
    for (int i = 0; i < all.n; i++) {
        const struct protest_told *o = &all.at[i];
        struct protest_line *l = &p->protests.at[p->protests.n++];
        *l = (struct protest_line){ *o, o->answered_by.v ? who_said(r, o->answered_by) : "", "",
            o->open && (r->keys & MAY_DECIDE) && c->is.provisional_by.v != staff_here(r).v };
        if (l->answerable) { draft_used(r, fmt(r, "%lld", (long long)o->id.v)); l->typed = typed(r, "reasons", ""); }
    }
    p->objectable = stage_is(c, "provisional") && !all.open && (r->keys & MAY_ADVISE);
    if (p->objectable) {
        draft_used(r, fmt(r, "%lld", (long long)w->id.v));
        p->typed = typed(r, "words", "");
        p->typed_on = typed(r, "on", "");
    }
}

/* Sections with a free place that take the child's age: an exception, with its reason. */
static void take_giveable(struct req *r, const struct wish *w, const struct call *c, struct wish_page *p)
{
    struct sections_of all = sections_of(r, c->id);
    int months = months_on(registry_person(r, w->is.person), c->is.age_on);

    if (!(r->keys & MAY_DECIDE) || !stage_is(c, "final") || strcmp(w->is.state, "in")) return;
    for (int i = 0; i < p->seats.n; i++) if (p->seats.at[i].open || p->seats.at[i].held) return;
    p->giveable.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->giveable.at);
    for (int i = 0; i < all.n; i++)
        if (section_free(&all.at[i]) && section_fits(all.at[i].from_months, all.at[i].to_months, months))
            p->giveable.at[p->giveable.n++] = (struct give_line){ all.at[i].id,
                section_said(r, all.at[i].structure, all.at[i].name, (int)all.at[i].shift) };
}

static void take_lists(struct req *r, const struct wish *w, struct wish_page *p)
{
    struct listed_as all = listed_as(r, w->id);

    p->lists.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lists.at);
    for (int i = 0; i < all.n; i++)
        p->lists.at[p->lists.n++] = (struct listed_line){ *all.at[i].out_why ? fmt(r, "%s: %s", said_word(r, "list", all.at[i].list),
            said_word(r, "out", all.at[i].out_why)) : said_word(r, "list", all.at[i].list), points_said(r, all.at[i].points),
            all.at[i].position };
}

static void take_state(struct req *r, const struct wish *w, struct wish_page *p)
{
    p->tone = !strcmp(w->is.state, "in") ? "ok" : "no";
    p->state = !strcmp(w->is.state, "out") && w->is.counted.v ? said_word(r, "out", w->is.out_why) : said_word(r, "show", w->is.state);
    if (w->is.points >= 0)
        p->points = w->is.points_most > w->is.points ? text_with(r, T_places_points_range, points_said(r, w->is.points),
            points_said(r, w->is.points_most)) : points_said(r, w->is.points);
}

void wish_show(struct req *r, wish_id id, int status, const char *problem, const char *own)
{
    struct wish w;
    struct call c;
    bool late;
    struct wish_page p = { .id = id, .problem = problem, .own = own, .was = in_has(r, "was"), .points = "" };

    if (!wish_read(r, id, &w) || !call_read(r, w.is.call, &c)) { refuse(r, 404, T_places_unknown); return; }
    const struct person *child = registry_person(r, w.is.person);
    const struct case_file *filed = case_find(r, w.is.filed);
    struct prefs_of prefs = prefs_of(r, id);
    p.in_call = c.id, p.filed = w.is.filed, p.person = w.is.person, p.code = w.is.code, p.position = w.is.position, p.late = w.is.late,
        p.together = w.is.together;
    p.title = call_title(r, &c);
    p.name.text = child ? person_name(r, child) : "";
    p.born = child ? person_born(r, child) : "";
    p.number.text = filed ? case_number(r, filed) : "";
    p.missing = case_missing(r, w.is.filed);
    take_state(r, &w, &p);
    p.prefs.at = mem_get(&r->mem, (size_t)(prefs.n + 1) * sizeof *p.prefs.at);
    for (int i = 0; i < prefs.n; i++)
        p.prefs.at[p.prefs.n++].said = prefs.at[i].shift ? section_option(r, prefs.at[i].structure, (int)prefs.at[i].shift)
            : structure_said(r, prefs.at[i].structure);
    p.changeable = (r->keys & MAY_ADVISE) && call_takes(r, &c, &late) && strcmp(w.is.state, "withdrawn") && (!late || w.is.late);
    p.simulated = w.is.points >= 0 && !strcmp(w.is.state, "in") && !w.is.late && (r->keys & AT_PLACES);
    p.withdrawable = strcmp(w.is.state, "withdrawn") != 0;
    if (w.is.reasons_n) {
        act(r, "saw the points of", "person", w.is.person.v);
        p.parts = reasons_read(r, w.is.reasons, w.is.reasons_n, texts_language(r->house->texts, r->lang)->code);
    }
    take_lists(r, &w, &p);
    take_seats(r, &w, &p);
    take_protests(r, &w, &c, &p);
    take_giveable(r, &w, &c, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, fmt(r, "%s · %s", w.is.code, p.title), .wide = true, .problem = *problem != 0);
    wish_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct wish w;

    if (wish_open(r, &w, "opened an application for a place")) wish_show(r, w.id, 200, "", "");
}
PAGE(places_wish, .path = "/places/wish", .may = AT_PLACES, .get = get,
    .help = "One application for a place: wishes, points with reasons, lists, offers, protests.");

static void post_own(struct req *r)
{
    struct wish w;

    if (!wish_open(r, &w, "opened an application for a place")) return;
    const char *own = own_make(r, w.id);
    act(r, "made a family's code", "wish", w.id.v);
    wish_show(r, w.id, 200, "", own);
}
PAGE(places_own, .path = "/places/own", .may = AT_PLACES, .post = post_own,
    .help = "A new code with which a family sees its own application; shown once.");

static void post_withdraw(struct req *r)
{
    struct wish w;

    if (!wish_open(r, &w, "opened an application for a place")) return;
    struct seats_of all = seats_of(r, w.id);
    for (int i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].state, "held") || !strcmp(all.at[i].state, "offered")) {
            wish_show(r, w.id, 409, text(r, T_places_seat_first), "");
            return;
        }
    if (!*in(r, "why")) { wish_show(r, w.id, 422, text(r, T_places_say_why), ""); return; }
    if (!withdraw(r, w.id)) { wish_show(r, w.id, 409, text(r, T_places_withdrawn), ""); return; }
    case_over(r, w.is.filed, "", in(r, "why"));
    act(r, "withdrew an application for a place", "wish", w.id.v);
    see_other(r, "/places/wish?id=%lld", (long long)w.id.v);
}
PAGE(places_withdraw, .path = "/places/withdraw", .may = MAY_ADVISE, .post = post_withdraw,
    .help = "Withdraws an application for a place, with the reason.");
