/* SPDX-License-Identifier: EUPL-1.2
** answers.h - what can be answered to a referral, from each state: a unit on its page, a body by its link. */
#ifndef REFERRALS_ANSWERS_H
#define REFERRALS_ANSWERS_H
#include "rooms/referrals/inside.h"

struct answer_form { const char *word, *title, *asks; bool when; };
enum { ANSWERS = 7 };
int answers_for(struct req *, const char *state, struct answer_form to[static ANSWERS]);
bool answer_uses(const char *word);     /* AC14: something is begun with the file; what it came to is only stored */
/* Reads the form's answer and does it.  A text number of what is wrong, -1 = done. */
int answer_do(struct req *, const struct referral *, const char *word, enum by);
#endif
