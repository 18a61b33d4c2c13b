/* SPDX-License-Identifier: EUPL-1.2
** value.h - a fact's value as people type it, and the words of a fact. */
#ifndef FACTS_VALUE_H
#define FACTS_VALUE_H
#include "rooms/facts/inside.h"

/* The value as one types it into a field. */
const char *value_typed(struct req *, const struct fact *, const char *plain);
bool day_typed(struct req *, const char *typed, day *);         /* "" is DAY_NONE; false: no such day */

const char *fact_evidence_said(struct req *, const char *evidence);
const char *fact_source_said(struct req *, const char *source);
const char *fact_account_said(struct req *, account_id);             /* "the program" for 0 */
extern const char *const fact_sources[];                        /* NULL ends */
struct word_option { const char *value, *words; bool on; };

/* Whom a page about facts is about: ?person= or ?household=; at most one of them is set. */
struct about { person_id person; household_id household; const char *name; };
bool about_open(struct req *, struct about *, const char *act); /* act NULL: no view is recorded. false: answered already */
const char *about_query(struct req *, const struct about *);    /* "household=12" */
const char *members_said(struct req *, household_id);           /* the names of those who live in it today */
#endif
