/* SPDX-License-Identifier: EUPL-1.2
** patience.h - how long we wait for a client: a connection that sends its request drop by drop is cut.
**
** libmicrohttpd's own timeout begins anew with every byte; this one does not. */
#ifndef PATIENCE_H
#define PATIENCE_H
#include <stdbool.h>

struct patience;
bool patience_open(void);
void patience_close(void);
struct patience *patience_new(int fd);                      /* NULL without memory: then the connection has no limit */
void patience_until(struct patience *, int seconds);        /* 0 = the client waits for us */
void patience_note(struct patience *, const char *target);  /* the request's address as it came; one at a time */
const char *patience_target(const struct patience *);
void patience_end(struct patience *);
#endif
