/* SPDX-License-Identifier: EUPL-1.2
** diary.h - the door of the diary: sealing it, carrying it away, checking it.
**
** Y7  There is one sealer at a time (db_begin_alone); lines take their places in the chain in the order in which it finds
**     them committed, and keep them.
** Y8  Acts about an invisible file stand in the sealed diary alone, with a chain of its own.
** Y9  Lines leave the database only as a whole span at the chain's beginning, which a file holds: it was read again, and its end
**     is known to the database, before; who removes them shows the file. */
#ifndef DIARY_H
#define DIARY_H
#include "rooms/diary/chain.h"
#include "web/req.h"

/* How far a chain is sealed: seq 0 before its first line. */
struct diary_head diary_head(struct req *, bool hidden);
/* Where the chain that the database still holds begins: 0, or behind a span that was removed. */
struct diary_head diary_after(struct req *, bool hidden);
int64_t diary_unsealed(struct req *, bool hidden);          /* lines that wait for their seal */
/* The next lines behind `after`, at most `most`, with the hash that the database keeps for each. */
struct diary_kept { struct diary_line line; unsigned char hash[HASH_BYTES]; };
int diary_lines(struct req *, bool hidden, int64_t after, int most, struct diary_kept **);
/* Checks the next lines behind *h, at most `most`, and moves it on; *n of them were there.  Begin with diary_after(), go on while
** *n == most.  NULL: sound so far; else what is wrong, in English. */
const char *diary_wrong(struct req *, bool hidden, struct diary_head *h, int most, int *n);

/* Y9: archives. */
struct diary_span { struct diary_head after, end; const char *file, *sha256; instant until; };
struct diary_head diary_archived(struct req *, bool hidden);        /* the end of the last span that stands in a file */
int64_t diary_older(struct req *, bool hidden, instant before);     /* the last line of those that are all older */
bool diary_archive(struct req *, bool hidden, const struct diary_span *);          /* false: another one was archived meanwhile */
const char *diary_not_ours(struct req *, bool hidden, const struct diary_span *);  /* NULL: this file holds what was archived here */
int diary_remove(struct req *, bool hidden, int64_t after, int64_t last);          /* the database refuses what no archive holds */
void diary_act(struct req *, bool hidden, const char *what);        /* an act about a diary, in that diary */
int diary_spans(struct req *, bool hidden, struct diary_span **);                  /* oldest first; without their hashes */

/* Seals what waits, at most `most` lines of each diary; inside db_begin_alone.  How many. */
int diary_seal(struct req *, int most);
/* Y4: the diary keeps an act in fixed words, the reader sees his own: ("act", "sign-in refused") is the text
** diary.act_sign_in_refused; what follows a colon stays as it is.  Kinds of things likewise, ("about", "account"). */
const char *diary_said(struct req *, const char *before, const char *words);
#endif
