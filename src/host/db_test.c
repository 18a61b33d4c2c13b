/* SPDX-License-Identifier: EUPL-1.2
** db_test.c - the contract of db.h, on either database. */
#include "host/db_testing.h"
#include <limits.h>

static const struct source table = { "schema/0001-thing.sql",
    "CREATE TABLE host_thing(id INTEGER PRIMARY KEY, n INTEGER, s TEXT UNIQUE, b BLOB) STRICT;\n"
    "INSERT INTO host_thing(id, n, s) VALUES (1, 0, 'a''INTEGER'), (2, 0, 'b');  -- INTEGER stays in texts and here\n", 0 };

static const struct stmt_text add = { "add", "INSERT INTO host_thing(n, s, b) VALUES (?1, ?2, ?3) RETURNING id",
    "INSERT INTO host_thing(n, s, b) VALUES ($1::int8, $2::text, $3::bytea) RETURNING id", 3, 1 };
static const struct stmt_text get = { "get", "SELECT n, s, b, n > 5 FROM host_thing WHERE id = ?1",
    "SELECT n, s, b, n > 5 FROM host_thing WHERE id = $1::int8", 1, 4 };
static const struct stmt_text set = { "set", "UPDATE host_thing SET n = n + ?1 WHERE id < 3", "UPDATE host_thing SET n = n + $1::int8 WHERE id < 3", 1, 0 };
static const struct stmt_text count = { "count", "SELECT count(*), sum(n) FROM host_thing", "SELECT count(*), sum(n) FROM host_thing", 0, 2 };
static const struct stmt_text wrong = { "wrong", "SELECT nothing FROM host_thing", "SELECT nothing FROM host_thing", 0, 1 };

static void migrate(struct req *r)
{
    struct source s = table;

    s.n = strlen(s.bytes);
    db_migrate(r->db, &r->mem, &r->fate, &(struct sources){ 1, &s });
}
static void begin_write(struct req *r) { db_begin(r, true); }
static void begin_read(struct req *r) { db_begin(r, false); }
static void commit(struct req *r) { db_commit(r); }

static int64_t put(struct req *r, int64_t n, const char *s, const void *b, size_t bn)
{
    struct stmt *q = db_use(r, &add);
    int64_t id;

    db_bind_int(r, q, 1, n);
    db_bind_text(r, q, 2, s);
    db_bind_blob(r, q, 3, b, bn);
    assert_true(db_row(r, q));
    id = db_int(q, 0);
    assert_false(db_row(r, q));
    return id;
}
static void put_one(struct req *r) { put(r, 1, "one", 0, 0); }
static void put_two(struct req *r) { put(r, 2, "two", 0, 0); }
static void bump(struct req *r)
{
    struct stmt *q = db_use(r, &set);

    db_bind_int(r, q, 1, 1);
    assert_int_equal(db_change(r, q), 2);
}
static int64_t seen, summed;
static void look(struct req *r)
{
    struct stmt *q = db_use(r, &count);

    assert_true(db_row(r, q));
    seen = db_int(q, 0);
    summed = db_int(q, 1);
    assert_false(db_row(r, q));
}
static void look_again(struct req *r) { db_begin(r, false); look(r); db_commit(r); }
static void nonsense(struct req *r) { db_use(r, &wrong); }

static void values_come_back(void **state)
{
    static const unsigned char bytes[] = { 0, 255, '\'', '\\', 0 };
    struct req r = visit();
    int64_t id;
    size_t n;

    (void)state;
    start(&r, open_writer);
    fine(&r, migrate);
    fine(&r, begin_write);
    id = put(&r, INT64_MIN, "Ελένη 'x' \\ $1 ?1", bytes, sizeof bytes);
    assert_int_equal(db_changes(r.db) > 0, 1);
    struct stmt *q = db_use(&r, &get);
    assert_ptr_equal(q, db_use(&r, &get));                  /* D2: one address, one statement */
    db_bind_int(&r, q, 1, id);
    assert_true(db_row(&r, q));
    assert_true(db_int(q, 0) == INT64_MIN);
    assert_string_equal(db_text(&r, q, 1), "Ελένη 'x' \\ $1 ?1");
    const void *b = db_blob(&r, q, 2, &n);
    assert_int_equal(n, sizeof bytes);
    assert_memory_equal(b, bytes, n);
    assert_int_equal(db_int(q, 3), 0);
    id = put(&r, 6, 0, "", 0);
    q = db_use(&r, &get);
    db_bind_int(&r, q, 1, id);
    assert_true(db_row(&r, q));
    assert_true(db_is_null(q, 1));
    assert_null(db_text(&r, q, 1));
    assert_false(db_is_null(q, 2));                         /* an empty blob is not NULL */
    assert_non_null(db_blob(&r, q, 2, &n));
    assert_int_equal(n, 0);
    assert_int_equal(db_int(q, 3), 1);                      /* a condition is 1 on both */
    fine(&r, commit);
    done(&r);
}

static void a_reader_cannot_write(void **state)
{
    struct req w = visit(), r = visit();

    (void)state;
    start(&w, open_writer);
    fine(&w, migrate);
    fine(&w, begin_read);
    assert_true(faults(&w, bump));                          /* W1: a GET cannot write, on a writer's connection either */
    db_rollback(w.db);
    start(&r, open_reader);
    assert_true(faults(&r, begin_write));
    fine(&r, begin_read);
    assert_true(faults(&r, bump));
    db_rollback(r.db);
    fine(&r, look_again);
    assert_int_equal(seen, 2);
    done(&r);
    done(&w);
}

static void a_reader_has_one_snapshot(void **state)
{
    struct req w = visit(), r = visit();

    (void)state;
    start(&w, open_writer);
    fine(&w, migrate);
    start(&r, open_reader);
    fine(&r, begin_read);
    fine(&r, look);
    fine(&w, begin_write);
    fine(&w, put_one);
    fine(&w, commit);
    fine(&r, look);
    assert_int_equal(seen, 2);
    fine(&r, commit);
    fine(&r, look_again);
    assert_int_equal(seen, 3);
    done(&r);
    done(&w);
}

static const struct stmt_text both = { "both", "SELECT id FROM host_thing ORDER BY id", "SELECT id FROM host_thing ORDER BY id", 0, 1 };

/* A row of many is taken, and nobody asks for the next. */
static void leave_reading(struct req *r) { assert_true(db_row(r, db_use(r, &both))); }
static void leave_writing(struct req *r)
{
    struct stmt *q = db_use(r, &add);

    db_bind_int(r, q, 1, 9);
    db_bind_text(r, q, 2, "left open");
    db_bind_null(r, q, 3);
    assert_true(db_row(r, q));
}

static void a_commit_closes_what_is_open(void **state)
{
    struct req a = visit(), b = visit();

    (void)state;
    start(&a, open_writer);
    fine(&a, migrate);
    start(&b, open_writer);
    fine(&a, begin_write), fine(&a, leave_writing), fine(&a, leave_reading), fine(&a, commit);
    fine(&b, look_again);
    assert_int_equal(seen, 3);                              /* it is there for everybody */
    fine(&a, begin_read), fine(&a, leave_reading), fine(&a, commit);
    fine(&b, begin_write), fine(&b, put_one), fine(&b, commit);
    fine(&a, look_again);
    assert_int_equal(seen, 4);                              /* and the next visit sees what came since, and writes */
    fine(&a, begin_write), fine(&a, put_two), fine(&a, commit);
    done(&a);
    done(&b);
}

static void save(struct req *r) { db_savepoint(r); }
static void release(struct req *r) { db_release(r); }

static void visits_share_a_commit(void **state)
{
    struct req r = visit();

    (void)state;
    start(&r, open_writer);
    fine(&r, migrate);
    fine(&r, begin_write);
    fine(&r, save); fine(&r, put_one); fine(&r, release);
    fine(&r, save); fine(&r, put_two);
    assert_true(faults(&r, nonsense));                      /* the second fails: only its own work goes */
    db_undo(&r);
    fine(&r, save); fine(&r, bump); fine(&r, release);
    fine(&r, commit);
    fine(&r, look_again);
    assert_int_equal(seen, 3);
    assert_int_equal(summed, 3);                            /* 1 + 2 rows raised by 1 */
    done(&r);
}

static void every_step_can_fail(void **state)
{
    struct req r = visit();

    (void)state;
    start(&r, open_writer);
    fine(&r, migrate);
    for (long k = 1; ; k++) {
        r.fate.countdown = k;
        bool failed = faults(&r, begin_write) || faults(&r, save) || faults(&r, put_one) || faults(&r, release) || faults(&r, commit);
        bool reached = r.fate.countdown == 0;
        r.fate.countdown = 0;
        if (!reached) { assert_false(failed); break; }
        assert_true(failed);
        assert_non_null(strstr(r.fate.why, "injected"));
        db_rollback(r.db);
        fine(&r, look_again);
        assert_int_equal(seen, 2);
        assert_true(k < 50);
    }
    done(&r);
}

static const struct stmt_text same = { "same", "SELECT n, coalesce(?2, '-'), ?3 FROM host_thing WHERE id = ?1",
    "SELECT n, coalesce($2::text, '-'), $3::bytea FROM host_thing WHERE id = $1::int8", 3, 3 };
static const struct stmt_text divide = { "divide", "SELECT 1 / (n - n) FROM host_thing WHERE id = 1", "SELECT 1 / (n - n) FROM host_thing WHERE id = 1", 0, 1 };

static struct stmt *same_with(struct req *r, int64_t id, const char *text, const void *blob, size_t n)
{
    struct stmt *q = db_use(r, &same);

    db_bind_int(r, q, 1, id);
    db_bind_text(r, q, 2, text);
    db_bind_blob(r, q, 3, blob, n);
    return q;
}

static void ask_ahead(struct req *r)
{
    if (!db_asks_ahead(r)) return;
    db_ahead(r, same_with(r, 1, "x", "\0\1", 2));
    db_ahead(r, same_with(r, 2, 0, 0, 0));
    db_ahead(r, same_with(r, 1, "nobody takes this", "", 0));
}

static void take(struct req *r, int64_t id, const char *text, const char *said, const void *blob, size_t n)
{
    struct stmt *q = same_with(r, id, text, blob, n);
    size_t got;

    assert_true(db_row(r, q));
    assert_string_equal(db_text(r, q, 1), said);
    const void *b = db_blob(r, q, 2, &got);
    assert_int_equal(got, n);
    if (n) assert_memory_equal(b, blob, n);
    assert_int_equal(b != 0, blob != 0);
    assert_false(db_row(r, q));
}

static void take_all(struct req *r)
{
    take(r, 2, 0, "-", 0, 0);                               /* in another order than asked */
    take(r, 1, "x", "x", "\0\1", 2);
    take(r, 1, "x", "x", "\0\1", 2);                        /* and again */
    take(r, 1, "y", "y", "\0\1", 2);                        /* what was not asked ahead */
}

static void an_idle_connection_that_died_is_made_anew(void **state)
{
    char command[600];
    struct req r = visit();

    (void)state;
    start(&r, open_writer);
    fine(&r, migrate);
    if (!postgres) { done(&r); return; }
    fine(&r, look_again);
    snprintf(command, sizeof command, "psql -X -q -d '%s' -c 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
             "WHERE datname = current_database() AND pid <> pg_backend_pid()' >/dev/null", where);    /* our own: other tests run beside us */
    assert_int_equal(shell(command), 0);
    fine(&r, look_again);                                   /* P3, and the statements are prepared again */
    r.reading = true;
    fine(&r, begin_read), fine(&r, ask_ahead), fine(&r, commit);
    fine(&r, begin_read), fine(&r, ask_ahead);
    assert_int_equal(shell(command), 0);
    fine(&r, take_all);                                     /* what was asked ahead too */
    fine(&r, commit);
    r.reading = false;
    fine(&r, begin_write);
    fine(&r, look);
    assert_int_equal(shell(command), 0);
    assert_true(faults(&r, bump));                          /* not inside a transaction */
    db_rollback(r.db);
    fine(&r, look_again);
    assert_int_equal(summed, 0);
    done(&r);
}

static void fail_ahead(struct req *r)
{
    if (db_asks_ahead(r)) db_ahead(r, db_use(r, &divide));
    ask_ahead(r);
    take_all(r);
}

static void what_was_asked_ahead_is_the_same(void **state)
{
    struct req w = visit(), r = visit();

    (void)state;
    start(&w, open_writer);
    fine(&w, migrate);
    start(&r, open_reader);
    r.reading = true;
    fine(&r, begin_read);
    fine(&r, ask_ahead);
    fine(&r, take_all);
    fine(&r, commit);
    fine(&r, begin_read);
    fine(&r, look);
    fine(&w, begin_write), fine(&w, put_one), fine(&w, commit);
    fine(&r, commit);
    fine(&r, look_again);
    assert_int_equal(seen, 3);                              /* P5: no longer than the snapshot */
    fine(&r, begin_read);
    assert_int_equal(faults(&r, fail_ahead), postgres);     /* what is asked ahead and wrong is told */
    if (postgres) assert_non_null(strstr(r.fate.why, "zero"));
    db_rollback(r.db);
    fine(&r, begin_read), fine(&r, ask_ahead), fine(&r, take_all), fine(&r, commit);
    done(&r);
    done(&w);
}

static void a_locked_file_says_so(void **state)
{
    struct req a = visit(), b = visit();

    (void)state;
    start(&a, open_writer);
    fine(&a, migrate);
    if (postgres) { done(&a); return; }
    start(&b, open_writer);
    fine(&a, begin_write);
    assert_true(faults(&b, begin_write));                   /* after DB_WAIT */
    assert_non_null(strstr(b.fate.why, "locked by another program"));
    fine(&b, look_again);                                   /* readers do not wait for writers */
    fine(&a, put_one);
    fine(&a, commit);
    fine(&b, begin_write);
    fine(&b, put_two);
    fine(&b, commit);
    done(&b);
    done(&a);
}

static void nowhere(struct req *r)
{
    r->db = db_open(&r->mem, &r->fate, postgres ? "host=/nowhere dbname=x" : "/nowhere/x.db", false);
}
static void not_a_database(struct req *r) { r->db = db_open(&r->mem, &r->fate, "Makefile", false); }

static void what_cannot_be_opened_says_so(void **state)
{
    struct req r = visit();

    (void)state;
    mem_open(&r.mem, &r.fate, 1 << 20);
    assert_true(faults(&r, nowhere));
    assert_non_null(strstr(r.fate.why, postgres ? "PostgreSQL cannot be reached" : "/nowhere/x.db cannot be opened: No such file"));
    if (!postgres) {
        assert_true(faults(&r, not_a_database));
        assert_non_null(strstr(r.fate.why, "Makefile is not a database"));
    }
    mem_close(&r.mem);
}

int main(void)
{
    const struct CMUnitTest database[] = {
        DB_TEST(values_come_back), DB_TEST(a_reader_cannot_write), DB_TEST(a_reader_has_one_snapshot), DB_TEST(a_commit_closes_what_is_open),
        DB_TEST(visits_share_a_commit), DB_TEST(every_step_can_fail),
        DB_TEST(an_idle_connection_that_died_is_made_anew), DB_TEST(what_was_asked_ahead_is_the_same),
        DB_TEST(a_locked_file_says_so), DB_TEST(what_cannot_be_opened_says_so),
    };
    return ON_BOTH(database);
}
