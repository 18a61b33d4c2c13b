/* SPDX-License-Identifier: EUPL-1.2
** counts.c - /metrics (Prometheus text) and /healthz.
**
** Q2  /metrics answers this machine only. */
#include "web/counts.h"
#include "web/health.sql.h"
#include "web/house.h"
#include "web/http.h"
#include "web/lanes.h"
#include "web/log.h"
#include "base/json.h"
#include "text.h"
#include <stdatomic.h>
#include <stdio.h>

extern const struct page *const __start_pages[], *const __stop_pages[];

enum { PAGES = 1024, KINDS = 12, STEPS = 12 };
static const int kind_of[KINDS] = { 200, 303, 304, 400, 403, 404, 405, 409, 422, 429, 500, 503 };
static const int64_t step_us[STEPS] = { 250, 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 1000000, 5000000 };

static _Atomic uint64_t visits[PAGES + 1][KINDS + 1], steps[STEPS + 1], total_us, waited_us, count;

static int page_number(const struct page *p)
{
    for (int i = 0; __start_pages + i < __stop_pages && i < PAGES; i++) if (__start_pages[i] == p) return i;
    return PAGES;
}

void count_visit(const struct page *p, int status, int64_t micros, int64_t waited)
{
    int k = 0, s = 0;

    while (k < KINDS && kind_of[k] != status) k++;
    while (s < STEPS && step_us[s] < micros) s++;
    visits[page_number(p)][k]++;
    steps[s]++;
    total_us += (uint64_t)micros;
    waited_us += (uint64_t)waited;
    count++;
}

static void visits_write(struct out *o)
{
    out_str(o, "# HELP pronoia_requests_total Visits by page and status.\n# TYPE pronoia_requests_total counter\n");
    for (int i = 0; i <= PAGES; i++)
        for (int k = 0; k <= KINDS; k++) {
            if (!visits[i][k]) continue;
            out_fmt(o, "pronoia_requests_total{page=\"%s\",status=\"", i < PAGES ? __start_pages[i]->path : "-");
            if (k < KINDS) out_int(o, kind_of[k]);
            else out_str(o, "other");
            out_fmt(o, "\"} %llu\n", (unsigned long long)visits[i][k]);
        }
}

static void times_write(struct out *o)
{
    uint64_t sum = 0;

    out_str(o, "# HELP pronoia_request_seconds From the last byte of a request to its answer.\n# TYPE pronoia_request_seconds histogram\n");
    for (int i = 0; i < STEPS; i++) {
        sum += steps[i];
        out_fmt(o, "pronoia_request_seconds_bucket{le=\"%g\"} %llu\n", (double)step_us[i] / 1e6, (unsigned long long)sum);
    }
    out_fmt(o, "pronoia_request_seconds_bucket{le=\"+Inf\"} %llu\n", (unsigned long long)count);
    out_fmt(o, "pronoia_request_seconds_sum %.6f\n", (double)total_us / 1e6);
    out_fmt(o, "pronoia_request_seconds_count %llu\n", (unsigned long long)count);
    out_fmt(o, "# TYPE pronoia_queue_seconds_total counter\npronoia_queue_seconds_total %.6f\n", (double)waited_us / 1e6);
}

static void lanes_write(struct out *o)
{
    struct lane_state l[3];
    int n = lanes_look(l, 3);

    out_str(o, "# HELP pronoia_queue_length Visits waiting for a lane.\n# TYPE pronoia_queue_length gauge\n");
    for (int i = 0; i < n; i++) out_fmt(o, "pronoia_queue_length{lane=\"%s\"} %d\n", l[i].name, l[i].waiting);
    out_str(o, "# TYPE pronoia_lane_visits_total counter\n");
    for (int i = 0; i < n; i++) out_fmt(o, "pronoia_lane_visits_total{lane=\"%s\"} %lld\n", l[i].name, (long long)l[i].served);
    out_str(o, "# HELP pronoia_lane_groups_total Times a lane took visits; writer: commits.\n# TYPE pronoia_lane_groups_total counter\n");
    for (int i = 0; i < n; i++) out_fmt(o, "pronoia_lane_groups_total{lane=\"%s\"} %lld\n", l[i].name, (long long)l[i].groups);
    out_fmt(o, "# TYPE pronoia_database_info gauge\npronoia_database_info{kind=\"%s\"} 1\n", lanes_database());
    out_fmt(o, "# TYPE pronoia_connections gauge\npronoia_connections %d\n", http_connections());
}

static void metrics(struct req *r)
{
    struct out *o = &r->out;
    struct stale *stale;

    if (!r->loopback) { refuse(r, 404, T_web_why_404); return; }                            /* Q2 */
    r->type = "text/plain; version=0.0.4; charset=utf-8";
    r->no_store = true;
    visits_write(o);
    times_write(o);
    lanes_write(o);
    out_fmt(o, "# HELP pronoia_rules_age_seconds Since the rules were read.\n# TYPE pronoia_rules_age_seconds gauge\n"
               "pronoia_rules_age_seconds %lld\n", (long long)(r->now.v - r->house->opened.v));
    out_fmt(o, "# HELP pronoia_rules_stale Figures past their renewal date.\n# TYPE pronoia_rules_stale gauge\npronoia_rules_stale %d\n",
            book_stale(&r->mem, r->house->book, r->today, &stale));
}

static void health(struct req *r)
{
    struct probe_row row = probe(r);
    struct json j = { .out = &r->out };

    r->type = "application/json";
    r->no_store = true;
    json_object(&j);
    json_key_str(&j, "status", row.ok == 1 ? "ok" : "bad");
    json_key_str(&j, "service", "pronoia");
    json_key_str(&j, "version", PRONOIA_VERSION);
    json_end_object(&j);
}

PAGE(metrics, .path = "/metrics", .may = MAY_ANYBODY, .get = metrics, .api = true, .bare = true, .help = "Figures for monitoring (this machine only).");
PAGE(health, .path = "/healthz", .may = MAY_ANYBODY, .get = health, .api = true, .help = "Is the server well, and its database?");
