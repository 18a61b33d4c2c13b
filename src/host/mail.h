/* SPDX-License-Identifier: EUPL-1.2
** mail.h - an e-mail as bytes (RFC 5322, MIME), and handing it to a server (SMTP, RFC 5321).
**
** E1  Nothing typed becomes a header: an address with a blank, a line end or a bracket is refused, subject and names are
**     encoded words (RFC 2047), a file's name is RFC 2231.
** E2  Lines are at most 76 characters, CRLF, ASCII only: any server may carry them.
** E3  TLS is demanded unless the server is on this machine and the settings say plain; its certificate is checked.
** E4  An e-mail sent again carries the same Message-ID, so that a mail reader can show it once.
** E5  An invitation is the other way to say the same (RFC 6047): programs that keep calendars take it, others show the words. */
#ifndef MAIL_H
#define MAIL_H
#include "base/out.h"
#include "host/post.h"

struct mail {
    const char *to, *subject, *text;    /* UTF-8; text with \n */
    const char *lang;                   /* of the text: "el" */
    const char *id;                     /* Message-ID without <> */
    instant at;
    const char *name; const void *bytes; size_t n;     /* a PDF that goes with it; bytes NULL = none */
    const char *calendar, *method;      /* an invitation (host/ical.h), "REQUEST" or "CANCEL"; NULL = none */
};

bool mail_address_fine(const char *);                   /* one address that can stand in an envelope */
/* The whole message; sender: name shown when the settings give none. */
const char *mail_write(struct mem *, const struct mail_server *, const char *sender, const struct mail *, size_t *n);
/* Hands it over.  Blocks at most server->seconds.  A 5xx about this message is LEAVES_NEVER; what is wrong with the server or
** with our sign-in is LEAVES_LATER. */
struct outcome mail_send(struct mem *, const struct mail_server *, const char *sender, const struct mail *);
#endif
