/* SPDX-License-Identifier: EUPL-1.2
** told.c - what a family is told of its own application. */
#include "rooms/places/told.h"
#include "rooms/places/protest.h"
#include "rooms/places/offers.h"
#include "answer.sql.h"

static void take_place(struct req *r, const struct wish *w, struct told_page *p)
{
    struct seats_of all = seats_of(r, w->id);

    for (int i = 0; i < all.n; i++) {
        const struct seats_of_row *s = &all.at[i];
        bool held = !strcmp(s->state, "held");
        if (!held && strcmp(s->state, "offered")) continue;
        p->place = section_said(r, s->structure, s->name, (int)s->shift);
        p->place_said = held ? text_with(r, T_places_you_have, day_said(r, s->since)) : text_with(r, T_places_answer_by,
            day_said(r, (day){ greek_day(s->answer_by).v - 1 }));
    }
}

struct told_page told_of(struct req *r, const struct wish *w, const struct call *c)
{
    struct told_page p = { .title = call_title(r, c), .code = w->is.code, .in_call = c->id, .list = c->is.provisional.v && call_lists(r, c),
        .place = "", .seed = "", .seed_from = "",
        .points = "" };
    struct prefs_of prefs = prefs_of(r, w->id);
    struct listed_wish_row l;

    if (*c->is.seed) p.seed = c->is.seed, p.seed_from = c->is.seed_from;
    p.state = call_state(r, c, &p.tone);
    if (!strcmp(w->is.state, "withdrawn")) p.state = text(r, T_places_withdrawn), p.tone = "no";
    p.prefs.at = mem_get(&r->mem, (size_t)(prefs.n + 1) * sizeof *p.prefs.at);
    for (int i = 0; i < prefs.n; i++) p.prefs.at[p.prefs.n++].said = section_option(r, prefs.at[i].structure, (int)prefs.at[i].shift);
    if (listed_wish(r, w->id, c->is.final.v ? "final" : "provisional", &l)) {
        p.position = l.position;
        p.points = points_said(r, l.points);
        if (*l.out_why) p.state = said_word(r, "out", l.out_why), p.tone = "no";
        p.parts = reasons_read(r, w->is.reasons, w->is.reasons_n, texts_language(r->house->texts, r->lang)->code);
    }
    p.objecting = protest_in_time(r, c);
    p.until = c->is.objections;
    take_place(r, w, &p);
    return p;
}
