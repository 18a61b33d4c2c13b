/* SPDX-License-Identifier: EUPL-1.2
** demo.c - cases of the demonstration: children apply for a nursery, the Municipal Committee decides about them.  Members are invented. */
#include "rooms/casework/board.h"
#include "rooms/casework/decide.h"
#include "base/date.h"
#include "web/demo.h"
#include "web/edge.h"
#include "board.sql.h"
#include "boards.sql.h"
#include "demo.sql.h"

enum { CHILDREN = 9, DECIDED = 3, LISTED = 6 };
static const char programme[] = "nursery-place", body[] = "municipal_committee";
static const char *const members[] = { "Δημήτριος Δείγμας", "Ευαγγελία Επιδείξη", "Θωμάς Θεματικός", "Καλλιόπη Κανονίδου", "Λεωνίδας Λίστας", "Μαργαρίτα Μελέτη",
                                       "Νικηφόρος Νοητός", "Ξανθή Ξενάγου" };

struct maker { struct req *r; struct demo_self self; struct session clerk, chief; };

static case_id applied(struct maker *m, person_id child, int place)
{
    struct req *r = m->r;
    bool was;
    case_id id = case_apply(r, &(struct application){ .programme = programme, .person = child, .origin = "clerk" }, &was);
    bool granted = place % 4 != 3;

    demo_papers(r, id, r->now, staff_here(r));
    if (!case_move(r, case_find(r, id), CASE_COMPLETE, "", "") || !case_move(r, case_find(r, id), CASE_CHECK, "", "")
        || !case_move(r, case_find(r, id), CASE_PROPOSED, "", "")) fault(&r->fate, "a case of the demonstration did not move");
    proposal_write(r, id, granted ? "granted" : "refused", fmt(r, granted ? "Σειρά %d στον πίνακα μοριοδότησης· υπάρχει θέση." : "Σειρά %d στον πίνακα μοριοδότησης· δεν υπάρχει θέση.",
                 place + 1), true, granted ? (day){ m->self.today.v + 14 } : DAY_NONE, granted ? (day){ m->self.today.v + 300 } : DAY_NONE, staff_here(r));
    access_give(r, &(struct grant){ .person = child, .account = { m->chief.staff }, .purpose = "case", .about_kind = "case", .about = id.v });
    return id;
}

static const struct sitting *sitting(struct maker *m, const struct board *b, boardmember_id chair, const case_id *cases, int n)
{
    struct req *r = m->r;
    struct add_board_row row;
    struct item_for_row c;
    struct add_item_row item;
    instant begins = { r->now.v - 3600 };

    if (!add_board(r, b->id, greek_day(begins), begins, "Δημαρχείο, αίθουσα συνεδριάσεων (επίδειξη)", b->seats, b->quorum, chair, r->now, staff_here(r), &row))
        fault(&r->fate, "a sitting of the demonstration was not written");
    act(r, "called a sitting", "board", row.id.v);
    for (int i = 0; i < n; i++) if (item_for(r, cases[i], &c)) add_item(r, row.id, cases[i], (objection_id){ 0 }, c.proposed, c.proposed, &item);
    const struct sitting *s = sitting_find(r, row.id);
    for (int i = 0; i < s->n; i++) set_came(r, s->id, s->at[i].id, i < b->seats - 1);
    set_board(r, s->id, s->row_version, s->sits, s->begins, s->place, chair, "Οδυσσέας Ορισμού (γραμματέας)");
    return sitting_find(r, row.id);
}

static boardmember_id seats(struct maker *m)
{
    struct add_boardmember_row row, first = { { 0 } };

    for (int i = 0; i < 8; i++) {
        if (!add_boardmember(m->r, body, members[i], i == 0 ? "chair" : i == 1 ? "vice" : i == 7 ? "alternate" : "regular", (account_id){ 0 },
                             (day){ m->self.today.v - 400 }, m->r->now, staff_here(m->r), &row)) fault(&m->r->fate, "a member of the demonstration was not written");
        if (!i) first = row;
    }
    return first.id;
}

static void invent(struct req *r)
{
    const struct board *b = town_board_named(r->house->town, body);
    struct maker m = { .r = r, .self = demo_begin(r) };
    case_id cases[CHILDREN];
    int n = 0;

    if (any_case(r).n || !b || book_programme_find(r->house->book, programme) < 0 || !demo_account(r, "adviser", &m.clerk) || !demo_account(r, "manager", &m.chief)) return;
    struct demo_children all = demo_children(r, (day){ r->today.v - 5 * 365 }, CHILDREN);
    for (; n < all.n; n++) {
        demo_as(&m.self, &m.clerk, 20 - n);
        cases[n] = applied(&m, all.at[n].id, n);
    }
    demo_as(&m.self, &m.chief, 9);
    boardmember_id chair = seats(&m);
    if (n >= DECIDED) {
        const struct sitting *s = sitting(&m, b, chair, cases, DECIDED);
        for (int i = 0; i < s->nitems; i++) item_vote_for(r, s, &s->items[i]);
        sitting_close(r, sitting_find(r, s->id));
    }
    demo_as(&m.self, &m.chief, 0);
    if (n > DECIDED) sitting(&m, b, chair, cases + DECIDED, (n < LISTED ? n : LISTED) - DECIDED);
    demo_end(&m.self);
}
DEMO(cases, .at = 40, .make = invent);
