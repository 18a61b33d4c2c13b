/* SPDX-License-Identifier: EUPL-1.2
** rules.h - the door of the rule engine: reads law and practice, decides, explains, asks, simulates.
**
** Pure: no clock, no files, no database.  A rule book is immutable once read and may be shared by threads.
**
** R1  A value is the set of what it can still be: an interval lo..hi (numbers, money, dates, yes/no) or a
**     set of choices.  What is known is a set of one.  A missing fact is never false and never zero.
** R2  What is said to be certain stays so whatever the missing facts turn out to be (sound, not always tight).
** R3  All work is bounded: no loops, at most MEMBERS_MAX members, values stay within 2^62 (proved when read).
** R4  Arithmetic is exact; only `rounded` rounds, as the rule says.
** R5  The answer depends on the book, the household and the day asked, on nothing else. */
#ifndef RULES_H
#define RULES_H
#include "base/source.h"
#include "base/texts.h"
#include "base/out.h"
#include "base/kinds.h"
#include <stdbool.h>

enum { MEMBERS_MAX = 40, CHOICES_MAX = 62 };

/* ---- the book ------------------------------------------------------------------------------------- */

enum type { T_BOOL, T_INT, T_NUMBER, T_MONEY, T_DATE, T_CHOICE };      /* NUMBER: raw * 10^-places */
struct val { int64_t lo, hi; };         /* interval; for T_CHOICE lo is a bit set of options and hi is 0 */

struct fact {                           /* one thing that can be asked, once, for all programmes */
    const char *name; enum type type;
    bool person;                        /* of each member; else of the household */
    bool sensitive, staff, town;        /* asked last and optional | asked by staff only | given by the town */
    bool special;                       /* a special category of personal data (GDPR 9, 10): always sensitive too */
    int effort;                         /* 1 = known by heart ... 9 = a paper from an office */
    int64_t lo, hi;                     /* bounds; for choices 0..nchoices-1 */
    int nchoices; const char *const *choices;
    int npapers; const char *const *papers;      /* ids of papers that prove it */
    int question, hint, why, label;     /* text numbers: fact.<name>.question ...; -1 when absent */
    const int *choice_label;            /* text numbers: fact.<name>.<choice> */
};

enum outkind { OUT_MONTHLY, OUT_YEARLY, OUT_ONCE, OUT_POINTS, OUT_FEE_MONTHLY, OUT_RATE, OUT_SERVICE };

struct paper { const char *id; const char *of; const char *when; };     /* of: household|applicant|adult|child|each */
struct programme {
    const char *id, *kind;              /* kind: benefit place service discount certificate offer */
    bool per_person;                    /* unit: person */
    const char *given_by;               /* body id: text body.<id> */
    int nwhere; const char *const *where;         /* kinds of structures: "community_centre" ... */
    const char *online;                 /* address, or NULL */
    int npapers; const struct paper *papers;
    int nincompatible; const char *const *incompatible;
    int name, gives, apply, deadline, renewal, note;   /* text numbers; -1 when absent */
    int clock_days, appeal_days, renewal_months, retention_years;       /* 0 = not set */
    const char *public_list;            /* never | coded | open */
    int noutputs;
    bool consent;                       /* every adult of the household must agree to the checks */
    bool hidden_address;                /* never show a structure's address (women's shelter) */
};

struct book;

/* Reads facts, programmes, their texts' ids and their cases.  Sources: see doc/rule-language.md for the paths.
** Returns NULL when anything is refused; complaints say what, as file:line:column. */
struct book *book_read(struct mem *, const struct sources *, const struct texts *, struct complaints *);
/* Would it be accepted if `instead` were the rules of a programme, whose own are `rules` (one of the sources)?  Reads that
** programme and those it asks about, nothing else; complaints name the file of `rules`. */
bool book_try(struct mem *, const struct sources *, const struct texts *, const struct source *rules, const struct source *instead, struct complaints *);

int  book_facts(const struct book *);
const struct fact *book_fact(const struct book *, int);
int  book_fact_find(const struct book *, const char *name);             /* -1 */
int  book_programmes(const struct book *);
const struct programme *book_programme(const struct book *, int);
int  book_programme_find(const struct book *, const char *id);          /* -1 */
/* Does its answer, an amount or the need of a paper hang on the fact?  What no programme asked for hangs on is not told to it. */
bool book_programme_asks(const struct book *, int programme, int fact);
const char *book_hash(const struct book *);                             /* sha256 of all rule files, hex */
/* Which of the sources a book was read from count in its hash: keep these, and the same book can be read again. */
bool book_counts(const struct source *);
const char *engine_version(void);

/* A parameter past its renewal date on a day (flagged in results, by check, never silently used). */
struct stale { const char *programme, *param; day due; const char *file; int line; };
int  book_stale(struct mem *, const struct book *, day at, struct stale **);

/* Runs every programme's cases.tsv; failures are complaints. Returns how many ran. */
int  book_cases(struct mem *, const struct book *, struct complaints *);

/* ---- a household ---------------------------------------------------------------------------------- */

enum evidence { EV_NONE, EV_DECLARED, EV_PAPER, EV_REGISTER, EV_CONTRADICTED, EV_WONT_SAY, EV_DOESNT_KNOW };
struct known { int64_t value; uint8_t evidence; };      /* value counts for EV_DECLARED..EV_CONTRADICTED */

struct household {                      /* members[0] is the applicant ("head") */
    const struct book *book;
    int members;
    struct known *of;                   /* cell(h, fact, member): use the functions below */
};

struct household *household_new(struct mem *, const struct book *, int members);   /* 1..MEMBERS_MAX, all unknown */
struct household *household_copy(struct mem *, const struct household *, int members); /* may grow or shrink */
/* member is ignored for household facts.  false = value out of the fact's bounds (nothing changed). */
bool household_put(struct household *, int fact, int member, int64_t value, enum evidence);
void household_forget(struct household *, int fact, int member);
struct known household_get(const struct household *, int fact, int member);
/* Parses what a person or a file wrote: yes/no, 8400, 8400.50, 1985-03-02, a choice's name, "unknown", "refused". */
enum parse { PARSE_OK, PARSE_TYPE, PARSE_BOUNDS, PARSE_CHOICE };
enum parse household_put_text(struct household *, int fact, int member, const char *, enum evidence);
/* The value back as that text, "" when not known. */
const char *household_text(struct mem *, const struct household *, int fact, int member);
/* What contradicts itself: a problem per line as text id + fact + member (two heads, born in the future, ...). */
struct problem { const char *text_id; int fact, member; };
int household_problems(struct mem *, const struct household *, day asked, struct problem **);

/* ---- decide ---------------------------------------------------------------------------------------- */

enum answer { NO, YES, NOT_KNOWN };
struct amount { enum outkind kind; struct val value; int places; int label; bool exact; };  /* cents, or points with places */
struct verdict {
    enum answer answer;
    bool judged;                        /* yes only after a named human judgement */
    bool to_verify;                     /* a determining clause or figure is graded from memory */
    bool stale;                         /* a figure used is past its renewal date */
    int  nstale; const char *const *stale_names;
    int  namounts; struct amount *amounts;        /* totals over members for per_person programmes */
    enum answer *member;                /* per_person only: [members] */
    int  incompatible_with;             /* programme index also answered yes, or -1 */
};
struct screening {
    const struct book *book; const struct household *h; day asked;
    int n; struct verdict *at;          /* one per programme, in book order */
    void *state;                        /* the values behind it; the engine's own */
};
struct screening *screen(struct mem *, const struct book *, const struct household *, day asked);

/* Must this paper be brought?  Its `when` decided for this household; YES when it has none. Shown unless NO. */
enum answer paper_needed(const struct screening *, int programme, int paper);
/* The same of one member, where its `when` is about members: nobody else brings a card for them. */
enum answer paper_needed_of(const struct screening *, int programme, int paper, int member);

/* ---- explain --------------------------------------------------------------------------------------- */

struct reason {
    int depth;                          /* 0 = a clause; deeper = what it is made of */
    int member;                         /* -1 = household */
    enum answer answer;                 /* does it hold? */
    const char *clause;                 /* its name in rules.txt */
    const char *sentence;               /* plain text in the reader's language, e.g. "Income of six months: 4.200 EUR. It must be at most 2.268 EUR." */
    const char *law, *source; char grade;         /* as in the rule file; NULL / 0 when absent */
    int file_line;
    enum evidence evidence;             /* the weakest evidence of the facts behind it */
    const char *change;                 /* for a no: the smallest change that turns it, or NULL */
    day turns;                          /* the day it turns by itself, or DAY_NONE */
};
struct reasons { int n; struct reason *at; day turns; /* the whole answer turns by itself */ };
/* Only what determines the answer; whole=true gives the full tree for staff. */
struct reasons explain(struct mem *, const struct screening *, int programme, const struct texts *, int lang, bool whole);
/* The same as plain text, at most 2 kB. */
void explain_text(struct out *, const struct screening *, int programme, const struct texts *, int lang);
/* "140 EUR a month", "between 54 and 216 EUR a month", "up to ..." in the reader's language; "" when it gives no figure. */
const char *say_amount(struct mem *, const struct texts *, int lang, const struct amount *);
/* A fact's value for the reader ("tenant", "3 March 1985", "does not know"). */
const char *say_fact(struct mem *, const struct household *, int fact, int member, const struct texts *, int lang);

/* ---- what an amount is made of ---------------------------------------------------------------------- */

/* A term of the sum, as the rule names it. special: a special-category fact stands behind it (PT2). */
struct term {
    const char *name, *label;           /* of the definition ("" when it has none); for the reader */
    struct val value; int places;
    bool special;
    const char *law, *source; char grade;
    enum evidence evidence;             /* the weakest of the facts behind it */
    int nwhy; const char **why;         /* sentences */
};
struct terms { int n; struct term *at; struct val value; int places; };
/* The terms of an amount for one member (0 in a household's programme), whether granted or not.  False: it has no such amount. */
bool amount_terms(struct mem *, const struct screening *, int programme, enum outkind, int member, const struct texts *, int lang, struct terms *);
/* The figures of the rule behind it on a day: "Points for income / up to 6,000 EUR / 28". */
struct figure {
    const char *label, *band, *value, *law; char grade;
    const char *name; int row;          /* in rules.txt: a parameter (row -1) or a row of a table, its last for all others */
    enum type type; int places; int64_t v;
};
struct figures { int n; struct figure *at; };
struct figures amount_figures(struct mem *, const struct book *, int programme, enum outkind, day, const struct texts *, int lang);
/* Every figure of a programme that is a number, on a day: what a law could change. */
struct figures programme_figures(struct mem *, const struct book *, int programme, day, const struct texts *, int lang);
/* The value of a definition of a programme by its name; false: there is none. */
bool screen_defined(const struct screening *, int programme, const char *name, int member, struct val *, int *places);

/* ---- ask ------------------------------------------------------------------------------------------- */

struct question {
    int fact; int nmembers; int *members;         /* whom it is about (person facts) */
    double worth;                       /* what it settles per effort; the list is sorted by it */
    int settles;                        /* programmes it can decide alone */
    int touches;                        /* undecided programmes it bears on */
    cents stake;                        /* euros a month in play */
};
struct questions { int n; struct question *at; };
/* What is still worth asking, best first; empty when every answer and amount is settled (or the rest is for staff). */
struct questions ask(struct mem *, const struct screening *, bool staff);
/* Facts that decide one programme still open, best first. */
struct questions ask_programme(struct mem *, const struct screening *, int programme);
/* The facts that decide amounts still open, also those of the town and those that got no answer. */
int amount_hangs_on(struct mem *, const struct screening *, int programme, int **facts);

/* ---- simulate -------------------------------------------------------------------------------------- */

/* A cliff's `at` is the last cent with what stands in before; one cent more has what stands in after.
** Everything received per month (cents: monthly + yearly/12, yes answers only, lower bound) as one money fact runs from..to. */
struct curve { int n; struct curve_point { int64_t at; cents total; } *points;
               int ncliffs; struct cliff { int64_t at; cents before, after; int programme; } *cliffs; };
struct curve curve(struct mem *, const struct screening *, int fact, int64_t from, int64_t to, int points);

/* ---- receipt ---------------------------------------------------------------------------------------- */

/* JSON: engine, hash, day, facts with evidence, answers with their reference days and amounts. */
void receipt_write(struct out *, const struct screening *);
#endif
