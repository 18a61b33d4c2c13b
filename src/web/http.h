/* SPDX-License-Identifier: EUPL-1.2
** http.h - the socket's side of a visit (libmicrohttpd, one epoll thread).
**
** H1  A request whose length can be read in two ways is refused and the connection closed (guard.c).
** H2  Header, body, time and connections have limits: 16 KiB, 1 MiB, the plan's patience.
** H3  A request that was taken in hand is answered, also while stopping.
** H4  One address has at most a quarter of the connections, so that one who sits on many does not keep all out.
** H5  What is on its way to slow readers stays below 256 MiB: beyond that a big answer is refused (503), a small one is not.
** H6  Links in messages and on slips carry the name under which the visitor came: a visit under a name that is not ours is refused (421),
**     so that nobody makes the town send theirs.  Ours are the plan's hosts; without a proxy also the name of this machine and the address
**     that the visit came to; localhost from this machine.  A proxy without hosts refuses the others itself.  Behind a name stands a port,
**     or nothing. */
#ifndef HTTP_H
#define HTTP_H
#include <stdbool.h>

struct http_plan {
    const char *listen; int port;           /* "127.0.0.1", 8080 */
    int connections;                        /* at most so many at once */
    int patience;                           /* seconds for a request's header to come; its body has three times that */
    bool proxy;                             /* a proxy of ours stands in front: trust X-Real-IP and X-Forwarded-Proto */
    const char *hosts;                      /* H6: "pronoia.example.org,www.example.org"; "" = this machine's */
    const char *tls_key, *tls_cert;         /* PEM, both or none */
    const unsigned char *secret;            /* blinds addresses */
};

bool http_open(const struct http_plan *);   /* false: said on stderr why not */
void http_quiesce(void);                    /* takes no more */
void http_close(void);                      /* sends what is answered, closes; the lanes must have ended */
int  http_connections(void);
#endif
