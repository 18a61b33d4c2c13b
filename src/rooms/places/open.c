/* SPDX-License-Identifier: EUPL-1.2
** open.c - a call as anybody reads it while it takes applications: until when, where, which groups, by which rule, how one applies. */
#include "rooms/places/listed.h"

struct open_group { const char *said, *ages; int64_t places; };
struct open_place { struct isolated name, address; const char *id, *tel; struct ltr phone; struct { int n; struct open_group *at; } groups;
    };
struct open_page {
    const char *title, *state, *tone, *words, *programme; call_id id; day opens, closes, since, last, age_on; bool takes, online, published;
    int64_t preferences;
    struct ltr phone; struct { int n; struct open_place *at; } places; struct rule_page rule;
};
#include "rule.html.h"
#include "open.html.h"

static void take_places(struct req *r, const struct call *c, struct open_page *p)
{
    struct sections_of all = sections_of(r, c->id);
    const char *last = "";

    p->places.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->places.at);
    for (int i = 0; i < all.n; i++) {
        const struct sections_of_row *s = &all.at[i];
        const struct structure *is = town_find(r->house->town, s->structure);
        if (s->ended.v != DAY_NONE.v) continue;
        if (strcmp(last, s->structure)) {
            struct place_said said = is ? place_say(r, is) : (struct place_said){ .name = { s->structure }, .tel = "" };
            struct open_place *k = &p->places.at[p->places.n++];
            *k = (struct open_place){ said.name, said.address, is ? is->id : "", said.tel, said.phone,
                { 0, mem_get(&r->mem, (size_t)(all.n - i) * sizeof *k->groups.at) } };
            last = s->structure;
        }
        struct open_place *k = &p->places.at[p->places.n - 1];
        k->groups.at[k->groups.n++] = (struct open_group){ group_said(r, s->name, (int)s->shift),
            ages_said(r, (int)s->from_months, (int)s->to_months), s->places };
    }
}

static void get(struct req *r)
{
    char *end;
    long long id = strtoll(path_rest(r), &end, 10);
    struct call c;
    bool late;

    if (*end || id <= 0 || !call_read(r, (call_id){ id }, &c)) { refuse(r, 404, T_places_unknown); return; }
    const struct programme *g = c.programme < 0 ? NULL : book_programme(r->house->book, c.programme);
    struct open_page p = { .title = call_title(r, &c), .words = c.is.words, .programme = g ? g->id : "", .id = c.id,
        .opens = greek_day(c.is.opens), .closes = greek_day((instant){ c.is.closes.v - 1 }), .since = c.is.since,
        .last = { c.is.until.v - 1 }, .age_on = c.is.age_on, .takes = call_takes(r, &c, &late),
        .online = g && town_online(r->house->town, g), .published = c.is.provisional.v && call_lists(r, &c),
        .preferences = c.is.preferences, .phone = { text_named(r, "town.phone") }, .rule = rule_of(r, &c) };
    p.state = call_state(r, &c, &p.tone);
    take_places(r, &c, &p);
    page_begin(r, p.title, .back = "/places/lists");
    open_html(r, &p);
    page_end(r);
}
PAGE(places_open, .path = "/places/open/*", .may = MAY_ANYBODY, .get = get,
    .help = "A call as anybody reads it: until when, where, which groups, by which rule, how one applies.");
