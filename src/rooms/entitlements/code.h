/* SPDX-License-Identifier: EUPL-1.2
** code.h - keeping answers under a code, for the pages of this room. */
#ifndef ENTITLEMENTS_CODE_H
#define ENTITLEMENTS_CODE_H
#include "rooms/entitlements/entitlements.h"

struct new_code {
    char code[16]; bool left_out;           /* left_out: a delicate fact was known and is not in it */
    unsigned char lookup[32]; const unsigned char *sealed; size_t sealed_n;
    instant expires;
};
/* The slow half: makes the code and seals the answers.  state: the sealed form field it comes from. */
void code_make(struct req *, const char *state, const struct talk *, struct new_code *);
/* The half in the transaction. */
bool code_keep(struct req *, const struct new_code *);
/* A8: true when there were too many this hour. */
bool code_full(struct req *, const char *what);
/* The same; else counts this one. */
bool code_too_often(struct req *, const char *what);
#endif
