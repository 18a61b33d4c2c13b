/* SPDX-License-Identifier: EUPL-1.2
** files_test.c - what lies beside the program is found from its own folder upwards, the nearest first. */
#include "base/test.h"
#include "host/files.h"
#include <unistd.h>

/* build/host/files_test: the texts lie in build/, one folder above. */
static void upwards(void **state)
{
    char path[FILE_PATH];

    (void)state;
    assert_false(file_by_program(path, 0, "texts.tsv", NULL));
    assert_true(file_by_program(path, 1, "texts.tsv", NULL));
    assert_int_equal(access(path, R_OK), 0);
    assert_true(file_by_program(path, 2, "texts.tsv", NULL));
    assert_false(file_by_program(path, 2, "no-such-file", NULL));
    assert_false(file_by_program(path, 9, "no-such-file", "nor-this"));
}

/* Of two names the nearer folder decides, not the order. */
static void nearest_first(void **state)
{
    char path[FILE_PATH];

    (void)state;
    assert_true(file_by_program(path, 2, "texts.tsv", "files_test"));
    assert_string_equal(strrchr(path, '/'), "/files_test");
    assert_true(file_by_program(path, 2, "host/files_test", "files_test"));
    assert_null(strstr(path, "host/host"));
}

int main(void)
{
    const struct CMUnitTest all[] = { UNIT(upwards), UNIT(nearest_first) };

    return cmocka_run_group_tests_name("files", all, NULL, NULL);
}
