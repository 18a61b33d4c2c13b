/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of the desk share.  Private to the room; invariants D1.. are in room.md. */
#ifndef DESK_INSIDE_H
#define DESK_INSIDE_H
#include "web/house.h"
#include "rooms/entitlements/entitlements.h"
#include "rooms/room.h"

extern const struct face desk_face;

/* desk.c */
bool desk_talk(struct req *, struct talk **);           /* opens the state; false: the start page was shown, saying why (D1) */
void desk_results(struct req *, struct talk *);         /* on to the results */
const char *desk_money(struct req *, cents);
extern const char *const desk_tones[3];                /* class of the tag of an answer */
extern const int desk_answers[3];                      /* its word: a text number */

/* The words of a fact, and of a fact of one member: "Birth date · Child, 7". */
const char *fact_label(struct req *, const struct fact *);
const char *cell_label(struct req *, const struct talk *, int fact, int member);
bool is_known(struct known);

/* overview.c: the page of results; panels.c: its parts below */
void desk_overview(struct req *, const struct talk *, const struct results *, const char *notice);
void panel_bar(struct req *, const struct talk *);
void panels(struct req *, const struct talk *, const struct results *, const char *state);

/* curve.c */
struct curve_view { int fact; int64_t from, to; struct curve c; int64_t here; bool here_known; };
struct curve_view curve_view_of(struct req *, const struct screening *);
void curve_svg(struct req *, const struct curve_view *);
void curve_panel(struct req *, const struct screening *, const char *state);

/* form.c: all questions on one page */
void form_show(struct req *, struct talk *);
#endif
