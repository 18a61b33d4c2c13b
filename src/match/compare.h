/* SPDX-License-Identifier: EUPL-1.2
** compare.h - are these two records one person?  A sum of evidence in bits (Fellegi and Sunter 1969).
**
** C1  Every field adds log2(how likely this agreement or difference is between two records of one person / between two
**     strangers).  The weights stand in compare.c with their reasons; none was fitted to a set of known pairs.  How rare a word
**     is comes from the records themselves where there are many (vocabulary_weigh), else from what is usual.
** C2  What is missing on either side says nothing: 0.
** C3  A partial or presumed birth date says what it says: the parts that are known.
** C4  A telephone is weak evidence and a number (AFM, AMKA) strong; neither is ever the whole of it. */
#ifndef COMPARE_H
#define COMPARE_H
#include "base/mem.h"
#include "base/kinds.h"
#include "match/sound.h"

enum role { GIVEN, FAMILY, PARENT, PLACE, ROLES };

/* Words met so far, each once; a record holds their numbers (0: no word). */
struct known_word { struct word w; unsigned __int128 groups; uint32_t count[ROLES]; float bits[ROLES]; };
struct vocabulary {
    bool families;                          /* the records may be of people of one household: as vocabulary_open() sets it */
    struct mem *mem; struct known_word *at; uint32_t n, room, *slots, nslots; void *phrases; uint32_t nphrases, phrase_slots;
    struct judged *judged;                  /* NULL, or 1 << JUDGED_BITS pairs of words as they were judged, for one thread */
};
enum { JUDGED_BITS = 16, BITS_MOST = 13 };  /* a word met once is rare, but a typing slip is rare too: no word weighs more */
struct judged { uint64_t pair; float bits; };

enum { RECORD_WORDS = 3, RECORD_NUMBERS = 4, RECORD_TELEPHONES = 2 };
struct record_number { uint8_t kind; uint64_t hash; };                      /* kind 0: none */
struct record {
    uint32_t given[RECORD_WORDS], family[RECORD_WORDS], father, mother;
    uint32_t street, house, extra, place, postcode, region;                 /* each read as one word */
    int16_t year; int8_t month, mday;                                       /* 0: not known */
    bool presumed;                                                          /* the first of January of a guessed year */
    char sex;                                                               /* f m x, 0 */
    struct record_number number[RECORD_NUMBERS];
    int64_t telephone[RECORD_TELEPHONES];                                   /* key_telephone() */
};

void vocabulary_open(struct vocabulary *, struct mem *);
/* The words of a name in their order, at most most of them; returns how many. */
int      vocabulary_name(struct vocabulary *, const char *text, enum role, uint32_t *out, int most);
uint32_t vocabulary_phrase(struct vocabulary *, const char *text);          /* a street, a place: blanks do not count */
void     vocabulary_weigh(struct vocabulary *);                             /* C1: after all records were read */

/* What each field said, for who must judge the pair: bits, and 0 where nothing was said. */
struct likeness { float all, given, family, parents, birth, sex, number, telephone, address; bool swapped; };
struct likeness compare(const struct vocabulary *, const struct record *, const struct record *);
/* The same, but it may stop, with .all below least, as soon as it cannot reach least. */
struct likeness compare_until(const struct vocabulary *, const struct record *, const struct record *, float least);
/* The evidence needed among n x m possible pairs, of which about n are true, so that a pair is right in 99 of 100 cases (likely)
** or as probably right as wrong (possible). */
float evidence_likely(double others);
float evidence_possible(double others);

/* The forename groups (Γεώργιος, Γιώργος, Giorgi) a sound belongs to; 0: none. */
unsigned __int128 forename_groups(const char *sound);
bool forename_in(unsigned __int128 groups, const char *sound);      /* the sound is a form of one of them */
/* Slips between two sounds: letters put in, left out, changed, or two neighbours swapped. */
int slips_between(const char *a, const char *b);
/* 0 (nothing in common) .. 1 (same sound in one of their readings). */
float words_alike(const struct word *, const struct word *);
#endif
