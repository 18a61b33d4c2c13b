/* SPDX-License-Identifier: EUPL-1.2
** ask.h - the questionnaire of a course: questions.c (the team's side), ask.c (who answers). */
#ifndef EVENTS_ASK_H
#define EVENTS_ASK_H
#include "rooms/events/inside.h"
#include "ask.sql.h"

struct question_said { const char *words; bool greek; };            /* greek: the team's own words, in no other language */
struct question_said question_said(struct req *, const char *word, const char *own);
void slip_hash(struct req *, const char *code, unsigned char *to);
#endif
