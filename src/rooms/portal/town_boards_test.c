/* SPDX-License-Identifier: EUPL-1.2
** town_boards_test.c - which boards a town has, what each decides, and what is refused. */
#include "base/test.h"
#include "rooms/portal/town_in.h"

static const struct town *read_it(void **state, const char *yaml, struct complaints *why)
{
    struct source s = { "towns/x/town.yaml", yaml, strlen(yaml) };

    *why = (struct complaints){ .mem = MEM };
    return town_read(MEM, &(struct sources){ 1, &s }, "x", why);
}

/* More than half is a quorum where the town says nothing (law 2690/1999, article 14). */
static void boards(void **state)
{
    struct complaints why;
    const struct town *t = read_it(state, "board:\n  - {id: council, seats: 7, programmes: [aid, nursery]}\n  - {id: three, seats: 4, quorum: 2, objections: [aid]}\n", &why);

    assert_non_null(t);
    assert_int_equal(town_boards(t), 2);
    assert_string_equal(town_board(t, "nursery")->id, "council");
    assert_int_equal(town_board(t, "aid")->quorum, 4);
    assert_int_equal(town_board_named(t, "three")->quorum, 2);
    assert_string_equal(town_objection_board(t, "aid")->id, "three");
    assert_null(town_board(t, "kapi"));
    assert_null(town_objection_board(t, "nursery"));
    assert_null(town_board(NULL, "aid"));
    static const char *const wrong[] = { "board:\n  - {id: a, seats: 0, programmes: [x]}\n", "board:\n  - {id: a, seats: 3, quorum: 4, programmes: [x]}\n",
        "board:\n  - {id: a, seats: 3}\n", "board:\n  - {id: a, seats: 3, programmes: [x]}\n  - {id: a, seats: 3, programmes: [y]}\n",
        "board:\n  - {id: a, seats: 3, programmes: [x]}\n  - {id: b, seats: 3, programmes: [x]}\n", "board: [aid]\n" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_null(read_it(state, wrong[i], &why));
        assert_true(why.n >= 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { UNIT(boards) };

    return cmocka_run_group_tests_name("boards", tests, NULL, NULL);
}
