/* SPDX-License-Identifier: EUPL-1.2
** db_turn_test.c - two who write at once, on either database: who failed is told to try again, and then writes alone (db.h D4). */
#include "host/db_testing.h"
#include "host/db_pg.h"
#include "host/clock.h"
#include <pthread.h>
#include <stdatomic.h>

static const struct source table = { "schema/0001-thing.sql", "CREATE TABLE host_thing(id INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;\n", 0 };
static const struct stmt_text add = { "add", "INSERT INTO host_thing(n) VALUES (?1)", "INSERT INTO host_thing(n) VALUES ($1::int8)", 1, 0 };
static const struct stmt_text count = { "count", "SELECT count(*) FROM host_thing", "SELECT count(*) FROM host_thing", 0, 1 };

static void migrate(struct req *r)
{
    struct source s = table;

    s.n = strlen(s.bytes);
    db_migrate(r->db, &r->mem, &r->fate, &(struct sources){ 1, &s });
}
static void begin_write(struct req *r) { db_begin(r, true); }
static void commit(struct req *r) { db_commit(r); }
static void look(struct req *r) { assert_true(db_row(r, db_use(r, &count))); }

static void put(struct req *r, int64_t n)
{
    struct stmt *q = db_use(r, &add);

    db_bind_int(r, q, 1, n);
    assert_int_equal(db_change(r, q), 1);
}
static void put_one(struct req *r) { put(r, 1); }
static void put_two(struct req *r) { put(r, 2); }

static void conflicting_writers_are_told_to_try_again(void **state)
{
    struct req a = visit(), b = visit();

    (void)state;
    start(&a, open_writer);
    fine(&a, migrate);
    if (!postgres) { done(&a); return; }                    /* SQLite has one writer at a time */
    start(&b, open_writer);
    fine(&a, begin_write);
    fine(&b, begin_write);
    fine(&a, look);
    fine(&b, look);                                         /* each decides on what it saw */
    fine(&a, put_one);
    fine(&b, put_two);
    fine(&a, commit);
    assert_true(faults(&b, commit));
    assert_true(db_serialization_failed(b.db));
    db_rollback(b.db);
    db_take_turns(b.db);
    fine(&b, begin_write);
    assert_false(db_serialization_failed(b.db));
    fine(&b, put_two);
    fine(&b, commit);
    db_take_turns(a.db);                                    /* the turn ended with the transaction: the next has it at once */
    fine(&a, begin_write);
    fine(&a, look);
    fine(&a, commit);
    done(&b);
    done(&a);
}

static atomic_bool came_through;

static void *comes_later(void *r)
{
    start(r, open_writer);
    fine(r, begin_write);
    fine(r, put_one);
    came_through = true;
    fine(r, commit);
    return NULL;
}

static void whose_turn_it_is_writes_alone(void **state)
{
    struct req a = visit(), b = visit();
    pthread_t later;

    (void)state;
    start(&a, open_writer);
    fine(&a, migrate);
    if (!postgres) { done(&a); return; }                    /* SQLite has one writer at a time */
    came_through = false;
    db_take_turns(a.db);
    fine(&a, begin_write);
    fine(&a, look);
    assert_int_equal(pthread_create(&later, NULL, comes_later, &b), 0);
    clock_pause(300);
    assert_false(came_through);
    fine(&a, put_two);
    fine(&a, commit);
    assert_int_equal(pthread_join(later, NULL), 0);
    assert_true(came_through);
    done(&b);
    done(&a);
}

static void begin_chore(struct req *r) { db_begin_alone(r); }

/* A chore runs for as long as it needs: neither who tries again nor who comes then waits for it. */
static void a_chore_holds_nobody_up(void **state)
{
    struct req a = visit(), b = visit();

    (void)state;
    start(&a, open_writer);
    fine(&a, migrate);
    if (!postgres) { done(&a); return; }                    /* SQLite has one writer at a time */
    start(&b, open_writer);
    fine(&a, begin_chore);
    db_take_turns(b.db);
    fine(&b, begin_write);
    assert_true(pg(b.db)->floor);                           /* who waited a minute in vain goes on without it */
    fine(&b, put_one);
    fine(&b, commit);
    fine(&a, put_two);
    fine(&a, commit);
    done(&b);
    done(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        DB_TEST(conflicting_writers_are_told_to_try_again), DB_TEST(whose_turn_it_is_writes_alone), DB_TEST(a_chore_holds_nobody_up),
    };

    return ON_BOTH(tests);
}
