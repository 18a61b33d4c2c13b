/* SPDX-License-Identifier: EUPL-1.2
** members.c - who belongs to the cooperative and what each worked this month; somebody joins. */
#include "rooms/cooperative/inside.h"
#include "rooms/entitlements/entitlements.h"
#include "web/draft.h"
#include "members.sql.h"

enum { DAYS_BACK = 366, SHARE_MOST = 100000000 };
struct member_line { const char *path, *kind, *hours, *reason; struct isolated name; cents share; day since, until; };
struct members_page {
    struct coop_bar_page bar; const char *title, *done; unit_id unit; int64_t recovering, all;
    struct { int n; struct member_line *at; } here, left;
};
#include "members.html.h"
struct join_alike { const char *path; struct isolated name; const char *born, *said; };
struct join_page {
    const char *title, *problem, *back, *about, *family, *given, *born, *since, *share, *hostel; struct isolated who; unit_id unit;
        person_id person; bool known;
    struct coop_options kinds;
    struct { int n; struct join_alike *at; } alike;
};
#include "join.html.h"

static void get(struct req *r)
{
    struct coop c;

    if (!coop_unit(r, &c, "/cooperative")) return;
    day month = month_first(r->today);
    struct members all = members(r, c.id, access_reader(r).account, month, day_add_months(month, 1), r->now);
    struct members_page p = { .bar = c.bar, .title = c.name, .done = in_has(r, "saved") ? text(r, T_cooperative_saved) : "", .unit = c.id };

    p.here.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.here.at);
    p.left.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.left.at);
    for (int i = 0; i < all.n; i++) {
        struct members_row *m = &all.at[i];
        bool here = m->until.v == DAY_NONE.v;
        struct member_line *l = here ? &p.here.at[p.here.n++] : &p.left.at[p.left.n++];
        *l = (struct member_line){ fmt(r, "/cooperative/member?id=%lld", (long long)m->id.v), coop_said(r, "kind", m->kind),
            coop_hours(r, m->minutes), here ? "" : coop_said(r, "reason", m->reason), { coop_name(r, m->family, m->given) }, m->share,
                m->since, m->until };
        p.all += here;
        p.recovering += here && !strcmp(m->kind, "recovering");
    }
    act(r, "read the list of members", "unit", c.id.v);
    page_begin(r, p.title, .wide = true);
    members_html(r, &p);
    page_end(r);
}
PAGE(cooperative, .path = "/cooperative", .may = MAY_COOPERATE, .get = get, .nav = T_cooperative_title, .nav_at = 47,
    .help = "The cooperative's members, and what each worked this month.");

/* ---- somebody joins ---- */

static void show_join(struct req *r, int status, const struct coop *c, const struct person *who, struct join_page *p)
{
    struct hostel_stay_row stay;

    p->title = text(r, T_cooperative_join);
    p->back = fmt(r, "/cooperative?unit=%lld", (long long)c->id.v);
    p->about = fmt(r, "%lld", (long long)c->id.v);
    p->unit = c->id, p->known = who != NULL;
    p->person = who ? who->id : (person_id){ 0 };
    p->who.text = who ? person_name(r, who) : "";
    p->hostel = who && hostel_stay(r, who->id, staff_here(r), r->today, &stay)
        ? text_with(r, T_cooperative_from_hostel, stay.unit_name, day_said(r, stay.since)) : "";
    p->family = typed(r, "family", ""), p->given = typed(r, "given", ""), p->born = typed(r, "born", "");
    p->since = typed(r, "since", day_field(r, r->today)), p->share = typed(r, "share", "");
    p->kinds = coop_options(r, coop_kinds, "kind", typed(r, "kind", "recovering"));
    r->status = status;
    page_begin(r, p->title, .back = p->back, .problem = *p->problem != 0);
    join_html(r, p);
    page_end(r);
}

/* False after answering: a file that the reader does not know. */
static bool joiner(struct req *r, const struct person **who)
{
    person_id id = registry_root(r, (person_id){ in_id(r, "person") });

    *who = NULL;
    if (!id.v) return true;
    *who = access_knows(r, id) ? registry_person(r, id) : NULL;
    if (!*who) refuse(r, 404, T_access_unknown);
    return *who != NULL;
}

static void get_join(struct req *r)
{
    struct coop c;
    const struct person *who;

    if (!coop_unit(r, &c, "/cooperative/join") || !joiner(r, &who)) return;
    if (who) act(r, "opened file", "person", who->id.v);
    draft_used(r, fmt(r, "%lld", (long long)c.id.v));
    show_join(r, 200, &c, who, &(struct join_page){ .problem = "" });
}

struct joining { struct person_new is; day since; cents share; };

static const char *new_wrong(struct req *r, struct person_new *n)
{
    const char *wrong;

    *n = (struct person_new){ .family = in(r, "family"), .given = in(r, "given"), .father = "", .mother = "", .sex = "", .lang = "",
        .birth = DAY_NONE, .birth_exact = "unknown" };
    if (!*n->family && !*n->given) return text(r, T_cooperative_who_needed);
    if ((wrong = registry_name_wrong(r, n->family)) || (wrong = registry_name_wrong(r, n->given))) return wrong;
    if (!*in(r, "born")) return NULL;
    n->birth_exact = "day";
    return day_read_forgiving(in(r, "born"), &n->birth) && n->birth.v <= r->today.v
        && years_between(n->birth, r->today) <= 120 ? NULL : text(r, T_cooperative_born_wrong);
}

static const char *join_wrong(struct req *r, const struct coop *c, const struct person *who, struct joining *j)
{
    const char *wrong;

    *j = (struct joining){ .share = { 0 } };
    if (!who && (wrong = new_wrong(r, &j->is))) return wrong;
    if (!coop_one_of(in(r, "kind"), coop_kinds)) return text(r, T_cooperative_no_choice);
    if (!coop_day_typed(r, "since", r->today, &j->since) || j->since.v > r->today.v || j->since.v < r->today.v - DAYS_BACK) return text(r,
        T_cooperative_since_wrong);
    if (*in(r, "share") && (!read_money(in(r, "share"), &j->share.v) || j->share.v < 0 || j->share.v > SHARE_MOST)) return text(r,
        T_cooperative_share_wrong);
    return who && member_already(r, c->id, who->id, j->since).n ? text(r, T_cooperative_member_already) : NULL;             /* CO2 */
}

/* Somebody who is written down for the first time: files that may be theirs are shown before. */
static bool alike(struct req *r, const struct coop *c, const struct person_new *n, struct join_page *p)
{
    const struct look_alike *all;
    int found = in_has(r, "another") ? 0 : registry_look_alikes(r, n, "", &all);

    p->alike.at = mem_get(&r->mem, (size_t)(found + 1) * sizeof *p->alike.at);
    for (int i = 0; i < found; i++)
        p->alike.at[p->alike.n++] = (struct join_alike){ fmt(r, "/cooperative/join?unit=%lld&person=%lld", (long long)c->id.v,
            (long long)all[i].person.v), { all[i].name }, all[i].born, all[i].said };
    return found > 0;
}

static person_id record(struct req *r, const struct person_new *n)
{
    person_id id = registry_add(r, n);

    registry_keys_write(r, id);
    act(r, "recorded a person", "person", id.v);
    return id;
}

static void post_join(struct req *r)
{
    struct coop c;
    const struct person *who;
    struct joining j;
    struct join_page p = { .problem = "" };
    struct hostel_stay_row stay = { 0 };
    struct join_row row;

    if (!coop_unit(r, &c, "/cooperative/join") || !joiner(r, &who)) return;
    const char *wrong = join_wrong(r, &c, who, &j);
    if (!wrong && !who && alike(r, &c, &j.is, &p)) wrong = text(r, T_cooperative_alike);
    if (wrong) { p.problem = wrong; show_join(r, 422, &c, who, &p); return; }
    if (who && !access_use(r, who->id, "wrote somebody down")) return;
    person_id person = who ? who->id : record(r, &j.is);
    stay_id from = who && hostel_stay(r, person, staff_here(r), r->today, &stay) ? stay.id : (stay_id){ 0 };
    if (!join(r, c.id, person, in(r, "kind"), j.share, from, j.since, r->now, staff_here(r), &row)) fault(&r->fate,
        "the membership was not written");
    act(r, "made somebody a member", "membership", row.id.v);
    coop_member_saved(r, row.id);
}
PAGE(cooperative_join, .path = "/cooperative/join", .may = MAY_COOPERATE, .get = get_join, .post = post_join,
    .help = "Somebody becomes a member of the cooperative.");
