/* SPDX-License-Identifier: EUPL-1.2
** form.h - the desk's one-page form: shown by form.c, read by form_read.c. */
#ifndef DESK_FORM_H
#define DESK_FORM_H
#include "rooms/entitlements/entitlements.h"

struct form_problem { int fact, member; const char *typed, *words; };
struct form_problems { int n; struct form_problem *at; };

const char *form_name(struct req *, const struct fact *, int member);   /* "f.home", "f.born.2" */
/* Takes what was typed into t->h: fields that cannot be read are problems and change nothing, all others count. A value
** that did not change keeps its evidence. */
struct form_problems form_take(struct req *, struct talk *);
/* Everything told counts as asked. */
void form_remember(struct talk *);
/* What contradicts itself although each value alone is fine, as a problem. */
void form_contradictions(struct req *, struct talk *, struct form_problems *);
void form_page_show(struct req *, struct talk *, const struct form_problems *);
#endif
