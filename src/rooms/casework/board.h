/* SPDX-License-Identifier: EUPL-1.2
** board.h - a sitting of a board, as its pages see it: who came, what stands on its list, how they voted.
**
** Law 2690/1999, articles 7 and 13 to 15, where the town's own rule (town.yaml) says nothing else: a quorum is more than half of the
** members, and lasts for every case; what is decided has the absolute majority of those who are there and may vote (a blank vote is
** there); at equal votes the chair's vote counts; who has an interest, is kin or has a bond or a quarrel takes no part. */
#ifndef CASEWORK_BOARD_H
#define CASEWORK_BOARD_H
#include "rooms/casework/decide.h"

enum { ITEMS_MOST = 200 };              /* one transaction decides them all */

struct attendee { boardmember_id id; const char *name, *part; account_id account; bool came; };
struct ballot { const char *vote, *reason; };       /* vote "": not yet */
struct item {
    agenda_id id; int64_t row_version; case_id filed; objection_id objection; decision_id decision; person_id person; int place, shield;
    const char *proposed, *motion, *outcome, *words, *programme, *name, *number, *state, *proposal_words, *objection_words;
    account_id proposer, decided_by;    /* of an objection: of the decision it is about */
    day since, until; instant opened; bool judged, objection_open, open;
    int64_t decided_year, decided_no;   /* number of the act that it became */
    struct ballot *ballots;             /* beside sitting.at */
    int votes_for, against, blank, out, missing;
};
struct sitting {
    board_id id; int64_t row_version;
    const char *body, *place, *secretary, *off_why;
    const struct board *is;             /* NULL: the town has it no longer */
    day sits; instant begins, closed, off; account_id closed_by;
    int seats, quorum, present, n, nitems; boardmember_id chair;
    int64_t act_year, act_no;
    struct attendee *at; struct item *items;
};

/* CW13: NULL where one file on its list is not the reader's to open. */
const struct sitting *sitting_find(struct req *, board_id);
/* As above; answers 404 as for an unknown number; else records `act`. */
const struct sitting *sitting_open(struct req *, board_id, const char *act);
bool sitting_over(const struct sitting *);
bool sitting_began(const struct req *, const struct sitting *);
const struct item *item_of(const struct sitting *, agenda_id);
/* Why this case cannot be decided yet; "". */
const char *item_problem(struct req *, const struct sitting *, const struct item *);
bool item_carried(const struct sitting *, const struct item *);                 /* CW11 */
bool item_use(struct req *, const struct item *, const char *act);               /* AC14: of everybody it is about.  False: answered */
bool item_bars(const struct item *, const struct attendee *);                   /* proposed it, or decided what is objected to */
const char *sitting_problem(struct req *, const struct sitting *);              /* why it cannot be closed; "" */
const char *motion_said(struct req *, const char *motion);
const char *board_said(struct req *, const char *body);
const char *words_spaced(struct req *, const struct words *);             /* " a b c ": for LIKE */
const char *act_number(struct req *, const struct sitting *);                   /* "2031/4"; "" */

/* All present who may vote and whose vote is not noted vote for it; who is barred is noted as out. */
void item_vote_for(struct req *, const struct sitting *, const struct item *);
void sitting_close(struct req *, const struct sitting *);                       /* CW12; nothing may be wrong with it: sitting_problem() */
void sitting_show(struct req *, board_id, int status, const char *problem);
#endif
