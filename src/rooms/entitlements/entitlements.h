/* SPDX-License-Identifier: EUPL-1.2
** entitlements.h - the door of the resident's conversation: answers that travel with the page, the next
** question, the results, and answers kept under a code.  The staff desk uses all of it.
**
** A1  Answers live in the page only: sealed in a form field, never in an address, a cookie, a log or the database
**     (except A7).
** A2  What cannot be read (forged, damaged, from another house) is refused with a sentence; nothing is guessed.
** A3  Only questions that the page asked can be answered by it; anything else changes nothing and is said.
** A4  The same form sent twice gives the same page; an older page continues from its own, older answers.
** A5  "I don't know" and "I'd rather not say" are answers; an empty field is not.
** A6  Figures stand on the results only, never above a question.
** A7  A code's row reveals nothing without the code; it dies after 30 days; facts about violence are never in it. */
#ifndef ENTITLEMENTS_H
#define ENTITLEMENTS_H
#include "web/req.h"
#include "web/house.h"
#include "rules/rules.h"
#include "web/html.h"
#include "rooms/portal/portal.h"

enum { TALK_PAGES_FIRST = 12,           /* the first results come after at most so many questions */
       TALK_ASKED_MAX = 200, TALK_PENDING_MAX = 8 };

enum stage { TALK_COUNT, TALK_PEOPLE, TALK_ASK, TALK_RESULTS };

struct asked { int fact, page; uint64_t members; };     /* members: a bit each; 0 for a fact of the household */

/* One conversation: what was said so far and where in it we are.  Lives in the visit's memory. */
struct talk {
    struct household *h;                /* members 1.. ; relation and born are facts like any other */
    enum stage stage;
    instant begun;
    int page;                           /* number of the question page on the screen, from 1 */
    int until;                          /* results come at the latest after this page */
    bool had_results;                   /* results were shown once: a changed answer returns to them */
    bool changing;                      /* the page on the screen changes an earlier answer, then back to the results */
    int focus;                          /* programme whose open questions are being answered; -1 */
    int nasked; struct asked asked[TALK_ASKED_MAX];         /* answered so far, in order */
    int npending; struct asked pending[TALK_PENDING_MAX];   /* what the page on the screen asks (A3) */
    bool staff;                         /* at a desk: also the questions for staff */
    /* At a desk, about somebody's file: numbers of the registry, member by member, and what was known when the conversation
    ** began; nobody joins or leaves such a conversation.  A code never carries them. */
    int64_t household, person[MEMBERS_MAX];             /* 0 = none */
    struct household *was;              /* as many members as h; NULL: about nobody's file */
};

struct talk *talk_new(struct req *);                            /* one member, nothing known */
/* As text, for the seal: fact names, not numbers, so that answers outlive a reload. */
const char *talk_write(struct req *, const struct talk *);
struct talk *talk_read(struct req *, const char *, size_t);     /* NULL: not ours (A2). Facts that no longer exist are dropped */
const char *talk_seal(struct req *, const struct talk *);       /* for <input type=hidden name=state> */
enum talk_state { TALK_FINE, TALK_BROKEN, TALK_OLD };
enum talk_state talk_open(struct req *, const char *sealed, struct talk **);  /* OLD: a day or more; the talk is given too */

struct results;
/* Who shows the conversation, and what it adds. */
struct face {
    const char *path;                   /* forms post here; the page there is .pure = ...talk_visit(r, &face) */
    bool staff;                         /* staff questions, evidence marks, the whole tree */
    void (*above)(struct req *, const struct talk *);                              /* may be NULL; writes html */
    /* Its own page of results instead of the resident's; NULL = the resident's. notice: a sentence or "". */
    void (*results)(struct req *, const struct talk *, const struct results *, const char *notice);
};
/* One visit of the conversation: opens the state, takes the answers of the form, shows the next page or the
** results.  Field `do`: start, same, next, back, results, more, more.<programme>, change.<fact>, change.people,
** add, remove.<member>, go_on (with an old page). */
void talk_visit(struct req *, const struct face *);
/* The same, continuing with a talk that came from elsewhere (an opened code, a what-if). */
void talk_go_on(struct req *, const struct face *, struct talk *);

/* Member's name-free label in the reader's language: "You", "Child, 7"; at a desk "Applicant". */
const char *talk_member(struct req *, const struct talk *, int member);

extern const struct face resident;      /* the public pages; talk_visit with it also says that a state cannot be read, or is old */
bool quiet_talk(const struct talk *);   /* something delicate was said: the pages keep quiet */
bool delicate(const char *fact);        /* says or hints at violence: quiet page, never in a code (A7), never sent on */

/* What was answered, in the person's own words. */
const char *talk_said(struct req *, const struct talk *, const struct asked *);

/* What people write. */
bool read_money(const char *, int64_t *cents);          /* 8.400,50  8400.50  8,400  € 280; false: not an amount */
bool read_whole(const char *, int64_t *);               /* digits with blanks or separators of thousands */

/* ---- results --------------------------------------------------------------------------------------- */

enum group { GROUP_YES, GROUP_CHECK, GROUP_OPEN, GROUP_NO };

struct result_paper { const char *id, *name, *from; const char *whom; bool maybe; };  /* texts; whom: "each of you", ""; maybe: nobody knows yet */
struct result_ask { int fact; const char *question; bool fresh; };     /* fresh: nobody was asked yet */

struct sum { cents lo, hi; };                       /* lo < hi: not yet certain */
struct takings { struct sum monthly, yearly, once; };
struct result {
    int programme; const struct programme *p; const struct verdict *v;
    enum group group;
    const char *name, *gives, *given_by, *apply, *deadline, *renewal, *note;       /* "" when absent */
    const char *amount;                 /* said; "" */
    const char *hangs;                  /* what decides an amount that is a range; "" */
    const char *who;                    /* per person: which members; "" */
    const char *against;                /* name of the programme it cannot go together with; "" */
    const char *reason;                 /* the first determining sentence (no, open) */
    const char *change;                 /* smallest change that turns a no; "" */
    day turns;
    struct takings worth;
    struct reasons why;
    int nasks; struct result_ask *asks;                         /* open: what decides it */
    int nsilent; struct result_ask *silent;                     /* open: what the person did not know or did not say, and it hangs on */
    int npapers; struct result_paper *papers;
    int nplaces; struct place_said *places;
};
struct results {
    const struct talk *talk; const struct screening *s;
    const struct screening *unsaid;     /* as if nobody had said "I don't know" or "I'd rather not say"; NULL: nobody did */
    int n; struct result *at;           /* in the order a reader wants: by group, then by worth */
    int in_group[4];
    struct takings worth;                 /* of the certain ones that can go together */
    int npapers, npapers_sure;          /* the first npapers_sure are for what is certain */
    struct merged_paper { const char *id, *name, *from, *whom; bool maybe; int nfor; const char *const *for_; } *papers;
    int nstale;                         /* results that stand on a figure not renewed */
};
/* whole: the full tree of reasons (staff). */
struct results *results_of(struct req *, const struct talk *, bool whole);
/* One list of papers for those results that `of` takes, in their order. */
int papers_merged(struct req *, const struct results *, bool (*of)(const void *, const struct result *), const void *, struct merged_paper **);
const char *results_title(struct req *, const struct results *);
const char *results_total(struct req *, const struct results *);        /* "" when there is no figure */

/* ---- code ------------------------------------------------------------------------------------------ */

enum code_answer { CODE_OPENED, CODE_MISTYPED /* check symbol */, CODE_UNKNOWN /* never was, or its 30 days are over */,
                   CODE_TOO_OFTEN };
/* The slow half, for .prepare: derives the keys from what was typed (argon2id). */
void code_prepare(struct req *, const char *typed);
/* The half in the transaction, for .post: counts the try, opens the answers; writes its line in the diary. */
enum code_answer code_open(struct req *, struct talk **);
#endif
