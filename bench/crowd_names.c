/* SPDX-License-Identifier: EUPL-1.2
** crowd_names.c - the names of the invented people: see crowd.h.  The commonest first. */
#include "crowd.h"
#include <stddef.h>
#define COUNT(a) ((int)(sizeof a / sizeof *a))

static const char *const greek_men[] = { "Γεώργιος", "Ιωάννης", "Κωνσταντίνος", "Δημήτριος", "Νικόλαος", "Παναγιώτης", "Βασίλειος", "Χρήστος",
    "Αθανάσιος", "Μιχαήλ", "Ευάγγελος", "Σπυρίδων", "Αντώνιος", "Αναστάσιος", "Θεόδωρος", "Ανδρέας", "Χαράλαμπος", "Αλέξανδρος",
    "Εμμανουήλ", "Ηλίας", "Σταύρος", "Πέτρος", "Στέφανος", "Απόστολος", "Στυλιανός", "Γρηγόριος", "Φώτιος", "Ευστάθιος", "Σωτήριος",
    "Παύλος", "Άγγελος", "Κυριάκος", "Ελευθέριος", "Λεωνίδας", "Θωμάς", "Ιωσήφ", "Αριστείδης", "Ευστράτιος", "Ξενοφών", "Ραφαήλ", "Αχιλλέας",
    "Περικλής", "Οδυσσέας", "Φίλιππος", "Λάζαρος", "Ευθύμιος", "Ζήσης", "Στέργιος", "Θρασύβουλος", "Ορέστης", "Μάριος", "Ιάσων", "Λουκάς", "Μάρκος" };
static const char *const greek_women[] = { "Μαρία", "Ελένη", "Αικατερίνη", "Βασιλική", "Σοφία", "Αγγελική", "Γεωργία", "Ευαγγελία", "Δήμητρα",
    "Αναστασία", "Κωνσταντίνα", "Ιωάννα", "Παναγιώτα", "Παρασκευή", "Άννα", "Χριστίνα", "Ειρήνη", "Φωτεινή", "Αθηνά", "Χρυσούλα", "Σταυρούλα", "Κυριακή",
    "Ευτυχία", "Θεοδώρα", "Αλεξάνδρα", "Δέσποινα", "Ευφροσύνη", "Στυλιανή", "Καλλιόπη", "Όλγα", "Ζωή", "Αντωνία", "Μαργαρίτα", "Νίκη", "Ελευθερία",
    "Βαρβάρα", "Ουρανία", "Σταματία", "Πηνελόπη", "Ξένια", "Ολυμπία", "Θεανώ", "Άρτεμις", "Ραφαηλία", "Ευδοκία", "Πολυξένη", "Ναταλία", "Ιουλία", "Μυρτώ" };
static const char *const greek_families[] = { "Οικονόμου", "Παππάς", "Καραγιάννης", "Μακρής", "Βλάχος", "Αγγελής", "Σαμαράς", "Ζήσης", "Μπακάλης",
    "Τσιάρας", "Ντόντης", "Γκίκας", "Λιάπης", "Κούρτης", "Ρήγας", "Φράγκος", "Ψαρράς", "Ξυδάς", "Χατζής", "Μπέης", "Τζιμίκας", "Κατσαρός", "Μυλωνάς",
    "Σιδεράς", "Ράπτης", "Καλόγερος", "Γκόγκος", "Ντίνας", "Τσούκας", "Μπαλάφας", "Σούλης", "Φλώρος", "Βούλγαρης", "Αρβανίτης", "Ευθυμίου", "Αυγέρης", "Παπαϊωάννου" };
const char *const crowd_stems[] = { "Παπαδ", "Γεωργ", "Δημητρ", "Νικολ", "Κωνσταντιν", "Ιωανν", "Αθανασ", "Βασιλ", "Χριστοδουλ", "Αναγνωστ", "Αντων",
    "Θεοδωρ", "Μιχαηλ", "Σταυρ", "Πετρ", "Παυλ", "Αλεξ", "Ηλι", "Στεφαν", "Αποστολ", "Παναγιωτ", "Χαραλαμπ", "Γρηγορ", "Σωτηρ", "Κυριακ", "Λαζαρ",
    "Θωμ", "Μαν", "Σπυρ", "Ευαγγελ", "Τσακαλ", "Μπουρ", "Ντουρ", "Γκουν", "Καλογερ", "Ξανθ", "Ψυχογι", "Φωτ", "Οικονομ", "Ζαφειρ", "Μαυρ", "Κοντ",
    "Λεοντ", "Αγγελ", "Ραφτ", "Σακελλαρ", "Τζαν", "Βογιατζ", "Δασκαλ", "Υψηλαντ" };
const char *const crowd_before[] = { "", "", "", "", "", "Παπα", "Καρα", "Χατζη", "Κοντο", "Μακρο" };
const char *const crowd_syllables[] = { "Κα", "λα", "μπου", "ντι", "γκα", "τσι", "ρο", "βα", "μα", "νη", "σο", "φα", "χω", "δε", "ζου", "θε", "λι", "ξα", "πε", "ρη", "τα",
    "κου", "μει", "στρα", "φλω", "για", "βρυ", "τζα", "σκε", "πλα" };
const char *const crowd_streets[] = { "Κύπρου", "Παπαναστασίου", "Ηπείρου", "Βενιζέλου", "Ρούσβελτ", "Φαρσάλων", "Καραθάνου", "Ιωαννίνων", "Βόλου", "Αχιλλέως",
    "Ερμού", "Μανδηλαρά", "Ασκληπιού", "Κούμα", "Παναγούλη", "Δευκαλίωνος", "Γαληνού", "Αγίας Μαρίνας", "Τρικάλων", "Σκαρλάτου Σούτσου", "Μεγάλου Αλεξάνδρου",
    "Ογδόης Μεραρχίας", "Γεωργιάδου", "Πολυκάρπου", "Ξυνοπούλου", "Θετταλού", "Λαγού", "Ηρώων Πολυτεχνείου", "Νικηταρά", "Χατζημιχάλη" };

static const char *const albanian_men[] = { "Arben", "Ilir", "Agron", "Gjergji", "Besnik", "Altin", "Dritan", "Fatmir", "Xhevahir", "Shpëtim", "Edmond", "Nikolla",
    "Luan", "Petrit", "Sokol", "Bujar", "Genci", "Ledian", "Ylli", "Kujtim" };
static const char *const albanian_women[] = { "Mirela", "Shpresa", "Valbona", "Alketa", "Drita", "Majlinda", "Elona", "Anila", "Teuta", "Blerina", "Xhoana", "Ermira",
    "Liljana", "Entela", "Vjollca", "Fatbardha", "Albana", "Flutura" };
static const char *const albanian_families[] = { "Hoxha", "Shehu", "Çela", "Prifti", "Gjoka", "Dervishi", "Muça", "Bashkimi", "Kola", "Leka", "Marku", "Ndoj", "Sinani",
    "Xhafa", "Zeneli", "Gjini", "Bregu", "Kurti", "Rrapaj", "Llupa", "Meta", "Nikaj", "Dushku", "Hysa", "Berisha", "Krasniqi" };
static const char *const ukrainian_men[] = { "Oleksandr", "Serhii", "Volodymyr", "Andrii", "Mykola", "Yurii", "Dmytro", "Vasyl", "Ihor", "Viktor", "Oleh", "Yevhen", "Mykhailo" };
static const char *const ukrainian_women[] = { "Olena", "Tetiana", "Iryna", "Nataliia", "Oksana", "Svitlana", "Liudmyla", "Halyna", "Yuliia", "Kateryna", "Hanna", "Valentyna", "Zhanna" };
static const char *const ukrainian_families[] = { "Shevchenko", "Kovalenko", "Bondarenko", "Tkachenko", "Kravchenko", "Melnyk", "Shcherbak", "Chernenko", "Savchuk",
    "Ivanova", "Petrenko", "Moroz", "Lysenko", "Rudenko", "Hryhorenko", "Zhuk", "Yakovenko", "Kuzmenko", "Polishchuk", "Koval" };
static const char *const arab_men[] = { "Mohamed", "Ahmed", "Mahmoud", "Ali", "Hassan", "Hussein", "Khaled", "Omar", "Youssef", "Ibrahim", "Abdel Rahman", "Mustafa",
    "Said", "Walid", "Jamal", "Tarek", "Karim", "Abdullah", "Samir", "Bilal" };
static const char *const arab_women[] = { "Fatima", "Aisha", "Mariam", "Zainab", "Khadija", "Amina", "Noor", "Huda", "Layla", "Salma", "Rania", "Yasmin", "Hanan", "Samira" };
static const char *const arab_families[] = { "Al-Masri", "Haddad", "Khalil", "El Sayed", "Mansour", "Saleh", "Ibrahim", "Hamdan", "Qasim", "Darwish", "Al-Ahmad", "Nasser",
    "Khoury", "Ghanem", "Abbas", "Shaheen", "Jaber", "Hosseini", "Rahimi", "Ahmadi", "Bakri", "Othman" };
static const char *const asian_men[] = { "Muhammad", "Imran", "Asif", "Shahid", "Rashid", "Tariq", "Zahid", "Usman", "Md Rahim", "Abdul Karim", "Nasir", "Waqas", "Irfan", "Sajjad" };
static const char *const asian_women[] = { "Ayesha", "Nasreen", "Farzana", "Rukhsana", "Shabnam", "Bushra", "Saima", "Parveen" };
static const char *const asian_families[] = { "Khan", "Hussain", "Iqbal", "Chaudhry", "Akhtar", "Ahmad", "Malik", "Rehman", "Islam", "Miah", "Begum", "Butt", "Qureshi", "Shah", "Singh", "Javed" };
static const char *const eastern_men[] = { "Giorgi", "Davit", "Levan", "Ivan", "Georgi", "Dimitar", "Nikolay", "Stefan", "Ion", "Vasile", "Gheorghe", "Andrei", "Zurab", "Krasimir" };
static const char *const eastern_women[] = { "Nino", "Mariam", "Tamar", "Natela", "Maria", "Elena", "Ivanka", "Desislava", "Ana", "Ioana", "Mihaela", "Tsvetelina", "Ketevan" };
static const char *const eastern_families[] = { "Beridze", "Kapanadze", "Gelashvili", "Tsiklauri", "Ivanov", "Georgiev", "Dimitrov", "Petrov", "Todorov", "Popescu",
    "Ionescu", "Dumitru", "Stoica", "Mkrtchyan", "Hakobyan", "Lomidze", "Chkheidze", "Iliev", "Nikolov", "Marinova" };

#define ORIGIN(name, weight, greek) { name##_men, name##_women, name##_families, COUNT(name##_men), COUNT(name##_women), COUNT(name##_families), weight, greek }
const struct crowd_origin crowd_origins[] = { ORIGIN(greek, 80, true), ORIGIN(albanian, 8, false), ORIGIN(arab, 4, false), ORIGIN(ukrainian, 3, false),
    ORIGIN(eastern, 3, false), ORIGIN(asian, 2, false) };
const int crowd_norigins = COUNT(crowd_origins), crowd_nstems = COUNT(crowd_stems), crowd_nbefore = COUNT(crowd_before),
          crowd_nsyllables = COUNT(crowd_syllables), crowd_nstreets = COUNT(crowd_streets);

const char *const crowd_short[][2] = { { "Γεώργιος", "Γιώργος" }, { "Ιωάννης", "Γιάννης" }, { "Κωνσταντίνος", "Κώστας" }, { "Δημήτριος", "Δημήτρης" },
    { "Νικόλαος", "Νίκος" }, { "Παναγιώτης", "Πάνος" }, { "Βασίλειος", "Βασίλης" }, { "Αθανάσιος", "Θανάσης" }, { "Μιχαήλ", "Μιχάλης" },
    { "Ευάγγελος", "Βαγγέλης" }, { "Σπυρίδων", "Σπύρος" }, { "Αντώνιος", "Αντώνης" }, { "Αναστάσιος", "Τάσος" }, { "Θεόδωρος", "Θοδωρής" },
    { "Χαράλαμπος", "Μπάμπης" }, { "Αλέξανδρος", "Αλέκος" }, { "Εμμανουήλ", "Μανώλης" }, { "Στυλιανός", "Στέλιος" }, { "Ευστάθιος", "Στάθης" },
    { "Σωτήριος", "Σωτήρης" }, { "Ελευθέριος", "Λευτέρης" }, { "Αικατερίνη", "Κατερίνα" }, { "Βασιλική", "Βάσω" }, { "Γεωργία", "Γωγώ" },
    { "Ευαγγελία", "Λίτσα" }, { "Αναστασία", "Τασούλα" }, { "Κωνσταντίνα", "Ντίνα" }, { "Παναγιώτα", "Γιώτα" }, { "Παρασκευή", "Βούλα" },
    { "Ειρήνη", "Ρένα" }, { "Μαρία", "Μαίρη" }, { "Θεοδώρα", "Δώρα" }, { "Καλλιόπη", "Πόπη" }, { "Αλεξάνδρα", "Αλέκα" }, { "Απόστολος", "Τόλης" } };
const int crowd_nshort = COUNT(crowd_short);
