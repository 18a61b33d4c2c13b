/* SPDX-License-Identifier: EUPL-1.2
** keys_test.c - keys meet where spellings slip, ranges hold exactly what begins so, kinds never mix. */
#include "base/test.h"
#include "match/keys.h"

static int common(const char *a, const char *b)
{
    struct word x, y;
    int64_t k[WORD_KEYS_MOST], m[WORD_KEYS_MOST];
    int both = 0, n, q;

    word_of(a, &x), word_of(b, &y);
    n = word_keys(&x, k), q = word_keys(&y, m);
    for (int i = 0; i < n; i++) for (int j = 0; j < q; j++) both += k[i] == m[j];
    return both;
}

static void slips_meet(void **state)
{
    static const char *const row[][2] = {
        { "Παπαδόπουλος", "Παπδόπουλος" }, { "Παπαδόπουλος", "Παπαδόμουλος" }, { "Παπαδόπουλος", "Παπαδόλουπος" }, { "Αντωνίου", "Αντονοιου" },
        { "Μαρία", "Μάρα" }, { "Μαρία", "Μραία" }, { "Ελένη", "Ελέμη" }, { "Νίκος", "Νίος" }, { "Καραγιάννης", "Καραγιάνης" },
        { "Oleksandr", "Oleksadr" }, { "Χουσεΐν", "Hussain" }, { "محمد", "Mohamed" }, { "Παπαδοπούλου", "Papadopoulos" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        if (!common(row[i][0], row[i][1])) print_error("%s %s\n", row[i][0], row[i][1]);
        assert_true(common(row[i][0], row[i][1]));
    }
    assert_int_equal(common("Παπαδόπουλος", "Γεωργίου"), 0);
    assert_int_equal(common("12", "123"), 0);
}

/* The definition itself: a range holds a pair of words exactly when both begin so (six letters count). */
static void ranges(void **state)
{
    static const char *const word[] = { "papadopulos", "papas", "pavlu", "iorgos", "maria", "al", "8anos", "zoi", "ab" };
    enum { N = sizeof word / sizeof *word };

    (void)state;
    for (int i = 0; i < N * N; i++) for (int j = 0; j < N * N; j++) for (int k = 1; k <= 6; k++) for (int m = 0; m <= 6; m++) {
        char a[8] = { 0 }, b[8] = { 0 };
        const char *x = word[j / N], *y = word[j % N];

        strncpy(a, word[i / N], (size_t)k), strncpy(b, word[i % N], (size_t)m);
        struct key_range r = key_begin_range(a, b);
        int64_t key = key_begin(x, y);
        bool in = key >= r.from && key <= r.to && (key & r.mask) == r.want;
        assert_int_equal(in, !strncmp(x, a, strlen(a)) && !strncmp(y, b, strlen(b)));
    }
}

static void kinds(void **state)
{
    (void)state;
    assert_true(key_pair("maria", "papas") == key_pair("papas", "maria"));
    assert_true(key_pair("maria", "papas") != key_pair("maria", "papa"));
    assert_true(key_telephone("+30 2410 123456") == key_telephone("2410-123.456"));
    assert_true(key_telephone("0030 6900000001") == key_telephone("6900000001"));
    assert_true(key_telephone("12345") == 0);
    int64_t all[] = { key_begin("zzzzzz", "zzzzzz"), key_word("maria"), key_pair("a", "b"), key_telephone("6900000001"),
                      key_address("kipru", "12"), key_birth(1985, 3, 12) };
    for (int i = 0; i < 6; i++) assert_int_equal(all[i] >> 60, i);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(slips_meet), cmocka_unit_test(ranges), cmocka_unit_test(kinds) };

    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
