/* SPDX-License-Identifier: EUPL-1.2
** access.h - the door of the access room: whose file may be opened by whom, and why.
**
** AC1  A file that the reader may not see does not exist for them: no hit, no count, and asking for it by its number is
**      answered as an unknown number is: the same status, the same bytes.
** AC2  Opening a file is a view in the diary, before the page is sent.
** AC3  An open file (shield 0) is open to all who hold MAY_FILES.  A restricted one (1) only to whom a grant names, or their
**      unit.  An invisible one (2) only by a grant, what is done with it goes to the sealed diary, and no glass opens it.
** AC16 A grant opens what its purpose needs and no more (GDPR article 5(1)(b) and (c); the table access_opens, schema/0033): who the
**      person is and how to reach them, and the rooms that the purpose names.  What a room's code asks for is that room's part.
** AC4  Special-category facts are shown only with MAY_SPECIAL or a grant that says so, and never on a list. */
#ifndef ACCESS_H
#define ACCESS_H
#include "web/req.h"
#include "ids.h"

struct reader { account_id account; int64_t files; };           /* files 1: may open every file that is not shielded */
struct reader access_reader(struct req *);                      /* parameters :reader and :files of every list of people */

/* AC16: the part that a file of code asks for is the room it stands in; nobody names another room's.  "name": ACCESS_NAME. */
#define access_sees(r, person) access_sees_part((r), (person), __FILE__)
#define access_sees_row(r, person, shield) access_sees_row_part((r), (person), (shield), __FILE__)
#define access_open(r, person, act) access_open_part((r), (person), (act), __FILE__)
#define access_open_of(r, person, act) access_open_of_part((r), (person), (act), __FILE__)
#define access_special(r, person) access_special_part((r), (person), __FILE__)
#define ACCESS_NAME "rooms/name/"                               /* who it is: every grant opens that */
bool access_sees_part(struct req *, person_id, const char *file);       /* no view is recorded: for lists and links */
bool access_sees_row_part(struct req *, person_id, int shield, const char *file);   /* the same, of a record whose shield was read: no question for an open file */
bool access_knows(struct req *, person_id);                     /* may see who it is: names in lists, links to the person's page */
/* On the person's page, of a file that is open in part: which part, what for, in words; "" when all of it is. */
const char *access_partly(struct req *, person_id, int shield);
/* For a page about one person: false after answering 404 as for an unknown number (403 when only this part is closed); else records
** `act` ("opened file"). */
bool access_open_part(struct req *, person_id, const char *act, const char *file);
/* The same where not the person's number was asked for but something of theirs: a number of a case, of a note.  What is not there and what
** is not for the reader's eyes leave the same nothing in the diary. */
bool access_open_of_part(struct req *, person_id, const char *act, const char *file);
/* What this visit does from here on is about both at once: with an invisible one none of it is for the open diary (AC3). */
void access_joint(struct req *, person_id, person_id);
int  access_shield(struct req *, person_id);                    /* of the file of somebody whom the reader may see: 0 to 2 (AC3) */
bool access_special_part(struct req *, person_id, const char *file);    /* AC4; the caller records what it shows as a view of its own */

/* The person themselves, at home (MAY_OWN): a view, or an act, in the diary that their file's shield asks for. */
void access_own(struct req *, person_id root, const char *act);
/* Who opened the file, newest first, as the person may read it (AC9): for what, instead of the act's own words; without their own looks. */
struct opened_line { instant at; const char *whom, *why; bool looked; };
int access_opened(struct req *, person_id root, instant before, int most, const struct opened_line **);

struct grant { person_id person; unit_id unit; account_id account; const char *purpose; bool special; instant ends; const char *about_kind; int64_t about; };
void access_give(struct req *, const struct grant *);           /* unit or account; ends.v 0 = until taken */
int  access_take(struct req *, const char *about_kind, int64_t about);    /* ends what stands on it: how many that held */
/* Who looks after a file, when something must be told to them alone: of the grants that hold, and need no emergency, one that opens more before
** one that opens less, a unit before one member of staff.  Both v 0: nobody. */
struct grant access_keeper(struct req *, person_id);
int  access_units_of(struct req *, unit_id **);                 /* where the reader works today */
void access_ask(struct req *);                                  /* what access_units_of() will ask, sent ahead (host/db.h, D5) */
/* The same with what each is: kind is a structure's kind (text structure.<kind>), "" an office; structure its id in the town's
** files, "" when it stands in none (a secret unit never does).  Only the kinds named, blanks between; NULL = all. */
struct unit_kept { unit_id id; const char *name, *structure, *kind; bool secret; };
int  access_units_kept(struct req *, const char *kinds, struct unit_kept **);
/* Which of them (all, n) a page is about: the one that the field names, else the first.  -1 after answering: one's own are none (`none`, on a
** page called `title`), or not that one (`gone`: 404, as for a number that there is not). */
struct unit_asked { const char *field; int title, none, gone; };
int  access_unit_at(struct req *, const struct unit_kept *all, int n, const struct unit_asked *);

/* Restriction of processing (AC14).  In a write visit that decides, sends, certifies, proposes or assesses something: false after
** answering with why the file is not used, and with the form again, which asks for a ground of article 18(2); with a ground it is
** noted, and true.  What is only stored or corrected does not ask. */
bool access_use(struct req *, person_id, const char *act);
bool access_used(struct req *, person_id);                /* this visit named a ground */
bool access_restricted(struct req *, person_id);          /* for what acts by itself; lists leave out who is in access_open_restricted */
struct access_word { const char *word; int name; };        /* lists end with word NULL */
extern const struct access_word access_grounds[];         /* of article 18(1) */
void access_restrict(struct req *, person_id, const char *ground, const char *reason, int64_t request);
/* A record that a secret unit makes is invisible from its first line on (AC3); who may open it, the unit's grant says.  Inside a write visit. */
void access_conceal(struct req *, person_id, account_id by, const char *why);
void access_merged(struct req *, person_id root);         /* after a merge: the strictest shield of the joined records holds for all */
#endif
