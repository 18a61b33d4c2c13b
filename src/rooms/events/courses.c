/* SPDX-License-Identifier: EUPL-1.2
** courses.c - the courses of the reader's units and what is open elsewhere; a course is written down and changed. */
#include "rooms/events/inside.h"
#include "base/locale.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "web/house.h"
#include "courses.sql.h"

struct course_line {
    course_id id; struct isolated title; const char *path, *unit, *kind, *state, *tone, *next, *join; int64_t taken, places, waiting;
    bool tells, sensitive;
};
struct courses_page { const char *done; bool keeps, bodies; struct { int n; struct course_line *at; } mine, other; };
#include "courses.html.h"

static void get_list(struct req *r)
{
    struct courses_listed all = courses_listed(r, staff_here(r), r->today, r->now);
    struct courses_page p = { .done = in_has(r, "passed") ? text(r, T_events_passed) : "",
        .keeps = r->keys & KEEPS_EVENTS && my_units(r, 0).n,
        .bodies = (r->keys & (MAY_ADVISE | MAY_DECIDE)) != 0 };

    p.mine.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.mine.at);
    p.other.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.other.at);
    for (int i = 0; i < all.n; i++) {
        const struct courses_listed_row *c = &all.at[i];
        struct course_line l = { c->id, course_said(r, c->id).title, fmt(r, c->mine ? "/courses/one?id=%lld" : "/events/course?id=%lld",
            (long long)c->id.v), c->unit_name, events_said(r, "kind", c->kind), events_said(r, "state", c->state), events_tone(c->state),
            c->next.v ? when_said(r, c->next) : "", !strcmp(c->state, "open") ? fmt(r, "/courses/register?course=%lld", (long long)c->id.v)
            : "", c->taken, c->places, c->waiting, c->tells, c->sensitive };
        if (c->mine) p.mine.at[p.mine.n++] = l; else p.other.at[p.other.n++] = l;
    }
    page_begin(r, text(r, T_events_courses), .wide = true);
    courses_html(r, &p);
    page_end(r);
}
PAGE(courses, .path = "/courses", .may = AT_EVENTS, .get = get_list,
    .help = "Courses and events: those of the reader's units, and what is open elsewhere.",
     .nav = T_events_courses, .nav_at = 48);

/* ---- one is written down ---- */

struct title_field { const char *lang, *name, *dir, *title_name, *about_name, *title, *about; bool greek; };
struct course_edit_page {
    const char *heading, *problem, *places, *since, *until, *percent, *hours, *speaks; course_id id; bool fresh, online, groups, sensitive;
    struct choices units, kinds, audiences; struct conflict_was_page was;
    struct { int n; struct title_field *at; } titles;
};
#include "course_edit.html.h"

static const char *title_now(const struct titles *all, const char *lang, bool about)
{
    for (int i = 0; i < all->n; i++) if (!strcmp(all->at[i].lang, lang)) return about ? all->at[i].about : all->at[i].title;
    return "";
}

static void take_titles(struct req *r, struct course_edit_page *p, const struct titles *all)
{
    int n = texts_languages(r->house->texts);

    p->titles.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->titles.at);
    for (int i = 0; i < n; i++) {
        const struct language *l = texts_language(r->house->texts, i);
        const char *title = fmt(r, "title_%s", l->code), *about = fmt(r, "about_%s", l->code);
        p->titles.at[p->titles.n++] = (struct title_field){ l->code, l->name, l->rtl ? "rtl" : "ltr", title, about,
            typed(r, title, title_now(all, l->code, false)), typed(r, about, title_now(all, l->code, true)), !i };
    }
}

static const char *number_field(struct req *r, const char *name, int64_t value) { return typed(r, name, fmt(r, "%lld", (long long)value)); }

static void render(struct req *r, int status, course_id id, const struct course_row *c, const char *problem)
{
    bool used = draft_used(r, id.v ? fmt(r, "%lld", (long long)id.v) : "") || *problem;
    struct titles all = titles(r, id);
    struct course_edit_page p = { .heading = text(r, id.v ? T_events_edit : T_events_new), .problem = problem, .id = id, .fresh = !id.v,
        .units = my_units(r, in_id(r, "unit")), .kinds = kinds_of(r, typed(r, "kind", c->kind)),
        .audiences = audiences_of(r, typed(r, "audience", c->audience)), .places = number_field(r, "places", c->places),
        .since = typed(r, "since", day_field(r, c->since)), .until = typed(r, "until", day_field(r, c->until)),
        .percent = number_field(r, "percent", c->percent), .hours = number_field(r, "answer_hours", c->answer_hours),
        .speaks = typed(r, "speaks_codes", c->speaks), .online = used ? in_has(r, "online") : c->online,
        .groups = used ? in_has(r, "groups") : c->groups, .sensitive = used ? in_has(r, "sensitive") : c->sensitive };

    take_titles(r, &p, &all);
    p.was = conflict_was(r, c->row_version, 4, (const struct kept[]){ { "places", fmt(r, "%lld", (long long)c->places) },
        { "since", day_field(r, c->since) },
        { "until", day_field(r, c->until) }, { "title_el", title_now(&all, "el", false) } });
    r->status = status;
    page_begin(r, p.heading, .back = id.v ? fmt(r, "/courses/one?id=%lld", (long long)id.v) : "/courses", .problem = *problem != 0);
    course_edit_html(r, &p);
    page_end(r);
}

static const struct course_row usual = { .kind = "", .audience = "", .speaks = "el", .places = 20, .since = DAY_NONE, .until = DAY_NONE,
    .percent = 80, .answer_hours = 48, .online = true };

static void get_edit(struct req *r)
{
    course_id id = { in_id(r, "id") };
    struct course_row c = usual;

    if (id.v && !course_mine(r, id, &c)) return;
    if (!id.v && !my_units(r, 0).n) { refuse(r, 404, T_access_unit_gone); return; }
    render(r, 200, id, &c, "");
}

static bool day_typed(struct req *r, const char *field, day *to)
{
    *to = DAY_NONE;
    return !*in(r, field) || day_read_forgiving(in(r, field), to);
}

static bool speaks_known(struct req *r, const char *codes)
{
    for (const char *s = codes + strspn(codes, " "); *s; s += strspn(s, " ")) {
        size_t n = strcspn(s, " ");
        if (!locale_find(fmt(r, "%.*s", (int)n, s))) return false;
        s += n;
    }
    return *codes != 0;
}

/* What is wrong with the form; "" nothing. */
static const char *read_form(struct req *r, struct course_row *c)
{
    c->kind = in(r, "kind"), c->audience = in(r, "audience"), c->speaks = in(r, "speaks_codes");
    c->places = in_id(r, "places"), c->percent = in_id(r, "percent"), c->answer_hours = in_id(r, "answer_hours");
    c->online = in_has(r, "online"), c->groups = in_has(r, "groups"), c->sensitive = in_has(r, "sensitive");
    if (!kind_is(c->kind) || !audience_is(c->audience)) return text(r, T_care_no_choice);
    if (!in(r, "title_el")[strspn(in(r, "title_el"), " ")]) return text(r, T_events_title_needed);
    for (int i = 0; i < texts_languages(r->house->texts); i++) {
        const char *code = texts_language(r->house->texts, i)->code;
        if (strlen(in(r, fmt(r, "title_%s", code))) > NAME_BYTES || strlen(in(r, fmt(r, "about_%s", code))) > ABOUT_BYTES)
            return text(r, T_events_long);
    }
    if (c->places < 1 || c->places > PLACES_MOST) return text(r, T_events_places_wrong);
    if (c->percent < 1 || c->percent > 100 || c->answer_hours < 1 || c->answer_hours > 336) return text(r, T_events_figures_wrong);
    if (!day_typed(r, "since", &c->since) || !day_typed(r, "until", &c->until)
        || (c->since.v != DAY_NONE.v && c->until.v != DAY_NONE.v && c->until.v < c->since.v))
        return text(r, T_events_days_wrong);
    if (!in_id(r, "id") && c->until.v != DAY_NONE.v && c->until.v < r->today.v) return text(r, T_events_until_past);
    return speaks_known(r, c->speaks) ? "" : text(r, T_events_speaks_wrong);
}

static void write_titles(struct req *r, course_id id)
{
    drop_titles(r, id);
    for (int i = 0; i < texts_languages(r->house->texts); i++) {
        const char *code = texts_language(r->house->texts, i)->code, *title = in(r, fmt(r, "title_%s", code));
        if (title[strspn(title, " ")]) add_title(r, id, code, title, in(r, fmt(r, "about_%s", code)));
    }
}

static void conflict(struct req *r, course_id id, const struct course_row *now)
{
    struct kept carry[40] = { { "id", fmt(r, "%lld", (long long)id.v) } };
    struct titles all = titles(r, id);
    int n = 1;

    for (int i = 0; i < r->nform && n < 40; i++) {
        const char *name = r->form_fields[i].name;
        if (!strcmp(name, "kind") || !strcmp(name, "audience") || !strcmp(name, "percent") || !strcmp(name, "answer_hours")
            || !strcmp(name, "speaks_codes") || !strcmp(name, "online") || !strcmp(name, "groups") || !strcmp(name, "sensitive")
            || !strncmp(name, "about_", 6) || (!strncmp(name, "title_", 6) && strcmp(name, "title_el")))
            carry[n++] = (struct kept){ name, r->form_fields[i].value };
    }
    conflict_page(r, &(struct conflict){ .title = text(r, T_events_edit), .action = "/courses/edit",
        .back = fmt(r, "/courses/edit?id=%lld", (long long)id.v), .version = now->row_version, .carry = { n, carry }, .n = 4,
        .at = (const struct conflict_field[]){
            { "title_el", text(r, T_events_title), title_now(&all, "el", false), NULL },
                { "places", text(r, T_events_places), fmt(r, "%lld", (long long)now->places), NULL },
            { "since", text(r, T_events_since), day_field(r, now->since), NULL },
            { "until", text(r, T_events_until), day_field(r, now->until), NULL } } });
}

static void post_edit(struct req *r)
{
    course_id id = { in_id(r, "id") };
    struct course_row c = usual, now;
    struct add_course_row row;
    unit_id unit = { in_id(r, "unit") };
    const char *problem;

    if (id.v && !course_mine(r, id, &now)) return;
    if (!id.v && !works_there(r, unit)) { refuse(r, 404, T_access_unit_gone); return; }
    if (*(problem = read_form(r, &c))) { c.row_version = id.v ? now.row_version : 0; render(r, 422, id, &c, problem); return; }
    if (id.v && c.places < now.taken) {
        c.row_version = now.row_version;
        render(r, 422, id, &c, text_with(r, T_events_places_taken, fmt(r, "%lld", (long long)now.taken)));
        return;
    }
    if (id.v) {
        if (!change_course(r, id, c.kind, c.audience, c.speaks, c.places, c.since, c.until, c.percent, c.answer_hours, c.online, c.groups,
            c.sensitive, in_id(r, "row_version"))) {
            conflict(r, id, &now);
            return;
        }
    } else {
        if (!add_course(r, unit, c.kind, c.audience, c.speaks, c.places, c.since, c.until, c.percent, c.answer_hours, c.online, c.groups,
            c.sensitive, r->now, staff_here(r), &row))
            fault(&r->fate, "a course was not written");
        id = row.id;
    }
    write_titles(r, id);
    course_refill(r, id);
    act(r, "wrote down a course", "course", id.v);
    see_other(r, "/courses/one?id=%lld&saved=1", (long long)id.v);
}
PAGE(courses_edit, .path = "/courses/edit", .may = KEEPS_EVENTS, .get = get_edit, .post = post_edit,
    .help = "A course is written down, or changed.");
