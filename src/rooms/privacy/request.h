/* SPDX-License-Identifier: EUPL-1.2
** request.h - the words of requests: kinds, ways in, states, each with its text. */
#ifndef PRIVACY_REQUEST_H
#define PRIVACY_REQUEST_H
#include "web/req.h"

struct privacy_word { const char *word; int name, hint; };          /* lists end with word NULL */
extern const struct privacy_word privacy_kinds[], privacy_channels[], privacy_states[];
const struct privacy_word *privacy_word(const struct privacy_word *, const char *word);     /* NULL: none of them */
const char *privacy_said(struct req *, const struct privacy_word *, const char *word);
bool privacy_letter_stands(const struct req *, instant ended);         /* PV9; ended.v 0: not yet */
#endif
