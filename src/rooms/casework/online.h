/* SPDX-License-Identifier: EUPL-1.2
** online.h - a resident applies from afar (CW16): the form as it was typed, for online.c (the form), online_check.c (what is seen
** before it is sent) and online_send.c.
**
** ON1  Nothing is kept before it is sent: what was typed travels in the page, beside the sealed answers.
** ON2  Of the answers only those go along that the chosen programmes, and the fee of a place, ask about; what says or hints at violence never does.
** ON3  A number with odd check digits is explained and taken as it is (RG2). */
#ifndef CASEWORK_ONLINE_H
#define CASEWORK_ONLINE_H
#include "rooms/casework/inside.h"
#include "rooms/entitlements/entitlements.h"
#include "rooms/facts/facts.h"

struct online_choice { const struct result *x; int member; const char *field; bool on; };       /* member -1: for the household */
struct online_problem { const char *field, *words; };
struct online {
    struct req *r; struct talk *t; const struct results *o;
    const char *state;                  /* the answers, sealed, as they came */
    int nchoices, nchosen; struct online_choice *choices;
    int nproblems; struct online_problem problems[3 * MEMBERS_MAX + 8];
};

/* False: answered already, the answers cannot be read or are old. */
bool online_open(struct req *, struct online *);
void online_check(struct online *);                     /* fills problems */
const char *online_typed(const struct online *, const char *field, int member);         /* "family.2" */
const char *online_lang(const struct online *);
struct person_declared online_person(const struct online *, int member);
bool online_tells(const struct online *, int fact);     /* ON2 */
struct household *online_household(const struct online *);       /* what goes along */
bool online_left_out(const struct online *);            /* something that was said about violence stays behind */
bool online_wants_consent(const struct online *, const struct programme *);
const char *choice_said(const struct online *, const struct online_choice *);
/* The page's own fields again, hidden: what was typed. */
struct kepts online_kept(const struct online *, const char *what_next);

void online_form_show(struct online *, int status);
void online_check_show(struct online *, int status, const char *problem);
#endif
