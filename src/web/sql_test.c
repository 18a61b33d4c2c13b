/* SPDX-License-Identifier: EUPL-1.2
** sql_test.c - every statement of every room, prepared by both databases against the real schema.
**
** The build checks them against SQLite only; PostgreSQL has its say here. */
#include "host/db_testing.h"
#include "host/files.h"

extern const struct stmt_text *const __start_stmts[], *const __stop_stmts[];

static void migrate(struct req *r)
{
    struct sources schema = { 0, 0 };
    struct complaints no = { .mem = &r->mem };

    if (!files_read(&r->mem, "schema", "schema", NULL, &schema, &no)) fault(&r->fate, "%s", no.at[0].what);
    db_migrate(r->db, &r->mem, &r->fate, &schema);
}

static const struct stmt_text *one;
static void prepare(struct req *r) { db_use(r, one); }

static void every_statement_prepares(void **state)
{
    struct req r = visit();
    int n = 0, bad = 0;

    (void)state;
    start(&r, open_writer);
    fine(&r, migrate);
    for (const struct stmt_text *const *s = __start_stmts; s < __stop_stmts; s++) {
        one = *s;
        n++;
        if (!faults(&r, prepare)) continue;
        fprintf(stderr, "%s\n", r.fate.why);
        bad++;
    }
    assert_true(n > 0);
    assert_int_equal(bad, 0);
    done(&r);
}

int main(void)
{
    const struct CMUnitTest statements[] = { DB_TEST(every_statement_prepares) };

    return ON_BOTH(statements);
}
