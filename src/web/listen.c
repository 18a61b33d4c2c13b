/* SPDX-License-Identifier: EUPL-1.2
** listen.c - the listening socket. */
#include "web/listen.h"
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void say_why(const char *address, int port, int why)
{
    if (why == EADDRINUSE) fprintf(stderr, "pronoia: port %d is taken by another program; choose another with --port\n", port);
    else if (why == EACCES) fprintf(stderr, "pronoia: port %d needs the administrator's rights; choose one above 1023\n", port);
    else if (why == EADDRNOTAVAIL) fprintf(stderr, "pronoia: %s is not an address of this machine\n", address);
    else fprintf(stderr, "pronoia: cannot listen on %s port %d: %s\n", address, port, strerror(why));
}

static int try_one(const struct addrinfo *a)
{
    int fd = socket(a->ai_family, a->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, a->ai_protocol), yes = 1, no = 0;

    if (fd < 0) return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (a->ai_family == AF_INET6) setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
    if (bind(fd, a->ai_addr, a->ai_addrlen) || listen(fd, 512)) {
        int why = errno;
        close(fd);
        errno = why;
        return -1;
    }
    return fd;
}

int listen_on(const char *address, int port)
{
    struct addrinfo want = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV }, *found;
    char service[16];
    int fd = -1, why = 0;

    snprintf(service, sizeof service, "%d", port);
    if (getaddrinfo(address, service, &want, &found)) {
        fprintf(stderr, "pronoia: %s is not an address\n", address);
        return -1;
    }
    for (const struct addrinfo *a = found; a && fd < 0; a = a->ai_next) if ((fd = try_one(a)) < 0) why = errno;
    freeaddrinfo(found);
    if (fd < 0) say_why(address, port, why);
    return fd;
}
