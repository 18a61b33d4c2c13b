/* SPDX-License-Identifier: EUPL-1.2
** online.c - what anybody may see: the list of courses and events, and one of them. */
#include "rooms/events/online.h"
#include "rooms/portal/portal.h"
#include "web/house.h"

struct where_shown where_of(struct req *r, const char *structure, const char *unit_name)
{
    const struct structure *is = *structure ? town_find(r->house->town, structure) : NULL;
    struct place_said p = is ? place_say(r, is) : (struct place_said){ .name = { unit_name }, .address = { "" }, .phone = { "" },
        .tel = "" };

    return (struct where_shown){ p.name, p.address, p.phone, p.tel };
}

const char *free_said(struct req *r, int64_t free) { return text_with(r, T_events_free, fmt(r, "%lld", (long long)free)); }

/* ---- the list ---- */

struct public_line { const char *href, *kind, *audience, *next, *speaks, *free; struct isolated leads, title, unit, area; bool full, greek,
    groups, tells; };
struct public_kind { const char *href, *words; bool here; };
struct area_choice { const char *name; bool here; };
struct events_page { const char *kind; struct { int n; struct public_kind *at; } kinds; struct { int n; struct area_choice *at; } areas;
    struct { int n; struct public_line *at; } lines; };
#include "events.html.h"

static void take_kinds(struct req *r, struct events_page *p, const char *kind)
{
    struct choices all = kinds_of(r, kind);

    p->kinds.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->kinds.at);
    p->kinds.at[p->kinds.n++] = (struct public_kind){ "/events", text(r, T_events_all), !*kind };
    for (int i = 0; i < all.n; i++)
        p->kinds.at[p->kinds.n++] = (struct public_kind){ fmt(r, "/events?kind=%s", all.at[i].value), all.at[i].words, all.at[i].held };
}

static const char *area_of(struct req *r, const char *structure)
{
    const struct structure *is = *structure ? town_find(r->house->town, structure) : NULL;

    return is && is->area ? is->area : "";
}

static void offer_area(struct events_page *p, const char *area, const char *chosen)
{
    for (int i = 0; i < p->areas.n; i++) if (!strcmp(p->areas.at[i].name, area)) return;
    if (*area) p->areas.at[p->areas.n++] = (struct area_choice){ area, !strcmp(area, chosen) };
}

static const char *led_by(struct req *r, const struct course_leaders *all, course_id id)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < all->n; i++)
        if (all->at[i].course.v == id.v) out_fmt(&o, "%s%s", o.n ? ", " : "", all->at[i].leader);
    return o.n ? out_text(&o) : "";
}

static void get_list(struct req *r)
{
    struct courses_public all = courses_public(r, r->now);
    struct course_leaders leaders = course_leaders(r, r->now);
    const char *kind = kind_is(in(r, "kind")) ? in(r, "kind") : "";
    struct events_page p = { .kind = kind, .lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at),
        .areas.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.areas.at) };

    take_kinds(r, &p, kind);
    for (int i = 0; i < all.n; i++) {
        const struct courses_public_row *c = &all.at[i];
        const char *area = area_of(r, c->structure);
        if (*kind && strcmp(kind, c->kind)) continue;
        offer_area(&p, area, in(r, "area"));
        if (*in(r, "area") && strcmp(in(r, "area"), area)) continue;
        struct course_said said = course_said(r, c->id);
        p.lines.at[p.lines.n++] = (struct public_line){ fmt(r, "/events/course?id=%lld", (long long)c->id.v),
            events_said(r, "kind", c->kind), events_said(r, "audience", c->audience),
            when_said(r, c->next), strcmp(c->speaks, "el") ? languages_said(r, c->speaks) : "",
            free_said(r, c->places - c->taken), { led_by(r, &leaders, c->id) }, said.title,
            where_of(r, c->structure, c->unit_name).name, { area }, !c->tells && c->taken >= c->places, said.greek, c->groups, c->tells };
    }
    page_begin(r, text(r, T_events_public), .back = "/");
    events_html(r, &p);
    page_end(r);
}
PAGE(events, .path = "/events", .may = MAY_ANYBODY, .get = get_list, .help = "Courses and events of the town, for anybody.");

/* ---- one ---- */

bool online_course(struct req *r, course_id id, struct course_row *c)
{
    if (course(r, id, c) && course_public(c)) return true;
    refuse(r, 404, T_events_gone);
    return false;
}

struct lessons_shown lessons_shown(struct req *r, course_id id)
{
    struct lessons all = lessons(r, id);
    struct lessons_shown s = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *s.at) };

    for (int i = 0; i < all.n; i++)
        s.at[s.n++] = (struct lesson_shown){ lesson_said(r, all.at[i].starts, all.at[i].ends), all.at[i].place, all.at[i].leader,
            all.at[i].why, !strcmp(all.at[i].state, "cancelled"), all.at[i].ends.v < r->now.v };
    return s;
}

struct material_line { const char *href, *title; };
struct event_page {
    const char *kind, *audience, *about, *speaks, *free, *since, *until, *why; struct isolated title; course_id id;
    struct where_shown place; bool greek, about_greek, full, takes, groups, off, tells; struct lessons_shown lessons;
    struct { int n; struct material_line *at; } files;
};
#include "event.html.h"

static void get_one(struct req *r)
{
    course_id id = { in_id(r, "id") };
    struct course_row c;

    if (!online_course(r, id, &c)) return;
    struct course_said said = course_said(r, id);
    struct materials_open files = materials_open(r, id);
    struct event_page p = { .kind = events_said(r, "kind", c.kind), .audience = events_said(r, "audience", c.audience), .about = said.about,
        .speaks = languages_said(r, c.speaks), .free = free_said(r, c.places - c.taken),
        .since = c.since.v > r->today.v ? day_said(r, c.since) : "", .until = day_said(r, c.until), .why = c.why,
        .title = said.title, .id = id,
        .place = where_of(r, c.structure, c.unit_name), .greek = said.greek, .about_greek = said.about_greek, .tells = course_tells(&c),
        .full = !course_tells(&c) && c.taken >= c.places, .takes = c.online
        && course_takes(r, id, &c), .groups = c.groups, .off = !strcmp(c.state, "cancelled"), .lessons = lessons_shown(r, id),
        .files.at = mem_get(&r->mem, (size_t)(files.n + 1) * sizeof *p.files.at) };

    for (int i = 0; i < files.n; i++)
        p.files.at[p.files.n++] = (struct material_line){ fmt(r, "/events/material?id=%lld", (long long)files.at[i].id.v),
            files.at[i].title };
    page_begin(r, said.title.text, .back = "/events");
    event_html(r, &p);
    page_end(r);
}
PAGE(events_course, .path = "/events/course", .may = MAY_ANYBODY, .get = get_one,
    .help = "One course or event: when, where, with whom, how many places are free.");
