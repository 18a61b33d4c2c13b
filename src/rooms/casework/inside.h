/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of casework share. */
#ifndef CASEWORK_INSIDE_H
#define CASEWORK_INSIDE_H
#include "rooms/room.h"
#include "rooms/casework/casework.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "rooms/portal/portal.h"
#include "host/crypto.h"
#include "web/house.h"

enum { CASE_PAGES = MAY_ADVISE | MAY_DECIDE };

const char *said_text(struct req *, const char *prefix, const char *word);      /* text "<prefix><word>", else the word */
const char *said_day(struct req *, day);
const char *said_instant(struct req *, instant);
const char *paper_said(struct req *, const char *paper);
const char *programme_said(struct req *, const char *id);
const char *case_address(struct req *, const char *path);      /* with the scheme and name of this house */
const char *percent_word(struct req *, const char *);           /* for an address's query */

/* CW20: what somebody wrote is sealed; `plain` is the clear column of older rows. */
const void *case_seal(struct req *, const char *words, size_t *n);
const char *case_unseal(struct req *, const char *plain, const void *sealed, size_t);
bool case_says(const char *words);              /* something is written there */

/* AC14: of everybody whom the case is about.  False: answered. */
bool case_use(struct req *, const struct case_file *, const char *act);

/* Of whom a case of this programme is, beside who applies; v 0: the programme is for persons. */
household_id case_home(struct req *, person_id, const char *programme);
struct standing { case_id open, hidden; };          /* applications that are open already; hidden: one that the reader may not know of (CW21); v 0: none */
struct standing case_standing(struct req *, person_id, household_id, const char *programme);
void case_set_aside(struct req *, case_id);             /* CW21: from its household; whoever may see it is told */

/* ---- put back in its household (apart.c): CW21 ---- */
bool case_may_rejoin(struct req *, const struct case_file *);
const struct case_file *case_rival(struct req *, const struct case_file *);     /* another of the household's, open; NULL: none that they see */

/* ---- moving a case (move.c) ---- */
bool case_may_move(enum case_state from, enum case_state to);
/* CW3: one step, its row and the state.  False: it cannot go there from where it stands (somebody was there first). */
bool case_move(struct req *, const struct case_file *, enum case_state to, const char *why, const char *code);
/* As above; else answers 409 with the case's page.  c is read anew. */
bool case_moved(struct req *, const struct case_file *, enum case_state to, const char *why, const char *code);

/* A step that leaves the case where it stands: why, coded. */
void case_note(struct req *, const struct case_file *, const char *why, const char *code);
/* The case leaves the open sitting of a board on which it stands, if any (sitting.c). */
void agenda_leave(struct req *, case_id);

/* ---- who decides it (decider.c): CW20 ---- */
const struct board *case_board(struct req *, const struct case_file *);     /* NULL: one person does */
const struct board *case_objection_board(struct req *, const struct case_file *);       /* money proposed with the objection says it, else the town */
const char *case_not_yours(struct req *, const struct case_file *);         /* why the reader's keys do not sign it; "" */

/* ---- what other rooms hang on it (decider.c) ---- */
const char *case_lacks(struct req *, const struct case_file *);
void case_others_moved(struct req *, const struct case_file *, enum case_state to);
void case_others_show(struct req *, const struct case_file *);
struct nexts { int n; struct case_next *at; };
struct nexts case_others_next(struct req *, const struct case_file *);              /* what they ask of its resident */
const char *case_others_letter(struct req *, const struct case_file *, int i);      /* the i-th room's; NULL at the end */

/* ---- numbers (cases.c): CW2 ---- */
int64_t next_number(struct req *, const char *series, int year);

/* ---- time limits (clocks.c): CW9 ---- */
void clock_start(struct req *, const struct case_file *, const char *kind, day starts, int days_of_programme);
void clock_longer(struct req *, const struct case_file *, day starts, day due, const char *law);      /* of the answer: the next row, with its notice */
void clock_end(struct req *, case_id, const char *kind, const char *why);     /* ends one kind; "" = every kind */
void clocks_follow(struct req *, const struct case_file *, enum case_state to);       /* what a move does to them */
day  limit_due(struct req *, const struct limit *, int days_of_programme, day starts);

/* ---- what its applicant is told (told.c): CW25 ---- */
void case_tell_missing(struct req *, const struct case_file *);            /* unless they are about to be told */
void case_tell_moved(struct req *, const struct case_file *, enum case_state to);
bool case_may_note_elsewhere(struct req *, const struct case_file *);      /* another service's, and nobody has noted so */

/* ---- following from afar (follow.c): CW15 ---- */
void follow_hash(struct req *, int64_t year, int64_t number, const char *code, unsigned char to[static HASH_BYTES]);
bool follow_number(const char *typed, int64_t *year, int64_t *number);     /* "2031/12", "2031-12", "12 / 2031" */
const char *follow_example(struct req *);                                   /* this year's, for hints */
const char *follow_new_code(struct req *, const struct case_file *);       /* by chance; the one before no longer holds */

/* ---- who sent it (identity.c): CW14 ---- */
struct sender { person_id person; bool checked; const char *paper; account_id by; instant at; };
void case_show_identity(struct req *, const struct case_file *);
bool case_sender(struct req *, const struct case_file *, struct sender *);     /* false: it did not come from afar */

/* ---- facts and answers (frozen.c): CW6 ---- */
int  case_programme_at(struct req *, const struct case_file *);             /* in the running book; -1 */
struct household *person_household(struct req *, person_id, bool whole);    /* what is known; whole: for a decision, else what the reader may see */
struct household *case_household(struct req *, const struct case_file *, bool whole);       /* NULL: nothing is known */
/* The same, all of it, and who its members are; *n is 0 where the facts know of no household. */
struct household *case_members(struct req *, const struct case_file *, const person_id **members, int *n);
enum answer case_rules(struct req *, const struct case_file *, bool whole);
bool case_against(struct req *, const struct case_file *, const char *outcome);             /* the rules deny it, or do not know: CW22 */
bool case_hidden_counts(struct req *, const struct case_file *);            /* with everybody in it the answer, or what it comes to, is another */
const char *rules_kept(struct req *);           /* the running book's hash, its files kept in the database */
const char *receipt_of(struct req *, const struct screening *);
struct household *receipt_household(struct mem *, const struct book *, const char *receipt, day *asked);   /* NULL: not a receipt */

/* ---- people and papers (papers.c) ---- */
int  case_people(struct req *, const struct case_file *, const struct person ***);      /* the household, head first, or who applies */
bool is_adult(struct req *, const struct person *);
void papers_open(struct req *, const struct case_file *);
int  papers_missing_of(struct req *, const struct case_file *);

/* ---- a copy of a paper (upload.c): CW8 ---- */
struct paper_row_row;
void upload_prepare(struct req *);              /* .prepare of a page with .upload: makes it safe, seals it into the store */
const char *upload_problem(struct req *);       /* what is wrong with it; "" */
void upload_drop(struct req *);
void upload_take(struct req *, const struct case_file *, paper_id, const struct paper_row_row *);

/* ---- consent (consent.c): CW4 ---- */
struct consent_shown { consent_id id; struct isolated name; const char *how; instant given, link_until; bool refused; };
bool consent_wanted(struct req *, const struct case_file *);
void consents_open(struct req *, const struct case_file *);
int  consents_missing_of(struct req *, const struct case_file *);
void consent_given(struct req *, case_id, consent_id);     /* by the adult, from afar */
/* A slip to hand on: who has it answers at /consent with the number and these words, or by the link.  Both follow from the code. */
struct slip { struct isolated name; const char *programme; struct ltr where, number, words; };
void consent_slip(struct req *, const struct case_file *, consent_id, const char *code);
int  consent_slips(struct req *, const struct case_file *, const char *code, struct slip **);      /* those not answered yet */
int  case_consents(struct req *, case_id, struct consent_shown **);

/* ---- what cannot go together (doubles.c) ---- */
struct double_shown { case_id id; const char *programme, *state; struct isolated who; day ends; bool same; };
int  case_doubles(struct req *, const struct case_file *, struct double_shown **);

/* ---- how long it is kept (retention.c) ---- */
int  cases_due(struct req *, person_id, day *until);
void cases_erase(struct req *, person_id);

/* ---- the page of a case (file.c, file_end.c, decide.c) ---- */
const char *state_tone(enum case_state);
const char *case_account(struct req *, account_id);
bool case_hides(struct req *, person_id);                 /* CW21: of a member of staff */
bool case_leaves_out(struct req *, const struct case_file *, person_id);   /* the same of what is missing; a resident is asked for nobody of FO7 */
void case_tell_unseen(struct req *, const struct case_file *);             /* CW23 */
void case_tell(struct req *, const struct case_file *, person_id, int words);      /* a task of whoever looks after that file; text number, {0} the case's */
const char *case_member(struct req *, person_id);         /* their name, or "another member of the household", whose file is another's work */
const char *days_left(struct req *, int left);
const char *what_is_missing(struct req *, const struct case_file *);        /* before it is complete; "" */
void case_came(struct req *, case_id, person_id whose);   /* something came from afar: a case that waited for it alone is complete */
bool four_eyes_of(struct req *, const struct case_file *);
void case_show_decision(struct req *, const struct case_file *);
void case_show_end(struct req *, const struct case_file *);
void case_show(struct req *, case_id, int status, const char *problem);
void case_show_link(struct req *, case_id, const char *link);               /* with a new one-time link on top */
void case_show_code(struct req *, case_id, const char *code);               /* with a new code to follow it on top */
#endif
