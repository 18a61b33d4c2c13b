/* SPDX-License-Identifier: EUPL-1.2
** fold_test.c - spelling and check digits.
**
** With a word (elot | fold | afm | amka) it is a filter, line by line, so that spelling.t can compare it with
** other people's programs. */
#include "base/test.h"
#include "base/fold.h"

/* ELOT 743 / ISO 843 type 2: each row shows one rule. */
static const char *const passport[][2] = {
    { "Αθήνα", "Athina" }, { "Λάρισα", "Larisa" }, { "Εύα Παπαδοπούλου", "Eva Papadopoulou" },
    { "Γκίκας Μπάμπης", "Gkikas Bampis" },              /* gk; mp is b at the beginning */
    { "Λάμπρος Λαμπ", "Lampros Lab" },                  /* mp inside, b at the end */
    { "ΜΠΑΜΠΑΛΗΣ", "BAMPALIS" }, { "ΛΑΜΠΡΟΣ", "LAMPROS" },
    { "Αγγελική", "Angeliki" }, { "Σάλπιγξ", "Salpinx" }, { "Άγχος", "Anchos" }, { "ΑΓΧΟΣ", "ANCHOS" },
    { "Χρύσα Ντούμα", "Chrysa Ntouma" }, { "Τσίπης Τζώρτζης", "Tsipis Tzortzis" },
    { "Αυγή", "Avgi" }, { "Ευθυμίου", "Efthymiou" }, { "Εύβοια", "Evvoia" }, { "Ηύρα", "Ivra" }, { "Αυτός ΑΥΤΟΣ", "Aftos AFTOS" },
    { "Παύλος", "Pavlos" }, { "Λεύκα", "Lefka" }, { "Ζευς", "Zefs" }, { "Ευ", "Ef" }, { "Ευάγγελος", "Evangelos" },
    { "Αϋφαντή", "Ayfanti" }, { "Άυλος", "Aylos" },     /* a diaeresis, or the accent on the first, parts them */
    { "Μαΐου", "Maiou" }, { "ΧΑΪΔΑΡΙ", "CHAIDARI" }, { "Προϋπηρεσία", "Proypiresia" },
    { "Θεσσαλονίκη ΘΕΣΣΑΛΙΑ", "Thessaloniki THESSALIA" }, { "Ψαρράς ΨΑΡΡΑΣ", "Psarras PSARRAS" }, { "Ξένια", "Xenia" },
    { "Ρούσσος 12 – ΑΒ", "Roussos 12 – AV" }, { "Ὀδυσσεύς", "Odyssefs" }, { "Ἑλένη ᾍδης", "Eleni Adis" },
    { "Ευ\xcc\x81" "α Αυ\xcc\x88", "Eva Ay" },           /* accents written apart */
    { "Ahmed Ö", "Ahmed Ö" }, { "", "" },
};

static void passport_spelling(void **state)
{
    for (size_t i = 0; i < sizeof passport / sizeof *passport; i++)
        assert_string_equal(elot743(MEM, passport[i][0]), passport[i][1]);
}

static void survives_bad_bytes(void **state)
{
    assert_non_null(elot743(MEM, "\xce"));
    assert_non_null(elot743(MEM, "\xce\xb1\xff\xe1\xbd"));
    assert_non_null(fold_plain(MEM, "\xf0\x9f"));
}

static void plain_folding(void **state)
{
    assert_string_equal(fold_plain(MEM, "  Officer  Μαρία-Ελένη Żółć "), "officer maria eleni zolc");
    assert_string_equal(fold_plain(MEM, "Χρήστος Ξένος"), "christos xenos");
    assert_string_equal(fold_plain(MEM, " - "), "");
}

/* RFC 3629 and the Unicode standard, table 3-7. */
static void utf8(void **state)
{
    static const char *const good[] = { "", "abc", "ά", "\xed\x9f\xbf", "\xee\x80\x80", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf" };
    static const char *const bad[] = { "\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
                                       "\xf5\x80\x80\x80", "\xce", "\xe2\x82", "a\xff" };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) assert_true(utf8_valid(good[i], strlen(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(utf8_valid(bad[i], strlen(bad[i])));
    assert_false(utf8_valid("a\0b", 3));
    assert_false(utf8_valid("\xce\xb1", 1));
}

static void afm(void **state)
{
    char clean[10];

    (void)state;
    assert_true(afm_valid("123456783"));
    assert_false(afm_valid("123456789"));
    assert_false(afm_valid("100000000"));
    assert_false(afm_valid("023456783"));
    assert_false(afm_valid("000000000"));
    assert_false(afm_valid("12345678"));
    assert_false(afm_valid("1234567830"));
    assert_false(afm_valid("12345678a"));
    assert_true(afm_clean(" EL 123 456 783", clean));
    assert_string_equal(clean, "123456783");
    assert_true(afm_clean("GR123456783", clean));
    assert_false(afm_clean("23456783", clean));             /* padded to 023456783 */
    assert_false(afm_clean("", clean));
    assert_false(afm_clean("1234567831234567", clean));
    assert_false(afm_clean("DE123456783", clean));
}

static void amka(void **state)
{
    (void)state;
    assert_true(amka_valid("31128500001"));
    assert_true(amka_valid("15029900006"));
    assert_true(amka_valid("29020000013"));                 /* 29 February exists in 2000 */
    assert_true(amka_valid("01071200016"));
    assert_false(amka_valid("29020100011"));                /* Luhn holds, but 29-02-01 is no day */
    assert_false(amka_valid("31128500002"));
    assert_false(amka_valid("3112850000"));
    assert_false(amka_valid("311285000011"));
    assert_false(amka_valid("3112850000x"));
    assert_false(amka_valid(""));
}

static int filter(const char *what)
{
    struct bench b = { 0 };
    char line[4096];

    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        mem_open(&b.mem, &b.fate, 1 << 20);
        if (!strcmp(what, "elot")) puts(elot743(&b.mem, line));
        else if (!strcmp(what, "fold")) puts(fold_plain(&b.mem, line));
        else if (!strcmp(what, "afm")) puts(afm_valid(line) ? "yes" : "no");
        else if (!strcmp(what, "amka")) puts(amka_valid(line) ? "yes" : "no");
        else return 2;
        mem_close(&b.mem);
    }
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        UNIT(passport_spelling), UNIT(survives_bad_bytes), UNIT(plain_folding),
        cmocka_unit_test(utf8), cmocka_unit_test(afm), cmocka_unit_test(amka),
    };

    if (argc > 1) return filter(argv[1]);
    return cmocka_run_group_tests_name("spelling", tests, NULL, NULL);
}
