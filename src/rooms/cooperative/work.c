/* SPDX-License-Identifier: EUPL-1.2
** work.c - the day's sheet: who worked how long, at what, for which order; a mistake is taken back with its reason.  CO4, CO5, CO7. */
#include "rooms/cooperative/inside.h"
#include "rooms/cooperative/orders.h"
#include "rooms/ledger/ledger.h"
#include "rooms/portal/portal.h"
#include "work.sql.h"

enum { LINES_MOST = 60, DAYS_BACK = 92 };
struct sheet_row { membership_id id; struct isolated name; const char *spent, *typed; };
struct done_row { labour_id id; day day; const char *path, *kind, *hours, *order; struct isolated name; };
struct work_page {
    struct coop_bar_page bar; const char *title, *done, *problem, *day, *month; unit_id unit; struct coop_options kinds;
        struct order_options orders;
    struct { int n; struct sheet_row *at; } sheet;
    struct { int n; struct done_row *at; } rows;
};
#include "work.html.h"

static const char *field_of(struct req *r, membership_id id) { return fmt(r, "h_%lld", (long long)id.v); }

static void show_work(struct req *r, int status, const struct coop *c, day on, const char *problem)
{
    account_id me = staff_here(r);
    day month = month_first(on);
    struct day_sheet sheet = day_sheet(r, c->id, on, me, r->now);
    struct labours all = labours(r, c->id, month, day_add_months(month, 1), me, r->now, LINES_MOST);
    struct work_page p = { .bar = c->bar, .title = text_with(r, T_cooperative_work_of, c->name),
        .done = in_has(r, "saved") ? text(r, T_cooperative_saved) : "", .problem = problem, .day = day_field(r, on),
        .month = month_said(r, month), .unit = c->id, .kinds = coop_options(r, town_labours(r->house->town)->at, "labour", in(r, "kind")),
        .orders = orders_to_choose(r, c->id, (order_id){ in_id(r, "ord") }) };

    p.sheet.at = mem_get(&r->mem, (size_t)(sheet.n + 1) * sizeof *p.sheet.at);
    for (int i = 0; i < sheet.n; i++)
        p.sheet.at[p.sheet.n++] = (struct sheet_row){ sheet.at[i].id, { coop_name(r, sheet.at[i].family, sheet.at[i].given) },
            sheet.at[i].minutes ? coop_hours(r, sheet.at[i].minutes) : "", in(r, field_of(r, sheet.at[i].id)) };
    p.rows.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.rows.at);
    for (int i = 0; i < all.n; i++) {
        struct labours_row *l = &all.at[i];
        p.rows.at[p.rows.n++] = (struct done_row){ l->id, l->day, fmt(r, "/cooperative/member?id=%lld", (long long)l->membership.v),
            coop_said(r, "labour", l->kind), coop_hours(r, l->minutes), l->customer ? l->customer : "",
            { coop_name(r, l->family, l->given) } };
    }
    r->status = status;
    page_begin(r, p.title, .wide = true, .problem = *problem != 0);
    work_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct coop c;
    day on;

    if (!coop_unit(r, &c, "/cooperative/work")) return;
    bool fine = coop_day_typed(r, "day", r->today, &on) && on.v <= r->today.v;
    act(r, "read the day's work", "unit", c.id.v);
    show_work(r, fine ? 200 : 422, &c, fine ? on : r->today, fine ? "" : text(r, T_cooperative_day_wrong));
}

/* One member's hours of the form: 0 for none; else what is wrong with them. */
static const char *hours_wrong(struct req *r, const struct day_sheet_row *m, int *minutes)
{
    const char *typed = in(r, field_of(r, m->id)), *name = coop_name(r, m->family, m->given);

    *minutes = 0;
    if (!*typed) return NULL;
    if (!coop_hours_read(typed, minutes) || !*minutes) return text_with(r, T_cooperative_hours_wrong, name);
    return m->minutes + *minutes > DAY_MINUTES ? text_with(r, T_cooperative_over_24, name, coop_hours(r, m->minutes)) : NULL;
        /* CO4 */
}

static void write_one(struct req *r, const struct coop *c, membership_id id, day on, order_id ord, int minutes)
{
    struct spend_row spent;
    struct worked_row row;

    if (!spend(r, id, on, minutes, &spent) || !worked(r, id, on, in(r, "kind"), minutes, ord, r->now, staff_here(r), &row)) fault(&r->fate,
        "the work was not written");
    ledger_add(r, &(struct delivery){ .on = on, .unit = c->id, .kind = DELIVERED_MINUTES, .service = "cooperative", .quantity = minutes,
        .about_kind = "labour", .about = row.id.v });
    act(r, "wrote a member's work", "membership", id.v);
}

/* All of the sheet is looked at before any of it is written. */
static const char *write_day(struct req *r, const struct coop *c, day on)
{
    struct day_sheet sheet = day_sheet(r, c->id, on, staff_here(r), r->now);
    order_id ord = { in_id(r, "ord") };
    int *minutes = mem_get(&r->mem, (size_t)(sheet.n + 1) * sizeof *minutes), written = 0;
    const char *wrong;

    if (!coop_one_of(in(r, "kind"), town_labours(r->house->town)->at) || (ord.v && !order_of_unit(r, c->id, ord)))
        return text(r, T_cooperative_no_choice);
    for (int i = 0; i < sheet.n; i++) {
        if ((wrong = hours_wrong(r, &sheet.at[i], &minutes[i]))) return wrong;
        written += minutes[i] != 0;
    }
    if (!written) return text(r, T_cooperative_nothing_typed);
    if (!coop_month_open(r, c->id, on)) return text_with(r, T_cooperative_month_closed, month_said(r, on));          /* CO5 */
    for (int i = 0; i < sheet.n; i++) if (minutes[i]) write_one(r, c, sheet.at[i].id, on, ord, minutes[i]);
    return NULL;
}

static const char *take_back(struct req *r, const struct coop *c)
{
    labour_id id = { in_id(r, "labour") };
    struct labour_one_row l;

    if (!labour_one(r, id, c->id, &l)) return text(r, T_cooperative_no_choice);
    if (!*in(r, "why") || strlen(in(r, "why")) > WORDS_MOST) return text(r, T_cooperative_why_needed);
    if (!coop_month_open(r, c->id, l.day)) return text_with(r, T_cooperative_month_closed, month_said(r, l.day));
    if (!undo_labour(r, id, r->now, staff_here(r), in(r, "why"))) fault(&r->fate, "the work was not taken back");
    unspend(r, l.membership, l.day, l.minutes);
    ledger_take_back(r, "labour", id.v, in(r, "why"));
    act(r, "took a member's work back", "membership", l.membership.v);
    return NULL;
}

static void post(struct req *r)
{
    struct coop c;
    const char *wrong;
    day on;

    if (!coop_unit(r, &c, "/cooperative/work")) return;
    bool fine = coop_day_typed(r, "day", r->today, &on) && on.v <= r->today.v && on.v >= r->today.v - DAYS_BACK;
    if (!fine) wrong = text(r, T_cooperative_day_wrong), on = r->today;
    else wrong = !strcmp(in(r, "do"), "undo") ? take_back(r, &c) : write_day(r, &c, on);
    if (wrong) show_work(r, 422, &c, on, wrong);
    else see_other(r, "/cooperative/work?unit=%lld&day=%s&saved=1", (long long)c.id.v, day_field(r, on));
}
PAGE(cooperative_work, .path = "/cooperative/work", .may = MAY_COOPERATE, .get = get, .post = post,
    .help = "The day's work: who, how long, at what, for which order.");

static int64_t member_of_labour(struct req *r, int64_t about)
{
    struct of_labour_row l;

    return of_labour(r, (labour_id){ about }, &l) ? l.membership.v : 0;
}
DELIVERY_RECORD(labour, .kind = "labour", .path = "/cooperative/member?id=", .team = true, .number = member_of_labour);
