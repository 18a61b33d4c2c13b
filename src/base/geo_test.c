/* SPDX-License-Identifier: EUPL-1.2
** geo_test.c - places as they are typed (RFC 5870 writes latitude first). */
#include "base/test.h"
#include "base/geo.h"

static void reads(void **state)
{
    struct geo g;
    struct out o = { .mem = MEM };

    assert_true(geo_read("39.6390,22.4191", &g));
    assert_int_equal(g.lat, 39639000);
    assert_int_equal(g.lon, 22419100);
    assert_true(geo_read(" 39.639022 , 22 ", &g));
    assert_int_equal(g.lat, 39639022);
    assert_int_equal(g.lon, 22000000);
    geo_write(&o, g);
    assert_string_equal(out_text(&o), "39.639022,22.000000");
}

static void refuses(void **state)
{
    static const char *const wrong[] = { "", "39.6", "39.6,", ",22.4", "22.4191,39.6390", "-39.6,22.4", "39.6;22.4", "39,6,22,4", "3900,22", "39.6,22.4x", "0,0", "39.6390221,22.4" };
    struct geo g;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) if (geo_read(wrong[i], &g)) fail_msg("%s", wrong[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(reads), UNIT(refuses) };

    return cmocka_run_group_tests_name("geo", tests, NULL, NULL);
}
