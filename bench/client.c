/* SPDX-License-Identifier: EUPL-1.2
** client.c - what wrk cannot: paced visitors beside one that runs reports, clerks who hand in applications as fast as they are
** answered, and the time from start to first answer.
**
**     client paced PORT PATH VISITORS PER_SECOND SECONDS REPORT_PATH      "p50 p95 p99 worst answers reports" (ms)
**     client start PORT PATH COMMAND...                                  "ms rss_kb": until the first 200, then idle memory
**     client apply PORT CLERKS SECONDS FIRST STEP PROGRAMME              "a_second p50 p95 refused" (ms)
**         of persons FIRST, FIRST + STEP, ...; COOKIE and CSRF of a signed-in clerk in the environment
**     client counter PORT COUNTERS SECONDS STORE FIRST CARDS              "turns p50 p95 refused lost" (ms)
**         reads card FIRST + n and hands out one of item 1, from the reading until it is answered; each twentieth turn is card FIRST
**
** Only 127.0.0.1.  A clerk keeps the connection, as a browser does.  A visitor opens a connection for each visit, as strangers do. */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { VISITS_MAX = 100000 };
static int port;
static const char *path, *report_path;
static double per_second, seconds;
static double took[VISITS_MAX];
static int visits, reports, failed;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static double now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void sleep_ms(double ms)
{
    struct timespec t = { (time_t)(ms / 1e3), (long)((ms - 1e3 * (long)(ms / 1e3)) * 1e6) };

    if (ms > 0) nanosleep(&t, 0);
}

/* One visit; the status, 0 when there was no answer. */
static int visit(const char *what)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    char say[512], got[16384];
    int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), status = 0;

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int n = snprintf(say, sizeof say, "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n", what, port);
    if (s >= 0 && !connect(s, (struct sockaddr *)&to, sizeof to) && send(s, say, (size_t)n, MSG_NOSIGNAL) == n) {
        ssize_t k = recv(s, got, sizeof got - 1, 0);

        if (k > 12) { got[k] = 0; status = atoi(got + 9); }
        while (k > 0) k = recv(s, got, sizeof got, 0);
    }
    if (s >= 0) close(s);
    return status;
}

static void *visitor(void *number)
{
    double step = 1e3 / per_second, at = now_ms() + step * (double)(long)number / 8, end = at + seconds * 1e3;

    for (; at < end; at += step) {
        sleep_ms(at - now_ms());
        int status = visit(path);
        double ms = now_ms() - at;              /* from when it was due: a stalled server cannot hide */

        pthread_mutex_lock(&lock);
        failed += status != 200;
        if (visits < VISITS_MAX) took[visits++] = ms;
        pthread_mutex_unlock(&lock);
    }
    return 0;
}

static void *reporter(void *none)
{
    double end = now_ms() + seconds * 1e3;

    (void)none;
    while (now_ms() < end) {
        if (visit(report_path) != 200) failed++;
        reports++;
    }
    return 0;
}

static int order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static int paced(int visitors)
{
    pthread_t t[64], r;

    if (visitors > 64) visitors = 64;
    pthread_create(&r, 0, reporter, 0);
    for (int i = 0; i < visitors; i++) pthread_create(&t[i], 0, visitor, (void *)(long)i);
    for (int i = 0; i < visitors; i++) pthread_join(t[i], 0);
    pthread_join(r, 0);
    if (!visits) return 1;
    qsort(took, (size_t)visits, sizeof *took, order);
    printf("%.2f %.2f %.2f %.2f %d %d\n", took[visits / 2], took[visits * 95 / 100], took[visits * 99 / 100],
           took[visits - 1], visits, reports);
    if (failed) fprintf(stderr, "client: %d visits were not answered 200\n", failed);
    return failed != 0;
}

/* ---- applications ---- */

static const char *programme;
static long from, step_by;
static double until;
static _Atomic long handed_in;

static int connected(void)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (s < 0 || connect(s, (struct sockaddr *)&to, sizeof to)) { perror("client: connect"); exit(1); }
    setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return s;
}

/* The status of what is answered to this; 0: the connection broke.  token: the one that the page's forms carry. */
static int answered(int s, const char *say, int n, char *token, size_t token_size)
{
    static const char field[] = "name=\"csrf\" value=\"";
    char got[65536], *end = 0, *at;
    size_t have = 0, want = 0;
    ssize_t k = 1;

    if (send(s, say, (size_t)n, MSG_NOSIGNAL) != n) return 0;
    while ((!end || have < want) && have < sizeof got - 1 && (k = recv(s, got + have, sizeof got - 1 - have, 0)) > 0) {
        got[have += (size_t)k] = 0;
        if (end || !(end = strstr(got, "\r\n\r\n"))) continue;
        at = strstr(got, "\r\nContent-Length:");
        want = (size_t)(end - got) + 4 + (at && at < end ? (size_t)atol(at + 17) : 0);
    }
    if (!end || have < want) return 0;
    if (token && (at = strstr(got, field))) {
        at += sizeof field - 1;
        snprintf(token, token_size, "%.*s", (int)strcspn(at, "\""), at);
    }
    return atoi(got + 9);
}

static int post(int s, const char *where, const char *body)
{
    char say[2400];
    int n = snprintf(say, sizeof say, "POST %s HTTP/1.1\r\nHost: localhost:%d\r\nOrigin: http://localhost:%d\r\nCookie: %s\r\n"
                     "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s", where, port, port, getenv("COOKIE"),
                     strlen(body), body);

    return answered(s, say, n, 0, 0);
}

/* One application; the status. */
static int apply(int s, long person)
{
    char body[400];

    snprintf(body, sizeof body, "person=%ld&programme=%s&csrf=%s", person, programme, getenv("CSRF"));
    return post(s, "/case/apply", body);
}

static void *clerk(void *none)
{
    int s = connected();

    for (double at; (at = now_ms()) < until; ) {
        int status = apply(s, from + step_by * handed_in++);
        double ms = now_ms() - at;

        pthread_mutex_lock(&lock);
        if (status == 303 && visits < VISITS_MAX) took[visits++] = ms;
        failed += status != 303;
        pthread_mutex_unlock(&lock);
        if (!status) { close(s); s = connected(); }
    }
    close(s);
    return none;
}

static int applications(int clerks)
{
    double began = now_ms();
    pthread_t t[64];

    until = began + seconds * 1e3;
    for (int i = 0; i < clerks && i < 64; i++) pthread_create(&t[i], 0, clerk, 0);
    for (int i = 0; i < clerks && i < 64; i++) pthread_join(t[i], 0);
    if (!visits) return 1;
    qsort(took, (size_t)visits, sizeof *took, order);
    printf("%.1f %.2f %.2f %d\n", visits / (now_ms() - began) * 1e3, took[visits / 2], took[visits * 95 / 100], failed);
    return 0;
}

/* ---- a counter ---- */

static long store, cards;
static _Atomic long lost;

enum { CARD_SIZE = 24 };
static void card_number(long n, char to[static CARD_SIZE])
{
    int sum = 0;

    snprintf(to, CARD_SIZE, "%09ld", 100000000 + n);
    for (int i = 0; i < 9; i++) {
        int d = (to[i] - '0') * (i % 2 ? 1 : 2);
        sum += d > 9 ? d - 9 : d;
    }
    to[9] = (char)('0' + (10 - sum % 10) % 10);
    to[10] = 0;
}

/* The card is read, and one is handed out; the status of the second. */
static int turn(int s, const char *card)
{
    char say[1600], body[400], token[100] = "";
    int n = snprintf(say, sizeof say, "GET /stock/counter?store=%ld&card=%s HTTP/1.1\r\nHost: localhost:%d\r\nCookie: %s\r\n\r\n", store, card,
                     port, getenv("COOKIE"));

    if (answered(s, say, n, token, sizeof token) != 200) return 0;
    snprintf(body, sizeof body, "store=%ld&card=%s&q1=1&csrf=%s", store, card, token);
    return post(s, "/stock/counter", body);
}

static void *counter(void *none)
{
    int s = connected();

    for (double at; (at = now_ms()) < until; ) {
        long nth = handed_in++;
        char card[CARD_SIZE];

        if (nth % 20 && nth >= cards) break;
        card_number(nth % 20 ? from + nth : from, card);
        int status = turn(s, card);
        double ms = now_ms() - at;

        pthread_mutex_lock(&lock);
        if (status == 303 && visits < VISITS_MAX) took[visits++] = ms;
        failed += status == 422;
        lost += status != 303 && status != 422;
        pthread_mutex_unlock(&lock);
        if (!status) { close(s); s = connected(); }
    }
    close(s);
    return none;
}

static int counters(int n)
{
    pthread_t t[64];

    until = now_ms() + seconds * 1e3;
    for (int i = 0; i < n && i < 64; i++) pthread_create(&t[i], 0, counter, 0);
    for (int i = 0; i < n && i < 64; i++) pthread_join(t[i], 0);
    if (!visits) return 1;
    qsort(took, (size_t)visits, sizeof *took, order);
    printf("%d %.2f %.2f %d %ld\n", visits, took[visits / 2], took[visits * 95 / 100], failed, (long)lost);
    return 0;
}

static long rss_kb(pid_t pid)
{
    char name[64], line[256];
    long kb = 0;

    snprintf(name, sizeof name, "/proc/%d/status", (int)pid);
    FILE *f = fopen(name, "r");
    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "VmRSS: %ld", &kb) == 1) break;
    if (f) fclose(f);
    return kb;
}

static int start(char **command)
{
    double began = now_ms(), first;
    pid_t pid = fork();

    if (pid == 0) {
        if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr)) _exit(126);
        execv(command[0], command);
        _exit(127);
    }
    while (visit(path) != 200 && now_ms() - began < 20000) sleep_ms(0.5);
    first = now_ms() - began;
    sleep_ms(1000);
    printf("%.1f %ld\n", first, rss_kb(pid));
    kill(pid, SIGTERM);
    waitpid(pid, 0, 0);
    return first >= 20000;
}

int main(int argc, char **argv)
{
    if (argc == 8 && !strcmp(argv[1], "paced")) {
        port = atoi(argv[2]);
        path = argv[3];
        per_second = atof(argv[5]);
        seconds = atof(argv[6]);
        report_path = argv[7];
        return paced(atoi(argv[4]));
    }
    if (argc == 8 && !strcmp(argv[1], "apply") && getenv("COOKIE") && getenv("CSRF")) {
        port = atoi(argv[2]);
        seconds = atof(argv[4]);
        from = atol(argv[5]);
        step_by = atol(argv[6]);
        programme = argv[7];
        return applications(atoi(argv[3]));
    }
    if (argc == 8 && !strcmp(argv[1], "counter") && getenv("COOKIE") && getenv("CSRF")) {
        port = atoi(argv[2]);
        seconds = atof(argv[4]);
        store = atol(argv[5]);
        from = atol(argv[6]);
        cards = atol(argv[7]);
        return counters(atoi(argv[3]));
    }
    if (argc > 4 && !strcmp(argv[1], "start")) {
        port = atoi(argv[2]);
        path = argv[3];
        return start(argv + 4);
    }
    fprintf(stderr, "usage: see the head of client.c\n");
    return 2;
}
