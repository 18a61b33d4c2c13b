/* SPDX-License-Identifier: EUPL-1.2
** log.c - one line a visit.  See log.h for Q1. */
#include "web/log.h"
#include "web/counts.h"
#include "host/clock.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool quiet;

void log_quiet(bool yes) { quiet = yes; }

/* A fault's words inside a JSON string */
static void plain(char *to, size_t size, const char *s)
{
    size_t n = 0;

    for (; *s && n + 2 < size; s++) to[n++] = *s == '"' || *s == '\\' || (unsigned char)*s < ' ' ? '\'' : *s;
    to[n] = 0;
}

static void write_line(const char *b, int n, size_t size)
{
    if (n <= 0) return;
    if ((size_t)n >= size) n = (int)size - 1;
    ssize_t sent = write(2, b, (size_t)n);          /* one write: lines of several threads do not mix */
    (void)sent;
}

void log_visit(const struct visit *v)
{
    const struct req *r = &v->r;
    int64_t now = clock_ticks();
    char b[1024], at[24], why[300], fault_part[512] = "";

    count_visit(r->at.page, r->status, now - v->came, v->began - v->came);
    if (quiet && !r->fault_number) return;
    if (r->fault_number) {
        plain(why, sizeof why, r->fate.why);
        snprintf(fault_part, sizeof fault_part, ",\"fault\":\"%s\",\"why\":\"%s\",\"where\":\"%s\"", r->fault_number, why,
                 r->fate.where ? r->fate.where : "");
    }
    int n = snprintf(b, sizeof b, "{\"time\":\"%s\",\"method\":\"%.8s\",\"page\":\"%s\",\"status\":%d,\"us\":%lld,\"waited_us\":%lld,\"bytes\":%zu%s}\n",
                     instant_iso(r->now, at), strcmp(r->method, "-") && strspn(r->method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") ? r->method : "-",
                     r->at.page ? r->at.page->path : "-", r->status,
                     (long long)(now - v->came), (long long)(v->began - v->came), r->out.n, fault_part);
    write_line(b, n, sizeof b);
}

void log_event(const char *what, const char *pattern, ...)
{
    char b[1024], at[24], raw[512], detail[512];
    va_list ap;

    va_start(ap, pattern);
    vsnprintf(raw, sizeof raw, pattern, ap);
    va_end(ap);
    plain(detail, sizeof detail, raw);
    int n = snprintf(b, sizeof b, "{\"time\":\"%s\",\"event\":\"%s\",\"detail\":\"%s\"}\n", instant_iso(clock_now(), at), what, detail);
    write_line(b, n, sizeof b);
}
