/* SPDX-License-Identifier: EUPL-1.2
** text_test.c - memory, text and JSON. */
#include "base/test.h"
#include "base/json.h"
#include "base/date.h"
#include "base/source.h"

static void memory_is_zeroed(void **state)
{
    for (int i = 1; i < 300; i++) {
        unsigned char *p = mem_get(MEM, (size_t)i * 97);

        for (int k = 0; k < i * 97; k++) assert_int_equal(p[k], 0);
        memset(p, 0xff, (size_t)i * 97);
    }
}

static int blocks(const struct mem *m)
{
    int n = 0;

    for (const void *const *b = (const void *const *)m->top; b; b = *b) n++;       /* below comes first in a block */
    return n;
}

static void big_memories_have_few_blocks(void **state)
{
    while (MEM->used < 5 << 20) mem_get(MEM, 100);
    assert_in_range(blocks(MEM), 1, 40);
}

static void the_ceiling_is_a_fault(void **state)
{
    struct fate f = { .countdown = 0 };
    struct mem m;

    (void)state;
    mem_open(&m, &f, 1000);
    if (!setjmp(f.edge)) {
        for (int i = 0; i < 100; i++) mem_get(&m, 100);
        fail();
    }
    assert_in_range(m.used, 1, 1000);
    mem_close(&m);
    mem_open(&m, &f, 1000);
    if (!setjmp(f.edge)) {
        mem_get(&m, SIZE_MAX);
        fail();
    }
    mem_close(&m);
}

static void text_grows(void **state)
{
    struct out o = { .mem = MEM };

    assert_string_equal(out_text(&o), "");
    for (int i = 0; i < 1000; i++) out_fmt(&o, "%03d", i);
    out_str(&o, NULL);
    out_int(&o, INT64_MIN);
    out_char(&o, '.');
    assert_int_equal(strlen(out_text(&o)), o.n);
    assert_memory_equal(o.text, "000001002", 9);
    assert_string_equal(o.text + 3000, "-9223372036854775808.");
    out_fmt(&o, "%0500d", 7);
    assert_int_equal(strlen(out_text(&o)), 3521);
}

static void complaints_add_up(void **state)
{
    struct complaints c = { .mem = MEM };

    for (int i = 1; i <= 100; i++) complain(&c, "a.txt", i, 2, "word %d", i);
    assert_int_equal(c.n, 100);
    assert_string_equal(c.at[99].what, "word 100");
    assert_int_equal(c.at[0].line, 1);
}

static void json_is_json(void **state)
{
    struct out o = { .mem = MEM };
    struct json j = { .out = &o };

    json_object(&j);
    json_key_str(&j, "a\"b", "x\\\n\t\x01<\xff\xce\xb1");
    json_key(&j, "list");
    json_array(&j);
    json_cents(&j, (cents){ 17500 });
    json_cents(&j, (cents){ -5 });
    json_number(&j, 12500, 4);
    json_number(&j, -7, 2);
    json_number(&j, INT64_MIN, 0);
    json_day(&j, day_of(2026, 11, 22));
    json_day(&j, DAY_NONE);
    json_object(&j);
    json_end_object(&j);
    json_array(&j);
    json_end_array(&j);
    json_end_array(&j);
    json_key_int(&j, "n", -3);
    json_key_bool(&j, "t", true);
    json_key_str(&j, "none", NULL);
    json_end_object(&j);
    assert_string_equal(out_text(&o),
        "{\"a\\\"b\":\"x\\\\\\n\\t\\u0001\\u003c\xef\xbf\xbd\xce\xb1\",\"list\":[175.00,-0.05,1.25,-0.07,-9223372036854775808,"
        "\"2026-11-22\",null,{},[]],\"n\":-3,\"t\":true,\"none\":null}");
}

static void json_knows_its_depth(void **state)
{
    struct out o = { .mem = MEM };
    struct json j = { .out = &o };

    if (!setjmp(MEM->fate->edge)) {
        for (int i = 0; i < 1000; i++) json_array(&j);
        fail();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(memory_is_zeroed), UNIT(big_memories_have_few_blocks), cmocka_unit_test(the_ceiling_is_a_fault), UNIT(text_grows),
        UNIT(complaints_add_up), UNIT(json_is_json), UNIT(json_knows_its_depth),
    };

    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
