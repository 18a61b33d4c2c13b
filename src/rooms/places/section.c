/* SPDX-License-Identifier: EUPL-1.2
** section.c - one section: how many it takes, who works in it, who is in it, who waits (PL1).  When staff leave, no child is put out: it is
** said loudly, and nobody new comes in until somebody else has come. */
#include "rooms/places/crew.h"
#include "base/fold.h"
#include "web/chore.h"
#include "web/draft.h"
#include "section.sql.h"

struct crew_line { crew_id id; int64_t version; const char *name, *part; day since, until; bool may; };
struct in_line { const char *path, *code, *state, *tone; struct isolated name; day since; };
struct waiting_line { wish_id id; const char *code, *points; int64_t rank; bool seen; };
struct section_page {
    section_id id; call_id in_call; bool opens_call; int64_t version, places, taken; const char *title, *name, *problem, *ages, *staffed,
        *rule, *short_said;
    const char *about_change, *typed_name, *typed_from, *typed_places, *typed_ended, *typed_why; bool ended, may_crew, may_call, refillable;
    struct { int n; struct crew_line *at; } crew;
    struct { int n; struct in_line *at; } in;
    struct { int n; struct waiting_line *at; } waiting;
};
#include "section.html.h"

/* ---- how many the crew suffices for ---- */

static int64_t begun(int64_t have, int64_t need) { return need ? have / need : INT32_MAX; }

/* The later of today and the first day of the call's places: who begins with them counts when they are given. */
static day crew_day(struct req *r, const struct section_of_row *s)
{
    struct call c;

    return call_read(r, s->call, &c) && c.is.since.v > r->today.v ? c.is.since : r->today;
}

/* -1: nobody was recorded. */
static int64_t suffices(struct req *r, const struct section_of_row *s, section_id id)
{
    struct crew_now_row c = crew_now(r, id, crew_day(r, s));
    int64_t times = begun(c.trained, s->trained), other = begun(c.helpers, s->helpers);
    int64_t staffed = !c.recorded ? -1 : (times < other ? times : other) * s->per;

    return staffed > 2000 ? 2000 : staffed;
}

void staffed_write(struct req *r, section_id id)
{
    struct section_of_row s;

    if (!section_of(r, id, &s) || !s.per) return;
    int64_t staffed = suffices(r, &s, id);
    if (staffed != s.staffed) set_staffed(r, id, staffed);
}

const char *short_said(struct req *r, const struct section_of_row *s, section_id id)
{
    struct crew_now_row c;

    if (!s->per || s->staffed < 0 || s->staffed >= s->taken) return "";
    c = crew_now(r, id, crew_day(r, s));
    return text_with(r, T_places_short, fmt(r, "%lld", (long long)s->taken),
        fmt(r, "%lld", (long long)((s->taken + s->per - 1) / s->per * s->trained)),
                     fmt(r, "%lld", (long long)((s->taken + s->per - 1) / s->per * s->helpers)), fmt(r, "%lld", (long long)c.trained),
                     fmt(r, "%lld", (long long)c.helpers));
}

static bool crew_turned(struct req *r)
{
    struct crew_turns all = crew_turns(r, r->today);
    struct section_of_row s;

    for (int i = 0; i < all.n; i++)
        if (section_of(r, all.at[i].id, &s) && suffices(r, &s, all.at[i].id) != s.staffed) return true;
    return false;
}

static void turn_crew(struct req *r)
{
    struct crew_turns all = crew_turns(r, r->today);

    for (int i = 0; i < all.n; i++) staffed_write(r, all.at[i].id);
    act(r, "counted the staff of sections", "places", 0);
}
CHORE(places_crew, .every = 300, .due = crew_turned, .run = turn_crew);

/* ---- who may see and write here ---- */

bool keeps(struct req *r, const char *structure)
{
    struct unit_kept *units;
    int n = r->keys & MAY_KEEP ? access_units_kept(r, NULL, &units) : 0;

    for (int i = 0; i < n; i++) if (!strcmp(units[i].structure, structure)) return true;
    return false;
}

static bool section_found(struct req *r, section_id id, struct section_of_row *s)
{
    if (section_of(r, id, s) && ((r->keys & AT_PLACES) || keeps(r, s->structure))) return true;
    refuse(r, 404, T_places_unknown);
    return false;
}

static bool may_crew(struct req *r, const struct section_of_row *s) { return r->keys & MAY_DECIDE || keeps(r, s->structure); }

/* PL1: staff raise the places; they are written down by who decides or keeps that structure. */
static bool crew_found(struct req *r, section_id id, struct section_of_row *s)
{
    if (section_of(r, id, s) && may_crew(r, s)) return true;
    refuse(r, 404, T_places_unknown);
    return false;
}

/* ---- the page ---- */

static void take_crew(struct req *r, section_id id, struct section_page *p)
{
    struct crew_of all = crew_of(r, id);

    p->crew.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->crew.at);
    for (int i = 0; i < all.n; i++)
        p->crew.at[p->crew.n++] = (struct crew_line){ all.at[i].id, all.at[i].row_version, all.at[i].name,
            said_word(r, "part", all.at[i].part), all.at[i].since, all.at[i].until.v == DAY_NONE.v ? DAY_NONE
            : (day){ all.at[i].until.v - 1 }, p->may_crew };
}

static void take_in(struct req *r, section_id id, struct section_page *p)
{
    struct reader me = access_reader(r);
    struct in_section all = in_section(r, id, me.account, me.files, r->now);

    p->in.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->in.at);
    for (int i = 0; i < all.n; i++) {
        const struct in_section_row *s = &all.at[i];
        bool held = !strcmp(s->state, "held"), seen = s->family || s->given;
        struct in_line *l = &p->in.at[p->in.n++];
        *l = (struct in_line){ .code = s->code, .name = { "–" }, .state = said_word(r, "seat", s->state), .tone = held ? "ok" : "warn",
            .since = s->since };
        if (!seen) continue;
        l->name.text = person_name(r, &(struct person){ .family = s->family ? s->family : "", .given = s->given ? s->given : "" });
        l->path = r->keys & AT_PLACES ? fmt(r, "/places/wish?id=%lld", (long long)s->wish.v) : held ? fmt(r, "/places/child?seat=%lld",
            (long long)s->id.v) : "";
    }
}

static void take_waiting(struct req *r, section_id id, const struct call *c, const struct section_of_row *s, struct section_page *p)
{
    struct reader me = access_reader(r);
    struct waiting_for_it all = waiting_for_it(r, c->id, id, s->structure, s->shift, me.account, me.files, r->now, 50);

    p->waiting.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->waiting.at);
    for (int i = 0; i < all.n; i++)
        if (section_fits(s->from_months, s->to_months, months_on(&(struct person){ .birth = all.at[i].birth }, c->is.age_on)))
            p->waiting.at[p->waiting.n++] = (struct waiting_line){ all.at[i].id, all.at[i].code, points_said(r, all.at[i].points),
                all.at[i].rank, all.at[i].seen };
}

static void section_show(struct req *r, section_id id, int status, const char *problem)
{
    struct section_of_row s;
    struct section_page p = { .id = id, .problem = problem };
    struct call c;
    char iso[11];

    if (!section_of(r, id, &s) || !call_read(r, s.call, &c)) { refuse(r, 404, T_places_unknown); return; }
    p.in_call = s.call, p.version = s.row_version, p.places = s.places, p.taken = s.taken;
    p.title = call_title(r, &c);
    p.name = section_said(r, s.structure, s.name, (int)s.shift);
    p.ages = ages_said(r, (int)s.from_months, (int)s.to_months);
    p.staffed = !s.per ? "–" : s.staffed < 0 ? text(r, T_places_nobody_recorded) : fmt(r, "%lld", (long long)s.staffed);
    if (s.per)
        p.rule = text_with(r, T_places_staff_rule_said, fmt(r, "%lld", (long long)s.per), fmt(r, "%lld", (long long)s.trained),
            fmt(r, "%lld", (long long)s.helpers));
    p.short_said = short_said(r, &s, id);
    p.ended = s.ended.v != DAY_NONE.v;
    p.opens_call = page_opens(r, "/places/call");
    p.may_call = (r->keys & MAY_DECIDE) != 0;
    p.may_crew = may_crew(r, &s);
    p.refillable = stage_is(&c, "final") && section_free(&(struct sections_of_row){ .places = s.places, .staffed = s.staffed,
        .taken = s.taken, .ended = s.ended });
    draft_used(r, fmt(r, "%lld", (long long)id.v));
    p.typed_name = typed(r, "name", "");
    p.typed_from = typed(r, "from", mem_str(&r->mem, day_iso(r->today, iso)));
    p.about_change = fmt(r, "change %lld", (long long)id.v);
    draft_used(r, p.about_change);
    p.typed_places = typed(r, "places", fmt(r, "%lld", (long long)s.places));
    p.typed_ended = typed(r, "ended", p.ended ? mem_str(&r->mem, day_iso(s.ended, iso)) : "");
    p.typed_why = typed(r, "why", s.why);
    take_crew(r, id, &p);
    take_in(r, id, &p);
    if (p.may_call) take_waiting(r, id, &c, &s, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, p.name, .wide = true, .problem = *problem != 0);
    section_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct section_of_row s;
    section_id id = { in_id(r, "id") };

    if (section_found(r, id, &s)) section_show(r, id, 200, "");
}
PAGE(places_section, .path = "/places/section", .may = IN_PLACES, .get = get,
    .help = "One section: places, staff, who is in it, who waits for it.");

static void post_change(struct req *r)
{
    struct section_of_row s;
    section_id id = { in_id(r, "id") };
    int64_t places = in_id(r, "places");
    day ended = DAY_NONE;

    if (!section_found(r, id, &s)) return;
    if (places < 0 || places > 2000 || strspn(in(r, "places"), "0123456789") != strlen(in(r, "places")) || !*in(r, "places")) {
        section_show(r, id, 422, text(r, T_places_places_wrong));
        return;
    }
    if (*in(r, "ended") && !typed_day(r, "ended", &ended)) { section_show(r, id, 422, text(r, T_places_days_wrong)); return; }
    if (places < s.taken) { section_show(r, id, 409, text_with(r, T_places_more_are_in, fmt(r, "%lld", (long long)s.taken))); return; }
    if (ended.v != DAY_NONE.v && s.taken) { section_show(r, id, 409, text(r, T_places_end_seats_first)); return; }
    if ((places != s.places || ended.v != s.ended.v) && !*in(r, "why")) { section_show(r, id, 422, text(r, T_places_say_why)); return; }
    if (!set_section(r, id, in_id(r, "row_version"), places, ended, in(r, "why"))) {
        section_show(r, id, 409, text(r, T_places_changed_meanwhile));
        return;
    }
    act(r, "changed a section's places", "section", id.v);
    see_other(r, "/places/section?id=%lld", (long long)id.v);
}
PAGE(places_section_change, .path = "/places/section/change", .may = MAY_DECIDE, .post = post_change,
    .help = "How many a section takes, or its end; with the reason.");

/* ---- the crew ---- */

/* One who is written down twice counts once. */
static bool works_there(struct req *r, section_id id, const char *name, day from)
{
    struct crew_of all = crew_of(r, id);
    const char *key = fold_plain(&r->mem, elot743(&r->mem, name));

    for (int i = 0; i < all.n; i++)
        if ((all.at[i].until.v == DAY_NONE.v || all.at[i].until.v > from.v)
            && !strcmp(fold_plain(&r->mem, elot743(&r->mem, all.at[i].name)), key)) return true;
    return false;
}

static void post_crew(struct req *r)
{
    struct section_of_row s;
    section_id id = { in_id(r, "id") };
    const char *part = in(r, "part");
    day from;

    if (!crew_found(r, id, &s)) return;
    if (!*in(r, "name") || strlen(in(r, "name")) > 120 || (strcmp(part, "trained") && strcmp(part, "helper"))) {
        section_show(r, id, 422, text(r, T_places_name_needed));
        return;
    }
    if (!typed_day(r, "from", &from)) { section_show(r, id, 422, text(r, T_places_days_wrong)); return; }
    if (works_there(r, id, in(r, "name"), from)) { section_show(r, id, 409, text_with(r, T_places_crew_twice, in(r, "name"))); return; }
    add_crew(r, id, in(r, "name"), part, from, DAY_NONE, r->now, staff_here(r));
    staffed_write(r, id);
    act(r, "recorded somebody who works in a section", "section", id.v);
    see_other(r, "/places/section?id=%lld#crew", (long long)id.v);
}
PAGE(places_crew, .path = "/places/crew", .may = MAY_DECIDE | MAY_KEEP, .post = post_crew,
    .help = "Somebody works in a section from a day on.");

/* Who was to begin today or later and leaves without a day never worked there. */
static bool left(struct req *r, crew_id id, const struct crew_at_row *at, day last)
{
    if (!*in(r, "last") && at->since.v >= r->today.v) return drop_crew(r, id, in_id(r, "row_version"));
    return end_crew(r, id, in_id(r, "row_version"), (day){ last.v + 1 });
}

static void post_leave(struct req *r)
{
    struct crew_at_row at;
    struct section_of_row s;
    crew_id id = { in_id(r, "id") };
    day last = { r->today.v - 1 };

    if (!crew_at(r, id, &at)) { refuse(r, 404, T_places_unknown); return; }
    if (!crew_found(r, at.section, &s)) return;
    if (*in(r, "last") && !typed_day(r, "last", &last)) { section_show(r, at.section, 422, text(r, T_places_days_wrong)); return; }
    if (*in(r, "last") && last.v < at.since.v) {
        section_show(r, at.section, 422, text_with(r, T_places_crew_last_wrong, day_said(r, at.since)));
        return;
    }
    if (!left(r, id, &at, last)) { section_show(r, at.section, 409, text(r, T_places_changed_meanwhile)); return; }
    staffed_write(r, at.section);
    act(r, "recorded that somebody left a section", "section", at.section.v);
    see_other(r, "/places/section?id=%lld#crew", (long long)at.section.v);
}
PAGE(places_crew_leave, .path = "/places/crew/leave", .may = MAY_DECIDE | MAY_KEEP, .post = post_leave,
    .help = "Somebody leaves a section: the last day, or since today.");
