/* SPDX-License-Identifier: EUPL-1.2
** roster.c - the two pages before the questions: how many live here, and who they are. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"
#include "rooms/entitlements/part.h"
#include "base/date.h"
#include <stdlib.h>

struct count_page { struct again_page top; const char *path, *state, *error, *n, *described, *shape; };
struct relation { const char *value, *label; bool on; };
struct person {
    const char *id, *label, *error, *shape, *d, *m, *y;
    struct { int n; struct relation *at; } relations;
};
struct people_error { const char *id, *message; };
struct people_page {
    struct again_page top;
    const char *path, *state;
    bool removable;
    struct { int n; struct people_error *at; } errors;
    struct { int n; struct person *at; } members;
};
#include "again.html.h"
#include "foot.html.h"
#include "count.html.h"
#include "people.html.h"

/* ---- how many -------------------------------------------------------------------------------------- */

void show_count(struct req *r, const struct face *face, struct talk *t, int problem)
{
    const char *state = talk_seal(r, t);
    struct count_page p = { .top = { face->path, state }, .path = face->path, .state = state, .shape = "group", .described = "n-h",
                            .n = in_has(r, "n") ? in(r, "n") : t->h->members > 1 ? fmt(r, "%d", t->h->members) : "" };

    if (problem >= 0) {
        p.error = text_with(r, problem, fmt(r, "%d", MEMBERS_MAX));
        p.shape = "group bad";
        p.described = "n-h n-e";
        r->status = 422;
    }
    frame_open(r, face, t, state, text(r, T_check_count), problem >= 0);
    count_html(r, &p);
    page_end(r);
}

bool take_count(struct req *r, const struct face *face, struct talk *t)
{
    int64_t n;

    if (!*in(r, "n") || !read_whole(in(r, "n"), &n) || n < 1) { show_count(r, face, t, T_check_err_count); return false; }
    if (n > MEMBERS_MAX) { show_count(r, face, t, T_check_err_too_many); return false; }
    members_set(r, t, (int)n);
    return true;
}

/* ---- who ------------------------------------------------------------------------------------------- */

struct roster { struct req *r; struct talk *t; int relation, born; bool again; int gone; struct people_error *errors; int nerrors; };

static struct roster roster_of(struct req *r, struct talk *t)
{
    return (struct roster){ .r = r, .t = t, .relation = book_fact_find(t->h->book, "relation"),
                            .born = book_fact_find(t->h->book, "born"),
                            .errors = mem_get(&r->mem, sizeof(struct people_error) * (2 * MEMBERS_MAX + 1)) };
}

static bool known(const struct roster *o, int fact, int member)
{
    enum evidence e = household_get(o->t->h, fact, member).evidence;

    return e >= EV_DECLARED && e <= EV_CONTRADICTED;
}

/* The place in the row: "You", "Person 2", with the word for the relation once it is known. */
static const char *row_label(const struct roster *o, int member)
{
    return member == 0 || known(o, o->relation, member) ? talk_member(o->r, o->t, member)
         : text_with(o->r, T_check_person, fmt(o->r, "%d", member + 1));
}

/* As it was typed: whoever stood below the one who was removed has moved up by one. */
static const char *as_typed(const struct roster *o, const char *field, int member, const char *part)
{
    return in(o->r, fmt(o->r, "%s.%d%s", field, member + (o->gone && member >= o->gone), part));
}

static void relations(const struct roster *o, int member, struct person *p)
{
    struct req *r = o->r;
    const struct fact *f = book_fact(o->t->h->book, o->relation);
    const char *now = o->again ? as_typed(o, "relation", member, "") : household_text(&r->mem, o->t->h, o->relation, member);

    if (!member) return;
    p->relations.at = mem_get(&r->mem, sizeof(struct relation) * (size_t)(f->nchoices + 1));
    p->relations.at[p->relations.n++] = (struct relation){ "", text(r, T_check_choose), !*now };
    for (int i = 0; i < f->nchoices; i++)
        if (strcmp(f->choices[i], "head"))
            p->relations.at[p->relations.n++] = (struct relation){ f->choices[i], f->choice_label[i] < 0 ? f->choices[i] :
                text(r, f->choice_label[i]), !strcmp(now, f->choices[i]) };
}

static struct person person_of(const struct roster *o, int member)
{
    struct req *r = o->r;
    struct person p = { .id = fmt(r, "%d", member), .label = row_label(o, member), .shape = "group", .d = "", .m = "", .y = "" };

    relations(o, member, &p);
    for (int i = 0; i < o->nerrors; i++)
        if (!strcmp(strchr(o->errors[i].id, '.') + 1, p.id) && !p.error) { p.error = o->errors[i].message; p.shape = "group bad"; }
    if (o->again) {
        p.d = as_typed(o, "born", member, ".d"); p.m = as_typed(o, "born", member, ".m"); p.y = as_typed(o, "born", member, ".y");
    } else if (known(o, o->born, member)) {
        struct civil d = day_civil((day){ (int32_t)household_get(o->t->h, o->born, member).value });
        p.d = fmt(r, "%d", d.day); p.m = fmt(r, "%d", d.month); p.y = fmt(r, "%d", d.year);
    }
    return p;
}

static void show_roster(struct roster *o, const struct face *face)
{
    struct req *r = o->r;
    const char *state = talk_seal(r, o->t);
    struct people_page p = { .top = { face->path, state }, .path = face->path, .state = state,
                             .removable = o->t->h->members > 1, .errors = { o->nerrors, o->errors } };

    p.members.at = mem_get(&r->mem, sizeof(struct person) * (size_t)o->t->h->members);
    for (int m = 0; m < o->t->h->members; m++) p.members.at[p.members.n++] = person_of(o, m);
    if (o->nerrors) r->status = 422;
    frame_open(r, face, o->t, state, text(r, T_check_people), o->nerrors > 0);
    people_html(r, &p);
    page_end(r);
}

void show_people(struct req *r, const struct face *face, struct talk *t)
{
    struct roster o = roster_of(r, t);

    show_roster(&o, face);
}

static void wrong(struct roster *o, const char *field, int member, int why)
{
    struct req *r = o->r;

    o->errors[o->nerrors++] = (struct people_error){ fmt(r, "%s.%d", field, member),
        fmt(r, "%s: %s", row_label(o, member), text(r, why)) };
}

/* Relation and birth date of one; what cannot be read is told and the row stays as typed. */
static void take_person(struct roster *o, int member)
{
    struct req *r = o->r;
    const char *relation = in(r, fmt(r, "relation.%d", member)), *part[3] = { "d", "m", "y" };
    int64_t v[3];
    bool fine = true;

    if (member && (!*relation || !strcmp(relation, "head") ||
                   household_put_text(o->t->h, o->relation, member, relation, EV_DECLARED) != PARSE_OK)) {
        wrong(o, "relation", member, T_check_err_relation);
    }
    for (int i = 0; i < 3; i++) fine &= read_whole(in(r, fmt(r, "born.%d.%s", member, part[i])), &v[i]) && v[i] < 10000;
    if (!fine || !day_valid((int)v[2], (int)v[1], (int)v[0])) { wrong(o, "born", member, T_check_err_born); return; }
    day d = day_of((int)v[2], (int)v[1], (int)v[0]);
    if (d.v > r->today.v) wrong(o, "born", member, T_check_err_future);
    else if (years_between(d, r->today) > 120 || !household_put(o->t->h, o->born, member, d.v, EV_DECLARED))
        wrong(o, "born", member, T_check_err_age);
}

/* What cannot be true of these people together, as the engine sees it. */
static void contradictions(struct roster *o)
{
    struct problem *p;
    int n = household_problems(&o->r->mem, o->t->h, o->r->today, &p);

    for (int i = 0; i < n && !o->nerrors; i++) {
        int id = texts_find(o->r->house->texts, p[i].text_id);
        if (id >= 0 && (p[i].fact == o->relation || p[i].fact == o->born))
            wrong(o, p[i].fact == o->born || p[i].member == 0 ? "born" : "relation", p[i].member < 0 ? 0 : p[i].member, id);
    }
}

bool take_people(struct req *r, const struct face *face, struct talk *t)
{
    struct roster o = roster_of(r, t);
    struct household *before = t->h;

    t->h = household_copy(&r->mem, before, before->members);
    for (int m = 0; m < t->h->members; m++) take_person(&o, m);
    if (!o.nerrors) contradictions(&o);
    if (!o.nerrors) return true;
    t->h = before;
    o.again = true;
    show_roster(&o, face);
    return false;
}

void edit_people(struct req *r, const struct face *face, struct talk *t, const char *what)
{
    struct roster o = roster_of(r, t);
    bool more = !strcmp(what, "add");
    int member = more ? 0 : atoi(what + strlen("remove."));

    t->stage = TALK_PEOPLE;
    for (int m = 0; m < t->h->members; m++) take_person(&o, m);
    o.nerrors = 0;
    o.again = true;
    if (member > 0 && member < t->h->members) { member_remove(r, t, member); o.gone = member; }
    else if (more && t->h->members < MEMBERS_MAX) members_set(r, t, t->h->members + 1);
    show_roster(&o, face);
}
