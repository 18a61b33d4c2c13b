/* SPDX-License-Identifier: EUPL-1.2
** person.c - a person's page: who it is, what must be prepared for them, what every room knows, and one timeline.
**
** PP1  Nothing is read before access_open() has allowed it and noted the view (AC1, AC2).
** PP2  What another room says of a person is shown only to whom that room's `may` says, and a grant's purpose (AC16).
** PP3  Who knows the person and may not open the record reads the name and how to reach them, and why it is no more. */
#include "rooms/registry/sections.h"
#include "rooms/care/care.h"
#include "rooms/registry/words.h"
#include "rooms/registry/birth.h"
#include "rooms/registry/timeline.h"
#include "person.sql.h"

struct action { const char *path, *words, *look; };
struct person_page {
    const char *partly;
    bool done, merged, shield, paperless;
    person_id id;
    struct isolated name, latin;
    struct ltr phone;
    const char *born, *age, *lang;
    struct { int n; struct flag *at; } flags;
    struct { int n; struct short_number *at; } in_short;
    struct { int n; struct prepared_for *at; } prepare;
    struct { int n; struct action at[8]; } actions;
};
struct person_sections_page { struct { int n; struct section at[8]; } sections; };
struct event_shown { instant at; const char *by, *words, *href; };
struct person_end_page { const char *older, *newest; struct { int n; struct event_shown *at; } events; };
struct panel_page { const char *room, *title; };
#include "person.html.h"
#include "person_sections.html.h"
#include "person_end.html.h"
#include "panel.html.h"

static const char *age_said(struct req *r, const struct person *p)
{
    int least, most;

    if (p->death.v != DAY_NONE.v || !birth_age(p->birth, p->birth_exact, r->today, &least, &most)) return "";
    return least == most ? text_with(r, T_registry_head_age, fmt(r, "%d", most))
                         : text_with(r, T_registry_head_age_span, fmt(r, "%d", least), fmt(r, "%d", most));
}

static void act_on(struct req *r, struct person_page *p, const char *path, int words)
{
    p->actions.at[p->actions.n] = (struct action){ fmt(r, "%s=%lld", path, (long long)p->id.v), text(r, words), p->actions.n ? "btn s" : "btn" };
    p->actions.n++;
}

static void panels(struct req *r, person_id id, int shield, unsigned rooms)
{
    for (int i = 0; i < abouts_n(); i++) {
        const struct about_person *a = abouts_at(i);
        if (!a->panel || !(a->may & r->keys) || !access_sees_row_part(r, id, shield, fmt(r, "rooms/%s/", a->room))) continue;      /* PP2 */
        if (a->shown && !(about_some(a, rooms) && a->shown(r, id))) continue;
        panel_html(r, &(struct panel_page){ a->room, text(r, a->title) });
        a->panel(r, id, about_some(a, rooms));
        out_str(&r->out, "</section>\n");
    }
}

/* Who lives with them and what the rooms do come before numbers and addresses: that is what one opens a file for. */
static void body(struct req *r, const struct person *who, const struct head_row *h, unsigned rooms, struct gist *g)
{
    struct person_sections_page first = { 0 }, rest = { 0 };
    struct person_page p = { .done = in_has(r, "saved"), .merged = in_has(r, "linked"), .shield = who->shield != 0, .id = who->id,
        .name = { person_name(r, who) }, .born = person_born(r, who), .age = age_said(r, who), .lang = *who->lang ? language_said(r, who->lang) : "",
        .paperless = !h->confirmed, .partly = "" };
    struct parts_all all = parts_read(r, who->id);

    bool record = access_sees_row(r, who->id, who->shield);

    if (who->death.v != DAY_NONE.v) gist_flag(g, text_with(r, T_registry_head_died, day_said(r, who->death)));
    if (record) {
        first.sections.at[first.sections.n++] = section_household(r, who, &all, g);
        first.sections.at[first.sections.n++] = section_relations(r, who, &all, g);
        rest.sections.at[rest.sections.n++] = section_numbers(r, who, &all, g);
    } else p.partly = access_partly(r, who->id, who->shield);
    rest.sections.at[rest.sections.n++] = section_contacts(r, who, &all, g);
    rest.sections.at[rest.sections.n++] = section_addresses(r, who, &all, g);
    if (record) {
        rest.sections.at[rest.sections.n++] = section_needs(r, who, &all, g);
        rest.sections.at[rest.sections.n++] = section_names(r, who, &all, g);
        if (*h->note) gist_flag(g, h->note);
        act_on(r, &p, "/person/edit?id", T_registry_edit_link);
    } else for (int i = 0; i < rest.sections.n; i++) section_closed(&rest.sections.at[i]);
    p.latin = g->latin;
    p.phone = g->phone;
    p.flags.n = g->flags.n, p.flags.at = g->flags.at;
    p.in_short.n = g->in_short.n, p.in_short.at = g->in_short.at;
    p.prepare.n = g->prepare.n, p.prepare.at = g->prepare.at;
    person_html(r, &p);
    person_sections_html(r, &first);
    panels(r, who->id, who->shield, rooms);
    person_sections_html(r, &rest);
}

static void timeline(struct req *r, person_id id, int shield, unsigned rooms)
{
    struct timeline t = { 0 };
    struct person_end_page p = { 0 };

    timeline_read(r, id, shield, rooms, &t);
    p.older = t.older;
    p.newest = t.newest;
    p.events.at = mem_get(&r->mem, (size_t)(t.n + 1) * sizeof *p.events.at);
    for (int i = 0; i < t.n; i++) p.events.at[p.events.n++] = (struct event_shown){ t.at[i].at, t.at[i].by, t.at[i].words, t.at[i].href };
    person_end_html(r, &p);
}

static void ask_ahead(struct req *r, person_id id)
{
    access_ask(r);
    head_ahead(r, id);
    registry_household_ask(r, id);
    parts_ask(r, id);
    timeline_first(r, id);
}

static void get(struct req *r)
{
    person_id id = { in_id(r, "id") }, root;
    struct head_row h;
    struct gist *g = mem_get(&r->mem, sizeof *g);
    struct person who;
    unsigned rooms;

    if (!access_open_part(r, id, "opened file", ACCESS_NAME)) return;     /* PP1 */
    ask_ahead(r, id);
    if (!head(r, id, &h)) { refuse(r, 404, T_access_unknown); return; }
    if (h.merged_into.v && access_knows(r, root = registry_root(r, id))) { see_other(r, "/person?id=%lld&linked=1", (long long)root.v); return; }
    who = (struct person){ .id = id, .family = h.family ? h.family : "", .given = h.given ? h.given : "", .sex = h.sex, .birth = h.birth,
        .birth_exact = h.birth_exact, .death = h.death, .lang = h.lang, .shield = (int)h.shield };
    r->no_store = true;
    timeline_ask(r, id, rooms = parts_rooms(r, id));
    page_begin(r, person_name(r, &who), .wide = true);
    if ((r->keys & MAY_ADVISE) && (rooms & ABOUT_CARE) && access_sees_row_part(r, id, who.shield, "rooms/care/")) care_alerts(r, id);
    body(r, &who, &h, rooms, g);
    timeline(r, id, who.shield, rooms);
    page_end(r);
}
PAGE(person, .path = "/person", .may = MAY_OPEN, .get = get, .help = "A person: household, numbers, contacts, what every room knows, one timeline.");
