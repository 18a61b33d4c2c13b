/* SPDX-License-Identifier: EUPL-1.2
** texts_test.c - the table of sentences: what it gives, what it refuses, and how values are said.
** Plural categories are CLDR's sample integers; figures and dates CLDR's formats with Latin digits. */
#include "base/test.h"
#include "base/texts.h"
#include "base/say.h"
#include "base/date.h"
#include "base/locale.h"

/* V1: between these an amount is read from left to right wherever it stands. */
#define LTR(s) "\u2066" s "\u2069"
#define HEAD "id\tnote\tel\ten\tar\tuk\n"

static struct texts *read_two(void **state, struct complaints *c, const char *path1, const char *text1, const char *path2, const char *text2)
{
    static const char *const builtin[] = { "hello" };
    struct source *s = mem_get(MEM, 2 * sizeof *s);
    struct sources sources = { path2 ? 2 : 1, s };

    *c = (struct complaints){ .mem = MEM };
    s[0] = (struct source){ path1, text1, strlen(text1) };
    if (path2) s[1] = (struct source){ path2, text2, strlen(text2) };
    return texts_read(MEM, &sources, builtin, 1, c);
}

static void looks_up(void **state)
{
    struct complaints c;
    bool fell;
    struct texts *t = read_two(state, &c, "src/web/texts.tsv", "\xef\xbb\xbf# words\r\n" HEAD "hello\tgreeting\tγεια\thello\tمرحبا\t\r\nbye\t\tαντίο\tbye\t\tбувай\n",
                               "towns/larissa/programmes/kdap/texts.tsv", "id\tnote\tel\ten\tsq\txx\nname\t\tΚΔΑΠ\tKDAP\tQ\tx");

    assert_int_equal(c.n, 0);
    assert_int_equal(texts_languages(t), 6);
    assert_string_equal(texts_language(t, 0)->code, "el");
    assert_string_equal(texts_language(t, 1)->name, "English");
    assert_true(texts_language(t, texts_language_find(t, "ar"))->rtl);
    assert_false(texts_language(t, texts_language_find(t, "ar"))->reviewed);
    assert_true(texts_language(t, 1)->reviewed);
    assert_int_equal(texts_language_find(t, "xx"), 5);
    assert_int_equal(texts_language_find(t, "fr"), -1);
    assert_int_equal(texts_find(t, "hello"), 0);
    assert_int_equal(texts_find(t, "name"), -1);
    assert_string_equal(texts_get(t, 2, 0, &fell), "مرحبا");
    assert_false(fell);
    assert_string_equal(texts_get(t, 2, texts_find(t, "bye"), &fell), "αντίο");
    assert_true(fell);
    assert_string_equal(texts_get(t, 0, texts_find(t, "kdap.name"), &fell), "ΚΔΑΠ");
    assert_int_equal(texts_language(t, texts_language_find(t, "ar"))->missing, 2);
    assert_int_equal(texts_language(t, texts_language_find(t, "uk"))->missing, 2);
    assert_int_equal(texts_language(t, texts_language_find(t, "sq"))->missing, 2);
}

/* T4 */
static void a_town_rewords(void **state)
{
    struct complaints c;
    struct texts *t = read_two(state, &c, "programmes/texts.tsv", HEAD "hello\t\tγεια\thello\tمرحبا\tпривіт\n",
                               "towns/larissa/texts.tsv", "id\tnote\tel\ten\nhello\t\tκαλημέρα\t\n");

    assert_int_equal(c.n, 0);
    assert_string_equal(texts_get(t, 0, 0, NULL), "καλημέρα");
    assert_string_equal(texts_get(t, 1, 0, NULL), "hello");
}

static void refused(void **state, const char *table, int line, int column, const char *words)
{
    struct complaints c;

    read_two(state, &c, "programmes/kdap/texts.tsv", table, "src/texts.tsv", HEAD "hello\t\tγ\th\t\t\n");
    assert_int_equal(c.n, 1);
    assert_string_equal(c.at[0].file, "programmes/kdap/texts.tsv");
    assert_int_equal(c.at[0].line, line);
    assert_int_equal(c.at[0].column, column);
    assert_non_null(strstr(c.at[0].what, words));
}

static void refusals(void **state)
{
    refused(state, HEAD "a\t\t\tx\t\t\n", 2, 1, "kdap.a has no Greek");
    refused(state, HEAD "# c\na\t\tα\t\t\t\n", 3, 1, "kdap.a has no English");
    refused(state, HEAD "a\t\tα\ta\t\t\na\t\tβ\tb\t\t\n", 3, 1, "line 2 already");
    refused(state, HEAD "a\tν\tα\t\xff\t\t\n", 2, 7, "UTF-8");
    refused(state, HEAD "a\t\tα\ta\n", 2, 1, "4 columns, the header has 6");
    refused(state, HEAD "a\t\tα\ta\t\t\t\n", 2, 1, "7 columns");
    refused(state, HEAD "A b\t\tα\ta\t\t\n", 2, 1, "is no id");
    refused(state, HEAD "a\tν\tα {0}\ta {0}\tx\t\n", 2, 17, "{0} is in the Greek but not in ar");
    refused(state, HEAD "a\tν\tα\ta {1}\t\t\n", 2, 7, "{1} is in en but not in the Greek");
    refused(state, "id\tnote\tel\nx\t\tα\n", 1, 1, "el and en must be there");
    refused(state, "name\tnote\tel\ten\n", 1, 1, "id and note");
    refused(state, "id\tnote\tel\ten\tEn\n", 1, 15, "no language code");
    refused(state, "id\tnote\tel\ten\ten\n", 1, 15, "stands twice");
    refused(state, "# nothing\n", 0, 0, "empty");
}

static void a_builtin_text_must_exist(void **state)
{
    struct complaints c;

    read_two(state, &c, "src/texts.tsv", HEAD "bye\t\tα\tb\t\t\n", NULL, NULL);
    assert_int_equal(c.n, 2);
    assert_string_equal(c.at[0].what, "hello has no Greek");
}

static void assert_category(const char *code, const char *category, const int *n)
{
    for (; *n >= 0; n++) assert_string_equal(plural_name(locale_find(code)->plural(*n)), category);
}

static void plural_categories(void **state)
{
    (void)state;
    for (const char *const *code = (const char *const[]){ "el", "en", "sq", "ur", "ka", NULL }; *code; code++) {
        assert_category(*code, "one", (int[]){ 1, -1 });
        assert_category(*code, "other", (int[]){ 0, 2, 3, 11, 16, 100, 1000, 10000, 1000000, -1 });
    }
    for (const char *const *code = (const char *const[]){ "fa", "bn", NULL }; *code; code++) {
        assert_category(*code, "one", (int[]){ 0, 1, -1 });
        assert_category(*code, "other", (int[]){ 2, 17, 100, 1000, 1000000, -1 });
    }
    assert_category("fr", "one", (int[]){ 0, 1, -1 });
    assert_category("fr", "many", (int[]){ 1000000, 2000000, -1 });
    assert_category("fr", "other", (int[]){ 2, 17, 100, 1000, 10000, 100000, -1 });
    for (const char *const *code = (const char *const[]){ "uk", "ru", NULL }; *code; code++) {
        assert_category(*code, "one", (int[]){ 1, 21, 31, 41, 51, 61, 71, 81, 101, 1001, -1 });
        assert_category(*code, "few", (int[]){ 2, 3, 4, 22, 24, 32, 34, 42, 62, 102, 1002, -1 });
        assert_category(*code, "many", (int[]){ 0, 5, 11, 12, 14, 19, 100, 111, 112, 1000, 10000, 1000000, -1 });
    }
    assert_category("ar", "zero", (int[]){ 0, -1 });
    assert_category("ar", "one", (int[]){ 1, -1 });
    assert_category("ar", "two", (int[]){ 2, -1 });
    assert_category("ar", "few", (int[]){ 3, 10, 103, 110, 1003, -1 });
    assert_category("ar", "many", (int[]){ 11, 26, 99, 111, 1011, -1 });
    assert_category("ar", "other", (int[]){ 100, 102, 200, 202, 300, 302, 1000, 10000, 1000000, -1 });
}

static void plural_texts(void **state)
{
    static const char table[] = HEAD "hello\t\tγ\th\tم\tп\nd.one\t\tμία μέρα\tone day\tيوم واحد\t{0} день\nd.two\t\t\t\tيومان\t\n"
        "d.few\t\t\t\t{0} أيام\t{0} дні\nd.many\t\t\t\t{0} يومًا\t{0} днів\nd.other\t\t{0} μέρες\t{0} days\t{0} يوم\t\n";
    struct complaints c;
    struct texts *t = read_two(state, &c, "src/texts.tsv", table, "programmes/a/texts.tsv", "id\tnote\tel\ten\tsq\nx\t\tα\ta\tb\n");
    int d = texts_find(t, "d"), ar = texts_language_find(t, "ar"), uk = texts_language_find(t, "uk");
    bool fell;

    assert_int_equal(c.n, 0);
    assert_true(d >= 0);
    assert_string_equal(texts_plural(t, 0, d, 1, NULL), "μία μέρα");
    assert_string_equal(texts_plural(t, 0, d, 0, NULL), "{0} μέρες");
    assert_string_equal(texts_plural(t, ar, d, 2, NULL), "يومان");
    assert_string_equal(texts_plural(t, ar, d, 7, NULL), "{0} أيام");
    assert_string_equal(texts_plural(t, ar, d, 0, NULL), "{0} يوم");
    assert_string_equal(texts_plural(t, uk, d, 21, NULL), "{0} день");
    assert_string_equal(texts_plural(t, uk, d, -3, &fell), "{0} дні");
    assert_false(fell);
    assert_string_equal(texts_plural(t, texts_language_find(t, "sq"), d, 1, &fell), "μία μέρα");
    assert_true(fell);
    assert_int_equal(texts_language(t, ar)->missing, 1);        /* a.x alone */
    assert_int_equal(texts_language(t, uk)->missing, 1);
}

static void fills(void **state)
{
    struct out o = { .mem = MEM };

    texts_fill(&o, "{1} of {0}, {2} {x} {", 2, (const char *const[]){ "<b>", "two" });
    assert_string_equal(out_text(&o), "two of <b>, {2} {x} {");
}

static void values_are_said(void **state)
{
    static const struct { const char *code, *money, *debt, *whole, *date, *first, *number; } want[] = {
        { "el", "1.234,50 €", "-0,05 €", "175 €", "22 Νοεμβρίου 2026", "1η Μαΐου 2026", "12.345,675" },
        { "en", "€1,234.50", "-€0.05", "€175", "22 November 2026", "1 May 2026", "12,345.675" },
        { "ar", LTR("1,234.50 €"), LTR("-0.05 €"), LTR("175 €"), "22 نوفمبر 2026", "1 مايو 2026", LTR("12,345.675") },
        { "sq", "1\u00a0234,50 €", "-0,05 €", "175 €", "22 nëntor 2026", "1 maj 2026", "12\u00a0345,675" },
        { "uk", "1\u00a0234,50 €", "-0,05 €", "175 €", "22 листопада 2026 року", "1 травня 2026 року", "12\u00a0345,675" },
        { "fr", "1\u202f234,50 €", "-0,05 €", "175 €", "22 novembre 2026", "1er mai 2026", "12\u202f345,675" },
        { "fa", LTR("1,234.50 €"), LTR("-0.05 €"), LTR("175 €"), "22 نوامبر 2026", "1 مه 2026", LTR("12,345.675") },
        { "ka", "1\u00a0234,50 €", "-0,05 €", "175 €", "22 ნოემბერი, 2026", "1 მაისი, 2026", "12\u00a0345,675" },
        { "qq", "1\u00a0234,50 €", "-0,05 €", "175 €", "2026-11-22", "2026-05-01", "12\u00a0345,675" },
    };
    struct complaints c;
    struct texts *t = read_two(state, &c, "src/texts.tsv", "id\tnote\tel\ten\tar\tsq\tuk\tfr\tfa\tka\tqq\nhello\t\tα\tb\t\t\t\t\t\t\t\n", NULL, NULL);

    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        struct out o = { .mem = MEM }, all = { .mem = MEM };
        int lang = texts_language_find(t, want[i].code);

        assert_true(lang >= 0);
        say_cents(&o, t, lang, (cents){ 123450 });
        out_char(&o, '|');
        say_cents(&o, t, lang, (cents){ -5 });
        out_char(&o, '|');
        say_cents(&o, t, lang, (cents){ 17500 });
        out_char(&o, '|');
        say_day(&o, t, lang, day_of(2026, 11, 22));
        out_char(&o, '|');
        say_day(&o, t, lang, day_of(2026, 5, 1));
        out_char(&o, '|');
        say_number(&o, t, lang, 1234567500, 5);
        say_day(&o, t, lang, DAY_NONE);
        out_fmt(&all, "%s|%s|%s|%s|%s|%s", want[i].money, want[i].debt, want[i].whole, want[i].date, want[i].first, want[i].number);
        assert_string_equal(out_text(&o), out_text(&all));
    }
    struct out o = { .mem = MEM };

    say_int(&o, t, 0, INT64_MIN);
    say_int(&o, t, 0, 999);
    assert_string_equal(out_text(&o), "-9.223.372.036.854.775.808999");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(looks_up), UNIT(a_town_rewords), UNIT(refusals), UNIT(a_builtin_text_must_exist),
        cmocka_unit_test(plural_categories), UNIT(plural_texts), UNIT(fills), UNIT(values_are_said),
    };

    return cmocka_run_group_tests_name("texts", tests, NULL, NULL);
}
