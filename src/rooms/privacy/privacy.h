/* SPDX-License-Identifier: EUPL-1.2
** privacy.h - the door of the privacy room: what people themselves ask about their own data, from home.
**
** The caller has made sure who asks (the state named them), and that their file may be shown online. */
#ifndef PRIVACY_H
#define PRIVACY_H
#include "web/req.h"
#include "ids.h"

enum { PRIVACY_WORDS_MOST = 4000, PRIVACY_COPY_DAYS = 30 };
struct privacy_asked {
    request_id id;
    const char *kind, *state, *outcome; /* words of schema/0015-privacy.sql; the outcome is the answer's text */
    day received, due;
    bool running;
    bool copy;                          /* a copy may be taken: it was asked for, the answer was yes, not longer ago than PRIVACY_COPY_DAYS */
};
int privacy_requests_of(struct req *, person_id root, const struct privacy_asked **);      /* newest first */
/* In a write visit, whose caller acts.  v 0: there is no such kind, or too many words. */
request_id privacy_ask(struct req *, person_id root, const char *kind, const char *words);
/* The answer becomes everything that is held of the person. */
void privacy_copy_answer(struct req *, person_id root, bool pdf);
#endif
