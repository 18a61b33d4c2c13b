/* SPDX-License-Identifier: EUPL-1.2
** entitled.h - who stands at the counter, what is left to them, and handing it out (ST5 to ST8). */
#ifndef STOCK_ENTITLED_H
#define STOCK_ENTITLED_H
#include "rooms/stock/inside.h"

enum { CARD_DIGITS = 10, PICKERS_MOST = 40, LINES_MOST = 80 };

/* Who may come in the holder's place: of age in the household, or a proxy by the registry. */
struct picker { person_id person; const char *name; bool proxy; };
struct holder {
    card_id card; const char *number;
    person_id person; household_id household;       /* v 0 = the decision is the person's own */
    const char *name;                   /* "" = a shielded file: nothing but the card (ST9) */
    bool shielded; int persons;
    case_id under; const char *programme; day since, until;
    const char *why_not;                /* nothing may be handed out, and why; "" = it may */
    const char *allergies, *lang;
    int npickers; struct picker pickers[PICKERS_MOST];
};
/* As typed, scanned or shown in an address: ten digits with a check digit.  "" else. */
const char *card_number_read(struct req *, const char *typed);
void card_number_make(struct req *, char to[static CARD_DIGITS + 1]);
/* False: *problem says why there is no such holder. */
bool holder_by_number(struct req *, const struct store *, const char *typed, struct holder *, const char **problem);
bool holder_by_card(struct req *, const struct store *, card_id, struct holder *, const char **problem);
void holder_pickers(struct req *, struct holder *);
bool picker_typed(struct req *, struct holder *, person_id *);           /* field taken_by: nobody, or one of those who may come */
/* The decision in force that opens this store to the person; false: none, *why_not says what there was. */
bool holder_grounds(struct req *, const struct store *, struct holder *);

/* ---- rations (rations.c): ST5 ---- */
struct left { const struct ration *ration; taken_id row; int64_t most, taken, left; struct ration_span span; };
struct lefts { int n; struct left *at; };
struct lefts lefts_of(struct req *, const struct store *, const struct holder *);
const struct left *left_for(const struct lefts *, const char *group);           /* NULL: the town says nothing of it */
day rations_next(struct req *, const struct store *, const struct holder *);    /* when something they had is renewed */
const char *again_said(struct req *, const struct store *, day from);           /* "Tuesday 3 March 2031, from 09:00" */

/* ---- handing out (give.c): ST3 to ST7 ---- */
struct give_line { item_id item; int64_t n; };
struct give {
    const struct store *store; const struct holder *to;         /* to NULL: a meal for somebody without a card */
    person_id taken_by; prescription_id prescription;
    int n; struct give_line line[LINES_MOST];
};
/* v 0: refused, *problem says why and nothing was written. */
handout_id handout_give(struct req *, const struct give *, const char **problem);
/* False: it was undone before. */
bool handout_undo(struct req *, handout_id, const char *why);
#endif
