/* SPDX-License-Identifier: EUPL-1.2
** apply.c - an application for a place: a case, and up to so many wishes, best first (PL2). */
#include "rooms/places/choose.h"
#include "rooms/facts/facts.h"
#include "host/chance.h"
#include "web/draft.h"
#include "prefs.html.h"
#include "apply.sql.h"

struct call_line { call_id id; person_id person; const char *title, *said; };
struct said_line { const char *said; };
struct apply_page {
    person_id person; call_id in_call; wish_id wish; int64_t version; struct isolated name; const char *born, *problem, *title, *about;
    bool none, late, rules_no, changing;
    struct { int n; struct call_line *at; } calls;
    struct { int n; struct said_line *at; } reasons;
    struct prefs_page wishes;
};
#include "apply.html.h"

/* ---- the page ---- */

/* Those with a group for the age; without one all, and each says why not. */
static void take_calls(struct req *r, struct apply_page *p, const struct person *child)
{
    struct taking all = taking(r, r->now, r->today);

    p->calls.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->calls.at);
    for (int any_age = 0; any_age < 2 && !p->calls.n; any_age++)
        for (int i = 0; i < all.n; i++) {
            struct call c;
            bool late;
            if (!call_read(r, all.at[i].id, &c) || !call_takes(r, &c, &late) || (!any_age && child && !choose_any(r, &c, child))) continue;
            p->calls.at[p->calls.n++] = (struct call_line){ c.id, p->person, call_title(r, &c),
                late ? text(r, T_places_late_note) : text_with(r, T_places_now_open,
                day_said(r, greek_day((instant){ c.is.closes.v - 1 }))) };
        }
    p->none = !p->calls.n;
}

static void take_reasons(struct req *r, const struct call *c, struct apply_page *p)
{
    day on = counted_on(r, c);
    household_id home = registry_household_of(r, p->person, on);
    const person_id *who;
    int n = 1, member = 0;
    struct household *h = home.v ? facts_household(r, home, on, r->now, FACTS_SEEN, &who, &n) : facts_alone(r, p->person, on, r->now,
        FACTS_SEEN);

    if (!h || c->programme < 0) return;
    while (home.v && member < n && who[member].v != registry_root(r, p->person).v) member++;
    if (member == n) return;
    struct screening *s = screen(&r->mem, r->house->book, h, on);
    const struct verdict *v = &s->at[c->programme];
    if ((v->member ? v->member[member] : v->answer) != NO) return;
    struct reasons why = explain(&r->mem, s, c->programme, r->house->texts, r->lang, false);
    p->rules_no = true;
    p->reasons.at = mem_get(&r->mem, (size_t)(why.n + 1) * sizeof *p->reasons.at);
    for (int i = 0; i < why.n; i++)
        if (why.at[i].answer == NO && (why.at[i].member < 0 || why.at[i].member == member))
            p->reasons.at[p->reasons.n++].said = why.at[i].sentence;
}

static void take_form(struct req *r, const struct call *c, const struct wish *w, struct apply_page *p)
{
    p->about = w ? fmt(r, "w%lld", (long long)w->id.v) : fmt(r, "%lld-%lld", (long long)p->person.v, (long long)c->id.v);
    bool used = draft_used(r, p->about) || in_has(r, "p1");
    if (w) p->wish = w->id, p->changing = true, p->version = in_has(r, "row_version") ? in_id(r, "row_version") : w->is.row_version;
    p->in_call = c->id;
    p->title = call_title(r, c);
    choose_fill(r, c, registry_person(r, p->person), w, used, &p->wishes);
    take_reasons(r, c, p);
}

static void apply_show(struct req *r, int status, person_id person, const struct call *c, const struct wish *w, const char *problem)
{
    const struct person *child = registry_person(r, person);
    struct apply_page p = { .person = person, .problem = problem, .name = { child ? person_name(r, child) : "" },
        .born = child ? person_born(r, child) : "" };

    if (c) {
        call_takes(r, c, &p.late);
        take_form(r, c, w, &p);
    } else take_calls(r, &p, child);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, w ? T_places_change_wishes : T_places_apply), .problem = *problem != 0,
               .back = w ? fmt(r, "/places/wish?id=%lld", (long long)w->id.v) : fmt(r, "/person?id=%lld", (long long)person.v));
    apply_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    person_id person = { in_id(r, "person") };
    struct call c;
    struct wish w;
    bool late;

    if (in_id(r, "wish")) {
        /* AC1: as a hidden one */
        if (!wish_read(r, (wish_id){ in_id(r, "wish") }, &w)) { access_open(r, (person_id){ 0 }, ""); return; }
        if (!access_open_of(r, w.is.person, "opened an application for a place") || !call_read(r, w.is.call, &c)) return;
        if (wish_changes(r, &c, &w)) apply_show(r, 200, w.is.person, &c, &w, "");
        else refuse(r, 409, T_places_closed_already);
        return;
    }
    if (!access_open(r, person, "began an application for a place")) return;
    person = registry_root(r, person);
    if (!in_id(r, "call")) { apply_show(r, 200, person, NULL, NULL, ""); return; }
    if (!call_found(r, &c, "call")) return;
    if (!call_takes(r, &c, &late)) { refuse(r, 409, T_places_closed_already); return; }
    apply_show(r, 200, person, &c, NULL, "");
}

/* ---- handed in ---- */

static const char *new_code(struct req *r, call_id call)
{
    const char *code;

    do code = fmt(r, "%03u-%04u", chance_below(1000), chance_below(10000)); while (codes(r, call, code).n);
    return code;
}

wish_id wish_add(struct req *r, const struct call *c, const struct wish_new *n, bool *was)
{
    struct wish_in_row old;
    struct wish_of_case_row used;
    struct add_wish_row row;
    person_id person = registry_root(r, n->person);
    bool open;

    *was = wish_in(r, c->id, person, &old);
    if (*was) return old.id;
    case_id filed = case_apply(r, &(struct application){ .programme = c->is.programme, .person = person, .origin = n->origin,
        .lang = n->lang }, &open);
    if (open && wish_of_case(r, filed, &used)) { *was = true; return used.id; }                 /* its case is open in another call */
    if (!add_wish(r, c->id, filed, person, registry_household_of(r, person, r->today), new_code(r, c->id), n->together, n->late, r->now,
        staff_here(r), &row))
        fault(&r->fate, "the application for a place was not written");
    for (int i = 0; i < n->n; i++) add_pref(r, row.id, i + 1, n->prefs[i].structure, n->prefs[i].shift);
    case_remark(r, filed, call_title(r, c));
    act(r, "took an application for a place", "wish", row.id.v);
    return row.id;
}

bool wish_change(struct req *r, const struct wish *w, int64_t version, bool together, const struct pref_typed *prefs, int n)
{
    if (!change_wish(r, w->id, version, together)) return false;
    drop_prefs(r, w->id);
    for (int i = 0; i < n; i++) add_pref(r, w->id, i + 1, prefs[i].structure, prefs[i].shift);
    act(r, "changed the wishes of an application", "wish", w->id.v);
    return true;
}

static void post(struct req *r)
{
    struct wish w = { 0 };
    bool changing = in_id(r, "wish") != 0, late, was;
    struct pref_typed prefs[PREFS_MOST];
    struct call c;
    int n;

    if (changing && !wish_read(r, (wish_id){ in_id(r, "wish") }, &w)) { access_open(r, (person_id){ 0 }, ""); return; }  /* AC1 */
    person_id person = { changing ? w.is.person.v : in_id(r, "person") };
    if (changing ? !access_open_of(r, person, "opened an application for a place") : !access_open(r, person, "began an application for a place")) return;
    if (changing ? !call_read(r, w.is.call, &c) : !call_found(r, &c, "call")) return;
    const struct person *child = registry_person(r, registry_root(r, person));
    if (!call_takes(r, &c, &late) || (changing && !wish_changes(r, &c, &w))) {
        apply_show(r, 409, child->id, &c, changing ? &w : NULL,
            text_with(r, T_places_closed_at, day_said(r, greek_day((instant){ c.is.closes.v - 1 }))));
        return;
    }
    if (!access_use(r, child->id, "applied for a place")) return;
    const char *problem = choose_read(r, &c, child, prefs, &n);
    if (*problem) { apply_show(r, 422, child->id, &c, changing ? &w : NULL, problem); return; }
    if (changing) {
        if (wish_change(r, &w, in_id(r, "row_version"), in_has(r, "together"), prefs, n))
            see_other(r, "/places/wish?id=%lld", (long long)w.id.v);
        else apply_show(r, 409, w.is.person, &c, &w, text(r, T_places_changed_meanwhile));
        return;
    }
    wish_id id = wish_add(r, &c, &(struct wish_new){ child->id, "clerk", "", c.is.together && in_has(r, "together"), late, n, prefs },
        &was);
    see_other(r, "/places/wish?id=%lld%s", (long long)id.v, was ? "&was=1" : "");
}
PAGE(places_apply, .path = "/places/apply", .may = MAY_ADVISE, .get = get, .post = post,
    .help = "An application for a place: the call, and what is wished for, best first.");
