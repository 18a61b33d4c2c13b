/* SPDX-License-Identifier: EUPL-1.2
** group.c - a group session: noted once, on the timeline of everybody who came, without naming the others (CA4), a head in the
** ledger for each (CA12). */
#include "rooms/care/inside.h"
#include "rooms/ledger/ledger.h"
#include "web/draft.h"
#include "base/date.h"
#include "group.sql.h"

struct group_line { group_id id; instant at; const char *kind, *title; int64_t came; };
struct groups_page { const char *done; struct { int n; struct group_line *at; } groups; };
struct came { struct isolated name; const char *path; };
struct group_page {
    const char *title, *problem, *words, *day, *hour, *minutes, *people, *name, *kind, *bad_people; instant at; struct isolated by; group_id id;
    struct options kinds; struct { int n; struct came *at; } came; int64_t unnamed;
};
#include "groups.html.h"
#include "group.html.h"
#define group_show_page group_page     /* one page, read or written */
#include "group_show.html.h"

static const char *const kinds[] = { "counselling", "job", "parents", "information", "activity", NULL };
enum { PEOPLE_MOST = 60 };

static void get_list(struct req *r)
{
    struct reader him = access_reader(r);
    struct groups all = groups(r, him.account, him.files, r->now, r->today);
    struct groups_page p = { .done = in_has(r, "saved") ? text(r, T_care_saved) : "" };

    p.groups.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.groups.at);
    for (int i = 0; i < all.n; i++)
        p.groups.at[p.groups.n++] = (struct group_line){ all.at[i].id, all.at[i].at, care_said(r, "group", all.at[i].kind), all.at[i].title, all.at[i].came };
    page_begin(r, text(r, T_care_groups), .wide = true);
    groups_html(r, &p);
    page_end(r);
}
PAGE(care_groups, .path = "/care/groups", .may = MAY_ADVISE, .get = get_list, .help = "Group sessions.");

static void render(struct req *r, int status, struct group_page *p)
{
    p->title = text(r, T_care_group_new);
    p->name = typed(r, "title", "");
    p->words = typed(r, "words", "");
    p->day = typed(r, "day", day_field(r, r->today));
    p->hour = typed(r, "hour", "");
    p->minutes = typed(r, "minutes", "");
    p->people = typed(r, "people", in(r, "person"));
    p->kinds = care_options_of(r, kinds, "group", typed(r, "kind", "information"));
    r->status = status;
    r->no_store = true;
    page_begin(r, p->title, .back = "/care/groups", .problem = *p->problem != 0);
    group_html(r, p);
    page_end(r);
}

static void get_new(struct req *r)
{
    draft_used(r, "");
    render(r, 200, &(struct group_page){ .problem = "" });
}

/* Numbers of files, by blanks, commas or lines; each once.  -1: one of them is unknown, or not the reader's to open: its place in *bad. */
static int people_of(struct req *r, person_id to[static PEOPLE_MOST], const char **bad)
{
    const char *s = in(r, "people");
    int n = 0;

    for (s += strspn(s, " ,;\r\n\t"); *s; s += strspn(s, " ,;\r\n\t")) {
        size_t k = strcspn(s, " ,;\r\n\t");
        char *end;
        person_id id = { strtoll(s, &end, 10) };
        bool again = false;
        if (end != s + k || id.v < 1 || n == PEOPLE_MOST || !access_sees(r, id = registry_root(r, id))) { *bad = fmt(r, "%.*s", (int)k, s); return -1; }
        for (int i = 0; i < n; i++) again |= to[i].v == id.v;
        if (!again) to[n++] = id;
        s += k;
    }
    return n;
}

static void post_new(struct req *r)
{
    struct group_page p = { .problem = "", .bad_people = "" };
    person_id came[PEOPLE_MOST];
    struct add_group_row row;
    const char *bad = "";
    unit_id unit = care_my_unit(r);
    bool named = !care_discreet(r, unit);
    instant at;
    size_t words_n;
    int n = people_of(r, came, &bad);

    if (n < 0) p.bad_people = text_with(r, T_care_group_unknown, bad);
    else if (!n) p.bad_people = text(r, T_care_group_nobody);
    if (*p.bad_people || !*in(r, "title") || !care_when_typed(r, "day", "hour", &at)) p.problem = text(r, T_care_problem);
    else if (!care_one_of(in(r, "kind"), kinds) || in_id(r, "minutes") > 1440 || strlen(in(r, "title")) > LINE_MOST) p.problem = text(r, T_care_no_choice);
    else if (greek_day(at).v > r->today.v) p.problem = text(r, T_care_when_wrong);
    if (*p.problem) { render(r, 422, &p); return; }
    const void *words = care_seal(r, "group", in(r, "words"), &words_n);
    if (!add_group(r, in(r, "kind"), in(r, "title"), at, in_id(r, "minutes"), unit, words, words_n, r->now, staff_here(r), &row))
        fault(&r->fate, "the session was not written");
    for (int i = 0; i < n; i++) {
        add_attended(r, row.id, came[i]);
        ledger_add(r, &(struct delivery){ .on = greek_day(at), .unit = unit, .kind = DELIVERED_SESSION,
            .person = named ? came[i] : (person_id){ 0 }, .quantity = 1, .about_kind = "group", .about = row.id.v });
    }
    act(r, "noted a group session", "group", row.id.v);
    see_other(r, "/care/group?id=%lld", (long long)row.id.v);
}
PAGE(care_group_new, .path = "/care/group/new", .may = MAY_ADVISE, .get = get_new, .post = post_new, .help = "A group session, noted once for everybody who came.");

static int64_t readable(struct req *r, int64_t about)
{
    struct group_row g;

    return group(r, (group_id){ about }, access_reader(r).account, r->today, &g) ? about : 0;
}
DELIVERY_RECORD(group, .kind = "group", .path = "/care/group?id=", .number = readable);

static void get(struct req *r)
{
    group_id id = { in_id(r, "id") };
    struct group_row g;
    struct reader him = access_reader(r);

    if (!group(r, id, him.account, r->today, &g)) { refuse(r, 404, T_care_group_gone); return; }
    struct attended all = attended(r, id, him.account, him.files, r->now);
    struct group_page p = { .title = g.title, .kind = care_said(r, "group", g.kind), .at = g.at, .unnamed = g.unnamed, .by = { g.name ? g.name : "" }, .id = id,
                            .words = care_unseal(r, "group", g.words, g.words_n) };

    p.came.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.came.at);
    for (int i = 0; i < all.n; i++) if (all.at[i].shield == 2) r->met_hidden = true;         /* read by a list that asked for the grant */
    for (int i = 0; i < all.n; i++)
        p.came.at[p.came.n++] = (struct came){ { person_name(r, &(struct person){ .family = all.at[i].family ? all.at[i].family : "", .given = all.at[i].given ? all.at[i].given : "" }) },
                                               care_person_path(r, all.at[i].person) };
    act(r, "looked at a group session", "group", id.v);
    r->no_store = true;
    page_begin(r, g.title, .back = "/care/groups");
    group_show_html(r, &p);
    page_end(r);
}
PAGE(care_group, .path = "/care/group", .may = MAY_ADVISE, .get = get, .help = "One group session and who came.");
