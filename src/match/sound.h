/* SPDX-License-Identifier: EUPL-1.2
** sound.h - one name, many spellings: what a name sounds like, in Latin letters of our own.
**
** A name arrives in Greek, Latin, Greeklish, Cyrillic, Arabic, Georgian or Armenian letters, spelt by a passport, by ear or
** by a hurried hand.  Every spelling goes the same way to a short code; codes are compared, never shown.
**
** N1  The code has the letters a e i o u  v f p t 8(theta) d k g h s z x c(ts) j(tz) l m n r and digits, one of each double.
** N2  A Latin spelling can be read in several ways (ch is a chi or a tch): the first reading is the Greek passport's;
**     the others are alternatives.  Whoever searches tries them all; whoever compares takes the best.
** N3  The skeleton is what survives a bad spelling: consonants in seven families, without endings and vowels, a for
**     a vowel at the beginning.  An Arabic name written without its vowels has the same one.
** N4  Pure and bounded: a word keeps at most SOUND_MOST - 1 letters of code, a name at most WORDS_MOST words. */
#ifndef SOUND_H
#define SOUND_H
#include <stdbool.h>
#include <stdint.h>

enum { SOUND_MOST = 24, SKELETON_MOST = 12, READINGS = 4, WORDS_MOST = 8 };

struct word {
    char sound[READINGS][SOUND_MOST];       /* [0] is the Greek passport's reading; no two are equal */
    int readings;                           /* 1..READINGS */
    char skeleton[READINGS][SKELETON_MOST]; /* of each */
    bool number;                            /* digits only */
};

/* The words of a name as people write it: hyphens part, apostrophes do not, articles and particles (al-, von, de) fall
** away unless nothing else is there; Abd al-Rahman, Abdelrahman and Abdul Rahman are Rahman.  Returns how many, 0..most. */
int words_of(const char *name, struct word *out, int most);
/* One word, without looking for particles.  text: UTF-8, at most 40 characters of it count. */
void word_of(const char *text, struct word *out);
void skeleton_of(const char *sound, char out[static SKELETON_MOST]);
/* True when some beginning of the word, as it is written, sounds like the typed letters: a cut inside a digraph counts. */
bool word_begins(const char *name_word, const char *typed);
bool name_begins(const char *name, const char *typed);         /* any of its words does */
/* The sounds of the word's beginnings that typed can stand for: its own readings, and its readings without a last letter
** that may be half of a digraph.  For a range of an ordered index; word_begins() decides.  Returns how many, at most most. */
int beginnings_of(const char *typed, char out[][SOUND_MOST], int most);

/* One character as bare lower-case Latin letters; capitals are sounds already decided (C = ts, J = tz, H = chi ...).
** Returns how many letters were written to out (0: a mark that falls away); ' ' parts words. */
int script_latin(unsigned cp, char out[static 4]);
#endif
