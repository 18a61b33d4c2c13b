/* SPDX-License-Identifier: EUPL-1.2
** guard.h - refuses requests that another server on the way could read differently (request smuggling). */
#ifndef GUARD_H
#define GUARD_H
#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>

struct headers {
    int lengths, encodings, hosts, bad;
    int64_t length;                         /* of the body; -1 = not said */
    const char *host, *cookie, *type, *accept, *origin, *fetch_site, *fragment, *packing, *real_ip, *forwarded, *proto;
};

/* 0, or the status to refuse with before closing. */
int guard(struct MHD_Connection *, const char *method, const char *version, struct headers *);
/* H6: is this a name of ours?  here: the visit came from this machine. */
struct names { const char *hosts; bool proxy; };
bool host_ours(struct MHD_Connection *, const char *host, bool here, const struct names *);
bool host_among(const char *list, const char *host);     /* the name without its port stands in a list with commas */
#endif
