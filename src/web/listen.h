/* SPDX-License-Identifier: EUPL-1.2
** listen.h - the listening socket, with a sentence when it cannot be had. */
#ifndef LISTEN_H
#define LISTEN_H
int listen_on(const char *address, int port);       /* -1: said on stderr why not */
#endif
