/* SPDX-License-Identifier: EUPL-1.2
** http_call.h - one question to another server over HTTP, and its whole answer.
**
** HC1  Certificates are checked, nothing is redirected, an answer has an end: more bytes or more seconds than asked for is a
**      failure told in words.
** HC2  http: (without TLS) only to this machine.  Blocks at most .seconds: for a slow lane, never for a writer. */
#ifndef HTTP_CALL_H
#define HTTP_CALL_H
#include "base/mem.h"
#include <stdbool.h>

enum { HTTP_MOST = 65536 };             /* bytes of an answer */
struct http_call {
    const char *url, *ca;               /* ca: PEM of the authorities to trust; NULL = the system's */
    int seconds;
    const char *user, *secret;          /* HTTP Basic; NULL = none */
    const char *bearer;                 /* a token, NULL = none */
    const char *type, *body;            /* NULL body: a GET */
};
struct http_answer {
    bool came;                          /* an answer came whole, whatever it says */
    long status, wait;                  /* wait: Retry-After, seconds, 0 = not said, at most a day */
    const char *bytes; size_t n;        /* bytes[n] is 0 */
    char why[160];                      /* what went wrong, when it did not come; in English, without secrets */
};
void http_call(struct mem *, const struct http_call *, struct http_answer *);
/* "https://...", or "http://" of this machine. */
bool http_address(const char *url);
#endif
