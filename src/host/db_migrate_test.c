/* SPDX-License-Identifier: EUPL-1.2
** db_migrate_test.c - M1..M4 of db_migrate.c on either database: older, newer, altered, killed, twice at once. */
#include "host/db_testing.h"
#include <sys/wait.h>

static struct source file[] = {
    { "schema/0001-first.sql", "CREATE TABLE host_a(id INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;\nINSERT INTO host_a(n) VALUES (7);\n", 0 },
    { "schema/0002-second.sql", "CREATE TABLE host_b(id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES host_a) STRICT;\n"
      "--@sqlite\nCREATE INDEX host_b_a ON host_b(a);\n--@postgres\nCREATE INDEX host_b_a ON host_b USING hash (a);\n--@end\n", 0 },
    { "schema/0003-third.sql", "INSERT INTO host_b(a) SELECT id FROM host_a;\nUPDATE host_a SET n = n + 1;\n", 0 },
};
static struct sources now;              /* what the program under test carries */

static const struct stmt_text state_text = { "state", "SELECT (SELECT count(*) FROM schema_migration), (SELECT sum(n) FROM host_a)",
    "SELECT (SELECT count(*) FROM schema_migration), (SELECT sum(n) FROM host_a)", 0, 2 };
static const struct stmt_text b_text = { "b", "SELECT count(*) FROM host_b", "SELECT count(*) FROM host_b", 0, 1 };

static void carry(int n)
{
    for (size_t i = 0; i < sizeof file / sizeof *file; i++) file[i].n = strlen(file[i].bytes);
    now = (struct sources){ n, file };
}

static void migrate(struct req *r) { db_migrate(r->db, &r->mem, &r->fate, &now); }

static int64_t done_files, sum, rows_b;
static void look(struct req *r)
{
    struct stmt *q = db_use(r, &state_text);

    assert_true(db_row(r, q));
    done_files = db_int(q, 0);
    sum = db_int(q, 1);
    assert_false(db_row(r, q));
}
static void look_b(struct req *r)
{
    struct stmt *q = db_use(r, &b_text);

    assert_true(db_row(r, q));
    rows_b = db_int(q, 0);
    assert_false(db_row(r, q));
}

static void is_at(int64_t files, int64_t n)
{
    struct req r = visit();

    start(&r, open_reader);
    fine(&r, look);
    assert_int_equal(done_files, files);
    assert_int_equal(sum, n);
    if (files == 3) {
        fine(&r, look_b);
        assert_int_equal(rows_b, 1);
    }
    done(&r);
}

/* Migrates with what the program carries; the refusal's words, or "" when all went well. */
static const char *attempt(void)
{
    static char why[256];
    struct req r = visit();

    start(&r, open_writer);
    *why = 0;
    if (faults(&r, migrate)) strcpy(why, r.fate.why);
    done(&r);
    return why;
}

static void an_older_database_is_brought_up(void **state)
{
    (void)state;
    carry(1);
    assert_string_equal(attempt(), "");
    is_at(1, 7);
    carry(3);
    assert_string_equal(attempt(), "");
    is_at(3, 8);
    assert_string_equal(attempt(), "");                     /* and again: nothing to do */
    is_at(3, 8);
}

static void a_newer_database_is_refused(void **state)
{
    (void)state;
    carry(3);
    attempt();
    carry(2);
    assert_non_null(strstr(attempt(), "newer than this program (it has 0003-third.sql)"));
    is_at(3, 8);
}

static void an_altered_file_is_refused(void **state)
{
    struct source was = file[1];

    (void)state;
    carry(2);
    attempt();
    carry(3);
    file[1].bytes = "CREATE TABLE host_b(id INTEGER PRIMARY KEY) STRICT;\n";
    file[1].n = strlen(file[1].bytes);
    const char *why = attempt();
    file[1] = was;
    assert_non_null(strstr(why, "schema/0002-second.sql was changed after this database used it"));
    is_at(2, 7);
}

static void a_file_in_between_is_refused(void **state)
{
    struct source two[] = { file[0], { "schema/0004-x.sql", "UPDATE host_a SET n = 1;\n", 25 } };

    (void)state;
    carry(1);
    now = (struct sources){ 2, two };
    two[0].n = strlen(two[0].bytes);
    assert_string_equal(attempt(), "");
    struct source three[] = { two[0], { "schema/0003-late.sql", "UPDATE host_a SET n = 2;\n", 25 }, two[1] };
    now = (struct sources){ 3, three };
    assert_non_null(strstr(attempt(), "0003-late.sql comes before 0004-x.sql"));
    is_at(2, 1);
}

static void a_file_that_fails_leaves_nothing_of_it(void **state)
{
    struct source was = file[2];

    (void)state;
    carry(3);
    file[2].bytes = "UPDATE host_a SET n = 99;\nINSERT INTO host_b(a) VALUES (12345);\nSELECT nonsense FROM nowhere;\n";
    file[2].n = strlen(file[2].bytes);
    const char *why = attempt();
    assert_non_null(strstr(why, "schema/0003-third.sql: "));
    is_at(2, 7);
    file[2].bytes = "COMMIT;\n";
    file[2].n = strlen(file[2].bytes);
    assert_non_null(strstr(attempt(), "ends the transaction itself"));
    file[2] = was;
    assert_string_equal(attempt(), "");
    is_at(3, 8);
}

static void badly_named_files_are_refused(void **state)
{
    struct source bad[] = { { "schema/1-first.sql", "", 0 } }, twice[] = { { "schema/0001-a.sql", "", 0 }, { "schema/0001-b.sql", "", 0 } };

    (void)state;
    now = (struct sources){ 1, bad };
    assert_non_null(strstr(attempt(), "not named like 0001-what.sql"));
    now = (struct sources){ 2, twice };
    assert_non_null(strstr(attempt(), "the same number"));
}

static void another_programs_database_is_refused(void **state)
{
    struct source other = { "schema/0001-other.sql", "CREATE TABLE host_a(id INTEGER PRIMARY KEY, n INTEGER) STRICT; INSERT INTO host_a(n) VALUES (1);\n"
                            "DROP TABLE schema_migration; CREATE TABLE schema_x(no INTEGER, name TEXT, sha256 TEXT, at INTEGER) STRICT;\n", 0 };

    (void)state;
    carry(3);
    now = (struct sources){ 1, &other };
    other.n = strlen(other.bytes);
    assert_string_not_equal(attempt(), "");                 /* its record cannot be written: undone */
    carry(3);
    assert_string_equal(attempt(), "");                     /* an empty database is welcome again */
    if (postgres) return;
    char command[400];
    snprintf(command, sizeof command, "python3 -c \"import sqlite3; sqlite3.connect('%s.other').execute('CREATE TABLE t(x)')\"", where);
    assert_int_equal(shell(command), 0);
    strcat(where, ".other");
    assert_non_null(strstr(attempt(), "holds another program's tables"));
}

static void emptied(void **state)
{
    char command[500];

    if (!postgres) { fresh(state); return; }
    snprintf(command, sizeof command, "psql -X -q -d '%s' -c 'SET client_min_messages = error; DROP SCHEMA public CASCADE; CREATE SCHEMA public'", where);
    assert_int_equal(shell(command), 0);
}

/* A child opens, migrates and leaves at once, whatever happens: an assertion that failed there would run the other tests
** a second time.  Dies without a word at its k-th risky step after opening (9), as if killed; 0 = at none. */
static pid_t child_dies_at(long k)
{
    struct req r = visit();
    pid_t child = fork();

    if (child) return child;
    if (setjmp(r.fate.edge)) {
        bool armed = !strncmp(r.fate.why, "injected", 8);

        if (!armed) fprintf(stderr, "%s (%s)\n", r.fate.why, r.fate.where);
        _exit(armed ? 9 : 1);
    }
    mem_open(&r.mem, &r.fate, 8 << 20);
    open_writer(&r);
    r.fate.countdown = k;
    migrate(&r);
    _exit(0);
}

static int left(pid_t child)
{
    int rc;

    assert_true(child > 0);
    assert_int_equal(waitpid(child, &rc, 0), child);
    assert_true(WIFEXITED(rc));
    return WEXITSTATUS(rc);
}

static void killed_in_the_middle_nothing_is_half_done(void **state)
{
    long k = 1;

    carry(3);
    for (; left(child_dies_at(k)) == 9; k += postgres ? 3 : 1) {    /* each step; on the slower of the two each third */
        assert_string_equal(attempt(), "");
        is_at(3, 8);
        emptied(state);
    }
    assert_true(k > 15);
    is_at(3, 8);
}

static void of_many_at_once_one_migrates(void **state)
{
    enum { MANY = 5 };
    pid_t child[MANY];
    int bad = 0;

    (void)state;
    carry(3);
    for (int i = 0; i < MANY; i++) child[i] = child_dies_at(0);
    for (int i = 0; i < MANY; i++) bad += left(child[i]);
    assert_int_equal(bad, 0);
    is_at(3, 8);
}

int main(void)
{
    const struct CMUnitTest migrations[] = {
        DB_TEST(an_older_database_is_brought_up), DB_TEST(a_newer_database_is_refused), DB_TEST(an_altered_file_is_refused),
        DB_TEST(a_file_in_between_is_refused), DB_TEST(a_file_that_fails_leaves_nothing_of_it), DB_TEST(badly_named_files_are_refused),
        DB_TEST(another_programs_database_is_refused), DB_TEST(killed_in_the_middle_nothing_is_half_done),
        DB_TEST(of_many_at_once_one_migrates),
    };
    return ON_BOTH(migrations);
}
