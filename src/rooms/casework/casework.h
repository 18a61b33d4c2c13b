/* SPDX-License-Identifier: EUPL-1.2
** casework.h - the door of casework: applications, papers, decisions and the time limits of the law.
**
** CW1  One case is one spell of one person or household in one programme; a person has one open application in a
**      programme, a household too.  Fifty at once make one.
** CW2  Protocol, decision and act numbers run 1, 2, 3 ... within a year, without a gap and without a double.
** CW3  A case changes its state along the table in states.h only; each change is a row of casework_step, never changed.
** CW4  Where the programme asks for it, no file is complete without the consent of every adult.
** CW5  Where the town wants four eyes, nobody decides what they proposed; the database refuses it too.
** CW6  A decision keeps what it was derived from: facts, rules, day, answer.  `pronoia audit` derives it again.
** CW7  An objection is answered by somebody who neither proposed nor decided.
** CW8  A paper's bytes are sealed, are what their type says, carry no active content, and are sent so that nothing in them runs.
** CW9  A time limit names its law; what stops it ends its row, what restarts it begins the next.
** CW10 A case stands on one open sitting of a board; before its hour a sitting decides nothing; the set that it decided never changes.
** CW11 What a board decides has a quorum of members who may vote and the majority of those; who proposed a case, or is out of it for a
**      reason that is named, does not vote on it.
** CW12 A sitting ends in one transaction: number of the act, every decision with its number and letter; all or none.
** CW13 A sitting is there for whom every file on its list is open, and for nobody else.
** CW14 What came online is not complete before somebody saw who sent it; until then nothing of it is decided or shown as decided.
** CW15 Who follows an application names its number and its code; an unknown number, a wrong code and an invisible file are answered
**      alike.  The code stands nowhere; the database keeps a keyed hash of number and code together.
** CW16 Whoever applies online is written down as they say and told of nobody else; one form, however often it is sent, is one.
** CW17 A case is kept as long as its programme says; then its words, papers and frozen facts go, its numbers, days and outcome stay.
**
** CW18 Where money is proposed with a case (window aid_open_award), its amount says who decides it: the town's level, not its programme.
** CW19 A spell holds from its first day up to its last: its renewal begins then and not before, and after it nothing is suspended or
**      taken up again.  Who comes back has a new spell; the old one stays as it was.
** CW20 What somebody wrote of a case, in an objection and as reasons is sealed: it may speak of health (said.c).
** CW21 Of a shielded housemate whom the reader may not see there is nothing in a case, nor among cases (AC1): no paper or consent of
**      theirs, none that is missing, no other help, no spell, no fact in what is decided and frozen, no ground of article 18, no move that
**      they alone caused.  Whoever sees more is asked for more, and goes no further before it is there.
**      What they apply for, for a household, is taken as if no hidden application were open: that one stands apart from its household from
**      then on (no longer the household's one of CW1), and whoever may see it is told.  Who decides puts it back once no other that
**      they see is open (apart.c).
** CW22 Where the rules deny what is proposed or decided, or do not know, it has reasons: of whoever proposes it, and of whoever decides it
**      when they said otherwise before; and a case that lacks something for its decider, also of whom the proposer did not see, is not decided.
** CW23 What was not there for who proposes and decides (CW21) is not lost: where a hidden housemate would have changed the answer, or their
**      consent or a paper is missing, a task says so to whoever looks after their file (access_keeper), and to nobody else.
** CW24 What is granted begins no more than a month before its application and runs no longer than the programme does before it is renewed:
**      else the reasons say why.  A year that no life reaches is refused.
** CW25 Who applied is told when their case begins to wait for what is missing, when a paper is refused while it waits, and when it is sent on
**      to another service; that something is missing is not told any more when the case does not wait any more.  What a message about it would
**      say that they may not see (FO7) is not told.
** CW26 A paper that one member's answer asks for is asked of that member; where the answer is not known, it is asked for.
**
** Other rooms may read the windows casework_open_case, _decision, _clock and _step (schema/0008-casework.sql). */
#ifndef CASEWORK_H
#define CASEWORK_H
#include "web/req.h"
#include "ids.h"

enum case_state {
#define STATE(word, WORD, open) CASE_##WORD,
#include "rooms/casework/states.h"
#undef STATE
    CASE_STATES
};
const char *case_state_word(enum case_state);                       /* "granted": as in the database */
const char *case_state_said(struct req *, const char *word);        /* for the reader */
enum case_state case_stands(struct req *, enum case_state, day ends);       /* for the reader: what was granted has ended on its day, whether somebody wrote so or not */

struct case_file {
    case_id id; int64_t row_version;
    const char *programme;              /* its id; the book may have lost it since */
    person_id person; household_id household;       /* v 0 = the programme is for persons */
    int spell;
    enum case_state state;
    bool apart;                         /* it is not its household's one (CW21), or was there before it had one */
    unit_id unit; account_id worker;    /* v 0 = nobody's yet */
    int64_t protocol_year, protocol_no; /* 0 = a draft */
    const char *origin;                 /* clerk online paper */
    instant opened; day ends;           /* ends: what was granted holds up to, not including; DAY_NONE */
    const char *lang, *paper_no;
    sent_id sent;                       /* v 0 = nobody sent it from afar */
    case_id renews;                     /* the spell that ran when it was asked for; v 0 = none */
};
/* NULL: there is none.  Nothing here asks whether the reader may see it: case_open does. */
const struct case_file *case_find(struct req *, case_id);
/* For a page about one case: NULL after answering 404 as for an unknown number; else records `act` as a view of case and person. */
const struct case_file *case_open(struct req *, case_id, const char *act);
/* Those of a person's own file, newest first, without drafts. */
int cases_of_own(struct req *, person_id root, const struct case_file ***);
const char *case_own_path(struct req *, const struct case_file *);  /* where its resident, signed in, sees it */
const char *case_number(struct req *, const struct case_file *);    /* "2026/123"; "" for a draft */
const char *case_path(struct req *, case_id, person_id whose);      /* of its page; "" to whom that does not open */
const char *case_programme(struct req *, const struct case_file *); /* the programme's name for the reader */

/* Applies: inside a write visit; acts.  The case that is open already is given back, with `*was` set. */
struct application {
    const char *programme; person_id person; household_id household;
    const char *origin;                 /* clerk online paper */
    instant opened; const char *paper_no;           /* of a paper: its own; else v 0 = now, "" */
    const char *lang;                   /* "" = the person's */
    const char *answers; size_t answers_n;          /* what was answered, as a receipt (rules.h); NULL = what facts know */
    const char *code;                   /* with which the resident follows it (CW15); NULL = none */
    sent_id sent;                       /* the form it came with (online.h); v 0 = none */
};
case_id case_apply(struct req *, const struct application *, bool *was);

/* The decision of a case, for whoever certifies it.  False: none. */
struct case_decided { decision_id id; int64_t year, number; bool granted; instant at; day since, until; };
bool case_decision(struct req *, case_id, struct case_decided *);
/* Decisions in force on a day for a person or their household, newest first: what a certificate may say. */
int case_decisions_of(struct req *, person_id, day, const struct case_decided **, const struct case_file **);

/* ---- for a room that settles many cases by one list ---------------------------------------------------- */

const char *case_missing(struct req *, case_id);            /* what is missing before the file is complete; "" */
void case_remark(struct req *, case_id, const char *words); /* a line of the case's history: it moves nothing */
void case_answered(struct req *, case_id, const char *words);       /* the same, and the administration's time to answer has ended */
/* Proposed by one and decided by another, in one go (CW5); where a board decides, proposed to it.  False: it stands where it cannot be. */
struct settled { bool granted; const char *words; day since, until; account_id proposed_by, decided_by; };
bool case_settle(struct req *, case_id, const struct settled *);
bool case_over(struct req *, case_id, const char *code, const char *words);         /* ended, or withdrawn when it was not granted */

/* ---- what other rooms hang on a case ---- */

/* A room whose rows stand on cases says so once; the linker collects:
**     ON_CASES(aid, .lacks = lacks, .moved = moved, .section = section, .letter = letter); */
struct case_next { const char *said, *label, *path; };
struct on_cases {
    const char *room;
    const char *(*lacks)(struct req *, const struct case_file *);   /* before anybody proposes to grant it: a sentence; "" */
    void (*moved)(struct req *, const struct case_file *, enum case_state to);      /* inside the visit that moves it */
    void (*section)(struct req *, const struct case_file *);        /* its <section> on the page of the case */
    const char *(*letter)(struct req *, const struct case_file *);  /* what is granted, for the letter, in r->lang; "" */
    bool (*next)(struct req *, const struct case_file *, struct case_next *);       /* what its resident does next, from afar; false: nothing */
};
#define ON_CASES(name, ...) \
    static const struct on_cases name##_on_cases = { .room = #name, __VA_ARGS__ }; \
    static const struct on_cases *const name##_on_cases_at __attribute__((used, section("oncases"))) = &name##_on_cases

/* For another room's page under /follow and /my-file: the application that the visitor opened (field n), with its line in the diary;
** NULL after sending them to the door.  And the address of such a page. */
const struct case_file *case_of_visitor(struct req *);
const char *case_visitor_path(struct req *, const struct case_file *, const char *page);
const char *case_visitor_name(struct req *, const struct case_file *, person_id);        /* of the household, for that page; NULL: nothing of them is shown or taken (FO7, FO8) */
bool case_unproved(struct req *, const struct case_file *);         /* CW14 */

/* ---- time limits ------------------------------------------------------------------------------------- */

/* Working days of the town: no Saturday, Sunday or holiday of town.yaml. */
bool case_day_works(struct req *, day);
day  working_next(struct req *, day);               /* the same day, or the first working one after */
day  working_add(struct req *, day, int n);         /* the n-th working day after */
day  working_before(struct req *, day);             /* the same day, or the last working one before */
struct clock_shown { const char *kind; day starts, due; const char *law; int left; bool late; };   /* left: days, negative when late */
int  case_clocks(struct req *, case_id, struct clock_shown **);      /* those that run, soonest first */
struct time_said { const char *words; };
int  case_times_said(struct req *, const struct case_file *, struct time_said **);     /* what of them its resident is told, in sentences */
#endif
