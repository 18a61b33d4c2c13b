/* SPDX-License-Identifier: EUPL-1.2
** chain.h - the diary as a chain of hashes, and the file in which it is carried away and checked.  Pure.
**
** A line of the file is its fields between tabs, in this order:
**
**     seq id at who account roles reads act about_kind about [person, in the sealed diary] hash
**
** in UTF-8, numbers in decimal, \t \n \r \\ written so inside texts.  The hash is SHA-256 of the 32 bytes of the hash before it
** followed by the line up to its last tab, that tab left out and a newline in its place; before the first line it is
** 32 zeros.  The file begins and ends with
**
**     pronoia-diary 1 open|hidden                             head SEQ HASH AT SIGNATURE
**     key PUBLIC
**     after SEQ HASH                                          what the first line follows
**
** The signature (Ed25519, by the key that "key" names) is over "pronoia-diary open SEQ HASH AT\n".  A checkpoint is one line
** "open SEQ HASH AT PUBLIC SIGNATURE", kept elsewhere: it finds lines taken off the end, and a chain made anew.
**
** A chain of years lies in several files, each of which begins where the one before it ends (its span); they are checked in that
** order, by one reader.
**
** Y5  A changed byte, a line taken out, put in or moved, and lines missing at the end are found without the database and
**     without any secret; of several files also one that is missing, doubled or in another's place.
** Y6  What the chain cannot tell: what somebody who owns the database did to a line before it was sealed, within a second. */
#ifndef CHAIN_H
#define CHAIN_H
#include "base/out.h"
#include "host/sign.h"

struct diary_line {
    int64_t seq, id, at, account, roles, reads, about, person;      /* person 0: the open diary */
    const char *who, *act, *kind;
};
struct diary_head { int64_t seq; unsigned char hash[HASH_BYTES]; };
#define DIARY_SIGNS "diary"                                 /* the purpose of the signing key */

/* Moves the head on over this line; the words that were hashed go to `words` (with their newline), which it empties first. */
void chain_follow(struct diary_head *, const struct diary_line *, struct out *words);
void chain_line(struct out *, const struct diary_line *, const unsigned char hash[static HASH_BYTES]);    /* a line of the file */
void chain_begin(struct out *, bool hidden, const struct diary_head *after, const unsigned char key[static KEY_BYTES]);
void chain_end(struct out *, bool hidden, const struct diary_head *, int64_t at, const unsigned char key[static KEY_BYTES]);
void chain_checkpoint(struct out *, bool hidden, const struct diary_head *, int64_t at, const unsigned char key[static KEY_BYTES]);

/* Reads a file line by line.  `what` is NULL while all is well; else what is wrong, in English, with its line number. */
struct chain_check {
    struct mem *mem;
    const char *name; int files;                            /* chain_file() */
    int line;
    bool hidden, ended, keyed;
    unsigned char public[PUBLIC_BYTES];
    struct diary_head first, head;                          /* what the first line follows; where it stands */
    int64_t lines;
    int npoints, room, next; struct chain_point { int64_t seq; unsigned char hash[HASH_BYTES]; int64_t at; } *points;
    struct out words;
    const char *what;
};
void chain_point_read(struct chain_check *, const char *line);      /* a checkpoint, before the file; those of the other diary are passed over */
void chain_file(struct chain_check *, const char *name);            /* of several files, the next one begins */
void chain_read(struct chain_check *, const char *line, size_t n);  /* without its newline; line[n] is 0 */
void chain_cut(struct chain_check *);                               /* the last line had no newline */
void chain_whole(struct chain_check *);                             /* the (last) file's end was reached; others may hold what follows */
void chain_done(struct chain_check *);                              /* and nothing follows: what checkpoints saw behind it is missing */
#endif
