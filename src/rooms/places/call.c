/* SPDX-License-Identifier: EUPL-1.2
** call.c - one call: where it stands and what comes next, its sections, who applied. */
#include "rooms/places/counted.h"
#include "rooms/places/given.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "call.sql.h"

enum { LINES = 100 };
struct wish_line { wish_id id; const char *code, *points, *state, *tone, *where; int64_t position; struct isolated name; bool late, protest;
    };
struct filter { const char *word, *said; bool on; };
struct section_line { section_id id; const char *name, *ages, *staffed; int64_t first, places, taken; bool ended, is_short; };
struct call_page {
    call_id id; const char *title, *state, *tone, *problem, *words, *now, *step, *step_said, *shown, *checked;
    const char *typed_opens, *typed_closes, *typed_words, *typed_seed, *typed_from, *seed, *seed_from;
    day since, last, opens, closes, age_on; int64_t wishes, left_out, places, offered, held, waiting, protests, ranked, more, got,
        got_first, got_none, together;
    bool may_call, edit, draw, public, preview; struct conflict_was_page was;
    struct { int n; struct section_line *at; } sections;
    struct { int n; struct filter at[4]; } filters;
    struct { int n; struct wish_line *at; } lines;
};
#include "call.html.h"

static const char *iso(struct req *r, day d)
{
    char b[11];

    return mem_str(&r->mem, day_iso(d, b));
}

/* ---- parts ---- */

static int64_t first_at(const struct first_wishes *all, const struct sections_of_row *s)
{
    for (int i = 0; i < all->n; i++) if (!strcmp(all->at[i].structure, s->structure) && all->at[i].shift == s->shift) return all->at[i].n;
    return 0;
}

static void take_sections(struct req *r, const struct call *c, struct call_page *p)
{
    struct sections_of all = sections_of(r, c->id);
    struct first_wishes first = first_wishes(r, c->id);

    p->sections.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->sections.at);
    for (int i = 0; i < all.n; i++) {
        const struct sections_of_row *s = &all.at[i];
        if (s->ended.v == DAY_NONE.v) p->places += s->places;
        p->sections.at[p->sections.n++] = (struct section_line){ s->id, section_said(r, s->structure, s->name, (int)s->shift),
            ages_said(r, (int)s->from_months, (int)s->to_months), !s->per ? "–" : s->staffed < 0 ? text(r, T_places_nobody_recorded)
            : fmt(r, "%lld", (long long)s->staffed), first_at(&first, s), s->places, s->taken, s->ended.v != DAY_NONE.v, s->per
            && s->staffed >= 0 && s->staffed < s->taken };
    }
}

static const char *line_state(struct req *r, const struct wish_lines_row *w, const char **tone)
{
    *tone = "info";
    if (!strcmp(w->state, "out")) { *tone = "no"; return said_word(r, "out", w->out_why); }
    if (!strcmp(w->state, "withdrawn")) { *tone = "no"; return text(r, T_places_withdrawn); }
    if (!w->seat) return "";
    *tone = !strcmp(w->seat, "held") ? "ok" : !strcmp(w->seat, "offered") ? "warn" : "no";
    return said_word(r, "seat", w->seat);
}

static void take_lines(struct req *r, const struct call *c, struct call_page *p)
{
    static const char *const states[] = { "", "in", "out", "withdrawn" };
    struct reader me = access_reader(r);
    int64_t skip = in_id(r, "skip");
    struct wish_lines all;

    p->shown = "";
    for (int i = 0; i < 4; i++) {
        bool on = !strcmp(in(r, "state"), states[i]);
        if (on) p->shown = states[i];
        p->filters.at[p->filters.n++] = (struct filter){ states[i], said_word(r, "show", *states[i] ? states[i] : "all"), on };
    }
    all = wish_lines(r, c->id, me.account, me.files, r->now, p->shown, skip, LINES + 1);
    p->lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < all.n && i < LINES; i++) {
        const struct wish_lines_row *w = &all.at[i];
        struct wish_line *l = &p->lines.at[p->lines.n++];
        *l = (struct wish_line){ .id = w->id, .code = w->code, .position = w->position, .late = w->late, .protest = w->protest,
            .points = w->points < 0 ? "" : w->points_most > w->points ? fmt(r, "%s–%s", points_said(r, w->points),
            points_said(r, w->points_most)) : points_said(r, w->points),
            .where = w->structure ? fmt(r, "%s (%lld)", section_said(r, w->structure, w->name, (int)w->shift), (long long)w->preference)
            : "" };
        if (w->family || w->given)
            l->name.text = person_name(r, &(struct person){ .family = w->family ? w->family : "", .given = w->given ? w->given : "" });
        l->state = line_state(r, w, &l->tone);
    }
    if (all.n > LINES) p->more = skip + LINES;
}

/* ---- what comes next ---- */

static void before_closing(struct req *r, const struct call *c, struct call_page *p)
{
    bool used = draft_used(r, fmt(r, "%lld", (long long)c->id.v));
    const char *opens = iso(r, p->opens), *closes = iso(r, p->closes);

    (void)used;
    p->edit = true;
    p->typed_opens = typed(r, "opens", opens);
    p->typed_closes = typed(r, "closes", closes);
    p->typed_words = typed(r, "words", c->is.words);
    p->was = conflict_was(r, c->is.row_version, 3, (const struct kept[]){ { "opens", opens }, { "closes", closes },
        { "words", c->is.words } });
    p->now = c->is.opens.v > r->now.v ? text_with(r, T_places_now_planned, day_said(r, p->opens)) : text_with(r, T_places_now_open,
        day_said(r, greek_day((instant){ c->is.closes.v - 1 })));
}

static void preview(struct req *r, const struct call *c, struct call_page *p)
{
    struct given_all *all = given_load(r, c);
    struct allotted got = allot(&r->mem, &all->a);
    const char *wrong = allot_wrong(&r->mem, &all->a, &got);

    p->preview = true;
    p->together = got.united;
    p->checked = wrong ? wrong : text(r, T_places_checked_stable);
    for (int i = 0; i < all->a.nchildren; i++) {
        p->got += got.option[i] >= 0;
        p->got_first += got.option[i] >= 0 && all->rank[i][got.option[i]] == 1;
    }
    p->got_none = all->a.nchildren - p->got;
}

static void after_recount(struct req *r, const struct call *c, struct call_page *p)
{
    p->now = text(r, *c->is.seed ? T_places_now_ready : T_places_now_draw);
    p->draw = !*c->is.seed;
    if (p->draw) {
        draft_used(r, fmt(r, "%lld", (long long)c->id.v));
        p->typed_seed = typed(r, "seed", "");
        p->typed_from = typed(r, "seed_from", "");
        return;
    }
    preview(r, c, p);
    p->step = "final";
    p->step_said = text(r, T_places_publish_final);
}

static void take_next(struct req *r, const struct call *c, const struct progress_row *x, struct call_page *p)
{
    p->now = "";
    if (stage_is(c, "open") && c->is.closes.v > r->now.v) { before_closing(r, c, p); return; }
    if (stage_is(c, "open")) { p->now = text(r, T_places_now_closed); p->step = "count"; p->step_said = text(r, T_places_count); }
    else if (stage_is(c, "counting") || stage_is(c, "recounting")) {
        p->now = text_with(r, T_places_now_counting, fmt(r, "%lld", (long long)(x->wishes - x->uncounted)),
            fmt(r, "%lld", (long long)x->wishes));
        p->step = "count";
        p->step_said = text(r, T_places_count_on);
    } else if (stage_is(c, "counted")) {
        p->now = text(r, T_places_now_counted);
        p->step = "publish";
        p->step_said = text(r, T_places_publish);
    } else if (stage_is(c, "provisional")) {
        bool over = c->is.objections.v < r->today.v;
        p->now = text_with(r, over ? T_places_now_objections_over : T_places_now_objections, day_said(r, c->is.objections));
        if (over && !x->protests) { p->step = "count"; p->step_said = text(r, T_places_recount); }
    } else if (stage_is(c, "recounted")) after_recount(r, c, p);
    else if (stage_is(c, "final")) p->now = text(r, T_places_now_final);
}

void call_show(struct req *r, call_id id, int status, const char *problem)
{
    struct call c;
    struct call_page p = { .id = id, .problem = problem };
    struct progress_row x = progress(r, id);

    if (!call_read(r, id, &c)) { refuse(r, 404, T_places_unknown); return; }
    p.title = call_title(r, &c);
    p.state = call_state(r, &c, &p.tone);
    p.words = c.is.words;
    p.since = c.is.since, p.last = (day){ c.is.until.v - 1 }, p.age_on = c.is.age_on;
    p.opens = greek_day(c.is.opens), p.closes = greek_day((instant){ c.is.closes.v - 1 });
    p.wishes = x.wishes, p.left_out = x.left_out, p.offered = x.offered, p.held = x.held, p.waiting = x.waiting, p.protests = x.protests,
        p.ranked = x.ranked;
    p.may_call = (r->keys & MAY_DECIDE) != 0;
    p.public = c.is.provisional.v && call_lists(r, &c);
    p.seed = c.is.seed, p.seed_from = c.is.seed_from;
    take_sections(r, &c, &p);
    take_lines(r, &c, &p);
    take_next(r, &c, &x, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, p.title, .wide = true, .back = "/places", .problem = *problem != 0);
    call_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct call c;

    if (call_found(r, &c, "id")) call_show(r, c.id, 200, "");
}

static void conflict(struct req *r, const struct call *c)
{
    const char *opens = iso(r, greek_day(c->is.opens)), *closes = iso(r, greek_day((instant){ c->is.closes.v - 1 }));

    conflict_page(r, &(struct conflict){ .title = call_title(r, c), .action = "/places/days",
        .back = fmt(r, "/places/call?id=%lld", (long long)c->id.v), .version = c->is.row_version,
        .carry = { 1, (const struct kept[]){ { "id", fmt(r, "%lld", (long long)c->id.v) } } }, .n = 3,
        .at = (const struct conflict_field[]){ { "opens", text(r, T_places_opens), opens, NULL },
        { "closes", text(r, T_places_closes), closes, NULL },
                                               { "words", text(r, T_places_words), c->is.words, NULL } } });
}

static void post(struct req *r)
{
    struct call c;
    day opens, closes;

    if (!call_found(r, &c, "id")) return;
    if (!stage_is(&c, "open") || c.is.closes.v <= r->now.v) { call_show(r, c.id, 409, text(r, T_places_closed_already)); return; }
    if (!typed_day(r, "opens", &opens) || !typed_day(r, "closes", &closes)) {
        call_show(r, c.id, 422, text(r, T_places_call_days_wrong));
        return;
    }
    if (closes.v < opens.v || closes.v < r->today.v) { call_show(r, c.id, 422, text(r, T_places_closes_wrong)); return; }
    if (strlen(in(r, "words")) > WORDS_MOST) { call_show(r, c.id, 422, text(r, T_places_too_long)); return; }
    if (!set_days(r, c.id, in_id(r, "row_version"), day_begins(opens), day_begins((day){ closes.v + 1 }), in(r, "words"))) {
        conflict(r, &c);
        return;
    }
    act(r, "changed the days of a call", "call", c.id.v);
    see_other(r, "/places/call?id=%lld", (long long)c.id.v);
}
PAGE(places_call, .path = "/places/call", .may = AT_PLACES, .get = get, .help = "One call: where it stands, its sections, who applied.");
PAGE(places_call_days, .path = "/places/days", .may = MAY_DECIDE, .post = post, .help = "The days of a call that is still open.");
