/* SPDX-License-Identifier: EUPL-1.2
** decide.h - a decision made, marked and written as a letter: decision.c and letter.c, for decide.c, board.c and audit.c. */
#ifndef CASEWORK_DECIDE_H
#define CASEWORK_DECIDE_H
#include "rooms/casework/inside.h"
#include "decide.sql.h"

struct decided {                        /* what somebody decides */
    const char *outcome, *words;        /* granted | refused; the proposer's own reasons */
    bool judged; day since, until;
    account_id proposed_by; board_id board;
    account_id decided_by;              /* v 0 = the reader */
};
/* CW5, CW6: freezes facts and rules, writes the reasons, takes a number, moves the case.  False: answered already (409, 422). */
void proposal_write(struct req *, case_id, const char *outcome, const char *words, bool judged, day since, day until, account_id by);
void objection_write(struct req *, decision_id, instant handed_in, bool late, const char *words);
bool case_decide(struct req *, const struct case_file *, const struct decided *);
const char *grounds_of(struct req *, const char *proposed, const char *decided);        /* both, or the one that was written */
/* What is granted from this day holds up to, not including: by the programme; DAY_NONE = without an end. */
day granted_until(struct req *, const struct case_file *, day since);
/* CW7: an objection answered, with a number and a letter; the case goes where that leads.  The caller has checked who answers. */
void objection_decide(struct req *, const struct case_file *, objection_id, const char *outcome, const char *reasons, board_id);
/* Keyed hash over what a decision says. */
void decision_mark(struct req *, case_id, const struct decision_of_row *, unsigned char to[static HASH_BYTES]);
/* The letter's paragraphs as JSON, in Greek and in the case's language: {"el": [["h","..."],["p","..."]], "ar": [...]}. */
struct letter_of { const struct case_file *c; const struct decision_of_row *d; const struct screening *s; int programme; const char *words; int appeal_days; };
const char *letter_write(struct req *, const struct letter_of *);
/* The same of an answer to an objection against d. */
struct answer_of { const struct case_file *c; const struct decision_of_row *d; const char *outcome, *reasons; instant handed_in; int64_t year, number; board_id board; };
const char *answer_write(struct req *, const struct answer_of *);
/* The answer to the visit is that letter as a PDF, or the one that answers an objection; 404: there is none. */
void letter_answer(struct req *, const struct case_file *);
void letter_answer_objection(struct req *, const struct case_file *, const struct objection_row_row *);
#endif
