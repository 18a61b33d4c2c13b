/* SPDX-License-Identifier: EUPL-1.2
** merge.c - two records side by side: one person or not; the link, and taking it away.
**
** ME1  A merge is a row of registry_merge and a pointer.  Nothing of either record is copied, moved or changed; taking the link
**      away gives back both whole, with what was linked to them before (RG4).
** ME2  Only two records that lead nowhere else are linked: no circle, and of two clerks the second is told.
** ME3  A verdict is kept for good; only another verdict by somebody who saw this one replaces it. */
#include "rooms/registry/alike.h"
#include "rooms/registry/consequence.h"
#include "rooms/registry/words.h"
#include "web/draft.h"
#include "web/layout.h"
#include "merge.sql.h"
#include <string.h>

struct side_page { person_id id; struct isolated name; const char *born, *sex, *names, *numbers, *contacts, *homes; struct held_row held; };
struct field_said { const char *what, *said; };
struct merge_page {
    struct side_page one, other; person_id first, second;
    const char *about, *said, *problem, *note, *forbids, *judge; bool same_home, related, judged, again, swapped; int64_t version; const char *verdict; instant when;
    struct consequences follows;
    struct { bool same, not_same, unsure, one, other; } picked;
    struct { int n; struct field_said at[8]; } fields;
};
struct unlink_page { merge_id id; struct side_page one, other; const char *why, *typed; instant made; };
#include "merge_side.html.h"
#include "merge.html.h"
#include "unlink.html.h"

static void add(struct out *o, const char *words)
{
    if (!*words) return;
    if (o->n) out_str(o, "; ");
    out_str(o, words);
}

static struct side_page side_of(struct req *r, person_id id)
{
    const struct person *p = registry_person(r, id);
    struct out n = { .mem = &r->mem }, i = n, c = n, h = n;
    struct all_names names = all_names(r, id);
    struct all_numbers numbers = all_numbers(r, id);
    struct all_contacts contacts = all_contacts(r, id);
    struct all_homes homes = all_homes(r, id);

    for (int k = 0; k < names.n; k++) add(&n, fmt(r, "%s %s", names.at[k].family, names.at[k].given));
    for (int k = 0; k < numbers.n; k++) add(&i, fmt(r, "%s %s", number_said(r, numbers.at[k].kind), number_masked(r, numbers.at[k].ending)));
    for (int k = 0; k < contacts.n; k++) add(&c, ltr_said(r, contacts.at[k].value));
    for (int k = 0; k < homes.n; k++) add(&h, fmt(r, "%s %s %s", homes.at[k].street, homes.at[k].number, homes.at[k].place));
    return (struct side_page){ id, { person_name(r, p) }, person_born(r, p), *p->sex ? sex_said(r, p->sex) : "", out_text(&n), out_text(&i), out_text(&c),
                          out_text(&h), held(r, id) };
}

static void field(struct req *r, struct merge_page *p, int what, float bits)
{
    if (bits > -.5f && bits < .5f) return;
    p->fields.at[p->fields.n++] = (struct field_said){ text(r, what), text(r, bits > 0 ? T_registry_pair_agrees : T_registry_pair_differs) };
}

static const char *about_pair(struct req *r, person_id a, person_id b) { return fmt(r, "%lld-%lld", (long long)a.v, (long long)b.v); }

static void take_picked(struct req *r, struct merge_page *p)
{
    const char *verdict = in(r, "verdict");

    p->picked.same = !strcmp(verdict, "same");
    p->picked.not_same = !strcmp(verdict, "not_same");
    p->picked.unsure = !strcmp(verdict, "unsure");
    p->picked.one = in_id(r, "keep") == p->first.v;
    p->picked.other = in_id(r, "keep") == p->second.v;
}

/* note: as it was typed; NULL: the verdict's own. */
static void side_by_side(struct req *r, int status, person_id a, person_id b, const char *problem, const char *note)
{
    struct likeness l = pair_likeness(r, a, b);
    struct together_row both = together(r, a, b);
    struct merge_page p = { .one = side_of(r, a), .other = side_of(r, b), .first = a, .second = b, .about = about_pair(r, a, b), .said = evidence_said(r, l.all), .problem = problem, .note = note,
                            .same_home = both.homes != 0, .related = both.relations != 0, .swapped = l.swapped, .verdict = "", .judge = "",
                            .forbids = consequence_forbids(r, a, b), .follows = consequences_of(r, a, b) };
    struct pair_row row;

    if (pair(r, a.v < b.v ? a : b, a.v < b.v ? b : a, &row)) {
        p.version = row.row_version;
        p.judged = *row.verdict != 0;
        p.again = row.again;
        p.when = row.judged;
        p.judge = row.judge ? row.judge : "";
        if (row.again) p.verdict = text(r, T_registry_verdict_not_same);
        else p.verdict = !*row.verdict ? "" : text(r, !strcmp(row.verdict, "unsure") ? T_registry_verdict_unsure : !strcmp(row.verdict, "same") ? T_registry_verdict_same : T_registry_verdict_not_same);
        if (!note) p.note = row.note;
    }
    if (!p.note) p.note = "";
    if (note) take_picked(r, &p);
    field(r, &p, T_registry_given, l.given);
    field(r, &p, T_registry_family, l.family);
    field(r, &p, T_registry_birth, l.birth);
    field(r, &p, T_registry_parents, l.parents);
    field(r, &p, T_registry_sex, l.sex);
    field(r, &p, T_registry_numbers, l.number);
    field(r, &p, T_registry_phone, l.telephone);
    field(r, &p, T_registry_search_place, l.address);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_registry_pair_title), .back = "/people/duplicates", .wide = true, .problem = *problem != 0);
    merge_html(r, &p);
    page_end(r);
}

/* Both files, open to the reader, neither linked: else answered here. */
static bool two(struct req *r, person_id *a, person_id *b)
{
    *a = (person_id){ in_id(r, "one") };
    *b = (person_id){ in_id(r, "other") };
    if (!a->v || !b->v || a->v == b->v || !access_sees(r, *a) || !access_sees(r, *b)) { refuse(r, 404, T_access_unknown); return false; }
    access_joint(r, *a, *b);
    if (registry_root(r, *a).v != a->v || registry_root(r, *b).v != b->v) { refuse(r, 409, T_registry_linked_already); return false; }     /* ME2 */
    return true;
}

static void get(struct req *r)
{
    person_id a, b;

    if (!two(r, &a, &b)) return;
    act(r, "compared two files", "person", a.v);
    act(r, "compared two files", "person", b.v);
    side_by_side(r, 200, a, b, "", draft_used(r, about_pair(r, a, b)) ? in(r, "note") : NULL);
}

/* ME3.  False: somebody else judged in the meantime. */
static bool judged(struct req *r, person_id a, person_id b, const char *verdict, const char *note)
{
    struct pair_row row;
    person_id one = a.v < b.v ? a : b, other = a.v < b.v ? b : a;
    account_id me = access_reader(r).account;
    int64_t bits = (int64_t)pair_likeness(r, a, b).all;
    unsigned char as[HASH_BYTES];

    pair_as(r, one, other, as);
    if (!pair(r, one, other, &row)) return in_id(r, "row_version") == 0 && judge_new(r, one, other, verdict, note, bits, as, sizeof as, r->now, me);
    return judge(r, row.id, in_id(r, "row_version"), verdict, note, bits, as, sizeof as, r->now, me);
}

static void link_them(struct req *r, person_id from, person_id into, const char *note)
{
    struct add_link_row row;

    if (!add_link(r, from, into, note, r->now, access_reader(r).account, &row)) { refuse(r, 409, T_registry_linked_already); return; }
    lead_to(r, from, into);
    access_merged(r, into);                             /* the stricter shield of the two holds for both */
    act(r, "linked two records", "person", from.v);
    act(r, "linked two records", "person", into.v);
    see_other(r, "/people/duplicates?saved=1");
}

static void post(struct req *r)
{
    person_id a, b, keep = { in_id(r, "keep") };
    const char *verdict = in(r, "verdict"), *note = in(r, "note");
    bool same = !strcmp(verdict, "same");

    if (!two(r, &a, &b)) return;
    if (!same && strcmp(verdict, "not_same") && strcmp(verdict, "unsure")) { side_by_side(r, 422, a, b, text(r, T_registry_verdict_missing), note); return; }
    if (same && consequence_forbids(r, a, b)) { side_by_side(r, 409, a, b, consequence_forbids(r, a, b), note); return; }
    if (same && keep.v != a.v && keep.v != b.v) { side_by_side(r, 422, a, b, text(r, T_registry_keep_missing), note); return; }
    if (strlen(note) > 2000) { side_by_side(r, 422, a, b, text(r, T_registry_note_long), note); return; }
    if (same && (!access_use(r, a, "linked two records") || !access_use(r, b, "linked two records"))) return;
    if (!judged(r, a, b, verdict, note)) { side_by_side(r, 409, a, b, text(r, T_registry_judged_meanwhile), note); return; }
    if (same) { link_them(r, keep.v == a.v ? b : a, keep, note); return; }
    act(r, "judged two records", "person", a.v);
    act(r, "judged two records", "person", b.v);
    see_other(r, "/people/duplicates?saved=1");
}
PAGE(pair, .path = "/people/pair", .may = MAY_SUPERVISE, .get = get, .post = post, .help = "Two records side by side: one person or not; linking them.");

/* ---- taking a link away ----------------------------------------------------------------------------- */

static bool find_link(struct req *r, merge_id id, struct link_of_row *l)
{
    if (link_of(r, id, l) && access_sees(r, l->person) && access_sees(r, l->target)) { access_joint(r, l->person, l->target); return true; }
    refuse(r, 404, T_registry_link_gone);
    return false;
}

static void get_link(struct req *r)
{
    merge_id id = { in_id(r, "id") };
    struct link_of_row l;

    if (!find_link(r, id, &l)) return;
    struct unlink_page p = { .id = id, .one = side_of(r, l.person), .other = side_of(r, l.target), .why = l.why, .made = l.made };
    act(r, "compared two files", "person", l.person.v);
    act(r, "compared two files", "person", l.target.v);
    draft_used(r, fmt(r, "%lld", (long long)id.v));
    p.typed = typed(r, "why", "");
    r->no_store = true;
    page_begin(r, text(r, T_registry_unlink_title), .back = "/people/duplicates", .wide = true);
    unlink_html(r, &p);
    page_end(r);
}

static void post_link(struct req *r)
{
    merge_id id = { in_id(r, "id") };
    struct link_of_row l;
    person_id root;

    if (!find_link(r, id, &l)) return;
    root = registry_root(r, l.person);
    end_link(r, id, in(r, "why"), r->now, access_reader(r).account);
    lead_nowhere(r, l.person);
    lead_back(r, l.person);
    act(r, "took the link of two records away", "person", l.person.v);
    act(r, "took the link of two records away", "person", root.v);
    see_other(r, "/people/duplicates?saved=1");
}
PAGE(unlink, .path = "/people/unlink", .may = MAY_SUPERVISE, .get = get_link, .post = post_link, .help = "Taking a link away: both records are whole again.");
