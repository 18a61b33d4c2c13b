/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of the messages room share. */
#ifndef MESSAGES_INSIDE_H
#define MESSAGES_INSIDE_H
#include "rooms/room.h"
#include "rooms/messages/messages.h"
#include "web/house.h"
#include "host/crypto.h"
#include "host/mail.h"
#include "host/sms.h"

struct stored {                         /* a row, opened */
    message_id id; person_id person;
    const char *email, *to_name;        /* NULL: to the person */
    const char *lang, *text, *pdf_name, *channel, *state;
    int nparams; const char *params[10];
    const void *pdf; size_t pdf_n;
    bool neutral, at_once, allowed;
    instant next, ends;
    int tries;
};
bool stored_read(struct req *, message_id, struct stored *);

/* wording.c: sets r->lang to the reader's language while it works. */
struct wording { const char *subject, *body, *brief, *plain, *lang; };      /* plain: the body without who sends it */
enum plainness { IN_FULL, NEUTRAL_OWN, NEUTRAL_ONLY };      /* own: the text's own neutral words, where it has such */
enum links { LINKS_WHOLE, LINKS_HIDDEN, LINKS_PAPER };      /* of message_link(): ME9 */
struct wording wording_of(struct req *, const struct stored *, const char *lang, enum plainness, enum links);
int language_of(struct req *, const char *code);
const char *sender_name(struct req *);              /* the municipality, in r->lang: no desk, no programme */

/* invitation.c: the calendar of its message_event, in this language; "" = none (ME10) */
const char *invitation_of(struct req *, const struct stored *, const struct mail_server *, const char *to, const char *lang,
    const char **method);

/* addressee.c */
enum way { WAY_NONE, WAY_EMAIL, WAY_SMS };
struct addressee { enum way way; const char *to, *lang, *name; enum plainness neutral; const char *hand_why; };   /* WAY_NONE: the word of why */
struct addressee addressee_of(struct req *, const struct stored *, const struct post *);
/* Lines of a letter's address, "" when none is known; the name stands in *name. */
const char *letter_address(struct req *, person_id, const char **name);

/* seal.c: strings and bytes of a row; the purpose is the row's own. */
const void *words_seal(struct req *, int n, const char *const *words, size_t *sealed_n);
int words_open(struct req *, const void *, size_t, const char **words, int most);     /* -1: not ours */
#endif
