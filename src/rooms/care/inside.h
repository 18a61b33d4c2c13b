/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of case work share. */
#ifndef CARE_INSIDE_H
#define CARE_INSIDE_H
#include "rooms/room.h"
#include "rooms/care/care.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"

enum { WORDS_MOST = 20000, LINE_MOST = 300 };   /* bytes of a note; of a line */

/* CA2.  "" becomes NULL, length 0.  kind: "note", "task" ...: what was sealed as one is not opened as another. */
const void *care_seal(struct req *, const char *kind, const char *words, size_t *n);
const char *care_unseal(struct req *, const char *kind, const void *sealed, size_t n);       /* "" for NULL */

/* ---- forms ---- */
struct option { const char *value, *words; bool held; };
struct options { int n; struct option *at; };
/* Words of a fixed list with their texts "care.<prefix>_<word>"; `held` is chosen. */
struct options care_options_of(struct req *, const char *const *words, const char *prefix, const char *held);
const char *care_said(struct req *, const char *prefix, const char *word);   /* the text care.<prefix>_<word>, or the word */
bool care_one_of(const char *word, const char *const *words);                /* words ends with NULL */

/* Where something can go: "" any adviser, "a12" an account, "u3" a unit. */
struct options care_who_may(struct req *, const char *held, bool units);
struct who { account_id account; unit_id unit; bool wrong; };
struct who care_who_read(struct req *, const char *);
const char *care_who_value(struct req *, account_id, unit_id);

/* A day as typed, forgiving; DAY_NONE for ""; *wrong when it is none. */
day care_day_typed(struct req *, const char *field, bool *wrong);
const char *care_day_said(struct req *, day);                /* in words */
/* The instant of a day and an hour of Greece ("14:30", "" = noon); false: one of them cannot be read. */
bool care_when_typed(struct req *, const char *day_name, const char *hour_name, instant *);
const char *care_hour_field(struct req *, instant);
instant care_instant_of(day, int minute);                    /* of the Greek day */

/* retention.c: for ABOUT_PERSON. */
int  care_due(struct req *, person_id, day *until);
void care_erase(struct req *, person_id);

unit_id care_my_unit(struct req *);                          /* the first where the reader works; v 0 = none */
bool care_in_my_units(struct req *, unit_id);
bool care_discreet(struct req *, unit_id);                   /* secret, or its name says something of people's health (CA10) */
const char *care_person_path(struct req *, person_id);
/* The person of the address; NULL after answering.  In a GET the file is opened (`act`); in a POST the caller acts. */
const struct person *care_person_of_visit(struct req *, const char *act);
#endif
