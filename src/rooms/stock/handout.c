/* SPDX-License-Identifier: EUPL-1.2
** handout.c - one turn that was: what was given, to whom, and undoing it with a reason (ST1, ST3). */
#include "rooms/stock/counter.h"
#include "rooms/ledger/ledger.h"
#include "counter.sql.h"

struct handed_line { struct isolated name; const char *so_many; };
struct handout_page {
    struct store_bar_page bar; int64_t store; handout_id id; const char *problem, *by, *why, *typed; struct isolated who, taken_by;
        instant at, undone; int64_t persons;
    struct { int n; struct handed_line *at; } lines;
};
#include "handout.html.h"

static bool find(struct req *r, const struct store *s, handout_id id, struct handout_row *x)
{
    if (handout(r, id, x) && x->unit.v == s->id.v) return true;
    refuse(r, 404, T_stock_gone);
    return false;
}

static const char *name_of(struct req *r, person_id id, const char *number)
{
    const struct person *p = id.v ? registry_person(r, id) : NULL;

    return whose_said(r, id, p ? p->family : "", p ? p->given : "", p ? p->shield : 0, number);
}

/* ST9: who came in place of somebody with a shielded file says who that is. */
static const char *taker_said(struct req *r, const struct handout_row *x)
{
    const struct person *to = x->person.v ? registry_person(r, x->person) : NULL;

    if (!x->taken_by.v) return "";
    return to && to->shield && !access_knows(r, x->person) ? text(r, T_stock_shielded) : name_of(r, x->taken_by, "");
}

static void render(struct req *r, int status, const struct store *s, handout_id id, const struct handout_row *x, const char *problem)
{
    struct handout_lines all = handout_lines(r, id);
    bool told = !x->prescription.v || (r->keys & MAY_SPECIAL);                                   /* ST8 */
    struct handout_page p = { .bar = store_bar(r, s, "/stock/counter"), .store = s->id.v, .id = id, .problem = problem, .by = x->by_name ?
        x->by_name : "",
        .why = x->why, .typed = *problem ? in(r, "why") : "", .who = { name_of(r, x->person, x->number) },
        .taken_by = { taker_said(r, x) }, .at = x->at, .undone = x->undone, .persons = x->persons };

    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++)
        p.lines.at[p.lines.n++] = (struct handed_line){ { told ? item_said(r, all.at[i].name, all.at[i].name_en) : stock_said(r, "kind",
            all.at[i].kind) },
            so_many_said(r, all.at[i].measure, all.at[i].quantity) };
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_stock_handout), .back = store_path(r, s, "/stock/counter"), .problem = *problem != 0);
    handout_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct store s;
    struct handout_row x;
    handout_id id = { in_id(r, "id") };

    if (!store_here(r, &s) || !find(r, &s, id, &x)) return;
    act(r, "looked at a hand-out", "handout", id.v);
    render(r, 200, &s, id, &x, "");
}

static void post(struct req *r)
{
    struct store s;
    struct handout_row x;
    handout_id id = { in_id(r, "id") };
    const char *why = in(r, "why");

    if (!store_here(r, &s) || !find(r, &s, id, &x)) return;
    if (stock_blank(why) || strlen(why) > SAID_MOST) { render(r, 422, &s, id, &x, text(r, T_stock_why_needed)); return; }
    if (x.undone.v || !handout_undo(r, id, why)) { render(r, 409, &s, id, &x, text(r, T_stock_undone_already)); return; }
    see_other(r, "/stock/handout?store=%lld&id=%lld", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_handout, .path = "/stock/handout", .may = MAY_KEEP, .get = get, .post = post,
    .help = "One hand-out: what was given; undoing it with a reason.");
DELIVERY_RECORD(handout, .kind = "handout", .path = "/stock/handout?id=", .team = true);
