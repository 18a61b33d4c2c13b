/* SPDX-License-Identifier: EUPL-1.2
** variants_test.c - the forms of a forename in their own letters; and, where it is at hand, a list made by others. */
#include "base/test.h"
#include "match/compare.h"
#include <stdlib.h>

static const char *const forms[] = {
    "Γεώργιος Γιώργος Γιώργης Γιωργής Γεωργάκης Gjergji Giorgi Heorhii",
    "Ιωάννης Γιάννης Γιάγκος Γιαννάκης",
    "Κωνσταντίνος Κώστας Κωστής Κωστάκης Ντίνος Κωσταντίνος Costa Kostiantyn",
    "Δημήτριος Δημήτρης Μήτσος Μίμης Τζίμης Dmytro Dmitri Dhimiter",
    "Νικόλαος Νίκος Νικόλας Νικολάκης Mykola Nikolai Nikolla Nicolae",
    "Παναγιώτης Πάνος Τάκης Γιώτης Παναής",
    "Βασίλειος Βασίλης Βασιλάκης Vasyl Vasil Vasile",
    "Χρήστος Χρίστος Χρηστάκης Κίτσος Hristo",
    "Αθανάσιος Θανάσης Νάσος Θάνος Σάκης Thanas",
    "Ευάγγελος Βαγγέλης Άγγελος Βάγγος Vangjel",
    "Μιχαήλ Μιχάλης Μίχος Mykhailo Mikhail Mihal Mihai",
    "Ευστάθιος Στάθης Stathis",
    "Ευστράτιος Στρατής Στράτος",
    "Αναστάσιος Τάσος Αναστάσης",
    "Εμμανουήλ Μανώλης Μάνος Μανόλης",
    "Σπυρίδων Σπύρος Σπυρίδωνας Spiro",
    "Αντώνιος Αντώνης Anton",
    "Ηλίας Λιάκος Illia Ilia",
    "Σταύρος Σταυράκης",
    "Θεόδωρος Θοδωρής Θόδωρος Θεόδωρας Teodor",
    "Αλέξανδρος Αλέκος Αλέξης Oleksandr Aleksandr Alexandru Aleksander",
    "Απόστολος Αποστόλης Τόλης Λάκης",
    "Χαράλαμπος Μπάμπης Χάρης Λάμπης Χαραλάμπης",
    "Στυλιανός Στέλιος",
    "Παρασκευάς Πάρης",
    "Ελευθέριος Λευτέρης",
    "Στέφανος Stefan Stepan Shtjefen",
    "Πέτρος Petro Petar",
    "Παύλος Pavlo Pavel Pal",
    "Κυριάκος Κούλης",
    "Σωτήριος Σωτήρης Σώτος Sotir",
    "Ιωσήφ Σήφης Josif",
    "Γρηγόριος Γρηγόρης Hryhorii Grigori",
    "Φώτιος Φώτης",
    "Ανδρέας Αντρέας Andrii Andrei Andrea Andrea",
    "Ευθύμιος Θύμιος Ευθύμης",
    "Αριστείδης Άρης",
    "Λεωνίδας Λεωνής",
    "Θωμάς Θωμάκος Thoma",
    "Δέσποινα Ντέπη Δεσποινίτσα Πέπη",
    "Μαρία Μαίρη Μαράκι Μαριώ Μάρω Μαριγώ",
    "Ελένη Λένα Έλενα Λενιώ Ελεάνα Νίτσα Olena Elena",
    "Αικατερίνη Κατερίνα Καίτη Κατίνα Κάτια Kateryna Ekaterina Katarina",
    "Βασιλική Βάσω Βίκυ Κική Βασούλα Vasilika",
    "Γεωργία Γιωργία Γωγώ Ζωρζέτα",
    "Σοφία Σόφη Φούλα Sofiia",
    "Αναστασία Τασία Σία Νατάσα Anastasiia",
    "Ευαγγελία Βαγγελιώ Εύα Λίτσα Λία",
    "Παναγιώτα Γιώτα Πόπη",
    "Κωνσταντίνα Ντίνα Κωστούλα Νάντια",
    "Δήμητρα Δημητρούλα Μιμή Μήτση Ντέμη",
    "Ιωάννα Γιάννα Ioana Ivanna",
    "Χρυσούλα Χρύσα Χρυσάνθη Σούλα",
    "Αγγελική Αγγέλα Κούλα Αγγελικούλα",
    "Άννα Αννούλα Anna Hanna Ana",
    "Παρασκευή Βούλα Εύη Βιβή Παρασκευούλα",
    "Κυριακή Κική Κούλα",
    "Ειρήνη Ρένα Ρηνιώ Ρηνούλα Iryna Irina",
    "Ευφροσύνη Φρόσω Έφη",
    "Ελευθερία Ρούλα Ρία",
    "Στυλιανή Στέλλα Στελλίτσα",
    "Σταματία Ματίνα Σταμάτα",
    "Θεοδώρα Δώρα Ντόρα",
    "Χριστίνα Τίνα Χριστινάκι Kristina",
    "Φωτεινή Φώτω Φώφη Φένια",
    "Αθηνά Νανά Αθηνούλα",
    "Σταυρούλα Ρούλα Βούλα",
    "Καλλιόπη Πόπη Κάλλια",
    "Αλεξάνδρα Αλέκα Σάντρα Oleksandra Aleksandra",
    "Ευτυχία Έφη Ευτυχούλα",
    "Όλγα Ολγίτσα Olha",
    "Ιουλία Γιούλη Τζούλια Yuliia",
    "Μαργαρίτα Ρίτα Μάγκυ",
    "Magdalini Μαγδαληνή Μάγδα Λένα",
    "Νικολέττα Νίκη Νικολίτσα",
    "Muhammad Mohamed Μοχάμεντ Mehmet Mohamad",
    "Ahmed Αχμέτ Ahmad",
    "Yusuf Youssef Γιουσούφ Iosif Jusuf",
    "Ibrahim Ιμπραήμ Ebrahim Brahim",
    "Volodymyr Vladimir Βλαδίμηρος",
    "Serhii Sergei Σέργιος",
    "Tetiana Tatiana Τατιάνα Τάνια",
    "Nataliia Natalia Ναταλία Natasha",
    "Oksana Ksenia Οξάνα",
    "Yevhen Evgeni Ευγένιος",
};

static unsigned __int128 groups_of(const char *name)
{
    struct word w;

    word_of(name, &w);
    return forename_groups(w.sound[0]);
}

static void forms_belong_together(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char line[400], *rest = line, *name;
        unsigned __int128 all = ~(unsigned __int128)0;

        strcpy(line, forms[i]);
        while ((name = strtok_r(rest, " ", &rest))) {
            if (!(all & groups_of(name))) print_error("%s of %s\n", name, forms[i]);
            assert_true((all &= groups_of(name)) != 0);
        }
    }
    assert_true(!groups_of("Ξυλάγγουρο") && !groups_of("") && !groups_of("a"));
    assert_true(!(groups_of("Γιώργος") & groups_of("Γιάννης")));
}

/* The commonest names of the list of el-name-tools (dsouflis): every pair of forms meets by group, sound or likeness. */
static void list_of_others(void **state)
{
    const char *data = getenv("PRONOIA_TEST_DATA");
    char path[400], line[4000], *name;
    int pairs = 0, met = 0;
    FILE *in;

    (void)state;
    snprintf(path, sizeof path, "%s/names/greek-forenames-variants.tsv", data ? data : "../shared/data");
    if (!(in = fopen(path, "r"))) { print_message("the list of forenames is not here: skipped (PRONOIA_TEST_DATA)\n"); skip(); }
    while (fgets(line, sizeof line, in)) {
        char *rest = strchr(line, '\t');
        struct word first, w;

        line[strcspn(line, "\n")] = 0;
        if (!rest || !strchr(rest, ',')) continue;
        word_of(strtok_r(rest + 1, ",", &rest), &first);
        while ((name = strtok_r(rest, ",", &rest))) {
            word_of(name, &w);
            pairs++;
            met += (forename_groups(first.sound[0]) & forename_groups(w.sound[0])) != 0 || words_alike(&first, &w) >= .66f;
        }
    }
    fclose(in);
    print_message("%d of %d short forms of the list meet their name\n", met, pairs);
    assert_true(met * 100 >= pairs * 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(forms_belong_together), cmocka_unit_test(list_of_others) };

    return cmocka_run_group_tests_name("variants", tests, NULL, NULL);
}
