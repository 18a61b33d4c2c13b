/* SPDX-License-Identifier: EUPL-1.2
** member.c - the page of one member: plan, hours, income, work outside; their kind and share change, they leave. */
#include "rooms/cooperative/inside.h"
#include "rooms/entitlements/entitlements.h"
#include "web/conflict.h"
#include "member.sql.h"

enum { LABOUR_SHOWN = 31, SHARE_MOST = 100000000 };
struct labour_line { labour_id id; day day; const char *kind, *hours, *order, *why; bool undone; };
struct payout_line { const char *month, *hours, *why; cents amount; bool countered; };
struct member_page {
    membership_id id; const char *title, *done, *problem, *path, *unit, *kind, *reason, *why, *hostel, *hostel_path, *plan, *back,
        *share_typed, *until_typed, *why_typed;
    struct isolated name; cents share, received; day since, until; bool here; int64_t row_version;
    struct coop_options kinds, reasons; struct conflict_was_page was;
    struct { int n; struct labour_line *at; } labour;
    struct { int n; struct payout_line *at; } payouts;
};
#include "member.html.h"

static const char *const reasons[] = { "work", "training", "wish", "moved", "health", "excluded", "died", "other", NULL };

static void put_labour(struct req *r, const struct coop_member *m, struct member_page *p)
{
    struct labour_of all = labour_of(r, m->id, LABOUR_SHOWN);
    struct payouts_of paid = payouts_of(r, m->id);

    p->labour.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->labour.at);
    for (int i = 0; i < all.n; i++) {
        struct labour_of_row *l = &all.at[i];
        p->labour.at[p->labour.n++] = (struct labour_line){ l->id, l->day, coop_said(r, "labour", l->kind), coop_hours(r, l->minutes),
            l->customer ? l->customer : "", l->why, l->undone.v != 0 };
    }
    p->payouts.at = mem_get(&r->mem, (size_t)(paid.n + 1) * sizeof *p->payouts.at);
    for (int i = 0; i < paid.n; i++) {
        struct payouts_of_row *x = &paid.at[i];
        p->payouts.at[p->payouts.n++] = (struct payout_line){ month_said(r, x->month), coop_hours(r, x->minutes), x->why, x->amount,
            x->counters.v != 0 };
        p->received.v += x->amount.v;
    }
}

void coop_member_show(struct req *r, int status, const struct coop_member *m, const char *problem)
{
    struct stay_seen_row stay;
    bool hostel = m->stay.v && stay_seen(r, m->stay, staff_here(r), r->today, &stay);
    struct member_page p = { .id = m->id, .title = text_with(r, T_cooperative_member_of, m->name.text, m->unit_name),
        .done = in_has(r, "saved") ? text(r, T_cooperative_saved) : "", .problem = problem, .path = m->path, .unit = m->unit_name,
        .kind = coop_said(r, "kind", m->kind), .reason = *m->reason ? coop_said(r, "reason", m->reason) : "", .why = m->why,
        .hostel = hostel ? text_with(r, T_cooperative_from_hostel, stay.unit_name, day_said(r, stay.since)) : "",
        .hostel_path = hostel ? fmt(r, "/stays/stay?id=%lld", (long long)m->stay.v) : "",
        .back = fmt(r, "/cooperative?unit=%lld", (long long)m->unit.v),
        .plan = *m->path && r->keys & MAY_ADVISE ? fmt(r, "/care/plan?person=%lld", (long long)m->person.v) : "", .name = m->name,
        .share = m->share, .share_typed = *in(r, "share") ? in(r, "share") : money_typed(r, m->share),
        .until_typed = in(r, "until"),
        .why_typed = in(r, "why"), .since = m->since, .until = m->until, .here = m->until.v == DAY_NONE.v, .row_version = m->row_version,
        .kinds = coop_options(r, coop_kinds, "kind", *in(r, "kind") ? in(r, "kind") : m->kind),
        .reasons = coop_options(r, reasons, "reason", in(r, "reason")) };

    p.was = conflict_was(r, m->row_version, 2, (const struct kept[]){ { "kind", m->kind }, { "share", money_typed(r, m->share) } });
    put_labour(r, m, &p);
    r->status = status;
    page_begin(r, p.title, .back = p.back, .problem = *problem != 0);
    member_html(r, &p);
    placements_show(r, m);
    page_end(r);
}

static void get(struct req *r)
{
    const struct coop_member *m = coop_member_of_visit(r, (membership_id){ in_id(r, "id") });

    if (!m) return;
    act(r, "looked at a member", "membership", m->id.v);
    coop_member_show(r, 200, m, "");
}

/* CO3: never before they joined, never before a day on which they worked. */
static const char *leave_wrong(struct req *r, const struct coop_member *m, day *until)
{
    if (!coop_day_typed(r, "until", r->today, until)) return text(r, T_cooperative_until_wrong);
    if (until->v < m->since.v) return text_with(r, T_cooperative_before_joined, day_said(r, m->since));
    if (until->v > r->today.v) return text(r, T_cooperative_until_wrong);
    if (!coop_one_of(in(r, "reason"), reasons)) return text(r, T_cooperative_reason_needed);
    if (strlen(in(r, "why")) > WORDS_MOST) return text(r, T_cooperative_too_long);
    struct worked_after_row w = worked_after(r, m->id, *until);
    return w.n ? text_with(r, T_cooperative_worked_after, day_said(r, w.last)) : NULL;
}

static const char *kind_said(struct req *r, const char *kind) { return coop_said(r, "kind", kind); }
static const char *reason_said(struct req *r, const char *reason) { return coop_said(r, "reason", reason); }

/* Two wrote of one member who is still here: mine, theirs, the original. */
static void show_conflict(struct req *r, const struct coop_member *m, bool leaves)
{
    const char *id = fmt(r, "%lld", (long long)m->id.v);
    const struct conflict_field change[] = { { "kind", text(r, T_cooperative_kind), m->kind, kind_said },
        { "share", text(r, T_cooperative_share), money_typed(r, m->share), NULL } };
    const struct conflict_field leave[] = { { "until", text(r, T_cooperative_until), "", NULL },
        { "reason", text(r, T_cooperative_reason), "", reason_said }, { "why", text(r, T_cooperative_words), "", NULL } };

    conflict_page(r, &(struct conflict){ .title = m->name.text, .action = "/cooperative/member", .version = m->row_version,
        .back = fmt(r, "/cooperative/member?id=%s", id), .carry = { 2, (struct kept[]){ { "id", id }, { "do", in(r, "do") } } },
        .n = leaves ? 3 : 2, .at = leaves ? leave : change });
}

static void post(struct req *r)
{
    const struct coop_member *m = coop_member_of_visit(r, (membership_id){ in_id(r, "id") });
    bool leaves = !strcmp(in(r, "do"), "leave"), changed;
    const char *wrong;
    cents share = { 0 };
    day until;
    size_t n;

    if (!m) return;
    if (m->until.v != DAY_NONE.v) { coop_member_show(r, 409, m, text(r, T_cooperative_left_already)); return; }
    if (leaves) wrong = leave_wrong(r, m, &until);
    else if (strcmp(in(r, "do"), "change") || !coop_one_of(in(r, "kind"), coop_kinds)) wrong = text(r, T_cooperative_no_choice);
    else wrong = read_money(in(r, "share"), &share.v) && share.v >= 0 && share.v <= SHARE_MOST ? NULL : text(r, T_cooperative_share_wrong);
    if (wrong) { coop_member_show(r, 422, m, wrong); return; }
    const void *why = coop_seal(r, in(r, "why"), &n);
    changed = leaves ? leave_coop(r, m->id, until, in(r, "reason"), why, n, staff_here(r), in_id(r, "row_version"))
        : set_member(r, m->id, in(r, "kind"), share, in_id(r, "row_version"));
    if (!changed) { show_conflict(r, m, leaves); return; }
    act(r, leaves ? "a member left" : "changed a member's share", "membership", m->id.v);
    coop_member_saved(r, m->id);
}
PAGE(cooperative_member, .path = "/cooperative/member", .may = MAY_COOPERATE, .get = get, .post = post,
    .help = "One member: plan, hours, income, work outside; share, leaving.");
