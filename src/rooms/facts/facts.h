/* SPDX-License-Identifier: EUPL-1.2
** facts.h - the door of the facts: what is known of a person or a household, since when, from whom, on which paper; and the
** household that the rules are asked about.
**
** FA1  Two facts known now of one subject and variable never overlap in the world: the database itself forbids it.
** FA2  A fact is never written over: a correction ends what was known and adds what is known now, so that any earlier day's
**      knowledge can be asked for again.
** FA3  "Did not say" and "does not know" are values; nothing written is not known, never "no" and never zero.
** FA4  What the registry says (birth, sex, who is whose child, homelessness, when a permit ends) is derived from it, never typed a
**      second time: a status that rests on a paper which has ended since it was written down is not known.
** FA5  Whatever changes a fact or the registry marks the households concerned in the same transaction.
** FA6  Special-category facts (`special` in programmes/facts.txt) enter for a reader only when access_special() says so for
**      that member (for a household's fact: for all of them); else they are not known, and the answers are only less certain,
**      never wrong.  What the program itself works out (re-check, a decision) uses them; an answer that hangs on them is marked.
** FA18 In what a member of staff decides (FACTS_DECIDED) a shielded member whom they may not see is not there: nothing of theirs is used,
**      frozen or written into a letter, and no ground of article 18 is asked (facts_use).  Page and paper cannot tell what was not taken.
** FA7  Sensitive and special values are sealed at rest.
**
** Nothing here asks whether the reader may see a file, but FACTS_SEEN: access_open() does, before. */
#ifndef FACTS_H
#define FACTS_H
#include "web/req.h"
#include "web/house.h"
#include "rules/rules.h"
#include "rooms/registry/registry.h"
#include "ids.h"

/* ---- reading --------------------------------------------------------------------------------------- */

enum facts_sight {
    FACTS_SEEN,                         /* what the reader may see (FA6), of whom the reader may see: for pages */
    FACTS_DECIDED,                      /* everything but of who is hidden from the reader: for a decision and its frozen facts (FA18) */
    FACTS_WHOLE                         /* everything of everybody: for the program's own work */
};
/* The household as the rules take it: of the members of the day `at`, head first as registry_members() gives them, what held in
** the world on that day and was known at `known` (the registry's part: as it is now).  NULL: nobody lives in it on that day, or
** more than MEMBERS_MAX.  *members (may be NULL): who they are, as many as (*h)->members, also in *n (may be NULL). */
struct household *facts_household(struct req *, household_id, day at, instant known, enum facts_sight,
                                  const person_id **members, int *n);
/* The same for somebody who belongs to no household: alone. */
struct household *facts_alone(struct req *, person_id, day at, instant known, enum facts_sight);
/* How many facts FACTS_SEEN left out on that day: say so beside the answers. */
int facts_shielded(struct req *, household_id, day at);
/* Members of the day whose file the reader may open, head first: FACTS_SEEN is of these, and no page speaks of the others (AC1). */
int facts_members(struct req *, household_id, day at, const struct member **);
/* May the reader open the file of everybody in this household?  Lists of households leave out the others (AC1). */
bool facts_sees(struct req *, household_id, day at);
bool facts_use(struct req *, household_id, day, const char *act);        /* AC14 for each of whom FACTS_DECIDED is (FA18); false: answered */
/* For a page about a household: false after answering 404 as for an unknown number, when the reader may see nobody of it; else a view of
** each whom they may see is recorded. */
bool facts_open(struct req *, household_id, day at, const char *act);

/* The receipt of a screening (JSON of rules.h receipt_write): facts with evidence, hash of the rules, day, answers.  A decision
** keeps it; `pronoia screen --receipt` derives it again.  Take a household of FACTS_WHOLE. */
const char *facts_frozen(struct req *, const struct screening *);

struct fact_kept {
    fact_id id;
    person_id person; household_id household;           /* one of them */
    const char *variable, *value;       /* "" when shielded */
    bool shielded;                      /* the reader may not see it (FA6) */
    day since, until;                   /* DAY_NONE: before we know; still */
    instant known_from, known_to;       /* known_to.v 0: still */
    const char *source, *said_by, *evidence, *paper;    /* words of schema/0007-facts.sql */
    account_id by, ended_by;
};
/* What was known at an instant (.v 0: whatever was ever known) of a person, or of a household itself; by variable, then newest
** first.  Special facts that the reader sees are the caller's to record as a view (AC4). */
int facts_of(struct req *, person_id, instant known, const struct fact_kept **);
int facts_of_household(struct req *, household_id, instant known, const struct fact_kept **);

/* ---- writing, inside a write visit; the caller acts --------------------------------------------------- */

struct fact_new {
    person_id person; household_id household;           /* one of them, as the fact asks (book_fact()->person) */
    const char *variable, *value;       /* "8400", "rent", "1985-03-02"; "unknown", "refused"; "": it ends being known */
    day since, until;                   /* DAY_NONE both: now and as far as we know */
    enum evidence evidence;             /* EV_DECLARED .. EV_CONTRADICTED; set by the value for "unknown" and "refused" */
    const char *source, *said_by, *paper;               /* NULL: 'household', "", "" */
    int64_t seen;                       /* what the clerk had before them (facts_seen()); FACTS_ANY: do not ask */
};
enum { FACTS_ANY = -1 };
enum facts_refusal {
    FACTS_OK, FACTS_SAME,               /* nothing new: it stands so already with this evidence; nothing was written */
    FACTS_NO_SUCH,                      /* no such variable, or it is of a household and not of a person, or the other way round */
    FACTS_ELSEWHERE,                    /* the registry or the town says it: changed there (FA4) */
    FACTS_VALUE, FACTS_BOUNDS,          /* cannot be read; out of the fact's bounds */
    FACTS_DATES,                        /* until is not after since */
    FACTS_CONFLICT                      /* somebody recorded it meanwhile: nothing was written, show theirs */
};
/* Whoever is told a special fact may record it, also without being allowed to read what is known (FA6). */
enum facts_refusal facts_record(struct req *, const struct fact_new *, fact_id *);  /* id may be NULL */
/* Number of what stands known now for a subject and variable; 0: nothing.  For the `seen` of a form. */
int64_t facts_seen(struct req *, person_id, household_id, const char *variable);
/* "8.400,50", "2/3/1985", "rent", "?" (does not know), "-" (would not say) as .value takes it; NULL: cannot be read. */
const char *facts_typed(struct req *, const struct fact *, const char *typed);
/* Text number of what to tell for a refusal. */
int facts_refusal_text(enum facts_refusal);

/* A member of a conversation as the registry writes somebody new: sex and birth (FA4); and its role in the household. */
void facts_person(const struct household *, int member, struct person_new *);
const char *facts_role(const struct household *, int member);

/* What is known now of everybody's `variable` as it holds on that day, special ones too: for figures, never for a page about somebody. */
struct fact_counted { person_id person; const char *value; };
int facts_counted(struct req *, const char *variable, day at, const struct fact_counted **);

/* "rent", "8,400 EUR", "does not know" for a reader; the variable's label. */
const char *facts_say(struct req *, const char *variable, const char *value);
const char *facts_label(struct req *, const char *variable);
const char *facts_bound(struct req *, const struct fact *, int64_t);    /* its lowest or highest value, as people write it */
#endif
