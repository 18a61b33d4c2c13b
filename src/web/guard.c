/* SPDX-License-Identifier: EUPL-1.2
** guard.c - reads a request's headers once and refuses what is ambiguous.
**
** G1  One Host; at most one Content-Length, digits only; never with Transfer-Encoding; only "chunked", on HTTP/1.1.
** G2  A header's name is a token (no blank before the colon), its value has no control characters.
** Not visible here, because libmicrohttpd has dropped it already: a zero byte in a value, a line with an empty name, a
** bare line feed.  A public server stands behind nginx, which refuses them.
** libmicrohttpd itself took two differing lengths and executed the smuggled request. */
#include "web/guard.h"
#include "web/answer.h"
#include "web/log.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static bool token(const char *s, size_t n)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~";

    return n && strlen(s) == n && strspn(s, allowed) == n;
}

static bool clean(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) if (((unsigned char)s[i] < ' ' && s[i] != '\t') || s[i] == 127) return false;
    return true;
}

static int64_t digits(const char *s)
{
    int64_t v = 0;

    if (!*s || strlen(s) > 15) return -1;
    for (; *s; s++) {
        if (*s < '0' || *s > '9') return -1;
        v = v * 10 + (*s - '0');
    }
    return v;
}

static enum MHD_Result look(void *to, enum MHD_ValueKind kind, const char *name, size_t nname, const char *value, size_t nvalue)
{
    struct headers *h = to;
    const struct { const char *name; const char **at; } known[] = {
        { "Cookie", &h->cookie }, { "Content-Type", &h->type }, { "Accept", &h->accept },
        { "Origin", &h->origin }, { "Sec-Fetch-Site", &h->fetch_site }, { "X-Fragment", &h->fragment },
        { "Accept-Encoding", &h->packing }, { "X-Real-IP", &h->real_ip }, { "X-Forwarded-Proto", &h->proto },
        { "X-Forwarded-For", &h->forwarded } };

    (void)kind;
    if (!value) value = "", nvalue = 0;
    if (!token(name, nname) || !clean(value, nvalue)) { h->bad++; return MHD_YES; }        /* G2 */
    if (!strcasecmp(name, "Content-Length")) {
        h->lengths++;
        if ((h->length = digits(value)) < 0) h->bad++;
    } else if (!strcasecmp(name, "Transfer-Encoding")) {
        h->encodings++;
        if (strcasecmp(value, "chunked")) h->bad++;
    } else if (!strcasecmp(name, "Host")) {
        h->hosts++;
        h->host = value;
        if (!*value || strpbrk(value, " \t/\\@,")) h->bad++;
    } else
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            if (!strcasecmp(name, known[i].name)) *known[i].at = value;
    return MHD_YES;
}

int guard(struct MHD_Connection *c, const char *method, const char *version, struct headers *h)
{
    *h = (struct headers){ .length = -1 };
    MHD_get_connection_values_n(c, MHD_HEADER_KIND, look, h);
    bool old = strcmp(version, "HTTP/1.1") != 0;
    if (h->bad || h->hosts != 1 || h->lengths > 1 || h->encodings > 1) return 400;          /* G1 */
    if (h->encodings && (h->lengths || old)) return 400;
    if (h->real_ip) h->forwarded = h->real_ip;
    bool body = h->encodings || h->length > 0;
    if (body && (!strcmp(method, "GET") || !strcmp(method, "HEAD"))) return 400;
    if (h->length > UPLOAD_MAX) return 413;         /* what the page itself takes is asked in http.c */
    return 0;
}

/* Without the port. */
static size_t name_length(const char *host)
{
    size_t n = strcspn(host, *host == '[' ? "]" : ":");

    return n + (*host == '[' && host[n]);
}

/* What stands behind the name stands in our links too: a port, or nothing. */
static bool port_follows(const char *host)
{
    const char *port = host + name_length(host);

    return !*port || (*port == ':' && !port[1 + strspn(port + 1, "0123456789")]);
}

bool host_among(const char *list, const char *host)
{
    size_t n = name_length(host);

    for (; *list; list += strcspn(list, ",") + (list[strcspn(list, ",")] == ','))
        if (strcspn(list, ",") == n && !strncasecmp(list, host, n)) return true;
    return false;
}

/* An address as it is typed, compared with the one that the connection came to. */
static bool own_address(struct MHD_Connection *c, const char *host)
{
    const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
    union { struct sockaddr any; struct sockaddr_in four; struct sockaddr_in6 six; } at;
    socklen_t n = sizeof at;
    char plain[INET6_ADDRSTRLEN];
    struct in6_addr said;

    snprintf(plain, sizeof plain, "%.*s", (int)strcspn(host + (*host == '['), *host == '[' ? "]" : ":"), host + (*host == '['));
    if (!i || getsockname(i->connect_fd, &at.any, &n)) return false;
    if (at.any.sa_family == AF_INET) return inet_pton(AF_INET, plain, &said) == 1 && !memcmp(&said, &at.four.sin_addr, 4);
    if (IN6_IS_ADDR_V4MAPPED(&at.six.sin6_addr))
        return inet_pton(AF_INET, plain, &said) == 1 && !memcmp(&said, &at.six.sin6_addr.s6_addr[12], 4);
    return inet_pton(AF_INET6, plain, &said) == 1 && !memcmp(&said, &at.six.sin6_addr, sizeof said);
}

/* "office-pc", "office-pc.local", and the whole name where it has one. */
static bool own_name(const char *host)
{
    char name[256] = "", list[600];

    if (gethostname(name, sizeof name - 1) || !*name) return false;
    int first = (int)strcspn(name, ".");
    snprintf(list, sizeof list, "%s,%.*s,%.*s.local", name, first, name, first, name);
    return host_among(list, host);
}

bool host_ours(struct MHD_Connection *c, const char *host, bool here, const struct names *n)
{
    static _Atomic bool told;

    if (!port_follows(host)) return false;
    if (here && host_among("localhost,127.0.0.1,[::1]", host)) return true;
    if (*n->hosts && host_among(n->hosts, host)) return true;
    if (n->proxy ? !*n->hosts : own_name(host) || own_address(c, host)) return true;
    if (!told) log_event("name refused", "a visit under a name that is not this machine's; if it is yours: pronoia serve --host NAME");
    told = true;
    return false;
}
