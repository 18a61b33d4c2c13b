/* SPDX-License-Identifier: EUPL-1.2
** search.c - the search page, measured: CPU of one visit from request to the bytes of the page, and what it finds.
**
**     search PEOPLE [QUERIES]      over a registry made by fill; PRONOIA_DB, PRONOIA_KEY, PRONOIA_SHARE as for the program
**
** On PostgreSQL the CPU of the server's backend counts too (its run time by /proc/PID/schedstat). */
#include "bench.h"
#include "crowd.h"
#include "cmd.h"
#include "world.h"
#include "web/answer.h"
#include "web/edge.h"
#include "base/date.h"
#include "host/clock.h"
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEED = 20261122, FIRST = 2000, KINDS = 7 };
static const char *const kinds[KINDS] = { "exact", "prefix", "misspelt", "Latin for Greek", "Greeklish, short form", "number", "telephone" };

static struct session clerk = { .id = 1, .staff = 1, .name = "bench", .keys = MAY_FILES | MAY_RECEIVE, .csrf = "bench" };
static const struct session *session_of(struct req *r) { (void)r; return &clerk; }

/* The first n letters. */
static void cut(const char *name, int n, char *out)
{
    size_t k = 0;

    for (; name[k] && name[k] != ' '; k++) if ((name[k] & 0xc0) != 0x80 && n-- == 0) break;
    memcpy(out, name, k);
    out[k] = 0;
}

static void two(const char *name, const char *other, bool turned, int year, char *out, size_t size)
{
    char born[8] = "";

    if (year) snprintf(born, sizeof born, " %d", year);
    snprintf(out, size, "%s %s%s", turned ? other : name, turned ? name : other, born);
}

static void query(uint64_t *chance, int kind, const struct made *p, char *out, size_t size)
{
    char a[96], b[96];
    struct made other;
    bool turned = crowd_chance(chance) & 1024;
    int year = crowd_chance(chance) & 2048 ? p->year : 0;

    snprintf(a, sizeof a, "%s", p->family), snprintf(b, sizeof b, "%s", p->given);
    switch (kind) {
    case 1: cut(p->family, 6, a), cut(p->given, 4, b); break;
    case 2: crowd_slip(chance, a, sizeof a); if (crowd_chance(chance) & 4096) crowd_slip(chance, b, sizeof b); break;
    case 3: snprintf(a, sizeof a, "%s", p->latin_family), snprintf(b, sizeof b, "%s", p->latin_given); break;
    case 4:
        for (int i = 0; i < crowd_nshort; i++) if (!strcmp(p->given, crowd_short[i][0])) snprintf(b, sizeof b, "%s", crowd_short[i][1]);
        crowd_greeklish(chance, a, other.family, sizeof a), crowd_greeklish(chance, b, other.given, sizeof b);
        snprintf(a, sizeof a, "%s", other.family), snprintf(b, sizeof b, "%s", other.given);
        break;
    case 5: snprintf(out, size, "%s", p->afm); return;
    case 6: snprintf(out, size, "%s", p->telephone); return;
    default: break;
    }
    two(a, b, turned, year, out, size);
}

static void address_of(const char *q, char *out, size_t size)
{
    size_t n = (size_t)snprintf(out, size, "/people?q=");

    for (; *q && n + 4 < size; q++) n += (size_t)snprintf(out + n, size - n, "%%%02X", (unsigned char)*q);
}

static int place_in(const char *page, int id)
{
    char link[48];
    const char *at, *end;
    int place = 1;

    snprintf(link, sizeof link, "href=\"/person?id=%d\"", id);
    if (!page || !(end = strstr(page, link))) return 0;
    for (at = page; (at = strstr(at, "href=\"/person?id=")) && at < end; at++) place++;
    return place;
}

static long long backend_ns(int pid)
{
    char path[64];
    long long ns = 0;
    FILE *f;

    snprintf(path, sizeof path, "/proc/%d/schedstat", pid);
    if (!pid || !(f = fopen(path, "r"))) return 0;
    if (fscanf(f, "%lld", &ns) != 1) ns = 0;
    fclose(f);
    return ns;
}

static int backend;

static double visit(struct db *db, const char *target, int wanted, int *place)
{
    static struct req r;
    long long server = backend_ns(backend);
    int64_t before = cpu_ns();

    memset(&r, 0, sizeof r);
    mem_open(&r.mem, &r.fate, VISIT_MEM);
    r.out.mem = &r.mem;
    r.db = db;
    r.method = "GET";
    r.query = r.host = r.origin = r.fetch_site = r.accept = r.cookie = "";
    r.peer = "bench";
    r.loopback = true;
    r.house = house_take();
    r.now = clock_now();
    r.today = greek_day(r.now);
    if (visit_target(&r, target) != STOP_END) answer(&r);
    if (r.status != 200) { fprintf(stderr, "search: %s: status %d %s\n", target, r.status, r.fate.why); exit(1); }
    *place = place_in(r.out.text, wanted);
    house_give_back(r.house);
    mem_close(&r.mem);
    return (double)(cpu_ns() - before + backend_ns(backend) - server) / 1e6;
}

/* The only backend of our database besides this question. */
static int find_backend(const char *where)
{
    PGconn *c;
    PGresult *res;
    int pid = 0;

    if (strncmp(where, "postgres", 8)) return 0;
    c = PQconnectdb(where);
    res = PQexec(c, "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY backend_start DESC LIMIT 1");
    if (PQntuples(res) == 1) pid = atoi(PQgetvalue(res, 0, 0));
    PQclear(res), PQfinish(c);
    return pid;
}

static void measure(struct db *db, int people, int queries, const char *which)
{
    double *all = malloc((size_t)(KINDS * queries) * sizeof *all), *one = malloc((size_t)queries * sizeof *one);
    uint64_t chance = SEED;
    int found_all = 0, place;
    char q[300], target[1000];
    struct made p;

    for (int i = 0; i < 200; i++) {                         /* warm: statements prepared, pages in memory */
        crowd_person(SEED, (uint32_t)(crowd_chance(&chance) % (uint64_t)people), &p);
        query(&chance, i % KINDS, &p, q, sizeof q);
        address_of(q, target, sizeof target);
        visit(db, target, 0, &place);
    }
    for (int kind = 0; kind < KINDS; kind++) {
        int found = 0;
        for (int i = 0; i < queries; i++) {
            uint32_t nth = (uint32_t)(crowd_chance(&chance) % (uint64_t)people);
            crowd_person(SEED, nth, &p);
            query(&chance, kind, &p, q, sizeof q);
            address_of(q, target, sizeof target);
            all[kind * queries + i] = one[i] = visit(db, target, FIRST + (int)nth, &place);
            if (getenv("SHOW") && !(place && place <= 10)) fprintf(stderr, "%s\t%s\t%s %s %d\n", kinds[kind], q, p.family, p.given, p.year);
            found += place && place <= 10;
        }
        char what[100];
        snprintf(what, sizeof what, "  %s: CPU p95", kinds[kind]);
        median(one, queries);
        figure(what, at_share(one, queries, .95), "ms");
        snprintf(what, sizeof what, "  %s: recall@10", kinds[kind]);
        figure(what, 100.0 * found / queries, "%");
        found_all += found;
    }
    char what[100];
    snprintf(what, sizeof what, "search among %d on %s: CPU p50", people, which);
    figure(what, median(all, KINDS * queries), "ms");
    snprintf(what, sizeof what, "search among %d on %s: CPU p95", people, which);
    bar_at_most(what, at_share(all, KINDS * queries, .95), "ms", 5);
    figure("  recall@10 of the whole mix", 100.0 * found_all / (KINDS * queries), "%");
    free(all), free(one);
}

int main(int argc, char **argv)
{
    static struct world w;
    struct db *db;

    if (argc < 2) return 2;
    world_named(&w);
    if (!world_key(&w) || !world_house(&w) || !(db = world_db(&w, true))) return 1;
    edge.session = session_of;
    backend = find_backend(w.db);
    measure(db, atoi(argv[1]), argc > 2 ? atoi(argv[2]) : 300, backend ? "PostgreSQL" : "SQLite");
    return bars_missed() != 0;
}
