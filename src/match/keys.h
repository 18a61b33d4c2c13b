/* SPDX-License-Identifier: EUPL-1.2
** keys.h - numbers under which an index finds people by what their names sound like, by telephone, address and birth.
**
** K1  A key is a positive 63-bit integer; its three highest bits say of what kind it is, so that kinds never mix.
** K2  A key may be shared by strangers (it is a hash): who finds by it looks at what was found.
** K3  Words are kept by sound[0] of sound.h; word_keys() leads from any reading, any spelling with the same skeleton and any
**     slip of one consonant (in short words: of one letter) to the words of the dictionary. */
#ifndef KEYS_H
#define KEYS_H
#include <stddef.h>
#include "base/kinds.h"
#include "match/sound.h"

enum { WORD_KEYS_MOST = 40 };

int64_t key_word(const char *sound);
int64_t key_pair(const char *sound, const char *other);        /* in either order */
int64_t key_telephone(const char *typed);                      /* the last ten digits; 0 when there are fewer than seven */
int64_t key_address(const char *street_sound, const char *number_sound);
int64_t key_street(const char *street_sound);                  /* whatever the number: who still lives in a street called so */
int64_t key_birth(int year, int month, int mday);

/* Two beginnings as one ordered number: letters of first and second in turn, six of each. */
int64_t key_begin(const char *first, const char *second);
struct key_range { int64_t from, to, mask, want; };            /* from <= key <= to and (key & mask) = want */
struct key_range key_begin_range(const char *first, const char *second);

/* K3: the dictionary's keys of a word, to store and to search with.  No two are equal. */
int word_keys(const struct word *, int64_t out[static WORD_KEYS_MOST]);
int word_keys_near(const struct word *, int64_t out[static WORD_KEYS_MOST]);     /* without the slips: few words, soon looked at */
uint64_t key_hash(const char *, size_t, uint64_t seed);
#endif
