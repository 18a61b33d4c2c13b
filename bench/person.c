/* SPDX-License-Identifier: EUPL-1.2
** person.c - a person's page with its timeline, among many: CPU of the server, the database's own processes with it.
**
**     person SHARE TOWN DATABASE PEOPLE VISITS
**
** The page is answered as a reader lane would, on one connection; then the view is written as the writer lane would.  On PostgreSQL
** the CPU of the connections' backends (/proc/PID/schedstat) counts too. */
#include "bench.h"
#include "host/crypto.h"
#include "host/db.h"
#include "host/clock.h"
#include "base/date.h"
#include "rooms/portal/portal.h"
#include "web/answer.h"
#include "web/house.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int backends[8], nbackends;

/* The processes of PostgreSQL that serve this database: "postgres: user NAME [local] idle". */
static void find_backends(const char *where)
{
    DIR *d = opendir("/proc");
    const char *name = strstr(where, "///") ? strstr(where, "///") + 3 : strrchr(where, '/') + 1;
    char want[128], path[300], line[512];

    snprintf(want, sizeof want, " %.*s ", (int)strcspn(name, "?"), name);
    for (struct dirent *e; d && (e = readdir(d)); ) {
        snprintf(path, sizeof path, "/proc/%s/cmdline", e->d_name);
        FILE *f = atoi(e->d_name) > 0 ? fopen(path, "r") : 0;
        size_t n = f ? fread(line, 1, sizeof line - 1, f) : 0;
        if (f) fclose(f);
        line[n] = 0;
        if (n && !strncmp(line, "postgres: ", 10) && strstr(line, want) && nbackends < 8) backends[nbackends++] = atoi(e->d_name);
    }
    if (d) closedir(d);
}

static int64_t all_cpu_ns(void)
{
    int64_t sum = cpu_ns(), one;
    char path[64];

    for (int i = 0; i < nbackends; i++) {
        snprintf(path, sizeof path, "/proc/%d/schedstat", backends[i]);
        FILE *f = fopen(path, "r");
        if (f && fscanf(f, "%ld", &one) == 1) sum += one;
        if (f) fclose(f);
    }
    return sum;
}

static const struct session *reader(struct req *r)
{
    static struct session s = { .id = 1, .staff = 1, .name = "bench", .csrf = "bench" };

    s.keys = MAY_SIGNED_IN | MAY_FILES | MAY_ADVISE | MAY_DECIDE;
    s.ends = (instant){ r->now.v + 3600 };
    return &s;
}

static int order(const void *a, const void *b) { double x = *(const double *)a, y = *(const double *)b; return (x > y) - (x < y); }

struct lane { struct db *reads, *writes; };

/* Milliseconds for the page, and for writing that it was seen. */
static void visit(struct lane *lane, int64_t id, double *page, double *own, double *view, double *bytes)
{
    struct req *r = calloc(1, sizeof *r);
    char path[64];
    int64_t begun = all_cpu_ns(), mine = cpu_ns(), shown;

    mem_open(&r->mem, &r->fate, VISIT_MEM);
    r->method = "GET";
    r->query = r->host = r->origin = r->fetch_site = r->accept = r->peer = r->cookie = "";
    r->out.mem = &r->mem;
    r->house = house_take();
    r->now = clock_now();
    r->today = greek_day(r->now);
    r->db = lane->reads;
    snprintf(path, sizeof path, "/person?id=%lld", (long long)id);
    if (visit_target(r, path) != STOP_READER || visit_front(r) != STOP_WRITER || r->status != 200) {
        fprintf(stderr, "person: %s answers %d %s\n", path, r->status, r->fate.why);
        exit(1);
    }
    *own = (double)(cpu_ns() - mine) / 1e6;
    shown = all_cpu_ns();
    *page = (double)(shown - begun) / 1e6;
    *bytes = (double)r->out.n;
    r->db = lane->writes;
    visit_write(r);
    *view = (double)(all_cpu_ns() - shown) / 1e6;
    house_give_back(r->house);
    mem_close(&r->mem);
    free(r);
}

int main(int argc, char **argv)
{
    static struct fate fate;
    static struct mem mem;
    static unsigned char secret[KEY_BYTES];
    struct complaints wrong = { .mem = &mem };
    struct lane lane;

    if (argc < 6) return 2;
    if (setjmp(fate.edge)) { fprintf(stderr, "person: %s\n", fate.why); return 1; }
    mem_open(&mem, &fate, (size_t)1 << 30);
    edge.town = town_read;
    edge.session = reader;
    if (!house_open(argv[1], argv[2], secret, &wrong)) { fprintf(stderr, "person: the house does not open\n"); return 1; }
    lane = (struct lane){ db_open(&mem, &fate, argv[3], true), db_open(&mem, &fate, argv[3], false) };
    if (db_kind(lane.reads) == DB_POSTGRES) find_backends(argv[3]);
    int64_t people = atoll(argv[4]);
    uint64_t at = 7;
    int visits = atoi(argv[5]);
    double *page = calloc((size_t)visits, sizeof *page), *view = calloc((size_t)visits, sizeof *view), *bytes = calloc((size_t)visits, sizeof *bytes), *own = calloc((size_t)visits, sizeof *own);
    for (int i = -visits / 10; i < visits; i++) {           /* a tenth to warm the statements */
        at = at * 6364136223846793005u + 1442695040888963407u;
        int k = i < 0 ? 0 : i;
        visit(&lane, (int64_t)((at >> 20) % (uint64_t)people) + 1, &page[k], &own[k], &view[k], &bytes[k]);
    }
    qsort(page, (size_t)visits, sizeof *page, order);
    qsort(view, (size_t)visits, sizeof *view, order);
    char what[96];
    const char *kind = nbackends ? "PostgreSQL" : "SQLite";
    snprintf(what, sizeof what, "a person's page among %lld, %s: server CPU p95", (long long)people, kind);
    bar_at_most(what, at_share(page, visits, 0.95), "ms", 2);
    qsort(own, (size_t)visits, sizeof *own, order);
    if (nbackends) figure("  of it in the program itself, p95", at_share(own, visits, 0.95), "ms");
    figure("  p50", at_share(page, visits, 0.5), "ms");
    figure("  p99", at_share(page, visits, 0.99), "ms");
    figure("  writing the view in the diary, p95", at_share(view, visits, 0.95), "ms");
    figure("  the page", median(bytes, visits), "bytes");
    db_close(lane.reads);
    db_close(lane.writes);
    return 0;
}
