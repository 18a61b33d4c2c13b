/* SPDX-License-Identifier: EUPL-1.2
** service.c - one structure: where, when, how to reach it, and what to ask for there. */
#include "rooms/room.h"
#include "rooms/portal/portal.h"
#include "base/locale.h"
#include "web/house.h"

enum { HOLIDAYS_SHOWN = 4, HOLIDAYS_WITHIN = 120 };

struct said { const char *said; };
struct spoken { const char *code, *dir, *said; };
struct rest { day date; const char *name; };
struct group_row { const char *name, *ages; int places; };
struct served { const char *id, *name; };
struct service_page {
    struct isolated name, address;
    bool quiet;
    const char *kind, *open, *tone, *note, *network, *where, *tel, *mail, *shifts, *made_up;
    struct ltr phone, email;
    const char *photo, *photo_words; int64_t photo_wide, photo_high;
    struct { int n; struct hours_row at[7]; } hours;
    struct { int n; struct rest at[HOLIDAYS_SHOWN]; } holidays;
    struct { int n; struct said *at; } does, access;
    struct { int n; struct spoken *at; } languages, interpreters;
    struct { int n; struct served *at; } programmes;
    struct { int n; struct group_row *at; } groups;
};
#include "service.html.h"

static struct said *said_of(struct req *r, const char *prefix, const struct words *w)
{
    struct said *at = mem_get(&r->mem, sizeof *at * (size_t)(w->n + 1));

    for (int i = 0; i < w->n; i++) at[i].said = text_named(r, fmt(r, "%s%s", prefix, w->at[i]));
    return at;
}

/* Languages in their own names. */
static struct spoken *spoken_of(struct req *r, const struct words *w)
{
    struct spoken *at = mem_get(&r->mem, sizeof *at * (size_t)(w->n + 1));

    for (int i = 0; i < w->n; i++) {
        const struct locale *l = locale_find(w->at[i]);
        at[i] = (struct spoken){ w->at[i], l && l->rtl ? "rtl" : "ltr", l ? l->name : w->at[i] };
    }
    return at;
}

static void add_holidays(struct req *r, struct service_page *p)
{
    for (int i = 0; i < HOLIDAYS_WITHIN && p->holidays.n < HOLIDAYS_SHOWN; i++) {
        day d = { r->today.v + i };
        const char *id = town_holiday(r->house->town, d);
        if (id) p->holidays.at[p->holidays.n++] = (struct rest){ d, text_named(r, fmt(r, "holiday.%s", id)) };
    }
}

static void add_programmes(struct req *r, struct service_page *p, const struct structure *s)
{
    const struct book *b = r->house->book;

    p->programmes.at = mem_get(&r->mem, sizeof *p->programmes.at * (size_t)(book_programmes(b) + 1));
    for (int i = 0; i < book_programmes(b); i++) {
        const struct programme *g = book_programme(b, i);
        bool here = false;

        for (int k = 0; k < g->nwhere; k++) here |= !strcmp(g->where[k], s->kind);
        if (here) p->programmes.at[p->programmes.n++] = (struct served){ g->id, text(r, g->name) };
    }
}

static void add_groups(struct req *r, struct service_page *p, const struct structure *s)
{
    p->groups.at = mem_get(&r->mem, sizeof *p->groups.at * (size_t)(s->ngroups + 1));
    for (int i = 0; i < s->ngroups; i++) {
        const struct place_group *g = &s->groups[i];
        p->groups.at[p->groups.n++] = (struct group_row){ group_said(r, g->id, g->shift), ages_said(r, g->from_months, g->to_months), g->places };
    }
}

static void fill(struct req *r, struct service_page *p, const struct structure *s)
{
    struct place_said said = place_say(r, s);
    int shifts = 0;

    *p = (struct service_page){ .quiet = structure_quiet(r->house->book, s), .name = said.name,
        .address = said.address, .kind = said.kind, .open = said.open, .tone = said.tone,
        .note = said.note, .where = said.where, .tel = said.tel, .phone = said.phone, .email = { s->email },
        .mail = *s->email ? fmt(r, "mailto:%s", s->email) : "", .made_up = said.made_up,
        .photo = said.photo, .photo_words = said.photo_words, .photo_wide = said.photo_wide, .photo_high = said.photo_high };
    p->hours.n = place_hours(r, s, p->hours.at);
    for (int i = 0; i < s->nhours; i++) if (s->hours[i].shift > shifts) shifts = s->hours[i].shift;
    if (shifts) p->shifts = text_with(r, T_portal_shifts, fmt(r, "%d", shifts));
    if (s->count > 1) p->network = text_with(r, T_portal_network, fmt(r, "%d", s->count));
    if (!s->holidays_open) add_holidays(r, p);
    p->does.n = s->services.n; p->does.at = said_of(r, "portal.service_", &s->services);
    p->access.n = s->access.n; p->access.at = said_of(r, "portal.access_", &s->access);
    p->languages.n = s->languages.n; p->languages.at = spoken_of(r, &s->languages);
    p->interpreters.n = s->interpreters.n; p->interpreters.at = spoken_of(r, &s->interpreters);
    add_groups(r, p, s);
    add_programmes(r, p, s);
}

static void get(struct req *r)
{
    const struct structure *s = town_find(r->house->town, path_rest(r));
    struct service_page p;

    if (!s) { refuse(r, 404, T_web_why_404); return; }
    fill(r, &p, s);
    page_begin(r, p.name.text, .back = "/services", .quiet = p.quiet);
    service_html(r, &p);
    page_end(r);
}
PAGE(service, .path = "/services/*", .may = MAY_ANYBODY, .get = get, .help = "One structure: address, hours, telephone, what to ask for.");
