/* SPDX-License-Identifier: EUPL-1.2
** desk.c - residents whose sign-in waits for the desk: found by the number on their screen, linked once a paper was seen.  RE2, RE9. */
#include "rooms/resident/inside.h"
#include "rooms/about.h"
#include "base/date.h"
#include "desk.sql.h"

struct waits_shown { identity_id id; struct isolated name; const char *waits; instant seen; };
struct waits_list { int n; struct waits_shown *at; };
struct residents_page { const char *done, *problem, *typed; struct waits_list doubts, strangers; };
#include "residents.html.h"
enum { CANDIDATES_MOST = HOLDERS_MOST + 5 };
struct candidate { person_id id; struct isolated name; const char *born; bool fits; };
struct one_page {
    identity_id id; int64_t version; person_id linked;
    const char *problem, *year, *waits, *other; struct isolated name, father, mother; struct ltr afm, code; instant seen; bool ticked;
    struct { int n; struct candidate at[CANDIDATES_MOST]; } candidates;
};
#include "one.html.h"

enum { LIST_MOST = 100, DAY_MOST = 20 };

static const char *waits_said(struct req *r, const char *waits)
{
    static const struct { const char *word; int said; } all[] = { { "unknown", T_resident_waits_unknown }, { "declared", T_resident_waits_declared },
        { "several", T_resident_waits_several }, { "differs", T_resident_waits_differs }, { "taken", T_resident_waits_taken },
        { "undone", T_resident_waits_undone } };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) if (!strcmp(all[i].word, waits)) return text(r, all[i].said);
    return "";
}

/* RE9: whose AFM stands in a file that the reader may not see is not there for them. */
static bool reader_sees(struct req *r, const struct said *s, person_id linked)
{
    struct number_holder all[HOLDERS_MOST];
    int n = registry_holders(r, "afm", s->afm, all, HOLDERS_MOST);

    for (int i = 0; i < n; i++) if (!access_sees(r, all[i].root)) return false;
    return !linked.v || access_sees(r, linked);
}

/* ---- the list ---- */

static struct waits_list list_of(struct req *r, bool doubts, int most)
{
    struct waiting all = waiting(r, doubts, LIST_MOST);
    struct waits_list l = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *l.at) };

    for (int i = 0; i < all.n && l.n < most; i++) {
        const struct waiting_row *w = &all.at[i];
        struct said s = said_open(r, w->said, w->said_n);
        bool doubt = strcmp(w->waits, "unknown") && strcmp(w->waits, "undone");
        if (doubt == doubts && reader_sees(r, &s, (person_id){ 0 }))
            l.at[l.n++] = (struct waits_shown){ w->id, { said_name(r, &s) }, waits_said(r, w->waits), w->seen };
    }
    return l;
}

static void show_list(struct req *r, int status, const char *problem)
{
    const char *done = in(r, "done");
    struct residents_page p = { !strcmp(done, "link") ? text(r, T_resident_done_link) : !strcmp(done, "unlink") ? text(r, T_resident_done_unlink) : "",
        problem, in(r, "code"), list_of(r, true, LIST_MOST), list_of(r, false, LIST_MOST) };

    act(r, "looked at the residents who sign in", "resident", 0);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_resident_residents), .problem = *problem != 0);
    residents_html(r, &p);
    page_end(r);
}

static const char *digits_of(struct req *r, const char *typed)
{
    struct out o = { .mem = &r->mem };

    for (; *typed; typed++) if (*typed >= '0' && *typed <= '9') out_char(&o, *typed);
    return out_text(&o);
}

static bool found(struct req *r, identity_id id, struct identity_row_row *row, struct said *s)
{
    if (!identity_row(r, id, row)) return false;
    *s = said_open(r, row->said, row->said_n);
    return reader_sees(r, s, row->person.v ? registry_root(r, row->person) : row->person);
}

static void get_list(struct req *r)
{
    struct identity_by_code_row by;
    struct identity_row_row row;
    struct said s;

    if (!*in(r, "code")) { show_list(r, 200, ""); return; }
    if (identity_by_code(r, digits_of(r, in(r, "code")), &by) && found(r, by.id, &row, &s)) see_other(r, "/residents/one?id=%lld", (long long)by.id.v);
    else show_list(r, 404, text(r, T_resident_no_such_code));
}
PAGE(residents, .path = "/residents", .may = MAY_LINK, .get = get_list, .help = "Residents who signed in with the state and wait to be linked to their file.");

/* ---- one of them ---- */

static void add_candidate(struct req *r, const struct said *s, const struct person *who, struct one_page *p)
{
    for (int i = 0; i < p->candidates.n; i++) if (p->candidates.at[i].id.v == who->id.v) return;
    p->candidates.at[p->candidates.n++] = (struct candidate){ who->id, { person_name(r, who) }, person_born(r, who),
                                                              registry_named(r, who->id, s->family, s->given) };
}

/* Whose number it is; and who is called like this and was born in that year. */
static void take_candidates(struct req *r, const struct said *s, struct one_page *p)
{
    struct number_holder all[HOLDERS_MOST];
    const struct look_alike *alike;
    int n = registry_holders(r, "afm", s->afm, all, HOLDERS_MOST);
    struct person_new is = { .family = s->family, .given = s->given, .father = s->father, .birth = day_of(s->year, 1, 1), .birth_exact = "year" };
    int m = registry_look_alikes(r, &is, "", &alike);

    for (int i = 0; i < n; i++) {
        const struct person *who = registry_person(r, all[i].root);
        if (who) add_candidate(r, s, who, p);
    }
    for (int i = 0; i < m && p->candidates.n < CANDIDATES_MOST; i++) {
        const struct person *who = registry_person(r, alike[i].person);
        if (who && registry_named(r, who->id, s->family, s->given)) add_candidate(r, s, who, p);
    }
}

static void show_one(struct req *r, int status, identity_id id, const struct identity_row_row *row, const struct said *s, const char *problem)
{
    size_t n = strlen(s->afm);
    struct one_page p = { .id = id, .version = row->row_version, .linked = row->person.v ? registry_root(r, row->person) : row->person, .problem = problem,
        .year = s->year ? fmt(r, "%d", s->year) : "", .waits = waits_said(r, row->waits), .other = in(r, "other"), .name = { said_name(r, s) },
        .father = { s->father }, .mother = { s->mother }, .afm = { fmt(r, "••••%s", s->afm + (n > 4 ? n - 4 : 0)) }, .code = { code_said(r, row->code) },
        .seen = row->seen, .ticked = in_has(r, "seen") };

    if (!p.linked.v) take_candidates(r, s, &p);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_resident_one_title), .back = "/residents", .problem = *problem != 0);
    one_html(r, &p);
    page_end(r);
}

static void get_one(struct req *r)
{
    identity_id id = { in_id(r, "id") };
    struct identity_row_row row;
    struct said s;

    if (!found(r, id, &row, &s)) { access_open(r, (person_id){ 0 }, ""); return; }
    act(r, "looked at a resident who signs in", "resident", id.v);
    show_one(r, 200, id, &row, &s, "");
}
PAGE(resident_one, .path = "/residents/one", .may = MAY_LINK, .get = get_one, .help = "Somebody who signed in with the state: what it says of them, which file is theirs.");

/* 0: it can be linked. */
static int link_problem(struct req *r, identity_id id, const struct identity_row_row *row, person_id root)
{
    if (row->person.v) return T_resident_link_done;
    if (!in_has(r, "seen")) return T_resident_link_unseen;
    if (online_of(r, root).dead) return T_resident_link_dead;
    return linked_elsewhere(r, root, id) ? T_resident_link_taken : 0;
}

static void post_link(struct req *r)
{
    identity_id id = { in_id(r, "id") };
    person_id person = { *in(r, "other") ? in_id(r, "other") : in_id(r, "person") }, root;
    struct identity_row_row row;
    struct said s;

    if (!found(r, id, &row, &s)) { access_open(r, (person_id){ 0 }, ""); return; }
    if (!*in(r, "other") && !*in(r, "person")) { show_one(r, 422, id, &row, &s, text(r, T_resident_link_none)); return; }
    if (!access_sees(r, person)) { show_one(r, 422, id, &row, &s, text(r, T_resident_link_unknown)); return; }
    root = registry_root(r, person);
    int wrong = link_problem(r, id, &row, root);
    if (wrong) { show_one(r, 422, id, &row, &s, text(r, wrong)); return; }
    if (!link_by_desk(r, id, in_id(r, "version"), root, r->now, access_reader(r).account)) {
        show_one(r, 409, id, &row, &s, text(r, T_resident_link_meanwhile));
        return;
    }
    act(r, "linked a resident's sign-in to a file", "person", root.v);
    see_other(r, "/residents?done=link");
}
PAGE(resident_link, .path = "/residents/link", .may = MAY_LINK, .post = post_link, .help = "Links somebody who signs in with the state to their file; a paper was seen.");

/* ---- my day ---- */

static int count(struct req *r, bool team) { (void)team; return list_of(r, true, DAY_MOST).n; }

static void show_waiting(struct req *r, bool team)
{
    (void)team;
    out_fmt(&r->out, "<p><a href=\"/residents\">%s</a></p>", text_count(r, T_resident_day, list_of(r, true, DAY_MOST).n));
}
MY_DAY(residents, .at = 58, .may = MAY_LINK, .title = T_resident_residents, .count = count, .show = show_waiting);
