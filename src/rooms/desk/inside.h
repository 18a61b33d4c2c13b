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
extern const char *const desk_tones[3];                /* class of the tag of an answer */
extern const int desk_answers[3];                      /* its word: a text number */

/* The words of a fact, and of a fact of one member: "Birth date · Child, 7". */
const char *fact_label(struct req *, const struct fact *);
const char *cell_label(struct req *, const struct talk *, int fact, int member);
bool is_known(struct known);

/* programme.c: one programme, its line and, when whole, all that stands behind it */
struct node { const char *shape, *tone, *mark, *sentence, *evidence, *change, *grade, *law; };
struct row {
    const char *id, *tone, *answer, *name, *amount, *hangs, *flag, *line, *against, *who, *gives, *given_by, *deadline, *apply, *papers, *change, *note;
    bool whole;
    int64_t person;                     /* who would apply; 0: the talk is about nobody's file, or it is answered no */
    day turns;
    struct { int n; const struct place_said *at; } places;
    struct { int n; struct node *at; } nodes;
};
struct row row_of(struct req *, const struct talk *, const struct result *, bool whole);

/* overview.c: the page of results; panels.c: its parts below */
void desk_overview(struct req *, const struct talk *, const struct results *, const char *notice);
void panel_bar(struct req *, const struct talk *);
void panels(struct req *, const struct talk *, const struct results *, const char *state);

void evidence_take(struct req *, struct talk *);        /* which papers were seen, from the form of the panels */

/* file.c: a conversation about somebody's file; what the page of results says of it */
struct file_bar { const char *state, *names, *facts, *person; bool filed; int64_t unsaved, shielded, saved; };
struct file_bar file_bar_of(struct req *, const struct talk *, const char *state);
const char *file_name(struct req *, const struct talk *, int member);           /* "" where there is no file */
/* Whose application or referral a result would be: the first member it is for, else the head. */
int64_t file_person(const struct talk *, const struct result *);
void file_show(struct req *, household_id, person_id);  /* the results of what is known; one of them */
void file_record(struct req *, struct talk *);          /* inside a write visit: records what is new, or shows what stands in the way */

/* curve.c */
struct curve_view { int fact; int64_t from, to; struct curve c; int64_t here; bool here_known; };
struct curve_view curve_view_of(struct req *, const struct screening *);
void curve_svg(struct req *, const struct curve_view *);
void curve_panel(struct req *, const struct screening *, const char *state);

/* form.c: all questions on one page */
void form_show(struct req *, struct talk *);
#endif
