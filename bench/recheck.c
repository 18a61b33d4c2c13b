/* SPDX-License-Identifier: EUPL-1.2
** recheck.c - facts in a database: recording one, putting a household together, asking the rules again for everybody.
**
**     recheck SHARE TOWN DATABASE PERSONS
**
** The database is migrated and empty.  Households are invented (rules/people.h); 7 of 10 answers are missing.  The figures for
** 200,000 persons are those of a household times as many: each is asked on its own, nothing grows with their number. */
#include "bench.h"
#include "host/db.h"
#include "host/clock.h"
#include "base/date.h"
#include "rooms/facts/recheck.h"
#include "rooms/portal/portal.h"
#include "rules/people.h"
#include "web/edge.h"
#include "web/house.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLICE = 400, SEED = 2026, UNKNOWN = 700, MOST = 1 << 20 };

static struct req r;
static struct mem long_lived;
static struct fate fate;
static household_id *home;
static int homes, persons, facts;
static double *each;

static void begin(bool writes, int later)
{
    struct db *db = r.db;

    r = (struct req){ .db = db, .who = "bench", .method = "", .path = "", .query = "", .peer = "", .host = "", .status = 200 };
    mem_open(&r.mem, &r.fate, (size_t)512 << 20);
    if (setjmp(r.fate.edge)) { fprintf(stderr, "recheck: %s (%s)\n", r.fate.why, r.fate.where); exit(1); }
    r.out.mem = &r.mem;
    r.house = house_take();
    r.now = clock_now();
    r.today = greek_day(r.now);
    r.today.v += later;
    db_begin(&r, writes);
}

static void end(void)
{
    db_commit(&r);
    house_give_back(r.house);
    mem_close(&r.mem);
}

static person_id somebody(const struct household *h, int m)
{
    static const char *const sexes[] = { "f", "m", "x" };
    struct known born = household_get(h, book_fact_find(h->book, "born"), m), sex = household_get(h, book_fact_find(h->book, "sex"), m);

    return registry_add(&r, &(struct person_new){ .family = "Μέτρησης", .given = "Άτομο", .birth = born.evidence ? (day){ (int32_t)born.value } : DAY_NONE,
        .birth_exact = born.evidence ? "day" : "unknown", .sex = sex.evidence ? sexes[sex.value] : "" });
}

static void record(const struct household *h, int f, int m, person_id person, household_id household)
{
    const struct fact *fact = book_fact(h->book, f);
    int64_t start;

    if (household_get(h, f, m).evidence == EV_NONE || fact->town || from_registry(&r, person, fact->name)) return;
    start = cpu_ns();
    facts_record(&r, &(struct fact_new){ .person = fact->person ? person : (person_id){ 0 }, .household = fact->person ? (household_id){ 0 } : household,
        .variable = fact->name, .value = household_text(&r.mem, h, f, m), .since = DAY_NONE, .until = DAY_NONE, .evidence = EV_DECLARED, .seen = FACTS_ANY }, NULL);
    if (facts < MOST) each[facts] = (double)(cpu_ns() - start) / 1e3;
    facts++;
}

static void settle(const struct household *h)
{
    static const char *const roles[] = { "head", "spouse", "child", "grandchild", "parent", "sibling", "relative", "guest", "other" };
    int relation = book_fact_find(h->book, "relation");
    person_id who[MEMBERS_MAX];

    for (int m = 0; m < h->members; m++) who[m] = somebody(h, m);
    home[homes] = registry_add_household(&r, who[0], DAY_NONE);
    for (int m = 1; m < h->members; m++) {
        struct known k = household_get(h, relation, m);
        registry_join(&r, home[homes], who[m], "main", k.evidence && k.value ? roles[k.value] : "other", DAY_NONE);
    }
    for (int f = 0; f < book_facts(h->book); f++)
        for (int m = 0; m < (book_fact(h->book, f)->person ? h->members : 1); m++) record(h, f, m, who[m], home[homes]);
    homes++;
    persons += h->members;
}

static void ask_all(const char *what, int later, double bar)
{
    int64_t used = 0, changed = 0;

    for (int i = 0; i < homes; i += SLICE) {
        int64_t start = cpu_ns();
        begin(true, later);
        changed += recheck_some(&r, home + i, homes - i < SLICE ? homes - i : SLICE, NULL);
        end();
        used += cpu_ns() - start;
    }
    double one = (double)used / homes / 1e3;
    char words[128];
    snprintf(words, sizeof words, "re-check, %s: a household", what);
    figure(words, one, "us");
    snprintf(words, sizeof words, "re-check, %s: 200,000 persons", what);
    bar_at_most(words, one * 200000 * homes / persons / 1e6, "s", bar);
    figure("  answers that changed", (double)changed, "");
}

static int order(const void *a, const void *b) { double x = *(const double *)a, y = *(const double *)b; return (x > y) - (x < y); }

static void put_together(void)
{
    begin(false, 0);
    for (int i = 0; i < homes; i++) {
        int64_t start = cpu_ns();
        facts_household(&r, home[i], r.today, r.now, FACTS_WHOLE, NULL, NULL);
        each[i] = (double)(cpu_ns() - start) / 1e3;
    }
    end();
    qsort(each, (size_t)homes, sizeof *each, order);
    figure("a household put together, median", at_share(each, homes, 0.5), "us");
    bar_at_most("a household put together, p95", at_share(each, homes, 0.95), "us", 500);
}

int main(int argc, char **argv)
{
    static const unsigned char secret[32] = { 1 };
    struct complaints why = { .mem = &long_lived };

    if (argc != 5) { fprintf(stderr, "usage: recheck SHARE TOWN DATABASE PERSONS\n"); return 2; }
    edge.town = town_read;
    mem_open(&long_lived, &fate, (size_t)2 << 30);
    if (setjmp(fate.edge)) { fprintf(stderr, "recheck: %s\n", fate.why); return 1; }
    const struct house *h = house_open(argv[1], argv[2], secret, &why);
    if (!h) return 1;
    r.db = db_open(&long_lived, &fate, argv[3], false);
    home = calloc((size_t)atoi(argv[4]) + 1, sizeof *home);
    each = calloc(MOST, sizeof *each);
    for (int n = 0; persons < atoi(argv[4]); ) {
        begin(true, 0);
        struct people *all = people_open(&r.mem, h->book, SEED, r.today, UNKNOWN);
        for (int i = 0; i < 200 && persons < atoi(argv[4]); i++) settle(people_household(&r.mem, all, (uint64_t)n++));
        end();
    }
    figure("households", homes, "");
    figure("facts of a household", (double)facts / homes, "");
    figure("recording a fact, median", median(each, facts < MOST ? facts : MOST), "us");
    put_together();
    ask_all("the first time", 0, 60);
    ask_all("nothing new", 0, 40);
    ask_all("a year later", 366, 40);
    db_close(r.db);
    return bars_missed() ? 1 : 0;
}
