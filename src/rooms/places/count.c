/* SPDX-License-Identifier: EUPL-1.2
** count.c - the points of everybody in a call, by the programme's rule, for one day (PL3), some at a time; the order; the draw (PL6). */
#include "rooms/places/counted.h"
#include "rooms/facts/facts.h"
#include "web/chore.h"
#include "count.sql.h"

struct counting {
    struct req *r; const struct call *c; const struct wish *w; const struct case_file *filed;
    struct household *h; struct screening *s; int member;
    const char *out; int64_t points, most, tie[PLACE_TIES]; unsigned reserves; const char *parts; const void *reasons; size_t reasons_n;
};

/* ---- the household, with who has a place already ---- */

static void put_places(struct counting *k, const person_id *who, day on)
{
    int now = book_fact_find(k->r->house->book, "place_now");

    for (int i = 0; now >= 0 && i < k->h->members; i++)
        household_put_text(k->h, now, i, holds(k->r, who[i], on).n ? "yes" : "no", EV_REGISTER);
}

static bool take_household(struct counting *k)
{
    struct req *r = k->r;
    day on = counted_on(r, k->c);
    household_id home = registry_household_of(r, k->w->is.person, on);
    const person_id *who = &k->w->is.person;
    int n = 1;

    k->h = home.v ? facts_household(r, home, on, r->now, FACTS_WHOLE, &who, &n) : facts_alone(r, k->w->is.person, on, r->now, FACTS_WHOLE);
    if (!k->h) return false;
    while (k->member < n && who[k->member].v != registry_root(r, k->w->is.person).v) k->member++;
    if (k->member == n) return false;
    put_places(k, who, on);
    k->s = screen(&r->mem, r->house->book, k->h, on);
    return true;
}

/* ---- what counts ---- */

static int64_t to_hundredths(int64_t v, int places)
{
    v *= POINTS_ONE;
    while (places-- > 0) v /= 10;
    return v;
}

static void take_points(struct counting *k)
{
    struct terms t;

    k->parts = "";
    if (!amount_terms(&k->r->mem, k->s, k->c->programme, OUT_POINTS, k->member, k->r->house->texts, 0, &t)) return;
    k->points = to_hundredths(t.value.lo, t.places);
    k->most = to_hundredths(t.value.hi, t.places);
    k->parts = parts_write(k->r, &t);
    k->reasons = reasons_write(k->r, k->s, k->c->programme, k->member, k->filed->lang, &k->reasons_n);
}

/* What is not known helps nobody. */
static int64_t tie_of(const struct counting *k, const struct place_tie *t)
{
    int places, fact = book_fact_find(k->r->house->book, t->of);
    struct val v = { -((int64_t)1 << 60), (int64_t)1 << 60 };

    if (t->kind == TIE_EARLIEST) return k->filed->opened.v;
    if (!screen_defined(k->s, k->c->programme, t->of, k->member, &v, &places) && fact >= 0) {
        struct known f = household_get(k->h, fact, k->member);
        if (f.evidence >= EV_DECLARED && f.evidence <= EV_CONTRADICTED) v.lo = v.hi = f.value;
    }
    return t->kind == TIE_LOWEST ? v.hi : -v.lo;
}

static void take_order(struct counting *k)
{
    const struct place_rules *g = k->c->rules;
    struct val v;
    int places;

    for (int i = 0; g && i < g->nties; i++) k->tie[i] = tie_of(k, &g->ties[i]);
    for (int i = 0; g && i < g->nreserves; i++)
        if (screen_defined(k->s, k->c->programme, g->reserves[i].when, k->member, &v, &places) && v.lo) k->reserves |= 1u << i;
}

/* Why somebody is not ranked; "" = ranked. */
static const char *left_out(struct counting *k)
{
    const struct verdict *v = &k->s->at[k->c->programme];
    struct prefs_of prefs = prefs_of(k->r, k->w->id);
    struct sections_of all = sections_of(k->r, k->c->id);
    int months = months_on(registry_person(k->r, k->w->is.person), k->c->is.age_on);
    bool fits = false;

    if ((v->member ? v->member[k->member] : v->answer) == NO) return "rules";
    for (int i = 0; i < prefs.n; i++)
        for (int s = 0; s < all.n && !fits; s++)
            fits = !strcmp(all.at[s].structure, prefs.at[i].structure) && (!prefs.at[i].shift || prefs.at[i].shift == all.at[s].shift)
                && all.at[s].ended.v == DAY_NONE.v && section_fits(all.at[s].from_months, all.at[s].to_months, months);
    if (!fits) return "age";
    bool complete = k->c->is.complete_only || case_unproved(k->r, k->filed);                /* CW14: nor before it was seen who sent it */
    return complete && *case_missing(k->r, k->w->is.filed) ? "papers" : "";
}

static void count_one(struct req *r, const struct call *c, const struct wish *w)
{
    struct counting k = { .r = r, .c = c, .w = w, .filed = case_find(r, w->is.filed), .out = "unknown", .parts = "" };

    if (k.filed && k.filed->state == CASE_WITHDRAWN) k.out = "withdrawn";
    else if (applied_before(r, c->id, w->id, registry_root(r, w->is.person)).n) k.out = "twice";       /* PL2 */
    else if (c->programme >= 0 && k.filed && take_household(&k)) {
        take_points(&k);
        take_order(&k);
        k.out = left_out(&k);
    }
    set_counted(r, w->id, r->now, *k.out ? "out" : "in", k.out, k.points, k.most, k.tie[0], k.tie[1], k.tie[2],
        *c->is.seed ? draw_number(c->is.seed, w->is.code) : 0, k.reserves, k.parts, k.reasons, k.reasons_n);
}

/* ---- the order ---- */

static bool equal(const struct ranking_row *a, const struct ranking_row *b)
{
    return a->late == b->late && a->points == b->points && a->tie1 == b->tie1 && a->tie2 == b->tie2 && a->tie3 == b->tie3
        && a->draw == b->draw;
}

void order_write(struct req *r, const struct call *c)
{
    struct ranking all = ranking(r, c->id);
    int64_t position = 0;

    no_position(r, c->id);
    for (int i = 0; i < all.n; i++) {
        if (!i || !equal(&all.at[i - 1], &all.at[i])) position = i + 1;
        if (all.at[i].position != position) set_position(r, all.at[i].id, position);
    }
}

static uint64_t drawn(const char *seed, const char *code)
{
    unsigned char sum[HASH_BYTES];
    char joined[600];
    int n = snprintf(joined, sizeof joined, "%s|%s", seed, code);
    uint64_t v = 0;

    sha256(sum, joined, (size_t)n);
    for (int i = 0; i < 8; i++) v = v << 8 | sum[i];
    return v;
}

int64_t draw_number(const char *seed, const char *code)
{
    return (int64_t)(drawn(seed, code) >> 1);
}

const char *draw_said(struct req *r, const char *seed, const char *code)
{
    return fmt(r, "%016llx", (unsigned long long)drawn(seed, code));
}

int64_t count_some(struct req *r, const struct call *c, int most)
{
    struct to_count some = to_count(r, c->id, most);
    struct wish w;
    int64_t left;

    for (int i = 0; i < some.n; i++) if (wish_read(r, some.at[i].id, &w)) count_one(r, c, &w);
    left = uncounted(r, c->id).n;
    if (left) return left;
    order_write(r, c);
    if (!stage_is(c, "final"))
        set_stage(r, c->id, c->is.stage, stage_is(c, "counting") ? "counted" : "recounted", book_hash(r->house->book));
    return 0;
}

/* ---- by itself, and on request ---- */

static bool some_left(struct req *r) { return unfinished(r).n > 0; }

static void go_on(struct req *r)
{
    struct unfinished all = unfinished(r);
    struct call c;

    for (int i = 0; i < all.n && i < 1; i++) {
        if (!call_read(r, all.at[i].id, &c)) continue;
        count_some(r, &c, COUNT_SLICE);
        act(r, "counted points", "call", c.id.v);
    }
}
CHORE(places_count, .every = 2, .due = some_left, .run = go_on);

static const char *why_not(struct req *r, const struct call *c)
{
    if (stage_is(c, "open")) return c->is.closes.v > r->now.v ? text(r, T_places_not_closed) : "";
    if (stage_is(c, "counting") || stage_is(c, "recounting")) return "";
    if (!stage_is(c, "provisional")) return text(r, T_places_not_now);
    if (c->is.objections.v >= r->today.v) return text_with(r, T_places_now_objections, day_said(r, c->is.objections));
    return open_protests(r, c->id).n ? text(r, T_places_protests_first) : "";
}

bool call_count(struct req *r, const struct call *c)
{
    struct call now = *c;

    if (*why_not(r, c)) return false;
    if (stage_is(c, "open") || stage_is(c, "provisional")) {
        forget_counts(r, c->id);
        set_stage(r, c->id, c->is.stage, stage_is(c, "open") ? "counting" : "recounting", c->is.book);
        call_read(r, c->id, &now);
    }
    count_some(r, &now, COUNT_SLICE);
    act(r, "counted points", "call", c->id.v);
    return true;
}

static void post(struct req *r)
{
    struct call c;
    const char *problem;

    if (!call_found(r, &c, "id")) return;
    if (*(problem = why_not(r, &c))) { call_show(r, c.id, 409, problem); return; }
    call_count(r, &c);
    see_other(r, "/places/call?id=%lld#now", (long long)c.id.v);
}
PAGE(places_count, .path = "/places/count", .may = MAY_DECIDE, .post = post,
    .help = "Counts the points of a call that has closed, or anew after the objections.");
