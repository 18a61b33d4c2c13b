/* SPDX-License-Identifier: EUPL-1.2
** spelling.h - the spellings of one sound, as a table: inside of match. */
#ifndef SPELLING_H
#define SPELLING_H
#include "match/sound.h"

enum { BARE_MOST = 64 };
/* How Latin letters can be meant: by the Greek passport; by the spelling of another language; typed for Greek ones by
** their shape or place on the keyboard (h for eta, u for ypsilon, x for chi, 8 for theta); by an English ear. */
enum { PASSPORT, FOREIGN, GREEKLISH, EAR, READINGS_OF_LATIN };

/* from is read as to; where: 0 anywhere, ^ first in the word, V before a vowel, O before one but i,
** C before a consonant or the end. */
struct spelling { char from[5], to[4]; unsigned char n, in; char where; };
extern const struct spelling *const spellings[26];     /* by first letter, longest first, ended by n = 0 */

void spelling_bare(const char *text, char out[static BARE_MOST]);
void spelling_read(const char *bare, unsigned reading, char out[static SOUND_MOST]);
void spelling_word(const char *bare, struct word *);
bool spelling_particle(const char *bare);       /* al-, von, de */
bool spelling_begins(const char *bare, const struct word *typed);
#endif
