/* SPDX-License-Identifier: EUPL-1.2
** db_testing.h - for db_test.c, db_turn_test.c and db_migrate_test.c: an empty database of either kind, and faults as values. */
#ifndef DB_TESTING_H
#define DB_TESTING_H
#include "host/db.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static char where[300];                 /* the database under test */
static __attribute__((unused)) bool postgres;
static __attribute__((unused)) char folder[] = "/tmp/pronoia-db.XXXXXX";

static struct req visit(void) { return (struct req){ .method = "POST", .path = "/" }; }

/* Runs f; true when it faulted (r->fate.why tells). */
static bool faults(struct req *r, void (*f)(struct req *))
{
    if (setjmp(r->fate.edge)) return true;
    f(r);
    return false;
}

static void open_writer(struct req *r) { r->db = db_open(&r->mem, &r->fate, where, false); }
static inline void open_reader(struct req *r) { r->db = db_open(&r->mem, &r->fate, where, true); }

static inline void fine(struct req *r, void (*f)(struct req *))
{
    if (faults(r, f)) fail_msg("%s (%s)", r->fate.why, r->fate.where);
}

static inline void start(struct req *r, void (*open)(struct req *))
{
    mem_open(&r->mem, &r->fate, 8 << 20);
    fine(r, open);
}

static inline void done(struct req *r)
{
    db_close(r->db);
    mem_close(&r->mem);
}

static int shell(const char *command) { int rc = system(command); return rc < 0 ? -1 : WEXITSTATUS(rc); }

/* A new empty database for each test. */
static inline int fresh(void **state)
{
    static int n;
    char command[300];

    (void)state;
    n++;
    if (!postgres) {
        snprintf(where, sizeof where, "%s/%d.db", folder, n);
        return 0;
    }
    snprintf(command, sizeof command, "tests/postgres.sh sql postgres -c 'CREATE DATABASE c%ld_%d'", (long)getpid(), n);
    if (shell(command)) return -1;
    snprintf(command, sizeof command, "tests/postgres.sh url c%ld_%d", (long)getpid(), n);
    FILE *f = popen(command, "r");
    if (!f || !fgets(where, sizeof where, f)) return -1;
    where[strcspn(where, "\n")] = 0;
    return pclose(f);
}

static inline int drop(void **state)
{
    char command[300];

    (void)state;
    if (!postgres) return 0;
    snprintf(command, sizeof command, "tests/postgres.sh sql postgres -c 'DROP DATABASE %.*s WITH (FORCE)'",
             (int)strcspn(strchr(where + 13, '/') + 1, "?"), strchr(where + 13, '/') + 1);
    return shell(command);
}

/* main() of both tests: every test on SQLite, then on PostgreSQL when it is installed. */
static inline int on_both(const char *name, const struct CMUnitTest *tests, size_t n)
{
    char command[100];
    int bad, rc;

    if (!mkdtemp(folder)) return 1;
    bad = _cmocka_run_group_tests(name, tests, n, 0, 0);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    shell(command);
    rc = shell("case $(tests/postgres.sh start) in started) exit 10;; running) exit 11;; esac; exit 1");
    if (rc != 10 && rc != 11) { fprintf(stderr, "PostgreSQL 15 cannot be started: tested on SQLite only\n"); return 1; }
    postgres = true;
    bad += _cmocka_run_group_tests(name, tests, n, 0, 0);
    if (rc == 10) shell("tests/postgres.sh stop");
    return bad;
}
#define ON_BOTH(tests) on_both(#tests, tests, sizeof tests / sizeof *tests)
#define DB_TEST(f) cmocka_unit_test_setup_teardown(f, fresh, drop)
#endif
