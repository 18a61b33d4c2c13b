/* SPDX-License-Identifier: EUPL-1.2
** care.h - the door of case work: tasks, alerts, who covers whom, and handing open work over.
**
** CA1  A note is read by whom its level names: the team (everybody who may open the file), the unit, its author alone; one
**      about health, violence or origin only by whom access_special() admits.  Its author always reads it.
** CA2  What somebody wrote about a person is sealed at rest.
** CA3  A note that is corrected keeps what it said.
** CA4  A group session is noted once; on a participant's page nobody else is named.
** CA5  An alert stays until somebody ends it with a reason: past its review date it says so, and waits in my day.
** CA6  A task of a room stands once while it is open, however often the room asks for it.
** CA7  A repeating task has one successor.
** CA8  A hand-over moves all of the open work or none of it; what the taker may not open stays, and is said.
** CA9  A task about nobody is there for whom it is given to, who covers them, who made it, who works in its unit or beside whom it is
**      given to; of a unit also for a supervisor; given to nobody, for everybody.  For others it is as a number that there is not.
** CA10 A task or a group session of a unit that is secret, or whose name says something of people's health, is there for its team, for
**      who made it and for whom it is given to.
** CA11 A note stands on a visit of its person's, else on none: whether there is a visit of that number is told to nobody.
** CA12 Counselling, a visit at home and everybody at a group session are lines of the ledger, written with the note, of the unit of who
**      wrote it; where nobody was in or they declined, nothing was delivered.  The line names its person only where the note is for the
**      whole team, and the unit is none that CA10 is about. */
#ifndef CARE_H
#define CARE_H
#include "web/req.h"
#include "ids.h"

/* ---- tasks, for every room ------------------------------------------------------------------------------ */

struct task {
    const char *room;                   /* yours, "referrals": closes with task_done(); not "" */
    int text;                           /* what to do: text number, with {0} = value */
    const char *value;                  /* NULL = "" */
    person_id person;                   /* v 0 = about nobody */
    const char *about_kind; int64_t about;          /* what it stands on: "case", 12 */
    const char *href;                   /* where it is done, "/case?id=12" */
    account_id account; unit_id unit;   /* who: this account, else this unit, else (both v 0) any adviser */
    day due;                            /* DAY_NONE = when there is time */
};
/* Inside a write visit or a chore; no act of its own.  CA6: the open one is given back, with the new due day when it is sooner. */
task_id task_add(struct req *, const struct task *);
/* Closes the open tasks that this room asked for about this; all of them when text is 0.  How many. */
int task_done(struct req *, const char *room, const char *about_kind, int64_t about, int text);

/* ---- for the person's page ------------------------------------------------------------------------------- */

/* HTML of the alerts in force, to stand above everything; nothing when there are none.  access_open() came before. */
void care_alerts(struct req *, person_id);

/* ---- absence and hand-over -------------------------------------------------------------------------------- */

/* Whose work the reader does today: themselves first, then whom they cover. */
int care_for(struct req *, const account_id **);

/* A room whose rows belong to a worker declares how they go to another:
**     HANDS_OVER(cases, .title = T_casework_cases, .kind = "case", .open = open_cases, .give = give);
** .open: the open rows of `from`; each says whether it may go along (a shielded file without a grant of the taker may not).
** .give: one of them changes hands, inside a write visit, no act of its own; false: it has another worker by now.
** Counting, moving and writing down is done here, once for all rooms. */
struct hand { int64_t id; person_id person; bool goes; };
struct hands_over {
    const char *room; int title; const char *kind;
    int  (*open)(struct req *, account_id from, account_id taker, struct hand **);
    bool (*give)(struct req *, int64_t id, account_id from, account_id taker);
};
#define HANDS_OVER(name, ...) \
    static const struct hands_over name##_hands = { .room = #name, __VA_ARGS__ }; \
    static const struct hands_over *const name##_hands_at __attribute__((used, section("handovers"))) = &name##_hands
#endif
