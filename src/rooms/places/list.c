/* SPDX-License-Identifier: EUPL-1.2
** list.c - a list is published, and anybody reads it: by code, never by name, with why each stands where it stands (PL4, PL5, PL6). */
#include "rooms/places/listed.h"
#include "base/csv.h"
#include "web/edge.h"

enum { LINES = 200 };
struct value { const char *said; };
struct public_line { const char *code, *points, *result; int64_t position; bool on; struct { int n; struct value *at; } values; };
struct cut_line { const char *name, *least; int64_t places, given; };
struct which { const char *word, *said; bool on; };
struct public_list_page {
    call_id id; const char *title, *said, *words, *list, *list_said, *typed, *missing, *found, *seed, *seed_from, *sample;
    int64_t found_position, before_at, more; bool before;
    struct { int n; struct which at[2]; } lists;
    struct { int n; struct said_line *at; } why;
    struct part_columns columns;
    struct { int n; struct public_line *at; } lines;
    struct { int n; struct cut_line *at; } cuts;
    struct rule_page rule;
};
struct call_card { call_id id; const char *title, *state, *tone, *words, *programme; day opens, closes; bool published, open, never; };
struct lists_page { struct { int n; struct call_card *at; } calls; };
#include "rule.html.h"
#include "public_list.html.h"
#include "lists.html.h"

/* ---- all of them ---- */

static void get_lists(struct req *r)
{
    struct published all = published(r);
    struct lists_page p = { 0 };

    p.calls.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.calls.at);
    for (int i = 0; i < all.n; i++) {
        struct call c;
        if (!call_read(r, all.at[i].id, &c)) continue;
        struct call_card *k = &p.calls.at[p.calls.n++];
        *k = (struct call_card){ .id = c.id, .title = call_title(r, &c), .words = c.is.words, .programme = c.programme < 0 ? ""
            : c.is.programme, .opens = greek_day(c.is.opens), .closes = greek_day((instant){ c.is.closes.v - 1 }),
            .published = c.is.provisional.v && call_lists(r, &c), .never = !call_lists(r, &c) };
        k->open = stage_is(&c, "open") && c.is.closes.v > r->now.v;
        k->state = call_state(r, &c, &k->tone);
    }
    page_begin(r, text(r, T_places_public_lists), .back = "/");
    lists_html(r, &p);
    page_end(r);
}
PAGE(places_lists, .path = "/places/lists", .may = MAY_ANYBODY, .get = get_lists,
    .help = "Calls for places that are open, and the lists of those that were decided, by code.");

/* ---- one ---- */

const char *list_of(struct req *r, const struct call *c)
{
    bool final = c->is.final.v != 0;

    return final && strcmp(in(r, "list"), "provisional") ? "final" : "provisional";
}

const char *result_said(struct req *r, const struct listed_row *l)
{
    if (l->structure) return section_said(r, l->structure, l->name, (int)l->shift);
    return *l->out_why ? said_word(r, "out", l->out_why) : text(r, l->position ? T_places_on_waiting_list : T_places_not_ranked);
}

static struct public_line line_of(struct req *r, const struct listed_row *l, const struct part_columns *cols, bool final)
{
    struct public_line p = { .code = l->code, .points = points_said(r, l->points), .position = l->position,
                             .result = final || *l->out_why ? result_said(r, l) : "" };

    p.values.at = mem_get(&r->mem, (size_t)(cols->n + 1) * sizeof *p.values.at);
    for (int i = 0; i < cols->n; i++) p.values.at[p.values.n++].said = points_said(r, part_value(l->parts, cols->at[i].name));
    return p;
}

struct listed_page list_read(struct req *r, const struct call *c, const char *list, int64_t skip, int64_t most)
{
    struct listed_page p = { .lines = listed(r, c->id, list, skip, most) };

    for (int i = 0; i < p.lines.n; i++) part_columns_of(r, c, p.lines.at[i].parts, &p.columns);
    return p;
}

static void why_line(struct public_list_page *p, const char *said) { p->why.at[p->why.n++].said = said; }

/* Why this position: from what is published alone. */
static void take_code(struct req *r, const struct call *c, struct public_list_page *p)
{
    struct listed_code_row l;
    struct part_columns cols = { 0 };

    p->typed = in(r, "code");
    if (!*p->typed) return;
    const char *code = code_typed(r, p->typed);
    if (!listed_code(r, c->id, p->list, code, &l)) { p->missing = text(r, T_places_code_missing); return; }
    p->found = l.code;
    p->found_position = l.position;
    p->why.at = mem_get(&r->mem, 40 * sizeof *p->why.at);
    part_columns_of(r, c, l.parts, &cols);
    for (int i = 0; i < cols.n; i++) why_line(p, fmt(r, "%s: %s", cols.at[i].label, points_said(r, part_value(l.parts, cols.at[i].name))));
    why_line(p, text_with(r, T_places_sum_of_points, points_said(r, l.points)));
    if (*l.out_why) { why_line(p, said_word(r, "out", l.out_why)); return; }
    if (*c->is.seed) why_line(p, text_with(r, T_places_draw_number, draw_said(r, c->is.seed, l.code)));
    struct above_row a = above(r, c->id, p->list, l.points, l.position);
    why_line(p, text_with(r, T_places_above, fmt(r, "%lld", (long long)a.more), fmt(r, "%lld", (long long)a.equal)));
    if (!strcmp(p->list, "final"))
        why_line(p, l.structure ? text_with(r, T_places_got, section_said(r, l.structure, l.name, (int)l.shift),
            fmt(r, "%lld", (long long)l.preference)) : text(r, T_places_got_none));
}

static void take_cuts(struct req *r, const struct call *c, struct public_list_page *p)
{
    struct cuts all = cuts(r, c->id, p->list);

    if (strcmp(p->list, "final")) return;
    p->cuts.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->cuts.at);
    for (int i = 0; i < all.n; i++)
        p->cuts.at[p->cuts.n++] = (struct cut_line){ section_said(r, all.at[i].structure, all.at[i].name, (int)all.at[i].shift),
            all.at[i].given < all.at[i].places ? text(r, T_places_places_left) : all.at[i].least < 0 ? "–"
            : points_said(r, all.at[i].least), all.at[i].places, all.at[i].given };
}

struct rule_page rule_of(struct req *r, const struct call *c)
{
    struct rule_page p = { .rules.at = mem_get(&r->mem, 16 * sizeof *p.rules.at) };

    if (c->programme >= 0)
        p.figures = amount_figures(&r->mem, r->house->book, c->programme, OUT_POINTS, counted_on(r, c), r->house->texts, r->lang);
    p.law = p.figures.n && p.figures.at[0].law ? p.figures.at[0].law : "";
    for (int i = 0; c->rules && i < c->rules->nties; i++)
        p.rules.at[p.rules.n++].said = text_with(r, T_places_rule_tie, tie_said(r, &c->rules->ties[i], c->is.programme));
    p.rules.at[p.rules.n++].said = text(r, T_places_rule_draw);
    for (int i = 0; c->rules && i < c->rules->nreserves; i++)
        p.rules.at[p.rules.n++].said = text_with(r, T_places_rule_quota, fmt(r, "%d%%", c->rules->reserves[i].percent),
            text_named(r, fmt(r, "reserve.%s", c->rules->reserves[i].id)));
    p.rules.at[p.rules.n++].said = text(r, T_places_rule_stable);
    if (c->is.together) p.rules.at[p.rules.n++].said = text(r, T_places_rule_together);
    return p;
}

static void csv(struct req *r, const struct call *c, const char *list)
{
    int64_t n = listed_count(r, c->id, list).n;
    struct listed_page p = list_read(r, c, list, 0, n);
    struct out *o = &r->out;

    csv_begin(o);
    csv_cell(o, text(r, T_places_position)), csv_cell(o, text(r, T_places_code)), csv_cell(o, text(r, T_places_points));
    for (int i = 0; i < p.columns.n; i++) csv_cell(o, p.columns.at[i].label);
    csv_cell(o, text(r, T_places_the_draw)), csv_cell(o, text(r, T_places_result));
    csv_end_row(o);
    for (int i = 0; i < p.lines.n; i++) {
        const struct listed_row *l = &p.lines.at[i];
        csv_cell(o, l->position ? fmt(r, "%lld", (long long)l->position) : ""), csv_cell(o, l->code), csv_figure(o, l->points, 2);
        for (int k = 0; k < p.columns.n; k++) csv_figure(o, part_value(l->parts, p.columns.at[k].name), 2);
        csv_cell(o, l->draw ? draw_said(r, c->is.seed, l->code) : ""),
            csv_cell(o, !strcmp(list, "final") || *l->out_why ? result_said(r, l) : "");
        csv_end_row(o);
    }
    r->type = "text/csv; charset=utf-8";
    r->filename = fmt(r, "places-%lld-%s.csv", (long long)c->id.v, list);
}

bool list_found(struct req *r, struct call *c)
{
    char *end;
    long long id = strtoll(path_rest(r), &end, 10);

    if (!*end && id > 0 && call_read(r, (call_id){ id }, c) && c->is.provisional.v && call_lists(r, c)) return true;     /* PL13 */
    refuse(r, 404, T_places_unknown);
    return false;
}

static void get_list(struct req *r)
{
    struct call c;
    int64_t skip = in_id(r, "skip");

    if (!list_found(r, &c)) return;
    const char *list = list_of(r, &c);
    bool final = !strcmp(list, "final");
    if (!strcmp(in(r, "as"), "csv")) { csv(r, &c, list); return; }
    struct public_list_page p = { .id = c.id, .title = call_title(r, &c), .words = c.is.words, .list = list, .typed = "", .missing = "",
        .seed = c.is.seed, .seed_from = c.is.seed_from, .list_said = said_word(r, "list", list) };
    p.said = final ? text_with(r, T_places_final_said, said_time(r, c.is.final)) : text_with(r, T_places_provisional_said,
        said_time(r, c.is.provisional), day_said(r, c.is.objections));
    if (c.is.final.v) for (int i = 0; i < 2; i++) {
        const char *word = i ? "provisional" : "final";
        p.lists.at[p.lists.n++] = (struct which){ word, said_word(r, "list", word), !strcmp(word, list) };
    }
    struct listed_page l = list_read(r, &c, list, skip, LINES + 1);
    p.columns = l.columns;
    take_code(r, &c, &p);
    p.lines.at = mem_get(&r->mem, (size_t)(l.lines.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < l.lines.n && i < LINES; i++) {
        p.lines.at[p.lines.n] = line_of(r, &l.lines.at[i], &p.columns, final);
        p.lines.at[p.lines.n++].on = p.found && !strcmp(p.found, l.lines.at[i].code);
    }
    p.sample = p.found ? p.found : l.lines.n ? l.lines.at[0].code : "";
    p.more = l.lines.n > LINES ? skip + LINES : 0;
    p.before = skip > 0;
    p.before_at = skip > LINES ? skip - LINES : 0;
    take_cuts(r, &c, &p);
    p.rule = rule_of(r, &c);
    page_begin(r, p.title, .wide = true, .back = "/places/lists");
    public_list_html(r, &p);
    page_end(r);
}
PAGE(places_list, .path = "/places/list/*", .may = MAY_ANYBODY, .get = get_list,
    .help = "A published list, by code, with why each stands where it stands; CSV.");

/* ---- published ---- */

bool list_publish(struct req *r, const struct call *c)
{
    day last = working_add(r, r->today, (int)c->is.objection_days);

    if (!stage_is(c, "counted") || !set_provisional(r, c->id, r->now, staff_here(r), last, *site_base(r) ? site_base(r) : c->is.base))
        return false;
    publish_lines(r, c->id, "provisional");
    act(r, "published a provisional list of places", "call", c->id.v);
    return true;
}

static void post_publish(struct req *r)
{
    struct call c;

    if (!call_found(r, &c, "id")) return;
    if (list_publish(r, &c)) see_other(r, "/places/call?id=%lld", (long long)c.id.v);
    else call_show(r, c.id, 409, text(r, T_places_not_now));
}
PAGE(places_publish, .path = "/places/publish", .may = MAY_DECIDE, .post = post_publish,
    .help = "Publishes the provisional list; the days for objections begin.");
