/* SPDX-License-Identifier: EUPL-1.2
** person_keys.h - all keys of one person, and what a searched text asks for: the two sides of an index (keys.h). */
#ifndef PERSON_KEYS_H
#define PERSON_KEYS_H
#include "match/keys.h"
#include "base/mem.h"

/* Goes up when what keys_of_...() give changes: the index is then made again, person by person (search_index.c). */
enum { KEYS_SCHEME = 1 };

enum { PERSON_KEYS_MOST = 170, PERSON_WORDS_MOST = 24 };
struct person_keys {
    int64_t key[PERSON_KEYS_MOST]; int n;               /* no two are equal */
    struct word word[PERSON_WORDS_MOST]; int nwords;    /* for the dictionary: of each, key_word() or key_street() is among the keys */
};
void keys_of_name(struct person_keys *, const char *family, const char *given);      /* once for each spelling */
void keys_of_address(struct person_keys *, const char *street, const char *house);
void keys_add(struct person_keys *, int64_t key);       /* 0 is left out */

/* What somebody typed into the search field. */
enum { QUERY_WORDS = 5 };
struct query {
    struct word word[QUERY_WORDS];
    unsigned __int128 groups[QUERY_WORDS];              /* forename_groups() */
    char typed[QUERY_WORDS][64];                        /* as typed, cut at 63 bytes */
    char begins[QUERY_WORDS][12][SOUND_MOST]; int nbegins[QUERY_WORDS];
    int nwords;
    char house[8];                                      /* a number of at most four digits beside words, which may be a house's */
    char number[48];                                    /* letters and digits of what may be an identifier or a telephone; "" */
    char mail[96];                                      /* something with an @ */
    int year, month, mday;                              /* 0: not asked; year alone, or all three */
};
void query_read(const char *text, struct query *);

/* How well a name fits what was typed: 0 .. 1, a little more with the year.  begun: only because a word begins so. */
struct fit { float score; bool begun, by_parent, exact; };
struct name_parts { const char *family, *given, *father, *mother; };
/* The names met so far in one search, each compared once; they live as long as mem.  Open: { mem, query }. */
enum { HEARING_SLOTS = 512 };
struct hearing { struct mem *mem; const struct query *query; struct heard_name *slot[HEARING_SLOTS]; };
struct fit query_fit(struct hearing *, const struct name_parts *);
/* Does each word that is not the same begin as it was typed?  Slower; for the few that are shown. */
bool query_begins(const struct query *, const struct name_parts *);
#endif
