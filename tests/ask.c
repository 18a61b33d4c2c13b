/* SPDX-License-Identifier: EUPL-1.2
** ask.c - runs a command of pronoia(1) in a process that has read the rules already (tests/warm.c, at $PRONOIA_WARM), with our
** arguments, environment, folder, input and outputs; its exit status is ours.  Nobody there, or another command: the program itself. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

extern char **environ;

static int reach(const char *path)
{
    struct sockaddr_un to = { .sun_family = AF_UNIX };
    int s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (s < 0 || strlen(path) >= sizeof to.sun_path) return -1;
    strcpy(to.sun_path, path);
    return connect(s, (struct sockaddr *)&to, sizeof to) ? -1 : s;
}

/* Our three files go with the first byte. */
static int hand_over_files(int s)
{
    char byte = 0;
    union { struct cmsghdr head; char room[CMSG_SPACE(3 * sizeof(int))]; } c = { { 0 } };
    struct iovec v = { &byte, 1 };
    struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = &c, .msg_controllen = sizeof c };

    c.head = (struct cmsghdr){ .cmsg_len = CMSG_LEN(3 * sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS };
    memcpy(CMSG_DATA(&c.head), (int[3]){ 0, 1, 2 }, 3 * sizeof(int));
    return sendmsg(s, &m, MSG_NOSIGNAL) == 1;
}

/* How many words, then each with its 0. */
static void send_words(FILE *f, char **words)
{
    int n = 0;

    while (words[n]) n++;
    fwrite(&n, sizeof n, 1, f);
    for (int i = 0; i < n; i++) fwrite(words[i], strlen(words[i]) + 1, 1, f);
}

static int answered(int s, char **arg)
{
    unsigned char status;
    char *folder = getcwd(0, 0);
    FILE *f = fdopen(dup(s), "w");

    if (!folder || !f || !hand_over_files(s)) return -1;
    send_words(f, (char *[]){ folder, NULL });
    send_words(f, environ);
    send_words(f, arg);
    if (fclose(f)) return -1;
    shutdown(s, SHUT_WR);
    return read(s, &status, 1) == 1 ? status : 125;
}

static const char *program(const char *me)
{
    static char path[4096];
    const char *slash = strrchr(me, '/');

    snprintf(path, sizeof path, "%.*spronoia", slash ? (int)(slash - me + 1) : 0, me);
    return path;
}

int main(int argc, char **argv)
{
    const char *warm = getenv("PRONOIA_WARM");
    bool known = argc > 1 && (!strcmp(argv[1], "request") || !strcmp(argv[1], "chores") || !strcmp(argv[1], "outbox"));
    int s = warm && known ? reach(warm) : -1;
    int status = s < 0 ? -1 : answered(s, argv + 1);

    if (status >= 0) return status;
    execv(program(argv[0]), argv);
    fprintf(stderr, "%s: %s\n", program(argv[0]), strerror(errno));
    return 127;
}
