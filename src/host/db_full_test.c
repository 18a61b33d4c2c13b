/* SPDX-License-Identifier: EUPL-1.2
** db_full_test.c - the disk fills up while visits write: the fault says so, what was acknowledged stays, reading goes on,
** and once there is room the same connection writes again.
**
** As root the database lies on a small disk of its own; otherwise the kernel's limit on the size of files stands in. */
#define _GNU_SOURCE 1
#include "host/db_testing.h"
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

static char disk[] = "/tmp/pronoia-full.XXXXXX", ballast[64];
static bool own_disk;

static const struct source table = { "schema/0001-thing.sql", "CREATE TABLE host_thing(id INTEGER PRIMARY KEY, s TEXT NOT NULL) STRICT;\n", 0 };
static const struct stmt_text add = { "add", "INSERT INTO host_thing(s) VALUES (?1)", "", 1, 0 };
static const struct stmt_text count = { "count", "SELECT count(*) FROM host_thing", "", 0, 1 };
static const struct stmt_text sound = { "sound", "SELECT integrity_check FROM pragma_integrity_check", "", 0, 1 };

static void migrate(struct req *r)
{
    struct source s = table;

    s.n = strlen(s.bytes);
    db_migrate(r->db, &r->mem, &r->fate, &(struct sources){ 1, &s });
}

static char page[5000];
static void visit_writes(struct req *r)
{
    struct stmt *q;

    db_begin(r, true);
    db_savepoint(r);
    q = db_use(r, &add);
    db_bind_text(r, q, 1, page);
    db_change(r, q);
    db_release(r);
    db_commit(r);
}

static int64_t rows;
static void visit_reads(struct req *r)
{
    struct stmt *q;

    db_begin(r, false);
    q = db_use(r, &count);
    db_row(r, q);
    rows = db_int(q, 0);
    db_row(r, q);
    q = db_use(r, &sound);
    db_row(r, q);
    assert_string_equal(db_text(r, q, 0), "ok");
    db_row(r, q);
    db_commit(r);
}

static void fill_disk(void)
{
    int fd = open(ballast, O_WRONLY | O_CREAT, 0600);

    while (write(fd, page, sizeof page) > 0 || write(fd, page, 1) > 0) ;
    close(fd);
}

static void limit(rlim_t n) { setrlimit(RLIMIT_FSIZE, &(struct rlimit){ n, RLIM_INFINITY }); }
static void no_room(void) { if (own_disk) fill_disk(); else limit(60000); }
static void room(void) { if (own_disk) unlink(ballast); else limit(RLIM_INFINITY); }

static void a_full_disk_loses_nothing(void **state)
{
    struct req r = visit();
    int64_t acknowledged = 0;

    (void)state;
    memset(page, 'x', sizeof page - 1);
    start(&r, open_writer);
    fine(&r, migrate);
    fine(&r, visit_writes);
    acknowledged++;
    no_room();
    while (!faults(&r, visit_writes)) assert_true(++acknowledged < 1000);
    assert_non_null(strstr(r.fate.why, own_disk ? "the disk is full" : "the disk failed"));
    db_rollback(r.db);
    fine(&r, visit_reads);
    assert_int_equal(rows, acknowledged);
    assert_true(faults(&r, visit_writes));                  /* still full, still said */
    db_rollback(r.db);
    room();
    fine(&r, visit_writes);
    fine(&r, visit_reads);
    assert_int_equal(rows, acknowledged + 1);
    done(&r);
    r = visit();                                            /* and after a new start */
    start(&r, open_writer);
    fine(&r, visit_reads);
    assert_int_equal(rows, acknowledged + 1);
    done(&r);
}

static int make_disk(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    if (!mkdtemp(disk)) return -1;
    own_disk = !unshare(CLONE_NEWNS) && !mount("none", "/", 0, MS_REC | MS_PRIVATE, 0) && !mount("tmpfs", disk, "tmpfs", 0, "size=512k");
    snprintf(ballast, sizeof ballast, "%s/ballast", disk);
    snprintf(where, sizeof where, "%s/pronoia.db", disk);
    return 0;
}

static int drop_disk(void **state)
{
    char command[100];

    (void)state;
    if (own_disk) umount(disk);
    snprintf(command, sizeof command, "rm -rf %s", disk);
    return shell(command);
}

int main(void)
{
    const struct CMUnitTest full[] = { cmocka_unit_test_setup_teardown(a_full_disk_loses_nothing, make_disk, drop_disk) };

    return cmocka_run_group_tests(full, 0, 0);
}
