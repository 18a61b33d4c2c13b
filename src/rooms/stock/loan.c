/* SPDX-License-Identifier: EUPL-1.2
** loan.c - equipment is lent against a card until a day, and comes back (ST1, ST3, ST17). */
#include "rooms/stock/counter.h"
#include "rooms/ledger/ledger.h"
#include "rooms/messages/messages.h"
#include "web/draft.h"
#include "loan.sql.h"

struct loan_line { loan_id id; struct isolated what, who; struct ltr batch, number; day since, until; bool late; const char *longer; };
struct loans_page {
    struct store_bar_page bar; int64_t store; const char *problem, *done, *card, *until; struct options lots;
    struct { int n; struct loan_line *at; } loans;
};
#include "loans.html.h"

enum { LOANS_MOST = 300, LOAN_MOST = 3 * 366, USUAL = 90, LONGER = 30, REMIND = 3 };

static void render(struct req *r, int status, const struct store *s, const char *problem)
{
    struct loans all = loans(r, s->id, LOANS_MOST);
    struct to_lend lots = to_lend(r, s->id, r->today);
    struct loans_page p = { .bar = store_bar(r, s, "/stock/loans"), .store = s->id.v, .problem = problem,
        .done = in_has(r, "saved") ? text(r, T_stock_saved) : "" };

    draft_used(r, "");
    p.card = typed(r, "card", in(r, "card"));
    p.until = typed(r, "until", day_field(r, (day){ r->today.v + USUAL }));
    p.lots.at = mem_get(&r->mem, (size_t)(lots.n + 1) * sizeof *p.lots.at);
    for (int i = 0; i < lots.n; i++)
        option_add(&p.lots, stock_number_field(r, lots.at[i].lot.v), fmt(r, "%s %s (%lld)", item_said(r, lots.at[i].name,
            lots.at[i].name_en),
            lots.at[i].batch, (long long)lots.at[i].quantity), typed(r, "lot", ""));
    p.loans.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.loans.at);
    for (int i = 0; i < all.n; i++) {
        const struct loans_row *x = &all.at[i];
        p.loans.at[p.loans.n++] = (struct loan_line){ x->id, { item_said(r, x->name, x->name_en) }, { whose_said(r, x->person, x->family,
            x->given, x->shield, x->number) }, { x->batch }, { x->number }, x->since, x->until, x->until.v < r->today.v,
            day_field(r, (day){ (x->until.v > r->today.v ? x->until.v : r->today.v) + LONGER }) };
    }
    if (r->reading) act(r, "looked at what a store has lent", "unit", s->id.v);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_stock_loans), .problem = *problem != 0, .wide = true);
    loans_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct store s;

    if (store_here(r, &s)) render(r, 200, &s, "");
}

static bool until_typed(struct req *r, const char *field, day *until)
{
    return stock_day_typed(r, field, until) && until->v != DAY_NONE.v && until->v >= r->today.v && until->v <= r->today.v + LOAN_MOST;
}

static void remind(struct req *r, loan_id id, person_id person, bool shielded, const char *what, day until)
{
    message_send(r, &(struct message){ .person = person, .text = T_stock_loan_message, MESSAGE_PARAMS(what, message_day(r, until)),
        .neutral = shielded, .due = greek_instant((day){ until.v - REMIND }, 10 * 60), .ends = greek_instant((day){ until.v + 30 }, 0),
        .about_kind = "loan", .about = id.v });
}

static void lend(struct req *r, const struct store *s)
{
    struct to_lend lots = to_lend(r, s->id, r->today);
    const struct to_lend_row *lot = NULL;
    struct add_loan_row made;
    struct holder h;
    const char *problem;
    day until;

    if (!store_gives(s)) { refuse(r, 404, T_stock_no_counter); return; }
    if (!holder_by_number(r, s, in(r, "card"), &h, &problem)) { render(r, 422, s, problem); return; }
    if (*h.why_not) { render(r, 422, s, h.why_not); return; }
    for (int i = 0; i < lots.n; i++) if (lots.at[i].lot.v == in_id(r, "lot")) lot = &lots.at[i];
    if (!lot) { render(r, 422, s, text(r, T_stock_nothing_chosen)); return; }
    if (!until_typed(r, "until", &until)) { render(r, 422, s, text(r, T_stock_loan_until)); return; }
    if (!add_loan(r, s->id, lot->lot, h.card, h.person, r->today, until, r->now, staff_here(r), &made)) fault(&r->fate,
        "the loan was not written");
    stock_move(r, &(struct moved){ s->id, lot->lot, "lent", -1, "loan", made.id.v, NULL });
    ledger_add(r, &(struct delivery){ .on = r->today, .unit = s->id, .kind = DELIVERED_ITEM, .service = h.programme, .person = h.person,
        .quantity = 1, .worth = lot->worth, .under = h.under, .about_kind = "loan", .about = made.id.v });
    remind(r, made.id, h.person, h.shielded, lot->name, until);
    act(r, "lent equipment", "loan", made.id.v);
    see_other(r, "/stock/loans?store=%lld&saved=1", (long long)s->id.v);
}

/* It must be back later than it had to; who has it is reminded before the new day and no more before the old one. */
static bool lend_longer(struct req *r, const struct store *s, loan_id id, const struct loan_row *x)
{
    day until;

    if (!until_typed(r, fmt(r, "u%lld", (long long)id.v), &until) || until.v <= x->until.v) {
        render(r, 422, s, text_with(r, T_stock_loan_longer_wrong, day_said(r, x->until)));
        return false;
    }
    if (!extend_loan(r, id, until)) { render(r, 409, s, text(r, T_stock_loan_over)); return false; }
    message_cancel(r, "loan", id.v, "longer");
    if (x->person.v) remind(r, id, x->person, x->shield != 0, item_said(r, x->name, x->name_en), until);
    act(r, "lent equipment for longer", "loan", id.v);
    return true;
}

static bool take_in(struct req *r, const struct store *s, loan_id id, const struct loan_row *x)
{
    const char *words = in(r, fmt(r, "w%lld", (long long)id.v));
    size_t n;

    if (strlen(words) > SAID_MOST) { render(r, 422, s, text(r, T_stock_long)); return false; }
    const void *said = stock_seal(r, "returned", words, &n);
    if (!return_loan(r, id, r->today, said, n)) { render(r, 409, s, text(r, T_stock_loan_over)); return false; }
    stock_move(r, &(struct moved){ s->id, x->lot, "returned", 1, "loan", id.v, NULL });
    message_cancel(r, "loan", id.v, "returned");
    act(r, "took equipment back", "loan", id.v);
    return true;
}

static void post(struct req *r)
{
    struct store s;
    struct loan_row x;
    bool back = in_id(r, "back") != 0;
    loan_id id = { back ? in_id(r, "back") : in_id(r, "longer") };

    if (!store_here(r, &s)) return;
    if (!id.v) { lend(r, &s); return; }
    if (!loan(r, id, &x) || x.unit.v != s.id.v) { refuse(r, 404, T_stock_gone); return; }
    if (x.person.v) access_knows(r, x.person);                  /* written where it belongs (AC3) */
    if (x.returned.v != DAY_NONE.v) { render(r, 409, &s, text(r, T_stock_loan_over)); return; }
    if (back ? take_in(r, &s, id, &x) : lend_longer(r, &s, id, &x)) see_other(r, "/stock/loans?store=%lld&saved=1", (long long)s.id.v);
}
PAGE(stock_loans, .path = "/stock/loans", .may = MAY_KEEP, .get = get, .post = post,
    .help = "Equipment that is lent: to whom, until when, and back.");

static int64_t store_of_loan(struct req *r, int64_t about)
{
    struct of_loan_row x;

    return of_loan(r, (loan_id){ about }, &x) ? x.unit.v : 0;
}
DELIVERY_RECORD(loan, .kind = "loan", .path = "/stock/loans?store=", .team = true, .number = store_of_loan);
