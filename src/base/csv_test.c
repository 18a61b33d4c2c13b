/* SPDX-License-Identifier: EUPL-1.2
** csv_test.c - CS1 to CS4; expectations from RFC 4180 and from what spreadsheets write. */
#include "base/csv.h"
#include "base/test.h"
#include <string.h>

static struct fate fate;
static struct mem mem;

static struct csv *read(const char *text, size_t n)
{
    char *copy = mem_get(&mem, n + 1);

    memcpy(copy, text, n);
    return csv_read(&mem, copy, n);
}
#define READ(s) read(s, sizeof(s) - 1)

static void a_mark_and_the_separator_are_found(void **state)
{
    (void)state;
    struct csv *c = READ("\xef\xbb\xbfΕπώνυμο;Όνομα;Σημείωση\r\nΔοκιμή;Άννα;\"α;β, γ\"\r\n");

    assert_null(c->refused);
    assert_int_equal(c->separator, ';');
    assert_string_equal(c->column[0], "Επώνυμο");
    assert_int_equal(c->nrows, 1);
    assert_string_equal(c->row[0].cell[2], "α;β, γ");
}

static void quotes_hold_anything(void **state)
{
    (void)state;
    struct csv *c = READ("a,b\n\"one\ntwo\",\"say \"\"x\"\"\"\n,\"\"\nlast,=1+1");

    assert_int_equal(c->nrows, 3);
    assert_string_equal(c->row[0].cell[0], "one\ntwo");
    assert_string_equal(c->row[0].cell[1], "say \"x\"");
    assert_int_equal(c->row[1].line, 4);
    assert_string_equal(c->row[1].cell[1], "");
    assert_string_equal(c->row[2].cell[1], "=1+1");       /* CS4 */
}

static void nothing_is_guessed(void **state)
{
    (void)state;
    struct csv *open = READ("a,b\nx,\"never"), *behind = READ("a,b\n\"x\"y,z\n"), *none = READ(""), *binary = read("a,b\nx\0y,z", 10);

    assert_non_null(open->refused);
    assert_int_equal(open->refused_line, 2);
    assert_non_null(behind->refused);
    assert_non_null(none->refused);
    assert_non_null(binary->refused);
}

static void rows_are_as_long_as_the_head(void **state)
{
    (void)state;
    struct csv *c = READ("a,b,c\n1\n1,2,3,4\n\n1,2,3\n");

    assert_int_equal(c->nrows, 3);
    assert_string_equal(c->row[0].cell[2], "");
    assert_non_null(c->row[1].refused);
    assert_null(c->row[2].refused);
    assert_int_equal(c->row[2].line, 5);
}

static void old_line_ends_count_too(void **state)
{
    (void)state;
    struct csv *c = READ("a\tb\r1\t2\r3\t4\r");

    assert_int_equal(c->separator, '\t');
    assert_int_equal(c->nrows, 2);
    assert_int_equal(c->row[1].line, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_and_the_separator_are_found), cmocka_unit_test(quotes_hold_anything), cmocka_unit_test(nothing_is_guessed),
        cmocka_unit_test(rows_are_as_long_as_the_head), cmocka_unit_test(old_line_ends_count_too),
    };
    mem_open(&mem, &fate, 1 << 20);
    int rc = cmocka_run_group_tests_name("csv", tests, 0, 0);
    mem_close(&mem);
    return rc;
}
