/* SPDX-License-Identifier: EUPL-1.2
** project.c - one line of the technical programme: what it has and had, what was contracted and paid, its photos (WK1, WK2, WK5). */
#include "rooms/works/inside.h"
#include "rooms/entitlements/entitlements.h"

struct approval_line { day since; cents budget, access; const char *kind, *reason, *ground; struct isolated who; instant made; };
struct bill_line { const char *kind, *words; day day; cents amount, access; struct isolated who; };
struct picture_line { picture_id id; const char *phase, *words, *taken; };
struct project_page {
    const char *problem, *done, *state, *tone, *kind, *reason, *about, *where, *place, *shown; struct isolated title, area, contractor;
    struct ltr code;
    project_id id; int64_t year, version; bool writes, tagged; day starts, ends; cents budget, access, contracted, paid;
    const char *since, *new_budget, *new_access, *new_reason, *ground, *day, *amount, *bill_access, *words, *alt, *taken;
    bool less, payment;
    struct choices kinds, phases;
    struct { int n; struct approval_line *at; } approvals;
    struct { int n; struct bill_line *at; } bills;
    struct { int n; struct picture_line *at; } pictures;
};
#include "project.html.h"

static void take_approvals(struct req *r, struct project_page *p)
{
    struct approvals all = approvals(r, p->id);

    p->approvals.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->approvals.at);
    for (int i = 0; i < all.n; i++)
        p->approvals.at[p->approvals.n++] = (struct approval_line){ all.at[i].since, all.at[i].budget, all.at[i].access,
            *all.at[i].kind ? works_word(r, "kind", all.at[i].kind) : "", all.at[i].reason, all.at[i].ground, { all.at[i].who },
            all.at[i].made };
}

static void take_bills(struct req *r, struct project_page *p)
{
    struct bills all = bills(r, p->id);

    p->bills.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->bills.at);
    for (int i = 0; i < all.n; i++)
        p->bills.at[p->bills.n++] = (struct bill_line){ works_word(r, "bill", all.at[i].kind), all.at[i].words, all.at[i].day,
            all.at[i].amount, all.at[i].access, { all.at[i].who } };
}

static void take_pictures(struct req *r, struct project_page *p)
{
    struct pictures all = pictures(r, p->id);

    p->pictures.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->pictures.at);
    for (int i = 0; i < all.n; i++)
        p->pictures.at[p->pictures.n++] = (struct picture_line){ all.at[i].id, works_word(r, "phase", all.at[i].phase), all.at[i].words,
            day_said(r, all.at[i].taken) };
}

static const char *kept(struct req *r, const char *field, const char *otherwise) { return in_has(r, field) ? in(r, field) : otherwise; }

/* What was typed and refused stays in its form. */
static void take_typed(struct req *r, struct project_page *p, const struct project_row *x)
{
    static const char *const phases[] = { "before", "after" };
    const char *kind = kept(r, "kind", x->kind);

    p->since = kept(r, "since", day_field(r, r->today)), p->new_budget = kept(r, "budget", show_cents(r, IN_ATTR, x->budget).text);
    p->new_access = kept(r, "access", x->access.v && x->access.v != x->budget.v ? show_cents(r, IN_ATTR, x->access).text : "");
    p->kinds = works_kinds(r, kind), p->new_reason = kept(r, "reason", x->reason), p->ground = in(r, "ground");
    p->day = kept(r, "day", day_field(r, r->today)), p->amount = in(r, "amount"), p->bill_access = in(r, "part"), p->words = in(r, "words");
    p->less = in_has(r, "less"), p->payment = !strcmp(in(r, "bill"), "payment");
    p->phases = works_choices(r, "phase", 2, phases, in(r, "phase")), p->alt = in(r, "alt"), p->taken = in(r, "taken");
}

void project_show(struct req *r, int status, project_id id, const char *problem)
{
    struct project_row x;

    if (!project(r, id, &x)) { refuse(r, 404, T_works_unknown); return; }
    struct billed_row b = billed(r, id);
    struct geo at = { (int32_t)x.lat, (int32_t)x.lon };
    struct project_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "",
        .state = works_word(r, "state", x.state), .tone = works_tone(x.state),
        .kind = *x.kind ? works_word(r, "kind", x.kind) : "", .reason = x.reason, .about = x.about,
        .where = x.lat ? fmt(r, "geo:%s", geo_typed(r, true, at)) : "",
        .place = geo_typed(r, x.lat != 0, at), .shown = x.access.v ? fmt(r, "/accessibility-works/one?id=%lld", (long long)id.v) : "",
        .title = { x.title }, .area = { x.area }, .contractor = { x.contractor }, .code = { x.code }, .id = id, .year = x.year,
        .version = x.row_version, .writes = (r->keys & WORKS_WRITE) != 0, .tagged = *x.kind != 0,
        .starts = x.starts, .ends = x.ends, .budget = x.budget, .access = x.access, .contracted = b.contracted, .paid = b.paid };

    take_approvals(r, &p);
    take_bills(r, &p);
    take_pictures(r, &p);
    take_typed(r, &p, &x);
    r->status = status;
    page_begin(r, x.title, .back = fmt(r, "/works?year=%lld", (long long)x.year), .wide = true, .problem = *problem != 0);
    project_html(r, &p);
    page_end(r);
}

static void get(struct req *r) { project_show(r, 200, (project_id){ in_id(r, "id") }, ""); }
PAGE(works_line, .path = "/works/line", .may = WORKS_READ, .get = get,
    .help = "One line of the technical programme: what it has and had, contracts, payments, photos.");

static void to_line(struct req *r) { see_other(r, "/works/line?id=%lld", (long long)in_id(r, "id")); }

/* ---- amended (WK2) ---- */

static void post_amend(struct req *r)
{
    project_id id = { in_id(r, "id") };
    struct project_row x;
    struct approved a;
    enum approval_part part;

    if (!project(r, id, &x)) { refuse(r, 404, T_works_unknown); return; }
    const char *wrong = approval_read(r, (int)x.year, x.since, &(struct approval_typed){ in(r, "since"), in(r, "budget"), in(r, "access"),
        in(r, "kind"), in(r, "reason"), in(r, "ground") }, &a, &part);
    struct billed_row b = billed(r, id);
    if (*wrong) { project_show(r, 422, id, wrong); return; }
    if (a.budget.v < b.contracted.v) {
        project_show(r, 422, id, text_with(r, T_works_below_contract, money_said(r, b.contracted)));
        return;
    }
    if (!touch_project(r, id, in_id(r, "version"))) { project_show(r, 409, id, text(r, T_works_moved_on)); return; }            /* WK5 */
    approval_write(r, id, &a, in(r, "ground"));
    act(r, "amended a line of the technical programme", "project", id.v);
    see_other(r, "/works/line?id=%lld&saved=1", (long long)id.v);
}
PAGE(works_amend, .path = "/works/amend", .may = WORKS_WRITE, .get = to_line, .post = post_amend,
     .help = "A line is amended from a day on: its amount, what of it is for accessibility, of which kind and why.");

/* ---- contracted, paid (WK6) ---- */

struct bill_read { cents amount, access; day day; const char *kind; };

static const char *bill_read(struct req *r, const struct project_row *x, struct bill_read *b)
{
    b->kind = in(r, "bill");
    if (strcmp(b->kind, "contract") && strcmp(b->kind, "payment")) return text(r, T_care_no_choice);
    if (blank(in(r, "day")) || !day_read_forgiving(in(r, "day"), &b->day)) return text(r, T_works_day_wrong);
    if (b->day.v > r->today.v || b->day.v < day_of((int)x->year - 1, 7, 1).v) return text(r, T_works_bill_day);
    if (!read_money(in(r, "amount"), &b->amount.v) || !b->amount.v) return text_with(r, T_works_amount_wrong, in(r, "amount"));
    b->access = in_proportion(b->amount, x->access, x->budget);
    if (!blank(in(r, "part")) && (!read_money(in(r, "part"), &b->access.v) || b->access.v > b->amount.v))
        return text(r, T_works_access_more);
    if (!blank(in(r, "part")) && b->access.v && !x->access.v) return text(r, T_works_not_tagged);
    if (blank(in(r, "words")) || too_long(in(r, "words"), TITLE_MOST)) return text(r, T_works_words_needed);
    if (in_has(r, "less")) b->amount.v = -b->amount.v, b->access.v = -b->access.v;
    return "";
}

/* Nothing is contracted beyond what was approved, nor paid beyond what was contracted, nor taken back beyond nothing. */
static const char *bill_beyond(struct req *r, const struct project_row *x, struct billed_row b, const struct bill_read *new)
{
    bool pays = !strcmp(new->kind, "payment");

    *(pays ? &b.paid : &b.contracted) = (cents){ (pays ? b.paid.v : b.contracted.v) + new->amount.v };
    *(pays ? &b.paid_access : &b.contracted_access) = (cents){ (pays ? b.paid_access.v : b.contracted_access.v) + new->access.v };
    if (b.contracted.v < 0 || b.paid.v < 0 || b.contracted_access.v < 0 || b.paid_access.v < 0) return text(r, T_works_below_zero);
    if (b.contracted.v > x->budget.v) return text_with(r, T_works_beyond_budget, money_said(r, x->budget));
    if (b.paid.v > b.contracted.v) return text_with(r, T_works_beyond_contract, money_said(r, b.contracted));
    return b.contracted_access.v > b.contracted.v || b.paid_access.v > b.paid.v ? text(r, T_works_access_more) : "";
}

static void post_bill(struct req *r)
{
    project_id id = { in_id(r, "id") };
    struct project_row x;
    struct bill_read b;

    if (!project(r, id, &x)) { refuse(r, 404, T_works_unknown); return; }
    const char *wrong = bill_read(r, &x, &b);
    if (!*wrong) wrong = bill_beyond(r, &x, billed(r, id), &b);
    if (*wrong) { project_show(r, 422, id, wrong); return; }
    if (!touch_project(r, id, in_id(r, "version"))) { project_show(r, 409, id, text(r, T_works_moved_on)); return; }
    add_bill(r, id, b.kind, b.day, b.amount, b.access, in(r, "words"), r->now, staff_here(r));
    act(r, !strcmp(b.kind, "payment") ? "wrote down a payment of a work" : "wrote down a contract of a work", "project", id.v);
    see_other(r, "/works/line?id=%lld&saved=1#bills", (long long)id.v);
}
PAGE(works_bill, .path = "/works/bill", .may = WORKS_WRITE, .get = to_line, .post = post_bill,
    .help = "What was contracted or paid of a line; a correction takes it back.");
