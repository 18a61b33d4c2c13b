/* SPDX-License-Identifier: EUPL-1.2
** ending.c - papers with an end (residence permit, asylum seeker's card, passport, ...): who must renew one soon.
**
** EN1  On the list is a paper that ends within 60 days or ended in the last 180, unless another of its kind holds longer.  An
**      invisible file is not on it, whoever looks, nor one whose use is restricted.
** EN2  Its holder is told once of each end, in words that do not name the paper: telephones are shared.
** EN3  What rests on a paper that has ended is asked again (facts: household.c); its end itself is asked once, here. */
#include "rooms/registry/inside.h"
#include "rooms/registry/words.h"
#include "rooms/messages/messages.h"
#include "rooms/about.h"
#include "web/chore.h"
#include "ending.sql.h"

enum { ENDED_LATELY = 180, A_PAGE = 100, IN_MY_DAY = 10, AT_ONCE = 100 };
struct ending_line { person_id person; struct isolated name; const char *kind, *left, *tone, *told; day last; };
struct ending_page { const char *later; bool all; struct { int n; struct ending_line *at; } lines; };
#include "ending_list.html.h"
#include "ending.html.h"

static day soon(struct req *r) { return (day){ r->today.v + EXPIRES_SOON + 1 }; }

static struct papers_ending read_ending(struct req *r, day after, identifier_id id, bool mine, int most)
{
    struct reader me = access_reader(r);

    return papers_ending(r, (day){ r->today.v - ENDED_LATELY }, soon(r), after, id, mine, most, me.account, me.files, r->now);
}

static void take_lines(struct req *r, struct ending_page *p, const struct papers_ending *all, int most)
{
    p->lines.at = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *p->lines.at);
    for (int i = 0; i < all->n && i < most; i++) {
        const struct papers_ending_row *x = &all->at[i];
        struct person who = { .family = x->family ? x->family : "", .given = x->given ? x->given : "" };
        int left = x->until.v - 1 - r->today.v;
        p->lines.at[p->lines.n++] = (struct ending_line){ x->person, { person_name(r, &who) }, number_said(r, x->kind),
            left < 0 ? text(r, T_registry_ending_past) : text_count(r, T_registry_ending_left, left), left < 0 ? "no" : left <= 30 ? "warn" : "info",
            x->told.v == x->until.v ? text(r, T_registry_ending_told) : "", (day){ x->until.v - 1 } };
    }
}

static void get(struct req *r)
{
    struct ending_page p = { .later = "", .all = true };
    long long after = -1000000, id = 0;

    if (*in(r, "after")) sscanf(in(r, "after"), "%lld-%lld", &after, &id);
    struct papers_ending all = read_ending(r, (day){ (int32_t)after }, (identifier_id){ id }, false, A_PAGE + 1);
    take_lines(r, &p, &all, A_PAGE);
    if (all.n > A_PAGE) p.later = fmt(r, "/people/ending?after=%d-%lld", (int)all.at[A_PAGE - 1].until.v, (long long)all.at[A_PAGE - 1].id.v);
    act(r, "read the list of papers that end", "people", 0);
    r->no_store = true;
    page_begin(r, text(r, T_registry_ending), .wide = true, .back = "/people");
    ending_html(r, &p);
    page_end(r);
}
PAGE(people_ending, .path = "/people/ending", .may = MAY_OPEN, .get = get, .help = "Residence permits and other papers about to end.");

/* ---- my day: of the people on whose cases I work; the team's: of everybody ---- */

static int count(struct req *r, bool team) { return read_ending(r, (day){ -1000000 }, (identifier_id){ 0 }, !team, IN_MY_DAY).n; }

static void put_day(struct req *r, bool team)
{
    struct ending_page p = { .later = "/people/ending" };
    struct papers_ending all = read_ending(r, (day){ -1000000 }, (identifier_id){ 0 }, !team, IN_MY_DAY);

    take_lines(r, &p, &all, IN_MY_DAY);
    ending_list_html(r, &p);
}
MY_DAY(ending, .at = 45, .may = MAY_ADVISE | MAY_DECIDE, .title = T_registry_ending, .count = count, .show = put_day);

/* ---- EN2 ---- */

static bool somebody(struct req *r) { return papers_untold(r, r->today, soon(r), 1).n > 0; }

static void tell(struct req *r)
{
    struct papers_untold all = papers_untold(r, r->today, soon(r), AT_ONCE);

    for (int i = 0; i < all.n; i++) {
        const struct papers_untold_row *x = &all.at[i];
        message_send(r, &(struct message){ .person = x->person, .text = T_registry_ending_message, MESSAGE_PARAMS(message_day(r, (day){ x->until.v - 1 })),
            .ends = { (int64_t)x->until.v * 86400 }, .about_kind = "person", .about = x->person.v,
            .once_key = fmt(r, "identifier %lld ends %d", (long long)x->id.v, (int)x->until.v) });
        told_of_end(r, x->id, x->until);
        act(r, "told somebody that a paper ends", "person", x->person.v);
    }
}
CHORE(registry_ending, .every = 300, .due = somebody, .run = tell);
