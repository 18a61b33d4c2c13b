/* SPDX-License-Identifier: EUPL-1.2
** form.h - one form for everything that is written about a person: fields, problems beside them, what stands in the way.
**
**     struct form f;
**     form_open(&f, r, (struct form_page){ .title = ..., .action = "/person/need", .about = ..., .back = ... });
**     form_text(&f, "words", T_registry_words, T_registry_words_hint, row ? row->words : "");
**     ... in a POST:  form_bad(&f, "words", T_...);   if (form_refused(&f)) return;
**
** F1  What was typed stays: every field shows what came with this visit, else what the row has.
** F2  Each problem stands at its field and in the list above, which links to it.
** F3  An overlap is never silent: form_stands() says what stands in the way and, where that can be, offers to end it. */
#ifndef REGISTRY_FORM_H
#define REGISTRY_FORM_H
#include "rooms/registry/inside.h"
#include "base/date.h"
#include "base/letters.h"
#include "web/conflict.h"

enum { FORM_FIELDS = 20, FORM_PICKS = 24, FORM_HIDDEN = 4, TEXT_MOST = 1000 };

struct form_pick { const char *value, *words; bool on; };
struct form_field {
    const char *name, *label, *hint, *value, *was, *problem, *kind;     /* kind: "text" "search" "long" "pick" "tick" */
    bool line, area, pick, tick, wide, required;
    const char *(*said)(struct req *, const char *);
    struct { int n; struct form_pick at[FORM_PICKS]; } picks;
};
struct form_problem { const char *field, *words; };
struct form_hidden { const char *name, *value; };
struct form_alike { person_id id; struct isolated name; const char *born, *said; };
struct form_page {
    const char *title, *lead, *action, *about, *back, *button;
    const char *like;                   /* asked while typing, for files that may be theirs: "/people/like" */
    const char *stands, *end_words;     /* F3 */
    const char *other_action, *other_words, *other_name, *other_value;  /* a second button: "this entry was a mistake" */
    struct conflict_was_page was;
    struct { int n; const struct form_alike *at; } alike;       /* somebody new: files that may be theirs */
    bool versioned;
    struct { int n; struct form_hidden at[FORM_HIDDEN]; } hidden;
    struct { int n; struct form_field at[FORM_FIELDS]; } fields;
    struct { int n; struct form_problem at[FORM_FIELDS + 4]; } problems;
};
struct form { struct req *r; struct form_page page; int64_t version; bool draft; };

void form_open(struct form *, struct req *, const struct form_page *);
void form_hide(struct form *, const char *name, int64_t id);
/* Hidden: the row's number and version, or the person's for a new one; and the button that takes a mistaken entry away. */
void form_row(struct form *, int64_t row, person_id, int64_t row_version);
const char *form_about(struct req *, int64_t row, person_id);            /* what a draft of it is about */
bool removing(struct req *);                                              /* that button was pressed */
struct form_field *form_text(struct form *, const char *name, int label, int hint, const char *was);
void form_long(struct form *, const char *name, int label, int hint, const char *was);
void form_tick(struct form *, const char *name, int label, int hint, bool was);
/* said: how a word reads; words end with NULL. */
void form_pick(struct form *, const char *name, int label, int hint, const char *const *words, const char *(*said)(struct req *, const char *), const char *was);
void form_day(struct form *, const char *name, int label, int hint, day was);
void form_span(struct form *, day since, day until);                     /* "since" and "until" (shown as the last day) */

const char *form_in(struct form *, const char *name);                     /* what the field says */
void form_bad(struct form *, const char *name, int text);
void form_bad_words(struct form *, const char *name, const char *words);
bool form_word(struct form *, const char *name, const char *const *words);    /* one of them, else the field is bad */
day form_day_read(struct form *, const char *name);                       /* DAY_NONE when empty; unreadable: bad */
bool far_ahead(struct req *, day);                                         /* RG12: more than a year; DAY_NONE is not */
bool form_span_read(struct form *, day *since, day *until);
void form_short(struct form *, const char *name, size_t most);            /* longer than that many characters: bad */
void form_stands(struct form *, const char *what, const char *end_words); /* end_words "" = it cannot be ended */
void form_check_name(struct form *, const char *name);                    /* name.c: one part of a name; empty is fine */
void form_check_names(struct form *);                                      /* family, given, father, mother */
/* edit.c: a partial or presumed birth date (birth.h). */
void form_birth_read(struct form *, const char *field, day *birth, const char **exact);
bool form_refused(struct form *);                                         /* shows the form again when something is bad */
void form_answer(struct form *, int status);
void form_version(struct form *, int64_t row_version);                   /* two people at one row: web/conflict.h */
/* The row was changed by somebody else since this form was filled: mine, theirs (the fields' `was`) and the original. */
void form_conflict(struct form *, int64_t version);

/* Words of the registry: "registry.<set>_<word>" of texts.tsv. */
const char *word_said(struct req *, const char *set, const char *word);
const char *span_said(struct req *, day since, day until);                /* "from 1 May 2026 to 3 June 2026" */
const char *ltr_said(struct req *, const char *);                          /* a number inside a sentence, in any direction of writing (V1 of base/say.h) */
#endif
