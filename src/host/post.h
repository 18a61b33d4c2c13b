/* SPDX-License-Identifier: EUPL-1.2
** post.h - how messages leave the house: the e-mail server and the SMS gateway, as one private file says.
**
**     mail:
**       server: smtp://mail.example.gr:587      # smtp: STARTTLS is demanded; smtps: TLS from the first byte
**       user: kentro                            # without user: no sign-in
**       password: ...
**       from: kentro@example.gr
**     sms:
**       gateway: routee
**       application: ...                        # application id and secret of the account
**       secret: ...
**       from: DIMOS                             # what the telephone shows: at most 11 letters and figures, or a number
**
** O1  The file holds passwords: one that others can read is refused.
** O2  What is not in it is not sent: messages of that kind are kept to be given by hand. */
#ifndef POST_H
#define POST_H
#include "base/kinds.h"
#include "base/source.h"

struct mail_server {
    const char *url;                    /* smtp://host:port or smtps://host:port; NULL = no e-mail */
    const char *user, *password;        /* NULL = no sign-in */
    const char *from, *name;            /* the sender's address; its name, NULL = the town's */
    const char *ca;                     /* PEM of the authorities to trust; NULL = the system's */
    bool plain;                         /* without TLS: only to this machine */
    int seconds;                        /* for one message at most */
};
struct sms_gateway {
    const char *gateway;                /* "routee"; NULL = no SMS */
    const char *application, *secret, *from;
    const char *auth, *send;            /* addresses of the gateway; NULL = its public ones */
    const char *ca;
    bool capitals;                      /* Greek in capitals without accents, when that makes fewer parts */
    int seconds;
};
struct post { struct mail_server mail; struct sms_gateway sms; };

/* Reads the file; everything lives in mem.  False: the complaints say why, with line and column. */
bool post_read(struct mem *, const char *path, struct post *, struct complaints *);

enum leaving { LEFT, LEAVES_LATER, LEAVES_NEVER };     /* taken over by the other side; try again; refused for good */
struct outcome {
    enum leaving is;
    int code;                           /* of SMTP or HTTP; 0 = none */
    int wait;                           /* seconds the other side asked us to wait; 0 = not said */
    char why[160];                      /* for an administrator; no address, no text of the message */
};
#endif
