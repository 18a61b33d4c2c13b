/* SPDX-License-Identifier: EUPL-1.2
** apart.c - an application that was set apart from its household is put back, when no other one takes its place any more (CW21). */
#include "rooms/casework/inside.h"
#include "cases.sql.h"

bool case_may_rejoin(struct req *r, const struct case_file *c)
{
    return c->apart && (r->keys & MAY_DECIDE) && c->state != CASE_REFUSED && c->state < CASE_ENDED;
}

/* The others of the household that are open.  One that was decided needs no place among them (CW1). */
static struct standing others(struct req *r, const struct case_file *c)
{
    struct open_cases all = open_cases(r, registry_root(r, c->person), c->household, c->programme);
    struct standing s = { 0 };

    for (int i = 0; i < all.n && c->state < CASE_GRANTED; i++) {
        case_id *to = case_hides(r, all.at[i].whose) ? &s.hidden : &s.open;
        if (all.at[i].id.v != c->id.v && !to->v) *to = all.at[i].id;
    }
    return s;
}

const struct case_file *case_rival(struct req *r, const struct case_file *c)
{
    case_id id = others(r, c).open;

    return id.v ? case_find(r, id) : NULL;
}

static void post(struct req *r)
{
    const struct case_file *c = case_open(r, (case_id){ in_id(r, "id") }, "opened case");

    if (!c) return;
    if (!case_may_rejoin(r, c)) { case_show(r, c->id, 409, text(r, T_casework_apart_not)); return; }
    struct standing s = others(r, c);
    if (s.open.v) { case_show(r, c->id, 409, text_with(r, T_casework_apart_rival, case_number(r, case_find(r, s.open)))); return; }
    if (s.hidden.v) case_set_aside(r, s.hidden);
    if (!put_back(r, c->id, c->household)) { case_show(r, c->id, 409, text(r, T_casework_apart_not)); return; }
    case_note(r, c, "", "rejoined");
    see_other(r, "/case?id=%lld", (long long)c->id.v);
}
PAGE(case_rejoin, .path = "/case/household", .may = MAY_DECIDE, .post = post, .help = "An application that was set apart is its household's again.");
