/* SPDX-License-Identifier: EUPL-1.2
** warm.c - warm SOCKET: the program, with the rules and texts of this tree read once; each call of tests/ask.c is answered by a fork of
** it, in a few milliseconds instead of fifty.  Linked with everything but main.c; house_open and house_set_providers are wrapped.
**
** What a test names (database, key, clock, who asks) is read in the fork, after its environment was put on.  A test with files of its own
** (PRONOIA_SHARE, PRONOIA_TOWN) has them read. */
#include "cmd.h"
#include "world.h"
#include "host/clock.h"
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *share_read, *town_read_already;
static const struct providers *named;

const struct house *__real_house_open(const char *, const char *, const unsigned char *, struct complaints *);
const struct house *__wrap_house_open(const char *, const char *, const unsigned char *, struct complaints *);
void __real_house_set_providers(const struct providers *);
void __wrap_house_set_providers(const struct providers *);

void __wrap_house_set_providers(const struct providers *p) { named = p; __real_house_set_providers(p); }

/* What was read before the fork serves, with this test's key, clock and providers; in the fork nobody else sees the change. */
const struct house *__wrap_house_open(const char *share, const char *town, const unsigned char *secret, struct complaints *c)
{
    struct house *h;

    if (!share_read || strcmp(share, share_read) || strcmp(town, town_read_already)) return __real_house_open(share, town, secret, c);
    h = (struct house *)(uintptr_t)house_take();
    memcpy((void *)(uintptr_t)h->secret, secret, KEY_BYTES);
    h->opened = clock_now();
    h->providers = named;
    house_give_back(h);
    return h;
}

static void read_once(void)
{
    static struct world w;

    world_named(&w);
    if (!world_house(&w)) exit(1);
    share_read = strdup(w.share);
    town_read_already = strdup(w.town);
}

/* ---- one call ---------------------------------------------------------------------------------------- */

static bool take_files(int s)
{
    char byte;
    int files[3];
    union { struct cmsghdr head; char room[CMSG_SPACE(sizeof files)]; } c;
    struct iovec v = { &byte, 1 };
    struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = &c, .msg_controllen = sizeof c };

    if (recvmsg(s, &m, 0) != 1 || m.msg_controllen < CMSG_LEN(sizeof files)) return false;
    memcpy(files, CMSG_DATA(&c.head), sizeof files);
    for (int i = 0; i < 3; i++) {
        dup2(files[i], i);
        if (files[i] > 2) close(files[i]);
    }
    return true;
}

static char **read_words(FILE *f, int *n)
{
    size_t room;

    if (fread(n, sizeof *n, 1, f) != 1 || *n < 0 || *n > 100000) exit(125);
    char **words = calloc((size_t)*n + 1, sizeof *words);
    for (int i = 0; words && i < *n; i++, room = 0)
        if (getdelim(&words[i], &room, 0, f) < 0) exit(125);
    return words;
}

static int run(int s)
{
    extern char **environ;
    FILE *f = fdopen(dup(s), "r");
    int n, nothing;

    if (!f) return 125;
    char **folder = read_words(f, &nothing);
    environ = read_words(f, &nothing);
    char **arg = read_words(f, &n);
    fclose(f);
    close(s);
    if (n < 1 || !folder[0] || chdir(folder[0])) return 125;
    free(folder[0]);                                /* whatever the rest holds until the end is reachable, this is not: LeakSanitizer */
    free(folder);
    if (!strcmp(arg[0], "chores")) return cmd_chores(n, arg);
    if (!strcmp(arg[0], "outbox")) return cmd_outbox(n, arg);
    return cmd_request(n, arg);
}

/* ---- who is being answered: a fork may end anyhow, this process says how ------------------------------- */

enum { AT_ONCE = 256 };
static struct { pid_t pid; int socket; } answering[AT_ONCE];

static void begin(int s)
{
    int i = 0;

    while (i < AT_ONCE && answering[i].pid) i++;
    pid_t pid = i < AT_ONCE ? fork() : -1;
    if (!pid) {
        sigprocmask(SIG_SETMASK, &(sigset_t){ 0 }, NULL);
        exit(take_files(s) ? run(s) : 125);
    }
    if (pid < 0) { close(s); return; }              /* who asks is told 125 */
    answering[i].pid = pid;
    answering[i].socket = s;
}

static void end_all(int signals)
{
    struct signalfd_siginfo taken;
    int status;

    if (read(signals, &taken, sizeof taken) < 0) return;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        for (int i = 0; i < AT_ONCE; i++) {
            if (answering[i].pid != pid) continue;
            unsigned char said = WIFEXITED(status) ? (unsigned char)WEXITSTATUS(status) : (unsigned char)(128 + WTERMSIG(status));
            if (send(answering[i].socket, &said, 1, MSG_NOSIGNAL) != 1) perror("warm");
            close(answering[i].socket);
            answering[i].pid = 0;
        }
}

static int listen_at(const char *path)
{
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    int s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    snprintf(at.sun_path, sizeof at.sun_path, "%s", path);
    unlink(path);
    return s < 0 || bind(s, (struct sockaddr *)&at, sizeof at) || listen(s, 64) ? -1 : s;
}

int main(int argc, char **argv)
{
    int door = argc == 2 ? listen_at(argv[1]) : -1, s;

    if (door < 0) { perror("warm"); return 1; }
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    signal(SIGXFSZ, SIG_IGN);
    lend();
    read_once();
    sigset_t ended;
    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    sigprocmask(SIG_BLOCK, &ended, NULL);
    struct pollfd at[] = { { door, POLLIN, 0 }, { signalfd(-1, &ended, SFD_CLOEXEC | SFD_NONBLOCK), POLLIN, 0 } };
    while (poll(at, 2, -1) > 0) {
        if (at[1].revents) end_all(at[1].fd);
        if (at[0].revents && (s = accept(door, 0, 0)) >= 0) begin(s);
    }
    return 1;
}
