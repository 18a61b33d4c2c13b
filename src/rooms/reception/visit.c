/* SPDX-License-Identifier: EUPL-1.2
** visit.c - one visit afterwards: corrected, attached to whoever it was, or to somebody new (RC4). */
#include "rooms/reception/visits.h"
#include "web/conflict.h"
#include "web/draft.h"
#include "visit.sql.h"

struct like_line { person_id id; struct isolated name; const char *born, *said; };
struct aside_line { struct isolated who, name; const char *path, *said; };
struct visit_page {
    const char *problem, *done, *said, *name, *about, *state, *desk; visit_id id; int64_t number, people, lead;
    instant at, called, ended; person_id person; struct isolated who, worker; const char *who_path;
    bool interpreter, signing, in_person, attached;
    struct choices purposes, classes, languages, sexes, ages, wanted;
    struct visit_wrongs wrong;
    struct conflict_was_page was;
    struct { int n; struct like_line *at; } alike;
    struct { int n; struct aside_line *at; } asides;
};
#include "visit.html.h"

enum { FIELDS = 12 };

static const char *tick(bool on) { return on ? "1" : ""; }

/* The fields of the form as the row has them. */
static int fields_of(struct req *r, const struct visit_row *v, struct kept *k)
{
    int n = 0;

    k[n++] = (struct kept){ "purpose", v->purpose };
    k[n++] = (struct kept){ "class", v->class };
    k[n++] = (struct kept){ "visitor_lang", v->lang };
    k[n++] = (struct kept){ "interpreter", tick(v->interpreter) };
    k[n++] = (struct kept){ "signing", tick(v->signing) };
    k[n++] = (struct kept){ "in_person", tick(v->in_person) };
    k[n++] = (struct kept){ "people", fmt(r, "%lld", (long long)v->people) };
    k[n++] = (struct kept){ "sex", v->sex };
    k[n++] = (struct kept){ "age", v->age };
    k[n++] = (struct kept){ "wanted", v->wanted.v ? fmt(r, "%lld", (long long)v->wanted.v) : "" };
    k[n++] = (struct kept){ "name", reception_unseal(r, "name", v->name, v->name_n) };
    k[n++] = (struct kept){ "said", reception_unseal(r, "said", v->said, v->said_n) };
    return n;
}

static struct visit_form as_it_is(struct req *r, const struct visit_row *v)
{
    return (struct visit_form){ v->class, v->purpose, reception_unseal(r, "said", v->said, v->said_n), reception_unseal(r, "name", v->name, v->name_n),
        v->lang, v->sex, v->age, v->interpreter, v->signing, v->in_person, (int)v->people, v->wanted, { 0 } };
}

static struct person_new as_told(struct req *, const struct visit_row *);

/* Files that may be of whoever came, before somebody new is recorded. */
static int look_alikes(struct req *r, const struct visit_row *v, struct like_line **to)
{
    struct person_new n = as_told(r, v);
    const struct look_alike *all;
    int found = registry_look_alikes(r, &n, "", &all);
    struct like_line *l = mem_get(&r->mem, (size_t)(found + 1) * sizeof *l);

    for (int i = 0; i < found; i++) l[i] = (struct like_line){ all[i].person, { all[i].name }, all[i].born, all[i].said };
    *to = l;
    return found;
}

/* RC7: for whoever may see whose it had been. */
static void take_asides(struct req *r, visit_id id, struct visit_page *p)
{
    struct asides all = asides(r, id);

    p->asides.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->asides.at);
    for (int i = 0; i < all.n; i++) {
        const struct asides_row *a = &all.at[i];
        if (!reception_sees(r, a->person)) continue;
        act(r, "opened a visit", "person", a->person.v);
        p->asides.at[p->asides.n++] = (struct aside_line){ { person_name(r, registry_person(r, a->person)) },
            { reception_unseal(r, "name", a->name, a->name_n) }, fmt(r, "/person?id=%lld", (long long)a->person.v),
            reception_unseal(r, "said", a->said, a->said_n) };
    }
}

/* typed: what was sent and cannot be written; NULL: a draft, else the row. */
static void render(struct req *r, int status, visit_id id, const struct visit_row *v, const struct visit_form *typed, const char *problem)
{
    const char *about = fmt(r, "%lld", (long long)id.v);
    bool draft = draft_used(r, about);
    struct visit_form f = typed ? *typed : draft ? visit_typed(r) : as_it_is(r, v);
    const struct person *is = v->person.v ? registry_person(r, v->person) : NULL;
    struct kept was[FIELDS];
    struct visit_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "", .said = f.said, .name = f.name, .about = about,
        .state = reception_said(r, "state", v->state), .desk = v->desk, .id = id, .number = v->number, .people = f.people, .at = v->at,
        .called = v->called, .ended = v->ended, .person = v->person, .who = { is ? person_name(r, is) : "" }, .worker = { v->worker ? v->worker : "" },
        .who_path = is ? fmt(r, "/person?id=%lld", (long long)v->person.v) : "", .interpreter = f.interpreter, .signing = f.signing,
        .in_person = f.in_person, .attached = v->person.v != 0, .purposes = purposes_of(r, f.purpose),
        .classes = classes_of(r, f.class), .languages = languages_of(r, f.lang), .sexes = sexes_of(r, f.sex), .ages = ages_of(r, f.age),
        .wanted = reception_workers(r, f.wanted) };

    if (typed) p.wrong = typed->wrong;
    if (status == 409) p.alike.n = look_alikes(r, v, &p.alike.at);
    take_asides(r, id, &p);
    p.was = conflict_was(r, v->row_version, fields_of(r, v, was), was);
    r->status = status;
    r->no_store = true;
    page_begin(r, text_with(r, T_reception_ticket_of, fmt(r, "%lld", (long long)v->number)), .back = "/reception/queue", .problem = status != 200);
    visit_html(r, &p);
    page_end(r);
}

/* RC7: *whose is who stands behind a visit that reads as an anonymous one. */
static bool find(struct req *r, visit_id id, struct visit_row *v, person_id *whose)
{
    *whose = (person_id){ 0 };
    if (!visit(r, id, staff_here(r), r->today, v)) { refuse(r, 404, T_reception_gone); return false; }
    if (!v->person.v || reception_sees(r, v->person)) return true;
    *whose = v->person;
    v->person = (person_id){ 0 };
    v->name = v->said = NULL;
    v->name_n = v->said_n = 0;
    return true;
}

/* RC7: who says something of it as of an anonymous visit makes it one. */
static void set_apart(struct req *r, visit_id id, person_id whose)
{
    if (!whose.v) return;
    set_aside(r, id, r->now, staff_here(r));
    make_anonymous(r, id);
}

static void get(struct req *r)
{
    visit_id id = { in_id(r, "id") };
    struct visit_row v;
    person_id whose;

    if (!find(r, id, &v, &whose)) return;
    if (v.person.v) act(r, "opened a visit", "person", v.person.v);
    render(r, 200, id, &v, NULL, "");
}

static void conflict(struct req *r, visit_id id, const struct visit_row *v)
{
    static const int labels[FIELDS] = { T_reception_why, T_reception_class, T_reception_lang, T_reception_interpreter, T_reception_signing,
        T_reception_in_person, T_reception_people, T_reception_sex, T_reception_age, T_reception_wanted, T_reception_name, T_reception_said };
    struct kept now[FIELDS], own = { "id", fmt(r, "%lld", (long long)id.v) };
    struct conflict_field f[FIELDS];
    int n = fields_of(r, v, now);

    for (int i = 0; i < n; i++) f[i] = (struct conflict_field){ now[i].name, text(r, labels[i]), now[i].value, i >= 3 && i <= 5 ? conflict_yes_no : NULL };
    conflict_page(r, &(struct conflict){ .title = text_with(r, T_reception_ticket_of, fmt(r, "%lld", (long long)v->number)), .action = "/reception/visit",
        .back = fmt(r, "/reception/visit?id=%s", own.value), .version = v->row_version, .carry = { 1, &own }, .n = n, .at = f });
}

static void post(struct req *r)
{
    visit_id id = { in_id(r, "id") };
    struct visit_form f = visit_typed(r);
    struct visit_row v;
    size_t said_n, name_n;
    person_id whose;
    bool told = *f.said || *f.name;

    if (!find(r, id, &v, &whose)) return;
    if (f.wrong.n) { render(r, 422, id, &v, &f, ""); return; }
    if (told) set_apart(r, id, whose);
    const void *said = reception_seal(r, "said", f.said, &said_n), *name = reception_seal(r, "name", f.name, &name_n);
    instant turn = { v.at.v - 60 * class_lead(r, f.class) };                                    /* RC1 */
    if (!change_visit(r, id, turn, f.class, f.purpose, said, said_n, name, name_n, f.lang, f.interpreter, f.signing, f.in_person, f.people, f.sex, f.age,
                      f.wanted, in_id(r, "row_version"), whose.v && !told)) { conflict(r, id, &v); return; }
    act(r, "changed a visit", "visit", id.v);
    see_other(r, "/reception/visit?id=%lld&saved=1", (long long)id.v);
}
PAGE(reception_visit, .path = "/reception/visit", .may = AT_RECEPTION, .get = get, .post = post, .help = "One visit: corrected, attached to a person.");

/* ---- who it was ---- */

/* The name as it was told is no family name yet: the clerk corrects it on the person's page. */
static struct person_new as_told(struct req *r, const struct visit_row *v)
{
    const char *name = reception_unseal(r, "name", v->name, v->name_n);

    return (struct person_new){ .family = "", .given = *name ? name : text_with(r, T_reception_visitor_of, fmt(r, "%lld", (long long)v->number)),
        .father = "", .mother = "", .sex = v->sex, .lang = v->lang, .birth = DAY_NONE, .birth_exact = "unknown" };
}

static person_id somebody_new(struct req *r, const struct visit_row *v)
{
    struct person_new n = as_told(r, v);
    person_id id = registry_add(r, &n);

    act(r, "added person", "person", id.v);
    return id;
}

static void post_attach(struct req *r)
{
    visit_id id = { in_id(r, "id") };
    const char *what = in(r, "do");
    person_id person = { in_id(r, "person") };
    struct visit_row v;
    person_id whose;

    if (!find(r, id, &v, &whose)) return;
    if (!strcmp(what, "detach")) {
        if (!v.person.v || !detach(r, id)) { refuse(r, 409, T_reception_other); return; }
        act(r, "took a visit off a person", "visit", id.v);
        see_other(r, "/reception/visit?id=%lld&saved=1", (long long)id.v);
        return;
    }
    if (v.person.v) { refuse(r, 409, T_reception_other); return; }
    bool fresh = !strcmp(what, "new");
    struct like_line *alike;
    if (fresh && !in_has(r, "another") && v.name_n && look_alikes(r, &v, &alike)) { render(r, 409, id, &v, NULL, ""); return; }
    if (fresh) person = somebody_new(r, &v);
    else if (!person.v || !reception_sees(r, person)) { render(r, 422, id, &v, NULL, text(r, T_reception_no_person)); return; }
    set_apart(r, id, whose);
    if (!attach(r, id, registry_root(r, person))) { refuse(r, 409, T_reception_other); return; }
    act(r, "attached a visit to a person", "visit", id.v);
    person = registry_root(r, person);
    if (access_knows(r, person)) see_other(r, "/person?id=%lld", (long long)person.v);
    else see_other(r, "/reception/visit?id=%lld&saved=1", (long long)id.v);
}
PAGE(reception_attach, .path = "/reception/attach", .may = AT_RECEPTION, .post = post_attach, .help = "Says who a visitor was.");
