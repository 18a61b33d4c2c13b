/* SPDX-License-Identifier: EUPL-1.2
** messages.h - the door of the outbox.  Invariants ME1.. are in room.md.
**
**     message_send(r, &(struct message){ .person = p, .text = T_cases_paper_missing, MESSAGE_PARAMS(message_day(r, until)),
**                                        .about_kind = "case", .about = c.v, .once_key = fmt(r, "case %lld paper", ...) });
**
** A text T_x may have companions: x_subject (of the e-mail), x_sms (a shorter one for telephones), x_neutral (what a contact for neutral
** words only may be told).  It is rendered when it
** leaves, in the person's language. */
#ifndef MESSAGES_H
#define MESSAGES_H
#include "web/req.h"
#include "ids.h"

enum channel { BY_BEST, BY_EMAIL, BY_SMS, BY_LETTER };     /* best: the person's contacts in their order */

struct message {
    person_id person;               /* whom it is for, or, with .email, whom it concerns (may be none) */
    const char *email, *to_name;    /* a body instead of the person: no quiet hours, never neutral */
    const char *lang;               /* NULL: the person's own, else Greek */
    int text;                       /* T_... */
    int nparams; const char *const *params;     /* {0}.. of the text */
    enum channel channel;
    bool neutral;                   /* say only that there is a message */
    bool at_once;                   /* quiet hours do not hold it */
    bool allowed;                   /* leaves also when the file is restricted (AC14): it is about that */
    instant due, ends;              /* not before; no use after.  0 = now; for ever */
    const char *about_kind; int64_t about;
    const char *once_key;           /* NULL: each call is a message */
    const char *pdf_name; const void *pdf; size_t pdf_n;
};
#define MESSAGE_PARAMS(...) .nparams = (int)(sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(char *)), \
    .params = (const char *const[]){ __VA_ARGS__ }

/* In a write visit, whose caller acts.  The row's id; of the earlier row when once_key was there. */
message_id message_send(struct req *, const struct message *);
/* A parameter that is said in the language of who reads it. */
const char *message_day(struct req *, day);
const char *message_time(struct req *, instant);            /* day and hour, Greek time */
const char *message_word(struct req *, int text);
/* A secret address: whoever knows it acts as who is written to.  Only they read it (ME9). */
const char *message_link(struct req *, const char *url);
/* An event for the reader's own calendar: the e-mail carries it as an invitation (ME10).  In no place of the text.  summary: T_... */
struct message_event { const char *uid; int summary; instant starts, ends; int sequence; bool cancelled; };
const char *message_event(struct req *, const struct message_event *);
/* Whether an e-mail would reach them today in full words. */
bool message_mails_in_full(struct req *, person_id);
/* T_... of what has left last to this person about this, or may have: somebody had it in hand; -1: nothing. */
int message_left_last(struct req *, const char *about_kind, int64_t about, person_id);
/* Takes back what is about this and has not left; returns how many (0 is no error). */
int message_cancel(struct req *, const char *about_kind, int64_t about, const char *why);
int message_cancel_text(struct req *, const char *about_kind, int64_t about, int text, const char *why);     /* of these only what says T_... */
int message_cancel_to(struct req *, const char *about_kind, int64_t about, person_id, const char *why);   /* only what is for them */
/* What could not leave and nobody has given by hand yet, about this. */
int message_stuck(struct req *, const char *about_kind, int64_t about);

/* For the person themselves, newest first: what was, or should have been, told them; in their own language. */
struct message_said { instant at; const char *words, *how; bool came; };       /* came: it left, by `how` */
int messages_told(struct req *, person_id root, int most, const struct message_said **);

/* ---- for the commands ------------------------------------------------------------------------------- */

struct post; struct db;
struct outbox_count { int sent, later, failed, by_hand; };
/* Sends everything that is due, on this thread and connection (a writer's).  False: said on stderr why not. */
bool outbox_run(struct db *, const struct post *, struct outbox_count *);
/* The lane of a server: a thread and a connection of its own, looking every few seconds. */
bool outbox_open(const char *db, const struct post *);
void outbox_close(void);                                    /* ends what is in hand, or leaves it to its lease */
#endif
