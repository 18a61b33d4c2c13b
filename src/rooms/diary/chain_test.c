/* SPDX-License-Identifier: EUPL-1.2
** chain_test.c - Y5: what was done to an exported diary is found, with the file alone. */
#include "base/test.h"
#include "rooms/diary/chain.h"
#include <stdlib.h>

static unsigned char key[KEY_BYTES] = "the house's own key, for a test";

struct paper { struct out text; char *line[64]; int n; };

/* A diary of `lines` lines behind `after`, cut into lines without newlines. */
static struct paper diary(struct mem *m, int lines, bool hidden, struct diary_head after, struct diary_head *end)
{
    struct paper p = { .text = { .mem = m } };
    struct out words = { .mem = m };
    struct diary_head h = after;

    chain_begin(&p.text, hidden, &after, key);
    for (int i = 0; i < lines; i++) {
        struct diary_line l = { .seq = h.seq + 1, .id = 10 * i + 7, .at = 1900000000 + i, .account = i % 3, .roles = 68, .reads = i & 1, .about = i,
            .person = hidden ? 4 : 0, .who = i % 2 ? "Μαρία\tΜέτρου\n" : "", .act = "opened \\ file", .kind = "person" };
        chain_follow(&h, &l, &words);
        chain_line(&p.text, &l, h.hash);
    }
    chain_end(&p.text, hidden, &h, 1900001000, key);
    if (end) *end = h;
    for (char *s = mem_str(m, out_text(&p.text)); *s; ) {
        p.line[p.n++] = s;
        s += strcspn(s, "\n");
        *s++ = 0;
    }
    return p;
}

static const char *verdict(struct mem *m, const struct paper *p, bool hidden, const char *checkpoint)
{
    struct chain_check c = { .mem = m, .hidden = hidden };

    if (checkpoint) chain_point_read(&c, checkpoint);
    for (int i = 0; i < p->n; i++) chain_read(&c, p->line[i], strlen(p->line[i]));
    chain_done(&c);
    return c.what;
}

static const struct diary_head beginning;

static void sound(void **state)
{
    struct diary_head h;
    struct paper p = diary(MEM, 20, false, beginning, &h), q = diary(MEM, 20, false, h, 0), s = diary(MEM, 5, true, beginning, 0), none = diary(MEM, 0, false, beginning, 0);

    assert_null(verdict(MEM, &p, false, 0));
    assert_null(verdict(MEM, &q, false, 0));            /* a second export that goes on from the first */
    assert_null(verdict(MEM, &s, true, 0));
    assert_null(verdict(MEM, &none, false, 0));
    assert_int_equal(p.n, 3 + 20 + 1);
}

/* The format is what chain.h says: the hash by the words of RFC 6234 alone, without our writer. */
static void by_hand(void **state)
{
    unsigned char zero_and_words[256] = { 0 };
    const char *words = "1\t7\t1900000000\t\t0\t68\t0\topened \\\\ file\tperson\t0\n";
    char hash[2 * HASH_BYTES + 1];
    struct paper p = diary(MEM, 1, false, beginning, 0);

    memcpy(zero_and_words + HASH_BYTES, words, strlen(words));
    sha256_hex(hash, zero_and_words, HASH_BYTES + strlen(words));
    assert_int_equal(strlen(p.line[3]), strlen(words) - 1 + 1 + 64);
    assert_memory_equal(p.line[3], words, strlen(words) - 1);
    assert_string_equal(strrchr(p.line[3], '\t') + 1, hash);
}

/* Every byte of the file in turn. */
static void a_byte(void **state)
{
    struct paper p = diary(MEM, 6, false, beginning, 0);

    for (int i = 0; i < p.n; i++)
        for (char *s = p.line[i]; *s; s++) {
            char was = *s;
            *s = was == '1' ? '2' : '1';
            if (!verdict(MEM, &p, false, 0)) fail_msg("line %d, byte %d: not found", i + 1, (int)(s - p.line[i]));
            *s = was;
        }
    assert_null(verdict(MEM, &p, false, 0));
}

static void lines_out_in_and_moved(void **state)
{
    for (int i = 0; i < 24; i++) {
        struct paper p = diary(MEM, 20, false, beginning, 0), less = p, more = p, moved = p;

        memmove(&less.line[i], &less.line[i + 1], (size_t)(p.n - i - 1) * sizeof *less.line);
        less.n--;
        assert_non_null(verdict(MEM, &less, false, 0));
        memmove(&more.line[i + 1], &more.line[i], (size_t)(p.n - i) * sizeof *more.line);       /* the same line twice */
        more.n++;
        assert_non_null(verdict(MEM, &more, false, 0));
        if (i == 23) break;
        moved.line[i] = p.line[i + 1];
        moved.line[i + 1] = p.line[i];
        assert_non_null(verdict(MEM, &moved, false, 0));
    }
}

/* Somebody without the key takes a line out and computes all later hashes anew: the signature does not follow. */
static void forged(void **state)
{
    struct paper honest = diary(MEM, 20, false, beginning, 0);
    unsigned char theirs[KEY_BYTES] = "somebody else's key";
    struct paper p = diary(MEM, 19, false, beginning, 0);
    struct diary_head h;
    struct out point = { .mem = MEM };

    p.line[p.n - 1] = honest.line[honest.n - 1];
    assert_non_null(verdict(MEM, &p, false, 0));
    diary(MEM, 10, false, beginning, &h);
    chain_checkpoint(&point, false, &h, 1900000500, key);           /* with a key of their own it is sound by itself ... */
    memcpy(key, theirs, sizeof key);
    p = diary(MEM, 20, false, beginning, 0);
    assert_null(verdict(MEM, &p, false, 0));
    point.text[point.n - 1] = 0;
    assert_non_null(strstr(verdict(MEM, &p, false, point.text), "another key"));        /* ... and not for who kept a checkpoint */
    memcpy(key, "the house's own key, for a test", sizeof key);
}

static void the_end_cut_off(void **state)
{
    struct diary_head h, other;
    struct paper p = diary(MEM, 20, false, beginning, &h), less = diary(MEM, 12, false, beginning, 0), cut = p;
    struct out point = { .mem = MEM };

    cut.n--;
    assert_non_null(strstr(verdict(MEM, &cut, false, 0), "cut off"));
    chain_checkpoint(&point, false, &h, 1900000500, key);
    point.text[point.n - 1] = 0;
    assert_null(verdict(MEM, &p, false, point.text));
    assert_null(verdict(MEM, &less, false, 0));                     /* signed anew with our own key: the file alone cannot tell */
    assert_non_null(strstr(verdict(MEM, &less, false, point.text), "taken off its end"));
    p = diary(MEM, 30, false, (struct diary_head){ .seq = 5 }, &other);
    assert_non_null(strstr(verdict(MEM, &p, false, point.text), "made anew"));
}

static void not_a_checkpoint(void **state)
{
    static const char *const bad[] = { "open", "open 1", "open 1 00 2 3 4", "closed 1 2 3" };
    struct paper p = diary(MEM, 2, false, beginning, 0);

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_non_null(verdict(MEM, &p, false, bad[i]));
    assert_null(verdict(MEM, &p, false, "hidden 1 00 2 3 4"));      /* of the other diary: not looked at */
    assert_non_null(verdict(MEM, &p, true, 0));
}

/* Spans of one chain, in the order of the files that hold them; -1 ends them. */
static const char *spans(struct mem *m, const struct paper *all, const int *order, int cut)
{
    static const char *const name[] = { "a", "b", "c" };
    struct chain_check c = { .mem = m };

    for (int k = 0; order[k] >= 0; k++) {
        const struct paper *p = &all[order[k]];
        chain_file(&c, name[order[k]]);
        for (int i = 0; i < p->n - (order[k] == cut); i++) chain_read(&c, p->line[i], strlen(p->line[i]));
    }
    chain_done(&c);
    return c.what;
}

static void several_files(void **state)
{
    struct diary_head h;
    struct paper all[] = { diary(MEM, 7, false, beginning, &h), diary(MEM, 1, false, h, &h), diary(MEM, 9, false, h, 0) };
    static const struct { int order[5]; const char *what; } bad[] = {
        { { 0, 2, -1 }, "c: line 3: it begins behind number 8, the file before it ends at 7" }, { { 1, 0, 2, -1 }, "a: line 3: it begins behind number 0" },
        { { 0, 1, 1, 2, -1 }, "doubled" }, { { 0, 2, 1, -1 }, "missing" } };

    assert_null(spans(MEM, all, (int[]){ 0, 1, 2, -1 }, -1));
    assert_null(spans(MEM, all, (int[]){ 1, 2, -1 }, -1));          /* the earlier ones were not given */
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_non_null(strstr(spans(MEM, all, bad[i].order, -1), bad[i].what));
    for (int cut = 0; cut < 3; cut++) assert_non_null(strstr(spans(MEM, all, (int[]){ 0, 1, 2, -1 }, cut), "cut off"));
    all[1] = diary(MEM, 1, false, (struct diary_head){ .seq = 7 }, &h);                     /* made anew from another past */
    assert_non_null(strstr(spans(MEM, all, (int[]){ 0, 1, 2, -1 }, -1), "b: line 3: it does not follow"));
    assert_non_null(strstr(spans(MEM, all, (int[]){ 1, 2, -1 }, -1), "c: line 3: it does not follow"));
    all[1].line[3][0] ^= 1;
    assert_non_null(strstr(spans(MEM, all, (int[]){ 1, 2, -1 }, -1), "b: line 4"));
}

int main(void)
{
    const struct CMUnitTest all[] = { UNIT(sound), UNIT(by_hand), UNIT(a_byte), UNIT(lines_out_in_and_moved), UNIT(forged), UNIT(the_end_cut_off), UNIT(not_a_checkpoint),
        UNIT(several_files) };

    return cmocka_run_group_tests(all, 0, 0);
}
