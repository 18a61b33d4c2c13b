/* SPDX-License-Identifier: EUPL-1.2
** crowd.h - invented people in any number, the same ones for the same seed: Greek names and those of the people who live
** beside them, and what hurried hands make of them.
**
** CR1  Person number n depends on the seed and n alone.  Forenames and surnames fall off as in a real town: a few are everybody's,
**      most are rare.
** CR2  Numbers are visibly synthetic: an AFM begins with 000. */
#ifndef CROWD_H
#define CROWD_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct made {
    char given[96], family[96], father[96], mother[96];         /* as the town writes them: Greek letters */
    char latin_given[96], latin_family[96];                     /* as the passport writes them */
    int year, month, mday;                                      /* 0: not known */
    char sex, telephone[12], afm[10], street[64], house[12], postcode[12];
};
uint64_t crowd_chance(uint64_t *state);
void crowd_person(uint64_t seed, uint32_t nth, struct made *);
/* The same person by another hand: another script, a slip, a short form, names turned round, another birth date. */
void crowd_by_another_hand(uint64_t *chance, const struct made *, struct made *);
void crowd_slip(uint64_t *chance, char *name, size_t size);      /* one realistic misspelling */
void crowd_greeklish(uint64_t *chance, const char *greek, char *out, size_t size);
void crowd_passport(const char *greek, char *out, size_t size);  /* ELOT 743 */

struct crowd_origin { const char *const *male, *const *female, *const *family; int nmale, nfemale, nfamily, weight; bool greek; };
extern const struct crowd_origin crowd_origins[];
extern const int crowd_norigins;
extern const char *const crowd_stems[], *const crowd_before[], *const crowd_syllables[], *const crowd_streets[];
extern const int crowd_nstems, crowd_nbefore, crowd_nsyllables, crowd_nstreets;
/* Short forms: name, form, name, form ... */
extern const char *const crowd_short[][2];
extern const int crowd_nshort;
#endif
