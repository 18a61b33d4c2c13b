/* SPDX-License-Identifier: EUPL-1.2
** http.c - requests in, answers out.  See http.h for H1..H3.
**
** The epoll thread reads a request whole, hands it to a lane and suspends the connection; the lane's thread makes
** the answer and resumes it. */
#include "web/http.h"
#include "web/guard.h"
#include "web/lanes.h"
#include "web/house.h"
#include "web/log.h"
#include "web/listen.h"
#include "web/pack.h"
#include "web/patience.h"
#include "base/date.h"
#include "host/clock.h"
#include "host/crypto.h"
#include <arpa/inet.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct call {                               /* one request on a connection */
    struct visit v;                         /* first */
    struct MHD_Connection *connection;
    struct patience *patience;              /* the connection's: how long we still wait */
    struct MHD_Response *answer;
    char *body; size_t body_n, body_room;
    FILE *spool;                            /* the body of a page that takes files */
    char *mapped;
    enum stop stop;
    size_t unsent;                          /* bytes of the answer, as long as it is on its way */
    bool handed, refused, closes;
};

static struct MHD_Daemon *daemon_;
static struct http_plan plan;
static _Atomic int in_hand;
static _Atomic size_t unsent;
enum { BIG = 256 << 10, UNSENT_MOST = 256 << 20 };      /* H5 */
enum { SPOOLED_MOST = 256 << 20 };                      /* of all bodies with files together */
static _Atomic size_t spooled;
static _Atomic bool stopping;

/* ---- answers ---- */

static void add_header(void *to, const char *name, const char *value) { MHD_add_response_header(to, name, value); }

/* In the thread that made the answer.  The text gets memory of its own, so that the visit's can go at once: who reads
** slowly holds up the answer alone. */
static void make_answer(struct call *c)
{
    struct req *r = &c->v.r;

    pack(r);
    if (r->out.n > BIG && !r->acts && unsent + r->out.n > UNSENT_MOST) visit_refuse(r, 503);       /* H5 */
    char *own = malloc(r->out.n + 1);
    if (!own) return;
    if (r->out.n) memcpy(own, r->out.text, r->out.n);
    c->answer = MHD_create_response_from_buffer(r->out.n, own, MHD_RESPMEM_MUST_FREE);
    if (!c->answer) { free(own); return; }
    unsent += c->unsent = r->out.n;
    headers_each(r, add_header, c->answer);
    if (c->closes || stopping) MHD_add_response_header(c->answer, "Connection", "close");
    if (plan.tls_key) MHD_add_response_header(c->answer, "Strict-Transport-Security", "max-age=31536000");
}

static void done(struct visit *v)
{
    struct call *c = (struct call *)v;

    make_answer(c);
    log_visit(v);
    mem_close(&v->r.mem);
    MHD_resume_connection(c->connection);
}

static enum MHD_Result send_answer(struct call *c)
{
    if (!c->answer) return MHD_NO;
    patience_until(c->patience, 300);
    return MHD_queue_response(c->connection, (unsigned)c->v.r.status, c->answer);
}

/* Refused here and now, in the epoll thread, without a lane. */
static enum MHD_Result refuse_here(struct call *c, int status, bool closes)
{
    c->refused = true;
    c->closes = closes;
    c->v.came = c->v.began = clock_ticks();
    visit_refuse(&c->v.r, status);
    make_answer(c);
    log_visit(&c->v);
    return send_answer(c);
}

/* ---- a request begins ---- */

static const char *address_of(struct MHD_Connection *c, const struct headers *h, char b[static INET6_ADDRSTRLEN])
{
    const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr *a = i ? i->client_addr : 0;

    if (plan.proxy && h->real_ip) return h->real_ip;
    if (a && a->sa_family == AF_INET) inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)a)->sin_addr, b, INET6_ADDRSTRLEN);
    else if (a && a->sa_family == AF_INET6) inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)a)->sin6_addr, b, INET6_ADDRSTRLEN);
    else strcpy(b, "local");
    return b;
}

/* Who counts as one when tries are counted: an address, or with IPv6 the network that one household gets whole. */
static size_t peer_bytes(const char *address, unsigned char to[static INET6_ADDRSTRLEN])
{
    struct in6_addr six;

    if (inet_pton(AF_INET6, address, &six) == 1) {
        bool four = IN6_IS_ADDR_V4MAPPED(&six);
        memcpy(to, four ? &six.s6_addr[12] : six.s6_addr, four ? 4 : 8);
        return four ? 4 : 8;
    }
    if (inet_pton(AF_INET, address, to) == 1) return 4;
    return (size_t)(stpncpy((char *)to, address, INET6_ADDRSTRLEN) - (char *)to);
}

static void fill(struct req *r, struct MHD_Connection *mhd, const char *method, const struct headers *h)
{
    char b[INET6_ADDRSTRLEN];
    unsigned char blind[HASH_BYTES], peer[INET6_ADDRSTRLEN];
    const char *address = address_of(mhd, h, b);

#define KEPT(s) ((s) ? mem_str(&r->mem, (s)) : "")
    r->method = KEPT(method);
    r->host = KEPT(h->host);
    r->cookie = KEPT(h->cookie);
    r->content_type = KEPT(h->type);
    r->accept = KEPT(h->accept);
    r->origin = KEPT(h->origin);
    r->fetch_site = KEPT(h->fetch_site);
#undef KEPT
    r->fragment = h->fragment != 0;
    r->gzip = takes_gzip(h->packing);
    r->secure = plan.tls_key || (plan.proxy && h->proto && !strcmp(h->proto, "https"));
    r->loopback = (plan.proxy || !h->forwarded) && (!strcmp(address, "127.0.0.1") || !strcmp(address, "::1"));
    keyed_hash(blind, plan.secret, "peer", peer, peer_bytes(address, peer));
    r->peer = base64url(&r->mem, blind, 16);
}

/* Keeps no variables of its own: a fault comes back here. */
static bool fill_safely(struct req *r, struct MHD_Connection *mhd, const char *method, const struct headers *h)
{
    if (setjmp(r->fate.edge)) return false;
    fill(r, mhd, method, h);
    return true;
}

static struct call *new_call(struct MHD_Connection *mhd)
{
    struct call *c = calloc(1, sizeof *c);
    const union MHD_ConnectionInfo *i = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    if (!c) return 0;
    struct req *r = &c->v.r;
    c->connection = mhd;
    c->patience = i ? i->socket_context : 0;
    c->v.done = done;
    mem_open(&r->mem, &r->fate, VISIT_MEM);
    r->out.mem = &r->mem;
    r->house = house_take();
    r->method = r->path = "-";
    r->query = r->host = r->origin = r->fetch_site = r->cookie = r->accept = r->content_type = r->peer = "";
    r->now = clock_now();
    r->today = greek_day(r->now);
    in_hand++;
    return c;
}

static enum MHD_Result begin(struct call *c, const char *method, const char *version)
{
    struct headers h;
    struct req *r = &c->v.r;
    int bad = guard(c->connection, method, version, &h);
    const char *target = patience_target(c->patience);

    if (!fill_safely(r, c->connection, method, &h)) return MHD_NO;
    if (bad) return refuse_here(c, bad, true);
    if (stopping) return refuse_here(c, 503, true);
    if (!host_ours(c->connection, r->host, r->loopback, &(struct names){ plan.hosts, plan.proxy })) return refuse_here(c, 421, true);     /* H6 */
    c->stop = visit_target(r, target ? target : "");
    if (h.length > (int64_t)body_most(r->at.page)) return refuse_here(c, 413, true);
    patience_until(c->patience, (r->at.page && r->at.page->upload ? 20 : 3) * plan.patience);
    return MHD_YES;
}

/* ---- the body ---- */

/* A page that takes files: to a file without a name, so that slow senders cost no memory. */
static void spool(struct call *c, const char *data, size_t n)
{
    if (c->body_n + n > UPLOAD_MAX) { c->v.r.bad_body = 413; return; }
    if (!c->spool && !(c->spool = tmpfile())) { c->v.r.bad_body = 503; return; }
    if (spooled + n > SPOOLED_MOST || fwrite(data, 1, n, c->spool) != n) { c->v.r.bad_body = 503; return; }
    spooled += n;
    c->body_n += n;
}

static void unspool(struct call *c)
{
    if (!c->spool || c->v.r.bad_body) return;
    if (!fflush(c->spool)) c->mapped = mmap(0, c->body_n, PROT_READ, MAP_PRIVATE, fileno(c->spool), 0);
    if (c->mapped == MAP_FAILED || !c->mapped) { c->mapped = 0; c->v.r.bad_body = 503; }
}

static void keep(struct call *c, const char *data, size_t n)
{
    if (c->v.r.bad_body) return;
    if (c->v.r.at.page && c->v.r.at.page->upload) { spool(c, data, n); return; }
    if (c->body_n + n > BODY_MAX) { c->v.r.bad_body = 413; return; }
    if (c->body_n + n > c->body_room) {
        size_t room = c->body_room ? c->body_room * 2 : 4096;
        while (room < c->body_n + n) room *= 2;
        char *b = realloc(c->body, room);
        if (!b) { c->v.r.bad_body = 503; return; }
        c->body = b;
        c->body_room = room;
    }
    memcpy(c->body + c->body_n, data, n);
    c->body_n += n;
}

/* ---- the request is whole ---- */

static enum MHD_Result hand_over(struct call *c)
{
    c->handed = true;
    c->v.came = clock_ticks();
    unspool(c);
    c->v.r.body = c->mapped ? c->mapped : c->body;
    c->v.r.body_n = c->v.r.body ? c->body_n : 0;
    if (c->stop == STOP_END) {              /* refused already by its address */
        c->v.began = c->v.came;
        make_answer(c);
        log_visit(&c->v);
        return send_answer(c);
    }
    const struct page *p = c->v.r.at.page;
    if (c->stop == STOP_READER && p && p->heavy && p->heavy(&c->v.r)) c->stop = STOP_SLOW;
    patience_until(c->patience, 0);
    MHD_suspend_connection(c->connection);
    if (lanes_take(&c->v, c->stop)) return MHD_YES;
    c->v.began = c->v.came;                 /* N3 */
    visit_refuse(&c->v.r, 503);
    make_answer(c);
    log_visit(&c->v);
    MHD_resume_connection(c->connection);
    return MHD_YES;
}

static enum MHD_Result handle(void *none, struct MHD_Connection *mhd, const char *url, const char *method, const char *version,
                              const char *data, size_t *n, void **kept)
{
    struct call *c = *kept;

    (void)none;
    (void)url;
    if (!c) {
        *kept = c = new_call(mhd);
        return c ? begin(c, method, version) : MHD_NO;
    }
    if (c->refused) { *n = 0; return MHD_YES; }
    if (*n) { keep(c, data, *n); *n = 0; return MHD_YES; }
    if (c->handed) return send_answer(c);
    return hand_over(c);
}

static void finished(void *none, struct MHD_Connection *mhd, void **kept, enum MHD_RequestTerminationCode how)
{
    struct call *c = *kept;

    (void)none;
    (void)mhd;
    (void)how;
    if (!c) return;
    *kept = 0;
    if (c->answer) MHD_destroy_response(c->answer);
    unsent -= c->unsent;
    house_give_back(c->v.r.house);
    mem_close(&c->v.r.mem);
    patience_until(c->patience, plan.patience);
    if (c->mapped) munmap(c->mapped, c->body_n);
    if (c->spool) { spooled -= c->body_n; fclose(c->spool); }
    free(c->body);
    free(c);
    in_hand--;
}

/* ---- connections ---- */

static void connected(void *none, struct MHD_Connection *mhd, void **kept, enum MHD_ConnectionNotificationCode what)
{
    (void)none;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *i = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
        *kept = patience_new(i ? (int)i->connect_fd : -1);
        patience_until(*kept, plan.patience);
    } else {
        patience_end(*kept);
        *kept = 0;
    }
}

/* The address as it came: libmicrohttpd would decode it, twice in places. */
static void *note_target(void *none, const char *uri, struct MHD_Connection *mhd)
{
    const union MHD_ConnectionInfo *i = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    (void)none;
    if (i && i->socket_context) patience_note(i->socket_context, uri);
    return 0;
}

static size_t as_it_is(void *none, struct MHD_Connection *c, char *s) { (void)none; (void)c; return strlen(s); }

static bool read_pem(const char *file, char to[static 65536])
{
    FILE *f = fopen(file, "r");
    size_t n = f ? fread(to, 1, 65535, f) : 0;

    if (f) fclose(f);
    to[n] = 0;
    if (!n) fprintf(stderr, "pronoia: cannot read %s\n", file);
    return n > 0;
}

static void quiet(void *none, const char *pattern, va_list ap) { (void)none; (void)pattern; (void)ap; }

bool http_open(const struct http_plan *p)
{
    static char key[65536], cert[65536];
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
    struct MHD_OptionItem more[4] = { { MHD_OPTION_END, 0, 0 } };

    plan = *p;
    int fd = listen_on(p->listen, p->port);
    if (fd < 0) return false;
    if (p->tls_key) {
        if (!read_pem(p->tls_key, key) || !read_pem(p->tls_cert, cert)) return false;
        flags |= MHD_USE_TLS;
        more[0] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_MEM_KEY, 0, key };
        more[1] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_MEM_CERT, 0, cert };
        more[2] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_PRIORITIES, 0, (char *)"NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2" };
        more[3] = (struct MHD_OptionItem){ MHD_OPTION_END, 0, 0 };
    }
    daemon_ = MHD_start_daemon(flags, 0, 0, 0, handle, 0,
        MHD_OPTION_EXTERNAL_LOGGER, quiet, (void *)0,
        MHD_OPTION_LISTEN_SOCKET, fd,
        MHD_OPTION_URI_LOG_CALLBACK, note_target, (void *)0,
        MHD_OPTION_UNESCAPE_CALLBACK, as_it_is, (void *)0,
        MHD_OPTION_NOTIFY_COMPLETED, finished, (void *)0,
        MHD_OPTION_NOTIFY_CONNECTION, connected, (void *)0,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)p->connections,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, p->proxy ? 0u : (unsigned)p->connections / 4,   /* H4 */
        MHD_OPTION_CONNECTION_TIMEOUT, 30u,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)16 * 1024,
        MHD_OPTION_CONNECTION_MEMORY_INCREMENT, (size_t)4 * 1024,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_ARRAY, more, MHD_OPTION_END);
    if (!daemon_) { fprintf(stderr, "pronoia: the web server cannot start\n"); return false; }
    return patience_open();
}

int http_connections(void)
{
    const union MHD_DaemonInfo *i = daemon_ ? MHD_get_daemon_info(daemon_, MHD_DAEMON_INFO_CURRENT_CONNECTIONS) : 0;

    return i ? (int)i->num_connections : 0;
}

void http_quiesce(void)
{
    stopping = true;
    int fd = MHD_quiesce_daemon(daemon_);
    if (fd >= 0) close(fd);
}

void http_close(void)
{
    for (int i = 0; i < 1000 && in_hand; i++) usleep(10000);        /* H3: what was answered is also sent */
    patience_close();
    MHD_stop_daemon(daemon_);
    daemon_ = 0;
}
