/* SPDX-License-Identifier: EUPL-1.2
** registry.h - the door of the registry: people, their households, how to reach them.
**
** Nothing here asks whether the reader may see a file: access.h does, before.
** A merged record (merged_into) is read through registry_root(); what is recorded from now on belongs to the root. */
#ifndef REGISTRY_H
#define REGISTRY_H
#include "web/req.h"
#include "ids.h"

struct person {
    person_id id, merged_into;          /* merged_into.v 0 = not merged */
    const char *family, *given, *father, *mother;     /* the spelling that is shown; "" when unknown */
    const char *sex, *birth_exact, *lang;             /* as in schema/0005-registry.sql */
    day birth, death;                   /* DAY_NONE = unknown; none */
    int shield;
    int64_t row_version;
};
const struct person *registry_person(struct req *, person_id);     /* NULL: there is none */
person_id registry_root(struct req *, person_id);                   /* the record that this one was merged into, or itself */
const char *person_name(struct req *, const struct person *);       /* "Family Given", plain text; never "" */
bool person_born_span(const struct person *, day *first, day *last);       /* the days it can be; false: unknown */
const char *person_born(struct req *, const struct person *);       /* "3 May 1990", "1990", "about 1990", in the reader's language */

struct contact { const char *kind, *value, *whose; int messages; };
int registry_contacts(struct req *, person_id, const struct contact **);         /* those of today, first tried first */

/* Who guards, cares for, acts for or is called for them on a day (kind: guardian, foster, assistant, carer, proxy, contact), with their
** telephone, "" when none is known. */
struct near { person_id person; const char *kind, *relation, *phone; const struct person *is; };
int registry_near(struct req *, person_id, day, const struct near **);

struct member { person_id person; const char *part, *role; const struct person *is; };
household_id registry_household_of(struct req *, person_id, day);                 /* the main one; v 0 = none */
void registry_household_ask(struct req *, person_id);                            /* that of today, sent ahead (host/db.h, D5) */
int registry_members(struct req *, household_id, day, const struct member **);   /* head first, then by birth */

/* Writing, inside a write visit; the caller acts.  Names were checked by registry_name_wrong(). */
struct person_new {
    const char *family, *given, *father, *mother, *sex, *lang;
    day birth; const char *birth_exact;
    bool confirmed;                     /* a paper was shown */
};
/* Search and the queue of duplicates follow: called by whoever wrote a name, number, contact, address or birth of the person, after
** the last of them. */
void registry_keys_write(struct req *, person_id);
person_id registry_add(struct req *, const struct person_new *);
/* Somebody who says from afar who they are: never confirmed, never told who else they are like.  "" = not said. */
struct person_declared { struct person_new is; const char *afm, *amka, *mobile, *email; };
person_id registry_declare(struct req *, const struct person_declared *);
void registry_confirm(struct req *, person_id);                    /* a paper was shown after all */
/* Why an AFM or AMKA looks odd (RG2: explained, never a reason to refuse it); "" = it does not. */
const char *registry_number_remark(struct req *, const char *kind, const char *typed, const struct person_new *);
/* As much as a number's row holds, remarks included: NULL; else the sentence that says so (RG2: nothing typed is dropped silently). */
const char *registry_number_wrong(struct req *, const char *typed);
bool registry_contact_fits(struct req *, const char *kind, const char *value);      /* mobile, phone, email */
/* What is wrong with one part of a name as it was typed: a sentence; NULL: nothing, also when it is empty. */
const char *registry_name_wrong(struct req *, const char *);
/* Before somebody is added: files that may be theirs already and that the reader may open, likeliest first (DU1). */
struct look_alike { person_id person; const char *name, *born, *said; };
int registry_look_alikes(struct req *, const struct person_new *, const char *telephone, const struct look_alike **);
household_id registry_add_household(struct req *, person_id head, day since);
enum member_refusal { MEMBER_OK, MEMBER_ELSEWHERE, MEMBER_DATES, MEMBER_SELF };
enum member_refusal registry_join(struct req *, household_id, person_id, const char *part, const char *role, day since);

/* For who was named by another register: the records that bear this number, with their roots; seen: a clerk saw its paper, and it holds
** today.  A row marked as wrong does not count. */
struct number_holder { person_id record, root; bool seen; };
int registry_holders(struct req *, const char *kind, const char *number, struct number_holder *, int most);
/* One of their spellings sounds like this: every word of the shorter is in the longer. */
bool registry_named(struct req *, person_id root, const char *family, const char *given);
bool registry_same_name(const char *one, const char *other);    /* two whole names of as many words, which sound alike in any order */

/* For the access room alone.  The shield of a file: its record and those merged into it. */
void registry_shield(struct req *, person_id root, int shield);
/* Records in which this exact number stands as a number of any kind, at most `most`; the same question for a number that is in none. */
int registry_bearers(struct req *, const char *typed, person_id *to, int most);
#endif
