/* SPDX-License-Identifier: EUPL-1.2
** sound_test.c - one person, several hands: spellings that must meet, and names that must stay apart.
**
** Rows come from the rules of ELOT 743, the Ukrainian passport's table (resolution 55 of 2010), passports of Arab countries and of
** Albania, and from how Greek clerks write foreign names by ear. */
#include "base/test.h"
#include "match/sound.h"

static bool skeletons_equal(const struct word *a, const struct word *b)
{
    for (int i = 0; i < a->readings; i++)
        for (int k = 0; k < b->readings; k++) if (!strcmp(a->skeleton[i], b->skeleton[k])) return true;
    return false;
}

static bool readings_meet(const struct word *a, const struct word *b)
{
    for (int i = 0; i < a->readings; i++)
        for (int k = 0; k < b->readings; k++) if (!strcmp(a->sound[i], b->sound[k])) return true;
    return false;
}

static void all_meet(const char *const row[], bool skeleton)
{
    struct word first, w;

    words_of(row[0], &first, 1);
    for (int k = 1; k < 8 && row[k]; k++) {
        assert_int_equal(words_of(row[k], &w, 1), 1);
        bool met = skeleton ? skeletons_equal(&first, &w) : readings_meet(&first, &w);
        if (!met) print_error("%s %s/%s   %s %s/%s\n", row[0], first.sound[0], first.skeleton[0], row[k], w.sound[0], w.skeleton[0]);
        assert_true(met);
    }
}

/* Every spelling of a row is read alike in one of its ways. */
static const char *const alike[][8] = {
    { "Παπαδόπουλος", "papadopoulos", "ΠΑΠΑΔΟΠΟΥΛΟΣ", "Papadopulos", "Παπαδοπουλοσ", "papadopoylos", "Pappadopoulos" },
    { "Χρήστος", "Christos", "Khristos", "Xristos", "Hristos", "Xrhstos" },
    { "Ευάγγελος", "Evangelos", "Euaggelos", "Evaggelos", "Eyaggelos", "Εὐάγγελος", "Euangelos" },
    { "Βασίλης", "Vasilis", "Basilis", "Vassilis", "Vasileis", "Basilhs", "Bασίλης" },
    { "Αικατερίνη", "Aikaterini", "Ekaterini", "Aekaterini", "Aikaterinh" },
    { "Ειρήνη", "Eirini", "Irini", "Iryny", "Eirhnh", "Εἰρήνη" },
    { "Γιώργος", "Giorgos", "Yiorgos", "Giwrgos", "Yorgos", "Jorgos" },
    { "Γιάννης", "Giannis", "Yiannis", "Yannis", "Jannis", "Giannhs", "Γιάνης" },
    { "Δημήτρης", "Dimitris", "Dimitreis", "Dhmhtrhs" }, { "Δημήτριος", "Dimitrios", "Dimitriοs", "DIMITRIOS" },
    { "Κυριάκος", "Kyriakos", "Kiriakos", "Kuriakos" }, { "Θεοδώρα", "Theodora", "8eodora", "Θεοδωρα", "Theodwra" },
    { "Ξένια", "Xenia", "Ksenia", "Xenya" }, { "Ψαράς", "Psaras", "Psarras", "Ψαρράς" },
    { "Αυγή", "Avgi", "Augi", "Avgh" }, { "Ευτυχία", "Eftychia", "Evtychia", "Eutychia", "Eytychia", "Eftihia" },
    { "Παύλος", "Pavlos", "Paulos", "Paylos" }, { "Ευφροσύνη", "Effrosyni", "Efrosini", "Euphrosyni", "Evfrosini" },
    { "Μπάμπης", "Babis", "Mpampis", "Bampis", "Mpabis" }, { "Αντώνης", "Antonis", "Andonis", "Adonis" },
    { "Αγγελική", "Angeliki", "Aggeliki", "Agkeliki" }, { "Καραντζάς", "Karantzas", "Karadzas", "Karandjas" },
    { "Γκίκας", "Gkikas", "Gikas", "Ghikas" }, { "Τσίπης", "Tsipis", "Tsiphs" }, { "Άνθη", "Anthi", "An8i", "An8h" },
    { "Χασάν", "Hassan", "Hasan", "Chasan", "Khassan" }, { "Φατίμα", "Fatima", "Fatimah", "Phatima" },
    { "Τζαμάλ", "Jamal", "Tzamal", "Djamal" }, { "Μαχμούντ", "Mahmoud", "Mahmood", "Machmount" },
    { "Γουαλίντ", "Goualid" }, { "Ουαλίντ", "Walid", "Oualid", "Waleed" }, { "Χάλεντ", "Khaled", "Haled", "Chalent" },
    { "Αμπντέλ Ραχμάν", "Abdel Rahman", "Abdul-Rahman", "Abdelrahman", "Abdulrahman", "Abd al-Rahman", "Abderrahman", "Αμπντελραχμάν" },
    { "Αλ Μασρί", "Al-Masri", "el Masri", "Masri" },
    { "Σέρχι", "Serhii", "Serhiy", "Serhij" }, { "Yuliia", "Γιούλια", "Iuliia", "Yulia", "Julia", "Юлія" },
    { "Μαρία", "Мария", "Марія", "Maria", "Mariia", "Mariya" }, { "Олександр", "Oleksandr", "Olexandr", "Ολεξάντρ" },
    { "Чернова", "Chernova", "Τσερνόβα", "Tchernova" }, { "Жанна", "Zhanna", "Ζάννα", "Zanna" }, { "Щербак", "Shcherbak", "Σερμπάκ" },
    { "Γκέργκι", "Gjergji", "Gergi" }, { "Xhevahir", "Τζεβαχίρ", "Dzevahir" }, { "Çela", "Τσέλα", "Chela", "Cela" },
    { "Πρένγκα", "Prenga", "Prengga" }, { "Shpresa", "Σπρέσα", "Shprësa" }, { "Νίκολα", "Nikolla", "Nikola" },
    { "გიორგი", "Giorgi", "Γιώργι" }, { "Müller", "Muller", "MÜLLER", "Mueller" }, { "O'Neil", "ONeil", "O’Neil" },
    { "أحمد", "احمد", "أَحْمَد" }, { "ІВАН", "іван", "Ivan", "Ιβάν" }, { "Łukasz", "Lukas", "Λουκάς" }, { "Ὀδυσσεύς", "Οδυσσεύς", "Odysseus", "Odisseys" },
    { "王", "王" }, { "Ιωσήφ", "Iosif", "Iwshf" }, { "Στέφανος", "Stefanos", "Stephanos" }, { "Νύμφη", "Nymfi", "Nymphi" },
};

static void spellings_meet(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) all_meet(alike[i], false);
}

/* Where spellings differ too much for one reading, the skeleton is the same. */
static const char *const bones[][8] = {
    { "محمد", "Mohamed", "Muhammad", "Mohammed", "Μοχάμεντ", "Μουχάμαντ", "Mehmet" },
    { "أحمد", "Ahmed", "Ahmad", "Αχμέτ", "Αχμέντ", "Achmet" }, { "حسين", "Hussein", "Husayn", "Χουσεΐν", "Hossain" },
    { "علي", "Ali", "Αλί", "Aly" }, { "فاطمة", "Fatima", "Φατμέ", "Fatma" }, { "خالد", "Khaled", "Χαλίντ", "Khalid" },
    { "عبدالله", "Abdullah", "Abdallah", "Αμπντουλάχ", "Abdoulla" }, { "يوسف", "Youssef", "Yusuf", "Γιουσούφ", "Youcef" },
    { "Oleksandr", "Aleksandr", "Alexander", "Αλεξάντρ", "Олександр", "Александр" }, { "Сергій", "Serhii", "Sergei", "Σεργκέι" },
    { "Παπαδόπουλος", "Παπαδοπούλου", "Papadopoulou" }, { "Γεωργίου", "Georgiou", "Γιωργίου" },
    { "Καραγιάννης", "Καραγιάννη", "Karayanni" }, { "Ιωαννίδης", "Ιωαννίδη" },
};

static void skeletons_meet(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bones / sizeof *bones; i++) all_meet(bones[i], true);
}

static void kept_apart(void **state)
{
    static const char *const pair[][2] = { { "Γιώργος", "Γεώργιος" }, { "Άννα", "Άνθη" }, { "Κώστας", "Κωστής" }, { "1123", "123" },
                                           { "Μαρία", "Μάριος" }, { "Θανάσης", "Τάσος" }, { "Νίκος", "Νίκη" }, { "11", "1" }, { "王", "李" } };

    (void)state;
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
        struct word a, b;
        words_of(pair[i][0], &a, 1), words_of(pair[i][1], &b, 1);
        if (readings_meet(&a, &b)) print_error("%s %s\n", pair[i][0], pair[i][1]);
        assert_false(readings_meet(&a, &b));
    }
}

static void words_and_particles(void **state)
{
    static const struct { const char *name; int n; const char *first, *last; } row[] = {
        { "Παπαδοπούλου-Γεωργίου Άννα Μαρία", 4, "papadopulu", "maria" }, { "Ludwig van der Berg", 2, 0, "verg" },
        { "Al", 1, "al", "al" }, { "", 0, 0, 0 }, { " - . ", 0, 0, 0 }, { "de la", 2, "de", "la" }, { "Ν. Παππάς", 2, "n", "papas" },
        { "a b c d e f g h i j", 8, "a", "h" },
    };
    struct word w[WORDS_MOST];

    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        assert_int_equal(words_of(row[i].name, w, WORDS_MOST), row[i].n);
        if (row[i].first) assert_string_equal(w[0].sound[0], row[i].first);
        if (row[i].last) assert_string_equal(w[row[i].n - 1].sound[0], row[i].last);
    }
}

/* A cut inside a digraph finds too: N1's promise for who is still typing. */
static const char *const begins[][2] = {
    { "Παπαδόπουλος", "παπαδοπο" }, { "Παπαδόπουλος", "papadopou" }, { "Παπαδόπουλος", "Papadopu" }, { "Papantoniou", "Παπαν" },
    { "Παπαντωνίου", "papan" }, { "Παπαντωνίου", "papand" }, { "Καραντζάς", "karant" }, { "Καραντζάς", "Karan" }, { "Ευάγγελος", "e" },
    { "Ευάγγελος", "Eva" }, { "Ευτυχία", "ef" }, { "Eftychia", "Ευ" }, { "Έφη", "ef" }, { "Γιώργος", "γ" }, { "Γιώργος", "gi" },
    { "Γιώργος", "yi" }, { "Μαχμούντ", "mah" }, { "Χρήστος", "c" }, { "Χρήστος", "xr" }, { "Mpampis", "Μ" }, { "Μπάμπης", "b" },
    { "Θανάσης", "t" }, { "Τσίπης", "t" }, { "Shcherbak", "s" }, { "Аня", "А" }, { "Κυριάκος", "ku" }, { "123", "12" },
};

static void beginnings(void **state)
{
    char some[40][SOUND_MOST];

    (void)state;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        struct word name;
        bool inside = false;
        int n = beginnings_of(begins[i][1], some, 40);

        if (!word_begins(begins[i][0], begins[i][1])) print_error("%s does not begin with %s\n", begins[i][0], begins[i][1]);
        assert_true(word_begins(begins[i][0], begins[i][1]));
        words_of(begins[i][0], &name, 1);
        for (int k = 0; k < n; k++)
            for (int q = 0; q < name.readings; q++) inside |= !strncmp(name.sound[q], some[k], strlen(some[k]));
        if (!inside) print_error("%s is not in the range of %s (%s)\n", begins[i][0], begins[i][1], name.sound[0]);
        assert_true(inside);
    }
    assert_false(word_begins("Παπαδόπουλος", "papag"));
    assert_false(word_begins("Άννα", ""));
    assert_false(word_begins("", "a"));
}

/* N4: names of one and of three hundred letters, any script, broken bytes. */
static void bounded(void **state)
{
    static const char *const letter[] = { "a", "Ω", "ж", "م", "ა", "ա", "王", "8", "\xff", "😀", "ț" };
    char name[1300];
    struct word w[WORDS_MOST];

    (void)state;
    for (size_t i = 0; i < sizeof letter / sizeof *letter; i++) {
        assert_in_range(words_of(letter[i], w, WORDS_MOST), 0, 1);
        *name = 0;
        for (int k = 0; k < 300; k++) strcat(name, k % 7 == 6 ? "b" : letter[i]);
        assert_in_range(words_of(name, w, WORDS_MOST), 1, WORDS_MOST);
        assert_true(strlen(w[0].sound[0]) < SOUND_MOST && strlen(w[0].skeleton[0]) < SKELETON_MOST);
        char some[4][SOUND_MOST];
        assert_in_range(beginnings_of(name, some, 4), 0, 4);
        word_begins(name, name);
    }
}

static int filter(void)
{
    char line[4096];
    struct word w[WORDS_MOST];

    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        int n = words_of(line, w, WORDS_MOST);
        for (int i = 0; i < n; i++) printf("%s%s", i ? " " : "", w[i].sound[0]);
        puts("");
    }
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_meet), cmocka_unit_test(skeletons_meet), cmocka_unit_test(kept_apart),
        cmocka_unit_test(words_and_particles), cmocka_unit_test(beginnings), cmocka_unit_test(bounded),
    };

    if (argc > 1 && !strcmp(argv[1], "fold")) return filter();
    return cmocka_run_group_tests_name("sound", tests, NULL, NULL);
}
