/* SPDX-License-Identifier: EUPL-1.2
** calls.c - the calls for places, and a new one: its days, and the groups of the town's structures as they stand that day. */
#include "rooms/places/inside.h"
#include "web/draft.h"
#include "web/edge.h"
#include "calls.sql.h"

struct call_line { call_id id; const char *title, *state, *tone; day opens, closes; int64_t wishes, places, taken; };
struct calls_page { bool may_call, may_open, door; struct { int n; struct call_line *at; } calls; };
struct given { const char *id, *name; bool on; };
struct offered { const char *id, *name, *groups; bool on; };
struct rule_line { const char *said; };
struct new_call_page {
    const char *problem, *programme, *since, *until, *age_on, *opens, *closes, *words; bool complete_only;
    struct { int n; struct given *at; } given;
    struct { int n; struct offered *at; } structures;
    struct { int n; struct rule_line *at; } rules;
};
#include "calls.html.h"
#include "new_call.html.h"

static void get(struct req *r)
{
    struct call_counts all = call_counts(r);
    struct unit_kept *units;
    struct calls_page p = { .may_call = (r->keys & MAY_DECIDE) != 0, .may_open = (r->keys & AT_PLACES) != 0, .door = (r->keys & MAY_KEEP)
        && access_units_kept(r, NULL, &units) };

    p.calls.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.calls.at);
    for (int i = 0; i < all.n; i++) {
        struct call c;
        if (!call_read(r, all.at[i].id, &c)) continue;
        struct call_line *l = &p.calls.at[p.calls.n++];
        *l = (struct call_line){ .id = c.id, .title = call_title(r, &c), .opens = greek_day(c.is.opens),
            .closes = greek_day((instant){ c.is.closes.v - 1 }), .wishes = all.at[i].wishes, .places = all.at[i].places,
            .taken = all.at[i].taken };
        l->state = call_state(r, &c, &l->tone);
    }
    page_begin(r, text(r, T_places_title), .wide = true);
    calls_html(r, &p);
    page_end(r);
}
PAGE(places, .path = "/places", .may = IN_PLACES, .get = get, .nav = T_places_title, .nav_at = 46,
    .help = "Calls for places: where each stands, applications, places taken.");

/* ---- a new one ---- */

static bool of_kind(const struct place_rules *g, const struct structure *s)
{
    for (int i = 0; i < g->kinds.n; i++) if (!strcmp(g->kinds.at[i], s->kind)) return s->ngroups > 0;
    return false;
}

static bool suspended(const struct structure *s, day since)
{
    return s->suspended && (s->suspended_until.v == DAY_NONE.v || s->suspended_until.v >= since.v);
}

static const char *groups_said(struct req *r, const struct structure *s)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < s->ngroups; i++)
        out_fmt(&o, "%s%s: %s, %s", i ? " · " : "", group_said(r, s->groups[i].id, s->groups[i].shift),
            ages_said(r, s->groups[i].from_months, s->groups[i].to_months),
                text_count(r, T_portal_group_places, s->groups[i].places));
    return out_text(&o);
}

/* The next time that this day of the year comes. */
static day next_time(day from, int month, int mday)
{
    int year = day_civil(from).year;
    day d = day_of(year, month, mday);

    return d.v >= from.v ? d : day_of(year + 1, month, mday);
}

static const char *iso(struct req *r, day d)
{
    char b[11];

    return mem_str(&r->mem, day_iso(d, b));
}

static void add_rule(struct new_call_page *p, const char *said) { p->rules.at[p->rules.n++].said = said; }

static void take_rules(struct req *r, struct new_call_page *p, const struct place_rules *g)
{
    p->rules.at = mem_get(&r->mem, 16 * sizeof *p->rules.at);
    add_rule(p, text_count(r, T_places_rule_preferences, g->preferences));
    for (int i = 0; i < g->nties; i++) add_rule(p, text_with(r, T_places_rule_tie, tie_said(r, &g->ties[i], g->programme)));
    add_rule(p, text(r, T_places_rule_draw));
    for (int i = 0; i < g->nreserves; i++)
        add_rule(p, text_with(r, T_places_rule_quota, fmt(r, "%d%%", g->reserves[i].percent),
            text_named(r, fmt(r, "reserve.%s", g->reserves[i].id))));
    if (g->together) add_rule(p, text(r, T_places_rule_together));
    add_rule(p, text_with(r, T_places_rule_days, fmt(r, "%d", g->objection_days), fmt(r, "%d", g->answer_days)));
}

static void take_form(struct req *r, struct new_call_page *p, const struct place_rules *g)
{
    bool used = draft_used(r, g->programme), sent = used || in_has(r, "since");
    day since = next_time(r->today, g->from.month, g->from.day), last = next_time(since, g->to.month, g->to.day);

    p->programme = g->programme;
    p->since = typed(r, "since", iso(r, since));
    p->until = typed(r, "until", iso(r, last));
    p->age_on = typed(r, "age_on", iso(r, next_time(day_of(day_civil(since).year, 1, 1), g->age_on.month, g->age_on.day)));
    p->opens = typed(r, "opens", iso(r, r->today));
    p->closes = typed(r, "closes", "");
    p->words = typed(r, "words", "");
    p->complete_only = sent ? in_has(r, "complete_only") : true;
    p->structures.at = mem_get(&r->mem, (size_t)(town_structures(r->house->town) + 1) * sizeof *p->structures.at);
    for (int i = 0; i < town_structures(r->house->town); i++) {
        const struct structure *s = town_structure(r->house->town, i);
        if (of_kind(g, s))
            p->structures.at[p->structures.n++] = (struct offered){ s->id, structure_said(r, s->id), groups_said(r, s),
                sent ? in_has(r, fmt(r, "s_%s", s->id)) : !suspended(s, since) };
    }
    take_rules(r, p, g);
}

static void show_new(struct req *r, int status, const char *problem)
{
    const struct place_rules *g = town_places_of(r->house->town, in(r, "programme"));
    struct new_call_page p = { .problem = problem, .programme = "" };
    int n = town_place_rules(r->house->town);

    p.given.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p.given.at);
    for (int i = 0; i < n; i++) {
        const char *id = town_place_rule(r->house->town, i)->programme;
        int at = book_programme_find(r->house->book, id), name = at < 0 ? -1 : book_programme(r->house->book, at)->name;
        if (name >= 0) p.given.at[p.given.n++] = (struct given){ id, text(r, name), g && !strcmp(id, g->programme) };
    }
    if (g) take_form(r, &p, g);
    r->status = status;
    page_begin(r, text(r, T_places_new_call), .back = "/places", .problem = *problem != 0);
    new_call_html(r, &p);
    page_end(r);
}

static void get_new(struct req *r) { show_new(r, 200, ""); }

struct days_typed { day since, until, age_on, opens, closes; };

static const char *read_days(struct req *r, struct days_typed *d)
{
    if (!typed_day(r, "since", &d->since) || !typed_day(r, "until", &d->until) || d->until.v < d->since.v)
        return text(r, T_places_period_wrong);
    if (!typed_day(r, "age_on", &d->age_on) || d->age_on.v < d->since.v - 366 || d->age_on.v > d->until.v)
        return text(r, T_places_age_on_wrong);
    if (!typed_day(r, "opens", &d->opens) || !typed_day(r, "closes", &d->closes)) return text(r, T_places_call_days_wrong);
    if (d->closes.v < d->opens.v || d->closes.v < r->today.v) return text(r, T_places_closes_wrong);
    if (strlen(in(r, "words")) > WORDS_MOST) return text(r, T_places_too_long);
    return "";
}

/* A tie or a quota of the town's rules that the programme does not know. */
static const char *unknown_in(struct req *r, const struct place_rules *g)
{
    int at = book_programme_find(r->house->book, g->programme), places;
    struct household *h = household_new(&r->mem, r->house->book, 1);
    struct screening *s = screen(&r->mem, r->house->book, h, r->today);
    struct val v;

    for (int i = 0; i < g->nties; i++)
        if (g->ties[i].kind != TIE_EARLIEST && book_fact_find(r->house->book, g->ties[i].of) < 0
            && !screen_defined(s, at, g->ties[i].of, 0, &v, &places))
            return g->ties[i].of;
    for (int i = 0; i < g->nreserves; i++) if (!screen_defined(s, at, g->reserves[i].when, 0, &v, &places)) return g->reserves[i].when;
    return "";
}

static void write_sections(struct req *r, call_id call, const struct place_rules *g, const struct structure *s)
{
    for (int i = 0; i < s->ngroups; i++) {
        const struct place_group *k = &s->groups[i];
        struct add_section_row row;
        if (!add_section(r, call, s->id, k->id, k->shift, k->from_months, k->to_months, k->places, k->per, k->trained, k->helpers, &row))
            fault(&r->fate, "a section was not written");
        for (int q = 0; q < g->nreserves; q++)
            if (k->places * g->reserves[q].percent / 100)
                add_quota(r, row.id, q, g->reserves[q].id, k->places * g->reserves[q].percent / 100);
    }
}

call_id call_make(struct req *r, const struct place_rules *g, const struct call_new *n)
{
    struct add_call_row row;

    if (!add_call(r, g->programme, n->words, n->since, (day){ n->last.v + 1 }, n->age_on, day_begins(n->opens),
        day_begins((day){ n->closes.v + 1 }), g->preferences, g->together, n->complete_only, g->objection_days, g->answer_days, n->base,
        r->now, staff_here(r), &row)) fault(&r->fate, "the call was not written");
    for (int i = 0; i < town_structures(r->house->town); i++) {
        const struct structure *s = town_structure(r->house->town, i);
        if (of_kind(g, s) && n->with(r, s->id)) write_sections(r, row.id, g, s);
    }
    act(r, "made a call for places", "call", row.id.v);
    return row.id;
}

static bool ticked(struct req *r, const char *structure) { return in_has(r, fmt(r, "s_%s", structure)); }

static bool any_ticked(struct req *r, const struct place_rules *g)
{
    for (int i = 0; i < town_structures(r->house->town); i++) {
        const struct structure *s = town_structure(r->house->town, i);
        if (of_kind(g, s) && ticked(r, s->id)) return true;
    }
    return false;
}

static void post_new(struct req *r)
{
    const struct place_rules *g = town_places_of(r->house->town, in(r, "programme"));
    struct days_typed d;
    const char *problem;

    if (!g || book_programme_find(r->house->book, g->programme) < 0) { show_new(r, 422, text(r, T_places_choose_programme)); return; }
    problem = read_days(r, &d);
    if (!*problem && !any_ticked(r, g)) problem = text(r, T_places_no_structure);
    if (!*problem && *unknown_in(r, g)) problem = text_with(r, T_places_rules_unknown, unknown_in(r, g));
    if (*problem) { show_new(r, 422, problem); return; }
    call_id id = call_make(r, g, &(struct call_new){ in(r, "words"), d.since, d.until, d.age_on, d.opens, d.closes,
        in_has(r, "complete_only"), site_base(r), ticked });
    see_other(r, "/places/call?id=%lld", (long long)id.v);
}
PAGE(places_new, .path = "/places/new", .may = MAY_DECIDE, .get = get_new, .post = post_new,
    .help = "A new call: its days, its structures, by the town's rules.");
