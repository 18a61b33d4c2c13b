/* SPDX-License-Identifier: EUPL-1.2
** work.c - Housing and Work on the page of a stay: the home that is rented, the rent month by month against what was agreed, job and
** counselling.
**
** ST11  A month's rent is paid once, not above what the programme gives a household of this size, and what was not met needs a reason; of
** who left the last months of the stay are still paid. */
#include "rooms/stays/inside.h"
#include "rooms/ledger/ledger.h"
#include "base/date.h"
#include "rooms/entitlements/entitlements.h"
#include "work.sql.h"

enum { TALKS = 12, DUTIES = 8, MONTHS_BACK = 3 };         /* receipts come later: so many months back a rent is still paid */
struct lease_line { lease_id id; const char *words; cents rent; day since, until; bool runs; };
struct month_line { month_id id; const char *month, *duties, *state, *tone, *why; cents rent; bool paid; };
struct open_month { const char *month; cents rent; };
struct duty_line { const char *id, *name; };
struct job_line { const char *kind, *words; day since, until; };
struct talk_line { day day; const char *kind, *words; int64_t minutes; };
struct work_page {
    stay_id id; const char *most, *lease_words, *rent; bool here, home, work; day left;
    struct { int n; struct open_month at[MONTHS_BACK + 1]; } open;
    struct { int n; struct lease_line *at; } leases;
    struct { int n; struct month_line *at; } months;
    struct { int n; struct duty_line at[DUTIES]; } duties;
    struct { int n; struct job_line *at; } jobs;
    struct { int n; struct talk_line *at; } talks;
    struct options job_kinds, talk_kinds;
};
#include "work.html.h"

static const char *const job_kinds[] = { "subsidised", "employed", "own_business", "training", NULL };
static const char *const talk_kinds[] = { "work", "social", "psychological", "legal", "debts", NULL };

static cents rent_most(const struct guest *g)
{
    int n = g->rules->nrents;

    return g->rules->rents[g->persons < n ? g->persons - 1 : n - 1];
}

static const char *duties_said(struct req *r, const struct guest *g, const char *met)
{
    struct out o = { .mem = &r->mem };

    for (int i = 0; i < g->rules->duties.n; i++) {
        const char *d = g->rules->duties.at[i];
        out_fmt(&o, "%s%s %s", i ? ", " : "", strstr(met, fmt(r, ",%s,", d)) ? "✓" : "✗", stay_said(r, "duty", d));
    }
    return out_text(&o);
}

/* The last month of which a rent is owed: this one, or that of the last day of who left. */
static day month_last(struct req *r, day since, day until)
{
    return month_first(until.v == DAY_NONE.v ? r->today : until.v > since.v ? (day){ until.v - 1 } : since);
}

/* A month of the stay for which there is a home, and whose rent was not paid. */
static bool is_open(struct req *r, stay_id stay, day since, const struct months_of *m, day month, cents *rent)
{
    day next = day_add_months(month, 1);
    struct lease_on_row now;

    for (int i = 0; i < m->n; i++) if (m->at[i].month.v == month.v && !strcmp(m->at[i].state, "paid")) return false;
    if (next.v <= since.v || !lease_on(r, stay, month, next, &now)) return false;
    *rent = now.rent;
    return true;
}

int rents_open(struct req *r, stay_id stay, day since, day until)
{
    struct months_of m = months_of(r, stay);
    cents rent;
    int n = 0;

    for (int back = 0; back <= MONTHS_BACK; back++)
        n += is_open(r, stay, since, &m, day_add_months(month_last(r, since, until), -back), &rent);
    return n;
}

static void put_home(struct req *r, const struct guest *g, struct work_page *p)
{
    struct leases_of all = leases_of(r, g->id);
    struct months_of m = months_of(r, g->id);

    p->leases.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->leases.at);
    for (int i = 0; i < all.n; i++) {
        struct leases_of_row *x = &all.at[i];
        bool runs = p->here && (x->until.v == DAY_NONE.v || x->until.v > r->today.v);
        p->leases.at[p->leases.n++] = (struct lease_line){ x->id, stay_open(r, x->words, x->words_n), x->rent, x->since, x->until, runs
            && x->since.v < r->today.v };
    }
    p->months.at = mem_get(&r->mem, (size_t)(m.n + 1) * sizeof *p->months.at);
    for (int i = 0; i < m.n; i++) {
        bool paid = !strcmp(m.at[i].state, "paid");
        p->months.at[p->months.n++] = (struct month_line){ m.at[i].id, month_said(r, m.at[i].month), duties_said(r, g, m.at[i].duties),
            stay_said(r, "month", m.at[i].state), paid ? "ok" : "warn", stay_open(r, m.at[i].why, m.at[i].why_n), m.at[i].rent, paid };
    }
    for (int back = MONTHS_BACK; back >= 0; back--) {
        day month = day_add_months(month_last(r, g->since, g->until), -back);
        cents rent;
        if (is_open(r, g->id, g->since, &m, month, &rent)) p->open.at[p->open.n++] = (struct open_month){ month_said(r, month), rent };
    }
}

static void put_work(struct req *r, const struct guest *g, struct work_page *p)
{
    struct jobs_of jobs = jobs_of(r, g->id);
    struct talks_of talks = talks_of(r, g->id, TALKS);

    p->jobs.at = mem_get(&r->mem, (size_t)(jobs.n + 1) * sizeof *p->jobs.at);
    for (int i = 0; i < jobs.n; i++)
        p->jobs.at[p->jobs.n++] = (struct job_line){ stay_said(r, "job", jobs.at[i].kind),
            stay_open(r, jobs.at[i].words, jobs.at[i].words_n), jobs.at[i].since, jobs.at[i].until };
    p->talks.at = mem_get(&r->mem, (size_t)(talks.n + 1) * sizeof *p->talks.at);
    for (int i = 0; i < talks.n; i++)
        p->talks.at[p->talks.n++] = (struct talk_line){ talks.at[i].day, stay_said(r, "talk", talks.at[i].kind),
            stay_open(r, talks.at[i].words, talks.at[i].words_n), talks.at[i].minutes };
}

void work_show(struct req *r, const struct guest *g)
{
    struct work_page p = { .id = g->id, .here = g->until.v == DAY_NONE.v, .left = g->until,
        .home = g->rules->nrents > 0, .work = g->rules->work, .most = g->rules->nrents ? money_said(r, rent_most(g)) : "",
        .lease_words = in(r, "lease_words"),
        .rent = in(r, "rent"), .job_kinds = stay_options(r, job_kinds, "job", in(r, "kind")),
        .talk_kinds = stay_options(r, talk_kinds, "talk", in(r, "kind")) };

    for (int i = 0; i < g->rules->duties.n && i < DUTIES; i++)
        p.duties.at[p.duties.n++] = (struct duty_line){ g->rules->duties.at[i], stay_said(r, "duty", g->rules->duties.at[i]) };
    if (p.home) put_home(r, g, &p);
    if (p.work) put_work(r, g, &p);
    work_html(r, &p);
}

/* ---- what is done ---- */

/* The case that gave the guest, or their household, the unit's programme in these days; v 0: none was kept here. */
static case_id decision(struct req *r, const struct guest *g, day since, day until)
{
    struct given_under_row d;

    return given_under(r, g->person, g->rules->programme, since, until, &d) ? d.filed : (case_id){ 0 };
}

static int64_t stay_of_rent(struct req *r, int64_t about)
{
    struct of_month_row s;

    return of_month(r, (month_id){ about }, &s) ? s.stay.v : 0;
}

static int64_t stay_of_talk(struct req *r, int64_t about)
{
    struct of_talk_row s;

    return of_talk(r, (talk_id){ about }, &s) ? s.stay.v : 0;
}
DELIVERY_RECORD(rent, .kind = "rent", .path = "/stays/stay?id=", .team = true, .number = stay_of_rent);
DELIVERY_RECORD(talk, .kind = "talk", .path = "/stays/stay?id=", .team = true, .number = stay_of_talk);

static const char *new_lease(struct req *r, const struct guest *g)
{
    cents rent = { 0 };
    day since, until;
    struct add_lease_row row;
    size_t n;

    if (!*in(r, "lease_words") || strlen(in(r, "lease_words")) > LINE_MOST || !read_money(in(r, "rent"), &rent.v) || rent.v <= 0
        || !stay_day_typed(r, "lease_since", r->today, &since) || !stay_day_typed(r, "lease_until", DAY_NONE, &until)
        || (until.v != DAY_NONE.v && until.v <= since.v)) return text(r, T_stays_lease_wrong);
    if (rent.v > rent_most(g).v) return text_with(r, T_stays_lease_over, money_said(r, rent_most(g)));
    if (lease_clash(r, g->id, since, until).n) return text(r, T_stays_lease_clash);
    const void *words = stay_seal(r, in(r, "lease_words"), &n);
    if (!add_lease(r, g->id, words, n, rent, since, until, r->now, staff_here(r), &row)) fault(&r->fate, "the lease was not written");
    act(r, "wrote a lease", "stay", g->id.v);
    return NULL;
}

/* NULL: the month of the form is one of the last few of the stay; else which they are. */
static const char *month_wrong(struct req *r, const struct guest *g, day *month)
{
    day last = month_last(r, g->since, g->until), first = day_add_months(last, -MONTHS_BACK), came = month_first(g->since);

    if (first.v < came.v) first = came;
    if (month_asked(r, month) && month->v >= first.v && month->v <= last.v) return NULL;
    return text_with(r, T_stays_month_outside, month_said(r, first), month_said(r, last));
}

/* ST11 */
static const char *month_rent(struct req *r, const struct guest *g, bool pay)
{
    day month;
    struct out met = { .mem = &r->mem };
    struct lease_on_row now;
    struct add_month_row row;
    const char *wrong = month_wrong(r, g, &month);
    bool all = true;
    size_t n;

    if (wrong) return wrong;
    if (!lease_on(r, g->id, month, day_add_months(month, 1), &now)) return text(r, T_stays_month_no_lease);
    out_str(&met, ",");
    for (int i = 0; i < g->rules->duties.n; i++) {
        bool yes = in_has(r, fmt(r, "duty_%s", g->rules->duties.at[i]));
        if (yes) out_fmt(&met, "%s,", g->rules->duties.at[i]);
        all &= yes;
    }
    if ((!pay || !all) && !*in(r, "month_why")) return text(r, T_stays_why_needed);
    const void *why = stay_seal(r, in(r, "month_why"), &n);
    if (!add_month(r, g->id, month, now.rent, out_text(&met), pay ? "paid" : "held", why, n, r->now, staff_here(r), &row))
        return text(r, T_stays_month_taken);
    if (pay)
        ledger_add(r, &(struct delivery){ .on = r->today, .unit = g->unit, .kind = DELIVERED_MONEY, .service = g->rules->programme,
            .person = g->person, .quantity = 1, .worth = now.rent, .under = decision(r, g, month, day_add_months(month, 1)),
            .about_kind = "rent", .about = row.id.v });
    act(r, pay ? "paid a month's rent" : "held back a month's rent", "stay", g->id.v);
    return NULL;
}

static const char *take_back(struct req *r, const struct guest *g)
{
    month_id id = { in_id(r, "month_id") };
    size_t n;
    const void *why = stay_seal(r, text(r, T_stays_month_undone), &n);

    if (!hold_month(r, id, g->id, why, n, r->now, staff_here(r))) return text(r, T_stays_no_choice);
    ledger_take_back(r, "rent", id.v, text(r, T_stays_month_undone));
    act(r, "took a month's rent back", "stay", g->id.v);
    return NULL;
}

static const char *new_job(struct req *r, const struct guest *g)
{
    day since, until;
    struct add_job_row row;
    size_t n;

    if (!stay_one_of(in(r, "kind"), job_kinds) || !*in(r, "job_words") || strlen(in(r, "job_words")) > LINE_MOST
        || !stay_day_typed(r, "job_since", r->today, &since) || !stay_day_typed(r, "job_until", DAY_NONE, &until)
        || (until.v != DAY_NONE.v && until.v <= since.v)) return text(r, T_stays_job_wrong);
    const void *words = stay_seal(r, in(r, "job_words"), &n);
    if (!add_job(r, g->id, in(r, "kind"), words, n, since, until, r->now, staff_here(r), &row)) fault(&r->fate, "the job was not written");
    act(r, "wrote a guest's job", "stay", g->id.v);
    return NULL;
}

static const char *new_talk(struct req *r, const struct guest *g)
{
    int64_t minutes = in_id(r, "minutes");
    struct add_talk_row row;
    size_t n;
    day on;

    if (!stay_one_of(in(r, "kind"), talk_kinds) || !stay_day_typed(r, "talk_day", r->today, &on) || on.v > r->today.v || on.v < g->since.v
        || minutes < 5 || minutes > 480 || strlen(in(r, "talk_words")) > LINE_MOST) return text(r, T_stays_talk_wrong);
    const void *words = stay_seal(r, in(r, "talk_words"), &n);
    if (!add_talk(r, g->id, on, in(r, "kind"), minutes, words, n, r->now, staff_here(r), &row)) fault(&r->fate, "the talk was not written");
    ledger_add(r, &(struct delivery){ .on = on, .unit = g->unit, .kind = DELIVERED_SESSION, .service = g->rules->programme,
        .person = g->person, .quantity = 1, .under = decision(r, g, on, (day){ on.v + 1 }), .about_kind = "talk", .about = row.id.v });
    act(r, "wrote a counselling talk", "stay", g->id.v);
    return NULL;
}

static void post(struct req *r)
{
    const struct guest *g = stay_of_visit(r, (stay_id){ in_id(r, "id") });
    const char *what = in(r, "do"), *wrong = NULL;

    if (!g) return;
    bool money = !strcmp(what, "pay") || !strcmp(what, "hold") || !strcmp(what, "undo");
    if (g->until.v != DAY_NONE.v && !money) { refuse(r, 409, T_stays_left_already); return; }
    if (money && !access_use(r, g->person, "decided about a rent")) return;
    bool home = money || !strcmp(what, "lease") || !strcmp(what, "lease_end");
    if (home ? !g->rules->nrents : !g->rules->work) { stay_show(r, 422, g, text(r, T_stays_no_choice)); return; }
    if (!strcmp(what, "lease")) wrong = new_lease(r, g);
    else if (!strcmp(what, "lease_end")) {
        if (end_lease(r, (lease_id){ in_id(r, "lease") }, g->id, r->today)) act(r, "ended a lease", "stay", g->id.v);
        else wrong = text(r, T_stays_no_choice);
    } else if (!strcmp(what, "undo")) wrong = take_back(r, g);
    else if (money) wrong = month_rent(r, g, *what == 'p');
    else if (!strcmp(what, "job")) wrong = new_job(r, g);
    else if (!strcmp(what, "talk")) wrong = new_talk(r, g);
    else wrong = text(r, T_stays_no_choice);
    if (wrong) stay_show(r, 422, g, wrong);
    else stay_saved(r, g->id);
}
PAGE(stays_work, .path = "/stays/work", .may = MAY_STAY, .post = post,
    .help = "Housing and Work: lease, a month's rent, job, counselling.");
