/* SPDX-License-Identifier: EUPL-1.2
** unseen.c - who is hidden from who proposes or decides would have counted: whoever looks after their file is told, and nobody else (CW23). */
#include "rooms/casework/inside.h"
#include "rooms/care/care.h"
#include "consent.sql.h"
#include "papers.sql.h"

enum { LOOK_WITHIN = 3 };       /* days */

static bool is_asked(struct req *r, const struct case_file *c, person_id person)
{
    struct consents given = consents(r, c->id);
    struct papers_missing papers = papers_missing(r, c->id);

    for (int i = 0; i < given.n; i++) if (given.at[i].person.v == person.v && !given.at[i].given.v) return true;
    for (int i = 0; i < papers.n; i++) if (papers.at[i].person.v == person.v) return true;
    return false;
}

void case_tell(struct req *r, const struct case_file *c, person_id person, int words)
{
    struct grant keeper = access_keeper(r, person);

    task_add(r, &(struct task){ .room = "casework", .text = words, .value = case_number(r, c), .person = person,
        .about_kind = fmt(r, "case %lld", (long long)c->id.v), .about = person.v, .href = fmt(r, "/case?id=%lld", (long long)c->id.v),
        .account = keeper.account, .unit = keeper.unit, .due = { r->today.v + LOOK_WITHIN } });
}

/* Of a file whose use is restricted nothing is worked out (AC14): that there is something to look at is told all the same. */
void case_tell_unseen(struct req *r, const struct case_file *c)
{
    household_id home = c->household.v ? c->household : registry_household_of(r, c->person, r->today);
    const struct member *m;
    int n = home.v ? registry_members(r, home, r->today, &m) : 0, hidden = 0;
    bool counts = false;
    person_id *who = mem_get(&r->mem, (size_t)(n + 1) * sizeof *who);

    for (int i = 0; i < n; i++) {
        if (!m[i].is->shield || !case_hides(r, m[i].person)) continue;
        counts |= access_restricted(r, m[i].person);
        who[hidden++] = m[i].person;
    }
    if (!hidden) return;
    counts = counts || case_hidden_counts(r, c);
    for (int i = 0; i < hidden; i++) if (counts || is_asked(r, c, who[i])) case_tell(r, c, who[i], T_casework_task_unseen);
}
